//! CSV after RFC 4180 with a byte order mark, by which Excel knows UTF-8.

use super::{Entry, Sheet};

/// What makes a spreadsheet take a text for a formula, also in the full-width forms that some programs read alike (OWASP, *CSV
/// Injection*).
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The type to serve it with.
pub const CSV: &str = "text/csv; charset=utf-8";

/// The sheet as bytes. A text that a spreadsheet could take for a formula begins with an apostrophe; days are ISO 8601.
#[must_use]
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::from('\u{feff}');
    let headings: Vec<String> = sheet.headings.iter().map(|heading| quoted(&defused(heading))).collect();
    line(&mut text, &headings);
    for row in &sheet.rows {
        let fields: Vec<String> = row.iter().map(field).collect();
        line(&mut text, &fields);
    }
    text.into_bytes()
}

fn line(text: &mut String, fields: &[String]) {
    text.push_str(&fields.join(","));
    text.push_str("\r\n");
}

fn field(entry: &Entry) -> String {
    match entry {
        Entry::Text(words) => quoted(&defused(words)),
        Entry::Count(count) => count.to_string(),
        Entry::Number(number) if number.is_finite() => number.to_string(),
        Entry::Number(_) | Entry::Empty => String::new(),
        Entry::Day(day) => day.iso(),
    }
}

fn defused(words: &str) -> String {
    if words.starts_with(FORMULA) { format!("'{words}") } else { words.to_owned() }
}

fn quoted(words: &str) -> String {
    let plain = !words.contains(['"', ',', '\r', '\n']) && words.trim() == words;
    if plain { words.to_owned() } else { format!("\"{}\"", words.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;
    use proptest::prelude::*;

    fn of(entries: Vec<Entry>) -> String {
        let sheet = Sheet { name: String::new(), headings: vec!["ปัญหา".to_owned()], rows: vec![entries] };
        String::from_utf8(csv(&sheet)).unwrap()
    }

    fn text(words: &str) -> Entry {
        Entry::Text(words.to_owned())
    }

    #[test]
    fn excel_sees_that_it_is_utf_8_and_every_value_keeps_its_form() {
        let day = Day::new(2026, 9, 1).unwrap();
        let written =
            of(vec![text("รายได้, หนี้สิน"), Entry::Count(1234), Entry::Number(-0.5), Entry::Day(day), Entry::Empty]);
        assert_eq!(written, "\u{feff}ปัญหา\r\n\"รายได้, หนี้สิน\",1234,-0.5,2026-09-01,\r\n");
    }

    #[test]
    fn what_could_be_a_formula_is_none() {
        let tries = ["=1+1", "+66812345678", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"];
        for words in tries {
            let written = of(vec![text(words)]);
            let field = written.split_once("\r\n").unwrap().1;
            assert!(field.trim_start_matches('"').starts_with('\''), "{words:?} became {field:?}");
        }
    }

    #[test]
    fn quotes_are_doubled_and_line_ends_stay_inside() {
        assert!(of(vec![text("พูดว่า \"ไม่\"\r\nแล้วกลับ")]).ends_with("\"พูดว่า \"\"ไม่\"\"\r\nแล้วกลับ\"\r\n"));
    }

    /// Reads one record back as a spreadsheet would.
    fn read(record: &str) -> Vec<String> {
        let (mut fields, mut inside, mut chars) = (vec![String::new()], false, record.chars().peekable());
        while let Some(c) = chars.next() {
            match (c, inside) {
                ('"', true) if chars.peek() == Some(&'"') => fields.last_mut().unwrap().push(chars.next().unwrap()),
                ('"', _) => inside = !inside,
                (',', false) => fields.push(String::new()),
                (c, _) => fields.last_mut().unwrap().push(c),
            }
        }
        fields
    }

    proptest! {
        #[test]
        fn any_words_come_back_and_never_as_a_formula(words in prop::collection::vec("[-=+@\t\r\n\",' a-cก-ฮ]{0,8}", 1..5)) {
            let written = of(words.iter().map(|words| text(words)).collect());
            let record = written.split_once("\r\n").unwrap().1.strip_suffix("\r\n").unwrap();
            let fields = read(record);
            prop_assert_eq!(fields.len(), words.len());
            for (field, words) in fields.iter().zip(&words) {
                prop_assert!(!field.starts_with(FORMULA));
                prop_assert!(field == words || field.strip_prefix('\'') == Some(words.as_str()));
            }
        }
    }
}
