//! Subscales, total, bands, missing answers, comparison.

use super::Reader;
use crate::file;
use crate::model::{
    Band, Change, Combine, Item, Mark, Missing, MissingPolicy, Of, Range as Scores, Subscale, Text, Total,
};
use crate::range;
use kernel::Code as _;
use std::ops::Range;

/// The longest short name of a band, in characters: it stands beside a picture.
const SHORT: usize = 20;

/// How an instrument counts.
pub(super) struct Scoring {
    pub subscales: Vec<Subscale>,
    pub total: Total,
    pub bands: Vec<Band>,
    pub missing: Missing,
}

/// A subscale before its range is known.
pub(super) struct SubscaleWords {
    code: String,
    text: Text,
    combine: Combine,
}

impl Reader<'_> {
    pub(super) fn subscale_words(&mut self, subscales: &[file::Subscale]) -> Option<Vec<SubscaleWords>> {
        self.slugs("subscale", subscales.iter().map(|part| &part.code));
        let read = |part: &file::Subscale| {
            let (text, combine) = (self.pair(&part.th, &part.en), self.word(&part.combine));
            Some(SubscaleWords { code: part.code.get_ref().clone(), text: text?, combine: combine? })
        };
        let words: Vec<Option<SubscaleWords>> = subscales.iter().map(read).collect();
        words.into_iter().collect()
    }

    /// `None` when the ranges cannot be known; a problem stands for it then.
    pub(super) fn scoring(
        &mut self,
        at: &Range<usize>,
        file: &file::File,
        items: &[Item],
        words: Vec<SubscaleWords>,
    ) -> Option<Scoring> {
        let (how, of) = (self.word(&file.total.combine), self.word(&file.total.of));
        let (how, of) = (how?, of?);
        if !self.problems.is_empty() {
            // Ranges of items that are wrong would only bring problems that are none.
            return None;
        }
        if of == Of::Subscales {
            self.parts_apart(file);
        }
        let subscales: Vec<Subscale> = words.into_iter().map(|words| words.with_range(items)).collect();
        let range = range::of_total(items, &subscales, how, of);
        let missing = self.missing(file, items, &subscales, how);
        let bands = self.bands(at, &file.band, range);
        Some(Scoring { total: Total { combine: how, of, range }, subscales, bands: bands?, missing: missing? })
    }

    /// When the total is made of subscales, every item counts in one, and depends on items of the same one alone.
    fn parts_apart(&mut self, file: &file::File) {
        if file.subscale.is_empty() {
            self.wrong::<()>(&file.total.of.span(), "the total is of subscales, and there are none");
        }
        let part_of = |code: &str| {
            let item = file.item.iter().find(|item| item.code.get_ref() == code)?;
            item.subscale.as_ref().map(|part| part.get_ref().as_str())
        };
        for item in &file.item {
            let own = part_of(item.code.get_ref());
            if own.is_none() {
                self.wrong::<()>(&item.code.span(), "counts in no subscale, and the total is of subscales");
            } else if let Some(ask_if) = item.ask_if.as_ref().filter(|ask_if| part_of(ask_if.item.get_ref()) != own) {
                self.wrong::<()>(&ask_if.item.span(), "ask_if names an item of another subscale");
            }
        }
    }

    /// What may be left out must not take a total out of its bands.
    fn missing(&mut self, file: &file::File, items: &[Item], parts: &[Subscale], how: Combine) -> Option<Missing> {
        let at = file.missing.policy.span();
        let policy = self.word::<MissingPolicy>(&file.missing.policy)?;
        let most = i64::try_from(items.len()).unwrap_or(i64::MAX) - 1;
        let allowed = match (&file.missing.allowed, policy) {
            (None, MissingPolicy::Refuse) => Some(0),
            (Some(allowed), MissingPolicy::Refuse) => {
                self.wrong(&allowed.span(), "policy = \"refuse\" allows no missing answer: leave `allowed` out")
            }
            (None, _) => self.wrong(&at, "says not how many answers may be missing: `allowed`"),
            (Some(allowed), _) => self.number(allowed, 1, most),
        };
        let above_zero = items.iter().any(|item| item.span().0 > 0);
        if policy == MissingPolicy::Zero && above_zero {
            return self.wrong(&at, "a missing answer would count less than the lowest one: use prorate or refuse");
        }
        let sums = how == Combine::Sum && parts.iter().all(|part| part.combine == Combine::Sum);
        if policy == MissingPolicy::Prorate && !(sums && items.iter().all(|item| item.ask_if.is_none())) {
            return self.wrong(&at, "prorate wants sums alone and no item with ask_if");
        }
        Some(Missing { policy, allowed: allowed? })
    }

    /// The bands follow each other from the lowest score that can be reached to the highest.
    fn bands(&mut self, at: &Range<usize>, bands: &[file::Band], range: Scores) -> Option<Vec<Band>> {
        let Some(last) = bands.last() else {
            return self.wrong(at, "has no [[band]]");
        };
        self.slugs("band", bands.iter().map(|band| &band.code));
        let mut next = range.least;
        for band in bands {
            let (from, to) = (*band.from.get_ref(), *band.to.get_ref());
            if from != next {
                let what = match from.cmp(&next) {
                    std::cmp::Ordering::Less => format!("begins at {from} and overlaps: {next} comes next"),
                    _ => format!("begins at {from} and leaves a gap: {next} comes next"),
                };
                self.wrong::<()>(&band.from.span(), what);
            }
            if to < from {
                self.wrong::<()>(&band.to.span(), format!("ends at {to}, before it begins"));
            }
            next = to.saturating_add(1);
        }
        if *last.to.get_ref() != range.most {
            let what =
                format!("ends at {}; the scores reach from {} to {}", last.to.get_ref(), range.least, range.most);
            self.wrong::<()>(&last.to.span(), what);
        }
        let bands: Vec<Option<Band>> = bands.iter().map(|band| self.band(band)).collect();
        bands.into_iter().collect()
    }

    fn band(&mut self, band: &file::Band) -> Option<Band> {
        let (text, tone) = (self.pair(&band.th, &band.en), self.word(&band.tone));
        let short = self.text(&band.short);
        for word in [&band.short.th, &band.short.en] {
            if word.get_ref().chars().count() > SHORT {
                self.wrong::<()>(&word.span(), format!("is longer than {SHORT} characters"));
            }
        }
        let advice = match &band.advice {
            None => Some(None),
            Some(advice) => self.text(advice).map(Some),
        };
        let mark = self.word_or_none(band.mark.as_ref());
        Some(Band {
            code: band.code.get_ref().clone(),
            from: *band.from.get_ref(),
            to: *band.to.get_ref(),
            text: text?,
            short: short?,
            advice: advice?,
            tone: tone?,
            mark: mark?,
        })
    }

    pub(super) fn change(&mut self, change: &file::Change) -> Option<Change> {
        let better = self.word(&change.better);
        let Some(important) = &change.important else {
            let stray = change.basis.as_ref().or(change.mark.as_ref());
            if let Some(stray) = stray {
                return self.wrong(&stray.span(), "belongs to `important`, which is left out");
            }
            return Some(Change { better: better?, important: None, basis: String::new(), mark: Mark::Unfounded });
        };
        let number = self.number(important, 1, i64::from(i32::MAX));
        let (Some(basis), Some(mark)) = (&change.basis, &change.mark) else {
            let known = Mark::ALL.iter().map(|mark| mark.code()).collect::<Vec<_>>().join(", ");
            let what = format!("`important` wants its source, `basis`, and its `mark`: {known}");
            return self.wrong(&important.span(), what);
        };
        let (basis, mark) = (self.prose(basis), self.word(mark));
        Some(Change { better: better?, important: Some(number?), basis: basis?, mark: mark? })
    }
}

impl SubscaleWords {
    fn with_range(self, items: &[Item]) -> Subscale {
        let range = range::of_items(items, self.combine, |item| item.subscale == self.code);
        Subscale { code: self.code, text: self.text, combine: self.combine, range }
    }
}
