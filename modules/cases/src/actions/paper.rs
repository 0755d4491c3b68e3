//! เขียนและลงนาม: papers from the first word to the author's signature.

use ::store::files::{self, FileKind};
use ::store::{Db, Entry, StoreError, Tx};
use kernel::{Actor, Case, Code as _, Day, Id, Refusal, Staff};
use serde_json::json;

use super::{Done, Told, finish, level_of, load, tell};
use crate::access::Access;
use crate::model::{CaseRow, Content, PaperForm, PaperRow, PaperState, Part, Plan, SignatureRow, Stage, Step};
use crate::rules::{self, Need};
use crate::store;

/// What an author writes into a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WritePaper {
    /// The day it tells of.
    pub happened_on: Day,
    /// What it says.
    pub content: Content,
}

/// Begins a paper: an empty draft, or a new revision that starts from the one in force.
///
/// # Errors
/// The order of the work forbids it.
pub async fn begin(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, form: PaperForm) -> Done<i64> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let papers = store::papers::of_case(&tx, id).await?;
    let step = form.step();
    let recorded = papers.iter().any(|paper| paper.step == Step::Record && is_signed(paper));
    let open = papers.iter().any(|paper| paper.step == step && is_open(paper));
    rules::write_paper(&case, step, recorded, open)?;
    let before = papers.iter().rev().find(|paper| paper.step == step && step != Step::Record);
    let revision = before.map_or(1, |paper| paper.revision + 1);
    let mut paper = store::papers::draft(&tx, id, form, revision, actor.staff, tx.now().day());
    if let Some(before) = before {
        paper.content.clone_from(&before.content);
    }
    store::papers::insert(&tx, &paper).await?;
    tell(&tx, actor, &case, Told::new("paper-begun", paper.id).words(form.code())).await?;
    tx.commit().await?;
    Ok(paper.id)
}

const fn is_signed(paper: &PaperRow) -> bool {
    matches!(paper.state, PaperState::Submitted | PaperState::Signed)
}

const fn is_open(paper: &PaperRow) -> bool {
    matches!(paper.state, PaperState::Draft | PaperState::Submitted | PaperState::Returned)
}

/// Saves a draft; answers its new version. Drafts are no part of the story, but who saved what and when is written down.
///
/// # Errors
/// Somebody saved first ([`StoreError::Stale`]), or it is signed, or somebody else's.
pub async fn save(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    paper: i64,
    version: i64,
    written: &WritePaper,
) -> Done<i64> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let version = write(&tx, actor, &case, paper, version, written).await?.version;
    let entry = Entry::new("paper-saved", case.id.as_ref()).office(case.office);
    tx.record(entry.detail(json!({ "about": paper, "version": version }))).await?;
    tx.commit().await?;
    Ok(version)
}

async fn write(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &CaseRow,
    paper: i64,
    version: i64,
    written: &WritePaper,
) -> Done<PaperRow> {
    let mut paper = store::papers::find(tx, case.id, paper).await?;
    rules::edit(case, &paper, actor.staff)?;
    paper.version = version;
    paper.happened_on = written.happened_on;
    paper.content =
        serde_json::to_string(&written.content).map_err(|error| StoreError::Broken(error.to_string().into()))?;
    store::papers::save(tx, &paper).await?;
    paper.version += 1;
    Ok(paper)
}

/// Signs a paper as its author. Where the standard asks for a second signature it is submitted to a reviewer, else it is
/// complete. Answers whether it still waits.
///
/// # Errors
/// Somebody saved first; nobody of the level works in any office up the tree.
pub async fn sign(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    (paper, version): (i64, i64),
    written: &WritePaper,
    reviewer: Option<Id<Staff>>,
) -> Done<bool> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut paper = write(&tx, actor, &case, paper, version, written).await?;
    if paper.step == Step::Closing {
        may_close(&tx, &case, &paper).await?;
    }
    let rule = store::papers::rule(&tx, paper.step, case.gravity).await.map_err(no_standard)?;
    let need = rules::need(&rule, level_of(actor, None));
    put_signature(&tx, actor, &paper, "author", &rule.duty, None).await?;
    match &need {
        Some(need) => submit(&tx, &case, &mut paper, need, reviewer).await?,
        None => complete(&tx, &mut case, &mut paper).await?,
    }
    store::papers::advance(&tx, &paper).await?;
    let act = if need.is_some() { "paper-submitted" } else { "paper-signed" };
    finish(&tx, actor, &mut case, Told::new(act, paper.id).words(paper.form.code())).await?;
    tx.commit().await?;
    Ok(need.is_some())
}

/// A case closes only when no other paper waits: asked when the report is signed, and again when it is co-signed.
pub(super) async fn may_close(tx: &Tx<'_>, case: &CaseRow, report: &PaperRow) -> Done<()> {
    let papers = store::papers::of_case(tx, case.id).await?;
    let waits = |other: &PaperRow| other.id != report.id && other.state == PaperState::Submitted;
    Ok(rules::close(case, papers.iter().any(waits))?)
}

/// Without the imported standard nobody can say who must sign, so nothing is signed.
fn no_standard(error: StoreError) -> super::Undone {
    match error {
        StoreError::NotFound => Refusal::new("cases-refused-no-standard").into(),
        other => other.into(),
    }
}

