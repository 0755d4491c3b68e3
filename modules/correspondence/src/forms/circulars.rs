//! Who is put on the list of a circular, and how it is sent to all of them.

use directory::Correspondent;
use kernel::{Check, Day, Fields, Id, Invalid, Missed, Office};
use offices::OfficeBrief;
use ui::{Choice, Field, FormView, Look};

use super::issued::is_address;
use super::writing::lines;
use crate::actions::{Addressee, Circulation};

/// Every organisation of the directory, among the kinds of them.
const EVERY: &str = "every";
/// A kind of them is told from that word by what stands before it.
const KIND: &str = "kind-";

/// Whom somebody wants on the list.
#[derive(Debug)]
pub struct Listing {
    /// An office and all below it.
    pub below: Option<Id<Office>>,
    /// Those of the directory and those who were written down.
    pub others: Vec<Addressee>,
}

/// The fields: an office with all below it, organisations of the directory, and names.
#[must_use]
pub fn listing(
    view: &FormView<'_>,
    offices: &[OfficeBrief],
    directory: &[Correspondent],
    lang: kernel::Lang,
) -> Vec<Field> {
    let office = |office: &OfficeBrief| Choice::new(office.id.to_string(), office.named(lang).to_owned());
    let mut organisations = vec![Choice::new(EVERY, view.word("correspondence-listing-every"))];
    let kinds = kinds(directory).into_iter();
    organisations.extend(kinds.map(|kind| Choice::new(format!("{KIND}{kind}"), kind)));
    vec![
        view.choose(Look::Select, "below", "correspondence-listing-below", offices.iter().map(office).collect()),
        view.choose(Look::Select, "organisations", "correspondence-listing-organisations", organisations),
        view.prose("names", "correspondence-listing-names").rows(5),
    ]
}

/// The kinds of organisations that the directory has, each once, in Thai order.
fn kinds(directory: &[Correspondent]) -> Vec<&str> {
    let mut kinds: Vec<&str> = directory.iter().map(|one| one.kind.as_str()).filter(|kind| !kind.is_empty()).collect();
    kinds.sort_by_cached_key(|kind| thai::collation::sort_key_hex(kind));
    kinds.dedup();
    kinds
}

/// Reads who is put on the list.
///
/// # Errors
/// Every field that is wrong; nobody was named at all.
pub fn read_listing(
    fields: &Fields,
    offices: &[OfficeBrief],
    directory: &[Correspondent],
    today: Day,
) -> Result<Listing, Invalid> {
    let mut check = Check::new(fields, today);
    let below = below(&mut check, fields, offices);
    let listed = organisations(&mut check, fields.get("organisations"), directory);
    let named = match check.prose_or_empty("names") {
        Ok(text) => named(&mut check, &lines(&text)),
        Err(missed) => Err(missed),
    };
    if matches!((&below, &listed, &named), (Ok(None), Ok(listed), Ok(named)) if listed.is_empty() && named.is_empty()) {
        let _ = check.wrong::<()>("names", "correspondence-form-nobody");
    }
    check.finish(|| Ok(Listing { below: below?, others: [listed?, named?].concat() }))
}

fn below(check: &mut Check<'_>, fields: &Fields, offices: &[OfficeBrief]) -> Result<Option<Id<Office>>, Missed> {
    let asked = fields.get("below");
    if asked.is_empty() {
        return Ok(None);
    }
    match offices.iter().find(|office| office.id.to_string() == asked) {
        Some(office) => Ok(Some(office.id)),
        None => check.wrong("below", "form-unknown-choice"),
    }
}

fn organisations(check: &mut Check<'_>, asked: &str, directory: &[Correspondent]) -> Result<Vec<Addressee>, Missed> {
    let kind = asked.strip_prefix(KIND);
    if !asked.is_empty() && asked != EVERY && kind.is_none_or(|kind| !kinds(directory).contains(&kind)) {
        return check.wrong("organisations", "form-unknown-choice");
    }
    let chosen = directory.iter().filter(|one| asked == EVERY || kind == Some(one.kind.as_str()));
    Ok(chosen.map(|one| addressee(&one.name, Some(one.email.as_str()).filter(|email| is_address(email)))).collect())
}

fn addressee(name: &str, address: Option<&str>) -> Addressee {
    Addressee { name: name.to_owned(), office: None, address: address.unwrap_or_default().to_owned() }
}

fn named(check: &mut Check<'_>, lines: &[String]) -> Result<Vec<Addressee>, Missed> {
    let read: Option<Vec<Addressee>> = lines.iter().map(|line| of_line(line)).collect();
    match read {
        Some(named) => Ok(named),
        None => check.wrong("names", "correspondence-form-address"),
    }
}

/// A name, an address, or a name with its address behind it in angle brackets; none where the address cannot be one.
fn of_line(line: &str) -> Option<Addressee> {
    if let Some((name, address)) = line.strip_suffix('>').and_then(|line| line.rsplit_once('<')) {
        let (name, address) = (name.trim(), address.trim());
        let name = if name.is_empty() { address } else { name };
        return is_address(address).then(|| addressee(name, Some(address)));
    }
    match line.contains('@') {
        true => is_address(line).then(|| addressee(line, Some(line))),
        false => Some(addressee(line, None)),
    }
}

/// The fields of sending to all.
#[must_use]
pub fn circulation(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.tick("own-names", "correspondence-own-names"),
        view.text("note", "correspondence-note"),
        view.hidden("version"),
    ]
}

/// Reads how a circular is sent.
///
/// # Errors
/// The note is too long.
pub fn read_circulation(fields: &Fields, today: Day) -> Result<Circulation, Invalid> {
    let mut check = Check::new(fields, today);
    let own_names = check.ticked("own-names");
    let note = check.line_or_empty("note");
    check.finish(|| Ok(Circulation { own_names, note: note? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(String, String)> {
        of_line(line).map(|one| (one.name, one.address))
    }

    #[test]
    fn a_line_is_a_name_an_address_or_both() {
        let pair = |name: &str, address: &str| Some((name.to_owned(), address.to_owned()));
        assert_eq!(read("โรงเรียนตัวอย่าง"), pair("โรงเรียนตัวอย่าง", ""));
        assert_eq!(read("โรงเรียนตัวอย่าง <school@example.go.th>"), pair("โรงเรียนตัวอย่าง", "school@example.go.th"));
        assert_eq!(read("school@example.go.th"), pair("school@example.go.th", "school@example.go.th"));
        assert_eq!(read("<school@example.go.th>"), pair("school@example.go.th", "school@example.go.th"));
        for line in ["โรงเรียน <school>", "school@", "โรงเรียน <>"] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
