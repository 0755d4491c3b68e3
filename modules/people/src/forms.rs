//! Form fields to commands and back, errors per field.

mod address;
mod merging;
mod person;
mod relations;
mod ties;
mod units;

pub use address::{fill_place, place_fields, read_place};
pub(crate) use merging::{field, pair_fields, read_merging, read_pair, read_reason, read_separating, versions};
pub(crate) use person::{edit_form, filled, read_edit, read_registering, read_sketch, registering_form};
pub(crate) use relations::{changing, filled_relation, read_change, read_relation, relating};
pub(crate) use ties::{pick_fields, read_picked};
pub(crate) use units::{UnitForm, filled_unit, unit_form};
