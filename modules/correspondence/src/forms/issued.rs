//! Checks, numbers, ways of sending and the head of letters.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Missed, Staff};
use offices::{OfficeBrief, StaffBrief};
use ui::{Choice, Field, FormView, Look};

use super::writing::lines;
use crate::actions::{Addressee, SendLetter};
use crate::model::{Channel, HeadRow, Series};
use crate::rules::issued;

/// Addressees of one sending.
const MOST: usize = 300;

/// Who may be asked to check, by name and office.
#[must_use]
pub fn checkers(view: &FormView<'_>, heads: &[StaffBrief]) -> Vec<Field> {
    let head = |head: &StaffBrief| Choice::new(head.id.to_string(), format!("{} · {}", head.name, head.office_name));
    let heads = heads.iter().map(head).collect();
    vec![view.choose(Look::Select, "checker", "correspondence-checker", heads).required(), view.hidden("version")]
}

/// Reads who is asked to check; anybody but these is no choice.
///
/// # Errors
/// Nobody was chosen, or somebody who is no head here.
pub fn read_checker(fields: &Fields, heads: &[StaffBrief], today: Day) -> Result<Id<Staff>, Invalid> {
    let mut check = Check::new(fields, today);
    let checker = match check.id::<Staff>("checker") {
        Ok(id) if heads.iter().all(|head| head.id != id) => check.wrong("checker", "form-unknown-choice"),
        checker => checker,
    };
    check.finish(|| checker)
}

/// Reads the number that is given: a reserved one, or none for the next.
///
/// # Errors
/// The number is none of those that are reserved.
pub fn read_number(fields: &Fields, reserved: &[(i64, String)], today: Day) -> Result<Option<i64>, Invalid> {
    let mut check = Check::new(fields, today);
    let number = match (fields.get("number"), fields.get("number").parse::<i64>()) {
        ("next", _) => Ok(None),
        (_, Ok(number)) if reserved.iter().any(|(known, _)| *known == number) => Ok(Some(number)),
        _ => check.wrong("number", "form-unknown-choice"),
    };
    check.finish(|| number)
}

/// The next number, or one that is reserved.
#[must_use]
pub fn number(view: &FormView<'_>, reserved: &[(i64, String)]) -> Vec<Field> {
    let mut choices = vec![Choice::new("next", view.word("correspondence-number-next"))];
    choices.extend(
        reserved.iter().map(|(number, reason)| Choice::new(number.to_string(), format!("{number} · {reason}"))),
    );
    vec![view.choose(Look::Radios, "number", "correspondence-number", choices).required(), view.hidden("version")]
}

/// The fields of sending.
#[must_use]
pub fn sending(view: &FormView<'_>, offices: &[OfficeBrief], lang: kernel::Lang) -> Vec<Field> {
    let office = |office: &OfficeBrief| Choice::new(office.id.to_string(), office.named(lang).to_owned());
    vec![
        view.codes::<Channel>(Look::Radios, "channel", "correspondence-channel").required(),
        view.choose(Look::Boxes, "offices", "correspondence-to-offices", offices.iter().map(office).collect()),
        view.prose("to", "correspondence-to-names").rows(3),
        view.text("note", "correspondence-note"),
        view.hidden("version"),
    ]
}

/// Reads to whom a letter goes and by what way.
///
/// # Errors
/// Every field that is wrong: nobody is named, an address cannot be one, an office is not known.
pub fn read_sending(fields: &Fields, offices: &[OfficeBrief], today: Day) -> Result<SendLetter, Invalid> {
    let mut check = Check::new(fields, today);
    let channel = check.code::<Channel>("channel");
    let names = check.prose_or_empty("to");
    let note = check.line_or_empty("note");
    let to = match (channel.as_ref(), names) {
        (Ok(Channel::System), _) => to_offices(&mut check, fields, offices),
        (Ok(channel), Ok(names)) => to_names(&mut check, *channel, &lines(&names)),
        (Err(_), _) | (_, Err(_)) => Ok(Vec::new()),
    };
    check.finish(|| Ok(SendLetter { channel: channel?, to: to?, note: note? }))
}

