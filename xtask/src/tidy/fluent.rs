//! Reads what tidy needs of a Fluent file: its message ids, their lines and their variables.

use std::collections::BTreeSet;

/// One message or term.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// For example `cases-intake-title`.
    pub id: String,
    /// Where it starts.
    pub line: usize,
    /// The names after `$` in its value and attributes.
    pub variables: BTreeSet<String>,
}

/// The messages of a file in their order. A line that starts in the first column with a letter (or `-` and a letter)
/// and holds `=` opens a message; what is indented below belongs to it.
pub fn messages(text: &str) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        if let Some(id) = opening(line) {
            found.push(Message { id: id.to_owned(), line: index + 1, variables: BTreeSet::new() });
        }
        if let Some(message) = found.last_mut() {
            message.variables.extend(variables(line));
        }
    }
    found
}

fn opening(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let name = id.strip_prefix('-').unwrap_or(id);
    let lawful = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (name.starts_with(|letter: char| letter.is_ascii_alphabetic()) && name.bytes().all(lawful)).then_some(id)
}

fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).filter_map(|rest| {
        let name: String =
            rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')).collect();
        (!name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_its_line_and_all_its_variables() {
        let text = "# a comment = no message\ncases-count = { $count ->\n    [one] one by { $who }\n   *[other] {$count}\n }\n\ncases-title = Cases\n    .hint = of { $office }\n";
        let messages = messages(text);
        let seen: Vec<(&str, usize, Vec<&str>)> = messages
            .iter()
            .map(|message| {
                let variables = message.variables.iter().map(String::as_str).collect();
                (message.id.as_str(), message.line, variables)
            })
            .collect();
        assert_eq!(seen, [("cases-count", 2, vec!["count", "who"]), ("cases-title", 7, vec!["office"]),]);
    }

    #[test]
    fn a_term_is_a_message_too() {
        assert_eq!(messages("-brand = เกื้อกูล\n")[0].id, "-brand");
    }
}
