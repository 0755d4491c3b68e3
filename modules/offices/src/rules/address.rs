//! Addresses of pages: where a notice leads, and where somebody may be sent after signing in.

use kernel::{Id, Ref};

/// The page of a record: `/cases/…` for a case.
#[must_use]
pub fn of_record(about: Ref) -> String {
    let id: Id<()> = Id::new(about.id);
    match about.kind {
        "staff" => format!("/staff/{id}"),
        "person" => format!("/people/{id}"),
        "delegation" => "/me/delegations".to_owned(),
        "community" => format!("/communities/{id}"),
        kind => format!("/{kind}s/{id}"),
    }
}

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
    fn a_notice_leads_to_the_page_of_its_record() {
        let about = |kind| Ref { kind, id: 1 };
        assert_eq!(of_record(about("case")), "/cases/0000000000001");
        assert_eq!(of_record(about("person")), "/people/0000000000001");
        assert_eq!(of_record(about("delegation")), "/me/delegations");
        assert_eq!(of_record(about("staff")), "/staff/0000000000001");
    }

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
