//! The fields of an address, and a place that is typed freely and settled by choice where it has namesakes.

use kernel::{Check, Fields, Invalid, Lang, Missed};
use thai::digits;
use ui::{Choice, Field, FormView, Look, Page};

use crate::geography::{self, Place, Resolved};
use crate::model::Address;

/// Where the proposals come from.
const PROPOSALS: &str = "/places";

/// The key of the reason that asks the reader to choose among namesakes.
const CHOOSE: &str = "people-place-several";

/// The place field, and the namesakes to choose from when what was typed has several.
#[must_use]
pub fn place_fields(p: &Page, fields: &Fields, invalid: &Invalid, name: &str, label: &str) -> Vec<Field> {
    let view = FormView::new(p, fields, invalid);
    let field = view.field(Look::Suggest(PROPOSALS), name, label).echo(fields.get(&format!("{name}_code")));
    let mut shown = vec![field];
    if invalid.of(name) == Some(CHOOSE)
        && let Resolved::Several(places) = geography::resolve(fields.get(name))
    {
        let choice = |place: &Place| Choice::new(place.code.to_string(), place.label(p.lang));
        let choices = places.iter().map(choice).collect();
        shown.push(view.choose(Look::Radios, &format!("{name}_pick"), "people-place-pick", choices).required());
    }
    shown
}

/// Reads a place: a namesake picked, a proposal taken, or text that is one place and no other. Empty is no place.
///
/// # Errors
/// [`Missed`] when no place fits, or several do and none was picked.
pub fn read_place(check: &mut Check<'_>, fields: &Fields, name: &str) -> Result<Option<i64>, Missed> {
    let text = thai::name::clean(fields.get(name));
    if text.is_empty() {
        return Ok(None);
    }
    let coded = |field: &str| fields.get(&format!("{name}_{field}")).parse().ok().and_then(geography::place);
    if let Some(picked) = coded("pick") {
        return Ok(Some(picked.code));
    }
    if let Some(taken) =
        coded("code").filter(|place| [Lang::Th, Lang::En].iter().any(|lang| place.label(*lang) == text))
    {
        return Ok(Some(taken.code));
    }
    match geography::resolve(&text) {
        Resolved::One(place) => Ok(Some(place.code)),
        Resolved::Several(_) => check.wrong(name, CHOOSE),
        Resolved::None => check.wrong(name, "people-place-unknown"),
    }
}

/// Fills the place field.
pub fn fill_place(fields: &mut Fields, name: &str, place: Option<i64>, lang: Lang) {
    if let Some(place) = place.and_then(geography::place) {
        fields.set(name, place.label(lang));
        fields.set(&format!("{name}_code"), place.code.to_string());
    }
}

/// Which parts of an address a form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parts {
    /// House, village and place.
    Few,
    /// Every part.
    All,
}

/// The fields of an address, their names begun with `prefix`.
pub(crate) fn fields(p: &Page, fields: &Fields, invalid: &Invalid, prefix: &str, parts: Parts) -> Vec<Field> {
    let view = FormView::new(p, fields, invalid);
    let name = |part: &str| format!("{prefix}_{part}");
    let mut shown = vec![view.short(&name("house"), "people-house")];
    if parts == Parts::All {
        shown.push(view.text(&name("building"), "people-building"));
    }
    shown.push(view.short(&name("moo"), "people-moo").keyboard("numeric"));
    if parts == Parts::All {
        shown.push(view.text(&name("soi"), "people-soi"));
        shown.push(view.text(&name("road"), "people-road"));
    }
    shown.extend(place_fields(p, fields, invalid, &name("place"), "people-place"));
    if parts == Parts::All {
        shown.push(view.short(&name("zip"), "people-zip").keyboard("numeric"));
        shown.push(view.short(&name("house_code"), "people-house-code").keyboard("numeric"));
    }
    shown
}

/// Reads an address.
pub(crate) fn read(check: &mut Check<'_>, fields: &Fields, prefix: &str) -> Result<Address, Missed> {
    let name = |part: &str| format!("{prefix}_{part}");
    let house = check.line_or_empty(&name("house"));
    let building = check.line_or_empty(&name("building"));
    let moo = check.line_or_empty(&name("moo")).map(|moo| village_number(&moo));
    let (soi, road) = (check.line_or_empty(&name("soi")), check.line_or_empty(&name("road")));
    let place = read_place(check, fields, &name("place"));
    let zip = read_digits(check, &name("zip"), 5, "people-zip-wrong");
    let house_code = read_digits(check, &name("house_code"), 11, "people-house-code-wrong");
    Ok(Address {
        house: house?,
        building: building?,
        moo: moo?,
        soi: soi?,
        road: road?,
        place: place?,
        zip: zip?,
        house_code: house_code?,
    })
}

/// `ม.4`, `หมู่ ๔` and `4` are one village.
fn village_number(text: &str) -> String {
    let text = digits::to_arabic(text);
    let bare = ["หมู่ที่", "หมู่", "ม."].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    bare.trim().to_owned()
}

fn read_digits(check: &mut Check<'_>, name: &str, length: usize, wrong: &'static str) -> Result<String, Missed> {
    let text: String =
        digits::to_arabic(&check.line_or_empty(name)?).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let fits = text.is_empty() || text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(text) } else { check.wrong(name, wrong) }
}

/// Fills the fields of an address.
pub(crate) fn fill(fields: &mut Fields, prefix: &str, address: &Address, lang: Lang) {
    let mut set = |part: &str, value: &str| fields.set(&format!("{prefix}_{part}"), value);
    set("house", &address.house);
    set("building", &address.building);
    set("moo", &address.moo);
    set("soi", &address.soi);
    set("road", &address.road);
    set("zip", &address.zip);
    set("house_code", &address.house_code);
    fill_place(fields, &format!("{prefix}_place"), address.place, lang);
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;

    fn read_from(pairs: &[(&str, &str)]) -> Result<Address, Invalid> {
        let fields = Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        let mut check = Check::new(&fields, Day::from_number(20_260_901).unwrap());
        let address = read(&mut check, &fields, "at");
        check.finish(|| address)
    }

    #[test]
    fn a_place_in_full_is_understood_and_the_village_number_is_bare() {
        let address = read_from(&[("at_moo", "หมู่ที่ ๔"), ("at_place", "ต.คลองแห อ.หาดใหญ่ จ.สงขลา")]).unwrap();
        assert_eq!(
            (address.moo.as_str(), address.place),
            ("4", geography::search("คลองแห", 1).first().map(|place| place.code))
        );
    }

    #[test]
    fn namesakes_are_asked_about_and_settled_by_choice() {
        let asked = read_from(&[("at_place", "ต.ในเมือง")]).unwrap_err();
        assert_eq!(asked.of("at_place"), Some(CHOOSE));
        let settled = read_from(&[("at_place", "ต.ในเมือง"), ("at_place_pick", "300101")]).unwrap();
        assert_eq!(settled.place, Some(300_101));
    }

    #[test]
    fn a_proposal_whose_text_was_changed_is_read_anew() {
        let address = read_from(&[("at_place", "คลองแห"), ("at_place_code", "300101")]).unwrap();
        assert_eq!(address.place().map(|place| place.th), Some("คลองแห"));
        assert_eq!(read_from(&[("at_place", "นาร์เนีย")]).unwrap_err().of("at_place"), Some("people-place-unknown"));
    }
}
