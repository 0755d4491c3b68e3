//! The texts: both languages say the same things, what is asked for exists, what exists is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::fluent::{Message, messages};
use crate::workspace::Source;

/// The calls whose first argument is a key.
const CALLS: [&str; 5] = ["t(\"", "t1(\"", "t2(\"", "tn(\"", "text(\""];

/// Compares the two languages, and both with the views and the code.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut defined: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for thai in sources.iter().filter(|source| source.name() == "th.ftl") {
        let folder = thai.path.trim_end_matches("th.ftl");
        let english = sources.iter().find(|source| source.path == format!("{folder}en.ftl"));
        findings.extend(languages(thai, english));
        for message in messages(&thai.text) {
            defined.insert(message.id, (thai.path.clone(), message.line));
        }
    }
    findings.extend(asked_but_missing(sources, &defined));
    findings.extend(defined_but_unused(sources, &defined));
    findings
}

/// Thai is the source; English has the same keys with the same variables.
fn languages(thai: &Source, english: Option<&Source>) -> Vec<Finding> {
    let Some(english) = english else {
        return vec![Finding::wrong(&thai.path, 1, "there is no en.ftl beside it")];
    };
    let (th, en) = (messages(&thai.text), messages(&english.text));
    let mut findings = lacking(&th, &en, &thai.path, "en.ftl");
    findings.extend(lacking(&en, &th, &english.path, "th.ftl"));
    for (file, messages) in [(thai, &th), (english, &en)] {
        findings.extend(twice(file, messages));
        findings.extend(foreign(file, messages));
    }
    for message in &en {
        let Some(source) = th.iter().find(|other| other.id == message.id) else {
            continue;
        };
        if source.variables != message.variables {
            let text = format!(
                "`{}` has {} here and {} in th.ftl",
                message.id,
                listed(&message.variables),
                listed(&source.variables)
            );
            findings.push(Finding::wrong(&english.path, message.line, text));
        }
    }
    findings
}

fn lacking(one: &[Message], other: &[Message], path: &str, other_name: &str) -> Vec<Finding> {
    let there: BTreeSet<&str> = other.iter().map(|message| message.id.as_str()).collect();
    one.iter()
        .filter(|message| !there.contains(message.id.as_str()))
        .map(|message| {
            let text = format!("`{}` is missing in {other_name}", message.id);
            Finding::wrong(path, message.line, text)
        })
        .collect()
}

fn twice(file: &Source, messages: &[Message]) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    messages
        .iter()
        .filter(|message| !seen.insert(message.id.as_str()))
        .map(|message| {
            let text = format!("`{}` is defined twice", message.id);
            Finding::wrong(&file.path, message.line, text)
        })
        .collect()
}

/// A module's keys carry its name, so that no two modules can define the same.
fn foreign(file: &Source, messages: &[Message]) -> Vec<Finding> {
    let Some((module, _)) = file.path.strip_prefix("modules/").and_then(|path| path.split_once('/')) else {
        return Vec::new();
    };
    let prefix = format!("{module}-");
    messages
        .iter()
        .filter(|message| !message.id.trim_start_matches('-').starts_with(&prefix))
        .map(|message| {
            let text = format!("`{}` does not start with `{prefix}`", message.id);
            Finding::wrong(&file.path, message.line, text)
        })
        .collect()
}

fn listed(variables: &BTreeSet<String>) -> String {
    if variables.is_empty() {
        return "no variable".to_owned();
    }
    let names: Vec<String> = variables.iter().map(|name| format!("${name}")).collect();
    names.join(", ")
}

fn asked_but_missing(sources: &[Source], defined: &BTreeMap<String, (String, usize)>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| asks(source)) {
        for (line, text) in source.lines() {
            let quoted = own(source, text).into_iter().filter(|key| !opens_a_key(key, defined));
            let keys: BTreeSet<&str> = asked(text).chain(quoted).collect();
            for key in keys.into_iter().filter(|key| !defined.contains_key(*key)) {
                let message = format!("no text `{key}`");
                findings.push(Finding::wrong(&source.path, line, message));
            }
        }
    }
    findings
}

