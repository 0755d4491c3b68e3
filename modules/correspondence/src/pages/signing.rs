//! การลงนาม: in whose name nobody but the signer, in what post, and for whom.

use kernel::{Actor, Fields, Id, Invalid, Letter, Staff};
use offices::{Scope, StaffBrief};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, html};

use super::issued::issued_letter;
use super::{answered, as_seen, form, only};
use crate::actions::{self, Hand};
use crate::forms::signing::{self as forms, Capacity};
use crate::model::{LetterRow, Mandate, MandateRow};
use crate::permissions::{PutSignatures, SignLetters};
use crate::rules::mandate::{ACTING, MANDATED};
use crate::store::mandates;

pub(super) fn routes() -> Routes {
    Routes::new().get("/letters/{id}/signing", signing).post("/letters/{id}/signing", sign)
}

/// Whether an actor's seats, of which only these count, make them a head over the letter's office.
async fn heads(
    at: &Allowed<PutSignatures>,
    letter: &LetterRow,
    counts: impl Fn(Option<Id<Staff>>) -> bool,
) -> Result<bool, Failure> {
    let seats = at.actor().seats.iter().filter(|seat| counts(seat.acting_for)).cloned().collect();
    let actor = Actor { seats, ..at.actor().clone() };
    Ok(Scope::with_roles(&actor, SignLetters::ROLES).covers(at.db(), letter.office).await?)
}

/// For whom somebody signs.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Base {
    word: &'static str,
    other: Id<Staff>,
    /// The mandate, and the post of whoever gave it.
    mandate: Option<(Id<Mandate>, String)>,
}

/// For whom the actor may sign a letter: for nobody but themself as a head in their own post, else for a colleague whose seat they
/// hold today, and under each mandate in force whose giver is one of these heads.
async fn bases(
    at: &Allowed<PutSignatures>,
    letter: &LetterRow,
    over: &[StaffBrief],
) -> Result<Vec<Option<Base>>, Failure> {
    let mut bases = Vec::new();
    if heads(at, letter, |acting_for| acting_for.is_none()).await? {
        bases.push(None);
    } else {
        for other in at.actor().seats.iter().filter_map(|seat| seat.acting_for) {
            let base = Some(Base { word: ACTING, other, mandate: None });
            if !bases.contains(&base) && heads(at, letter, |acting_for| acting_for == Some(other)).await? {
                bases.push(base);
            }
        }
    }
    let held = mandates::held(at.db(), at.actor().staff, letter.office, letter.kind, at.today()).await?;
    // Nobody gives more than they have: the authority is that of a head of today.
    let stands = held.into_iter().filter(|row| over.iter().any(|head| head.id == row.giver));
    let under = |row: MandateRow| Base { word: MANDATED, other: row.giver, mandate: Some((row.id, row.giver_post)) };
    bases.extend(stands.map(|row| Some(under(row))));
    Ok(bases)
}

/// The ways in which the actor may sign, and their name as it is printed; a letter that they may not sign is closed to them.
async fn capacities(at: &Allowed<PutSignatures>, letter: &LetterRow) -> Result<(String, Vec<Capacity>), Failure> {
    let over = offices::officers(at.db(), letter.office, SignLetters::ROLES, at.today()).await?;
    let bases = bases(at, letter, &over).await?;
    only::<PutSignatures>(!bases.is_empty())?;
    let others = bases.iter().flatten().map(|base| base.other);
    let people: Vec<Id<Staff>> = others.chain([at.actor().staff]).collect();
    let staff = offices::brief(at.db(), &people).await?;
    let p = at.paper();
    // Whoever has several posts signs in that of a head.
    let post = |id: Id<Staff>| {
        let Some(brief) = over.iter().find(|head| head.id == id).or(staff.get(&id)) else { return String::new() };
        let role = brief.role.map_or("none", kernel::Code::code);
        format!("{}{}", p.t(&format!("role-{role}")), brief.office_name)
    };
    let capacity = |base: &Option<Base>| {
        let theirs = |base: &Base| base.mandate.as_ref().map_or_else(|| post(base.other), |(_, post)| post.clone());
        Capacity {
            code: match base {
                None => "own".to_owned(),
                Some(Base { mandate: Some((mandate, _)), .. }) => format!("mandate-{mandate}"),
                Some(base) => format!("acting-{}", base.other),
            },
            own: post(at.actor().staff),
            for_another: base.as_ref().map(|base| (base.word, theirs(base))),
            acting_for: base.as_ref().map(|base| base.other),
            mandate: base.as_ref().and_then(|base| Some(base.mandate.as_ref()?.0)),
        }
    };
    let full = |brief: &StaffBrief| brief.full_name.clone();
    let name = staff.get(&at.actor().staff).map_or_else(|| at.actor().name.clone(), full);
    Ok((name, bases.iter().map(capacity).collect()))
}

fn hand(
    at: &Allowed<PutSignatures>,
    letter: &LetterRow,
    capacities: &[Capacity],
    filled: (&Fields, &Invalid),
) -> FormPage {
    form(at, letter, "signing", filled, |_, view| forms::signing(view, capacities))
}

async fn signing(at: Allowed<PutSignatures>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let (_, capacities) = capacities(&at, &letter).await?;
    let mut fields = Fields::of_version(letter.version);
    if let Some(first) = capacities.first() {
        fields.set("capacity", first.code.as_str());
        fields.set("post", first.own.as_str());
    }
    html(&hand(&at, &letter, &capacities, (&fields, &Invalid::default())))
}

async fn sign(at: Allowed<PutSignatures>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let (name, capacities) = capacities(&at, &letter).await?;
    let done = match forms::read_signing(&fields, &capacities, at.today()) {
        Ok((capacity, post)) => {
            let (acting_for, mandate) = (capacity.acting_for, capacity.mandate);
            let signed = Hand { name, post, acting_for, mandate };
            actions::sign(at.db(), at.actor(), as_seen(&letter, &fields), signed).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-signed", |wrong| hand(&at, &letter, &capacities, (&fields, wrong)))
}
