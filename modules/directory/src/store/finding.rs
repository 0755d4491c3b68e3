//! Finding services: by word, by topic, by the place where somebody lives, and open at a moment.

use std::collections::{HashMap, HashSet};

use ::store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};
use kernel::{Code as _, Id, Kind as _, Moment};
use people::geography;
use search::{Term, Wanted};

use super::organisations;
use crate::model::{Organisation, OrganisationBrief, Service, ServiceBrief, ServiceRecord, Status, Topic, Weekday};
use crate::rules::reach;

/// คำค้นบริการ: whatever is left out does not narrow the search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// Words of its name, of its organisation, of what it does; or its telephone number.
    pub text: String,
    /// All of these topics.
    pub topics: Vec<Topic>,
    /// Where somebody lives, by the code of the place: nearest first, the whole country last.
    pub place: Option<i64>,
    /// Open then, by its usual hours.
    pub open_at: Option<Moment>,
    /// Those that cannot be had, too.
    pub closed_too: bool,
}

/// A service that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The service.
    pub service: ServiceBrief,
    /// The place by which it serves whoever was asked for: its code, 0 for the whole country; none when no place was asked for.
    pub serves: Option<i64>,
}

const NAME: &str = "name";
const SOUND: &str = "sound";
const BEGINS: &str = "begins";
const ABOUT: &str = "about";
const PHONE: &str = "phone";

/// Words of a description that are indexed; what a service is for stands at the beginning.
const WORDS: usize = 60;
/// Services that a word finds at most; whoever finds more should say more.
const BEST: usize = 200;

/// Words that stand in every name and tell none from another.
const COMMON: [&str; 16] =
    ["ของ", "และ", "ที่", "ใน", "การ", "ความ", "สำหรับ", "เพื่อ", "จาก", "แห่ง", "เป็น", "ให้", "กับ", "หรือ", "เรื่อง", "ตาม"];

/// What weighs less than this part of the best is found by chance.
const LEAST_PART: i64 = 3;

/// The words of a text in their order, each once, as the dictionary cuts them and as they are written.
fn words(text: &str) -> Vec<String> {
    let mut words = thai::words::search_tokens(text);
    words.extend(text.split_whitespace().map(str::to_owned));
    let mut seen = HashSet::new();
    words.retain(|word| !COMMON.contains(&word.as_str()) && seen.insert(word.clone()));
    words
}

/// Those of a kind that the words find, best first; whatever shares next to nothing with them is left out.
async fn best(on: &impl Source, kind: &str, text: &str, limit: usize) -> Result<Vec<i64>> {
    let found = search::find(on, kind, &wanted(text), limit).await?;
    let top = found.first().map_or(0, |found| found.weight);
    Ok(found.iter().filter(|found| found.weight * LEAST_PART >= top).map(|found| found.about).collect())
}

fn digits(text: &str) -> String {
    thai::digits::to_arabic(text).chars().filter(char::is_ascii_digit).collect()
}

/// The terms by which a service is found; words of its name and of its organisation's say most.
pub(super) async fn index(tx: &Tx<'_>, service: &ServiceRecord) -> Result<()> {
    let about = &service.about;
    let offered_by = organisations::record(tx, service.organisation).await?.about;
    let names = [&about.name, &about.alternate_name, &offered_by.name, &offered_by.alternate_name];
    let mut terms = Vec::new();
    for word in names.into_iter().flat_map(|name| words(name)) {
        terms.extend(Term::word(NAME, &word).into_iter().chain(Term::sound(SOUND, &word)));
        terms.extend(Term::beginnings(BEGINS, &word));
    }
    let told = [&about.description, &about.eligibility, &offered_by.description];
    let told = told.into_iter().flat_map(|text| words(text)).take(WORDS);
    terms.extend(told.filter_map(|word| Term::word(ABOUT, &word)));
    let phones = about.phones.iter().chain(&offered_by.phones);
    terms.extend(phones.map(|phone| Term::exact(PHONE, digits(&phone.number))));
    search::replace(tx, service.id.as_ref(), &terms).await
}

fn wanted(text: &str) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for word in words(text) {
        wanted.extend(Term::word(NAME, &word).map(|term| Wanted::new(term, 40)));
        wanted.extend(Term::sound(SOUND, &word).map(|term| Wanted::new(term, 25)));
        wanted.extend(Term::beginning(BEGINS, &word).map(|term| Wanted::new(term, 20)));
        wanted.extend(Term::word(ABOUT, &word).map(|term| Wanted::new(term, 15)));
    }
    let number = digits(text);
    if number.len() >= 3 {
        wanted.push(Wanted::new(Term::exact(PHONE, number), 60));
    }
    wanted
}

/// A page of the services that fit, best first: by words where there are any, else by nearness and name.
///
/// # Errors
/// The store's.
pub async fn find(on: &impl Source, ask: &Ask, page: Page) -> Result<Slice<Found>> {
    let found = if ask.text.trim().is_empty() { listed(on, ask, page).await? } else { worded(on, ask, page).await? };
    let ids: Vec<Id<Service>> = found.rows.iter().map(|(id, _)| *id).collect();
    let mut briefs = briefs(on, &ids).await?;
    let rows = found.rows.into_iter();
    let rows = rows.filter_map(|(id, serves)| Some(Found { service: briefs.remove(&id)?, serves })).collect();
    Ok(Slice { rows, page: found.page, more: found.more })
}

type Row = (Id<Service>, Option<i64>);

async fn listed(on: &impl Source, ask: &Ask, page: Page) -> Result<Slice<Row>> {
    let order =
        if ask.place.is_some() { "order by near.place desc, s.sort_key, s.id" } else { "order by s.sort_key, s.id" };
    Ok(page.slice(on.all(fitting(ask).then(order).then_sql(page.sql())).await?))
}