/// Files that ask for texts; xtask's own fixtures do not count.
fn asks(source: &Source) -> bool {
    matches!(source.extension(), "rs" | "html" | "ts") && !source.path.starts_with("xtask/")
}

/// The keys asked for on a line by one of [`CALLS`].
fn asked(line: &str) -> impl Iterator<Item = &str> {
    CALLS.iter().flat_map(move |call| {
        line.match_indices(call).filter_map(move |(at, _)| {
            let whole_word = !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
            // `view.text("name", "label")` names a field first; its label is found as a quoted key of the module.
            let field = line[..at].ends_with("view.");
            let key = line[at + call.len()..].split('"').next()?;
            (whole_word && !field && is_key(key)).then_some(key)
        })
    })
}

/// Whether keys go on from here: the label of a closed list opens the keys of its members.
fn opens_a_key(text: &str, defined: &BTreeMap<String, (String, usize)>) -> bool {
    let opening = format!("{text}-");
    defined.range(opening.clone()..).next().is_some_and(|(key, _)| key.starts_with(&opening))
}

/// What a module's code has in quotes and starts with the module's own name: a refusal's key, a label's key. The keys
/// of permissions and of the audit log's acts are no texts.
fn own<'a>(source: &Source, line: &'a str) -> Vec<&'a str> {
    let code = source.path.strip_prefix("modules/").and_then(|path| path.split_once("/src/"));
    let Some((module, _)) = code else {
        return Vec::new();
    };
    if line.contains("Entry::new(") || source.name() == "permissions.rs" {
        return Vec::new();
    }
    let quoted = line.split('"').skip(1).step_by(2);
    quoted
        .filter(|text| text.strip_prefix(module).is_some_and(|rest| rest.starts_with('-')))
        .filter(|text| is_key(text) && !text.ends_with('-'))
        .collect()
}

fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_')
}

/// A key is used where it stands in quotes, or where a text in quotes starts it and leaves the rest to a value
/// (`"cases-reason-{}"`), or in another message.
fn defined_but_unused(sources: &[Source], defined: &BTreeMap<String, (String, usize)>) -> Vec<Finding> {
    let mut whole: BTreeSet<&str> = BTreeSet::new();
    let mut openings: BTreeSet<&str> = BTreeSet::new();
    for source in sources.iter().filter(|source| asks(source)) {
        for quoted in source.text.split('"') {
            let opening = quoted.split('{').next().unwrap_or(quoted);
            if opening.len() < quoted.len() || quoted.ends_with('-') {
                openings.insert(opening);
            }
            whole.insert(quoted);
        }
    }
    defined
        .iter()
        .filter(|(key, _)| {
            let opened = openings.iter().any(|opening| opening.contains('-') && key.starts_with(opening));
            !(key.starts_with('-') || whole.contains(key.as_str()) || opened || is_built(key, &whole))
        })
        .map(|(key, (path, line))| Finding::note(path, *line, format!("nobody asks for `{key}`")))
        .collect()
}

