//! Forms of advice: asking, and saying something in the conversation.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Level, Staff};
use ui::{Choice, Field, FormView, Look};

use crate::actions::{AskAdvice, Say};
use crate::model::{AdviceSaid, Urgency};

/// Reads a question; `known` are those who may be asked, each with their level.
///
/// # Errors
/// Every field that is wrong.
pub fn read_ask(fields: &Fields, today: Day, known: &[(Id<Staff>, Level)]) -> Result<AskAdvice, Invalid> {
    let mut check = Check::new(fields, today);
    let question = check.prose("question");
    let tried = check.prose("tried");
    let urgency = check.code::<Urgency>("urgency");
    let level = check.code::<Level>("level");
    let mut adviser = check.id_or_none::<Staff>("adviser");
    if let (Ok(Some(chosen)), Ok(level)) = (adviser, level) {
        match known.iter().find(|(staff, _)| *staff == chosen) {
            None => adviser = check.wrong("adviser", "form-unknown-choice"),
            Some((_, own)) if *own < level => adviser = check.wrong("adviser", "cases-advice-below-level"),
            Some(_) => {}
        }
    }
    let opens_sealed = check.ticked("opens-sealed");
    check.finish(|| {
        Ok(AskAdvice {
            question: question?,
            tried: tried?,
            urgency: urgency?,
            level: level?,
            adviser: adviser?,
            opens_sealed,
        })
    })
}

/// The fields of a question; the last one for the owner of a sealed case alone.
#[must_use]
pub fn ask(view: &FormView<'_>, levels: Vec<Choice>, advisers: Vec<Choice>, may_open: bool) -> Vec<Field> {
    let mut fields = vec![
        view.prose("question", "cases-advice-question").rows(4).required(),
        view.prose("tried", "cases-advice-tried").rows(4).required(),
        view.codes::<Urgency>(Look::Radios, "urgency", "cases-urgency").required(),
        view.choose(Look::Radios, "level", "cases-advice-level", levels).required(),
        view.choose(Look::Select, "adviser", "cases-advice-adviser", advisers),
    ];
    if may_open {
        fields.push(view.tick("opens-sealed", "cases-advice-opens-sealed"));
    }
    fields
}

/// Reads something said.
///
/// # Errors
/// It is empty or too long, or the version is missing.
pub fn read_say(fields: &Fields, today: Day, what: AdviceSaid) -> Result<Say, Invalid> {
    let mut check = Check::new(fields, today);
    let body = check.prose("body");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| Ok(Say { what, body: body?, version: version? }))
}

/// The fields of saying something.
#[must_use]
pub fn say(view: &FormView<'_>, what: AdviceSaid) -> Vec<Field> {
    vec![view.prose("body", &format!("cases-advice-say-{}", what.code())).rows(8).required(), view.hidden("version")]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(adviser: &str, level: &str) -> Result<AskAdvice, Invalid> {
        let pairs = [("question", "ควรแยกเด็กหรือไม่"), ("tried", "คุยกับย่าแล้ว"), ("urgency", "urgent"), ("level", level)];
        let pairs = pairs.into_iter().chain([("adviser", adviser)]);
        let fields = Fields::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
        let known = [(Id::new(1), Level::Professional), (Id::new(2), Level::SeniorProfessional)];
        read_ask(&fields, Day::new(2026, 9, 1).expect("a day"), &known)
    }

    #[test]
    fn whoever_is_chosen_has_the_level_that_is_wanted() {
        let staff = |number: i64| Id::<Staff>::new(number).to_string();
        assert_eq!(read(&staff(2), "S").map(|ask| ask.adviser), Ok(Some(Id::new(2))));
        assert_eq!(read(&staff(1), "S").expect_err("below").of("adviser"), Some("cases-advice-below-level"));
        assert_eq!(read(&staff(9), "S").expect_err("a stranger").of("adviser"), Some("form-unknown-choice"));
        assert_eq!(read("", "S").map(|ask| (ask.adviser, ask.level)), Ok((None, Level::SeniorProfessional)));
    }
}
