//! How an instrument is asked: sections with their headings, and the items that depend on an earlier answer.

use crate::answers::Answers;
use crate::model::{Choice, Instrument, Item, Text};

/// Items under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section<'a> {
    /// The heading, where the instrument has groups.
    pub heading: Option<&'a Text>,
    /// What is asked under it, in order.
    pub questions: Vec<Question<'a>>,
}

/// One item as a form shows it. A page without a script shows all of them, with the condition in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Question<'a> {
    /// The item.
    pub item: &'a Item,
    /// The earlier item and its answers with which this one is asked.
    pub only_if: Option<(&'a Item, Vec<&'a Choice>)>,
}

/// The whole form.
#[must_use]
pub fn sections(instrument: &Instrument) -> Vec<Section<'_>> {
    if instrument.groups.is_empty() {
        let questions = instrument.items.iter().map(|item| question(instrument, item)).collect();
        return vec![Section { heading: None, questions }];
    }
    let of_group = |code: &str| {
        let items = instrument.items.iter().filter(|item| item.group == code);
        items.map(|item| question(instrument, item)).collect()
    };
    let groups = instrument.groups.iter();
    groups.map(|group| Section { heading: Some(&group.text), questions: of_group(&group.code) }).collect()
}

fn question<'a>(instrument: &'a Instrument, item: &'a Item) -> Question<'a> {
    let only_if = item.ask_if.as_ref().and_then(|ask_if| {
        let earlier = instrument.item(&ask_if.item)?;
        Some((earlier, ask_if.is.iter().filter_map(|code| earlier.choice(code)).collect()))
    });
    Question { item, only_if }
}

/// The items that are asked after these answers, in order.
#[must_use]
pub fn to_ask<'a>(instrument: &'a Instrument, answers: &Answers) -> Vec<&'a Item> {
    let mut asked: Vec<&Item> = Vec::new();
    for item in &instrument.items {
        let is_asked = item.ask_if.as_ref().is_none_or(|ask_if| {
            let earlier_asked = asked.iter().any(|earlier| earlier.code == ask_if.item);
            earlier_asked && answers.get(&ask_if.item).is_some_and(|given| ask_if.is.iter().any(|code| code == given))
        });
        if is_asked {
            asked.push(item);
        }
    }
    asked
}
