//! Files cut, stirred and scribbled on: reading never panics, every refusal names a line of the file, and whatever is accepted is sound.

use crate::{complete, shipped_text};
use instruments::{SHIPPED, read, score};
use proptest::prelude::*;

/// One scribble: where (of 65,536 parts of the text), what, and how much.
#[derive(Debug, Clone)]
enum Scribble {
    Cut(u16, u8),
    Write(u16, String),
    SwapLines(u16, u16),
    DoubleLine(u16),
    Number(u16, i64),
}

fn scribble() -> impl Strategy<Value = Scribble> {
    prop_oneof![
        (any::<u16>(), any::<u8>()).prop_map(|(at, much)| Scribble::Cut(at, much)),
        (any::<u16>(), "[\\PC\n\"\\[\\]{}=.,0-9a-z]{1,12}").prop_map(|(at, text)| Scribble::Write(at, text)),
        (any::<u16>(), any::<u16>()).prop_map(|(one, other)| Scribble::SwapLines(one, other)),
        any::<u16>().prop_map(Scribble::DoubleLine),
        (any::<u16>(), any::<i64>()).prop_map(|(at, number)| Scribble::Number(at, number)),
        (any::<u16>(), -3_i64..60).prop_map(|(at, number)| Scribble::Number(at, number)),
    ]
}

fn place(at: u16, of: usize) -> usize {
    usize::from(at) * of / (usize::from(u16::MAX) + 1)
}

fn scribbled(text: &str, scribble: &Scribble) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut lines: Vec<&str> = text.lines().collect();
    match scribble {
        Scribble::Cut(at, much) => {
            let at = place(*at, chars.len());
            chars.iter().take(at).chain(chars.iter().skip(at + usize::from(*much))).collect()
        }
        Scribble::Write(at, more) => {
            let at = place(*at, chars.len());
            chars[..at].iter().copied().chain(more.chars()).chain(chars[at..].iter().copied()).collect()
        }
        Scribble::SwapLines(one, other) if !lines.is_empty() => {
            let (one, other) = (place(*one, lines.len()), place(*other, lines.len()));
            lines.swap(one, other);
            lines.join("\n")
        }
        Scribble::DoubleLine(at) if !lines.is_empty() => {
            let at = place(*at, lines.len());
            lines.insert(at, lines[at]);
            lines.join("\n")
        }
        Scribble::Number(at, number) => {
            let numbers: Vec<usize> =
                (0..lines.len()).filter(|at| lines[*at].ends_with(|c: char| c.is_ascii_digit())).collect();
            let Some(at) = numbers.get(place(*at, numbers.len())) else {
                return text.to_owned();
            };
            let key = lines[*at].split('=').next().unwrap_or_default();
            let line = format!("{key}= {number}");
            lines[*at] = &line;
            lines.join("\n")
        }
        Scribble::SwapLines(..) | Scribble::DoubleLine(..) => text.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_stirred_file_is_refused_with_its_line_or_is_sound(
        file in 0..SHIPPED.len(),
        scribbles in prop::collection::vec(scribble(), 1..4),
        picks in prop::collection::vec(any::<u8>(), 16),
    ) {
        let text = scribbles.iter().fold(SHIPPED[file].text.to_owned(), |text, scribble| scribbled(&text, scribble));
        match read("stirred.toml", &text) {
            Err(bad) => {
                prop_assert!(!bad.problems.is_empty());
                for problem in &bad.problems {
                    prop_assert!((1..=text.split('\n').count()).contains(&problem.line), "{}", bad);
                    prop_assert!(!problem.what.is_empty() && !problem.what.contains('\n'));
                }
            }
            Ok(instrument) => {
                let mut picks = picks.iter().cycle();
                let answers = complete(&instrument, |_, of| usize::from(*picks.next().unwrap()) % of);
                let scored = score(&instrument, &answers).unwrap();
                prop_assert!(instrument.band(&scored.band).is_some());
                prop_assert!((instrument.total.range.least..=instrument.total.range.most).contains(&scored.total));
            }
        }
    }

    #[test]
    fn any_text_at_all_is_refused_with_a_line(text in "\\PC{0,200}") {
        prop_assert!(read("any.toml", &text).is_err_and(|bad| bad.problems[0].line == 1));
    }
}

#[test]
fn a_file_without_end_is_refused_before_it_is_read() {
    let long = format!("{}\n#{}", shipped_text("2q.toml"), "x".repeat(500_000));
    assert!(read("long.toml", &long).unwrap_err().to_string().contains("longer than"));
}

#[test]
fn brackets_without_end_are_refused() {
    let deep = format!("title = {}", "[".repeat(100_000));
    assert_eq!(read("deep.toml", &deep).unwrap_err().problems.len(), 1);
}
