//! The forms of staff: their file, an appointment, its end, an invitation, a delegation.

use kernel::{Actor, Check, Code as _, Day, Fields, Id, Invalid, Lang, Level, Role, Staff};
use ui::{Choice, Form, FormView, Look, Page};

use crate::forms::phone;
use crate::model::{NewAppointment, NewDelegation, NewStaff, OfficeBrief};
use crate::rules::account::{check_user_name, user_name};
use crate::rules::passwords::{Owner, check_password};
use crate::store::staff::StaffRow;

/// Reads the file of somebody.
pub fn read(fields: &Fields, today: Day) -> Result<NewStaff, Invalid> {
    let mut check = Check::new(fields, today);
    let title = check.line_or_empty("title");
    let given_name = check.line("given_name");
    let family_name = check.line("family_name");
    let office = check.id("office");
    let phone = phone(&mut check, fields.get("phone"));
    let email = check.line_or_empty("email");
    let email = email.and_then(|email| match email.is_empty() || is_email(&email) {
        true => Ok(email),
        false => check.wrong("email", "offices-staff-email-wrong"),
    });
    let licence_no = check.line_or_empty("licence_no");
    let licence_until = check.day_or_none("licence_until");
    let lang = check.code_or_none::<Lang>("lang");
    check.finish(|| {
        Ok(NewStaff {
            office: office?,
            title: title?,
            given_name: given_name?,
            family_name: family_name?,
            phone: phone?,
            email: email?,
            licence_no: licence_no?,
            licence_until: licence_until?,
            lang: lang?.unwrap_or(Lang::Th),
        })
    })
}

/// Whether a text has the shape of an address for mail.
pub fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, place)| !name.is_empty() && place.contains('.') && !text.contains(' '))
}

/// The form filled from a record.
pub fn filled(staff: &StaffRow) -> Fields {
    let mut fields = Fields::default();
    fields.set("title", staff.title.clone());
    fields.set("given_name", staff.given_name.clone());
    fields.set("family_name", staff.family_name.clone());
    fields.set("office", staff.office.to_string());
    fields.set("phone", staff.phone.clone());
    fields.set("email", staff.email.clone());
    fields.set("licence_no", staff.licence_no.clone());
    let until = staff.licence_until.map(|day| thai::date::format_short(day.date()));
    fields.set("licence_until", until.unwrap_or_default());
    fields.set("lang", staff.lang.code());
    fields.set("version", staff.version.to_string());
    fields
}

/// Offices to choose from.
pub fn office_choices(p: &Page, offices: &[OfficeBrief]) -> Vec<Choice> {
    offices.iter().map(|office| Choice::new(office.id.to_string(), office.named(p.lang))).collect()
}

/// The form of somebody's file; `offices` are those they may belong to.
pub fn view(
    p: &Page,
    fields: &Fields,
    invalid: &Invalid,
    offices: &[OfficeBrief],
    way: (String, &str, String),
) -> Form {
    let view = FormView::new(p, fields, invalid);
    let (action, deed, back) = way;
    let all = vec![
        view.short("title", "offices-staff-honorific"),
        view.text("given_name", "offices-staff-given-name").required(),
        view.text("family_name", "offices-staff-family-name").required(),
        view.choose(Look::Select, "office", "offices-staff-office", office_choices(p, offices)).required(),
        view.short("phone", "offices-staff-phone").keyboard("tel"),
        view.text("email", "offices-staff-email").keyboard("email"),
        view.heading("offices-staff-licence"),
        view.short("licence_no", "offices-staff-licence-no"),
        view.date("licence_until", "offices-staff-licence-until"),
        view.codes::<Lang>(Look::Radios, "lang", "offices-staff-lang"),
        view.hidden("version"),
    ];
    view.form(action, deed, back, all)
}

