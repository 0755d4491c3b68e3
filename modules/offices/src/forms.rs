//! From form fields to commands, and from records to filled forms.

pub(crate) mod account;
pub(crate) mod links;
pub(crate) mod offices;
pub(crate) mod staff;
pub(crate) mod tokens;

/// A telephone number in its one spelling, or nothing.
pub(crate) fn phone(check: &mut kernel::Check<'_>, text: &str) -> Result<String, kernel::Missed> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    match thai::phone::parse(text) {
        Ok(phone) => Ok(phone.to_string()),
        Err(_) => check.wrong("phone", "offices-phone-wrong"),
    }
}
