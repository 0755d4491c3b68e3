//! การเกษียณ: a letter is sent on its way; whoever it comes to says that they have it, does what is asked, or sends it further.

use kernel::{Code as _, Fields, Id, Invalid, Letter, Office, Role};
use offices::Scope;
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, html, see_other};

use super::{answered, as_seen, find, form, href, minds, only};
use crate::forms::routing::{self as forms, Choices};
use crate::model::{LetterRow, Step, StepRow};
use crate::permissions::{ReadLetters, RouteLetters};
use crate::rules::routing::{Hands, holds};
use crate::store::steps;
use crate::{actions, forms as small};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/routing", routing)
        .post("/letters/{id}/routing", route)
        .post("/letters/{id}/steps/{step}/acknowledgement", acknowledge)
        .get("/letters/{id}/steps/{step}/action", acting)
        .post("/letters/{id}/steps/{step}/action", act)
        .get("/letters/{id}/steps/{step}/passing", passing)
        .post("/letters/{id}/steps/{step}/passing", pass)
}

/// People of the letter's office and of the actor's, and above them; units within the actor's reach.
async fn choices<P: Permission>(at: &Allowed<P>, letter: &LetterRow) -> Result<Choices, Failure> {
    let mut staff = offices::officers(at.db(), at.actor().office, Role::ALL, at.today()).await?;
    for other in offices::officers(at.db(), letter.office, Role::ALL, at.today()).await? {
        if !staff.iter().any(|known| known.id == other.id) {
            staff.push(other);
        }
    }
    if letter.secrecy.is_secret() {
        return Ok(Choices { staff, offices: Vec::new() });
    }
    let mut units = offices::offices_within(at.db(), &Scope::for_permission::<ReadLetters>(at.actor())).await?;
    if !units.iter().any(|unit| unit.id == letter.office) {
        units.push(offices::office(at.db(), letter.office).await?);
    }
    Ok(Choices { staff, offices: units })
}

/// A stop of a letter that the actor holds; one in other hands is not found.
async fn held<P: Permission>(at: &Allowed<P>, id: Id<Letter>, step: Id<Step>) -> Result<(LetterRow, StepRow), Failure> {
    let letter = find(at, id).await?;
    let step = steps::find(at.db(), letter.id, step).await?;
    let actor = at.actor();
    let (staff, offices) = (actor.staff_ids(), units(actor));
    let hands = Hands { themself: actor.staff, staff: &staff, offices: &offices };
    if holds(&step, letter.secrecy, hands) { Ok((letter, step)) } else { Err(Failure::NotFound) }
}

/// The units in which somebody works: those of their posts, and their own.
pub(super) fn units(actor: &kernel::Actor) -> Vec<Id<Office>> {
    let mut offices: Vec<Id<Office>> = actor.seats.iter().map(|seat| seat.office).collect();
    offices.push(actor.office);
    offices
}

fn page<P: Permission>(
    at: &Allowed<P>,
    letter: &LetterRow,
    word: &str,
    choices: &Choices,
    (fields, wrong): (&Fields, &Invalid),
) -> FormPage {
    form(at, letter, word, (fields, wrong), |p, view| forms::fields(view, choices, p.lang))
}

async fn routing(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    let choices = choices(&at, &letter).await?;
    let fields = forms::open(letter.version);
    html(&page(&at, &letter, "routing", &choices, (&fields, &Invalid::default())))
}

async fn route(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<RouteLetters>(minds(&at, &letter).await?)?;
    let choices = choices(&at, &letter).await?;
    let done = match forms::read(&fields, &choices, at.today()) {
        Ok(new) => actions::route(at.db(), at.actor(), as_seen(&letter, &fields), &new).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-routed-done", |wrong| page(&at, &letter, "routing", &choices, (&fields, wrong)))
}

async fn acknowledge(
    at: Allowed<RouteLetters>,
    Path((id, step)): Path<(Id<Letter>, Id<Step>)>,
    Form(fields): Form,
) -> Answer {
    let (letter, step) = held(&at, id, step).await?;
    let step = StepRow { version: fields.version(), ..step };
    let done = actions::acknowledge(at.db(), at.actor(), letter, step).await;
    match done {
        Ok(()) => see_other(&href(id), "correspondence-acknowledged-done"),
        // It is no longer its turn: the page shows what became of it.
        Err(::store::Undone::Refused(_)) => see_other(&href(id), "correspondence-acknowledged-before"),
        Err(::store::Undone::Failed(error)) => Err(error.into()),
        Err(::store::Undone::Invalid(_)) => Err(Failure::Unreadable),
    }
}

/// What was done at a stop, in words.
fn acting_page(
    at: &Allowed<RouteLetters>,
    (letter, step): (&LetterRow, &StepRow),
    filled: (&Fields, &Invalid),
) -> FormPage {
    form(at, letter, &format!("steps/{}/action", step.id), filled, |_, view| {
        vec![view.prose("words", "correspondence-action-words").rows(3).required(), view.hidden("version")]
    })
}

async fn acting(at: Allowed<RouteLetters>, Path((id, step)): Path<(Id<Letter>, Id<Step>)>) -> Answer {
    let (letter, step) = held(&at, id, step).await?;
    let fields = Fields::of_version(step.version);
    html(&acting_page(&at, (&letter, &step), (&fields, &Invalid::default())))
}

async fn act(at: Allowed<RouteLetters>, Path((id, step)): Path<(Id<Letter>, Id<Step>)>, Form(fields): Form) -> Answer {
    let (letter, step) = held(&at, id, step).await?;
    let seen = StepRow { version: fields.version(), ..step.clone() };
    let done = match small::words(&fields, "words", at.today()) {
        Ok(words) => actions::finish(at.db(), at.actor(), letter.clone(), seen, &words).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-acted-done", |wrong| acting_page(&at, (&letter, &step), (&fields, wrong)))
}

async fn passing(at: Allowed<RouteLetters>, Path((id, step)): Path<(Id<Letter>, Id<Step>)>) -> Answer {
    let (letter, step) = held(&at, id, step).await?;
    let choices = choices(&at, &letter).await?;
    let fields = forms::open(step.version);
    html(&page(&at, &letter, &format!("steps/{}/passing", step.id), &choices, (&fields, &Invalid::default())))
}

async fn pass(at: Allowed<RouteLetters>, Path((id, step)): Path<(Id<Letter>, Id<Step>)>, Form(fields): Form) -> Answer {
    let (letter, step) = held(&at, id, step).await?;
    let choices = choices(&at, &letter).await?;
    let seen = StepRow { version: fields.version(), ..step.clone() };
    let done = match forms::read(&fields, &choices, at.today()) {
        Ok(new) => actions::pass_on(at.db(), at.actor(), letter.clone(), seen, &new).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-passed-done", |wrong| {
        page(&at, &letter, &format!("steps/{}/passing", step.id), &choices, (&fields, wrong))
    })
}
