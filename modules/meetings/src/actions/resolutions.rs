//! Resolutions are taken, amended until they are certified, reported on until they are done; late ones are told.

use ::store::{By, Db, Entry, Tx};
use kernel::{Actor, Code as _, Day, Id, Invalid, Office, Refusal, Resolution, Staff};
use offices::NewNotice;
use search::Term;
use serde_json::{Value, json};

use super::{Done, held, record};
use crate::links::{Plans, Wanted};
use crate::model::{Casting, Decision, ItemRow, MeetingRow, ReportRow, ResolutionRow, TaskState};
use crate::rules::votes::{self, Votes};
use crate::rules::{following, life, quorum};
use crate::store::{attendees, bodies, meetings, resolutions};

/// A resolution as it is taken.
#[derive(Debug, Clone)]
pub struct Resolve {
    /// What kind.
    pub kind: Decision,
    /// Its words.
    pub words: String,
    /// The votes, where they were counted.
    pub votes: Option<Votes>,
    /// The chair's casting vote.
    pub casting: Option<Casting>,
    /// Who sees to it.
    pub owner: Option<Id<Staff>>,
    /// Which office does.
    pub owner_office: Option<Id<Office>>,
    /// Their name, as the minutes say it.
    pub owner_name: String,
    /// Until when.
    pub due_on: Option<Day>,
}

impl Resolve {
    fn is_owned(&self) -> bool {
        self.owner.is_some() || self.owner_office.is_some() || !self.owner_name.is_empty()
    }
}

/// Whether a resolution may stand in its meeting; answers whether it becomes a task.
async fn decide(tx: &Tx<'_>, meeting: &MeetingRow, resolve: &Resolve) -> Done<TaskState> {
    life::write(meeting.state)?;
    let body = bodies::load(tx, meeting.body).await?;
    let there = attendees::of_meeting(tx, meeting.id).await?;
    let standing = quorum::standing((body.quorum, body.quorum_number, body.deputies_count), &there, None);
    votes::stands(resolve.kind, resolve.votes, (body.majority, body.casting_vote, standing.present), resolve.casting)?;
    Ok(following::task(resolve.kind, resolve.is_owned(), resolve.due_on)?)
}

fn with(row: ResolutionRow, resolve: Resolve, state: TaskState) -> ResolutionRow {
    ResolutionRow {
        kind: resolve.kind,
        words: resolve.words,
        votes_for: resolve.votes.map(|votes| votes.yes),
        votes_against: resolve.votes.map(|votes| votes.no),
        votes_abstain: resolve.votes.map(|votes| votes.abstain),
        casting: resolve.casting,
        owner: resolve.owner,
        owner_office: resolve.owner_office,
        owner_name: resolve.owner_name,
        due_on: resolve.due_on,
        state,
        ..row
    }
}

/// By which words a resolution is found: its own, and those of the item that it was taken on.
async fn index(tx: &Tx<'_>, row: &ResolutionRow, item: &str) -> Done<()> {
    let words = thai::words::search_tokens(&format!("{item} {}", row.words));
    let terms: Vec<Term> = words.iter().filter_map(|word| Term::word("word", word)).collect();
    Ok(search::replace(tx, row.id.as_ref(), &terms).await?)
}

/// Takes a resolution on an item.
///
/// # Errors
/// The meeting has not begun or its minutes are certified, or the votes do not say it ([`votes::stands`]).
pub async fn resolve(db: &Db, actor: &Actor, item: &ItemRow, resolve: Resolve) -> Done<Id<Resolution>> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, item.meeting).await?;
    let state = decide(&tx, &meeting, &resolve).await?;
    let row = ResolutionRow {
        id: tx.new_id(),
        meeting: meeting.id,
        body: meeting.body,
        office: meeting.office,
        item: item.id,
        year: meeting.year,
        kind: resolve.kind,
        words: String::new(),
        votes_for: None,
        votes_against: None,
        votes_abstain: None,
        casting: None,
        owner: None,
        owner_office: None,
        owner_name: String::new(),
        due_on: None,
        state,
        settled_on: None,
        plan_kind: String::new(),
        plan_id: None,
        late_told: false,
        version: 1,
    };
    let row = with(row, resolve, state);
    resolutions::insert(&tx, &row).await?;
    index(&tx, &row, &item.title).await?;
    tell_owner(&tx, &meeting, &row).await?;
    let detail = json!({ "resolution": row.id.to_string(), "kind": row.kind.code(), "state": row.state.code() });
    record(&tx, "meeting-resolved", &meeting, "", detail).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Amends a resolution whose minutes are not certified.
///
/// # Errors
/// As for [`resolve`], or it was reported on, or somebody changed it meanwhile.
pub async fn amend(
    db: &Db,
    actor: &Actor,
    (item, was): (&ItemRow, &ResolutionRow),
    version: i64,
    resolve: Resolve,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, was.meeting).await?;
    let state = decide(&tx, &meeting, &resolve).await?;
    if matches!(was.state, TaskState::Done | TaskState::Dropped) {
        return Err(Refusal::new("meetings-refused-settled").into());
    }
    let row = ResolutionRow { version, ..with(was.clone(), resolve, state) };
    resolutions::update(&tx, &row).await?;
    index(&tx, &row, &item.title).await?;
    if row.owner != was.owner {
        tell_owner(&tx, &meeting, &row).await?;
    }
    let detail = json!({ "resolution": row.id.to_string(), "kind": row.kind.code(), "state": row.state.code() });
    record(&tx, "meeting-resolution-amended", &meeting, "", detail).await?;
    Ok(tx.commit().await?)
}

