//! The files of a new module, as they stand under `shape/`, with the names put in.

use crate::workspace::Source;

/// The names of a new module and its noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The module, table and address: `meetings`.
    pub plural: String,
    /// The noun: `meeting`.
    pub singular: String,
    /// The noun in Thai: `การประชุม`.
    pub thai: String,
    /// The minute of the migration: `202611210900`.
    pub stamp: String,
}

/// A file of the shape: where it goes in the module, and its text with the names left open.
macro_rules! shape {
    ($($path:literal <- $file:literal,)+) => {
        &[$(($path, include_str!(concat!("shape/", $file))),)+]
    };
}

const FILES: &[(&str, &str)] = shape![
    "Cargo.toml" <- "Cargo.toml.txt",
    "README.md" <- "README.md",
    "askama.toml" <- "askama.toml.txt",
    "migrations/__stamp_____plural__.sql" <- "tables.sql",
    "text/th.ftl" <- "text/th.ftl.txt",
    "text/en.ftl" <- "text/en.ftl.txt",
    "views/list.html" <- "views/list.html",
    "views/_row.html" <- "views/_row.html",
    "views/one.html" <- "views/one.html",
    "src/lib.rs" <- "src/lib.rs",
    "src/model.rs" <- "src/model.rs",
    "src/permissions.rs" <- "src/permissions.rs",
    "src/rules.rs" <- "src/rules.rs",
    "src/store.rs" <- "src/store.rs",
    "src/actions.rs" <- "src/actions.rs",
    "src/forms.rs" <- "src/forms.rs",
    "src/pages.rs" <- "src/pages.rs",
    "src/views.rs" <- "src/views.rs",
    "tests/mod.rs" <- "tests/mod.rs",
];

impl Names {
    /// The module's files with their paths from the repository's root.
    pub fn files(&self) -> Vec<Source> {
        FILES
            .iter()
            .map(|(path, text)| Source {
                path: format!("modules/{}/{}", self.plural, self.fill(path)),
                text: self.fill(text),
            })
            .collect()
    }

    fn fill(&self, text: &str) -> String {
        text.replace("__stamp__", &self.stamp)
            .replace("__plural__", &self.plural)
            .replace("__singular__", &self.singular)
            .replace("__Plural__", &capital(&self.plural))
            .replace("__Singular__", &capital(&self.singular))
            .replace("__thai__", &self.thai)
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy;

    #[test]
    fn a_new_module_is_tidy() {
        let names = Names {
            plural: "meetings".to_owned(),
            singular: "meeting".to_owned(),
            thai: "การประชุม".to_owned(),
            stamp: "202611210900".to_owned(),
        };
        let mut files = names.files();
        assert!(files.iter().all(|file| !file.text.contains("__") && !file.path.contains("__")));
        files.push(Source {
            path: "docs/glossary.md".to_owned(), text: "| การประชุม | `meetings` |\n".to_owned()
        });
        files.push(Source { path: "crates/ui/text/th.ftl".to_owned(), text: String::new() });
        files.push(Source { path: "crates/ui/text/en.ftl".to_owned(), text: String::new() });
        let none: [String; 0] = [];
        assert_eq!(tidy::everything_about(&files), none);
    }
}
