//! Requests of the people concerned.

use kernel::{Check, Day, Fields, Id, Invalid, Staff};
use offices::StaffBrief;
use ui::{Choice, Field, FormView, Look};

use super::past_day;
use crate::actions::ReceiveRequest;
use crate::model::{Claim, Giver, Identity, SettingRow, Way};

/// Reads a request.
///
/// # Errors
/// Every field that is wrong.
pub fn read_received(fields: &Fields, today: Day) -> Result<ReceiveRequest, Invalid> {
    let mut check = Check::new(fields, today);
    let claim = check.code::<Claim>("claim");
    let received_on = past_day(&mut check, "received-on", today);
    let way = check.code::<Way>("way");
    let requester = check.code::<Giver>("requester");
    let requester_name = check.line_or_empty("requester-name");
    let identity = check.code::<Identity>("identity");
    let identity_note = check.line_or_empty("identity-note");
    let wish = check.prose("wish");
    check.finish(|| {
        Ok(ReceiveRequest {
            claim: claim?,
            received_on: received_on?,
            way: way?,
            requester: requester?,
            requester_name: requester_name?,
            identity: identity?,
            identity_note: identity_note?,
            wish: wish?,
        })
    })
}

/// The fields of a request; a right says in how many days it is answered.
#[must_use]
pub fn received(view: &FormView<'_>, rights: &[SettingRow], lang: kernel::Lang) -> Vec<Field> {
    let choice = |right: &SettingRow| {
        Choice::new(right.code.as_str(), right.name(lang)).hint(format!("PDPA {}", right.legal_basis))
    };
    vec![
        view.choose(Look::Radios, "claim", "privacy-request-claim", rights.iter().map(choice).collect()).required(),
        view.prose("wish", "privacy-request-wish").rows(4).required(),
        view.date("received-on", "privacy-request-received-on").required(),
        view.codes::<Way>(Look::Radios, "way", "privacy-way").required(),
        view.codes::<Giver>(Look::Radios, "requester", "privacy-giver").required(),
        view.text("requester-name", "privacy-request-requester-name").autocomplete("off"),
        view.codes::<Identity>(Look::Radios, "identity", "privacy-identity").required(),
        view.text("identity-note", "privacy-identity-note"),
    ]
}

/// Reads how identity was checked.
///
/// # Errors
/// Every field that is wrong.
pub fn read_identity(fields: &Fields, today: Day) -> Result<(Identity, String), Invalid> {
    let mut check = Check::new(fields, today);
    let identity = check.code::<Identity>("identity");
    let note = check.line_or_empty("identity-note");
    check.finish(|| Ok((identity?, note?)))
}

/// The fields of checking identity.
#[must_use]
pub fn identity(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.codes::<Identity>(Look::Radios, "identity", "privacy-identity").required(),
        view.text("identity-note", "privacy-identity-note"),
        view.hidden("version"),
    ]
}

/// Reads to whom a request is given; anybody but these is no choice, however the form was sent.
///
/// # Errors
/// Nobody, or somebody else, was chosen.
pub fn read_assigned(fields: &Fields, today: Day, known: &[StaffBrief]) -> Result<Id<Staff>, Invalid> {
    let mut check = Check::new(fields, today);
    let chosen = match check.id::<Staff>("staff") {
        Ok(id) if known.iter().any(|staff| staff.id == id) => Ok(id),
        Ok(_) => check.wrong("staff", "form-unknown-choice"),
        missed => missed,
    };
    check.finish(|| chosen)
}

/// The field of giving a request to somebody.
#[must_use]
pub fn assigned(view: &FormView<'_>, known: &[StaffBrief]) -> Vec<Field> {
    let choice =
        |staff: &StaffBrief| Choice::new(staff.id.to_string(), staff.name.as_str()).hint(staff.office_name.as_str());
    vec![
        view.choose(Look::Radios, "staff", "privacy-request-staff", known.iter().map(choice).collect()).required(),
        view.hidden("version"),
    ]
}

/// The field of an answer.
#[must_use]
pub fn answer(view: &FormView<'_>) -> Vec<Field> {
    vec![view.prose("answer", "privacy-request-answer").rows(6).required(), view.hidden("version")]
}

/// Reads a refusal: ground and reason.
///
/// # Errors
/// Every field that is wrong.
pub fn read_refusal(fields: &Fields, today: Day) -> Result<(String, String), Invalid> {
    let mut check = Check::new(fields, today);
    let ground = match fields.get("ground") {
        "" => check.wrong("ground", "form-choose"),
        ground => Ok(ground.to_owned()),
    };
    let answer = check.prose("answer");
    check.finish(|| Ok((ground?, answer?)))
}

/// The fields of a refusal; only grounds that serve against the right are offered.
#[must_use]
pub fn refusal(view: &FormView<'_>, grounds: &[SettingRow], claim: Claim, lang: kernel::Lang) -> Vec<Field> {
    let serving = grounds.iter().filter(|ground| ground.serves(claim));
    let choice =
        |ground: &SettingRow| Choice::new(ground.code.as_str(), ground.name(lang)).hint(ground.legal_basis.as_str());
    vec![
        view.choose(Look::Radios, "ground", "privacy-request-ground", serving.map(choice).collect()).required(),
        view.prose("answer", "privacy-request-refusal").rows(5).required(),
        view.hidden("version"),
    ]
}