/// Strikes out a resolution that was written by mistake.
///
/// # Errors
/// The minutes are certified, it was reported on, or somebody changed it meanwhile.
pub async fn strike(db: &Db, actor: &Actor, was: &ResolutionRow, version: i64) -> Done<()> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, was.meeting).await?;
    life::write(meeting.state)?;
    if !resolutions::reports(&tx, was.id).await?.is_empty() {
        return Err(Refusal::new("meetings-refused-reported").into());
    }
    resolutions::remove(&tx, &ResolutionRow { version, ..was.clone() }).await?;
    search::forget(&tx, was.id.as_ref()).await?;
    offices::forget_notices(&tx, was.id.as_ref()).await?;
    record(&tx, "meeting-resolution-struck", &meeting, "", json!({ "words": was.words })).await?;
    Ok(tx.commit().await?)
}

/// Tells whoever sees to a resolution; number and day are all that is named.
async fn tell_owner(tx: &Tx<'_>, meeting: &MeetingRow, row: &ResolutionRow) -> Done<()> {
    if row.state == TaskState::Open {
        notify(tx, meeting, row, "meetings-notice-owner").await?;
    }
    Ok(())
}

async fn notify(tx: &Tx<'_>, meeting: &MeetingRow, row: &ResolutionRow, key: &str) -> Done<()> {
    let Some(owner) = row.owner.filter(|owner| tx.by().staff() != Some(*owner)) else { return Ok(()) };
    let label = meeting.label();
    let notice = NewNotice {
        key,
        args: &[("number", label.as_str())],
        about: row.id.as_ref(),
        href: format!("/meetings/resolutions/{}", row.id),
    };
    Ok(offices::notify(tx, owner, notice).await?)
}

/// What was done about a resolution.
#[derive(Debug, Clone)]
pub struct Report {
    /// In words.
    pub words: String,
    /// How far it is now.
    pub state: TaskState,
}

/// Reports on a resolution.
///
/// # Errors
/// It is no task or settled already, a body alone can drop it, or somebody changed it meanwhile.
pub async fn report(db: &Db, actor: &Actor, was: &ResolutionRow, version: i64, report: Report) -> Done<()> {
    following::report(was)?;
    let tx = db.write(actor).await?;
    let settled_on = (report.state != TaskState::Open).then(|| tx.now().day());
    let row = ResolutionRow { state: report.state, settled_on, version, ..was.clone() };
    resolutions::update(&tx, &row).await?;
    let line = ReportRow {
        id: tx.new_id::<()>().number(),
        resolution: row.id,
        at: tx.now(),
        staff: actor.staff,
        words: report.words,
        state: row.state,
    };
    resolutions::insert_report(&tx, &line).await?;
    let entry = Entry::new("resolution-reported", row.id.as_ref()).office(row.office);
    tx.record(entry.detail(json!({ "state": row.state.code() }))).await?;
    Ok(tx.commit().await?)
}

/// A resolution becomes an action of a case's plan, once.
///
/// # Errors
/// It is one already, casework refuses, or somebody changed it meanwhile.
pub async fn add_to_plan(
    db: &Db,
    actor: &Actor,
    plans: &dyn Plans,
    was: &ResolutionRow,
    (version, case): (i64, &str),
) -> Done<()> {
    following::report(was)?;
    if was.plan_id.is_some() {
        return Err(Refusal::new("meetings-refused-in-plan").into());
    }
    let tx = db.write(actor).await?;
    let wanted = Wanted {
        case: case.to_owned(),
        what: was.words.clone(),
        due: was.due_on,
        owner: was.owner,
        about: was.id.as_ref(),
    };
    let action = plans.add(&tx, actor, &wanted).await?.map_err(|reason| Invalid::one("case", reason))?;
    let (plan_kind, plan_id) = (action.kind.to_owned(), Some(action.id));
    resolutions::update(&tx, &ResolutionRow { plan_kind, plan_id, version, ..was.clone() }).await?;
    tx.record(Entry::new("resolution-planned", was.id.as_ref()).office(was.office).detail(Value::Null)).await?;
    Ok(tx.commit().await?)
}

/// Tells whoever sees to a resolution that its day has passed; each is told once, whichever copy of the program sees it first.
pub async fn watch(db: &Db) -> Done<()> {
    let late = resolutions::late(db, db.now().day()).await?;
    if late.is_empty() {
        return Ok(());
    }
    let tx = db.write(By::System("meetings")).await?;
    for row in &late {
        if resolutions::note_told(&tx, row.id).await? {
            let meeting = meetings::load(&tx, row.meeting).await?;
            notify(&tx, &meeting, row, "meetings-notice-late").await?;
        }
    }
    Ok(tx.commit().await?)
}
