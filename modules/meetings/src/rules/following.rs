//! การติดตามมติ: who must do what by when, and what comes back to the body.

use kernel::{Actor, Day, Refusal};

use crate::model::{Decision, ResolutionRow, TaskState};

/// Whether a resolution becomes a task: somebody is named for it.
///
/// # Errors
/// It asks for somebody and names nobody, or names a day and nobody.
pub fn task(kind: Decision, is_owned: bool, due: Option<Day>) -> Result<TaskState, Refusal> {
    match (is_owned, kind.asks_owner(), due) {
        (true, ..) => Ok(TaskState::Open),
        (false, true, _) => Err(Refusal::new("meetings-refused-nobody-named")),
        (false, false, Some(_)) => Err(Refusal::new("meetings-refused-day-without-owner")),
        (false, false, None) => Ok(TaskState::None),
    }
}

/// Whether it is late on a day.
#[must_use]
pub fn is_late(resolution: &ResolutionRow, today: Day) -> bool {
    resolution.state == TaskState::Open && resolution.due_on.is_some_and(|due| due < today)
}

/// Whether somebody sees to it: its owner, whoever acts for them, or whoever works in its office.
#[must_use]
pub fn is_theirs(resolution: &ResolutionRow, actor: &Actor) -> bool {
    let owns = resolution.owner.is_some_and(|owner| actor.staff_ids().contains(&owner));
    owns || resolution.owner_office.is_some_and(|office| actor.seats.iter().any(|seat| seat.office == office))
}

/// A report is written on what is still open.
///
/// # Errors
/// It is no task, or it is settled.
pub fn report(resolution: &ResolutionRow) -> Result<(), Refusal> {
    if resolution.state == TaskState::Open { Ok(()) } else { Err(Refusal::new("meetings-refused-settled")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resolution_that_assigns_names_somebody() {
        let refused = |kind, owned, due| task(kind, owned, due).err().map_or("", |refusal| refusal.key);
        assert_eq!(refused(Decision::Assigned, false, None), "meetings-refused-nobody-named");
        assert_eq!(task(Decision::Assigned, true, None), Ok(TaskState::Open));
        assert_eq!(task(Decision::Noted, false, None), Ok(TaskState::None));
        let day = Day::new(2026, 9, 1);
        assert_eq!(refused(Decision::Noted, false, day), "meetings-refused-day-without-owner");
    }
}
