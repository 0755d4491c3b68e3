//! Which column of a file says what: the row of the headings is found, and each heading matched by what it means.

use sheets::Line;

use super::columns;
use crate::model::{Column, Template};

/// Rows at the top among which the headings are looked for: above them stand titles, offices and dates.
pub const LOOKED_AT: usize = 20;

/// Where the headings stand, and what each column says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings {
    /// Number of the row.
    pub row: u32,
    /// The headings as they are written.
    pub texts: Vec<String>,
    /// The template's column of each; empty for those that mean none.
    pub mapping: Vec<String>,
}

/// The row among the first of a sheet that has most of a template's headings, the first of equals. None when no row has any.
#[must_use]
pub fn find(template: Template, lines: &[Line]) -> Option<Headings> {
    let read = lines.iter().take(LOOKED_AT).map(|line| of_line(template, line));
    let known = |headings: &Headings| headings.mapping.iter().filter(|name| !name.is_empty()).count();
    let best = read.reduce(|best, next| if known(&next) > known(&best) { next } else { best })?;
    (known(&best) > 0).then_some(best)
}

/// A row read as headings.
#[must_use]
pub fn of_line(template: Template, line: &Line) -> Headings {
    let texts: Vec<String> = line.cells.iter().map(|cell| thai::name::clean(&cell.shown())).collect();
    Headings { row: line.number, mapping: matched(template, &texts), texts }
}

/// What each heading means. A column of the template is taken once: by the heading that is its very name before one that is
/// another word for it.
#[must_use]
pub fn matched(template: Template, texts: &[String]) -> Vec<String> {
    let folded: Vec<String> = texts.iter().map(|text| self::folded(text)).collect();
    let mut mapping = vec![String::new(); texts.len()];
    for column in columns::of(template) {
        let place = words(column).map(self::folded).find_map(|word| {
            let fits = |place: &usize| mapping[*place].is_empty() && folded[*place] == word;
            (0..texts.len()).find(fits)
        });
        if let Some(place) = place {
            column.name.clone_into(&mut mapping[place]);
        }
    }
    mapping
}

/// Why a column cannot be read as somebody wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmapped {
    /// The file has no such heading.
    Heading(String),
    /// The template has no such column.
    Column(String),
}

/// A mapping changed as somebody wishes: headings, however they are spaced, with the columns that they mean, by name or by any
/// heading of theirs; an empty one means nothing. Whatever meant such a column before means nothing any more.
///
/// # Errors
/// The first wish that cannot be met.
pub fn remapped(
    template: Template,
    (texts, mapping): (&[String], &[String]),
    wishes: &[(String, String)],
) -> Result<Vec<String>, Unmapped> {
    let mut mapping = mapping.to_vec();
    for (heading, wanted) in wishes {
        let is_it = |text: &String| folded(text) == folded(heading);
        let place = texts.iter().position(is_it).ok_or_else(|| Unmapped::Heading(heading.clone()))?;
        let means = |column: &&Column| words(column).any(|word| folded(word) == folded(wanted));
        let name = match wanted.as_str() {
            "" => "",
            wanted => columns::of(template).iter().find(means).ok_or_else(|| Unmapped::Column(wanted.to_owned()))?.name,
        };
        mapping.iter_mut().filter(|mapped| *mapped == name).for_each(String::clear);
        if let Some(mapped) = mapping.get_mut(place) {
            name.clone_into(mapped);
        }
    }
    Ok(mapping)
}

/// Every heading that means a column, its own first.
pub fn words(column: &Column) -> impl Iterator<Item = &'static str> {
    [column.th, column.name, column.en].into_iter().chain(column.others.iter().copied())
}

/// A heading without what stands in brackets, blanks, punctuation and letters' case: `วัน/เดือน/ปี เกิด (พ.ศ.)`.
#[must_use]
pub fn folded(text: &str) -> String {
    let (mut out, mut inside) = (String::new(), 0_usize);
    for letter in thai::name::clean(text).chars() {
        match letter {
            '(' | '[' => inside += 1,
            ')' | ']' => inside = inside.saturating_sub(1),
            '–' | '—' if inside == 0 => out.push('-'),
            letter if inside == 0 && !letter.is_whitespace() && !PUNCTUATION.contains(&letter) => {
                out.extend(letter.to_lowercase());
            }
            _ => {}
        }
    }
    out
}

