//! The instruments as an office meets them: the shipped files, their published limits, files of its own, hostile files.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod charts;
mod comparing;
mod cut_offs;
mod dropped_in;
mod hostile;
mod refused;
mod shipped;

use instruments::{Answers, Instrument, Library, SHIPPED, Scored, read, score, to_ask};
use std::sync::LazyLock;

/// The shipped library, read once.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| match Library::read(SHIPPED, &[]) {
    Ok(library) => library,
    Err(bad) => panic!("{}", bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
});

fn shipped(code: &str) -> &'static Instrument {
    LIBRARY.find(code).unwrap_or_else(|| panic!("{code} is not shipped"))
}

fn shipped_text(name: &str) -> &'static str {
    SHIPPED.iter().find(|file| file.name == name).map(|file| file.text).unwrap()
}

/// Every asked item answered with a choice; `pick` says which, out of how many.
fn complete(instrument: &Instrument, mut pick: impl FnMut(&str, usize) -> usize) -> Answers {
    let mut answers = Answers::default();
    loop {
        let open = to_ask(instrument, &answers).into_iter().find(|item| answers.get(&item.code).is_none());
        let Some(item) = open else {
            return answers;
        };
        let choice = &item.choices[pick(&item.code, item.choices.len())];
        answers.set(&item.code, &choice.code);
    }
}

/// Everything answered with the first choice, but for those items.
fn answered(instrument: &Instrument, but: &[(&str, &str)]) -> Answers {
    let chosen = |code: &str| but.iter().find(|(item, _)| *item == code).map(|(_, choice)| *choice);
    complete(instrument, |code, _| {
        let choices = &instrument.item(code).unwrap().choices;
        chosen(code).map_or(0, |chosen| choices.iter().position(|choice| choice.code == chosen).unwrap())
    })
}

fn scored(instrument: &Instrument, but: &[(&str, &str)]) -> Scored {
    score(instrument, &answered(instrument, but)).unwrap()
}

/// The result of a complete set of answers whose total is that number; the published limits are tested with it.
fn with_total(instrument: &Instrument, total: i64) -> Scored {
    let answers = adding_up_to(instrument, Answers::default(), total);
    let answers = answers.unwrap_or_else(|| panic!("no answers of {} make {total}", instrument.stamp.code));
    let scored = score(instrument, &answers).unwrap();
    assert_eq!(scored.total, total);
    scored
}

/// Tries the open items' choices, the highest first, until nothing is left to be made up.
fn adding_up_to(instrument: &Instrument, answers: Answers, left: i64) -> Option<Answers> {
    let open = to_ask(instrument, &answers).into_iter().find(|item| answers.get(&item.code).is_none());
    let Some(item) = open else {
        return (left == 0).then_some(answers);
    };
    item.choices.iter().rev().filter(|choice| choice.score <= left).find_map(|choice| {
        let mut answers = answers.clone();
        answers.set(&item.code, &choice.code);
        adding_up_to(instrument, answers, left - choice.score)
    })
}

/// The one file, read; a refusal is shown.
fn sound(text: &str) -> Instrument {
    read("own.toml", text).unwrap_or_else(|bad| panic!("{bad}"))
}
