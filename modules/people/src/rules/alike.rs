//! How likely somebody of the registry is a person that is about to be written down, and what speaks for it.
//!
//! The weights are those of `crates/linkage`, learnt from an invented Thai register (`data/linkage`): whoever shares surname,
//! house and birthday with somebody may be their twin, and the model knows.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use kernel::Day;
use linkage::{Model, Register, Scorer};
use thai::date::PartialDate;

use super::portrait::{Portrait, Written};
use super::{Reason, Spelt};

/// What is contradicted is told as alike, and no more, however much speaks for it; so is a name that stands alone.
const CONTRADICTED: f64 = 0.4;
/// So many years apart, two of one name are parent and child.
const GENERATION: i16 = 13;

/// From here on a record is most likely of the same person.
pub(crate) const LIKELY: f64 = 0.9;
/// From here on two records are worth a second look by whoever reviews them.
pub(crate) const DOUBTFUL: f64 = 0.5;
/// Below this nobody is told.
pub(crate) const WORTH_TELLING: f64 = 0.1;

/// น้ำหนัก: how likely two are one person, and what speaks for it, weightiest first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weighed {
    pub probability: f64,
    pub reasons: Vec<Reason>,
}

/// Somebody who is sought, with those of the registry who share a block with them.
#[derive(Debug)]
pub(crate) struct Question<'p> {
    pub sought: &'p Portrait,
    pub known: Vec<&'p Portrait>,
}

/// The model that every installation has.
fn scorer() -> Option<&'static (&'static Model, Scorer<'static>)> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    static SCORER: OnceLock<Option<(&'static Model, Scorer<'static>)>> = OnceLock::new();
    let read = || toml::from_str(include_str!("../../../../data/linkage/model.toml")).ok();
    SCORER.get_or_init(|| MODEL.get_or_init(read).as_ref().map(|model| (model, model.scorer()))).as_ref()
}

/// In which ways two are written, as places in a register.
type Ways = (Range<u32>, Range<u32>);

/// Weighs each of those who are known against whom is sought, all questions at once; the answers come in the same order.
pub(crate) fn weigh<'p>(questions: &[Question<'p>], today: Day) -> Vec<Vec<Weighed>> {
    let mut rows = Rows::default();
    let pair = |rows: &mut Rows<'p>, one, other| (rows.of(one, other), rows.of(other, one));
    let pairs: Vec<Vec<Ways>> = questions
        .iter()
        .map(|question| question.known.iter().map(|other| pair(&mut rows, question.sought, other)).collect())
        .collect();
    let Some((model, scorer)) = scorer() else { return pairs.iter().map(|_| Vec::new()).collect() };
    let written = rows.written;
    let fields: Vec<_> = written.iter().map(Written::fields).collect();
    let mut register = Register::of(&fields, today.date());
    model.adopt(&mut register);
    let both = Weighing { scorer, register: &register, written: &written };
    let of = |(question, pairs): (&Question<'_>, Vec<Ways>)| {
        let known = question.known.iter().zip(pairs);
        known.map(|(other, (own, others))| both.weigh((question.sought, own), (other, others))).collect()
    };
    questions.iter().zip(pairs).map(of).collect()
}

/// Everybody who is weighed, written once for each telephone that counts, however many they are weighed against: preparing a
/// row costs many times what comparing two does.
#[derive(Default)]
struct Rows<'p> {
    written: Vec<Written>,
    places: HashMap<(*const Portrait, &'p str), Range<u32>>,
}

impl<'p> Rows<'p> {
    /// Where the ways to write somebody beside another person stand.
    fn of(&mut self, person: &'p Portrait, other: &Portrait) -> Range<u32> {
        let phone = person.phone_beside(other);
        let Self { written, places } = self;
        let place = places.entry((std::ptr::from_ref(person), phone)).or_insert_with(|| {
            let first = number(written.len());
            written.extend(person.written(phone));
            first..number(written.len())
        });
        place.clone()
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Weighing<'a> {
    scorer: &'a Scorer<'static>,
    register: &'a Register,
    written: &'a [Written],
}

/// The level of each part of a person that is known of both.
struct Levels(Vec<(&'static str, &'static str)>);

impl Levels {
    fn of(&self, part: &str) -> &'static str {
        self.0.iter().find(|(known, _)| *known == part).map_or("", |(_, level)| level)
    }

    fn names_alone(&self) -> bool {
        self.0.iter().all(|(part, _)| matches!(*part, "given" | "family" | "sex"))
    }

    /// What a register of invented people cannot teach: two numbers that are both right are two persons, or one under another's
    /// number; without a number, another given name on one birthday is a twin's, or a new one, and a generation between two of
    /// one name is that of parent and child. Somebody has to look.
    fn contradict(&self, born: Option<(PartialDate, PartialDate)>) -> bool {
        let is_one_number = matches!(self.of("cid"), "same" | "slip") || self.of("number") == "same";
        let apart = born.map_or(0, |(one, other)| (one.date.year() - other.date.year()).abs());
        self.of("cid") == "conflict" || !is_one_number && (self.of("given") == "different" || apart >= GENERATION)
    }
}

