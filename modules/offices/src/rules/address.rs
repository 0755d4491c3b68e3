//! Where somebody may be sent: pages of this program, never another site.

/// The page to return to after signing in: a path of this program, never another site; otherwise the first page.
#[must_use]
pub fn own_path(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.starts_with("/sign-in")
        && next.is_ascii()
        && !next.contains('\\')
        && !next.contains(|letter: char| letter.is_ascii_control() || letter == ' ');
    if ours { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for foreign in [
            "https://example.org/",
            "//example.org",
            "/\\example.org",
            "javascript:alert(1)",
            "",
            "cases",
            "/a\r\nSet-Cookie: x",
            "/sign-in?next=/",
            "/ก",
        ] {
            assert_eq!(own_path(foreign), "/", "{foreign}");
        }
        assert_eq!(own_path("/cases/0000000000001?view=all"), "/cases/0000000000001?view=all");
    }
}
