//! ลงนาม: the author's signature, and what follows when a paper has all it needs.

use ::store::{Db, StoreError, Tx, Undone};
use kernel::{Actor, Case, Code as _, Id, Refusal, Staff};
use offices::events::Event;

use super::super::{Done, Told, conference, finish, level_of, load, publish, referral};
use super::WritePaper;
use super::draft::write;
use crate::access::Access;
use crate::model::{
    ActionRow, CaseRow, Content, Happened, Paper, PaperForm, PaperRow, PaperState, Part, Plan, SignaturePart,
    SignatureRow, Stage, Step,
};
use crate::rules::{self, Need, OpenAlert};
use crate::store;

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
    (paper, version): (Id<Paper>, i64),
    written: &WritePaper,
    reviewer: Option<Id<Staff>>,
) -> Done<bool> {
    let tx = db.write(actor).await?;
    let waits = sign_in(&tx, access, actor, id, (paper, version), written, reviewer).await?;
    tx.commit().await?;
    Ok(waits)
}

/// Signs a paper in the transaction of whoever asks, who commits it.
pub(crate) async fn sign_in(
    tx: &Tx<'_>,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    (paper, version): (Id<Paper>, i64),
    written: &WritePaper,
    reviewer: Option<Id<Staff>>,
) -> Done<bool> {
    let mut case = load(tx, access, id).await?;
    let mut paper = write(tx, actor, &case, paper, version, written).await?;
    if paper.step == Step::Closing {
        may_close(tx, access, &case, &paper).await?;
    }
    prepare(tx, &case, &paper, written).await?;
    let rule = store::papers::rule(tx, paper.step, case.gravity).await.map_err(no_standard)?;
    let need = rules::need(&rule, level_of(actor, None));
    put_signature(tx, actor, &paper, SignaturePart::Author, &rule.duty, None).await?;
    match &need {
        Some(need) => submit(tx, &case, &mut paper, need, reviewer).await?,
        None => complete(tx, actor, &mut case, &mut paper).await?,
    }
    store::papers::advance(tx, &paper).await?;
    let what = if need.is_some() { Happened::PaperSubmitted } else { Happened::PaperSigned };
    finish(tx, actor, &mut case, Told::new(what).about(paper.id).words(paper.form.code())).await?;
    Ok(need.is_some())
}

/// What else must hold before a paper is signed: a letter of referral has its basis, and what it sends is frozen; a
/// conference had its people.
async fn prepare(tx: &Tx<'_>, case: &CaseRow, paper: &PaperRow, written: &WritePaper) -> Done<()> {
    match (&written.content, &written.package) {
        (Content::Referral(body), Some(package)) => referral::freeze(tx, case, paper, body, package).await,
        (Content::Minutes(minutes), _) => Ok(rules::sign_minutes(minutes)?),
        _ => Ok(()),
    }
}

/// A case closes only when no other paper and no safety alert waits: asked when the report is signed, and again when it is
/// co-signed.
pub(in crate::actions) async fn may_close(tx: &Tx<'_>, access: &Access, case: &CaseRow, report: &PaperRow) -> Done<()> {
    let papers = store::papers::of_case(tx, case.id).await?;
    let waits = |other: &PaperRow| other.id != report.id && other.state == PaperState::Submitted;
    let alert = if !store::alerts::any_open(tx, case.id).await? {
        OpenAlert::None
    } else if store::alerts::open_of(tx, access, case.id).await?.is_empty() {
        OpenAlert::Hidden
    } else {
        OpenAlert::Known
    };
    Ok(rules::close(case, papers.iter().any(waits), alert)?)
}

/// Without the imported standard nobody can say who must sign, so nothing is signed.
fn no_standard(error: StoreError) -> Undone {
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
    paper.need_level = Some(need.level);
    paper.need_duty.clone_from(&need.duty);
    paper.reviewer = Some(reviewer.id);
    paper.review_due = Some(rules::review_due(today, case.urgency));
    store::team::join(tx, case.id, reviewer.id, Part::Reviewer).await?;
    Ok(())
}

/// What follows when a paper has all its signatures.
pub(in crate::actions) async fn complete(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &mut CaseRow,
    paper: &mut PaperRow,
) -> Done<()> {
    paper.state = PaperState::Signed;
    paper.signed_at = Some(tx.now());
    release_reviewer(tx, case, paper).await?;
    match paper.says()? {
        Content::Record(_) | Content::Draft { .. } => {}
        Content::Diagnosis(_) => store::papers::supersede(tx, case.id, Step::Diagnosis).await?,
        Content::Plan(plan) => {
            store::papers::supersede(tx, case.id, Step::Plan).await?;
            put_actions(tx, case, paper.id, &plan).await?;
        }
        Content::Closing(_) => {
            case.closed_at = Some(tx.now());
            case.stage = Stage::Closed;
            publish(tx, case, Event::CaseClosed, None).await?;
        }
        Content::Referral(body) => referral::send(tx, actor, case, (paper.id, &body)).await?,
        Content::Minutes(minutes) => conference::hold(tx, actor, case, paper.id, &minutes).await?,
    }
    if paper.form == PaperForm::HomeVisit {
        publish(tx, case, Event::VisitSigned, Some(paper.id)).await?;
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

async fn put_actions(tx: &Tx<'_>, case: &CaseRow, paper: Id<Paper>, plan: &Plan) -> Done<()> {
    store::work::drop_open_actions(tx, case.id).await?;
    for action in &plan.actions {
        let goal = usize::try_from(action.goal - 1).ok().and_then(|index| plan.goals.get(index));
        let action = ActionRow {
            id: tx.new_id(),
            paper,
            goal: goal.map_or_else(String::new, |goal| goal.what.clone()),
            what: action.what.clone(),
            owner: action.owner,
            owner_name: action.owner_name.clone(),
            due_on: action.due,
            done_on: None,
            result: String::new(),
            version: 1,
        };
        store::work::insert_action(tx, case.id, &action).await?;
    }
    Ok(())
}

/// Puts the actor's name under what the paper says now.
pub(in crate::actions) async fn put_signature(
    tx: &Tx<'_>,
    actor: &Actor,
    paper: &PaperRow,
    part: SignaturePart,
    duty: &str,
    acting_for: Option<Id<Staff>>,
) -> Done<()> {
    let files = store::papers::attachments(tx, &[paper.id]).await?;
    let signature = SignatureRow {
        paper: paper.id,
        staff: actor.staff,
        name: actor.name.clone(),
        level: level_of(actor, acting_for),
        office_name: actor.office_name.clone(),
        acting_for,
        part,
        duty: duty.to_owned(),
        signed_at: tx.now(),
        digest: paper.digest(files.iter().map(|file| file.digest.as_str())).into(),
    };
    Ok(store::papers::sign(tx, &signature).await?)
}
