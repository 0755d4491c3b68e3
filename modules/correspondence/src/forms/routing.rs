//! การเกษียณ: to whom, in order, with what instruction.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Missed};
use offices::{OfficeBrief, StaffBrief};
use ui::{Choice, Field, FormView, Look};

use crate::actions::NewStep;
use crate::model::{Asks, To};

/// Stops that one form adds.
const STOPS: usize = 3;

/// ผู้รับที่เลือกได้: people and units to whom a letter can be sent.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// People, the nearest office first.
    pub staff: Vec<StaffBrief>,
    /// Units; none for a secret letter.
    pub offices: Vec<OfficeBrief>,
}

impl Choices {
    fn find(&self, text: &str) -> Option<To> {
        let (kind, id) = text.split_once('-')?;
        match kind {
            "staff" => {
                let id: Id<kernel::Staff> = id.parse().ok()?;
                self.staff.iter().any(|staff| staff.id == id).then_some(To::Staff(id))
            }
            "office" => {
                let id: Id<kernel::Office> = id.parse().ok()?;
                self.offices.iter().any(|office| office.id == id).then_some(To::Office(id))
            }
            _ => None,
        }
    }

    fn options(&self, lang: kernel::Lang) -> Vec<Choice> {
        let staff = |staff: &StaffBrief| {
            Choice::new(format!("staff-{}", staff.id), format!("{} · {}", staff.name, staff.office_name))
        };
        let office = |office: &OfficeBrief| Choice::new(format!("office-{}", office.id), office.named(lang).to_owned());
        self.staff.iter().map(staff).chain(self.offices.iter().map(office)).collect()
    }
}

/// Reads the stops, in their order; anybody but these is no choice, however the form was sent.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, choices: &Choices, today: Day) -> Result<Vec<NewStep>, Invalid> {
    let mut check = Check::new(fields, today);
    let mut steps = Vec::new();
    for place in 1..=STOPS {
        let to = format!("to-{place}");
        if place > 1 && fields.get(&to).is_empty() {
            continue;
        }
        steps.push(read_one(&mut check, fields, choices, place));
    }
    check.finish(|| steps.into_iter().collect())
}

fn read_one(check: &mut Check<'_>, fields: &Fields, choices: &Choices, place: usize) -> Result<NewStep, Missed> {
    let name = format!("to-{place}");
    let to = match (choices.find(fields.get(&name)), fields.get(&name)) {
        (Some(to), _) => Ok(to),
        (None, "") => check.wrong(&name, "form-choose"),
        (None, _) => check.wrong(&name, "form-unknown-choice"),
    };
    let asks = check.code::<Asks>(&format!("asks-{place}"));
    let instruction = check.prose_or_empty(&format!("instruction-{place}"));
    Ok(NewStep { to: to?, asks: asks?, instruction: instruction? })
}

/// A form that asks to act.
#[must_use]
pub fn open(version: i64) -> Fields {
    let mut fields = Fields::of_version(version);
    for place in 1..=STOPS {
        fields.set(&format!("asks-{place}"), Asks::Act.code());
    }
    fields
}

/// The fields of the stops.
#[must_use]
pub fn fields(view: &FormView<'_>, choices: &Choices, lang: kernel::Lang) -> Vec<Field> {
    let mut fields = Vec::new();
    for place in 1..=STOPS {
        fields.push(view.heading(if place == 1 { "correspondence-step-first" } else { "correspondence-step-then" }));
        let to = view.choose(Look::Select, &format!("to-{place}"), "correspondence-step-to", choices.options(lang));
        fields.push(to.required_if(place == 1));
        let asks = Asks::ALL
            .iter()
            .map(|asks| Choice::new(asks.code(), view.word(&format!("correspondence-asks-{}", asks.code()))));
        fields.push(view.choose(Look::Radios, &format!("asks-{place}"), "correspondence-asks", asks.collect()));
        let said = view.prose(&format!("instruction-{place}"), "correspondence-step-instruction");
        fields.push(said.rows(2));
    }
    fields.push(view.hidden("version"));
    fields
}
