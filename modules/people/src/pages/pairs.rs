//! The queue of records that may be of one person, one pair side by side, and naming a pair oneself.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Fields, Id, Invalid, Person};
use offices::Scope;
use store::{Page as Part, StoreError, Undone};
use ui::{FormView, Page};
use web::{Allowed, Answer, Failure, Form, Permission, html, html_with, invalid, see_other};

use super::persons::{office_names, ties_of, told_of};
use super::{Asked, asked, asks, candidates, id, known, mine};
use crate::links::Elsewhere;
use crate::model::{Choices, Detail, Pair, PairRow, PairState};
use crate::permissions::{MergePeople, ReviewPairs};
use crate::store::persons::{self as rows, Record};
use crate::store::{merging, pairs, reach, relations};
use crate::views::{
    Details, HiddenPairPage, MergedPairPage, PairLine, PairPage, PairsPage, PickPage, SideView, against, details,
    pair_why,
};
use crate::{actions, forms, rules};

/// What the other modules hold, as handlers take it.
pub(super) type Others = Extension<std::sync::Arc<dyn Elsewhere>>;

/// Pairs of one part of the queue.
const ROWS: i64 = 30;

/// GET /people/pairs?page=…
pub async fn index(at: Allowed<ReviewPairs>, query: Asked) -> Answer {
    let p = at.page("people-pairs-title");
    let part = Part::parse(asked(&query, "page"), ROWS);
    let slice = pairs::waiting(at.db(), &Scope::of(&at), part).await?;
    let there = |number: i64| format!("/people/pairs?page={number}");
    let newer = (slice.page.number > 1).then(|| there(slice.page.number - 1));
    let older = slice.more.then(|| there(slice.page.number + 1));
    let lines = lines(&at, &p, &slice.rows).await?;
    html(&PairsPage { lines, newer, older, p })
}

/// The lines of the queue. Of a record out of reach no more is told than who looks after it.
async fn lines(at: &Allowed<ReviewPairs>, p: &Page, rows: &[PairRow]) -> store::Result<Vec<PairLine>> {
    let ids: Vec<Id<Person>> = rows.iter().flat_map(|row| [row.a, row.b]).collect();
    let inside = reach::inside(at.db(), &Scope::of(at), &ids).await?;
    let seen: Vec<Id<Person>> = inside.iter().copied().collect();
    let briefs = crate::briefs(at.db(), &seen).await?;
    let mut lines = Vec::new();
    for row in rows {
        let mut seen = Vec::new();
        let mut hidden_with = Vec::new();
        for person in [row.a, row.b] {
            match briefs.get(&person) {
                Some(brief) => seen.push(brief.clone()),
                None => hidden_with.extend(office_names(at, person).await?),
            }
        }
        lines.push(PairLine::new(p, row, seen, hidden_with));
    }
    Ok(lines)
}

/// How a pair looks to a reader.
pub(super) enum Seen {
    /// Both records are within reach.
    Both(Box<Both>),
    /// One is; the other is hidden.
    One { row: PairRow, mine: Id<Person>, hidden: Id<Person> },
    /// It is one record now, which is within reach.
    Merged { row: PairRow, into: Id<Person> },
    /// One of the two was merged into a third, which is within reach.
    Moved(Id<Person>),
}

/// Both records of a pair.
pub(super) struct Both {
    pub row: PairRow,
    pub a: Record,
    pub b: Record,
}

/// Looks for a pair: loading is the check. Where neither record is within reach there is none.
pub(super) async fn sight<P: Permission>(at: &Allowed<P>, pair: Id<Pair>) -> Result<Seen, Failure> {
    let row = pairs::one(at.db(), pair).await?;
    let (a, b) = (rows::resolve(at.db(), row.a).await?, rows::resolve(at.db(), row.b).await?);
    let inside = reach::inside(at.db(), &Scope::of(at), &[a, b]).await?;
    let (sees_a, sees_b) = (inside.contains(&a), inside.contains(&b));
    if !sees_a && !sees_b {
        return Err(Failure::NotFound);
    }
    if a == b {
        return Ok(Seen::Merged { row, into: a });
    }
    if (a, b) != (row.a, row.b) {
        let moved = if a == row.a { b } else { a };
        return if inside.contains(&moved) { Ok(Seen::Moved(moved)) } else { Err(Failure::NotFound) };
    }
    if sees_a && sees_b {
        let (a, b) = (rows::record(at.db(), a).await?, rows::record(at.db(), b).await?);
        return Ok(Seen::Both(Box::new(Both { row, a, b })));
    }
    Ok(if sees_a { Seen::One { row, mine: a, hidden: b } } else { Seen::One { row, mine: b, hidden: a } })
}

