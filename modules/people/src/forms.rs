//! Form fields to commands and back, errors per field.

mod address;
mod person;
mod ties;
mod units;

pub(crate) use person::{edit_form, filled, read_edit, read_registering, registering_form};
pub(crate) use ties::{pick_fields, read_group_member, read_household_member, read_relation};
pub(crate) use units::{
    community_form, filled_community, filled_group, filled_household, group_form, household_form, read_community,
    read_group, read_household,
};

use ui::{ConflictRow, Field, Form, Look};

/// Two versions of one form, field by field, as their readers see them.
pub(crate) fn differences(mine: &Form, theirs: &Form) -> Vec<ConflictRow> {
    let shown = |field: &&Field| !matches!(field.look, Look::Hidden | Look::Heading);
    let pairs = mine
        .fields
        .iter()
        .filter(shown)
        .map(|field| (field, theirs.fields.iter().find(|other| other.name == field.name)));
    pairs
        .map(|(field, other)| ConflictRow {
            label: field.label.clone(),
            mine: said(field),
            theirs: other.map(said).unwrap_or_default(),
        })
        .collect()
}

fn said(field: &Field) -> String {
    if field.options.is_empty() {
        return field.value.clone();
    }
    let chosen = field.options.iter().filter(|option| option.selected && !option.value.is_empty());
    chosen.map(|option| option.label.as_str()).collect::<Vec<_>>().join(", ")
}
