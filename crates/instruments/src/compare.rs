//! Two results of one instrument side by side: what changed, which way, and whether it matters.

use crate::model::{Better, Instrument};
use crate::score::Scored;
use std::cmp::Ordering;

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// ดีขึ้น
    Better,
    /// เท่าเดิม
    Same,
    /// แย่ลง
    Worse,
}

/// One item whose answer is another one than before, or that was answered only once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemChange {
    /// The item's code.
    pub item: String,
    /// The code of the earlier answer.
    pub before: Option<String>,
    /// The code of the later answer.
    pub after: Option<String>,
    /// Which way its score went; `None` when it was not answered both times.
    pub turn: Option<Turn>,
}

/// การเปรียบเทียบผล: the later result against the earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Later total less the earlier.
    pub difference: i64,
    /// Which way the total went.
    pub turn: Turn,
    /// Whether the difference is at least the smallest that matters to people; `None` where no source names one.
    pub important: Option<bool>,
    /// The codes of the bands, when they differ: earlier, later.
    pub band: Option<(String, String)>,
    /// The subscales' differences, by code, in the instrument's order.
    pub parts: Vec<(String, i64)>,
    /// What changed, in the order of the items.
    pub items: Vec<ItemChange>,
    /// The flags that are raised now and were not before.
    pub raised: Vec<String>,
    /// The flags that were raised before and are not now.
    pub lowered: Vec<String>,
}

/// The two results were not made with this very file, so their points do not mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotComparable;

/// Compares two results that were both made with this instrument.
///
/// # Errors
/// [`NotComparable`] when a stamp is another one. Score the stored answers with one instrument first, if that is meant.
pub fn compare(instrument: &Instrument, before: &Scored, after: &Scored) -> Result<Compared, NotComparable> {
    if before.stamp != instrument.stamp || after.stamp != instrument.stamp {
        return Err(NotComparable);
    }
    let difference = after.total - before.total;
    let turn = |difference: i64| turn(instrument.change.better, difference);
    let only_in = |one: &Scored, other: &Scored| -> Vec<String> {
        one.flags.iter().filter(|flag| !other.flags.contains(flag)).cloned().collect()
    };
    let pairs = before.parts.iter().zip(&after.parts);
    Ok(Compared {
        difference,
        turn: turn(difference),
        important: instrument.change.important.map(|least| difference.abs() >= least),
        band: (before.band != after.band).then(|| (before.band.clone(), after.band.clone())),
        parts: pairs.map(|(one, other)| (one.code.clone(), other.score - one.score)).collect(),
        items: items(instrument, before, after),
        raised: only_in(after, before),
        lowered: only_in(before, after),
    })
}

fn turn(better: Better, difference: i64) -> Turn {
    match (difference.cmp(&0), better) {
        (Ordering::Equal, _) => Turn::Same,
        (Ordering::Less, Better::Lower) | (Ordering::Greater, Better::Higher) => Turn::Better,
        (Ordering::Less, Better::Higher) | (Ordering::Greater, Better::Lower) => Turn::Worse,
    }
}

fn items(instrument: &Instrument, before: &Scored, after: &Scored) -> Vec<ItemChange> {
    let changed = instrument.items.iter().filter_map(|item| {
        let (one, other) = (before.answers.get(&item.code), after.answers.get(&item.code));
        let points = |code: Option<&str>| code.and_then(|code| item.choice(code)).map(|choice| choice.score);
        (one != other).then(|| ItemChange {
            item: item.code.clone(),
            before: one.map(str::to_owned),
            after: other.map(str::to_owned),
            turn: points(one).zip(points(other)).map(|(one, other)| turn(instrument.change.better, other - one)),
        })
    });
    changed.collect()
}
