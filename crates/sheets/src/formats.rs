//! What a number format shows: a day, or how many digits. Source: ECMA-376 part 1, 18.8.30 (numFmt).

/// How the numbers of a style are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// As a day.
    pub(crate) day: bool,
    /// With at least so many digits before the point.
    pub(crate) digits: usize,
}

/// The formats that files do not write out: those with a day, of all languages and of Thai and East Asian ones.
pub(crate) fn built_in(id: u32) -> Shown {
    let day = matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 | 71..=77 | 81);
    Shown { day, digits: 0 }
}

/// A format that the file writes out, such as `[$-107041E]d mmm yyyy` or `0000000000`.
pub(crate) fn of_code(code: &str) -> Shown {
    let first = code.split(';').next().unwrap_or_default();
    let bare = bare(first);
    if bare.eq_ignore_ascii_case("general") || bare == "@" {
        return Shown::default();
    }
    let day = bare.contains(['y', 'Y', 'd', 'D', 'b', 'B']);
    let zeros = !bare.is_empty() && bare.bytes().all(|byte| byte == b'0');
    Shown { day, digits: if zeros { bare.len().min(MOST_DIGITS) } else { 0 } }
}

/// No number of people's papers has more.
const MOST_DIGITS: usize = 20;

/// The format without words in quotes, escaped letters and what stands in brackets.
fn bare(code: &str) -> String {
    let (mut out, mut letters, mut quoted, mut bracket) = (String::new(), code.chars(), false, false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracket = true,
            ']' => bracket = false,
            _ if bracket => {}
            '\\' | '_' | '*' => {
                letters.next();
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_numbers_by_their_format() {
        for day in ["d/m/yyyy", "[$-107041E]d mmm yyyy", "[$-D07041E]bbbb", "yyyy\\-mm\\-dd;@"] {
            assert!(of_code(day).day, "{day}");
        }
        for number in ["General", "#,##0.00", "0", "[Red]0.0", "\"day\"0", "h:mm", "@"] {
            assert!(!of_code(number).day, "{number}");
        }
        assert!(built_in(14).day && built_in(71).day && !built_in(4).day);
    }

    #[test]
    fn a_format_of_zeros_says_how_many_digits_are_seen() {
        assert_eq!(of_code("0000000000").digits, 10);
        assert_eq!(of_code("0.00").digits, 0);
    }
}
