//! How well a person fits what is searched for, and why, in words that a reader can weigh.

use kernel::Day;
use thai::date::{PartialDate, Precision, age_years};
use thai::fold;

use crate::model::Born;
use crate::query::Query;

kernel::codes! {
    /// เหตุที่คล้าย: why a person is offered.
    pub enum Reason {
        /// เลขประจำตัวตรงกัน
        SameNumber = "same-number",
        /// หมายเลขโทรศัพท์ตรงกัน
        SamePhone = "same-phone",
        /// วันเกิดตรงกัน
        SameBirthDay = "same-birth-day",
        /// วันกับเดือนเกิดสลับกัน
        TurnedBirthDay = "turned-birth-day",
        /// ปีเกิดตรงกัน
        SameBirthYear = "same-birth-year",
        /// อายุใกล้กัน
        NearAge = "near-age",
        /// ชื่อและชื่อสกุลตรงกัน
        SameName = "same-name",
        /// ชื่อตัวตรงกัน
        SameGiven = "same-given",
        /// ชื่อสกุลตรงกัน
        SameFamily = "same-family",
        /// ชื่อตัวออกเสียงเหมือนกัน
        GivenSounds = "given-sounds",
        /// ชื่อสกุลออกเสียงเหมือนกัน
        FamilySounds = "family-sounds",
        /// ชื่อตัวเขียนใกล้เคียงกัน
        GivenNear = "given-near",
        /// ชื่อสกุลเขียนใกล้เคียงกัน
        FamilyNear = "family-near",
        /// ชื่อเล่นตรงกัน
        SameNickname = "same-nickname",
        /// เคยใช้ชื่อนี้
        FormerName = "former-name",
        /// อยู่หมู่บ้านเดียวกัน
        SameVillage = "same-village",
        /// อยู่ตำบลเดียวกัน
        SamePlace = "same-place",
        /// อยู่อำเภอเดียวกัน
        SameDistrict = "same-district",
    }
}

/// What is compared of a person in the registry.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// ชื่อตัว and ชื่อรอง
    pub given: Vec<String>,
    /// ชื่อสกุล
    pub family: String,
    /// ชื่อเล่น
    pub nickname: String,
    /// Other names once used.
    pub former: Vec<String>,
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

/// Below this nobody is offered.
pub const LEAST: i64 = 40;
/// From here on two spellings are near.
const NEAR: f32 = 0.6;

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
pub fn judge(query: &Query, known: &Known, today: Day) -> Likeness {
    let mut likeness = Likeness::default();
    if known.same_number {
        likeness.add(1_000, Reason::SameNumber);
    }
    if query.phone.as_ref().is_some_and(|phone| known.phones.iter().any(|known| known == phone.digits())) {
        likeness.add(250, Reason::SamePhone);
    }
    judge_names(query, known, &mut likeness);
    judge_birth(query, known, today, &mut likeness);
    judge_place(query, known, &mut likeness);
    likeness.reasons.sort_unstable();
    likeness
}

fn judge_names(query: &Query, known: &Known, likeness: &mut Likeness) {
    let mut strangers = 0;
    for word in &query.words {
        match best_part(word, known) {
            Some((points, reason)) => likeness.add(points, reason),
            None => strangers += 1,
        }
    }
    let word_is_place = query.nearness(known.place) >= 2;
    likeness.score -= 35 * (strangers - i64::from(word_is_place)).max(0);
    if !query.nickname.is_empty() && fold::fold(&query.nickname) == fold::fold(&known.nickname) {
        likeness.add(60, Reason::SameNickname);
    }
    let both = [Reason::SameGiven, Reason::SameFamily];
    if both.iter().all(|reason| likeness.reasons.contains(reason)) {
        likeness.reasons.retain(|reason| !both.contains(reason));
        likeness.add(60, Reason::SameName);
    }
}

/// The part of a name that a word fits best.
fn best_part(word: &str, known: &Known) -> Option<(i64, Reason)> {
    let given = known.given.iter().filter_map(|name| near(word, name, [90, 70, 60], given_reasons()));
    let family =
        near(word, &known.family, [110, 85, 70], [Reason::SameFamily, Reason::FamilySounds, Reason::FamilyNear]);
    let former = known
        .former
        .iter()
        .flat_map(|name| name.split_whitespace())
        .filter_map(|name| near(word, name, [90, 65, 50], [Reason::FormerName; 3]));
    let nickname = (fold::fold(word) == fold::fold(&known.nickname)).then_some((80, Reason::SameNickname));
    given
        .chain(family)
        .chain(former)
        .chain(nickname)
        .max_by_key(|(points, reason)| (*points, std::cmp::Reverse(*reason)))
}

const fn given_reasons() -> [Reason; 3] {
    [Reason::SameGiven, Reason::GivenSounds, Reason::GivenNear]
}

/// The same, said alike, or near (written nearly alike, or begun): points and reasons in this order.
fn near(word: &str, name: &str, points: [i64; 3], reasons: [Reason; 3]) -> Option<(i64, Reason)> {
    let (folded, known) = (fold::fold(word), fold::fold(name));
    if folded.is_empty() || known.is_empty() {
        return None;
    }
    if folded == known {
        return Some((points[0], reasons[0]));
    }
    if fold::sound(&folded) == fold::sound(&known) {
        return Some((points[1], reasons[1]));
    }
    if folded.chars().count() >= 2 && known.starts_with(&folded) {
        return Some((points[2], reasons[2]));
    }
    // Near spellings lose points with each slip; a first letter that differs makes another name of a short one.
    let likeness = fold::similarity(&folded, &known);
    (likeness >= NEAR).then(|| (if likeness >= 0.75 { points[2] } else { points[2] - 20 }, reasons[2]))
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
            given: vec!["สาย".into()],
            family: "ทองดี".into(),
            nickname: "แดง".into(),
            former: vec!["จันทร์แก้ว".into()],
            phones: vec!["0812345678".into()],
            born: thai::date::parse_partial("5/2/2491", today().date()).ok(),
            place: Some(90_11_05),
            moo: "4".into(),
            ..Known::default()
        }
    }

    fn reasons(text: &str) -> Vec<Reason> {
        judge(&Query::parse(text, today()), &sai(), today()).reasons
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
        let score = |text| judge(&Query::parse(text, today()), &sai(), today()).score;
        assert!(score("สาย ทองดี") > score("สาย ทองมี"));
        assert!(score("สาย ทองมี") > score("สาย รักษาศีล"));
        assert!(score("สมศักดิ์ รักษาศีล") < LEAST);
        assert!(score("สาย ทองดี 5/2/2491") > score("สาย ทองดี 7/9/2530"));
    }

    #[test]
    fn nothing_wanted_is_nothing_found() {
        assert_eq!(judge(&Query::default(), &sai(), today()), Likeness::default());
    }
}
