//! One's own delegations: who acts for me, for whom I act.

use axum::extract::Path;
use kernel::{Fields, Invalid};
use store::Undone;
use web::{Allowed, Answer, Failure, Form, html, invalid, see_other};

use super::id;
use crate::permissions::KeepAccount;
use crate::rules::posts::{self, Period, Post};
use crate::{actions, forms, store as rows, views};

/// The list and the form.
pub async fn index(at: Allowed<KeepAccount>) -> Answer {
    html(&page(&at, &Fields::default(), &Invalid::default()).await?)
}

async fn page(
    at: &Allowed<KeepAccount>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<views::delegations::Index, Failure> {
    let p = at.page("offices-staff-delegations-title");
    let mine = at.actor().staff;
    let lent = own_posts(at).await?;
    let near = rows::appointments::near(at.db(), at.actor().office, at.today()).await?;
    let suffices = |held: &[Post], id| posts::may_act_for((mine, &lent), (id, held)).is_ok();
    let choices = views::delegations::candidates(&p, near, suffices);
    let nobody = choices.is_empty();
    let form = forms::staff::view_delegation(&p, fields, wrong, choices);
    let list = rows::delegations::of(at.db(), mine).await?;
    Ok(views::delegations::Index::new(p, &list, mine, form, nobody))
}

/// The actor's own posts today.
async fn own_posts(at: &Allowed<KeepAccount>) -> Result<Vec<Post>, Failure> {
    let today = Period { from: at.today(), until: Some(at.today()) };
    Ok(rows::appointments::posts_during(at.db(), at.actor().staff, today).await?)
}

/// Lets a colleague act.
pub async fn create(at: Allowed<KeepAccount>, Form(fields): Form) -> Answer {
    let done = match forms::staff::read_delegation(&fields, at.actor(), at.today()) {
        Ok(new) => actions::delegations::give(at.db(), at.actor(), new).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/me/delegations", "offices-staff-delegated"),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => invalid(&page(&at, &fields, &Invalid::default()).await?.refused(&refusal)),
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

/// Takes a delegation back.
pub async fn withdraw(at: Allowed<KeepAccount>, Path(text): Path<String>, Form(_): Form) -> Answer {
    actions::delegations::withdraw(at.db(), at.actor(), id(&text)?).await?;
    see_other("/me/delegations", "offices-staff-delegation-withdrawn")
}
