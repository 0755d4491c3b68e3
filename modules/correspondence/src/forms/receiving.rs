//! ลงรับหนังสือ และการแก้ไขรายการ: the fields of แบบที่ 13.

use ::store::Undone;
use kernel::{Check, Code as _, Day, Fields, Invalid, Missed, Moment};
use ui::{Choice, Field, FormView, Look};

use super::{moment, set_moment};
use crate::actions::{Correction, Paper, Particulars, ReceiveLetter};
use crate::model::{Channel, Kind, LetterRow, Secrecy, Series, Urgency};
use crate::rules::exchange::Arrived;
use crate::rules::receiving as rules;

/// The word of the class that is never entered here.
const MOST_SECRET: &str = "most-secret";
/// Papers that nobody encloses with one letter.
const MOST: i64 = 999;
/// The longest subject, in characters.
const SUBJECT: usize = 500;
/// Day and time of coming, and until when an urgent letter must reach its reader.
const RECEIVED: (&str, &str) = ("received-on", "received-time");
const WITHIN: (&str, &str) = ("within-on", "within-time");

/// หนังสือที่มาเป็นไฟล์: looked at before.
#[derive(Debug)]
pub struct Came {
    /// The file as it came.
    pub paper: Paper,
    /// What came with it.
    pub enclosed: Vec<Paper>,
    /// What an e-mail says of itself.
    pub says: Option<mail::Arrived>,
}

/// What an e-mail says fills what the clerk left empty: sender, subject, day.
fn with_email(fields: &Fields, says: &mail::Arrived) -> Fields {
    let mut fields = fields.clone();
    let sent_on = says.sent_at.map(|at| Moment::from_millis(at).day());
    let day = sent_on.map_or_else(String::new, |day| thai::date::format_short(day.date()));
    let said = [("subject", &says.subject), ("party-from", &says.from), ("dated-on", &day)];
    for (name, value) in said {
        if fields.get(name).trim().is_empty() {
            fields.set(name, value.as_str());
        }
    }
    fields
}

/// A form that opens at a moment, for what came on paper and is not secret.
#[must_use]
pub fn open(now: Moment, secrecy: Secrecy) -> Fields {
    let mut fields = Fields::default();
    set_moment(&mut fields, RECEIVED, now);
    fields.set("kind", Kind::External.code());
    fields.set("channel", Channel::Hand.code());
    fields.set("urgency", Urgency::Normal.code());
    fields.set("secrecy", secrecy.code());
    fields.set("attachments", "0");
    fields
}

/// What an exchange file says and the register has no column for: to what it refers, what is enclosed, the text.
fn beside(arrived: &Arrived) -> String {
    let line = |word: &'static str| move |one: &String| format!("{word} {one}");
    let references = arrived.references.iter().map(line("อ้างถึง"));
    let enclosures = arrived.enclosures.iter().map(line("สิ่งที่ส่งมาด้วย"));
    let text = Some(arrived.text.clone()).filter(|text| !text.is_empty());
    references.chain(enclosures).chain(text).collect::<Vec<_>>().join("\n")
}

/// The form filled from an exchange file, for the clerk to look at.
#[must_use]
pub fn arrived(now: Moment, arrived: &Arrived) -> Fields {
    let mut fields = open(now, arrived.secrecy.unwrap_or(Secrecy::Open));
    let dated = thai::date::parse_date(&arrived.date, now.day().date());
    fields.set("dated-on", dated.map_or_else(|_| arrived.date.clone(), thai::date::format_short));
    fields.set("their-number", arrived.number.as_str());
    fields.set("party-from", arrived.sender.as_str());
    fields.set("party-to", arrived.receiver.as_str());
    fields.set("subject", arrived.subject.as_str());
    fields.set("urgency", arrived.urgency.unwrap_or(Urgency::Normal).code());
    fields.set("channel", Channel::System.code());
    fields.set("attachments", arrived.enclosures.len().to_string());
    fields.set("note", beside(arrived));
    fields
}