async fn submit(tx: &Tx<'_>, case: &CaseRow, paper: &mut PaperRow, need: &Need, wanted: Option<Id<Staff>>) -> Done<()> {
    let today = tx.now().day();
    let signers = offices::signers(tx, case.office, need.level, today, &[paper.author]).await?;
    let chosen = signers.iter().find(|signer| Some(signer.id) == wanted).or_else(|| signers.first());
    let Some(reviewer) = chosen else {
        let refusal = Refusal::new("cases-refused-no-signer").with("level", need.level.thai());
        return Err(refusal.citing(need.duty.as_str()).into());
    };
    paper.state = PaperState::Submitted;
    need.level.code().clone_into(&mut paper.need_level);
    paper.need_duty.clone_from(&need.duty);
    paper.reviewer = Some(reviewer.id);
    paper.review_due = Some(rules::review_due(today, case.urgency));
    store::team::join(tx, case.id, reviewer.id, Part::Reviewer).await?;
    Ok(())
}

/// What follows when a paper has all its signatures.
pub(super) async fn complete(tx: &Tx<'_>, case: &mut CaseRow, paper: &mut PaperRow) -> Done<()> {
    paper.state = PaperState::Signed;
    paper.signed_at = Some(tx.now());
    release_reviewer(tx, case, paper).await?;
    match content(paper)? {
        Content::Record(_) | Content::Draft { .. } => {}
        Content::Diagnosis(_) => store::papers::supersede(tx, case.id, Step::Diagnosis, paper.id).await?,
        Content::Plan(plan) => {
            store::papers::supersede(tx, case.id, Step::Plan, paper.id).await?;
            put_actions(tx, case, paper.id, &plan).await?;
        }
        Content::Closing(_) => {
            case.closed_at = Some(tx.now());
            case.stage = Stage::Closed;
        }
    }
    Ok(())
}

/// Whoever was asked to co-sign leaves the team once nothing waits for them there: of a sealed case they know no more.
async fn release_reviewer(tx: &Tx<'_>, case: &CaseRow, paper: &PaperRow) -> Done<()> {
    let Some(reviewer) = paper.reviewer else { return Ok(()) };
    let papers = store::papers::of_case(tx, case.id).await?;
    let waits = |other: &PaperRow| {
        other.id != paper.id
            && other.reviewer == Some(reviewer)
            && matches!(other.state, PaperState::Submitted | PaperState::Returned)
    };
    if !papers.iter().any(waits) {
        store::team::leave(tx, case.id, reviewer, Part::Reviewer).await?;
    }
    Ok(())
}

/// What a paper says.
pub(super) fn content(paper: &PaperRow) -> Done<Content> {
    Ok(serde_json::from_str(&paper.content).map_err(|error| StoreError::Broken(error.to_string().into()))?)
}

async fn put_actions(tx: &Tx<'_>, case: &CaseRow, paper: i64, plan: &Plan) -> Done<()> {
    store::work::drop_open_actions(tx, case.id).await?;
    for action in &plan.actions {
        let goal = usize::try_from(action.goal - 1).ok().and_then(|index| plan.goals.get(index));
        let action = store::work::Action {
            id: tx.new_id::<()>().number(),
            paper,
            goal: goal.map_or_else(String::new, |goal| goal.what.clone()),
            what: action.what.clone(),
            owner: action.owner.parse().ok(),
            owner_name: action.owner_name.clone(),
            due_on: Day::from_number(action.due).unwrap_or_else(|| tx.now().day()),
            done_on: None,
            result: String::new(),
            version: 1,
        };
        store::work::insert_action(tx, case.id, &action).await?;
    }
    Ok(())
}

/// Puts the actor's name under what the paper says now.
pub(super) async fn put_signature(
    tx: &Tx<'_>,
    actor: &Actor,
    paper: &PaperRow,
    part: &str,
    duty: &str,
    acting_for: Option<Id<Staff>>,
) -> Done<()> {
    let level = level_of(actor, acting_for);
    let files = store::papers::attachments(tx, &[paper.id]).await?;
    let signature = SignatureRow {
        paper: paper.id,
        staff: actor.staff,
        name: actor.name.clone(),
        level: level.map_or_else(String::new, |level| level.code().to_owned()),
        office_name: actor.office_name.clone(),
        acting_for,
        part: part.to_owned(),
        duty: duty.to_owned(),
        signed_at: tx.now(),
        digest: paper.digest(files.iter().map(|file| file.digest.as_str())),
    };
    Ok(store::papers::sign(tx, &signature).await?)
}

/// Adds to a signed paper; what was signed stays as it is.
///
/// # Errors
/// The paper is still a draft and can be changed itself.
pub async fn add(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, paper: i64, body: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let paper = store::papers::find(&tx, id, paper).await?;
    if matches!(paper.state, PaperState::Draft | PaperState::Returned) {
        return Err(Refusal::new("cases-refused-still-draft").into());
    }
    store::papers::add(&tx, paper.id, actor.staff, body).await?;
    tell(&tx, actor, &case, Told::new("paper-added-to", paper.id).words(body)).await?;
    Ok(tx.commit().await?)
}

/// A file for a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddFile {
    /// The name its sender gave it.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Attaches a file to a paper that its author still writes.
///
/// # Errors
/// It is signed, or somebody else's.
pub async fn attach(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, paper: i64, file: AddFile) -> Done<()> {
    let case = store::find(db, access, id).await?;
    rules::edit(&case, &store::papers::find(db, id, paper).await?, actor.staff)?;
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    // Kept before the row is written: a file without a row is harmless, a row without a file is a loss.
    let digest = files::keep(db, file.bytes).await?;
    let tx = db.write(actor).await?;
    rules::edit(&case, &store::papers::find(&tx, id, paper).await?, actor.staff)?;
    let attachment = store::papers::Attachment {
        id: tx.new_id::<()>().number(),
        paper,
        name: file.name,
        kind: file.kind,
        size,
        digest,
        added_by: actor.staff,
        added_at: tx.now(),
    };
    store::papers::attach(&tx, &attachment).await?;
    tell(&tx, actor, &case, Told::new("file-attached", paper)).await?;
    Ok(tx.commit().await?)
}