/// Reads an appointment.
pub fn read_appointment(fields: &Fields, staff: Id<Staff>, today: Day) -> Result<NewAppointment, Invalid> {
    let mut check = Check::new(fields, today);
    let office = check.id("office");
    let role = check.code::<Role>("role");
    let level = check.code_or_none::<Level>("level");
    let from = check.day("from");
    let until = check.day_or_none("until");
    if let (Ok(from), Ok(Some(until))) = (from, until)
        && until < from
    {
        let _ = check.wrong::<()>("until", "offices-staff-until-before-from");
    }
    if (role, level) == (Ok(Role::SocialWorker), Ok(None)) {
        let _ = check.wrong::<()>("level", "offices-staff-level-needed");
    }
    check.finish(|| {
        Ok(NewAppointment { staff, office: office?, role: role?, level: level?, from: from?, until: until? })
    })
}

/// The form of an appointment.
pub fn view_appointment(
    p: &Page,
    fields: &Fields,
    invalid: &Invalid,
    offices: &[OfficeBrief],
    staff: Id<Staff>,
) -> Form {
    let view = FormView::new(p, fields, invalid);
    let role = |role: &Role| Choice::new(role.code(), p.code("role", *role));
    let level = |level: &Level| Choice::new(level.code(), level.name(p.lang));
    let all = vec![
        view.choose(Look::Select, "office", "offices-staff-post-office", office_choices(p, offices)).required(),
        view.choose(Look::Select, "role", "offices-staff-post-role", Role::ALL.iter().map(role).collect()).required(),
        view.choose(Look::Select, "level", "offices-staff-post-level", Level::ALL.iter().map(level).collect()),
        view.date("from", "offices-staff-post-from").required(),
        view.date("until", "offices-staff-post-until"),
    ];
    view.form(format!("/staff/{staff}/appointments"), "offices-staff-appoint", format!("/staff/{staff}"), all)
}

/// Reads a user name and a first password of an owner of whom everybody knows the rest.
pub fn read_first_password(fields: &Fields, owner: Owner, today: Day) -> Result<(String, String), Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("user_name").map(|name| user_name(&name));
    let name = name.and_then(|name| match check_user_name(&name) {
        Ok(()) => Ok(name),
        Err(key) => check.wrong("user_name", key),
    });
    // Blanks belong to a password, so it is taken as it came.
    let password = fields.get("password").to_owned();
    let password = match check_password(&password, &owner.and(name.as_deref().unwrap_or_default())) {
        Ok(()) => Ok(password),
        Err(key) => check.wrong("password", key),
    };
    check.finish(|| Ok((name?, password?)))
}

/// The form of a first password.
pub fn view_first_password(p: &Page, fields: &Fields, invalid: &Invalid, staff: Id<Staff>) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![
        view.text("user_name", "offices-account-user-name").required().autocomplete("off"),
        view.field(Look::Password, "password", "offices-staff-first-password").required().autocomplete("new-password"),
    ];
    view.form(format!("/staff/{staff}/first-password"), "offices-staff-invite", format!("/staff/{staff}"), all)
}

/// Reads a delegation given by the actor.
pub fn read_delegation(fields: &Fields, actor: &Actor, today: Day) -> Result<NewDelegation, Invalid> {
    let mut check = Check::new(fields, today);
    let to_staff = check.id("to");
    let from = check.day("from");
    let until = check.day("until");
    let reason = check.line("reason");
    if let (Ok(from), Ok(until)) = (from, until) {
        if until < from {
            let _ = check.wrong::<()>("until", "offices-staff-until-before-from");
        } else if until < today {
            let _ = check.wrong::<()>("until", "offices-staff-until-past");
        }
    }
    let from_staff = actor.staff;
    check.finish(|| Ok(NewDelegation { from_staff, to_staff: to_staff?, from: from?, until: until?, reason: reason? }))
}

/// The form of a delegation; `candidates` are those whose posts suffice.
pub fn view_delegation(p: &Page, fields: &Fields, invalid: &Invalid, candidates: Vec<Choice>) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![
        view.choose(Look::Select, "to", "offices-staff-delegate-to", candidates).required(),
        view.date("from", "offices-staff-delegate-from").required(),
        view.date("until", "offices-staff-delegate-until").required(),
        view.text("reason", "offices-staff-delegate-reason").required(),
    ];
    view.form("/me/delegations", "offices-staff-delegate", "", all)
}
