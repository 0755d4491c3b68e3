//! Who in the registry may be a person that is about to be written down.

use std::collections::{BTreeMap, HashMap};

use kernel::{Day, Id, Kind as _, Person};
use store::{FromRow as _, Result, Source, Sql};
use thai::phone;

use crate::model::{Address, Alike, FormerName, IdKind, NewPerson, Sex, born};
use crate::query::Query;
use crate::rules::{self, ALIKE, LIKELY, Likeness, Portrait, Question, Reason, WORTH_TELLING, Weighed};
use crate::store::{finding, persons};

/// People told of one person.
const MOST: usize = 8;
/// Those who are weighed of those who share a block.
const CANDIDATES: usize = 64;
/// Persons who are compared together: of each all [`CANDIDATES`] are in memory meanwhile.
const TOGETHER: usize = 50;
/// Persons whose rows one statement reads.
const ROWS: usize = 1_000;

store::row! {
    /// What is weighed of somebody of the registry.
    pub struct Seen {
        /// Id.
        pub id: Id<Person>,
        /// Kind of number.
        pub id_kind: IdKind,
        /// The number, sealed.
        pub id_number: store::Sealed,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Sex.
        pub sex: Sex,
        /// Birth date.
        pub born: Option<Day>,
        /// How much of it is known.
        pub born_precision: String,
        /// Telephone.
        pub phone: String,
        /// Another.
        pub other_phone: String,
        /// Registered address.
        pub registered: String,
        /// Current address; empty when it is the registered one.
        pub current: String,
        /// Whether where they live is kept from others.
        pub protected: bool,
    }
}

/// Who may be this person, likeliest first.
pub(crate) async fn of(
    on: &impl Source,
    person: &NewPerson,
    but: Option<Id<Person>>,
    today: Day,
) -> Result<Vec<Alike>> {
    let query = Query::of(person);
    let query = if person.protected { query.guarded() } else { query };
    like(on, &Portrait::of(person), &query, but, today).await
}

/// The same for what is known so far of somebody.
///
/// Those who share a block are weighed first. Unless one of them is most likely the same person, those are added whom a search
/// finds by what was written; a name alone is found by nothing else.
pub(crate) async fn like(
    on: &impl Source,
    portrait: &Portrait,
    query: &Query,
    but: Option<Id<Person>>,
    today: Day,
) -> Result<Vec<Alike>> {
    let terms = finding::shared(portrait);
    let sharing = search::sharing(on, Person::KIND, &[terms]).await?.pop().unwrap_or_default();
    let mut ids = most_shared(&sharing);
    ids.retain(|id| Some(*id) != but);
    let mut alike = weighed(on, portrait, &ids, today).await?;
    if !query.is_empty() && alike.iter().all(|alike| alike.probability < LIKELY) {
        let found = finding::find_guarded(on, query, today, 2 * MOST).await?;
        let judged = found.into_iter().filter(|(card, likeness)| likeness.score >= ALIKE && Some(card.id) != but);
        let judged: Vec<(Id<Person>, Likeness)> = judged.map(|(card, likeness)| (card.id, likeness)).collect();
        alike = with_judged(on, portrait, alike, &judged, today).await?;
    } else {
        alike.retain(|alike| alike.probability >= WORTH_TELLING);
    }
    alike.truncate(MOST);
    Ok(alike)
}

/// Adds those whom a search found, and leaves out those who are neither likely nor found.
async fn with_judged(
    on: &impl Source,
    portrait: &Portrait,
    mut alike: Vec<Alike>,
    judged: &[(Id<Person>, Likeness)],
    today: Day,
) -> Result<Vec<Alike>> {
    let fresh = judged.iter().map(|(id, _)| *id).filter(|id| alike.iter().all(|alike| alike.person != *id));
    let fresh = weighed(on, portrait, &fresh.collect::<Vec<_>>(), today).await?;
    alike.extend(fresh);
    let score = |person: Id<Person>| judged.iter().find(|(id, _)| *id == person).map(|(_, likeness)| likeness);
    alike.retain(|alike| alike.probability >= WORTH_TELLING || score(alike.person).is_some());
    for alike in &mut alike {
        let Some(likeness) = score(alike.person) else { continue };
        // What only the search compares: nicknames and names of before.
        let more = likeness
            .reasons
            .iter()
            .filter(|reason| alike.reasons.is_empty() || matches!(reason, Reason::SameNickname | Reason::FormerName));
        let more: Vec<Reason> = more.copied().collect();
        alike.reasons.extend(more);
        alike.reasons.sort_unstable();
        alike.reasons.dedup();
    }
    let points = |alike: &Alike| score(alike.person).map_or(0, |likeness| likeness.score);
    alike.sort_by(|a, b| likelier(a, b).then_with(|| points(b).cmp(&points(a))).then(b.person.cmp(&a.person)));
    Ok(alike)
}

/// The likelier first; what is most unlikely of both is left to other measures.
fn likelier(a: &Alike, b: &Alike) -> std::cmp::Ordering {
    let told = |alike: &Alike| if alike.probability >= WORTH_TELLING { alike.probability } else { 0.0 };
    told(b).total_cmp(&told(a))
}

