//! Forms of a case conference: calling it, and asking others to come.

use kernel::{Check, Code as _, Fields, Id, Invalid, Lang, Missed, Moment, Staff};
use ui::{Choice, Field, FormView, Look};

use super::intake::time;
use super::one_of;
use crate::actions::{AskToCome, CallConference, MoveConference};
use crate::model::{ClientPart, ConferenceRow, MeetingWay, ParticipantKind};

/// Reads when and where, the agenda, and who of the colleagues is asked to come; `known` are those who may be.
///
/// # Errors
/// Every field that is wrong.
pub fn read_call(fields: &Fields, now: Moment, known: &[Id<Staff>]) -> Result<CallConference, Invalid> {
    let mut check = Check::new(fields, now.day());
    let held_at = hour(&mut check, fields);
    let way = check.code::<MeetingWay>("way");
    let place = check.line("place");
    let agenda = check.prose("agenda");
    let client_part = check.code::<ClientPart>("client-part");
    let client_reason = match client_part {
        Ok(ClientPart::NotInvited) => check.prose("client-reason"),
        _ => check.prose_or_empty("client-reason"),
    };
    let colleagues = colleagues(&mut check, fields, known);
    check.finish(|| {
        Ok(CallConference {
            held_at: held_at?,
            way: way?,
            place: place?,
            agenda: agenda?,
            client_part: client_part?,
            client_reason: client_reason?,
            colleagues: colleagues?,
        })
    })
}

/// The hour; one that has passed may be written down too, for a conference that was held in haste.
fn hour(check: &mut Check<'_>, fields: &Fields) -> Result<Moment, Missed> {
    let day = check.day("held-on")?;
    match time(fields.get("held-time")) {
        Some((hour, minute)) => Ok(Moment::at(day, hour, minute)),
        None => check.wrong("held-time", "cases-time-unreadable"),
    }
}

fn colleagues(check: &mut Check<'_>, fields: &Fields, known: &[Id<Staff>]) -> Result<Vec<Id<Staff>>, Missed> {
    let chosen: Vec<_> = fields.all("colleagues").map(str::parse).collect();
    match chosen.into_iter().collect::<Result<Vec<Id<Staff>>, _>>() {
        Ok(chosen) if chosen.iter().all(|staff| known.contains(staff)) => Ok(chosen),
        _ => check.wrong("colleagues", "form-unknown-choice"),
    }
}

/// The fields of the call.
#[must_use]
pub fn call(view: &FormView<'_>, colleagues: Vec<Choice>) -> Vec<Field> {
    let mut fields = time_and_place(view).to_vec();
    fields.extend([
        view.codes::<ClientPart>(Look::Radios, "client-part", "cases-conference-client").required(),
        view.prose("client-reason", "cases-conference-client-reason").rows(2),
        view.choose(Look::Boxes, "colleagues", "cases-conference-colleagues", colleagues),
    ]);
    fields
}

/// Reads the other hour and place, and the version that was read.
///
/// # Errors
/// Every field that is wrong.
pub fn read_move(fields: &Fields, now: Moment) -> Result<MoveConference, Invalid> {
    let mut check = Check::new(fields, now.day());
    let held_at = hour(&mut check, fields);
    let way = check.code::<MeetingWay>("way");
    let place = check.line("place");
    let agenda = check.prose("agenda");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| {
        Ok(MoveConference { held_at: held_at?, way: way?, place: place?, agenda: agenda?, version: version? })
    })
}

/// The form of moving a conference, as it is stored.
#[must_use]
pub fn filled(row: &ConferenceRow, lang: Lang) -> Fields {
    let wall = row.held_at.wall();
    let mut fields = super::today_in("held-on", row.held_at.day(), lang);
    fields.set("held-time", format!("{:02}.{:02}", wall.hour(), wall.minute()));
    fields.set("way", row.way.code());
    fields.set("place", row.place.as_str());
    fields.set("agenda", row.agenda.as_str());
    fields.set("version", row.version.to_string());
    fields
}

/// The fields of moving a conference.
#[must_use]
pub fn moving(view: &FormView<'_>) -> Vec<Field> {
    let mut fields = vec![view.hidden("version")];
    fields.extend(time_and_place(view));
    fields
}

/// When, how, where, and what about.
fn time_and_place(view: &FormView<'_>) -> [Field; 5] {
    [
        view.date("held-on", "cases-conference-day").required(),
        view.short("held-time", "cases-conference-time"),
        view.codes::<MeetingWay>(Look::Radios, "way", "cases-conference-way").required(),
        view.text("place", "cases-conference-place").required(),
        view.prose("agenda", "cases-conference-agenda").required(),
    ]
}

