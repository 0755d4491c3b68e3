//! What is done for the client: planned actions, services, follow-ups, transfers.

use kernel::{Case, Day, Id, Office, Staff};
use store::{FromRow as _, Packed, Result, Source, Sql, Tx};

use crate::model::{Action, ActionRow, Followup, FollowupRow, ServiceRow, Step, Transfer, TransferRow, TransferState};

/// The planned actions of a case, open ones first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn actions(on: &impl Source, case: Id<Case>) -> Result<Vec<ActionRow>> {
    let sql =
        Sql::new(format!("select {} from case_actions where case_id = ? order by due_on, id", ActionRow::COLUMNS));
    on.all(sql.bind(case)).await
}

/// Writes a planned action.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert_action(tx: &Tx<'_>, case: Id<Case>, action: &ActionRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_actions (id, case_id, paper_id, goal, what, owner_id, owner_name, due_on, done_on, result, \
         version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(action.id)
    .bind(case)
    .bind(action.paper)
    .bind(Packed::from(action.goal.as_str()))
    .bind(Packed::from(action.what.as_str()))
    .bind(action.owner)
    .bind(action.owner_name.as_str())
    .bind(action.due_on)
    .bind(action.done_on)
    .bind(Packed::from(action.result.as_str()))
    .bind(action.version);
    tx.run(sql).await.map(|_| ())
}

/// Notes that an action was done.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was already, or changed.
pub async fn finish_action(tx: &Tx<'_>, case: Id<Case>, id: Id<Action>, done_on: Day, result: &str) -> Result<()> {
    let sql = Sql::new(
        "update case_actions set done_on = ?, result = ?, version = version + 1 \
         where id = ? and case_id = ? and done_on is null",
    );
    tx.run_versioned(sql.bind(done_on).bind(Packed::from(result)).bind(id).bind(case)).await
}

/// What somebody still had to do in a case becomes another's: open follow-ups and planned actions.
///
/// # Errors
/// [`store::StoreError`].
pub async fn hand_over(tx: &Tx<'_>, case: Id<Case>, from: Id<Staff>, (to, name): (Id<Staff>, &str)) -> Result<()> {
    let followups = Sql::new(
        "update case_followups set owner_id = ?, version = version + 1 \
         where case_id = ? and owner_id = ? and done_on is null",
    );
    tx.run(followups.bind(to).bind(case).bind(from)).await?;
    let actions = Sql::new(
        "update case_actions set owner_id = ?, owner_name = ?, version = version + 1 \
         where case_id = ? and owner_id = ? and done_on is null",
    );
    tx.run(actions.bind(to).bind(name).bind(case).bind(from)).await.map(|_| ())
}

/// Open actions of earlier plans give way to a new plan; what a conference resolved stays until it is done.
///
/// # Errors
/// [`store::StoreError`].
pub async fn drop_open_actions(tx: &Tx<'_>, case: Id<Case>) -> Result<()> {
    let sql = Sql::new(
        "delete from case_actions where case_id = ? and done_on is null \
         and paper_id in (select p.id from case_papers p where p.case_id = ? and p.step = ?)",
    );
    tx.run(sql.bind(case).bind(case).bind(Step::Plan)).await.map(|_| ())
}

/// The services given in a case.
///
/// # Errors
/// [`store::StoreError`].
pub async fn services(on: &impl Source, case: Id<Case>) -> Result<Vec<ServiceRow>> {
    let sql = Sql::new(format!("select {} from case_services where case_id = ? order by id desc", ServiceRow::COLUMNS));
    on.all(sql.bind(case)).await
}

/// Writes a service.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert_service(tx: &Tx<'_>, case: Id<Case>, service: &ServiceRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_services (id, case_id, kind, given_on, what, amount, given_by, recorded_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(service.id)
    .bind(case)
    .bind(service.kind)
    .bind(service.given_on)
    .bind(Packed::from(service.what.as_str()))
    .bind(service.amount)
    .bind(service.given_by)
    .bind(tx.now());
    tx.run(sql).await.map(|_| ())
}

/// The follow-ups of a case.
///
/// # Errors
/// [`store::StoreError`].
pub async fn followups(on: &impl Source, case: Id<Case>) -> Result<Vec<FollowupRow>> {
    let sql =
        Sql::new(format!("select {} from case_followups where case_id = ? order by due_on, id", FollowupRow::COLUMNS));
    on.all(sql.bind(case)).await
}

/// Writes a follow-up.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert_followup(tx: &Tx<'_>, case: Id<Case>, followup: &FollowupRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_followups (id, case_id, due_on, what, owner_id, done_on, result, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(followup.id)
    .bind(case)
    .bind(followup.due_on)
    .bind(Packed::from(followup.what.as_str()))
    .bind(followup.owner)
    .bind(followup.done_on)
    .bind(Packed::from(followup.result.as_str()))
    .bind(followup.version);
    tx.run(sql).await.map(|_| ())
}

/// Notes what a follow-up found.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was already done, or changed.
pub async fn finish_followup(tx: &Tx<'_>, case: Id<Case>, id: Id<Followup>, done_on: Day, result: &str) -> Result<()> {
    let sql = Sql::new(
        "update case_followups set done_on = ?, result = ?, version = version + 1 \
         where id = ? and case_id = ? and done_on is null",
    );
    tx.run_versioned(sql.bind(done_on).bind(Packed::from(result)).bind(id).bind(case)).await
}

fn select_transfer() -> Sql {
    Sql::new(format!("select {} from case_transfers", TransferRow::COLUMNS))
}

/// The transfer that waits for an answer, if one does.
///
/// # Errors
/// [`store::StoreError`].
pub async fn open_transfer(on: &impl Source, case: Id<Case>) -> Result<Option<TransferRow>> {
    on.first(select_transfer().then("where case_id = ? and state = 'asked' order by id desc limit 1").bind(case)).await
}

/// Transfers that wait for these offices (or those below them).
///
/// # Errors
/// [`store::StoreError`].
pub async fn transfers_to(on: &impl Source, offices: &[Id<Office>]) -> Result<Vec<TransferRow>> {
    let sql = select_transfer()
        .then("where state = 'asked' and to_office in (select office from office_tree where ancestor in")
        .list(offices.iter().copied());
    on.all(sql.then(") order by id limit 100")).await
}

/// Writes a transfer that was asked for.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert_transfer(tx: &Tx<'_>, transfer: &TransferRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_transfers (id, case_id, from_office, to_office, handover, asked_by, asked_at, state, answer) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(transfer.id)
    .bind(transfer.case)
    .bind(transfer.from_office)
    .bind(transfer.to_office)
    .bind(transfer.handover.as_str())
    .bind(transfer.asked_by)
    .bind(transfer.asked_at)
    .bind(transfer.state)
    .bind(transfer.answer.as_str());
    tx.run(sql).await.map(|_| ())
}

/// Answers a transfer.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was answered already.
pub async fn answer_transfer(
    tx: &Tx<'_>,
    id: Id<Transfer>,
    state: TransferState,
    by: Id<Staff>,
    answer: &str,
) -> Result<()> {
    let sql = Sql::new(
        "update case_transfers set state = ?, decided_by = ?, decided_at = ?, answer = ? where id = ? and state = 'asked'",
    );
    tx.run_versioned(sql.bind(state).bind(by).bind(tx.now()).bind(answer).bind(id)).await
}
