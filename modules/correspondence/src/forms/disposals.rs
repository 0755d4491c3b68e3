//! บัญชีหนังสือขอทำลาย: the committee, how its members vote, the National Archives.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Level, Staff};
use offices::StaffBrief;
use ui::{Choice, Field, FormView, Look};

use crate::actions::disposals::{Answer, Vote};
use crate::model::{ArchivesAnswer, ArchivesWish, Decision, ItemRow};

/// Calendar years by which a letter is kept longer.
const MOST_YEARS: i64 = 100;

/// กรรมการ with their levels, and who chairs.
pub type Committee = (Vec<(Id<Staff>, Option<Level>)>, Id<Staff>);

/// Reads a committee; anybody but these is no choice.
///
/// # Errors
/// Every field that is wrong.
pub fn read_committee(fields: &Fields, known: &[StaffBrief], today: Day) -> Result<Committee, Invalid> {
    let mut check = Check::new(fields, today);
    let chosen: Vec<(Id<Staff>, Option<Level>)> = known
        .iter()
        .filter(|staff| fields.all("members").any(|value| value == staff.id.to_string()))
        .map(|staff| (staff.id, staff.level))
        .collect();
    let members = if chosen.is_empty() { check.wrong("members", "form-choose") } else { Ok(chosen) };
    let chair = check.id::<Staff>("chair");
    check.finish(|| Ok((members?, chair?)))
}

/// The fields of a committee.
#[must_use]
pub fn committee(view: &FormView<'_>, known: &[StaffBrief]) -> Vec<Field> {
    let choices = || {
        let choice = |staff: &StaffBrief| {
            Choice::new(staff.id.to_string(), staff.full_name.as_str()).hint(staff.level.map_or("", Level::thai))
        };
        known.iter().map(choice).collect::<Vec<_>>()
    };
    vec![
        view.choose(Look::Boxes, "members", "correspondence-committee", choices()).required(),
        view.choose(Look::Radios, "chair", "correspondence-chair", choices()).required(),
        view.hidden("version"),
    ]
}

/// Reads how a member votes.
///
/// # Errors
/// Every field that is wrong.
pub fn read_vote(fields: &Fields, today: Day) -> Result<Vote, Invalid> {
    let mut check = Check::new(fields, today);
    let decision = match check.code::<Decision>("decision") {
        Ok(Decision::Undecided) => check.wrong("decision", "form-choose"),
        read => read,
    };
    let keep_years = match decision {
        Ok(Decision::Keep) => check.number("keep-years", 1, MOST_YEARS),
        _ => Ok(0),
    };
    let opinion = check.prose_or_empty("opinion");
    check.finish(|| Ok(Vote { decision: decision?, keep_years: keep_years?, opinion: opinion? }))
}

/// The letters that a vote is on: those that are ticked, or all on which the member has not voted yet.
///
/// # Errors
/// None is meant.
pub fn read_items(fields: &Fields, items: Vec<ItemRow>, voted: &[i64]) -> Result<Vec<ItemRow>, Invalid> {
    let rest = fields.get("rest") == "yes";
    let meant = |item: &ItemRow| {
        let ticked = fields.all("letter").any(|id| id == item.letter.to_string());
        ticked || (rest && !voted.contains(&item.place))
    };
    let meant: Vec<ItemRow> = items.into_iter().filter(meant).collect();
    if meant.is_empty() { Err(Invalid::one("rest", "correspondence-form-none-ticked")) } else { Ok(meant) }
}

/// The fields of a vote.
#[must_use]
pub fn vote(view: &FormView<'_>) -> Vec<Field> {
    let decided = [Decision::Destroy, Decision::Keep];
    let choice = |decision: &Decision| {
        let code = decision.code();
        Choice::new(code, view.word(&format!("correspondence-decision-{code}")))
    };
    let mut years = view.short("keep-years", "correspondence-keep-years").keyboard("numeric");
    years.asked_if = format!("decision={}", Decision::Keep.code());
    vec![
        view.choose(Look::Radios, "decision", "correspondence-decision", decided.iter().map(choice).collect())
            .required(),
        years,
        view.prose("opinion", "correspondence-opinion").rows(2),
    ]
}

/// The fields of a vote on what is ticked.
#[must_use]
pub fn votes(view: &FormView<'_>) -> Vec<Field> {
    let mut fields = vec![view.tick("rest", "correspondence-vote-rest")];
    fields.extend(vote(view));
    fields
}

/// The fields by which a member says who presides while the chair is away.
#[must_use]
pub fn stand_in(view: &FormView<'_>, members: &[(Id<Staff>, String)]) -> Vec<Field> {
    let mut choices = vec![Choice::new("none", view.word("correspondence-stand-in-none"))];
    choices.extend(members.iter().map(|(id, name)| Choice::new(id.to_string(), name.as_str())));
    vec![view.choose(Look::Radios, "stand-in", "correspondence-stand-in", choices).required()]
}