/// Who can be asked to come beside those asked already.
#[derive(Debug, Default)]
pub struct Askable {
    /// Colleagues.
    pub colleagues: Vec<Choice>,
    /// Other offices.
    pub offices: Vec<Choice>,
    /// Organisations of the directory.
    pub organisations: Vec<Choice>,
}

/// Reads who else is asked to come.
///
/// # Errors
/// Every field that is wrong.
pub fn read_participant(fields: &Fields, now: Moment, askable: &Askable) -> Result<AskToCome, Invalid> {
    let mut check = Check::new(fields, now.day());
    let ids = |choices: &[Choice]| -> Vec<i64> {
        choices.iter().filter_map(|choice| choice.value.parse::<Id<()>>().ok()).map(Id::number).collect()
    };
    let asked = match check.code::<ParticipantKind>("kind") {
        Ok(ParticipantKind::Colleague) => {
            let known: Vec<Id<Staff>> = ids(&askable.colleagues).into_iter().map(Id::new).collect();
            one_of(&mut check, "colleague", &known).map(AskToCome::Colleague)
        }
        Ok(ParticipantKind::OtherOffice) => match check.id::<kernel::Office>("office") {
            Ok(office) if ids(&askable.offices).contains(&office.number()) => Ok(AskToCome::Office(office)),
            Ok(_) => check.wrong("office", "form-unknown-choice"),
            Err(missed) => Err(missed),
        },
        Ok(ParticipantKind::Outside) => outside(&mut check, &askable.organisations),
        Err(missed) => Err(missed),
    };
    check.finish(|| asked)
}

/// Somebody from outside: their organisation is chosen from the directory, or written in.
fn outside(check: &mut Check<'_>, organisations: &[Choice]) -> Result<AskToCome, Missed> {
    let name = check.line("name");
    let listed: Option<Id<directory::Organisation>> = check.id_or_none("listed")?;
    let known = listed.map(|listed| organisations.iter().find(|choice| choice.value == listed.to_string()));
    let organisation = match known {
        Some(Some(choice)) => Ok(choice.label.clone()),
        Some(None) => check.wrong("listed", "form-unknown-choice"),
        None => check.line("organisation"),
    };
    let post = check.line_or_empty("post");
    let phone = check.line_or_empty("phone");
    Ok(AskToCome::Outside { name: name?, listed, organisation: organisation?, post: post?, phone: phone? })
}

/// The fields of asking somebody else.
#[must_use]
pub fn participant(view: &FormView<'_>, askable: &Askable) -> Vec<Field> {
    vec![
        view.codes::<ParticipantKind>(Look::Radios, "kind", "cases-participant").required(),
        view.choose(Look::Select, "colleague", "cases-participant-who", askable.colleagues.clone()),
        view.choose(Look::Select, "office", "cases-participant-office", askable.offices.clone()),
        view.text("name", "cases-participant-name"),
        view.choose(Look::Select, "listed", "cases-participant-listed", askable.organisations.clone()),
        view.text("organisation", "cases-participant-organisation"),
        view.text("post", "cases-participant-post"),
        view.short("phone", "cases-participant-phone").keyboard("tel"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;

    fn now() -> Moment {
        Moment::at(Day::new(2026, 9, 1).expect("a day"), 9, 0)
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn whoever_does_not_ask_the_client_says_why() {
        let call = |part, reason| {
            let sent = [
                ("held-on", "3/9/69"),
                ("held-time", "10.00"),
                ("way", "in-person"),
                ("place", "ห้องประชุม"),
                ("agenda", "แผนการดูแล"),
                ("client-part", part),
                ("client-reason", reason),
            ];
            read_call(&fields(&sent), now(), &[])
        };
        assert_eq!(call("not-invited", "").expect_err("no reason").of("client-reason"), Some("form-required"));
        assert!(call("not-invited", "ผู้ต้องสงสัยอยู่ในครอบครัว").is_ok());
        let read = call("client", "").expect("well formed");
        assert_eq!((read.held_at.wall().hour(), read.held_at.day().number()), (10, 2026_0903));
    }

    #[test]
    fn somebody_from_outside_has_a_name_and_an_organisation() {
        let wrong = read_participant(&fields(&[("kind", "outside")]), now(), &Askable::default()).expect_err("no name");
        assert!(wrong.of("name").is_some() && wrong.of("organisation").is_some());
        let stranger = Id::<Staff>::new(7).to_string();
        let sent = fields(&[("kind", "colleague"), ("colleague", &stranger)]);
        let wrong = read_participant(&sent, now(), &Askable::default()).expect_err("nobody to choose");
        assert_eq!(wrong.of("colleague"), Some("form-unknown-choice"));
    }
}