/// A dash stays: ชื่อ-สกุล is the whole name, ชื่อสกุล the family's alone.
const PUNCTUATION: [char; 8] = ['.', ',', '/', '_', ':', '*', '"', '\''];

/// What tells one source from another: its headings in their order, folded.
#[must_use]
pub fn source(texts: &[String]) -> String {
    use sha2::{Digest as _, Sha256};
    let all: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    ::store::hex(&Sha256::digest(all.join("\n")))
}

/// Columns of the template that must be there and are not: one of person key and number is needed where a row names a person.
#[must_use]
pub fn missing(template: Template, mapping: &[String]) -> Vec<&'static Column> {
    let has = |name: &str| mapping.iter().any(|mapped| mapped == name);
    let mut missing: Vec<&Column> =
        columns::of(template).iter().filter(|column| column.required && !has(column.name)).collect();
    let names_somebody = matches!(template, Template::Members | Template::Cases);
    if names_somebody && !has("person_key") && !has("id_number") {
        missing.extend(columns::named(template, "id_number"));
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use sheets::Cell;

    fn line(number: u32, cells: &[&str]) -> Line {
        Line { number, cells: cells.iter().map(|text| Cell::text(*text)).collect(), hidden: false }
    }

    #[test]
    fn headings_are_found_below_a_title_and_matched_by_what_they_mean() {
        let lines = [
            line(1, &["ทะเบียนผู้สูงอายุ อบต.ท่าข้าม"]),
            line(3, &["ลำดับ", "เลขบัตรประชาชน (13 หลัก)", "คำนำหน้า", "ชื่อ - สกุล", "วัน/เดือน/ปี เกิด", "CID"]),
            line(4, &["1", "1999900000072", "นาง", "สาย ทองดี", "5/2/2491", ""]),
        ];
        let found = find(Template::Persons, &lines).unwrap();
        assert_eq!(found.row, 3);
        assert_eq!(found.mapping, ["", "id_number", "title", "given_name", "born", ""]);
    }

    #[test]
    fn the_very_name_of_a_column_comes_before_another_word_for_it() {
        let texts = ["cid", "เลขประจำตัวประชาชน"].map(str::to_owned);
        assert_eq!(matched(Template::Persons, &texts), ["", "id_number"]);
    }

    #[test]
    fn a_column_is_read_as_somebody_wishes_and_no_other_means_the_same_then() {
        let texts = ["ชื่อ", "ชื่อเล่น", "หมายเหตุ"].map(str::to_owned);
        let mapping = ["given_name", "nickname", ""].map(str::to_owned);
        let wish = |heading: &str, column: &str| {
            remapped(Template::Persons, (&texts, &mapping), &[(heading.to_owned(), column.to_owned())])
        };
        assert_eq!(wish("หมาย เหตุ", "given_name").unwrap(), ["", "nickname", "given_name"]);
        assert_eq!(wish("ชื่อเล่น", "").unwrap(), ["given_name", "", ""]);
        assert_eq!(wish("หมายเหตุ", "วันเกิด").unwrap(), ["given_name", "nickname", "born"]);
        assert_eq!(wish("อายุ", "born"), Err(Unmapped::Heading("อายุ".to_owned())));
        assert_eq!(wish("ชื่อ", "อายุ"), Err(Unmapped::Column("อายุ".to_owned())));
    }

    #[test]
    fn a_sheet_without_any_heading_has_none() {
        assert_eq!(find(Template::Persons, &[line(1, &["สมชาย", "ใจดี"])]), None);
        assert_eq!(find(Template::Persons, &[]), None);
    }

    #[test]
    fn what_must_be_there_is_told() {
        let names = |columns: Vec<&'static Column>| columns.iter().map(|column| column.name).collect::<Vec<_>>();
        assert_eq!(names(missing(Template::Persons, &[])), ["given_name"]);
        let mapping = ["household_key", "relation"].map(str::to_owned);
        assert_eq!(names(missing(Template::Members, &mapping)), ["id_number"]);
    }

    #[test]
    fn a_source_is_known_by_its_headings_however_they_are_spaced() {
        let one = ["ชื่อ - สกุล".to_owned(), "โทร.".to_owned()];
        let same = ["ชื่อ-สกุล".to_owned(), "โทร".to_owned()];
        assert_eq!(source(&one), source(&same));
        assert_ne!(source(&one), source(&same[..1]));
    }
}
