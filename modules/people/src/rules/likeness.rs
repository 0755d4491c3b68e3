//! How well a person fits what is searched for, and why, in words that a reader can weigh.

use kernel::Day;
use thai::date::{PartialDate, Precision, age_years};
use thai::fold;

use crate::model::Born;
use crate::query::Query;
use crate::rules::{Reason, Spelt};

/// A query made comparable once, for all those it is weighed against.
#[derive(Debug, Clone)]
pub struct Searched<'a> {
    query: &'a Query,
    words: Vec<Spelt>,
    nickname: Spelt,
}

impl<'a> Searched<'a> {
    /// Makes a query comparable.
    #[must_use]
    pub fn new(query: &'a Query) -> Self {
        let words = query.words.iter().map(|word| Spelt::new(word)).collect();
        Self { query, words, nickname: Spelt::new(&query.nickname) }
    }
}

/// What is compared of a person in the registry.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// ชื่อตัว and ชื่อรอง
    pub given: Vec<Spelt>,
    /// ชื่อสกุล
    pub family: Spelt,
    /// ชื่อเล่น
    pub nickname: Spelt,
    /// Other names once used, word by word.
    pub former: Vec<Spelt>,
    /// Whether the identity number is the one searched for.
    pub same_number: bool,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Birth date.
    pub born: Born,
    /// Where they live; none when that is protected.
    pub place: Option<i64>,
    /// หมู่ที่
    pub moo: String,
}

/// ความคล้าย: a score, higher for likelier, and its reasons, weightiest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Likeness {
    /// The sum of what speaks for and against.
    pub score: i64,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// From this score on somebody may be the same person; a given name alone stays below.
pub const ALIKE: i64 = 100;
/// Below this nobody is offered.
pub const LEAST: i64 = 40;
/// From here on two spellings are near.
const NEAR: f32 = 0.6;
/// From here on a slip costs nothing.
const VERY_NEAR: f32 = 0.75;

impl Known {
    /// The same without what would tell how to reach somebody: for whoever asks about another person.
    #[must_use]
    pub fn guarded(self) -> Self {
        Self { phones: Vec::new(), place: None, moo: String::new(), ..self }
    }
}

impl Likeness {
    fn add(&mut self, points: i64, reason: Reason) {
        self.score += points;
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }
}

/// Weighs a known person against a query.
#[must_use]
pub fn judge(searched: &Searched<'_>, known: &Known, today: Day) -> Likeness {
    let query = searched.query;
    let mut likeness = Likeness::default();
    if known.same_number {
        likeness.add(1_000, Reason::SameNumber);
    }
    if query.phone.as_ref().is_some_and(|phone| known.phones.iter().any(|known| known == phone.digits())) {
        likeness.add(250, Reason::SamePhone);
    }
    judge_names(searched, known, &mut likeness);
    judge_birth(query, known, today, &mut likeness);
    judge_place(query, known, &mut likeness);
    likeness.reasons.sort_unstable();
    likeness
}

fn judge_names(searched: &Searched<'_>, known: &Known, likeness: &mut Likeness) {
    let mut strangers = 0;
    for word in &searched.words {
        match best_part(word, known) {
            Some((points, reason)) => likeness.add(points, reason),
            None => strangers += 1,
        }
    }
    let word_is_place = searched.query.nearness(known.place) >= 2;
    likeness.score -= 35 * (strangers - i64::from(word_is_place)).max(0);
    if same(&searched.nickname, &known.nickname) {
        likeness.add(60, Reason::SameNickname);
    }
    let both = [Reason::SameGiven, Reason::SameFamily];
    if both.iter().all(|reason| likeness.reasons.contains(reason)) {
        likeness.reasons.retain(|reason| !both.contains(reason));
        likeness.add(60, Reason::SameName);
    }
}

const GIVEN: [(i64, Reason); 3] = [(90, Reason::SameGiven), (70, Reason::GivenSounds), (60, Reason::GivenNear)];
const FAMILY: [(i64, Reason); 3] = [(110, Reason::SameFamily), (85, Reason::FamilySounds), (70, Reason::FamilyNear)];
const FORMER: [(i64, Reason); 3] = [(90, Reason::FormerName), (65, Reason::FormerName), (50, Reason::FormerName)];

/// The part of a name that a word fits best.
fn best_part(word: &Spelt, known: &Known) -> Option<(i64, Reason)> {
    let given = known.given.iter().filter_map(|name| near(word, name, GIVEN));
    let family = near(word, &known.family, FAMILY);
    let former = known.former.iter().filter_map(|name| near(word, name, FORMER));
    let nickname = same(word, &known.nickname).then_some((80, Reason::SameNickname));
    given
        .chain(family)
        .chain(former)
        .chain(nickname)
        .max_by_key(|(points, reason)| (*points, std::cmp::Reverse(*reason)))
}

fn same(a: &Spelt, b: &Spelt) -> bool {
    !a.folded.is_empty() && a.folded == b.folded
}

