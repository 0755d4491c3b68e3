//! The form of a location.

use kernel::{Check, Day, Fields, Invalid, Lang, Missed};
use people::geography::{self, Rank};
use people::{fill_place, place_fields, read_place};
use ui::{Form, FormView, Page};

use super::lines;
use crate::model::{Coordinates, LocationRecord, NewLocation};

/// Reads it.
pub(crate) fn read_location(fields: &Fields, today: Day) -> Result<NewLocation, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let address = check.line_or_empty("address");
    let place = read_place(&mut check, fields, "place").and_then(|code| subdistrict(&mut check, code));
    let postal_code = postal_code(&mut check);
    let coordinates = coordinates(&mut check, fields);
    let transportation = check.prose_or_empty("transportation");
    let accessibility = check.prose_or_empty("accessibility");
    let phones = lines::phones(&mut check, fields, "phones");
    check.finish(|| {
        Ok(NewLocation {
            name: name?,
            address: address?,
            place: place?,
            postal_code: postal_code?,
            coordinates: coordinates?,
            transportation: transportation?,
            accessibility: accessibility?,
            phones: phones?,
            ..NewLocation::default()
        })
    })
}

/// An address of another directory wants sub-district, district, province and postal code (HSDS `address`).
fn subdistrict(check: &mut Check<'_>, code: Option<i64>) -> Result<Option<i64>, Missed> {
    match code.and_then(geography::place) {
        Some(place) if place.rank() == Rank::Subdistrict => Ok(Some(place.code)),
        Some(_) => check.wrong("place", "directory-place-too-wide"),
        None => check.wrong("place", "form-required"),
    }
}

fn postal_code(check: &mut Check<'_>) -> Result<String, Missed> {
    let text = thai::digits::to_arabic(&check.line_or_empty("postal_code")?);
    let fits = text.is_empty() || text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(text) } else { check.wrong("postal_code", "directory-postal-code-wrong") }
}

fn coordinates(check: &mut Check<'_>, fields: &Fields) -> Result<Option<Coordinates>, Missed> {
    let text = thai::digits::to_arabic(fields.get("coordinates").trim());
    if text.is_empty() {
        return Ok(None);
    }
    let read = text.split_once([',', ' ']).and_then(|(latitude, longitude)| {
        let latitude = latitude.trim().parse().ok()?;
        let longitude = longitude.trim_start_matches([',', ' ']).trim().parse().ok()?;
        Some(Coordinates { latitude, longitude })
    });
    let on_earth = |at: &Coordinates| at.latitude.abs() <= 90.0 && at.longitude.abs() <= 180.0;
    read.filter(on_earth).map_or_else(|| check.wrong("coordinates", "directory-coordinates-wrong"), |at| Ok(Some(at)))
}

/// The form with these values.
pub(crate) fn location_form(p: &Page, fields: &Fields, wrong: &Invalid, action: &str, back: &str) -> Form {
    let view = FormView::new(p, fields, wrong);
    let mut shown = vec![
        view.text("name", "directory-field-location-name").required(),
        view.text("address", "directory-field-address"),
    ];
    shown.extend(place_fields(p, fields, wrong, "place", "directory-field-place").into_iter().map(ui::Field::required));
    shown.extend([
        view.short("postal_code", "directory-field-postal-code").keyboard("numeric"),
        view.text("coordinates", "directory-field-coordinates"),
        view.prose("transportation", "directory-field-transportation").rows(3),
        view.prose("accessibility", "directory-field-accessibility").rows(3),
        view.prose("phones", "directory-field-phones").rows(3),
        view.hidden("version"),
    ]);
    view.form(action, "directory-save", back, shown)
}

/// The values of an entry.
pub(crate) fn filled_location(record: &LocationRecord, lang: Lang) -> Fields {
    let about = &record.about;
    let mut fields = Fields::default();
    for (name, value) in [
        ("name", &about.name),
        ("address", &about.address),
        ("postal_code", &about.postal_code),
        ("transportation", &about.transportation),
        ("accessibility", &about.accessibility),
    ] {
        fields.set(name, value.as_str());
    }
    fill_place(&mut fields, "place", about.place, lang);
    if let Some(at) = about.coordinates {
        fields.set("coordinates", format!("{}, {}", at.latitude, at.longitude));
    }
    fields.set("phones", lines::of_phones(&about.phones));
    fields.set("version", record.stamp.version.to_string());
    fields
}