/// Whether the key is a label's, in quotes, and a member of a closed list, in quotes too; or the label's hint.
fn is_built(key: &str, whole: &BTreeSet<&str>) -> bool {
    key.match_indices('-').any(|(at, _)| {
        let (label, member) = (&key[..at], &key[at + 1..]);
        whole.contains(label) && (whole.contains(member) || matches!(member, "hint" | "yes"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    fn found(th: &str, en: &str, view: &str) -> Vec<String> {
        lines(&check(&[
            source("modules/cases/text/th.ftl", th),
            source("modules/cases/text/en.ftl", en),
            source("modules/cases/views/list.html", view),
        ]))
    }

    #[test]
    fn both_languages_with_the_same_keys_and_variables_are_well() {
        let th = "cases-title = เคส { $count }\n";
        let en = "cases-title = { $count } cases\n";
        assert!(found(th, en, "{{ p.t1(\"cases-title\", \"count\", n) }}").is_empty());
    }

    #[test]
    fn a_key_missing_in_either_language_is_shown() {
        assert_eq!(
            found("cases-a = ก\n", "cases-b = B\n", "{{ p.t(\"cases-a\") }}{{ p.t(\"cases-b\") }}"),
            [
                "modules/cases/text/th.ftl:1: `cases-a` is missing in en.ftl",
                "modules/cases/text/en.ftl:1: `cases-b` is missing in th.ftl",
                "modules/cases/views/list.html:1: no text `cases-b`",
            ]
        );
    }

    #[test]
    fn variables_must_agree() {
        assert_eq!(
            found("cases-a = { $who }\n", "cases-a = someone\n", "\"cases-a\""),
            ["modules/cases/text/en.ftl:1: `cases-a` has no variable here and $who in th.ftl"]
        );
    }

    #[test]
    fn a_module_defines_its_own_keys_once() {
        let text = "cases-a = 1\ncases-a = 2\npeople-b = 3\n";
        let found = found(text, text, "\"cases-a\" \"people-b\"");
        assert_eq!(found.len(), 4);
        assert!(found[0].ends_with(":2: `cases-a` is defined twice"));
        assert!(found[1].ends_with(":3: `people-b` does not start with `cases-`"));
    }

    #[test]
    fn a_key_asked_for_must_exist() {
        assert_eq!(
            found("", "", "<h1>\n{{ p.t(\"cases-gone\") }}</h1>"),
            ["modules/cases/views/list.html:2: no text `cases-gone`"]
        );
    }

    #[test]
    fn a_key_nobody_asks_for_is_noted() {
        let text = "cases-old = ก\ncases-reason-moved = ย้าย\n";
        assert_eq!(
            found(text, text, "text(&format!(\"cases-reason-{code}\"))"),
            ["modules/cases/text/th.ftl:1: note: nobody asks for `cases-old`"]
        );
    }

    #[test]
    fn a_refusals_key_must_exist_too() {
        let code = "refuse(\"cases-refused\"); let name = format!(\"cases-kind-{}\", 1); event(\"cases.closed\")\n";
        let sources = [source("modules/cases/src/rules.rs", code)];
        assert_eq!(lines(&check(&sources)), ["modules/cases/src/rules.rs:1: no text `cases-refused`"]);
    }

    #[test]
    fn the_keys_of_a_closed_list_are_built_from_its_label() {
        let text = "cases-channel-walk-in = มาเอง\ncases-channel-hint = เลือกหนึ่ง\ncases-channel-fax = โทรสาร\n";
        let code = "WalkIn = \"walk-in\",\nform.codes::<Channel>(Look::Radios, \"channel\", \"cases-channel\")\n";
        let sources = [
            source("modules/cases/text/th.ftl", text),
            source("modules/cases/text/en.ftl", text),
            source("modules/cases/src/forms.rs", code),
        ];
        assert_eq!(lines(&check(&sources)), ["modules/cases/text/th.ftl:3: note: nobody asks for `cases-channel-fax`"]);
    }

    #[test]
    fn keys_of_permissions_and_acts_are_no_texts() {
        let permission = source("modules/cases/src/permissions.rs", "const KEY: &'static str = \"cases-read\";\n");
        let act = source("modules/cases/src/actions.rs", "Entry::new(\"cases-merged\", about)\n");
        assert!(check(&[permission, act]).is_empty());
    }

    #[test]
    fn other_calls_that_end_in_t_ask_for_nothing() {
        assert_eq!(asked("assert(\"not-a-key\"); format(\"x-y\")").count(), 0);
        assert_eq!(asked("p.text(\"a-b\")").collect::<Vec<_>>(), ["a-b"]);
        assert_eq!(asked("view.text(\"field-name\", label)").count(), 0);
    }
}
