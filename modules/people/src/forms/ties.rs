//! Choosing somebody from the registry as a member of a household or of a group.

use kernel::{Check, Code, Day, Fields, Id, Invalid, Missed, Person};
use ui::{Choice, Field, FormView, Look, Page};

use crate::brief::Hit;
use crate::model::Span;

/// Somebody chosen, what they are, and from when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picked<T> {
    pub person: Id<Person>,
    pub what: T,
    pub span: Span,
}

/// The persons to choose from, what they are (`what` is the label of the closed list), and the days.
pub(crate) fn pick_fields<T: Code>(
    p: &Page,
    fields: &Fields,
    invalid: &Invalid,
    hits: &[Hit],
    what: &str,
) -> Vec<Field> {
    let view = FormView::new(p, fields, invalid);
    let choice =
        |hit: &Hit| Choice::new(hit.brief.id.to_string(), hit.brief.name.as_str()).hint(hit.brief.facts(p).join(" · "));
    vec![
        view.choose(Look::Radios, "person", "people-pick-person", hits.iter().map(choice).collect()).required(),
        view.codes::<T>(Look::Select, "what", what).required(),
        view.date("from", "people-from"),
        view.date("until", "people-until"),
        view.hidden("text"),
    ]
}

/// Reads who was chosen, and as what.
pub(crate) fn read_picked<T: Code>(fields: &Fields, today: Day) -> Result<Picked<T>, Invalid> {
    let mut check = Check::new(fields, today);
    let person = check.id("person");
    let what = check.code("what");
    let (from, until) = (check.day_or_none("from"), check.day_or_none("until"));
    if let (Ok(from), Ok(until)) = (&from, &until)
        && (Span { from: *from, until: *until }).is_backwards()
    {
        let _: Result<(), Missed> = check.wrong("until", "people-refused-backwards");
    }
    check.finish(|| Ok(Picked { person: person?, what: what?, span: Span { from: from?, until: until? } }))
}
