//! The form that registers a webhook.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Missed, Office};
use offices::events::Event;
use ui::{Choice, Form, FormView, Look, Page};

use crate::actions::Register;
use crate::rules::addresses;

/// The form; the offices are those within the actor's scope.
pub fn view(p: &Page, fields: &Fields, wrong: &Invalid, offices: Vec<Choice>) -> Form {
    let view = FormView::new(p, fields, wrong);
    let event = |event: &Event| Choice::new(event.code(), p.t(&event_key(*event)).into_owned());
    let all = vec![
        view.text("name", "webhooks-name").required().autocomplete("off"),
        view.text("url", "webhooks-url").required().autocomplete("off").keyboard("url"),
        view.choose(Look::Select, "office", "webhooks-office", offices).required(),
        view.choose(Look::Boxes, "events", "webhooks-events", Event::ALL.iter().map(event).collect()).required(),
    ];
    view.form("/webhooks", "webhooks-register", "/webhooks", all)
}

/// The text key of an event; a dot is no letter of a key.
pub fn event_key(event: Event) -> String {
    format!("webhooks-event-{}", event.code().replace('.', "-"))
}

/// Reads it; `offices` are those within the actor's scope.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day, offices: &[Id<Office>], loopback: bool) -> Result<Register, Invalid> {
    let mut check = Check::new(fields, today);
    let name = check.line("name");
    let url = check.line("url").and_then(|url| match addresses::check_url(&url, loopback) {
        Ok(()) => Ok(url),
        Err(key) => check.wrong("url", key),
    });
    let office = check.id::<Office>("office").and_then(|office| {
        if offices.contains(&office) { Ok(office) } else { check.wrong("office", "form-unknown-choice") }
    });
    let events = events(&mut check, fields);
    check.finish(|| Ok(Register { office: office?, name: name?, url: url?, events: events? }))
}

fn events(check: &mut Check<'_>, fields: &Fields) -> Result<Vec<Event>, Missed> {
    let mut events: Vec<Event> = Vec::new();
    for code in fields.all("events") {
        match Event::from_code(code) {
            Some(event) if !events.contains(&event) => events.push(event),
            Some(_) => {}
            None => return check.wrong("events", "form-unknown-choice"),
        }
    }
    if events.is_empty() { check.wrong("events", "form-choose") } else { Ok(events) }
}