/// The same for many, in their order.
pub(crate) async fn of_each(on: &impl Source, persons: &[&NewPerson], today: Day) -> Result<Vec<Vec<Alike>>> {
    let mut all = Vec::with_capacity(persons.len());
    for some in persons.chunks(TOGETHER) {
        all.append(&mut of_some(on, some, today).await?);
    }
    Ok(all)
}

async fn of_some(on: &impl Source, persons: &[&NewPerson], today: Day) -> Result<Vec<Vec<Alike>>> {
    let portraits: Vec<Portrait> = persons.iter().map(|person| Portrait::of(person)).collect();
    let terms: Vec<_> = portraits.iter().map(finding::shared).collect();
    let shared = search::sharing(on, Person::KIND, &terms).await?;
    let ids: Vec<Vec<Id<Person>>> = shared.iter().map(most_shared).collect();
    let mut all = weighed_each(on, &portraits, &ids, Portrait::may_be, today).await?;
    for alike in &mut all {
        alike.retain(|alike| alike.probability >= WORTH_TELLING);
        alike.truncate(MOST);
    }
    Ok(all)
}

/// Those who share most, up to as many as are weighed.
fn most_shared(sharing: &BTreeMap<i64, usize>) -> Vec<Id<Person>> {
    let mut ranked: Vec<(&i64, &usize)> = sharing.iter().collect();
    ranked.sort_by_key(|(about, count)| std::cmp::Reverse((**count, **about)));
    ranked.into_iter().take(CANDIDATES).map(|(about, _)| Id::new(*about)).collect()
}

/// These persons weighed, likeliest first; merged ones are left out.
async fn weighed(on: &impl Source, sought: &Portrait, ids: &[Id<Person>], today: Day) -> Result<Vec<Alike>> {
    let all = weighed_each(on, std::slice::from_ref(sought), &[ids.to_vec()], |_, _| true, today).await?;
    Ok(all.concat())
}

/// The same for many: of each portrait those of the persons in its place who are worth it.
async fn weighed_each(
    on: &impl Source,
    sought: &[Portrait],
    ids: &[Vec<Id<Person>>],
    is_worth_it: fn(&Portrait, &Portrait) -> bool,
    today: Day,
) -> Result<Vec<Vec<Alike>>> {
    let all = seen(on, &ids.concat()).await?;
    let known = |(sought, ids): (&Portrait, &Vec<Id<Person>>)| -> Vec<(Id<Person>, &Portrait)> {
        let portraits = ids.iter().filter_map(|id| all.get(id).map(|portrait| (*id, portrait)));
        portraits.filter(|(_, portrait)| is_worth_it(sought, portrait)).collect()
    };
    let known: Vec<_> = sought.iter().zip(ids).map(known).collect();
    let question = |(sought, known): (_, &Vec<(Id<Person>, _)>)| Question {
        sought,
        known: known.iter().map(|(_, portrait)| *portrait).collect(),
    };
    let questions: Vec<Question<'_>> = sought.iter().zip(&known).map(question).collect();
    let weighed = rules::weigh(&questions, today);
    Ok(known.iter().zip(weighed).map(|(known, weighed)| told(known.iter().map(|(id, _)| *id), weighed)).collect())
}

fn told(ids: impl Iterator<Item = Id<Person>>, weighed: Vec<Weighed>) -> Vec<Alike> {
    let of = |(person, weighed): (Id<Person>, Weighed)| Alike {
        person,
        probability: weighed.probability,
        reasons: weighed.reasons,
    };
    let mut alike: Vec<Alike> = ids.zip(weighed).map(of).collect();
    alike.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(b.person.cmp(&a.person)));
    alike
}

/// What is compared of these persons; merged ones are left out.
async fn seen(on: &impl Source, ids: &[Id<Person>]) -> Result<HashMap<Id<Person>, Portrait>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut all = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(ROWS) {
        let sql = Sql::new(format!("select {} from persons where merged_into is null and id in", Seen::COLUMNS));
        let rows: Vec<Seen> = on.all(sql.list(ids.iter().copied())).await?;
        let mut former = persons::names(on, ids).await?;
        for row in rows {
            let (id, names) = (row.id, former.remove(&row.id).unwrap_or_default());
            all.insert(id, row.portrait(on, names)?);
        }
    }
    Ok(all)
}

impl Seen {
    fn portrait(self, on: &impl Source, former: Vec<FormerName>) -> Result<Portrait> {
        let identity = persons::unsealed(on, self.id, self.id_kind, &self.id_number)?;
        let parsed = [self.phone, self.other_phone].map(|text| phone::parse(&text).ok());
        let [phone, other_phone] = parsed;
        let address = |text: &str| Some(Address::from_text(text)).filter(|_| !text.is_empty());
        Ok(Portrait::of(&NewPerson {
            identity,
            given: self.given_name,
            family: self.family_name,
            former,
            sex: self.sex,
            born: born(self.born, &self.born_precision),
            phone,
            other_phone,
            registered: address(&self.registered).unwrap_or_default(),
            current: address(&self.current),
            protected: self.protected,
            ..NewPerson::default()
        }))
    }
}
