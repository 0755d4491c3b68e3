//! The detail of an entry, taken apart: the record that it names, and what it shares with other entries of its kind.

use kernel::Id;
use serde_json::Value;

/// Stands for the record in what is shared: as it is for a number, in quotes for an id as it is written.
const PLACE: char = '?';
/// Codes are short and plain.
const CODE: usize = 24;
/// Numbers up to here are versions and counts, of which there are few.
const SMALL: i64 = 99;

/// What is shared and the record that is named; none where the detail names none, or says something of its own besides.
pub(super) fn split(detail: &Value) -> Option<(String, i64)> {
    let fields = detail.as_object()?;
    let (name, (written, shared, beside)) =
        fields.iter().find_map(|(name, value)| Some((name, named(name, value)?)))?;
    let whole = detail.to_string();
    let plain = fields.iter().all(|(other, value)| other == name || is_shared(value));
    if !plain || whole.contains(PLACE) {
        return None;
    }
    let field = |value: &str| format!("{}:{value}", Value::from(name.as_str()));
    Some((whole.replacen(&field(&written), &field(&shared), 1), beside))
}

/// A record: how it is written, what stands in its place, and its number.
fn named(name: &str, value: &Value) -> Option<(String, String, i64)> {
    let (number, shared) = match value {
        Value::Number(number) if name == "about" => (number.as_i64()?, PLACE.to_string()),
        Value::String(text) => {
            let id: Id<()> = text.parse().ok().filter(|id: &Id<()>| id.to_string() == *text)?;
            (id.number(), format!("\"{PLACE}\""))
        }
        _ => return None,
    };
    (number >= 0).then(|| (value.to_string(), shared, number))
}

/// Whether a value is one of few: so that what is shared is shared.
fn is_shared(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(number) => number.as_i64().is_some_and(|number| (0..=SMALL).contains(&number)),
        Value::String(text) => {
            text.len() <= CODE
                && text.bytes().all(|letter| letter.is_ascii_lowercase() || matches!(letter, b'-' | b'_'))
        }
        Value::Array(_) | Value::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_names_one_record_and_is_plain_besides_is_taken_apart() {
        let id = Id::<()>::new(250_080_577_178_742_784);
        let shared = |detail: Value| split(&detail).map(|(shared, beside)| (shared, beside == id.number()));
        assert_eq!(shared(json!({ "about": id.number() })), Some((r#"{"about":?}"#.to_owned(), true)));
        assert_eq!(split(&json!({ "about": 0 })), Some((r#"{"about":?}"#.to_owned(), 0)));
        let saved = json!({ "about": id.number(), "version": 3 });
        assert_eq!(shared(saved), Some((r#"{"about":?,"version":3}"#.to_owned(), true)));
        let related = json!({ "form": null, "kind": "parent", "person": id.to_string() });
        assert_eq!(shared(related), Some((r#"{"form":null,"kind":"parent","person":"?"}"#.to_owned(), true)));
    }

    #[test]
    fn what_says_something_of_its_own_stays_whole() {
        let id = Id::<()>::new(250_080_577_178_742_784).to_string();
        for detail in [
            Value::Null,
            json!({}),
            json!({ "version": 3 }),
            json!({ "about": -7 }),
            json!({ "about": 7, "version": 100 }),
            json!({ "about": 7, "number": "ชม/7" }),
            json!({ "about": 7, "why": "what?" }),
            json!({ "about": 7, "from": "2026-09-01" }),
            json!({ "person": id.to_uppercase(), "kind": "parent" }),
            json!({ "person": id, "other": "00000000000a0" }),
            json!([7]),
        ] {
            assert_eq!(split(&detail), None, "{detail}");
        }
    }
}
