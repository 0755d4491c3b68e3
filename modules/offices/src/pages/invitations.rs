//! Inviting people to work here: the open invitations, a new one, sending one again, taking one back.

use kernel::{Fields, Id, Invalid, Staff};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, form_again, html, see_other};

use crate::actions::invitations as action;
use crate::actions::links::Made;
use crate::model::{AccountLink, OfficeBrief};
use crate::permissions::InviteStaff;
use crate::views::links::{Invitations, Shown};
use crate::{Scope, forms, store as rows};

/// The list.
pub async fn index(at: Allowed<InviteStaff>) -> Answer {
    let open = rows::links::invitations(at.db(), &Scope::of(&at)).await?;
    html(&Invitations::new(at.page("offices-invitation-title"), open, at.now()))
}

/// The form of somebody new.
pub async fn new(at: Allowed<InviteStaff>) -> Answer {
    let mut fields = Fields::default();
    fields.set("office", at.actor().office.to_string());
    fields.set("from", thai::date::format_short(at.today().date()));
    html(&adding(&at, &offices(&at).await?, &fields, &Invalid::default()))
}

async fn offices(at: &Allowed<InviteStaff>) -> store::Result<Vec<OfficeBrief>> {
    crate::offices_within(at.db(), &Scope::of(at)).await
}

fn adding(at: &Allowed<InviteStaff>, offices: &[OfficeBrief], fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("offices-invitation-new");
    let form = forms::links::view_new(&p, fields, wrong, offices);
    FormPage { lead: lead(at, &p), form, p }
}

/// What becomes of the link: it depends on whether there is a mail server.
fn lead(at: &Allowed<InviteStaff>, p: &ui::Page) -> String {
    let by_mail = at.app().settings().mail;
    p.t(if by_mail { "offices-invitation-by-mail" } else { "offices-invitation-by-hand" }).into_owned()
}

/// Where there is no mail server, every link is handed over on paper.
fn address<'a>(at: &Allowed<InviteStaff>, mail: &'a str) -> &'a str {
    if at.app().settings().mail { mail } else { "" }
}

fn answer(at: &Allowed<InviteStaff>, staff: Id<Staff>, made: &Made) -> Answer {
    let back = format!("/staff/{staff}");
    match made {
        Made::Mailed(_) => see_other(&back, "offices-invitation-mailed"),
        Made::Shown(_, word) => {
            let p = at.page("offices-invitation-link");
            let href = format!("{}/invitation?token={word}", at.app().settings().public_url);
            html(&Shown { lead: p.t("offices-invitation-link-lead").into_owned(), href, back, p })
        }
    }
}

/// Adds somebody and invites them.
pub async fn create(at: Allowed<InviteStaff>, Form(fields): Form) -> Answer {
    let offices = offices(&at).await?;
    let done = match forms::links::read_new(&fields, at.today()) {
        Ok((new, post)) => {
            let by_mail = at.app().settings().mail;
            action::invite_new(at.db(), at.actor(), &Scope::of(&at), new, (post, by_mail)).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok((staff, made)) => answer(&at, staff, &made),
        Err(undone) => form_again(undone, |wrong| adding(&at, &offices, &fields, wrong)),
    }
}

/// The form of an invitation of somebody whose file is there.
pub async fn of(at: Allowed<InviteStaff>, Path(id): Path<Id<Staff>>) -> Answer {
    let staff = rows::staff::find_within(at.db(), &Scope::of(&at), id).await?;
    let mut fields = Fields::default();
    fields.set("email", staff.email);
    html(&inviting(&at, id, &fields, &Invalid::default()))
}

fn inviting(at: &Allowed<InviteStaff>, id: Id<Staff>, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("offices-invitation-one");
    let form = forms::links::view_known(&p, fields, wrong, id);
    FormPage { lead: lead(at, &p), form, p }
}

/// Invites them.
pub async fn invite(at: Allowed<InviteStaff>, Path(id): Path<Id<Staff>>, Form(fields): Form) -> Answer {
    rows::staff::find_within(at.db(), &Scope::of(&at), id).await?;
    let done = match forms::links::read_mail(&fields, at.today()) {
        Ok(mail) => action::invite(at.db(), at.actor(), &Scope::of(&at), id, address(&at, &mail)).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(made) => answer(&at, id, &made),
        Err(undone) => form_again(undone, |wrong| inviting(&at, id, &fields, wrong)),
    }
}

/// Sends one again, or shows its new link.
pub async fn send_again(at: Allowed<InviteStaff>, Path(id): Path<Id<AccountLink>>, Form(_): Form) -> Answer {
    let (staff, made) = action::send_again(at.db(), at.actor(), &Scope::of(&at), id).await?;
    answer(&at, staff, &made)
}

/// Takes one back.
pub async fn revoke(
    at: Allowed<InviteStaff>,
    Path(id): Path<Id<AccountLink>>,
    Form(_): Form,
) -> Result<axum::response::Response, Failure> {
    action::revoke(at.db(), at.actor(), &Scope::of(&at), id).await?;
    see_other("/staff/invitations", "offices-invitation-revoked")
}
