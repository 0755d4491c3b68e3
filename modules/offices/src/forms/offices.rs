//! The form of an office.

use kernel::{Check, Code as _, Day, Fields, Invalid, Missed};
use ui::{Choice, Form, FormView, Look, Page};

use crate::forms::phone;
use crate::model::{NewOffice, OfficeBrief, OfficeKind};
use crate::store::offices::OfficeRow;

/// Reads the form.
pub fn read(fields: &Fields, today: Day) -> Result<NewOffice, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let name_en = check.line_or_empty("name_en");
    let kind = check.code::<OfficeKind>("kind");
    let parent = check.id_or_none("parent");
    let place = place(&mut check, fields);
    let phone = phone(&mut check, fields.get("phone"));
    check.finish(|| {
        let (place, place_name) = place?;
        Ok(NewOffice { parent: parent?, kind: kind?, name: name?, name_en: name_en?, place, place_name, phone: phone? })
    })
}

/// The place as chosen from the proposals, or a code typed by hand: province 2, district 4, subdistrict 6 digits.
fn place(check: &mut Check<'_>, fields: &Fields) -> Result<(String, String), Missed> {
    let name = check.line_or_empty("place")?;
    let chosen = fields.get("place_code").trim().to_owned();
    let typed = thai::digits::to_arabic(&name);
    let is_code = |code: &str| matches!(code.len(), 2 | 4 | 6) && code.bytes().all(|byte| byte.is_ascii_digit());
    match () {
        () if name.is_empty() => Ok((String::new(), String::new())),
        () if is_code(&chosen) => Ok((chosen, name)),
        () if is_code(&typed) => Ok((typed, name)),
        () => check.wrong("place", "offices-place-choose"),
    }
}

/// The form filled from a record.
pub fn filled(office: &OfficeRow) -> Fields {
    let mut fields = Fields::default();
    fields.set("name", office.name.clone());
    fields.set("name_en", office.name_en.clone());
    fields.set("kind", office.kind.code());
    fields.set("parent", office.parent.map(|id| id.to_string()).unwrap_or_default());
    fields.set("place", office.place_name.clone());
    fields.set("place_code", office.place.clone());
    fields.set("phone", office.phone.clone());
    fields.set("version", office.version.to_string());
    fields
}

/// The form as the page shows it; `parents` are the offices it may hang under.
pub fn view(
    p: &Page,
    fields: &Fields,
    invalid: &Invalid,
    parents: &[OfficeBrief],
    way: (String, &str, String),
) -> Form {
    let view = FormView::new(p, fields, invalid);
    let parents = parents.iter().map(|office| Choice::new(office.id.to_string(), office.named(p.lang))).collect();
    let place =
        view.field(Look::Suggest("/places/suggestions"), "place", "offices-place").echo(fields.get("place_code"));
    let (action, deed, back) = way;
    let all = vec![
        view.text("name", "offices-name").required(),
        view.text("name_en", "offices-name-en"),
        view.codes::<OfficeKind>(Look::Select, "kind", "offices-kind").required(),
        view.choose(Look::Select, "parent", "offices-parent", parents),
        place,
        view.short("phone", "offices-phone").keyboard("tel"),
        view.hidden("version"),
    ];
    view.form(action, deed, back, all)
}
