//! เขียน: papers from the first word on, as long as their author has not signed.

use ::store::{Db, Entry, Packed, Tx};
use kernel::{Actor, Case, Code as _, Day, Id, Refusal};
use serde_json::json;

use super::super::{Done, Told, load, tell};
use crate::access::Access;
use crate::model::{CaseRow, Content, Happened, Package, Paper, PaperForm, PaperRow, PaperState, Step};
use crate::{rules, store};

/// What an author writes into a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WritePaper {
    /// The day it tells of.
    pub happened_on: Day,
    /// What it says.
    pub content: Content,
    /// What a letter of referral sends; nothing for other papers.
    pub package: Option<Package>,
}

/// Begins a paper: an empty draft, or a new revision that starts from the one in force. Minutes are begun from their
/// conference ([`super::super::begin_minutes`]).
///
/// # Errors
/// The order of the work forbids it.
pub async fn begin(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, form: PaperForm) -> Done<Id<Paper>> {
    if form == PaperForm::Minutes {
        return Err(Refusal::new("cases-refused-minutes-alone").into());
    }
    let tx = db.write(actor).await?;
    let paper = begin_in(&tx, access, actor, id, form).await?;
    tx.commit().await?;
    Ok(paper)
}

/// Begins a paper in the transaction of whoever asks, who commits it.
pub(crate) async fn begin_in(
    tx: &Tx<'_>,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    form: PaperForm,
) -> Done<Id<Paper>> {
    if form == PaperForm::Minutes {
        return Err(Refusal::new("cases-refused-minutes-alone").into());
    }
    let case = load(tx, access, id).await?;
    start(tx, actor, &case, form, "").await
}

/// Begins a paper in a command's transaction; `says` is what it opens with when there is no earlier revision.
pub(in crate::actions) async fn start(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &CaseRow,
    form: PaperForm,
    says: &str,
) -> Done<Id<Paper>> {
    let papers = store::papers::of_case(tx, case.id).await?;
    let step = form.step();
    let recorded = papers.iter().any(|paper| paper.step == Step::Record && paper.state.is_signed_by_author());
    let open = papers.iter().any(|paper| paper.step == step && paper.state.is_open());
    rules::write_paper(case, step, recorded, open)?;
    let mine = |paper: &&PaperRow| paper.step == step && step.is_revised();
    let revision = papers.iter().rev().find(mine).map_or(1, |paper| paper.revision + 1);
    let before = papers.iter().rev().filter(mine).find(|paper| paper.state != PaperState::Discarded);
    let mut paper = PaperRow::begun(tx.new_id(), case.id, form, revision, actor.staff, tx.now());
    paper.content = Packed::from(says.to_owned());
    if let Some(before) = before {
        paper.content.clone_from(&before.content);
    }
    store::papers::insert(tx, &paper).await?;
    tell(tx, actor, case, Told::new(Happened::PaperBegun).about(paper.id).words(form.code())).await?;
    Ok(paper.id)
}

/// Saves a draft; answers its new version. Drafts are no part of the story, but who saved what and when is written down.
///
/// # Errors
/// Somebody saved first ([`::store::StoreError::Stale`]), or it is signed, or somebody else's.
pub async fn save(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    paper: Id<Paper>,
    version: i64,
    written: &WritePaper,
) -> Done<i64> {
    let tx = db.write(actor).await?;
    let version = save_in(&tx, access, actor, id, (paper, version), written).await?;
    tx.commit().await?;
    Ok(version)
}

/// Saves a draft in the transaction of whoever asks, who commits it.
pub(crate) async fn save_in(
    tx: &Tx<'_>,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    (paper, version): (Id<Paper>, i64),
    written: &WritePaper,
) -> Done<i64> {
    let case = load(tx, access, id).await?;
    let version = write(tx, actor, &case, paper, version, written).await?.version;
    let entry = Entry::new("paper-saved", case.id.as_ref()).office(case.office);
    tx.record(entry.detail(json!({ "about": paper.number(), "version": version }))).await?;
    Ok(version)
}

/// Writes what the author wrote into their paper, under the version that they read.
pub(super) async fn write(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &CaseRow,
    paper: Id<Paper>,
    version: i64,
    written: &WritePaper,
) -> Done<PaperRow> {
    let mut paper = store::papers::find(tx, case.id, paper).await?;
    rules::edit(case, &paper, actor.staff)?;
    paper.version = version;
    paper.happened_on = written.happened_on;
    paper.content = written.content.as_text()?.into();
    store::papers::save(tx, &paper).await?;
    paper.version += 1;
    Ok(paper)
}
