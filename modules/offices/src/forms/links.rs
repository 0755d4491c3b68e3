//! The forms of invitations, of recovery and of one's own address for mail.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Level, Role, Staff};
use ui::{Choice, Form, FormView, Look, Page};

use crate::forms::staff::{is_email, office_choices};
use crate::model::{NewAppointment, NewStaff, OfficeBrief};
use crate::rules::account::{check_user_name, user_name};

fn mail(check: &mut Check<'_>, name: &str) -> Result<String, kernel::Missed> {
    let mail = check.line_or_empty(name)?;
    if mail.is_empty() || is_email(&mail) { Ok(mail) } else { check.wrong(name, "offices-staff-email-wrong") }
}

/// Reads an invitation of somebody new: their file, and the post that waits for the file's id.
pub fn read_new(fields: &Fields, today: Day) -> Result<(NewStaff, impl FnOnce(Id<Staff>) -> NewAppointment), Invalid> {
    let mut check = Check::new(fields, today);
    let title = check.line_or_empty("title");
    let given_name = check.line("given_name");
    let family_name = check.line("family_name");
    let email = mail(&mut check, "email");
    let office = check.id("office");
    let role = check.code::<Role>("role");
    let level = check.code_or_none::<Level>("level");
    let from = check.day("from");
    if (role, level) == (Ok(Role::SocialWorker), Ok(None)) {
        let _ = check.wrong::<()>("level", "offices-staff-level-needed");
    }
    check.finish(|| {
        let (office, role, level, from) = (office?, role?, level?, from?);
        let file = NewStaff { email: email?, ..NewStaff::new(office, title?, given_name?, family_name?) };
        Ok((file, move |staff| NewAppointment { staff, office, role, level, from, until: None }))
    })
}

/// The form of such an invitation; `offices` are those that the inviter answers for.
pub fn view_new(p: &Page, fields: &Fields, invalid: &Invalid, offices: &[OfficeBrief]) -> Form {
    let view = FormView::new(p, fields, invalid);
    let role = |role: &Role| Choice::new(role.code(), p.code("role", *role));
    let level = |level: &Level| Choice::new(level.code(), level.name(p.lang));
    let all = vec![
        view.short("title", "offices-staff-honorific"),
        view.text("given_name", "offices-staff-given-name").required(),
        view.text("family_name", "offices-staff-family-name").required(),
        view.text("email", "offices-invitation-mail").keyboard("email").autocomplete("off"),
        view.choose(Look::Select, "office", "offices-staff-post-office", office_choices(p, offices)).required(),
        view.choose(Look::Select, "role", "offices-staff-post-role", Role::ALL.iter().map(role).collect()).required(),
        view.choose(Look::Select, "level", "offices-staff-post-level", Level::ALL.iter().map(level).collect()),
        view.date("from", "offices-staff-post-from").required(),
    ];
    view.form("/staff/invitations", "offices-invitation-invite", "/staff/invitations", all)
}

/// Reads the address that an invitation of somebody known goes to; empty for paper.
pub fn read_mail(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let mail = mail(&mut check, "email");
    check.finish(|| mail)
}

/// The form of an invitation of somebody known.
pub fn view_known(p: &Page, fields: &Fields, invalid: &Invalid, staff: Id<Staff>) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![view.text("email", "offices-invitation-mail").keyboard("email").autocomplete("off")];
    view.form(format!("/staff/{staff}/invitation"), "offices-invitation-invite", format!("/staff/{staff}"), all)
}

/// Reads the user name that somebody chose.
pub fn read_user_name(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("user_name").map(|name| user_name(&name));
    let name = name.and_then(|name| match check_user_name(&name) {
        Ok(()) => Ok(name),
        Err(key) => check.wrong("user_name", key),
    });
    check.finish(|| name)
}

/// The form with which somebody invited chooses a user name and a password.
pub fn view_accept(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![
        view.text("user_name", "offices-account-user-name").required().autocomplete("username"),
        view.field(Look::Password, "password", "offices-account-new-password").required().autocomplete("new-password"),
        view.field(Look::Password, "again", "offices-account-again").required().autocomplete("new-password"),
        view.hidden("token"),
    ];
    view.form("/invitation", "offices-account-set-password", "", all)
}

/// The form of somebody who forgot their password.
pub fn view_forgotten(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let name = view.text("user_name", "offices-account-user-name").required().autocomplete("username");
    view.form("/recovery", "offices-recovery-send", "/sign-in", vec![name])
}

/// The form of a new password by a link.
pub fn view_recovered(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![
        view.field(Look::Password, "password", "offices-account-new-password").required().autocomplete("new-password"),
        view.field(Look::Password, "again", "offices-account-again").required().autocomplete("new-password"),
        view.hidden("token"),
    ];
    view.form("/recovery/password", "offices-account-change-password", "", all)
}

/// The form that asks a second person for a recovery.
pub fn view_recovery(p: &Page, fields: &Fields, invalid: &Invalid, staff: Id<Staff>) -> Form {
    let view = FormView::new(p, fields, invalid);
    let reason = view.prose("reason", "offices-recovery-reason").rows(3).required();
    view.form(format!("/staff/{staff}/recovery"), "offices-recovery-ask", format!("/staff/{staff}"), vec![reason])
}

/// Reads why somebody's account is to be recovered.
pub fn read_reason(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let reason = check.prose("reason");
    check.finish(|| reason)
}

/// The form of one's own address.
pub fn view_mail(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let mail = view.text("email", "offices-mail-address").required().keyboard("email").autocomplete("email");
    view.form("/me/mail", "offices-mail-send", "/me", vec![mail])
}

/// The form that shows that an address is one's own.
pub fn view_mail_confirm(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    view.form("/mail", "offices-mail-confirm", "", vec![view.hidden("token")])
}
