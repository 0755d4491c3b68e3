//! The terms by which a person is found, and the search over them.

use kernel::{Day, Id, Kind as _, Person};
use search::{Term, Wanted};
use store::{Result, Source, Tx};
use thai::date::{CivilDate, Precision};
use thai::phone::{self, Phone};

use crate::geography;
use crate::model::{FormerName, Identity, NewPerson, born};
use crate::query::Query;
use crate::rules::{Known, Likeness, Portrait, Searched, Spelt, blocks, both_names, judge};
use crate::store::persons::{self, Card};

/// The most terms of one person: the bound on the rows of the index.
pub(crate) const MOST_TERMS: usize = 30;
/// Candidates of the index that are judged by what they really hold.
const CANDIDATES: usize = 60;

/// Any part of a name.
const NAME: &str = "name";
/// How any part of a name sounds.
const SOUND: &str = "sound";
/// How a name begins.
const BEGINS: &str = "begins";
const BORN: &str = "born";
const PHONE: &str = "phone";
const NUMBER: &str = "number";
const PLACE: &str = "place";

/// The terms of a person, weightiest first, so that the bound cuts what says least.
pub(crate) fn terms(person: &NewPerson) -> Vec<Term> {
    let NewPerson { given, middle, family, nickname, .. } = person;
    let mut terms = whose(person.identity.number(), [&person.phone, &person.other_phone].into_iter().flatten());
    terms.extend(
        person
            .born
            .filter(|born| born.precision == Precision::Day)
            .map(|born| Term::exact(BORN, born.date.to_string())),
    );
    terms.extend(blocks(&Portrait::of(person)));
    for name in [given, family, nickname, middle] {
        terms.extend(Term::word(NAME, name).into_iter().chain(Term::sound(SOUND, name)));
    }
    for name in [given, family] {
        terms.extend(Term::beginnings(BEGINS, name));
    }
    if !person.protected {
        terms.extend(places(person.lives().place));
    }
    for name in person.former.iter().flat_map(|former| former.name.split_whitespace()) {
        terms.extend(Term::word(NAME, name).into_iter().chain(Term::sound(SOUND, name)));
    }
    let mut seen = std::collections::HashSet::new();
    terms.retain(|term| seen.insert(term.clone()));
    terms.truncate(MOST_TERMS);
    terms
}

/// The terms of a number and of telephones.
fn whose<'a>(number: &str, phones: impl Iterator<Item = &'a Phone>) -> Vec<Term> {
    let number = Some(number).filter(|number| !number.is_empty()).map(|number| Term::exact(NUMBER, number));
    number.into_iter().chain(phones.map(|phone| Term::exact(PHONE, phone.digits()))).collect()
}

/// The terms that whoever may be the same person has, too: the blocks, the number, the telephones.
pub(crate) fn shared(portrait: &Portrait) -> Vec<Term> {
    let number = Some(&portrait.number).filter(|number| !number.is_empty());
    let own = number.into_iter().map(|number| Term::exact(NUMBER, number.as_str()));
    let phones = portrait.phones.iter().map(|phone| Term::exact(PHONE, phone.as_str()));
    own.chain(phones).chain(blocks(portrait)).collect()
}

/// The sub-district and the district.
fn places(code: Option<i64>) -> Vec<Term> {
    let Some(place) = code.and_then(geography::place) else { return Vec::new() };
    let mut codes = vec![place.code];
    codes.extend(place.district_code().filter(|district| *district != place.code));
    codes.into_iter().map(|code| Term::exact(PLACE, code.to_string())).collect()
}

/// Writes the terms of a person.
pub(crate) async fn index(tx: &Tx<'_>, id: Id<Person>, person: &NewPerson) -> Result<()> {
    search::replace(tx, id.as_ref(), &terms(person)).await
}

