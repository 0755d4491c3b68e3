//! Forms of assessment: the items of an instrument as fields, and answers scored.

use instruments::{Answers, Instrument, Question, Scored, Standing, score, sections};
use kernel::{Check, Day, Fields, Id, Invalid, Lang};
use ui::{Choice, Field, FormView, Look};

use super::past_day;
use crate::model::{CaseResult, ResultRow};

/// What was asked when, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The answers and their score.
    pub scored: Scored,
    /// When.
    pub asked_on: Day,
    /// The result that this one corrects.
    pub replaces: Option<Id<CaseResult>>,
}

/// Whether the form was made of this very file.
#[must_use]
pub fn same_file(instrument: &Instrument, fields: &Fields) -> bool {
    fields.get("hash") == instrument.stamp.hash
}

/// Reads the answers to an instrument and scores them.
///
/// # Errors
/// Every item that is wrong, and the day.
pub fn read(instrument: &Instrument, fields: &Fields, today: Day) -> Result<Asked, Invalid> {
    let mut check = Check::new(fields, today);
    let asked_on = past_day(&mut check, "asked-on", today);
    let replaces = (!fields.get("replaces").is_empty()).then(|| check.id("replaces")).transpose();
    let scored = score(instrument, &Answers::read(instrument, fields));
    match (check.finish(|| Ok((asked_on?, replaces?))), scored) {
        (Ok((asked_on, replaces)), Ok(scored)) => Ok(Asked { scored, asked_on, replaces }),
        (read, scored) => {
            let mut wrong = read.err().unwrap_or_default();
            for (field, key) in scored.err().unwrap_or_default().problems() {
                wrong.add(field, key);
            }
            Err(wrong)
        }
    }
}

/// The form as it is opened: today, and for a correction what the earlier result says.
#[must_use]
pub fn opened(instrument: &Instrument, today: Day, lang: Lang, corrected: Option<(&ResultRow, &Answers)>) -> Fields {
    let day = corrected.map_or(today, |(result, _)| result.asked_on);
    let mut fields = super::today_in("asked-on", day, lang);
    fields.set("hash", instrument.stamp.hash.as_str());
    for item in instrument.items.iter().filter(|item| item.ask_if.is_some()) {
        fields.set(&item.field(), "");
    }
    if let Some((result, answers)) = corrected {
        fields.set("replaces", result.id.to_string());
        for item in &instrument.items {
            fields.set(&item.field(), answers.get(&item.code).unwrap_or_default());
        }
    }
    fields
}

/// The fields: the notice, the day, then every item under its heading. Without a script all items are shown, those that
/// depend on an earlier answer with the condition in words.
#[must_use]
pub fn fields(view: &FormView<'_>, p: &ui::Page, instrument: &Instrument) -> Vec<Field> {
    let mut notice = view.heading("cases-instrument-before").hint(before(p, instrument));
    notice.id = "before".to_owned();
    let day = view.date("asked-on", "cases-instrument-asked-on").required();
    let mut fields = vec![view.hidden("hash"), view.hidden("replaces"), notice, day];
    for section in sections(instrument) {
        fields.extend(section.heading.map(|heading| Field {
            label: heading.of(p.lang).to_owned(),
            ..view.heading("cases-instrument-questions")
        }));
        fields.extend(section.questions.iter().map(|question| item(view, p, instrument, question)));
    }
    fields
}

/// What the reader must know before asking: what it is, how sure the wording is.
fn before(p: &ui::Page, instrument: &Instrument) -> String {
    let mut words = vec![instrument.notice.of(p.lang).to_owned()];
    if instrument.standing == Standing::InHouse {
        words.push(p.t("cases-instrument-in-house-text").into_owned());
    }
    let marks = instrument.items.iter().map(|item| instrument.mark_of(item, p.lang));
    if marks.into_iter().any(instruments::Mark::is_doubtful) {
        words.push(p.t("cases-instrument-wording-doubtful").into_owned());
    }
    words.join(" · ")
}

fn item(view: &FormView<'_>, p: &ui::Page, instrument: &Instrument, question: &Question<'_>) -> Field {
    let item = question.item;
    let choices = item.choices.iter().map(|choice| Choice::new(choice.code.as_str(), choice.text.of(p.lang)));
    // A browser takes no answer back once one was chosen, so leaving it empty is a choice where that can be right.
    let may_be_empty = question.only_if.is_some() || instrument.missing.allowed > 0;
    let empty = may_be_empty.then(|| Choice::new("", p.t("cases-instrument-empty")));
    let place = instrument.items.iter().position(|other| other.code == item.code).map_or(0, |place| place + 1);
    let label = format!("{place}. {}", item.text.of(p.lang));
    let hint = question.only_if.as_ref().map_or_else(String::new, |(earlier, answers)| {
        let place = instrument.items.iter().position(|other| other.code == earlier.code).map_or(0, |place| place + 1);
        let answers: Vec<&str> = answers.iter().map(|choice| choice.text.of(p.lang)).collect();
        let or = p.t("cases-instrument-or");
        let (place, answers) = (place.to_string(), answers.join(&format!(" {or} ")));
        p.tn("cases-instrument-only-if", &[("item", &place), ("answers", &answers)])
    });
    let asked_if = question.only_if.as_ref().map_or_else(String::new, |(earlier, answers)| {
        let codes: Vec<&str> = answers.iter().map(|choice| choice.code.as_str()).collect();
        format!("{}={}", earlier.field(), codes.join(" "))
    });
    let field = view.choose(Look::Radios, &item.field(), "cases-instrument-item", choices.chain(empty).collect());
    // An item that depends on another one is no optional one: whether it must be answered, the hint says.
    Field { label, hint, asked_if, ..field }.required_if(instrument.missing.allowed == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use instruments::{Library, SHIPPED, UNANSWERED};

    fn sent(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_wrong_day_and_a_missing_answer_are_told_at_once() {
        let library = Library::read(SHIPPED, &[]).expect("the shipped files");
        let two = library.find("2q").expect("the 2Q");
        let today = Day::new(2026, 9, 1).expect("a day");
        let wrong = read(two, &sent(&[("asked-on", "2/9/69"), ("item-low", "yes")]), today).expect_err("both wrong");
        assert_eq!(wrong.of("asked-on"), Some("cases-form-not-yet"));
        assert_eq!(wrong.of("item-joyless"), Some(UNANSWERED));
        let right = sent(&[("asked-on", "1/9/69"), ("item-low", "yes"), ("item-joyless", "no")]);
        let asked = read(two, &right, today).expect("well formed");
        assert_eq!((asked.scored.total, asked.asked_on, asked.replaces), (1, today, None));
    }
}