/// GET /people/pairs/{pair}
pub async fn show(at: Allowed<ReviewPairs>, Path(path): Path<String>, Extension(elsewhere): Others) -> Answer {
    match sight(&at, id(&path)?).await? {
        Seen::Both(both) => {
            for record in [&both.a, &both.b].into_iter().filter(|record| record.person.protected) {
                actions::note_reading(at.db(), at.actor(), record.id).await?;
            }
            html(&page(&at, elsewhere.as_ref(), &both, &Typed::default()).await?)
        }
        Seen::One { row, mine, hidden } => html(&hidden_page(&at, row, mine, hidden).await?),
        Seen::Merged { row, into } => html(&merged(&at, &row, into).await?),
        Seen::Moved(there) => see_other(&format!("/people/{there}"), "people-merged"),
    }
}

/// What was sent with a pair, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub fields: Fields,
    pub wrong: Invalid,
    pub changed: Vec<String>,
}

/// The two records side by side: what was chosen before, else what is proposed.
pub(super) async fn page<P: Permission>(
    at: &Allowed<P>,
    elsewhere: &dyn Elsewhere,
    both: &Both,
    typed: &Typed,
) -> Result<PairPage, Failure> {
    let p = at.page("people-pair-title");
    let Both { row, a, b } = both;
    let proposed = rules::proposed(&a.person, &b.person, actions::newer(a, b));
    let Details { differing, equal } = details(&p, &a.person, &b.person, |detail| chosen(&p, typed, &proposed, detail));
    let errors = differing.iter().filter(|row| !row.error.is_empty());
    let errors = errors.map(|row| (format!("{}-a", row.name), format!("{}: {}", row.label, row.error))).collect();
    let ties = relations::of(at.db(), a.id).await?;
    Ok(PairPage {
        id: row.id,
        versions: (row.version, a.version, b.version),
        state: row.state,
        why: pair_why(&p, row),
        a: side(at, elsewhere, &p, a).await?,
        b: side(at, elsewhere, &p, b).await?,
        differing,
        equal,
        against: against(&p, &rules::contradictions(&a.person, &b.person)),
        related: ties.iter().any(|tie| tie.seen_from(a.id).0 == b.id),
        may_merge: at.actor().has_role(MergePeople::ROLES),
        decided: decided(&p, row),
        changed: typed.changed.clone(),
        reason: typed.fields.get("reason").to_owned(),
        errors,
        refusal: String::new(),
        p,
    })
}

/// The record that is chosen for a detail, and what is wrong with the choice.
fn chosen(p: &Page, typed: &Typed, proposed: &Choices, detail: Detail) -> (String, String) {
    let name = forms::field(detail);
    let error = typed.wrong.of(&name).map(|key| p.t(key).into_owned()).unwrap_or_default();
    let chosen = match typed.fields.get(&name) {
        "" => proposed.get(&detail).map(|which| kernel::Code::code(*which)).unwrap_or_default(),
        sent => sent,
    };
    (chosen.to_owned(), error)
}

async fn side<P: Permission>(
    at: &Allowed<P>,
    elsewhere: &dyn Elsewhere,
    p: &Page,
    record: &Record,
) -> Result<SideView, Failure> {
    let (mut ties, households, groups) = ties_of(at, record.id, p).await?;
    ties.extend(households);
    ties.extend(groups);
    let when = p.moment(record.changed_at);
    Ok(SideView {
        brief: crate::brief(at.db(), record.id).await?,
        changed: p.tn("people-pair-changed", &[("who", &record.changed_by), ("when", &when)]),
        offices: office_names(at, record.id).await?,
        ties,
        kept: elsewhere.kept(at.db(), p, at.actor(), record.id).await?,
    })
}

/// Who decided a pair or asked about it, and when; nothing while it waits.
fn decided(p: &Page, row: &PairRow) -> String {
    let when = row.decided_at.map(|when| p.moment(when)).unwrap_or_default();
    let key = match row.state {
        PairState::Waiting => return String::new(),
        PairState::Asked => "people-pair-asked-by",
        PairState::Merged => "people-pair-merged-by",
        PairState::Different => "people-pair-different-by",
    };
    let told = p.tn(key, &[("who", &row.decided_by), ("when", &when)]);
    if row.why.is_empty() { told } else { format!("{told}: {}", row.why) }
}

