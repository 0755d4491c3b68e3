//! Items with their answers, groups and conditions.

use super::Reader;
use super::words::brief;
use crate::file;
use crate::model::{AskIf, Choice, Group, Item};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The most items of an instrument.
const ITEMS: usize = 300;
/// The most answers of an item.
const CHOICES: usize = 20;
/// The highest score of an answer.
const SCORE: i64 = 1_000;

type Scales = BTreeMap<String, Option<Vec<Choice>>>;

impl Reader<'_> {
    pub(super) fn groups(&mut self, groups: &[file::Group]) -> Option<Vec<Group>> {
        self.slugs("group", groups.iter().map(|group| &group.code));
        let read = |group: &file::Group| {
            let text = self.pair(&group.th, &group.en);
            Some(Group { code: group.code.get_ref().clone(), text: text? })
        };
        let groups: Vec<Option<Group>> = groups.iter().map(read).collect();
        groups.into_iter().collect()
    }

    pub(super) fn items(&mut self, at: &Range<usize>, file: &file::File) -> Option<Vec<Item>> {
        if file.item.is_empty() || file.item.len() > ITEMS {
            return self.wrong(at, format!("has {} items; an instrument has 1 to {ITEMS}", file.item.len()));
        }
        self.slugs("item", file.item.iter().map(|item| &item.code));
        let scales = self.scales(file);
        let mut items = Vec::new();
        for item in &file.item {
            items.push(self.item(item, file, &scales));
        }
        self.used(file);
        let items: Vec<Item> = items.into_iter().collect::<Option<_>>()?;
        self.conditions(&file.item, &items);
        Some(items)
    }

    fn scales(&mut self, file: &file::File) -> Scales {
        self.slugs("scale", file.scale.iter().map(|scale| &scale.code));
        let read = |scale: &file::Scale| {
            let choices = self.choices(&scale.code.span(), &scale.option);
            (scale.code.get_ref().clone(), choices)
        };
        file.scale.iter().map(read).collect()
    }

    fn choices(&mut self, at: &Range<usize>, choices: &[file::Choice]) -> Option<Vec<Choice>> {
        if choices.len() < 2 || choices.len() > CHOICES {
            return self.wrong(at, format!("has {} answers; 2 to {CHOICES} can be chosen from", choices.len()));
        }
        self.slugs("option", choices.iter().map(|choice| &choice.code));
        let read = |choice: &file::Choice| {
            let (score, text) = (self.number(&choice.score, 0, SCORE), self.pair(&choice.th, &choice.en));
            Some(Choice { code: choice.code.get_ref().clone(), score: score?, text: text? })
        };
        let choices: Vec<Option<Choice>> = choices.iter().map(read).collect();
        choices.into_iter().collect()
    }

    fn item(&mut self, item: &file::Item, file: &file::File, scales: &Scales) -> Option<Item> {
        let at = item.code.span();
        let text = self.pair(&item.th, &item.en);
        let choices = match &item.scale {
            Some(scale) if !item.option.is_empty() => {
                self.wrong(&scale.span(), "has a scale and options of its own: one of them is enough")
            }
            // A scale that is wrong itself was named already.
            Some(scale) => scales.get(scale.get_ref()).map_or_else(
                || self.wrong(&scale.span(), format!("there is no scale «{}»", brief(scale.get_ref()))),
                Clone::clone,
            ),
            None => self.choices(&at, &item.option),
        };
        let group = self.one_of("group", item.group.as_ref(), file.group.iter().map(|group| &group.code));
        if item.group.is_none() && !file.group.is_empty() {
            self.wrong::<()>(&at, "stands in no group, and others do");
        }
        let subscale = self.one_of("subscale", item.subscale.as_ref(), file.subscale.iter().map(|part| &part.code));
        let mark = self.word_or_none(item.mark.as_ref());
        Some(Item {
            code: item.code.get_ref().clone(),
            group: group?,
            text: text?,
            choices: choices?,
            ask_if: item.ask_if.as_ref().map(|ask_if| AskIf {
                item: ask_if.item.get_ref().clone(),
                is: ask_if.is.iter().map(|code| code.get_ref().clone()).collect(),
            }),
            subscale: subscale?,
            mark: mark?,
        })
    }

    /// A code that must be among those; empty when it was left out.
    fn one_of<'f>(
        &mut self,
        what: &str,
        code: Option<&Spanned<String>>,
        mut known: impl Iterator<Item = &'f Spanned<String>>,
    ) -> Option<String> {
        match code {
            None => Some(String::new()),
            Some(code) if known.any(|one| one.get_ref() == code.get_ref()) => Some(code.get_ref().clone()),
            Some(code) => self.wrong(&code.span(), format!("there is no {what} «{}»", brief(code.get_ref()))),
        }
    }

    /// What was written down and nothing uses is a slip of the pen, as a rule.
    fn used(&mut self, file: &file::File) {
        let names = |code: &Spanned<String>, of: fn(&file::Item) -> Option<&Spanned<String>>| {
            file.item.iter().any(|item| of(item).is_some_and(|used| used.get_ref() == code.get_ref()))
        };
        for scale in file.scale.iter().map(|scale| &scale.code).filter(|code| !names(code, |item| item.scale.as_ref()))
        {
            self.wrong::<()>(&scale.span(), format!("no item uses the scale «{}»", brief(scale.get_ref())));
        }
        for group in file.group.iter().map(|group| &group.code).filter(|code| !names(code, |item| item.group.as_ref()))
        {
            self.wrong::<()>(&group.span(), format!("no item stands in the group «{}»", brief(group.get_ref())));
        }
        let parts = file.subscale.iter().map(|part| &part.code);
        for part in parts.filter(|code| !names(code, |item| item.subscale.as_ref())) {
            self.wrong::<()>(&part.span(), format!("no item counts in the subscale «{}»", brief(part.get_ref())));
        }
    }

    /// An item depends on one that stands before it, so no circle can arise, and on answers that this one has.
    fn conditions(&mut self, written: &[file::Item], items: &[Item]) {
        for (place, item) in written.iter().enumerate() {
            let Some(ask_if) = &item.ask_if else {
                continue;
            };
            let Some(earlier) = items[..place].iter().find(|earlier| earlier.code == *ask_if.item.get_ref()) else {
                let what = format!("ask_if names «{}», which is no item before this one", brief(ask_if.item.get_ref()));
                self.wrong::<()>(&ask_if.item.span(), what);
                continue;
            };
            if ask_if.is.is_empty() {
                self.wrong::<()>(&ask_if.item.span(), "ask_if names no answer");
            }
            self.choices_of(earlier, &ask_if.is);
        }
    }

    /// Every code is an answer of that item.
    pub(super) fn choices_of(&mut self, item: &Item, codes: &[Spanned<String>]) {
        for code in codes.iter().filter(|code| item.choice(code.get_ref()).is_none()) {
            let what = format!("«{}» is no answer of the item «{}»", brief(code.get_ref()), item.code);
            self.wrong::<()>(&code.span(), what);
        }
    }
}
