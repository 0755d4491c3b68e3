//! นายทะเบียนข้อมูลข่าวสารลับ: named and ended by the head of the office.

use kernel::{Fields, Id, Invalid, Office};
use offices::StaffBrief;
use ui::{Choice, FormView, Look};
use web::{Allowed, Answer, Asking, Failure, Form, Path, Routes, form_again, html, see_other};

use super::{Query, asked, office, units};
use crate::actions;
use crate::model::{Registrar, RegistrarRow};
use crate::permissions::NameRegistrars;
use crate::store::registrars;
use crate::views::registrars::{Line, RegistrarsPage};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/registrars", index)
        .post("/letters/registrars", name)
        .post("/letters/registrars/{registrar}/ending", end)
}

const HERE: &str = "/letters/registrars";

async fn index(at: Allowed<NameRegistrars>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let mut fields = Fields::default();
    fields.set("office", office.to_string());
    fields.set("from-on", thai::date::format_short(at.today().date()));
    html(&page(&at, office, &fields, &Invalid::default()).await?)
}

async fn page(
    at: &Allowed<NameRegistrars>,
    office: Id<Office>,
    fields: &Fields,
    wrong: &Invalid,
) -> Result<RegistrarsPage, Failure> {
    let rows = registrars::of(at.db(), office).await?;
    let names: Vec<_> = rows.iter().flat_map(|row| [row.staff, row.named_by]).collect();
    let names = offices::brief(at.db(), &names).await?;
    let name = |id| names.get(&id).map_or_else(String::new, |staff: &StaffBrief| staff.name.clone());
    let p = at.page("correspondence-registrars");
    let line = |row: &RegistrarRow| {
        let (from, by) = (p.day(row.from_on), name(row.named_by));
        let said = match row.until_on {
            Some(until) => {
                let until = p.day(until);
                p.tn("correspondence-registrar-was", &[("from", &from), ("until", &until), ("by", &by)])
            }
            None => p.tn("correspondence-registrar-is", &[("from", &from), ("by", &by)]),
        };
        Line { id: row.id.to_string(), name: name(row.staff), said, holds: row.until_on.is_none() }
    };
    let lines = rows.iter().map(line).collect();
    let colleagues = offices::colleagues(at.db(), office, at.today()).await?;
    let choice = |holder: &StaffBrief| Choice::new(holder.id.to_string(), holder.name.as_str());
    let choices = colleagues.iter().map(choice).collect();
    let view = FormView::new(&p, fields, wrong);
    let asked = vec![
        view.choose(Look::Radios, "staff", "correspondence-registrar", choices).required(),
        view.date("from-on", "correspondence-registrar-from").required(),
        view.hidden("office"),
    ];
    let form = view.form(HERE, "correspondence-registrar-name-deed", "/letters", asked);
    Ok(RegistrarsPage { units: units(at, office).await?, lines, form, p })
}

async fn name(at: Allowed<NameRegistrars>, Form(fields): Form) -> Answer {
    let office = office(&at, fields.get("office")).await?;
    let mut check = kernel::Check::new(&fields, at.today());
    let (staff, from_on) = (check.id("staff"), check.day("from-on"));
    let done = match check.finish(|| Ok((staff?, from_on?))) {
        Ok((staff, from_on)) => actions::name(at.db(), at.actor(), office, staff, from_on).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("{HERE}?office={office}"), "correspondence-registrar-named"),
        Err(undone) => {
            let wrong = if let ::store::Undone::Invalid(wrong) = &undone { wrong.clone() } else { Invalid::default() };
            let page = page(&at, office, &fields, &wrong).await?;
            form_again(undone, |_| page)
        }
    }
}

async fn end(at: Allowed<NameRegistrars>, Path(registrar): Path<Id<Registrar>>, Form(_): Form) -> Answer {
    let row = registrars::within(at.db(), &offices::Scope::of(&at), registrar).await?;
    match actions::end(at.db(), at.actor(), &row).await {
        Ok(()) | Err(::store::Undone::Refused(_)) => {
            see_other(&format!("{HERE}?office={}", row.office), "correspondence-registrar-ended")
        }
        Err(::store::Undone::Failed(error)) => Err(error.into()),
        Err(::store::Undone::Invalid(_)) => Err(Failure::Unreadable),
    }
}

impl Asking for RegistrarsPage {
    fn refused(mut self, refusal: &kernel::Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}