async fn worded(on: &impl Source, ask: &Ask, page: Page) -> Result<Slice<Row>> {
    let best = best(on, Service::KIND, &ask.text, BEST).await?;
    let sql = fitting(ask).then("and s.id in").list(best.iter().copied());
    let fits: HashMap<Id<Service>, Option<i64>> = on.all::<Row>(sql).await?.into_iter().collect();
    let skipped = usize::try_from((page.number - 1) * page.size).unwrap_or(usize::MAX);
    let kept = usize::try_from(page.size + 1).unwrap_or(usize::MAX);
    let ranked = best.iter().filter_map(|about| fits.get_key_value(&Id::new(*about)));
    Ok(page.slice(ranked.map(|(id, serves)| (*id, *serves)).skip(skipped).take(kept).collect()))
}

/// Selects id and place served of what fits, ready for `and …` or `order by …`.
fn fitting(ask: &Ask) -> Sql {
    let sql = match ask.place.and_then(geography::place) {
        Some(place) => near(place),
        None => Sql::new("select s.id, cast(null as bigint) from directory_services s"),
    };
    let sql = sql.then("join directory_organisations o on o.id = s.organisation where");
    let sql = match ask.closed_too {
        true => sql.then("o.merged_into is null"),
        false => sql.then("o.active = 1 and s.status = ?").bind(Status::Active),
    };
    let sql = ask.topics.iter().fold(sql, |sql, topic| {
        sql.then("and exists (select 1 from directory_service_topics t where t.service = s.id and t.list = ? and t.code = ?)")
            .bind(topic.list.code())
            .bind(topic.code.as_str())
    });
    match ask.open_at {
        Some(moment) => sql.then_sql(open(moment)),
        None => sql,
    }
}

/// Services that serve a place: by the smallest area that holds it, or that it holds.
fn near(place: geography::Place) -> Sql {
    let mut sql = Sql::new(
        "select s.id, near.place from (select service, max(place) as place from directory_service_areas where place in",
    )
    .list(reach::above(place));
    for (first, last) in reach::within(place) {
        sql = sql.then("or place between ? and ?").bind(first).bind(last);
    }
    sql.then("group by service) near join directory_services s on s.id = near.service")
}

fn open(moment: Moment) -> Sql {
    let wall = moment.wall();
    let minute = i64::from(wall.hour()) * 60 + i64::from(wall.minute());
    Sql::new(
        "and exists (select 1 from directory_service_hours h where h.service = s.id and h.weekday = ? and h.opens <= ? \
         and h.closes > ? and (h.from_day is null or h.from_day <= ?) and (h.until_day is null or h.until_day >= ?))",
    )
    .bind(Weekday::of(moment.day()).number())
    .bind(minute)
    .bind(minute)
    .bind(moment.day())
    .bind(moment.day())
}

/// These services as lists name them, by id.
///
/// # Errors
/// The store's.
pub async fn briefs(on: &impl Source, ids: &[Id<Service>]) -> Result<HashMap<Id<Service>, ServiceBrief>> {
    let sql = Sql::new(format!(
        "select {} from directory_services s join directory_organisations o on o.id = s.organisation where s.id in",
        ServiceBrief::COLUMNS
    ));
    let rows: Vec<ServiceBrief> = on.all(sql.list(ids.iter().copied())).await?;
    Ok(rows.into_iter().map(|brief| (brief.id, brief)).collect())
}

/// A page of the services that were verified longest ago, or never: those first that wait longest.
///
/// # Errors
/// The store's.
pub async fn unverified(on: &impl Source, before: kernel::Day, page: Page) -> Result<Slice<ServiceBrief>> {
    let sql = Sql::new(
        "select s.id, cast(null as bigint) from directory_services s join directory_organisations o \
         on o.id = s.organisation where o.active = 1 and s.status = ? and coalesce(s.verified_on, 0) < ? \
         order by coalesce(s.verified_on, 0), s.id",
    );
    let found: Slice<Row> = page.slice(on.all(sql.bind(Status::Active).bind(before).then_sql(page.sql())).await?);
    let ids: Vec<Id<Service>> = found.rows.iter().map(|(id, _)| *id).collect();
    let mut briefs = briefs(on, &ids).await?;
    let rows = ids.iter().filter_map(|id| briefs.remove(id)).collect();
    Ok(Slice { rows, page: found.page, more: found.more })
}

/// Makes the words anew of an organisation and of every service of an organisation, after its name or telephone changed.
///
/// # Errors
/// The store's.
pub async fn index_organisation(tx: &Tx<'_>, organisation: Id<Organisation>) -> Result<()> {
    let about = organisations::record(tx, organisation).await?.about;
    let mut terms = Vec::new();
    for word in [&about.name, &about.alternate_name].into_iter().flat_map(|name| words(name)) {
        terms.extend(Term::word(NAME, &word).into_iter().chain(Term::sound(SOUND, &word)));
        terms.extend(Term::beginnings(BEGINS, &word));
    }
    search::replace(tx, organisation.as_ref(), &terms).await?;
    for service in super::services::of(tx, organisation).await? {
        index(tx, &service).await?;
    }
    Ok(())
}

/// The organisations of a name, best first, those that have ceased left out.
///
/// # Errors
/// The store's.
pub async fn organisations_named(on: &impl Source, text: &str, limit: usize) -> Result<Vec<OrganisationBrief>> {
    let found = best(on, Organisation::KIND, text, limit).await?;
    let ids: Vec<Id<Organisation>> = found.into_iter().map(Id::new).collect();
    let mut briefs = organisations::briefs(on, &ids).await?;
    Ok(ids.iter().filter_map(|id| briefs.remove(id)).filter(|brief| brief.active).collect())
}