impl Weighing<'_> {
    /// The likeliest of all ways to write the two.
    fn weigh(&self, (one, own): (&Portrait, Range<u32>), (other, others): (&Portrait, Range<u32>)) -> Weighed {
        let ways = own.clone().flat_map(|a| others.clone().map(move |b| (a, b)));
        let scored = ways.map(|way| (way, self.scorer.weigh(self.register, way.0, way.1)));
        let best = scored.reduce(|best, next| if next.1.weight > best.1.weight + 1e-9 { next } else { best });
        let Some(((a, b), score)) = best else { return Weighed { probability: 0.0, reasons: Vec::new() } };
        let (_, told) = self.scorer.tell(self.register, a, b);
        let levels = Levels(told.into_iter().flat_map(|reason| reason.levels).collect());
        let is_weak = levels.names_alone() || levels.contradict(one.born.zip(other.born));
        let probability = if is_weak { score.probability.min(CONTRADICTED) } else { score.probability };
        let written = (&self.written[a as usize], &self.written[b as usize]);
        Weighed { probability, reasons: reasons(&levels, written, (one, other)) }
    }
}

fn reasons(levels: &Levels, written: (&Written, &Written), (one, other): (&Portrait, &Portrait)) -> Vec<Reason> {
    let mut reasons = names(levels, written);
    reasons.extend(match levels.of("cid") {
        "same" => Some(Reason::SameNumber),
        "slip" => Some(Reason::NumberSlip),
        _ => None,
    });
    reasons.extend(match levels.of("number") {
        "same" => Some(Reason::SameNumber),
        "slip" => Some(Reason::NumberSlip),
        _ => None,
    });
    reasons.extend(match levels.of("phone") {
        "same" => Some(Reason::SamePhone),
        "slip" => Some(Reason::PhoneSlip),
        _ => None,
    });
    reasons.extend(one.born.zip(other.born).and_then(|days| birth(levels.of("birth"), days)));
    reasons.extend(place(levels, one, other));
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

fn names(levels: &Levels, (one, other): (&Written, &Written)) -> Vec<Reason> {
    let given = match levels.of("given") {
        "same" => Some(Reason::SameGiven),
        "slip" | "near" if said_alike(&one.given, &other.given) => Some(Reason::GivenSounds),
        "slip" | "near" => Some(Reason::GivenNear),
        "begun" => Some(Reason::GivenBegun),
        "turned" => return vec![Reason::NamesTurned],
        _ => None,
    };
    let family = match levels.of("family") {
        "same" => Some(Reason::SameFamily),
        "slip" | "near" if said_alike(&one.family, &other.family) => Some(Reason::FamilySounds),
        "slip" | "near" => Some(Reason::FamilyNear),
        "married" if given.is_some() => Some(Reason::MarriedName),
        _ => None,
    };
    if one.is_former || other.is_former {
        return given.into_iter().chain([Reason::FormerName]).collect();
    }
    match (given, family) {
        (Some(Reason::SameGiven), Some(Reason::SameFamily)) => vec![Reason::SameName],
        (given, family) => given.into_iter().chain(family).collect(),
    }
}

fn said_alike(one: &str, other: &str) -> bool {
    let (one, other) = (Spelt::new(one), Spelt::new(other));
    !one.sound.is_empty() && one.sound == other.sound
}

fn birth(level: &str, (one, other): (PartialDate, PartialDate)) -> Option<Reason> {
    let is_turned = (one.date.day(), one.date.month()) == (other.date.month(), other.date.day());
    match level {
        "same" => Some(Reason::SameBirthDay),
        "misread" if is_turned => Some(Reason::TurnedBirthDay),
        "misread" | "slip" => Some(Reason::BirthDaySlip),
        "same-day" => Some(Reason::BirthDayOtherYear),
        "compatible" | "same-year" => Some(Reason::SameBirthYear),
        "near-year" => Some(Reason::NearAge),
        _ => None,
    }
}

fn place(levels: &Levels, one: &Portrait, other: &Portrait) -> Option<Reason> {
    let [places, others] = [one.places(), other.places()];
    let same = |rank: usize| places[rank].is_some() && places[rank] == others[rank];
    let same_village = !one.home.moo.is_empty() && one.home.moo == other.home.moo;
    match levels.of("dwelling") {
        "same" if same(0) => Some(Reason::SameHouse),
        _ if same(0) && same_village => Some(Reason::SameVillage),
        _ if same(0) => Some(Reason::SamePlace),
        _ if same(1) => Some(Reason::SameDistrict),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
