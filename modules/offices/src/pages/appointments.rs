//! Appointing somebody to a post, and ending an appointment.

use axum::extract::Path;
use kernel::{Check, Fields, Id, Invalid, Staff};
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, form_again, html, see_other};

use super::id;
use crate::model::{Appointment, OfficeBrief};
use crate::permissions::ManageStaff;
use crate::store::appointments::AppointmentRow;
use crate::store::staff::StaffRow;
use crate::{Scope, actions, forms, store as rows, views};

/// The form of an appointment.
pub async fn new(at: Allowed<ManageStaff>, Path(text): Path<String>) -> Answer {
    let staff = rows::staff::find_within(at.db(), &Scope::of(&at), id(&text)?).await?;
    let offices = crate::offices_within(at.db(), &Scope::of(&at)).await?;
    let mut fields = Fields::default();
    fields.set("office", staff.office.to_string());
    html(&appointing(&at, staff.id, &offices, &fields, &Invalid::default()))
}

fn appointing(
    at: &Allowed<ManageStaff>,
    staff: Id<Staff>,
    offices: &[OfficeBrief],
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("offices-staff-appoint-title");
    FormPage { lead: String::new(), form: forms::staff::view_appointment(&p, fields, wrong, offices, staff), p }
}

/// Appoints.
pub async fn create(at: Allowed<ManageStaff>, Path(text): Path<String>, Form(fields): Form) -> Answer {
    let staff = rows::staff::find_within(at.db(), &Scope::of(&at), id(&text)?).await?.id;
    let offices = crate::offices_within(at.db(), &Scope::of(&at)).await?;
    let done = match forms::staff::read_appointment(&fields, staff, at.today()) {
        Ok(new) => actions::staff::appoint(at.db(), at.actor(), &Scope::of(&at), new).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/staff/{staff}"), "offices-staff-appointed"),
        Err(undone) => form_again(undone, |wrong| appointing(&at, staff, &offices, &fields, wrong)),
    }
}

/// An appointment of somebody within the scope.
async fn held(
    at: &Allowed<ManageStaff>,
    staff: &str,
    appointment: &str,
) -> Result<(StaffRow, AppointmentRow), Failure> {
    let person = rows::staff::find_within(at.db(), &Scope::of(at), id(staff)?).await?;
    let found = rows::appointments::find(at.db(), id::<Appointment>(appointment)?).await?;
    if found.staff == person.id { Ok((person, found)) } else { Err(Failure::NotFound) }
}

/// The form that ends an appointment.
pub async fn ending(at: Allowed<ManageStaff>, Path((staff, appointment)): Path<(String, String)>) -> Answer {
    let held = held(&at, &staff, &appointment).await?;
    let mut fields = Fields::default();
    fields.set("until", thai::date::format_short(at.today().date()));
    html(&end_page(&at, &held, &fields, &Invalid::default()))
}

fn end_page(
    at: &Allowed<ManageStaff>,
    (person, found): &(StaffRow, AppointmentRow),
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("offices-staff-end-title");
    let view = FormView::new(&p, fields, wrong);
    let until = view.date("until", "offices-staff-end-until").required();
    let here = format!("/staff/{}", person.id);
    let action = format!("{here}/appointments/{}/ending", found.id);
    let form = view.form(action, "offices-staff-end", here, vec![until]);
    let post = views::post_name(&p, Some(found.post.role), found.post.level);
    FormPage { lead: format!("{} · {post} · {}", person.name(), found.office_name), form, p }
}

/// Ends an appointment.
pub async fn end(
    at: Allowed<ManageStaff>,
    Path((staff, appointment)): Path<(String, String)>,
    Form(fields): Form,
) -> Answer {
    let held = held(&at, &staff, &appointment).await?;
    let (staff, appointment) = (held.0.id, held.1.id);
    let mut check = Check::new(&fields, at.today());
    let until = check.day("until");
    let done = match check.finish(|| until) {
        Ok(until) => {
            actions::staff::end_appointment(at.db(), at.actor(), &Scope::of(&at), (staff, appointment), until).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/staff/{staff}"), "offices-staff-ended"),
        Err(undone) => form_again(undone, |wrong| end_page(&at, &held, &fields, wrong)),
    }
}