async fn hidden_page<P: Permission>(
    at: &Allowed<P>,
    row: PairRow,
    mine: Id<Person>,
    hidden: Id<Person>,
) -> Result<HiddenPairPage, Failure> {
    let p = at.page("people-pair-hidden-title");
    let asked = decided(&p, &row);
    let asks = asks(at, hidden.as_ref()).await?;
    let mine = crate::brief(at.db(), mine).await?;
    Ok(HiddenPairPage { id: row.id, version: row.version, mine, asks, asked, open: row.state.is_open(), p })
}

async fn merged<P: Permission>(at: &Allowed<P>, row: &PairRow, into: Id<Person>) -> Result<MergedPairPage, Failure> {
    let p = at.page("people-pair-merged-title");
    let merge = merging::of_pair(at.db(), row.id).await?.filter(|merge| merge.undone_at.is_none());
    let decided = merge.map_or_else(|| decided(&p, row), |merge| told_of(&p, &merge));
    Ok(MergedPairPage { brief: crate::brief(at.db(), into).await?, decided, p })
}

/// Somebody was first: the pair as it is now, with what was chosen, and what changed meanwhile. Nothing was done.
pub(super) async fn stale<P: Permission>(
    at: &Allowed<P>,
    elsewhere: &dyn Elsewhere,
    pair: Id<Pair>,
    fields: Fields,
) -> Answer {
    match sight(at, pair).await? {
        Seen::Both(both) => {
            let changed = changed(&at.page("people-pair-title"), &both, &fields);
            let typed = Typed { fields, changed, ..Typed::default() };
            html_with(StatusCode::CONFLICT, &page(at, elsewhere, &both, &typed).await?)
        }
        Seen::Merged { row, into } => html_with(StatusCode::CONFLICT, &merged(at, &row, into).await?),
        Seen::One { row, mine, hidden } => html_with(StatusCode::CONFLICT, &hidden_page(at, row, mine, hidden).await?),
        Seen::Moved(_) => Err(StoreError::Stale.into()),
    }
}

fn changed(p: &Page, both: &Both, fields: &Fields) -> Vec<String> {
    let (version, a, b) = forms::versions(fields);
    let mut changed = Vec::new();
    if both.row.version != version {
        changed.push(decided(p, &both.row));
    }
    for (record, read, key) in [(&both.a, a, "people-pair-a"), (&both.b, b, "people-pair-b")] {
        if record.version != read {
            let when = p.moment(record.changed_at);
            let told = p.tn("people-pair-changed", &[("who", &record.changed_by), ("when", &when)]);
            changed.push(format!("{}: {told}", p.t(key)));
        }
    }
    changed.retain(|line| !line.is_empty());
    changed
}

/// GET /people/{id}/pairs/new?text=…
pub async fn new(at: Allowed<ReviewPairs>, Path(path): Path<String>, query: Asked) -> Answer {
    let whose: Id<Person> = id(&path)?;
    mine(&at, whose).await?;
    let mut fields = Fields::default();
    fields.set("text", asked(&query, "text"));
    html(&picking(&at, whose, &fields, &Invalid::default()).await?)
}

/// POST /people/{id}/pairs
pub async fn create(at: Allowed<ReviewPairs>, Path(path): Path<String>, Form(fields): Form) -> Answer {
    let whose: Id<Person> = id(&path)?;
    mine(&at, whose).await?;
    let done = match forms::read_pair(&fields, at.today()) {
        Ok(other) => actions::name_pair(at.db(), at.actor(), whose, known(&at, other).await?).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(pair) => see_other(&format!("/people/pairs/{pair}"), ""),
        Err(Undone::Invalid(wrong)) => invalid(&picking(&at, whose, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            invalid(&picking(&at, whose, &fields, &Invalid::default()).await?.refused(&refusal))
        }
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

async fn picking(
    at: &Allowed<ReviewPairs>,
    whose: Id<Person>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<PickPage, Failure> {
    let p = at.page("people-pair-new");
    let mut hits = candidates(at, fields).await?;
    hits.retain(|hit| hit.brief.id != whose);
    let shown = forms::pair_fields(&p, fields, wrong, &hits);
    let here = format!("/people/{whose}");
    let form = FormView::new(&p, fields, wrong).form(format!("{here}/pairs"), "people-pair-compare", here, shown);
    let whose = super::brief(at, whose).await?.name;
    Ok(PickPage { text: fields.get("text").to_owned(), found: !hits.is_empty(), whose, form, p })
}