/// Reads who presides while the chair is away; none while the chair is there.
///
/// # Errors
/// Nothing was chosen.
pub fn read_stand_in(fields: &Fields, today: Day) -> Result<Option<Id<Staff>>, Invalid> {
    if fields.get("stand-in") == "none" {
        return Ok(None);
    }
    let mut check = Check::new(fields, today);
    let chosen = check.id::<Staff>("stand-in");
    check.finish(|| chosen.map(Some))
}

/// Reads the letter to the National Archives: its number and its day, which is not before `approved`.
///
/// # Errors
/// Every field that is wrong.
pub fn read_archives(fields: &Fields, approved: Option<Day>, today: Day) -> Result<(String, Day), Invalid> {
    let mut check = Check::new(fields, today);
    let number = check.line("number");
    let on = past(&mut check, "on", (approved, today));
    check.finish(|| Ok((number?, on?)))
}

/// The fields of what the National Archives answered.
#[must_use]
pub fn archives_answer(view: &FormView<'_>) -> Vec<Field> {
    let partly = |field: Field| Field { asked_if: format!("answer={}", ArchivesAnswer::Partly.code()), ..field };
    vec![
        view.codes::<ArchivesAnswer>(Look::Radios, "answer", "correspondence-archives").required(),
        view.date("on", "correspondence-archives-answered").required(),
        partly(view.text("extend", "correspondence-archives-extend")),
        partly(view.short("extend-years", "correspondence-keep-years").keyboard("numeric")),
        partly(view.text("for-good", "correspondence-archives-for-good")),
        partly(view.text("send", "correspondence-archives-send")),
        view.hidden("version"),
    ]
}

/// Reads what they answered, of which letters of the list otherwise, and on which day, which is not before `asked`.
///
/// # Errors
/// Every field that is wrong.
pub fn read_answer(fields: &Fields, items: &[ItemRow], asked: Option<Day>, today: Day) -> Result<Answer, Invalid> {
    let mut check = Check::new(fields, today);
    let answer = check.code::<ArchivesAnswer>("answer");
    let on = past(&mut check, "on", (asked, today));
    let mut wishes: Vec<(i64, ArchivesWish)> = Vec::new();
    let mut years = Ok(0);
    if answer == Ok(ArchivesAnswer::Partly) {
        for (name, wish) in WISHES {
            match places(fields.get(name)) {
                Some(named) if named.iter().all(|place| may_be_named(*place, items, &wishes)) => {
                    wishes.extend(named.into_iter().map(|place| (place, wish)));
                }
                _ => _ = check.wrong::<()>(name, "correspondence-form-places"),
            }
        }
        if wishes.iter().any(|(_, wish)| *wish == ArchivesWish::Extend) {
            years = check.number("extend-years", 1, MOST_YEARS);
        } else if wishes.is_empty() {
            let _ = check.wrong::<()>("extend", "correspondence-form-places");
        }
    }
    check.finish(|| Ok(Answer { answer: answer?, on: on?, wishes, years: years? }))
}

/// The fields in which letters of a list are named by their places.
const WISHES: [(&str, ArchivesWish); 3] =
    [("extend", ArchivesWish::Extend), ("for-good", ArchivesWish::ForGood), ("send", ArchivesWish::Send)];

/// A place of the list whose letter is to be destroyed, named once.
fn may_be_named(place: i64, items: &[ItemRow], named: &[(i64, ArchivesWish)]) -> bool {
    let goes = items.iter().any(|item| item.place == place && item.decision == Decision::Destroy);
    goes && named.iter().all(|(other, _)| *other != place)
}

/// "3, 5-7" or "๓ ๕-๗": the places 3, 5, 6 and 7; none where it cannot be read.
#[must_use]
pub fn places(text: &str) -> Option<Vec<i64>> {
    let plain = thai::digits::to_arabic(text).replace(['–', '—'], "-");
    let mut places = Vec::new();
    for part in plain.split([',', ' ', '\n']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
        if first < 1 || last < first || last - first > 5_000 {
            return None;
        }
        places.extend(first..=last);
    }
    places.sort_unstable();
    let many = places.len();
    places.dedup();
    (places.len() == many).then_some(places)
}

/// A day that has come, and not before what it follows: what is written down has happened, in its order.
fn past(check: &mut Check<'_>, name: &str, (after, today): (Option<Day>, Day)) -> Result<Day, kernel::Missed> {
    let day = check.day(name)?;
    if day > today {
        check.wrong(name, "correspondence-form-not-yet")
    } else if after.is_some_and(|after| day < after) {
        check.wrong(name, "correspondence-form-out-of-order")
    } else {
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn places_are_read_as_a_letter_names_them() {
        assert_eq!(places("3, 5-7"), Some(vec![3, 5, 6, 7]));
        assert_eq!(places("๓ ๕–๗"), Some(vec![3, 5, 6, 7]));
        assert_eq!(places(""), Some(Vec::new()));
        for wrong in ["0", "7-5", "a", "3,3", "1-99999", "-", "1-", "9223372036854775807-9223372036854775808"] {
            assert_eq!(places(wrong), None, "{wrong}");
        }
    }
}
