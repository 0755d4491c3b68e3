//! Appointing somebody to a post, and ending an appointment.

use axum::extract::Path;
use kernel::{Check, Fields, Id, Invalid, Refusal, Staff};
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, html, invalid, see_other};

use super::id;
use crate::model::Appointment;
use crate::permissions::ManageStaff;
use crate::{Scope, actions, forms, store as rows, views};

/// The form of an appointment.
pub async fn new(at: Allowed<ManageStaff>, Path(text): Path<String>) -> Answer {
    let staff = rows::staff::find_within(at.db(), &Scope::of(&at), id(&text)?).await?;
    let mut fields = Fields::default();
    fields.set("office", staff.office.to_string());
    html(&appointing(&at, staff.id, &fields, &Invalid::default(), None).await?)
}

async fn appointing(
    at: &Allowed<ManageStaff>,
    staff: Id<Staff>,
    fields: &Fields,
    wrong: &Invalid,
    refusal: Option<&Refusal>,
) -> Result<FormPage, Failure> {
    let p = at.page("offices-staff-appoint-title");
    let offices = crate::offices_within(at.db(), &Scope::of(at)).await?;
    let form = forms::staff::view_appointment(&p, fields, wrong, &offices, staff);
    Ok(views::form_page(p, form, refusal))
}

/// Appoints.
pub async fn create(at: Allowed<ManageStaff>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let staff = rows::staff::find_within(at.db(), &Scope::of(&at), id(&text)?).await?.id;
    let new = match forms::staff::read_appointment(&fields, staff, at.today()) {
        Ok(new) => new,
        Err(wrong) => return invalid(&appointing(&at, staff, &fields, &wrong, None).await?),
    };
    match actions::staff::appoint(at.db(), at.actor(), &Scope::of(&at), new).await {
        Ok(()) => see_other(&format!("/staff/{staff}"), "offices-staff-appointed"),
        Err(Failure::Refused(refusal)) => {
            invalid(&appointing(&at, staff, &fields, &Invalid::default(), Some(&refusal)).await?)
        }
        Err(failure) => Err(failure),
    }
}

/// The form that ends an appointment.
pub async fn ending(at: Allowed<ManageStaff>, Path((staff, appointment)): Path<(String, String)>) -> Answer {
    let mut fields = Fields::default();
    fields.set("until", thai::date::format_short(at.today().date()));
    html(&end_page(&at, &staff, &appointment, &fields, &Invalid::default(), None).await?)
}

async fn end_page(
    at: &Allowed<ManageStaff>,
    staff: &str,
    appointment: &str,
    fields: &Fields,
    wrong: &Invalid,
    refusal: Option<&Refusal>,
) -> Result<FormPage, Failure> {
    let person = rows::staff::find_within(at.db(), &Scope::of(at), id(staff)?).await?;
    let found = rows::appointments::find(at.db(), id::<Appointment>(appointment)?).await?;
    if found.staff != person.id {
        return Err(Failure::NotFound);
    }
    let p = at.page("offices-staff-end-title");
    let view = FormView::new(&p, fields, wrong);
    let until = view.date("until", "offices-staff-end-until").required();
    let here = format!("/staff/{}", person.id);
    let action = format!("{here}/appointments/{}/ending", found.id);
    let form = view.form(action, "offices-staff-end", here, vec![until]);
    let lead = format!(
        "{} · {} · {}",
        person.name(),
        views::post_name(&p, Some(found.post.role), found.post.level),
        found.office_name
    );
    let page = views::form_page(p, form, refusal);
    Ok(FormPage { lead, ..page })
}

/// Ends an appointment.
pub async fn end(
    at: Allowed<ManageStaff>,
    Path((staff, appointment)): Path<(String, String)>,
    Form(fields): Form,
) -> Answer {
    let mut check = Check::new(&fields, at.today());
    let until = check.day("until");
    let until = match check.finish(|| until) {
        Ok(until) => until,
        Err(wrong) => return invalid(&end_page(&at, &staff, &appointment, &fields, &wrong, None).await?),
    };
    let which = (id(&staff)?, id(&appointment)?);
    match actions::staff::end_appointment(at.db(), at.actor(), &Scope::of(&at), which, until).await {
        Ok(()) => see_other(&format!("/staff/{}", which.0), "offices-staff-ended"),
        Err(Failure::Refused(refusal)) => {
            invalid(&end_page(&at, &staff, &appointment, &fields, &Invalid::default(), Some(&refusal)).await?)
        }
        Err(failure) => Err(failure),
    }
}
