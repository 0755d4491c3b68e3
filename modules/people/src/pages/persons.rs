//! Finding people, and one person's page.

use axum::extract::Path;
use kernel::{Group, Household, Id, Kind as _, Person};
use offices::Scope;
use web::{Allowed, Answer, Permission as _, html, see_other};

use super::{Asked, Sight, asked, id, outside, sight};
use crate::actions;
use crate::model::{Copied, MergeRow};
use crate::permissions::{MergePeople, ReadPeople, RegisterPeople, ReviewPairs, UnmaskNumbers};
use crate::query::Query;
use crate::store::relations::RelationRow;
use crate::store::ties::{self, Member, Members};
use crate::store::{merging, pairs, persons, reach, relations, units};
use crate::views::{Former, PeoplePage, PersonPage, Rights, Tie, unchosen};

/// People of one answer.
const MOST: usize = 30;
/// People last registered that are shown before anything is searched for.
const RECENT: i64 = 12;

/// GET /people?text=…
pub async fn index(at: Allowed<ReadPeople>, query: Asked) -> Answer {
    let text = asked(&query, "text").to_owned();
    let understood = Query::parse(&text, at.today());
    let hits =
        if understood.is_empty() { Vec::new() } else { crate::search(at.db(), &understood, at.today(), MOST).await? };
    let mut recent = Vec::new();
    if understood.is_empty() {
        let ids = reach::recent(at.db(), &Scope::of(&at), Person::KIND, RECENT).await?;
        let ids: Vec<Id<Person>> = ids.into_iter().map(Id::new).collect();
        let mut briefs = crate::briefs(at.db(), &ids).await?;
        recent = ids.iter().filter_map(|id| briefs.remove(id)).collect();
    }
    let may_register = at.actor().has_role(RegisterPeople::ROLES);
    recent.retain(|brief| brief.merged_into.is_none());
    let p = at.page("people-title");
    let pairs = waiting(&at, &p).await?;
    html(&PeoplePage { p, searched: !understood.is_empty(), text, hits, recent, may_register, pairs })
}

/// How many pairs are told exactly.
const TOLD: i64 = 20;

/// How many pairs wait for the reader, in words.
async fn waiting(at: &Allowed<ReadPeople>, p: &ui::Page) -> store::Result<String> {
    if !at.actor().has_role(ReviewPairs::ROLES) {
        return Ok(String::new());
    }
    let (count, more) = pairs::count(at.db(), &Scope::for_permission::<ReviewPairs>(at.actor())).await?;
    let told = if count > TOLD || more { format!("{}+", count.min(TOLD)) } else { count.to_string() };
    Ok(if count == 0 { String::new() } else { p.t1("people-pairs-waiting", "count", &told) })
}

/// GET /people/{id}
pub async fn show(at: Allowed<ReadPeople>, Path(path): Path<String>) -> Answer {
    let id: Id<Person> = id(&path)?;
    let record = match sight(&at, id).await? {
        Sight::Inside(record) => record,
        Sight::Outside(subject) => return outside(&at, subject).await,
        Sight::Moved(there) => return see_other(&format!("/people/{there}"), "people-merged"),
    };
    if record.person.protected {
        actions::note_reading(at.db(), at.actor(), id).await?;
    }
    let mut p = at.page("people-person");
    let brief = super::brief(&at, id).await?;
    p.title.clone_from(&brief.name);
    let (relations, households, groups) = ties_of(&at, id, &p).await?;
    let rights = Rights {
        edit: at.actor().has_role(RegisterPeople::ROLES),
        unmask: at.actor().has_role(UnmaskNumbers::ROLES) && !record.person.identity.number().is_empty(),
        pair: at.actor().has_role(ReviewPairs::ROLES),
    };
    let former = former(&at, id, &p).await?;
    let offices = office_names(&at, id).await?;
    html(&PersonPage { brief, record, relations, households, groups, rights, offices, former, p })
}

/// The records that were merged into a person's, the latest first, with what was not chosen of them.
async fn former(at: &Allowed<ReadPeople>, id: Id<Person>, p: &ui::Page) -> store::Result<Vec<Former>> {
    let may = at.actor().has_role(MergePeople::ROLES);
    let mut former = Vec::new();
    for (place, merge) in merging::into(at.db(), id).await?.iter().enumerate() {
        let (before, after) = (
            merging::copied(at.db(), merge.id, Copied::Before).await?,
            merging::copied(at.db(), merge.id, Copied::After).await?.person,
        );
        let gone = persons::record(at.db(), merge.gone).await?;
        let mut values = unchosen(p, &gone, &after, "people-former-of-other");
        values.extend(unchosen(p, &before, &after, "people-former-of-this"));
        let separation =
            if may && place == 0 { format!("/people/{id}/merges/{}/separation", merge.id) } else { String::new() };
        former.push(Former { separation, told: told_of(p, merge), values });
    }
    Ok(former)
}

/// When, by whom and why two records were merged.
pub(super) fn told_of(p: &ui::Page, merge: &MergeRow) -> String {
    let when = p.moment(merge.at);
    let told = p.tn("people-merged-by", &[("who", &merge.by_name), ("when", &when)]);
    if merge.reason.is_empty() { told } else { format!("{told}: {}", merge.reason) }
}

pub(super) async fn office_names(at: &Allowed<impl web::Permission>, id: Id<Person>) -> store::Result<Vec<String>> {
    let ids = reach::offices(at.db(), id.as_ref()).await?;
    let mut known = offices::offices(at.db(), &ids).await?;
    Ok(ids.iter().filter_map(|id| known.remove(id)).map(|office| office.name).collect())
}

/// Relations, households and groups of a person, as the page shows them.
pub(super) async fn ties_of<P: web::Permission>(
    at: &Allowed<P>,
    id: Id<Person>,
    p: &ui::Page,
) -> store::Result<(Vec<Tie>, Vec<Tie>, Vec<Tie>)> {
    let (db, today) = (at.db(), at.today());
    let relations = relations::of(db, id).await?;
    let others: Vec<Id<Person>> = relations.iter().map(|row| row.seen_from(id).0).collect();
    let briefs = crate::briefs(db, &others).await?;
    let relation = |row: &RelationRow| Some(Tie::of_relation(p, id, row, briefs.get(&row.seen_from(id).0)?, today));
    let relations = relations.iter().filter_map(relation).collect();
    Ok((relations, belongs::<Household>(at, id, p).await?, belongs::<Group>(at, id, p).await?))
}

/// The households, or the groups, that a person belongs to.
async fn belongs<U: Members>(
    at: &Allowed<impl web::Permission>,
    id: Id<Person>,
    p: &ui::Page,
) -> store::Result<Vec<Tie>> {
    let memberships: Vec<Member<U>> = ties::memberships_of(at.db(), id).await?;
    let numbers: Vec<i64> = memberships.iter().map(|member| member.unit.number()).collect();
    let units = units::briefs(at.db(), U::KIND, &numbers, at.today()).await?;
    let tie = |member: &Member<U>| {
        let unit = units.iter().find(|unit| unit.subject == U::subject(member.unit))?;
        let what = p.code(U::WORDS, member.part).into_owned();
        let tie = Tie::new(p, member.id, unit.href(), &unit.name, what, member.span, at.today());
        Some(tie.with_facts(unit.facts(p)))
    };
    Ok(memberships.iter().filter_map(tie).collect())
}
