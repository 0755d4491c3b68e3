//! The form that makes a token.

use kernel::{Check, Code as _, Day, Fields, Invalid, Missed};
use ui::{Choice, Form, FormView, Look, Page};
use web::api::Scope;

use crate::actions::tokens::IssueToken;
use crate::rules::tokens::DAYS;

/// The form.
pub fn view(p: &Page, fields: &Fields, wrong: &Invalid) -> Form {
    let view = FormView::new(p, fields, wrong);
    let scope = |scope: &Scope| Choice::new(scope.code(), p.t(&scope_key(*scope)).into_owned());
    let days = |days: &i64| Choice::new(days.to_string(), p.count("offices-tokens-days", *days));
    let all = vec![
        view.text("name", "offices-tokens-name").required().autocomplete("off"),
        view.choose(Look::Boxes, "scopes", "offices-tokens-scopes", Scope::ALL.iter().map(scope).collect()).required(),
        view.choose(Look::Radios, "days", "offices-tokens-until", DAYS.iter().map(days).collect()).required(),
    ];
    view.form("/me/tokens", "offices-tokens-issue", "/me", all)
}

/// The text key of a scope; a colon is no letter of a key.
pub fn scope_key(scope: Scope) -> String {
    format!("offices-tokens-scope-{}", scope.code().replace(':', "-"))
}

/// Reads it.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day) -> Result<IssueToken, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let scopes = scopes(&mut check, fields);
    let days = match fields.get("days").parse() {
        Ok(days) if DAYS.contains(&days) => Ok(days),
        _ => check.wrong("days", "form-choose"),
    };
    check.finish(|| Ok(IssueToken { name: name?, scopes: scopes?, days: days? }))
}

fn scopes(check: &mut Check<'_>, fields: &Fields) -> Result<Vec<Scope>, Missed> {
    let mut scopes: Vec<Scope> = Vec::new();
    for code in fields.all("scopes") {
        match Scope::from_code(code) {
            Some(scope) if !scopes.contains(&scope) => scopes.push(scope),
            Some(_) => {}
            None => return check.wrong("scopes", "form-unknown-choice"),
        }
    }
    if scopes.is_empty() { check.wrong("scopes", "form-choose") } else { Ok(scopes) }
}
