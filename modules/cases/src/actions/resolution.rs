//! มติที่ประชุมเป็นกิจกรรม: what a meeting of the office resolved becomes an action of a case's plan.

use ::store::{StoreError, Tx, Undone};
use kernel::{Actor, Case, Day, Id, Staff};

use super::{Done, Told, finish, notify};
use crate::access::Access;
use crate::model::{ActionRow, Happened, PaperForm, PaperState};
use crate::{rules, store};

/// มติที่ให้ทำ: what a resolution wants done in a case.
#[derive(Debug, Clone, Copy)]
pub struct Resolved<'a> {
    /// The number of the case, as people write it.
    pub case: &'a str,
    /// What is to be done.
    pub what: &'a str,
    /// Until when.
    pub due: Option<Day>,
    /// By whom; nobody is the actor.
    pub owner: Option<Id<Staff>>,
}

/// Why a resolution cannot become an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplaced {
    /// No open case of that number is the actor's to work on, or more than one.
    Case,
    /// The case has no signed plan yet, to which the action would belong.
    Plan,
    /// It has no day.
    Day,
}

/// Adds the action in the transaction of whoever resolved it, under the signed plan of the case; answers the case.
pub(crate) async fn resolve(tx: &Tx<'_>, actor: &Actor, wanted: &Resolved<'_>) -> Done<Result<Id<Case>, Unplaced>> {
    let Some(due_on) = wanted.due else { return Ok(Err(Unplaced::Day)) };
    let number = thai::digits::to_arabic(wanted.case.trim());
    let found = store::of_number(tx, &Access::for_worker(actor, tx.now()), &number).await?;
    let [case] = found.as_slice() else { return Ok(Err(Unplaced::Case)) };
    let mut case = case.clone();
    if rules::must_be_open(&case).is_err() {
        return Ok(Err(Unplaced::Case));
    }
    let papers = store::papers::of_case(tx, case.id).await?;
    let is_plan = |form: PaperForm, state: PaperState| form == PaperForm::Plan && state == PaperState::Signed;
    let Some(plan) = papers.iter().filter(|paper| is_plan(paper.form, paper.state)).max_by_key(|paper| paper.id) else {
        return Ok(Err(Unplaced::Plan));
    };
    let owner = wanted.owner.unwrap_or(actor.staff);
    let names = offices::brief(tx, &[owner]).await?;
    let owner_name =
        names.get(&owner).map(|staff| staff.name.clone()).ok_or(StoreError::NotFound).map_err(Undone::from)?;
    let action = ActionRow {
        id: tx.new_id(),
        paper: plan.id,
        goal: String::new(),
        what: wanted.what.to_owned(),
        owner: Some(owner),
        owner_name,
        due_on,
        done_on: None,
        result: String::new(),
        version: 1,
    };
    store::work::insert_action(tx, case.id, &action).await?;
    if owner != actor.staff {
        notify(tx, owner, "cases-notice-resolved", case.id, &[("case", case.number.as_str())]).await?;
    }
    finish(tx, actor, &mut case, Told::new(Happened::ActionResolved).about(action.id).words(&action.what)).await?;
    Ok(Ok(case.id))
}
