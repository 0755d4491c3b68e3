//! การมอบอำนาจให้ปฏิบัติราชการแทน: recorded and ended by the heads of an office.

use ::store::Undone;
use kernel::{Fields, Id, Invalid, Letter, Office, Role, Staff};
use offices::Scope;
use ui::FormView;
use web::{Allowed, Answer, Asking, Failure, Form, Path, Permission as _, Routes, form_again, html, see_other};

use super::{Query, asked, office, units};
use crate::access::Access;
use crate::actions;
use crate::forms::mandates::{self as forms, Parties};
use crate::model::{Mandate, MandateRow, Series};
use crate::permissions::{GiveMandates, SignLetters};
use crate::store::{finding, letters, mandates};
use crate::views::mandates::{self as views, MandatesPage};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/mandates", index)
        .post("/letters/mandates", give)
        .post("/letters/mandates/{mandate}/ending", end)
}

const HERE: &str = "/letters/mandates";

/// Whether the actor is a director over an office.
async fn directs(at: &Allowed<GiveMandates>, office: Id<Office>) -> Result<bool, Failure> {
    Ok(Scope::with_roles(at.actor(), &[Role::Director]).covers(at.db(), office).await?)
}

async fn parties(at: &Allowed<GiveMandates>, office: Id<Office>) -> Result<Parties, Failure> {
    let directs = directs(at, office).await?;
    let heads = offices::officers(at.db(), office, SignLetters::ROLES, at.today()).await?;
    let givers = heads.into_iter().filter(|head| directs || head.id == at.actor().staff).collect();
    Ok(Parties { givers, signers: offices::colleagues(at.db(), office, at.today()).await? })
}

async fn index(at: Allowed<GiveMandates>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let mut fields = Fields::default();
    fields.set("office", office.to_string());
    fields.set("from-on", thai::date::format_short(at.today().date()));
    html(&page(&at, office, &fields, &Invalid::default()).await?)
}

async fn page(
    at: &Allowed<GiveMandates>,
    office: Id<Office>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<MandatesPage, Failure> {
    let rows = mandates::of(at.db(), office).await?;
    let people: Vec<Id<Staff>> = rows.iter().flat_map(|row| [row.giver, row.signer, row.made_by]).collect();
    let people = offices::brief(at.db(), &people).await?;
    let orders: Vec<Id<Letter>> = rows.iter().filter_map(|row| row.order_letter).collect();
    let orders = letters::some(at.db(), &Access::of(at), &orders).await?;
    let p = at.page("correspondence-mandates");
    let line = |row: &MandateRow| views::line(&p, row, &people, &orders);
    let lines = rows.iter().map(line).collect();
    let view = FormView::new(&p, fields, wrong);
    let asked = forms::fields(&view, &parties(at, office).await?);
    let form = view.form(HERE, "correspondence-mandate-deed", "/letters", asked);
    Ok(MandatesPage { units: units(at, office).await?, lines, form, p })
}

async fn give(at: Allowed<GiveMandates>, Form(fields): Form) -> Answer {
    let office = office(&at, fields.get("office")).await?;
    let done = match read(&at, office, &fields).await? {
        Ok(given) => {
            let whose = (office, directs(&at, office).await?);
            actions::give(at.db(), at.actor(), whose, &given).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("{HERE}?office={office}"), "correspondence-mandate-given"),
        Err(undone) => {
            let wrong = if let Undone::Invalid(wrong) = &undone { wrong.clone() } else { Invalid::default() };
            let page = page(&at, office, &fields, &wrong).await?;
            form_again(undone, |_| page)
        }
    }
}

/// What was filled in, with the order that it names in the register of orders.
async fn read(
    at: &Allowed<GiveMandates>,
    office: Id<Office>,
    fields: &Fields,
) -> Result<Result<actions::GiveMandate, Invalid>, Failure> {
    let (mut given, number) = match forms::read(fields, &parties(at, office).await?, at.today()) {
        Ok(read) => read,
        Err(wrong) => return Ok(Err(wrong)),
    };
    if let Some(number) = number {
        match finding::by_number(at.db(), &Access::of(at), (office, Series::Orders), number).await? {
            Some(order) => given.order_letter = Some(order.id),
            None => return Ok(Err(Invalid::one("order-number", "correspondence-form-no-such-number"))),
        }
    }
    Ok(Ok(given))
}

async fn end(at: Allowed<GiveMandates>, Path(id): Path<Id<Mandate>>, Form(_): Form) -> Answer {
    let row = mandates::within(at.db(), &Scope::of(&at), id).await?;
    let may = row.giver == at.actor().staff || directs(&at, row.office).await?;
    super::only::<GiveMandates>(may)?;
    match actions::revoke(at.db(), at.actor(), &row).await {
        Ok(()) | Err(Undone::Refused(_)) => {
            see_other(&format!("{HERE}?office={}", row.office), "correspondence-mandate-ended")
        }
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(Undone::Invalid(_)) => Err(Failure::Unreadable),
    }
}

impl Asking for MandatesPage {
    fn refused(mut self, refusal: &kernel::Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}