/// What it is worth that two names are the same, are said alike, or are near (begun, or written nearly alike).
fn near(word: &Spelt, name: &Spelt, worth: [(i64, Reason); 3]) -> Option<(i64, Reason)> {
    let [same_name, said_alike, (points, reason)] = worth;
    if word.folded.is_empty() || name.folded.is_empty() {
        return None;
    }
    if word.folded == name.folded {
        return Some(same_name);
    }
    if word.sound == name.sound {
        return Some(said_alike);
    }
    let (short, long) = (word.folded.chars().count(), name.folded.chars().count());
    if short >= 2 && name.folded.starts_with(&word.folded) {
        return Some((points, reason));
    }
    // Names of very different length cannot be near, and need not be measured.
    if short.max(long) > 2 * short.min(long) {
        return None;
    }
    let likeness = fold::similarity(&word.folded, &name.folded);
    (likeness >= NEAR).then_some((if likeness >= VERY_NEAR { points } else { points - 20 }, reason))
}

fn judge_birth(query: &Query, known: &Known, today: Day, likeness: &mut Likeness) {
    let Some(born) = known.born else { return };
    if let Some(wanted) = query.born {
        match birth(wanted, born) {
            Some((points, reason)) => likeness.add(points, reason),
            None => likeness.score -= 60,
        }
    }
    if let Some(age) = query.age {
        let years = i64::from(age_years(born.date, today.date()));
        if (years - age).abs() <= 2 {
            likeness.add(30, Reason::NearAge);
        } else {
            likeness.score -= 40;
        }
    }
}

fn birth(a: PartialDate, b: PartialDate) -> Option<(i64, Reason)> {
    let days = a.precision == Precision::Day && b.precision == Precision::Day;
    if days && a.date == b.date {
        return Some((160, Reason::SameBirthDay));
    }
    let same_year = a.date.year() == b.date.year();
    if days && same_year && (a.date.day(), a.date.month()) == (b.date.month(), b.date.day()) {
        return Some((110, Reason::TurnedBirthDay));
    }
    if same_year {
        return Some((45, Reason::SameBirthYear));
    }
    ((a.date.year() - b.date.year()).abs() == 1).then_some((15, Reason::NearAge))
}

fn judge_place(query: &Query, known: &Known, likeness: &mut Likeness) {
    match query.nearness(known.place) {
        3 if !query.moo.is_empty() && query.moo == known.moo => likeness.add(60, Reason::SameVillage),
        3 => likeness.add(40, Reason::SamePlace),
        2 => likeness.add(20, Reason::SameDistrict),
        1 => likeness.score += 8,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::from_number(20_261_122).unwrap()
    }

    fn sai() -> Known {
        Known {
            given: vec![Spelt::new("สาย")],
            family: Spelt::new("ทองดี"),
            nickname: Spelt::new("แดง"),
            former: vec![Spelt::new("จันทร์แก้ว")],
            phones: vec!["0812345678".into()],
            born: thai::date::parse_partial("5/2/2491", today().date()).ok(),
            place: Some(90_11_05),
            moo: "4".into(),
            ..Known::default()
        }
    }

    fn weighed(text: &str) -> Likeness {
        judge(&Searched::new(&Query::parse(text, today())), &sai(), today())
    }

    fn reasons(text: &str) -> Vec<Reason> {
        weighed(text).reasons
    }

    #[test]
    fn the_reasons_say_what_agrees() {
        assert_eq!(reasons("นางสาย ทองดี"), [Reason::SameName]);
        assert_eq!(reasons("สาย ทองดี 5/2/2491"), [Reason::SameBirthDay, Reason::SameName]);
        assert_eq!(reasons("5/2/1948"), [Reason::SameBirthDay]);
        assert_eq!(reasons("สาย จันแก้ว"), [Reason::SameGiven, Reason::FormerName]);
        assert_eq!(reasons("ทองดี ป้าแดง 0812345678"), [Reason::SamePhone, Reason::SameFamily]);
        assert_eq!(reasons("แดง"), [Reason::SameNickname]);
        assert_eq!(reasons("2/5/2491 สาย"), [Reason::TurnedBirthDay, Reason::SameGiven]);
    }

    #[test]
    fn a_slip_is_near_and_a_stranger_counts_against() {
        assert_eq!(reasons("สาย ทองดิ"), [Reason::SameGiven, Reason::FamilySounds]);
        let score = |text| weighed(text).score;
        assert!(score("สาย ทองดี") > score("สาย ทองมี"));
        assert!(score("สาย ทองมี") > score("สาย รักษาศีล"));
        assert!(score("สมศักดิ์ รักษาศีล") < LEAST);
        assert!(score("สาย ทองดี 5/2/2491") > score("สาย ทองดี 7/9/2530"));
    }

    #[test]
    fn nothing_wanted_is_nothing_found() {
        assert_eq!(judge(&Searched::new(&Query::default()), &sai(), today()), Likeness::default());
    }
}