/// What a query wants, with weights that follow how few people share a thing.
fn wanted(query: &Query) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let mut want =
        |weight: i64, terms: Vec<Term>| wanted.extend(terms.into_iter().map(|term| Wanted::new(term, weight)));
    want(500, query.identity.iter().map(|identity: &Identity| Term::exact(NUMBER, identity.number())).collect());
    want(200, query.phone.iter().map(|phone| Term::exact(PHONE, phone.digits())).collect());
    if let Some(born) = query.born.filter(|born| born.precision == Precision::Day) {
        want(120, vec![Term::exact(BORN, born.date.to_string())]);
        want(70, turned(born.date).map(|day| Term::exact(BORN, day.to_string())).into_iter().collect());
    }
    if let [first, second, ..] = query.words.as_slice() {
        want(250, both_names(first, second).into_iter().collect());
    }
    for (place, word) in query.words.iter().enumerate().take(4) {
        // Family names say more than given names, and come second.
        let more = if place > 0 { 10 } else { 0 };
        want(40 + more, Term::word(NAME, word).into_iter().collect());
        want(30 + more, Term::sound(SOUND, word).into_iter().collect());
        want(20 + more, Term::beginning(BEGINS, word).into_iter().collect());
    }
    want(40, Term::word(NAME, &query.nickname).into_iter().collect());
    want(15, query.places.iter().map(|code| Term::exact(PLACE, code.to_string())).collect());
    wanted
}

/// Day and month exchanged, where that is another day.
fn turned(date: CivilDate) -> Option<CivilDate> {
    CivilDate::new(date.year(), date.day(), date.month()).ok().filter(|turned| *turned != date)
}

/// The persons that fit a query, likeliest first.
pub(crate) async fn find(on: &impl Source, query: &Query, today: Day, limit: usize) -> Result<Vec<(Card, Likeness)>> {
    found(on, query, today, limit, |_, known| known).await
}

/// The same for whoever asks about another person: how to reach a protected one is not compared.
pub(crate) async fn find_guarded(
    on: &impl Source,
    query: &Query,
    today: Day,
    limit: usize,
) -> Result<Vec<(Card, Likeness)>> {
    found(on, query, today, limit, |card, known| if card.protected { known.guarded() } else { known }).await
}

async fn found(
    on: &impl Source,
    query: &Query,
    today: Day,
    limit: usize,
    seen: impl Fn(&Card, Known) -> Known,
) -> Result<Vec<(Card, Likeness)>> {
    let found = search::find(on, Person::KIND, &wanted(query), CANDIDATES).await?;
    let ids: Vec<Id<Person>> = found.iter().map(|found| Id::new(found.about)).collect();
    let cards = persons::cards(on, &ids).await?;
    let names = persons::names(on, &ids).await?;
    let blind = query.identity.as_ref().and_then(|identity| persons::blind(on, identity));
    let (none, searched) = (Vec::new(), Searched::new(query));
    let judged = cards.into_iter().filter(|card| card.merged_into.is_none()).map(|card| {
        let known = seen(&card, known(&card, names.get(&card.id).unwrap_or(&none), blind));
        let likeness = judge(&searched, &known, today);
        (card, likeness)
    });
    let mut hits: Vec<(Card, Likeness)> =
        judged.filter(|(_, likeness)| likeness.score >= crate::rules::LEAST).collect();
    hits.sort_by_key(|(card, likeness)| std::cmp::Reverse((likeness.score, card.id)));
    hits.truncate(limit);
    Ok(hits)
}

fn known(card: &Card, former: &[FormerName], blind: Option<i64>) -> Known {
    let digits = |text: &String| phone::parse(text).ok().map(|phone| phone.digits().to_owned());
    let spelt = |name: &String| Spelt::new(name);
    Known {
        given: [&card.given_name, &card.middle_name].into_iter().filter(|name| !name.is_empty()).map(spelt).collect(),
        family: spelt(&card.family_name),
        nickname: spelt(&card.nickname),
        former: former.iter().flat_map(|former| former.name.split_whitespace()).map(Spelt::new).collect(),
        same_number: blind.is_some() && card.id_blind == blind,
        phones: [&card.phone, &card.other_phone].into_iter().filter_map(digits).collect(),
        born: born(card.born, &card.born_precision),
        place: card.place.filter(|_| !card.protected),
        moo: card.moo.clone(),
    }
}