/// Reads what came; the file was looked at before.
///
/// # Errors
/// Every field that is wrong; or ลับที่สุด, which is refused as a rule.
pub fn read(fields: &Fields, now: Moment, came: Result<Option<Came>, &'static str>) -> Result<ReceiveLetter, Undone> {
    if fields.get("secrecy") == MOST_SECRET {
        return Err(rules::most_secret().into());
    }
    let (paper, enclosed, says) = match came {
        Ok(Some(came)) => (Ok(Some(came.paper)), came.enclosed, came.says),
        Ok(None) => (Ok(None), Vec::new(), None),
        Err(reason) => (Err(reason), Vec::new(), None),
    };
    let fields = &says.map_or_else(|| fields.clone(), |says| with_email(fields, &says));
    let mut check = Check::new(fields, now.day());
    let paper = match paper {
        Ok(paper) => Ok(paper),
        Err(reason) => check.wrong("paper", reason),
    };
    let received_at = received_at(&mut check, fields, now);
    let particulars = particulars(&mut check, received_at.as_ref().ok());
    let channel = check.code::<Channel>("channel");
    let urgency = check.code::<Urgency>("urgency");
    let within_at = within_at(&mut check, fields, urgency.as_ref().ok(), received_at.as_ref().ok());
    let secrecy = check.code::<Secrecy>("secrecy");
    let twice = check.ticked("twice");
    let read = check.finish(|| {
        Ok(ReceiveLetter {
            particulars: particulars?,
            urgency: urgency?,
            within_at: within_at?,
            secrecy: secrecy?,
            channel: channel?,
            received_at: received_at?,
            twice,
            paper: paper?,
            enclosed,
        })
    });
    Ok(read?)
}

/// What the register says of a letter, which came at that moment.
fn particulars(check: &mut Check<'_>, received_at: Option<&Moment>) -> Result<Particulars, Missed> {
    let their_number = check.line_or_empty("their-number");
    let dated_on = dated_on(check, received_at);
    let party_from = check.line("party-from");
    let party_to = check.line("party-to");
    let subject = subject(check);
    let kind = check.code::<Kind>("kind");
    let attachments = check.number("attachments", 0, MOST);
    let note = check.prose_or_empty("note");
    Ok(Particulars {
        kind: kind?,
        their_number: their_number?,
        dated_on: dated_on?,
        party_from: party_from?,
        party_to: party_to?,
        subject: subject?,
        attachments: attachments?,
        note: note?,
    })
}

fn received_at(check: &mut Check<'_>, fields: &Fields, now: Moment) -> Result<Moment, Missed> {
    let at = moment(check, fields, RECEIVED)?;
    if rules::came_in_time(at, now) { Ok(at) } else { check.wrong(RECEIVED.0, "correspondence-form-not-this-year") }
}

fn dated_on(check: &mut Check<'_>, received_at: Option<&Moment>) -> Result<Option<Day>, Missed> {
    let dated = check.day_or_none("dated-on")?;
    match received_at {
        Some(came) if !rules::dated_before_it_came(dated, *came) => {
            check.wrong("dated-on", "correspondence-form-dated-later")
        }
        _ => Ok(dated),
    }
}

fn within_at(
    check: &mut Check<'_>,
    fields: &Fields,
    urgency: Option<&Urgency>,
    received_at: Option<&Moment>,
) -> Result<Option<Moment>, Missed> {
    if urgency != Some(&Urgency::Within) {
        return Ok(None);
    }
    let at = moment(check, fields, WITHIN)?;
    match received_at {
        Some(came) if at < *came => check.wrong(WITHIN.0, "correspondence-form-within-past"),
        _ => Ok(Some(at)),
    }
}

/// A subject is one running line, however it was typed.
fn subject(check: &mut Check<'_>) -> Result<String, Missed> {
    let text = check.prose("subject")?.lines().collect::<Vec<_>>().join(" ");
    if text.chars().count() > SUBJECT { check.wrong("subject", "form-too-long") } else { Ok(text) }
}

