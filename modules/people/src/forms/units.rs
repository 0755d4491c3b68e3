//! The fields of households, groups and communities.

use kernel::{Check, Day, Fields, Invalid, Lang};
use ui::{Form, FormView, Page};

use crate::forms::address::{self, Parts, fill_place, place_fields, read_place};
use crate::model::{NewCommunity, NewGroup, NewHousehold};
use crate::store::units::{CommunityRow, GroupRow, HouseholdRow};

/// A household's form; it goes to `action`, and back to `back`.
pub(crate) fn household_form(p: &Page, fields: &Fields, invalid: &Invalid, action: &str, back: &str) -> Form {
    let view = FormView::new(p, fields, invalid);
    let mut shown = vec![view.text("name", "people-household-name").required()];
    shown.extend(address::fields(p, fields, invalid, "at", Parts::All));
    shown.extend([view.prose("note", "people-note").rows(3), view.hidden("version"), view.hidden("person")]);
    view.form(action, "people-save", back, shown)
}

/// Reads a household.
pub(crate) fn read_household(fields: &Fields, today: Day) -> Result<NewHousehold, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let address = address::read(&mut check, fields, "at");
    let note = check.prose_or_empty("note");
    check.finish(|| Ok(NewHousehold { name: name?, address: address?, note: note? }))
}

/// The fields filled from a household.
pub(crate) fn filled_household(row: &HouseholdRow, lang: Lang) -> Fields {
    let mut fields = Fields::default();
    fields.set("name", row.name.as_str());
    fields.set("note", row.note.as_str());
    fields.set("version", row.version.to_string());
    address::fill(&mut fields, "at", &row.address(), lang);
    fields
}

/// A group's form.
pub(crate) fn group_form(p: &Page, fields: &Fields, invalid: &Invalid, action: &str, back: &str) -> Form {
    let view = FormView::new(p, fields, invalid);
    let mut shown =
        vec![view.text("name", "people-group-name").required(), view.prose("purpose", "people-purpose").rows(3)];
    shown.extend(place_fields(p, fields, invalid, "place", "people-place"));
    shown.extend([view.prose("note", "people-note").rows(3), view.hidden("version")]);
    view.form(action, "people-save", back, shown)
}

/// Reads a group.
pub(crate) fn read_group(fields: &Fields, today: Day) -> Result<NewGroup, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let purpose = check.prose_or_empty("purpose");
    let place = read_place(&mut check, fields, "place");
    let note = check.prose_or_empty("note");
    check.finish(|| Ok(NewGroup { name: name?, purpose: purpose?, place: place?, note: note? }))
}

/// The fields filled from a group.
pub(crate) fn filled_group(row: &GroupRow, lang: Lang) -> Fields {
    let mut fields = Fields::default();
    fields.set("name", row.name.as_str());
    fields.set("purpose", row.purpose.as_str());
    fields.set("note", row.note.as_str());
    fields.set("version", row.version.to_string());
    fill_place(&mut fields, "place", row.place, lang);
    fields
}

/// A community's form.
pub(crate) fn community_form(p: &Page, fields: &Fields, invalid: &Invalid, action: &str, back: &str) -> Form {
    let view = FormView::new(p, fields, invalid);
    let mut shown = vec![
        view.text("name", "people-community-name").required(),
        view.short("moo", "people-moo").keyboard("numeric"),
    ];
    shown.extend(place_fields(p, fields, invalid, "place", "people-place"));
    shown.extend([
        view.text("leader", "people-leader"),
        view.short("leader_phone", "people-leader-phone").keyboard("tel"),
        view.prose("note", "people-note").rows(4),
        view.hidden("version"),
    ]);
    view.form(action, "people-save", back, shown)
}

/// Reads a community.
pub(crate) fn read_community(fields: &Fields, today: Day) -> Result<NewCommunity, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let moo = check.line_or_empty("moo");
    let place = read_place(&mut check, fields, "place");
    let leader = check.line_or_empty("leader");
    let leader_phone = match fields.get("leader_phone").trim() {
        "" => Ok(String::new()),
        text => thai::phone::parse(text)
            .map(|phone| phone.to_string())
            .or_else(|_| check.wrong("leader_phone", "people-phone-wrong")),
    };
    let note = check.prose_or_empty("note");
    check.finish(|| {
        Ok(NewCommunity {
            name: name?,
            moo: moo?,
            place: place?,
            leader: leader?,
            leader_phone: leader_phone?,
            note: note?,
        })
    })
}

/// The fields filled from a community.
pub(crate) fn filled_community(row: &CommunityRow, lang: Lang) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in [
        ("name", &row.name),
        ("moo", &row.moo),
        ("leader", &row.leader),
        ("leader_phone", &row.leader_phone),
        ("note", &row.note),
    ] {
        fields.set(name, value.as_str());
    }
    fields.set("version", row.version.to_string());
    fill_place(&mut fields, "place", row.place, lang);
    fields
}
