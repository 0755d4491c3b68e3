//! Scoring: from answers to points, band, subscales, flags and what follows. Nothing but the instrument decides.

use crate::answers::{Answers, NOT_ASKED, UNANSWERED, UNKNOWN_CHOICE};
use crate::ask::to_ask;
use crate::condition::any;
use crate::model::{Combine, FollowOn, Instrument, Item, MissingPolicy, Of, Stamp};
use crate::range::combine;
use kernel::Invalid;

/// The score of one subscale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The subscale's code.
    pub code: String,
    /// Its score.
    pub score: i64,
}

/// ผลการประเมิน: a scored set of answers. Its words are in the instrument that the stamp names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The instrument, exactly.
    pub stamp: Stamp,
    /// What was answered.
    pub answers: Answers,
    /// The codes of the asked items that were not answered, where the instrument allows it.
    pub missing: Vec<String>,
    /// The total.
    pub total: i64,
    /// The code of the one band that the total lies in.
    pub band: String,
    /// The subscales, in the instrument's order.
    pub parts: Vec<Part>,
    /// The codes of the flags that were raised, in the instrument's order.
    pub flags: Vec<String>,
    /// The code of the instrument to ask next.
    pub follow_on: Option<String>,
}

/// Scores answers.
///
/// An answer to an item that the other answers rule out is refused, not dropped: somebody must say which of the two is true.
///
/// # Errors
/// For each item, by its [field](Item::field), the key of what is wrong: [`UNANSWERED`], [`UNKNOWN_CHOICE`] or [`NOT_ASKED`].
pub fn score(instrument: &Instrument, answers: &Answers) -> Result<Scored, Invalid> {
    let asked = to_ask(instrument, answers);
    let invalid = faults(instrument, &asked, answers);
    if !invalid.is_empty() {
        return Err(invalid);
    }
    let parts = parts(instrument, &asked, answers);
    let total = match instrument.total.of {
        Of::Items => points(instrument, instrument.total.combine, &asked, answers),
        Of::Subscales => combine(instrument.total.combine, parts.iter().map(|part| part.score)),
    };
    let band = instrument.bands.iter().find(|band| (band.from..=band.to).contains(&total));
    let raised = instrument.flags.iter().filter(|flag| any(&flag.any_of, total, &parts, answers));
    let next = instrument.follow_ons.iter().find(|next| any(&next.any_of, total, &parts, answers));
    Ok(Scored {
        stamp: instrument.stamp.clone(),
        answers: answers.clone(),
        missing: unanswered(&asked, answers).map(|item| item.code.clone()).collect(),
        total,
        // Reading the file made sure that the bands cover every total.
        band: band.map_or_else(String::new, |band| band.code.clone()),
        flags: raised.map(|flag| flag.code.clone()).collect(),
        follow_on: next.map(|next| next.instrument.clone()),
        parts,
    })
}

/// What a result leads to, with the sentence that says why.
#[must_use]
pub fn next<'a>(instrument: &'a Instrument, scored: &Scored) -> Option<&'a FollowOn> {
    let code = scored.follow_on.as_deref()?;
    instrument.follow_ons.iter().find(|next| next.instrument == code)
}

fn unanswered<'a>(asked: &'a [&'a Item], answers: &'a Answers) -> impl Iterator<Item = &'a Item> {
    asked.iter().copied().filter(|item| answers.get(&item.code).is_none())
}

fn faults(instrument: &Instrument, asked: &[&Item], answers: &Answers) -> Invalid {
    let mut invalid = Invalid::default();
    for (code, choice) in answers.iter() {
        let field = crate::answers::field(code);
        match instrument.item(code) {
            None => invalid.add(&field, UNKNOWN_CHOICE),
            Some(item) if item.choice(choice).is_none() => invalid.add(&field, UNKNOWN_CHOICE),
            Some(item) if !asked.iter().any(|asked| asked.code == item.code) => invalid.add(&field, NOT_ASKED),
            Some(_) => {}
        }
    }
    for item in too_many_missing(instrument, asked, answers) {
        invalid.add(&item.field(), UNANSWERED);
    }
    invalid
}

/// The unanswered items, when there are more of them than the instrument allows, or when a whole subscale is unanswered.
fn too_many_missing<'a>(instrument: &Instrument, asked: &'a [&'a Item], answers: &'a Answers) -> Vec<&'a Item> {
    let missing: Vec<&Item> = unanswered(asked, answers).collect();
    let allowed = usize::try_from(instrument.missing.allowed).unwrap_or(0);
    let empty_part = |code: &str| {
        let mut of_part = asked.iter().filter(|item| item.subscale == code).peekable();
        of_part.peek().is_some() && of_part.all(|item| answers.get(&item.code).is_none())
    };
    let whole_part_missing = instrument.subscales.iter().any(|part| empty_part(&part.code));
    if missing.len() > allowed || whole_part_missing || missing.len() == asked.len() { missing } else { Vec::new() }
}

fn parts(instrument: &Instrument, asked: &[&Item], answers: &Answers) -> Vec<Part> {
    let of_part = |code: &str| asked.iter().copied().filter(|item| item.subscale == code).collect::<Vec<_>>();
    let parts = instrument.subscales.iter();
    parts
        .map(|part| Part {
            code: part.code.clone(),
            score: points(instrument, part.combine, &of_part(&part.code), answers),
        })
        .collect()
}

/// The score of some asked items together.
fn points(instrument: &Instrument, how: Combine, items: &[&Item], answers: &Answers) -> i64 {
    let score_of = |item: &Item| answers.get(&item.code).and_then(|code| item.choice(code)).map(|choice| choice.score);
    let answered = combine(how, items.iter().filter_map(|item| score_of(item)));
    if instrument.missing.policy != MissingPolicy::Prorate {
        return answered;
    }
    let (mut gained, mut possible, mut floor, mut span) = (0, 0, 0, 0);
    for item in items {
        let (least, most) = item.span();
        match score_of(item) {
            Some(score) => {
                gained += score - least;
                possible += most - least;
            }
            None => {
                floor += least;
                span += most - least;
            }
        }
    }
    answered + floor + share(gained * span, possible)
}

/// A quotient of numbers that are not negative, rounded half up; nothing of nothing is nothing.
const fn share(numerator: i64, denominator: i64) -> i64 {
    if denominator == 0 { 0 } else { (2 * numerator + denominator) / (2 * denominator) }
}