/// The fields of what came. Where the same letter seems to be there already, one more asks whether it is another.
#[must_use]
pub fn fields(view: &FormView<'_>, seems_twice: bool) -> Vec<Field> {
    let mut fields = vec![
        view.field(Look::File, "paper", "correspondence-paper"),
        view.text("their-number", "correspondence-their-number").autocomplete("off"),
    ];
    if seems_twice {
        fields.push(view.tick("twice", "correspondence-twice"));
    }
    fields.extend([
        view.date("dated-on", "correspondence-dated-on"),
        view.text("party-from", "correspondence-party-from").required(),
        view.text("party-to", "correspondence-party-to").required(),
        view.prose("subject", "correspondence-subject").rows(2).required(),
        view.date(RECEIVED.0, "correspondence-received-on").required(),
        view.short(RECEIVED.1, "correspondence-received-time").required(),
        view.codes::<Channel>(Look::Radios, "channel", "correspondence-channel").required(),
        view.codes::<Kind>(Look::Select, "kind", "correspondence-kind").required(),
        view.short("attachments", "correspondence-attachments").keyboard("numeric").required(),
        view.codes::<Urgency>(Look::Radios, "urgency", "correspondence-urgency").required(),
        only_within(view.date(WITHIN.0, "correspondence-within-on")),
        only_within(view.short(WITHIN.1, "correspondence-within-time")),
        secrecy(view),
        view.prose("note", "correspondence-note").rows(2),
    ]);
    fields
}

fn only_within(mut field: Field) -> Field {
    field.asked_if = format!("urgency={}", Urgency::Within.code());
    field
}

/// ลับที่สุด can be chosen, so that whoever holds such a letter learns what to do with it.
fn secrecy(view: &FormView<'_>) -> Field {
    let word = |code: &str| Choice::new(code, view.word(&format!("correspondence-secrecy-{code}")));
    let mut choices: Vec<Choice> = Secrecy::ALL.iter().map(|secrecy| word(secrecy.code())).collect();
    choices.push(word(MOST_SECRET));
    view.choose(Look::Radios, "secrecy", "correspondence-secrecy", choices).required()
}

/// A correction that opens with what the register says.
#[must_use]
pub fn filled(letter: &LetterRow) -> Fields {
    let mut fields = Fields::of_version(letter.version);
    fields.set("their-number", letter.their_number.as_str());
    fields.set("dated-on", letter.dated_on.map_or_else(String::new, |day| thai::date::format_short(day.date())));
    fields.set("party-from", letter.party_from.as_str());
    fields.set("party-to", letter.party_to.as_str());
    fields.set("subject", letter.subject.as_str());
    fields.set("kind", letter.kind.code());
    fields.set("attachments", letter.attachments.to_string());
    fields.set("action", letter.action.as_str());
    fields.set("note", letter.note.as_str());
    fields
}

/// Reads a correction.
///
/// # Errors
/// Every field that is wrong.
pub fn read_correction(fields: &Fields, letter: &LetterRow, today: Day) -> Result<Correction, Undone> {
    let mut check = Check::new(fields, today);
    let particulars = particulars(&mut check, letter.received_at.as_ref());
    let action = check.line_or_empty("action");
    let read = check.finish(|| Ok(Correction { particulars: particulars?, action: action? }));
    Ok(read?)
}

/// The fields of a correction.
#[must_use]
pub fn correction(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.text("their-number", "correspondence-their-number").autocomplete("off"),
        view.date("dated-on", "correspondence-dated-on"),
        view.text("party-from", "correspondence-party-from").required(),
        view.text("party-to", "correspondence-party-to").required(),
        view.prose("subject", "correspondence-subject").rows(2).required(),
        view.codes::<Kind>(Look::Select, "kind", "correspondence-kind").required(),
        view.short("attachments", "correspondence-attachments").keyboard("numeric").required(),
        view.text("action", "correspondence-action"),
        view.prose("note", "correspondence-note").rows(2),
        view.hidden("version"),
    ]
}

/// Reads which letter is answered: the register, then year and number as in "12/2569".
///
/// # Errors
/// Every field that is wrong.
pub fn read_answered(fields: &Fields, today: Day) -> Result<(Series, (i64, i64)), Invalid> {
    let mut check = Check::new(fields, today);
    let series = check.code::<Series>("series");
    let number = match number_of_year(fields.get("number")) {
        Some(number) => Ok(number),
        None => check.wrong("number", "correspondence-form-number-of-year"),
    };
    check.finish(|| Ok((series?, number?)))
}

/// "12/2569" is number 12 of the year 2569: year first.
#[must_use]
pub fn number_of_year(text: &str) -> Option<(i64, i64)> {
    let plain = thai::digits::to_arabic(text);
    let (number, year) = plain.split_once('/')?;
    Some((year.trim().parse().ok()?, number.trim().parse().ok()?))
}
