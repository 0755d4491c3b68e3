//! Flags and follow-ons with the conditions that raise them.

use super::Reader;
use super::scoring::Scoring;
use super::words::brief;
use crate::condition::Condition;
use crate::file;
use crate::model::{Flag, FollowOn, Item, Range as Scores, Task};
use std::ops::Range;
use toml::Spanned;

/// The longest time that a task may have, in days.
const DAYS: i64 = 365;

impl Reader<'_> {
    pub(super) fn flags(&mut self, flags: &[file::Flag], items: &[Item], scoring: &Scoring) -> Option<Vec<Flag>> {
        self.slugs("flag", flags.iter().map(|flag| &flag.code));
        let flags: Vec<Option<Flag>> = flags.iter().map(|flag| self.flag(flag, items, scoring)).collect();
        flags.into_iter().collect()
    }

    fn flag(&mut self, flag: &file::Flag, items: &[Item], scoring: &Scoring) -> Option<Flag> {
        let text = self.pair(&flag.th, &flag.en);
        let task = match &flag.task {
            None => Some(None),
            Some(task) => self.task(task).map(Some),
        };
        let any_of = self.any_of(&flag.code.span(), &flag.any_of, items, scoring);
        Some(Flag { code: flag.code.get_ref().clone(), alert: flag.alert, text: text?, task: task?, any_of: any_of? })
    }

    fn task(&mut self, task: &file::Task) -> Option<Task> {
        let (text, within_days) = (self.pair(&task.th, &task.en), self.number(&task.within_days, 0, DAYS));
        Some(Task { text: text?, within_days: within_days? })
    }

    pub(super) fn follow_ons(
        &mut self,
        written: &[file::FollowOn],
        items: &[Item],
        scoring: &Scoring,
    ) -> Option<Vec<FollowOn>> {
        self.slugs("follow_on", written.iter().map(|next| &next.instrument));
        let mut follow_ons = Vec::new();
        for next in written {
            let at = next.instrument.span();
            let (text, any_of) = (self.pair(&next.th, &next.en), self.any_of(&at, &next.any_of, items, scoring));
            let (instrument, line) = (next.instrument.get_ref().clone(), self.line(&at));
            follow_ons.push(text.zip(any_of).map(|(text, any_of)| FollowOn { instrument, text, any_of, line }));
        }
        follow_ons.into_iter().collect()
    }

    fn any_of(
        &mut self,
        at: &Range<usize>,
        conditions: &[Spanned<file::Condition>],
        items: &[Item],
        scoring: &Scoring,
    ) -> Option<Vec<Condition>> {
        if conditions.is_empty() {
            return self.wrong(at, "any_of names no condition");
        }
        let conditions: Vec<Option<Condition>> =
            conditions.iter().map(|condition| self.condition(condition, items, scoring)).collect();
        conditions.into_iter().collect()
    }

    fn condition(
        &mut self,
        written: &Spanned<file::Condition>,
        items: &[Item],
        scoring: &Scoring,
    ) -> Option<Condition> {
        let (at, condition) = (written.span(), written.get_ref());
        let scores = condition.score_from.or(condition.score_to).is_some();
        match (&condition.item, &condition.is, &condition.subscale, scores) {
            (Some(item), Some(is), None, false) => self.answer(item, is, items),
            (None, None, None, true) => {
                let (from, to) = self.scores(&at, condition, scoring.total.range)?;
                Some(Condition::Total { from, to })
            }
            (None, None, Some(code), true) => {
                let Some(part) = scoring.subscales.iter().find(|part| part.code == *code.get_ref()) else {
                    return self.wrong(&code.span(), format!("there is no subscale «{}»", brief(code.get_ref())));
                };
                let (from, to) = self.scores(&at, condition, part.range)?;
                Some(Condition::Subscale { code: part.code.clone(), from, to })
            }
            _ => self
                .wrong(&at, "a condition is either item with is, or score_from and score_to, with or without subscale"),
        }
    }

    fn answer(&mut self, code: &Spanned<String>, is: &[Spanned<String>], items: &[Item]) -> Option<Condition> {
        let Some(item) = items.iter().find(|item| item.code == *code.get_ref()) else {
            return self.wrong(&code.span(), format!("there is no item «{}»", brief(code.get_ref())));
        };
        if is.is_empty() {
            return self.wrong(&code.span(), "names no answer");
        }
        self.choices_of(item, is);
        let is = is.iter().map(|code| code.get_ref().clone()).collect();
        Some(Condition::Answer { item: item.code.clone(), is })
    }

    /// The span of scores, which must be one that can be reached.
    fn scores(&mut self, at: &Range<usize>, condition: &file::Condition, range: Scores) -> Option<(i64, i64)> {
        let (from, to) = (condition.score_from.unwrap_or(range.least), condition.score_to.unwrap_or(range.most));
        if from > to || from > range.most || to < range.least {
            let what = format!("can never be: the scores reach from {} to {}", range.least, range.most);
            return self.wrong(at, what);
        }
        Some((from, to))
    }
}
