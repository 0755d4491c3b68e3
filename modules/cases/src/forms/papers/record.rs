//! บันทึกการค้นหาข้อเท็จจริง: facts apart from opinion.

use kernel::{Check, Code as _, Fields, Missed};
use ui::{Field, FormView};

use crate::model::{PaperForm, RecordBody};

pub(super) fn read(check: &mut Check<'_>) -> Result<RecordBody, Missed> {
    let place = check.line("place");
    let people = check.line("people");
    let facts = check.prose("facts");
    let opinion = check.prose_or_empty("opinion");
    Ok(RecordBody { place: place?, people: people?, facts: facts?, opinion: opinion? })
}

pub(super) fn fields_of(body: &RecordBody) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in
        [("place", &body.place), ("people", &body.people), ("facts", &body.facts), ("opinion", &body.opinion)]
    {
        fields.set(name, value.as_str());
    }
    fields
}

pub(super) fn fields(view: &FormView<'_>, form: PaperForm) -> Vec<Field> {
    vec![
        view.text("place", "cases-record-place").required(),
        view.text("people", &format!("cases-record-people-{}", form.code())).required(),
        view.prose("facts", "cases-record-facts").rows(12).required(),
        view.prose("opinion", "cases-record-opinion").rows(5),
    ]
}
