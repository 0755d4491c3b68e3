//! Registering a household: who comes from a person's page brings that person along as its head.

use kernel::{Household, Id, Person};
use web::{Allowed, Answer, Form};

use super::{desk, units};
use crate::actions;
use crate::forms::UnitForm as _;
use crate::permissions::RegisterPeople;
use crate::store::persons;

/// POST /households
pub async fn create(at: Allowed<RegisterPeople>, Form(fields): Form) -> Answer {
    let office = desk(&at)?;
    let head: Option<Id<Person>> = fields.get("person").parse().ok();
    let head = match head {
        Some(person) if persons::exists(at.db(), person).await? => Some(persons::resolve(at.db(), person).await?),
        _ => None,
    };
    let done = match Household::read(&fields, at.today()) {
        Ok(new) => actions::add_household(at.db(), at.actor(), office, &new, head).await,
        Err(wrong) => Err(wrong.into()),
    };
    units::created(&at, done, &fields)
}
