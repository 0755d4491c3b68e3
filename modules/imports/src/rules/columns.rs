//! The columns of each template: from these lists come the reading, the preview, the schema, the blank file and the export.

mod cases;
mod households;
mod members;
mod persons;

use crate::model::{Column, Kind, Template};

/// The columns of a template, in the order of its blank file.
#[must_use]
pub const fn of(template: Template) -> &'static [Column] {
    match template {
        Template::Persons => persons::COLUMNS,
        Template::Households => households::COLUMNS,
        Template::Members => members::COLUMNS,
        Template::Cases => cases::COLUMNS,
    }
}

/// A column of a template by its name.
#[must_use]
pub fn named(template: Template, name: &str) -> Option<&'static Column> {
    of(template).iter().find(|column| column.name == name)
}

/// A column of text that may be left empty, read by the field of that name.
const fn column(
    name: &'static str,
    field: &'static str,
    (th, en): (&'static str, &'static str),
    others: &'static [&'static str],
    example: &'static str,
) -> Column {
    Column { name, field, th, en, others, kind: Kind::Text, required: false, example }
}

impl Column {
    const fn kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// The source's own key of a row, by which other files of the same source name it.
const fn key(others: &'static [&'static str], example: &'static str) -> Column {
    column("key", "key", ("รหัสอ้างอิง", "Key"), others, example).kind(Kind::Key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{headings, values};
    use kernel::{Code as _, Day};
    use sheets::Cell;
    use std::collections::HashSet;

    #[test]
    fn no_heading_means_two_columns_of_a_template() {
        for template in Template::ALL {
            let mut seen = HashSet::new();
            for column in of(*template) {
                let words: HashSet<String> = headings::words(column).map(headings::folded).collect();
                for word in words {
                    assert!(seen.insert(word.clone()), "{template:?}: {word}");
                }
            }
        }
    }

    #[test]
    fn every_example_reads() {
        for template in Template::ALL {
            for column in of(*template) {
                let read = values::read(&Cell::text(column.example), column.kind);
                assert!(read.is_ok_and(|read| read.note.is_empty()), "{template:?}: {}", column.name);
            }
        }
        let today = Day::from_number(20_260_901).unwrap();
        assert_eq!(values::shown("1948-02-05", Kind::Born, today), "5 กุมภาพันธ์ 2491");
    }
}
