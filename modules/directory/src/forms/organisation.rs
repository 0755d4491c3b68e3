//! The form of an organisation.

use kernel::{Check, Day, Fields, Invalid};
use ui::{Form, FormView, Page};

use super::{address, email, lines};
use crate::model::{NewOrganisation, OrganisationRecord};

/// Reads it.
pub(crate) fn read_organisation(fields: &Fields, today: Day) -> Result<NewOrganisation, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let alternate_name = check.line_or_empty("alternate_name");
    let description = check.prose("description");
    let legal_status = check.line_or_empty("legal_status");
    let phones = lines::phones(&mut check, fields, "phones");
    let email = email(&mut check, "email");
    let website = address(&mut check, "website");
    let contacts = lines::contacts(fields, "contacts");
    check.finish(|| {
        Ok(NewOrganisation {
            name: name?,
            alternate_name: alternate_name?,
            description: description?,
            legal_status: legal_status?,
            phones: phones?,
            email: email?,
            website: website?,
            contacts,
            source: crate::model::Source::default(),
        })
    })
}

/// The form with these values.
pub(crate) fn organisation_form(p: &Page, fields: &Fields, wrong: &Invalid, action: &str, back: &str) -> Form {
    let view = FormView::new(p, fields, wrong);
    let shown = vec![
        view.text("name", "directory-field-name").required(),
        view.text("alternate_name", "directory-field-alternate-name"),
        view.prose("description", "directory-field-description").rows(4).required(),
        view.text("legal_status", "directory-field-legal-status"),
        view.prose("phones", "directory-field-phones").rows(3),
        view.text("email", "directory-field-email").keyboard("email"),
        view.text("website", "directory-field-website").keyboard("url"),
        view.prose("contacts", "directory-field-contacts").rows(3),
        view.hidden("version"),
    ];
    view.form(action, "directory-save", back, shown)
}

/// The values of an entry.
pub(crate) fn filled_organisation(record: &OrganisationRecord) -> Fields {
    let about = &record.about;
    let mut fields = Fields::default();
    for (name, value) in [
        ("name", &about.name),
        ("alternate_name", &about.alternate_name),
        ("description", &about.description),
        ("legal_status", &about.legal_status),
        ("email", &about.email),
        ("website", &about.website),
    ] {
        fields.set(name, value.as_str());
    }
    fields.set("phones", lines::of_phones(&about.phones));
    fields.set("contacts", lines::of_contacts(&about.contacts));
    fields.set("version", record.stamp.version.to_string());
    fields
}
