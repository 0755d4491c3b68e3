//! The form of a mandate: who signs for whom, which letters, from when until when, by which order.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Missed, Staff};
use offices::StaffBrief;
use ui::{Choice, Field, FormView, Look};

use super::receiving::number_of_year;
use crate::actions::GiveMandate;
use crate::model::Kind;
use crate::rules::issued::SIGNED;
use crate::rules::mandate::is_own;

/// Who may be chosen: those whose authority it is, and those who may be given it.
#[derive(Debug)]
pub struct Parties {
    /// The heads whose authority the actor may give.
    pub givers: Vec<StaffBrief>,
    /// Who works in the office.
    pub signers: Vec<StaffBrief>,
}

/// The fields of a mandate.
#[must_use]
pub fn fields(view: &FormView<'_>, parties: &Parties) -> Vec<Field> {
    let person = |one: &StaffBrief| Choice::new(one.id.to_string(), format!("{} · {}", one.name, one.office_name));
    let kind = |kind: &Kind| Choice::new(kind.code(), view.word(&format!("correspondence-kind-{}", kind.code())));
    let people = |all: &[StaffBrief]| all.iter().map(person).collect();
    vec![
        view.choose(Look::Select, "giver", "correspondence-mandate-giver", people(&parties.givers)).required(),
        view.prose("giver-post", "correspondence-mandate-giver-post").rows(2).required(),
        view.choose(Look::Select, "signer", "correspondence-mandate-signer", people(&parties.signers)).required(),
        view.choose(Look::Boxes, "kinds", "correspondence-mandate-kinds", SIGNED.iter().map(kind).collect()).required(),
        view.date("from-on", "correspondence-mandate-from").required(),
        view.date("until-on", "correspondence-mandate-until"),
        view.short("order-number", "correspondence-mandate-order-number"),
        view.text("order-words", "correspondence-mandate-order-words"),
        view.hidden("office"),
    ]
}

fn party(check: &mut Check<'_>, name: &str, known: &[StaffBrief]) -> Result<Id<Staff>, Missed> {
    match check.id::<Staff>(name) {
        Ok(id) if known.iter().all(|one| one.id != id) => check.wrong(name, "form-unknown-choice"),
        id => id,
    }
}

/// Reads a mandate, and the number and year of the order by which it is given, where the register has it.
///
/// # Errors
/// Every field that is wrong; an order is named in one of the two ways.
pub fn read(fields: &Fields, parties: &Parties, today: Day) -> Result<(GiveMandate, Option<(i64, i64)>), Invalid> {
    let mut check = Check::new(fields, today);
    let giver = party(&mut check, "giver", &parties.givers);
    let giver_post = match check.prose("giver-post") {
        Ok(post) if !is_own(&post) => check.wrong("giver-post", "correspondence-form-post"),
        post => post,
    };
    let signer = match party(&mut check, "signer", &parties.signers) {
        Ok(signer) if giver.as_ref().is_ok_and(|giver| *giver == signer) => {
            check.wrong("signer", "correspondence-form-own-mandate")
        }
        signer => signer,
    };
    let sent: Vec<&str> = fields.all("kinds").filter(|code| !code.is_empty()).collect();
    let found: Vec<Kind> = SIGNED.into_iter().filter(|kind| sent.contains(&kind.code())).collect();
    let kinds = match (sent.len(), found.len()) {
        (0, _) => check.wrong("kinds", "form-choose"),
        (all, known) if all != known => check.wrong("kinds", "form-unknown-choice"),
        _ => Ok(found),
    };
    let from_on = check.day("from-on");
    let until_on = match check.day_or_none("until-on") {
        Ok(Some(until)) if from_on.as_ref().is_ok_and(|from| until < *from) => {
            check.wrong("until-on", "correspondence-form-before")
        }
        until => until,
    };
    let order_words = check.line_or_empty("order-words");
    let number = order_number(&mut check, fields, order_words.as_deref().unwrap_or_default());
    check.finish(|| {
        let given = GiveMandate {
            giver: giver?,
            giver_post: giver_post?,
            signer: signer?,
            kinds: kinds?,
            from_on: from_on?,
            until_on: until_on?,
            order_letter: None,
            order_words: order_words?,
        };
        Ok((given, number?))
    })
}

fn order_number(check: &mut Check<'_>, fields: &Fields, words: &str) -> Result<Option<(i64, i64)>, Missed> {
    match (fields.get("order-number").trim(), words) {
        ("", "") => check.wrong("order-number", "correspondence-form-order"),
        ("", _) => Ok(None),
        (text, _) => match number_of_year(text) {
            Some(number) => Ok(Some(number)),
            None => check.wrong("order-number", "correspondence-form-number-of-year"),
        },
    }
}
