//! Recovery with a second person, where no mail reaches: one asks, another decides and hands the link over.

use kernel::{Fields, Id, Invalid, Staff};
use ui::FormPage;
use web::{Allowed, Answer, Form, Path, form_again, html, see_other};

use crate::actions::links::Made;
use crate::actions::recoveries as action;
use crate::model::Recovery;
use crate::permissions::ManageStaff;
use crate::views::links::{Recoveries, Shown};
use crate::{Scope, forms, store as rows};

/// The form with which one asks.
pub async fn of(at: Allowed<ManageStaff>, Path(id): Path<Id<Staff>>) -> Answer {
    rows::staff::find_within(at.db(), &Scope::of(&at), id).await?;
    html(&asking(&at, id, &Fields::default(), &Invalid::default()))
}

fn asking(at: &Allowed<ManageStaff>, id: Id<Staff>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("offices-recovery-one");
    let form = forms::links::view_recovery(&p, fields, wrong, id);
    FormPage { lead: p.t("offices-recovery-one-lead").into_owned(), form, p }
}

/// One asks.
pub async fn ask(at: Allowed<ManageStaff>, Path(id): Path<Id<Staff>>, Form(fields): Form) -> Answer {
    rows::staff::find_within(at.db(), &Scope::of(&at), id).await?;
    let done = match forms::links::read_reason(&fields, at.today()) {
        Ok(reason) => action::ask(at.db(), at.actor(), &Scope::of(&at), id, &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/staff/recoveries", "offices-recovery-was-asked"),
        Err(undone) => form_again(undone, |wrong| asking(&at, id, &fields, wrong)),
    }
}

/// The requests that wait.
pub async fn index(at: Allowed<ManageStaff>) -> Answer {
    let waiting = rows::recoveries::waiting(at.db(), &Scope::of(&at)).await?;
    html(&Recoveries::new(at.page("offices-recovery-list-title"), waiting, at.actor().staff))
}

/// The second person agrees, and is shown the link this once.
pub async fn approve(at: Allowed<ManageStaff>, Path(id): Path<Id<Recovery>>, Form(_): Form) -> Answer {
    let made = action::decide(at.db(), at.actor(), &Scope::of(&at), id, true).await?;
    let Some(Made::Shown(_, word)) = made else { return see_other("/staff/recoveries", "") };
    let p = at.page("offices-recovery-link");
    let href = format!("{}/recovery/password?token={word}", at.app().settings().public_url);
    html(&Shown { lead: p.t("offices-recovery-link-lead").into_owned(), href, back: "/staff/recoveries".to_owned(), p })
}

/// The second person says no.
pub async fn refuse(at: Allowed<ManageStaff>, Path(id): Path<Id<Recovery>>, Form(_): Form) -> Answer {
    action::decide(at.db(), at.actor(), &Scope::of(&at), id, false).await?;
    see_other("/staff/recoveries", "offices-recovery-was-refused")
}
