//! The forms of an account: signing in, the second step, a new password, the second factor.

use kernel::{Fields, Invalid};
use ui::{Form, FormView, Look, Page};

use crate::rules::passwords::{Owner, check_password};

/// The form of the sign-in page.
pub fn sign_in(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![
        view.text("user_name", "offices-account-user-name").required().autocomplete("username"),
        view.field(Look::Password, "password", "offices-account-password").required().autocomplete("current-password"),
        view.hidden("next"),
    ];
    view.form("/sign-in", "offices-account-sign-in", "", all)
}

/// The form of the second step.
pub fn code(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![
        view.short("code", "offices-account-code").required().autocomplete("one-time-code"),
        view.hidden("ticket"),
        view.hidden("next"),
    ];
    view.form("/sign-in/code", "offices-account-sign-in", "/sign-in", all)
}

/// A new password written twice.
///
/// # Errors
/// What is wrong with it.
pub fn read_new_password<'a>(fields: &'a Fields, owner: &Owner) -> Result<&'a str, Invalid> {
    let password = fields.get("password");
    check_password(password, owner).map_err(|key| Invalid::one("password", key))?;
    if fields.get("again") == password {
        Ok(password)
    } else {
        Err(Invalid::one("again", "offices-account-again-differs"))
    }
}

/// The form of the last step for those whose first password somebody else set.
pub fn first_password(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let all = vec![
        view.field(Look::Password, "password", "offices-account-new-password").required().autocomplete("new-password"),
        view.field(Look::Password, "again", "offices-account-again").required().autocomplete("new-password"),
        view.hidden("ticket"),
        view.hidden("next"),
    ];
    view.form("/sign-in/password", "offices-account-set-password", "/sign-in", all)
}

/// The form that changes one's own password, or sets the first of an account that has none.
pub fn password(p: &Page, invalid: &Invalid, has_one: bool) -> Form {
    let none = Fields::default();
    let view = FormView::new(p, &none, invalid);
    let known = view.field(Look::Password, "known", "offices-account-known-password");
    let mut all = vec![
        known.required().autocomplete("current-password"),
        view.field(Look::Password, "password", "offices-account-new-password").required().autocomplete("new-password"),
        view.field(Look::Password, "again", "offices-account-again").required().autocomplete("new-password"),
    ];
    if !has_one {
        all.remove(0);
    }
    view.form("/me/password", "offices-account-change-password", "/me", all)
}

/// The form that turns the second factor on.
pub fn second_factor_on(p: &Page, invalid: &Invalid) -> Form {
    let none = Fields::default();
    let view = FormView::new(p, &none, invalid);
    let code = view.short("code", "offices-account-code").required().autocomplete("one-time-code").keyboard("numeric");
    view.form("/me/second-factor", "offices-account-second-factor-on", "/me", vec![code])
}

/// The form that turns the second factor off.
pub fn second_factor_off(p: &Page) -> Form {
    let (none, right) = (Fields::default(), Invalid::default());
    FormView::new(p, &none, &right).form("/me/second-factor/ending", "offices-account-second-factor-off", "/me", vec![])
}

/// The form that asks again who is there, for those who have a password.
pub fn proof(p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let view = FormView::new(p, fields, invalid);
    let password =
        view.field(Look::Password, "password", "offices-account-password").required().autocomplete("current-password");
    view.form("/me/proof", "offices-proof-give", "/me", vec![password, view.hidden("next")])
}

/// The fields of a form that a passkey fills in: the hidden answer, and with it the name where one is made.
pub fn passkey(p: &Page, fields: &Fields, invalid: &Invalid, (action, deed): (&str, &str), named: bool) -> Form {
    let view = FormView::new(p, fields, invalid);
    let mut all = Vec::new();
    if named {
        all.push(view.text("name", "offices-passkeys-name").required().autocomplete("off"));
    }
    all.extend([view.hidden("credential"), view.hidden("next"), view.hidden("token"), view.hidden("user_name")]);
    view.form(action, deed, "", all)
}