fn to_offices(check: &mut Check<'_>, fields: &Fields, offices: &[OfficeBrief]) -> Result<Vec<Addressee>, Missed> {
    let chosen: Vec<&str> = fields.all("offices").filter(|id| !id.is_empty()).collect();
    let known = |id: &&str| offices.iter().find(|office| office.id.to_string() == **id);
    let found: Vec<&OfficeBrief> = chosen.iter().filter_map(known).collect();
    if found.is_empty() || found.len() != chosen.len() {
        return check.wrong("offices", if chosen.is_empty() { "form-choose" } else { "form-unknown-choice" });
    }
    let addressee = |office: &&OfficeBrief| Addressee {
        name: office.name.clone(),
        office: Some(office.id),
        address: String::new(),
    };
    Ok(found.iter().map(addressee).collect())
}

fn to_names(check: &mut Check<'_>, channel: Channel, names: &[String]) -> Result<Vec<Addressee>, Missed> {
    if names.is_empty() {
        return check.wrong("to", "form-required");
    }
    let by_mail = channel == Channel::Email;
    if names.len() > MOST || (by_mail && !names.iter().all(|name| is_address(name))) {
        return check.wrong("to", if by_mail { "correspondence-form-address" } else { "form-too-long" });
    }
    let addressee = |name: &String| Addressee {
        name: name.clone(),
        office: None,
        address: if by_mail { name.clone() } else { String::new() },
    };
    Ok(names.iter().map(addressee).collect())
}

/// Whether a line can be an address; the mail server says whether it is one.
pub(super) fn is_address(line: &str) -> bool {
    let plain = line.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b',' | b'<' | b'>' | b';'));
    plain
        && line
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Reads the head of letters.
///
/// # Errors
/// Every field that is wrong; the code must be one.
pub fn read_head(
    fields: &Fields,
    head: &HeadRow,
    emblem: Result<Option<String>, &'static str>,
    today: Day,
) -> Result<HeadRow, Invalid> {
    let mut check = Check::new(fields, today);
    let code = match check.line_or_empty("code") {
        Ok(code) if !code.is_empty() && !issued::is_code(&code) => check.wrong("code", "correspondence-form-code"),
        code => code,
    };
    let emblem = match emblem {
        Ok(emblem) => Ok(emblem.unwrap_or_else(|| head.emblem.clone())),
        Err(reason) => check.wrong("emblem", reason),
    };
    let (address, contact) = (check.prose_or_empty("address"), check.prose_or_empty("contact"));
    check.finish(|| {
        Ok(HeadRow {
            office: head.office,
            code: code?,
            address: address?,
            contact: contact?,
            emblem: emblem?,
            version: fields.version(),
        })
    })
}

/// The head as it stands.
#[must_use]
pub fn head_filled(head: &HeadRow) -> Fields {
    let mut fields = Fields::of_version(head.version);
    fields.set("code", head.code.as_str());
    fields.set("address", head.address.as_str());
    fields.set("contact", head.contact.as_str());
    fields
}

/// The fields of the head of letters.
#[must_use]
pub fn head(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.short("code", "correspondence-head-code"),
        view.prose("address", "correspondence-head-address").rows(3),
        view.prose("contact", "correspondence-head-contact").rows(3),
        view.field(Look::File, "emblem", "correspondence-head-emblem"),
        view.hidden("version"),
    ]
}

/// Reads which number is reserved, and for what.
///
/// # Errors
/// Every field that is wrong.
pub fn read_reservation(fields: &Fields, today: Day) -> Result<(Series, String), Invalid> {
    let mut check = Check::new(fields, today);
    let series = match check.code::<Series>("series") {
        Ok(series) if !RESERVED.contains(&series) => check.wrong("series", "form-unknown-choice"),
        series => series,
    };
    let reason = check.line("reason");
    check.finish(|| Ok((series?, reason?)))
}

/// The series of which the clerk reserves numbers.
const RESERVED: [Series; 5] =
    [Series::General, Series::Circular, Series::Orders, Series::Certificates, Series::Notices];

/// The fields of a reservation.
#[must_use]
pub fn reservation(view: &FormView<'_>) -> Vec<Field> {
    let series =
        |series: &Series| Choice::new(series.code(), view.word(&format!("correspondence-register-{}", series.code())));
    vec![
        view.choose(Look::Radios, "series", "correspondence-register", RESERVED.iter().map(series).collect())
            .required(),
        view.text("reason", "correspondence-reason").required(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_at_and_a_host_with_a_dot() {
        assert!(is_address("saraban@example.go.th"));
        for line in ["saraban", "@example.go.th", "a@b", "a@b@c.th", "ก@example.go.th", "a@b.th, c@d.th"] {
            assert!(!is_address(line), "{line}");
        }
    }
}
