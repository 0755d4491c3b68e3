//! Who signed for a letter, and when.

use kernel::{Check, Fields, Id, Invalid, Moment};
use ui::{Choice, Field, FormView, Look};

use crate::model::{Delivery, DeliveryRow};

/// ผู้รับลงชื่อ: which delivery, with who took it and when.
///
/// # Errors
/// Every field that is wrong: none of those who have not signed yet, or a moment before it was sent or still to come.
pub fn read(fields: &Fields, open: &[DeliveryRow], now: Moment) -> Result<DeliveryRow, Invalid> {
    let mut check = Check::new(fields, now.day());
    let chosen = check.id::<Delivery>("delivery");
    let row = match chosen {
        Ok(id) => match open.iter().find(|row| row.id == id) {
            Some(row) => Ok(row.clone()),
            None => check.wrong("delivery", "form-unknown-choice"),
        },
        Err(missed) => Err(missed),
    };
    let by = check.line("taken-by");
    let at = super::moment(&mut check, fields, ("taken-on", "taken-time"));
    let at = match (&row, at) {
        (_, Ok(at)) if at > now => check.wrong("taken-on", "correspondence-form-not-yet"),
        (Ok(row), Ok(at)) if at.day() < row.sent_at.day() => {
            check.wrong("taken-on", "correspondence-form-out-of-order")
        }
        (_, at) => at,
    };
    check.finish(|| Ok(DeliveryRow { taken_by: by?, taken_at: Some(at?), ..row? }))
}

/// The first that is open, now.
#[must_use]
pub fn blank(open: &[DeliveryRow], now: Moment) -> Fields {
    let mut fields = Fields::default();
    fields.set("delivery", open.first().map_or_else(String::new, |row: &DeliveryRow| Id::to_string(&row.id)));
    super::set_moment(&mut fields, ("taken-on", "taken-time"), now);
    fields
}

/// The fields.
#[must_use]
pub fn fields(view: &FormView<'_>, open: &[DeliveryRow]) -> Vec<Field> {
    let choice = |row: &DeliveryRow| Choice::new(row.id.to_string(), row.to_name.as_str());
    vec![
        view.choose(Look::Select, "delivery", "correspondence-receipt-of", open.iter().map(choice).collect())
            .required(),
        view.text("taken-by", "correspondence-loan-taker").required(),
        view.date("taken-on", "correspondence-receipt-on").required(),
        view.short("taken-time", "correspondence-receipt-time").required(),
    ]
}
