//! Form fields to commands and back, errors per field.

mod ask;
mod hours;
mod lines;
mod location;
mod organisation;
mod service;

pub(crate) use ask::{Asked, ask, ask_fields, query};
pub(crate) use hours::span;
pub(crate) use location::{filled_location, location_form, read_location};
pub(crate) use organisation::{filled_organisation, organisation_form, read_organisation};
pub(crate) use service::{Choices, filled_service, read_service, service_form};

use kernel::{Check, Missed};

use crate::hsds::addresses::is_email;

/// An e-mail address, or nothing.
fn email(check: &mut Check<'_>, name: &str) -> Result<String, Missed> {
    let text = check.line_or_empty(name)?;
    if text.is_empty() || is_email(&text) { Ok(text) } else { check.wrong(name, "directory-email-wrong") }
}

/// An address on the net, or nothing; whoever leaves the `https://` out means it.
fn address(check: &mut Check<'_>, name: &str) -> Result<String, Missed> {
    let text = check.line_or_empty(name)?;
    if text.is_empty() {
        return Ok(text);
    }
    let whole = if text.contains("://") { text } else { format!("https://{text}") };
    let known = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"));
    let fits = known.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace));
    if fits { Ok(whole) } else { check.wrong(name, "directory-address-wrong") }
}
