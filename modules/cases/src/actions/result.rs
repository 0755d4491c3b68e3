//! Results of instruments, and what was done about what they warn of.

use ::store::{Db, Tx};
use instruments::{Instrument, Scored};
use kernel::{Actor, Case, Day, Id, Refusal};

use super::{Done, Told, finish, load, notify};
use crate::access::Access;
use crate::model::{Alert, AlertRow, CaseResult, CaseRow, Happened, ResultRow};
use crate::{rules, store};

/// คำสั่งบันทึกผลการประเมิน
#[derive(Debug, Clone)]
pub struct RecordResult<'a> {
    /// What was asked.
    pub instrument: &'a Instrument,
    /// What was answered, and what it comes to.
    pub scored: Scored,
    /// When.
    pub asked_on: Day,
    /// The result that it corrects.
    pub replaces: Option<Id<CaseResult>>,
}

/// Writes down a result, raises its alerts and tells the team that something waits.
///
/// # Errors
/// A closed case; a correction of another instrument's result; [`::store::StoreError::Taken`] when it was corrected already.
pub async fn record(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    command: RecordResult<'_>,
) -> Done<Id<CaseResult>> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    rules::must_be_open(&case)?;
    if let Some(corrected) = command.replaces {
        let corrected = store::results::find(&tx, access, id, corrected).await?;
        if corrected.code != command.instrument.stamp.code {
            return Err(Refusal::new("cases-refused-other-instrument").into());
        }
    }
    store::results::keep(&tx, command.instrument).await?;
    let result = row(&tx, actor, &case, &command)?;
    store::results::insert(&tx, &result).await?;
    settle(&tx, access, actor, &case, &command).await?;
    raise(&tx, actor, &case, &command, result.id).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::ResultRecorded).about(result.id)).await?;
    tx.commit().await?;
    Ok(result.id)
}

fn row(tx: &Tx<'_>, actor: &Actor, case: &CaseRow, command: &RecordResult<'_>) -> Done<ResultRow> {
    let (id, scored) = (tx.new_id(), &command.scored);
    let band = command.instrument.band(&scored.band);
    Ok(ResultRow {
        id,
        case: case.id,
        hash: scored.stamp.hash.clone(),
        code: scored.stamp.code.clone(),
        asked_on: command.asked_on,
        total: scored.total,
        band: scored.band.clone(),
        // A sound instrument has a band for every total; without one, nobody should be calmed.
        tone: band.map_or(instruments::Tone::Danger, |band| band.tone),
        answers: store::results::seal(tx, &scored.answers, id)?,
        author: actor.staff,
        recorded_at: tx.now(),
        replaces: command.replaces,
    })
}

/// What earlier results asked for and this one does.
async fn settle(tx: &Tx<'_>, access: &Access, actor: &Actor, case: &CaseRow, command: &RecordResult<'_>) -> Done<()> {
    for alert in store::alerts::open_of(tx, access, case.id).await? {
        let raised_by = store::results::instrument(tx, &alert.hash).await?;
        let code = &command.instrument.stamp.code;
        let flag = raised_by.flag(&alert.code);
        if flag.is_some_and(|flag| rules::is_done_by(&raised_by, flag, alert.due_on, code, command.asked_on)) {
            store::alerts::answered(tx, &alert, &command.instrument.title.th, actor.staff).await?;
        }
    }
    Ok(())
}

/// The alerts of a result. The notice says only that something waits in the case: notices are read over the shoulder.
async fn raise(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &CaseRow,
    command: &RecordResult<'_>,
    result: Id<CaseResult>,
) -> Done<()> {
    let raised = rules::alerts(command.instrument, &command.scored, command.asked_on);
    for (flag, due_on) in &raised {
        let alert = AlertRow {
            id: tx.new_id(),
            case: case.id,
            result,
            code: flag.code.clone(),
            hash: command.scored.stamp.hash.clone(),
            raised_at: tx.now(),
            due_on: *due_on,
            answered_at: None,
            answered_by: None,
            answer: ::store::Sealed::default(),
        };
        store::alerts::insert(tx, &alert).await?;
    }
    if !raised.iter().any(|(flag, _)| flag.alert) {
        return Ok(());
    }
    let mut team: Vec<_> = store::team::now(tx, case.id).await?.into_iter().map(|member| member.staff).collect();
    team.sort_unstable();
    team.dedup();
    for member in team.into_iter().filter(|member| *member != actor.staff) {
        notify(tx, member, "cases-notice-look-today", case.id, &[("case", case.number.as_str())]).await?;
    }
    Ok(())
}

/// Notes what was done about an alert. A case that was closed meanwhile does not hinder it.
///
/// # Errors
/// Not found for whoever may not know of it; [`::store::StoreError::Stale`] when somebody noted it before.
pub async fn answer_alert(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    alert: Id<Alert>,
    answer: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let alert = store::alerts::find(&tx, access, id, alert).await?;
    store::alerts::answered(&tx, &alert, answer, actor.staff).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::ResultNoted).about(alert.result)).await?;
    Ok(tx.commit().await?)
}
