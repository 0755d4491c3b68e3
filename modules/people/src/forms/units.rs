//! The fields of households, groups and communities.

use kernel::{Check, Community, Day, Fields, Group, Household, Invalid, Lang};
use ui::{Field, Form, FormView, Page};

use crate::forms::address::{self, Parts, fill_place, place_fields, read_place};
use crate::model::{NewCommunity, NewGroup, NewHousehold};
use crate::store::units::{Record, Unit};

/// ครัวเรือน กลุ่ม หรือชุมชน as it is typed.
pub(crate) trait UnitForm: Unit {
    /// The folder of its addresses, which is also the middle of the keys of its texts: "households".
    const FOLDER: &'static str;
    /// The sentence that says that one was registered.
    const SAID: &'static str;

    /// The fields of its own.
    fn fields(p: &Page, fields: &Fields, invalid: &Invalid) -> Vec<Field>;
    /// Reads them.
    fn read(fields: &Fields, today: Day) -> Result<Self::New, Invalid>;
    /// Fills them.
    fn fill(fields: &mut Fields, new: &Self::New, lang: Lang);
}

/// The form of a unit; it goes to `action`, and back to there.
pub(crate) fn unit_form<U: UnitForm>(p: &Page, fields: &Fields, invalid: &Invalid, action: &str) -> Form {
    let view = FormView::new(p, fields, invalid);
    let mut shown = U::fields(p, fields, invalid);
    shown.extend([view.hidden("version"), view.hidden("for")]);
    view.form(action, "people-save", action, shown)
}

/// The fields filled from a record.
pub(crate) fn filled_unit<U: UnitForm>(record: &Record<U>, lang: Lang) -> Fields {
    let mut fields = Fields::of_version(record.version);
    U::fill(&mut fields, &record.unit, lang);
    fields
}

impl UnitForm for Household {
    const FOLDER: &'static str = "households";
    const SAID: &'static str = "people-household-registered";

    fn fields(p: &Page, fields: &Fields, invalid: &Invalid) -> Vec<Field> {
        let view = FormView::new(p, fields, invalid);
        let mut shown = vec![view.text("name", "people-household-name").required()];
        shown.extend(address::fields(p, fields, invalid, "at", Parts::All));
        shown.extend([view.prose("note", "people-note").rows(3), view.hidden("person")]);
        shown
    }

    fn read(fields: &Fields, today: Day) -> Result<NewHousehold, Invalid> {
        let mut check = Check::new(fields, today);
        let name = check.line("name");
        let address = address::read(&mut check, fields, "at");
        let note = check.prose_or_empty("note");
        check.finish(|| Ok(NewHousehold { name: name?, address: address?, note: note? }))
    }

    fn fill(fields: &mut Fields, new: &NewHousehold, lang: Lang) {
        fields.set("name", new.name.as_str());
        fields.set("note", new.note.as_str());
        address::fill(fields, "at", &new.address, lang);
    }
}

impl UnitForm for Group {
    const FOLDER: &'static str = "groups";
    const SAID: &'static str = "people-group-registered";

    fn fields(p: &Page, fields: &Fields, invalid: &Invalid) -> Vec<Field> {
        let view = FormView::new(p, fields, invalid);
        let name = view.text("name", "people-group-name").required();
        let mut shown = vec![name, view.prose("purpose", "people-purpose").rows(3)];
        shown.extend(place_fields(p, fields, invalid, "place", "people-place"));
        shown.push(view.prose("note", "people-note").rows(3));
        shown
    }

    fn read(fields: &Fields, today: Day) -> Result<NewGroup, Invalid> {
        let mut check = Check::new(fields, today);
        let name = check.line("name");
        let purpose = check.prose_or_empty("purpose");
        let place = read_place(&mut check, fields, "place");
        let note = check.prose_or_empty("note");
        check.finish(|| Ok(NewGroup { name: name?, purpose: purpose?, place: place?, note: note? }))
    }

    fn fill(fields: &mut Fields, new: &NewGroup, lang: Lang) {
        fields.set("name", new.name.as_str());
        fields.set("purpose", new.purpose.as_str());
        fields.set("note", new.note.as_str());
        fill_place(fields, "place", new.place, lang);
    }
}

impl UnitForm for Community {
    const FOLDER: &'static str = "communities";
    const SAID: &'static str = "people-community-registered";

    fn fields(p: &Page, fields: &Fields, invalid: &Invalid) -> Vec<Field> {
        let view = FormView::new(p, fields, invalid);
        let name = view.text("name", "people-community-name").required();
        let mut shown = vec![name, view.short("moo", "people-moo").keyboard("numeric")];
        shown.extend(place_fields(p, fields, invalid, "place", "people-place"));
        shown.extend([
            view.text("leader", "people-leader"),
            view.short("leader_phone", "people-leader-phone").keyboard("tel"),
            view.prose("note", "people-note").rows(4),
        ]);
        shown
    }

    fn read(fields: &Fields, today: Day) -> Result<NewCommunity, Invalid> {
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
            let (name, moo, place) = (name?, moo?, place?);
            Ok(NewCommunity { name, moo, place, leader: leader?, leader_phone: leader_phone?, note: note? })
        })
    }

    fn fill(fields: &mut Fields, new: &NewCommunity, lang: Lang) {
        let NewCommunity { name, moo, place, leader, leader_phone, note } = new;
        for (field, value) in
            [("name", name), ("moo", moo), ("leader", leader), ("leader_phone", leader_phone), ("note", note)]
        {
            fields.set(field, value.as_str());
        }
        fill_place(fields, "place", *place, lang);
    }
}
