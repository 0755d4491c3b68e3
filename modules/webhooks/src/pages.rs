//! Pages of webhooks, for administrators.

use kernel::{Fields, Id, Invalid, Office};
use offices::Scope;
use offices::events::{Listener, Message};
use ui::{Choice, FormPage};
use web::{Allowed, Answer, Failure, Form, Path, Routes, html, invalid, see_other};

use crate::permissions::ManageWebhooks;
use crate::views::{Index, Made, Show};
use crate::{actions, forms, store};

/// Every route of the module.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/webhooks", index)
        .get("/webhooks/new", new)
        .post("/webhooks", create)
        .get("/webhooks/{id}", show)
        .post("/webhooks/{id}/ending", end)
        .post("/webhooks/{id}/deliveries/{message}/repetition", send_again)
}

/// Deliveries that are shown.
const SHOWN: i64 = 50;

async fn index(at: Allowed<ManageWebhooks>) -> Answer {
    let rows = store::within(at.db(), &Scope::of(&at)).await?;
    let ids: Vec<Id<Office>> = rows.iter().map(|row| row.office).collect();
    let names = offices::offices(at.db(), &ids).await?;
    html(&Index::new(at.page("webhooks-title"), rows, &names))
}

async fn choices(at: &Allowed<ManageWebhooks>) -> Result<(Vec<Id<Office>>, Vec<Choice>), Failure> {
    let offices = offices::offices_within(at.db(), &Scope::of(at)).await?;
    let lang = at.lang();
    let choice = |office: &offices::OfficeBrief| Choice::new(office.id.to_string(), office.named(lang));
    Ok((offices.iter().map(|office| office.id).collect(), offices.iter().map(choice).collect()))
}

fn page(at: &Allowed<ManageWebhooks>, fields: &Fields, wrong: &Invalid, offices: Vec<Choice>) -> FormPage {
    let p = at.page("webhooks-new-title");
    let lead = p.t("webhooks-new-lead").into_owned();
    FormPage { form: forms::view(&p, fields, wrong, offices), lead, p }
}

async fn new(at: Allowed<ManageWebhooks>) -> Answer {
    let (_, offices) = choices(&at).await?;
    html(&page(&at, &Fields::default(), &Invalid::default(), offices))
}

async fn create(at: Allowed<ManageWebhooks>, Form(fields): Form) -> Answer {
    let (ids, offices) = choices(&at).await?;
    match forms::read(&fields, at.today(), &ids, at.app().settings().loopback_webhooks) {
        Ok(command) => {
            let (id, secret) = actions::register_own(at.db(), at.actor(), &command).await?;
            html(&Made { p: at.page("webhooks-made"), id, secret })
        }
        Err(wrong) => invalid(&page(&at, &fields, &wrong, offices)),
    }
}

async fn show(at: Allowed<ManageWebhooks>, Path(id): Path<Id<Listener>>) -> Answer {
    let webhook = store::find(at.db(), &Scope::of(&at), id).await?;
    let deliveries = store::deliveries(at.db(), id, SHOWN).await?;
    let office = offices::office(at.db(), webhook.office).await?;
    html(&Show::new(at.page("webhooks-title"), webhook, &office, deliveries))
}

async fn end(at: Allowed<ManageWebhooks>, Path(id): Path<Id<Listener>>, Form(_): Form) -> Answer {
    actions::end(at.db(), at.actor(), &Scope::of(&at), id).await?;
    see_other("/webhooks", "webhooks-ended")
}

async fn send_again(
    at: Allowed<ManageWebhooks>,
    Path((id, message)): Path<(Id<Listener>, Id<Message>)>,
    Form(_): Form,
) -> Answer {
    actions::send_again(at.db(), at.actor(), &Scope::of(&at), (id, message)).await?;
    see_other(&format!("/webhooks/{id}"), "webhooks-sent-again")
}
