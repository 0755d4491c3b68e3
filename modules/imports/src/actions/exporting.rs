//! Out of the registry again: blank files, the rows to correct, and the people of an office.

use ::store::{Db, Entry, Result, StoreError};
use figures::sheet::{Entry as Cell, Sheet};
use kernel::{Actor, Fields, Id, Lang, Person};
use offices::Scope;
use people::{NewPerson, geography};
use sheets::column_letters;
use ui::Texts;

use crate::model::{Column, ImportRow, Kind, RowState, Template};
use crate::rules::{columns, words};
use crate::store::rows;

/// Records read at a time.
const PART: i64 = 500;
/// Rows of one file: more than an office has people, and less than a spreadsheet holds.
const MOST: usize = 200_000;

/// A blank file of a template: its headings, and one invented row that shows how it is filled.
#[must_use]
pub(crate) fn blank(template: Template, name: &str, lang: Lang) -> Sheet {
    let row = columns::of(template).iter().map(|column| text(column.example)).collect();
    Sheet { name: name.to_owned(), headings: headings(template, lang), rows: vec![row] }
}

fn headings(template: Template, lang: Lang) -> Vec<String> {
    let heading = |column: &Column| if lang == Lang::Th { column.th } else { column.en }.to_owned();
    columns::of(template).iter().map(heading).collect()
}

fn text(words: impl Into<String>) -> Cell {
    let words = words.into();
    if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
}

/// The refused rows as they came, with one more column that says what is wrong with each.
///
/// # Errors
/// The store's.
pub async fn rows_out(db: &Db, (texts, lang): (&Texts, Lang), row: &ImportRow) -> Result<Sheet> {
    let heads = row.headings();
    let t = |key: &str| texts.get(lang, key).into_owned();
    let mut rows = Vec::new();
    let mut last = 0;
    loop {
        let part = rows::after(db, row.id, RowState::Refused, last, PART).await?;
        let Some(end) = part.last() else { break };
        last = end.number;
        for row in &part {
            let why: Vec<String> = row
                .problems
                .iter()
                .map(|problem| match problem.column {
                    Some(column) => format!("{}: {}", named(&heads, column), t(&problem.key)),
                    None => t(&problem.key),
                })
                .collect();
            rows.push(row.cells.iter().map(text).chain([text(why.join("; "))]).collect());
        }
        if rows.len() >= MOST {
            break;
        }
    }
    let headings = heads.iter().cloned().chain([t("imports-reason")]).collect();
    Ok(Sheet { name: t("imports-refused-rows"), headings, rows })
}

/// A column of the file by its letters and its heading: `B เลขบัตร`.
pub(crate) fn named(heads: &[String], column: usize) -> String {
    let heading = heads.get(column).map_or("", String::as_str);
    format!("{} {heading}", column_letters(column)).trim().to_owned()
}

/// The people of a scope as a file that can be brought in again, numbers in full: who took it out, and why, is recorded first.
///
/// # Errors
/// The store's.
pub(crate) async fn persons_out(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    (name, lang): (&str, Lang),
    reason: &str,
) -> Result<Sheet> {
    let office = scope.offices().first().copied().ok_or(StoreError::NotFound)?;
    let tx = db.write(actor).await?;
    tx.record(Entry::new("people-exported", office.as_ref()).reason(reason)).await?;
    tx.commit().await?;
    let mut rows = Vec::new();
    let mut after: Option<Id<Person>> = None;
    while rows.len() < MOST {
        let ids = people::import::within(db, scope, after, PART).await?;
        if ids.is_empty() {
            break;
        }
        after = ids.last().copied();
        for id in ids {
            let (_, person) = people::import::whole(db, id).await?;
            rows.push(row(id, &person));
        }
    }
    Ok(Sheet { name: name.to_owned(), headings: headings(Template::Persons, lang), rows })
}

/// A person as a row of the template. Its key is the record's own id.
fn row(id: Id<Person>, person: &NewPerson) -> Vec<Cell> {
    let mut fields = people::import::person_fields(person);
    settle(&mut fields, person);
    fields.set("key", id.to_string());
    columns::of(Template::Persons).iter().map(|column| text(written(column, fields.get(column.field)))).collect()
}

/// The value as a file says it: closed lists in Thai words.
fn written(column: &Column, value: &str) -> String {
    match column.kind {
        Kind::Choice(list) => words::thai_of(list, value).to_owned(),
        Kind::Truth if value.is_empty() => String::new(),
        Kind::Truth => words::thai_of(words::TRUTHS, "yes").to_owned(),
        _ => value.to_owned(),
    }
}

/// What the form has in one field and the file in several: title, number, and the places of the addresses.
fn settle(fields: &mut Fields, person: &NewPerson) {
    fields.set("title", person.title.as_str());
    fields.set("id_number", person.identity.shown());
    for (prefix, address) in [("reg", Some(&person.registered)), ("at", person.current.as_ref())] {
        let Some(place) = address.and_then(|address| address.place).and_then(geography::place) else { continue };
        let part = |place: Option<geography::Place>| place.map_or("", |place| place.th);
        let is_subdistrict = place.rank() == geography::Rank::Subdistrict;
        fields.set(&format!("{prefix}_subdistrict"), part(Some(place).filter(|_| is_subdistrict)));
        fields.set(&format!("{prefix}_district"), part(place.district()));
        fields.set(&format!("{prefix}_province"), part(place.province()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Given, Reader};
    use kernel::Day;
    use people::{Address, FormerName, Identity, Life, Marital, NameKind, Religion, Sex};
    use sheets::{Cell as FileCell, Line};

    #[test]
    fn a_person_who_went_out_comes_in_the_same() {
        let today = Day::from_number(20_260_901).unwrap();
        let person = NewPerson {
            identity: Identity::guess(thai::citizen_id::fictitious(7).as_str()).unwrap(),
            title: "นาง".into(),
            given: "สาย".into(),
            family: "ทองดี".into(),
            nickname: "แดง".into(),
            former: vec![FormerName { kind: NameKind::Family, name: "จันทร์แก้ว".into() }],
            sex: Sex::Female,
            born: thai::date::parse_partial("ก.พ. 2491", today.date()).ok(),
            life: Life::Dead(Day::from_number(20_260_101)),
            nationality: "ไทย".into(),
            registration: people::Registration::Thai,
            marital: Marital::Widowed,
            religion: Some(Religion::Islam),
            phone: thai::phone::parse("0812345678").ok(),
            registered: Address {
                house: "99/1".into(),
                place: Some(90_11_05),
                zip: "90110".into(),
                ..Address::default()
            },
            current: Some(Address { moo: "4".into(), place: Some(90_11), ..Address::default() }),
            protected: true,
            ..NewPerson::default()
        };
        let cells: Vec<FileCell> = row(Id::new(7), &person)
            .into_iter()
            .map(|cell| match cell {
                Cell::Text(words) => FileCell::text(words),
                _ => FileCell::default(),
            })
            .collect();
        let mapping: Vec<String> = columns::of(Template::Persons).iter().map(|column| column.name.to_owned()).collect();
        let line = Line { number: 2, cells, hidden: false };
        let read = Reader::new(Template::Persons, &mapping, Vec::new(), today).read(&line);
        let Some(Given::Person(back)) = read.given else { panic!("{:?}", read.problems) };
        assert_eq!(format!("{back:?}"), format!("{person:?}"));
    }
}
