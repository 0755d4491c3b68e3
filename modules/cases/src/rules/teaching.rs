//! การนิเทศงาน: who writes about whom, until when a note may change, and what a year of it comes to
//! (มาตรฐานกำหนดตำแหน่ง ชก. ๑.๙, ชพ. ๔.๓).

use kernel::{Day, Id, Refusal, Staff};

use crate::model::{TeachingRow, TeachingStepRow};

/// The duty by which colleagues are taught.
pub const TEACH: &str = "SW-S-4.3";

/// Whether a note may be written about somebody: nobody supervises themself, nor whom they act for.
///
/// # Errors
/// The rule that stands against it.
pub fn teach(supervisor: &[Id<Staff>], supervisee: Id<Staff>) -> Result<(), Refusal> {
    if supervisor.contains(&supervisee) {
        return Err(Refusal::new("cases-refused-own-teaching").citing(TEACH));
    }
    Ok(())
}

/// Whether its supervisor may still change a note: until the supervisee has acknowledged what it says.
///
/// # Errors
/// The rule that stands against it.
pub const fn edit_teaching(note: &TeachingRow) -> Result<(), Refusal> {
    match note.acknowledged_at {
        Some(_) => Err(Refusal::new("cases-refused-teaching-acknowledged")),
        None => Ok(()),
    }
}

/// ผลการนิเทศงานหนึ่งปี: evidence of one supervisee's learning in a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TeachingYear {
    /// Notes.
    pub notes: usize,
    /// Those that the supervisee acknowledged.
    pub acknowledged: usize,
    /// Minutes in all.
    pub minutes: i64,
    /// Steps that were agreed.
    pub steps: usize,
    /// Those that were done.
    pub done: usize,
    /// Of these, those done by their day.
    pub in_time: usize,
    /// Those not done whose day has passed.
    pub overdue: usize,
}

impl TeachingYear {
    /// What these notes and their steps come to.
    #[must_use]
    pub fn of(notes: &[TeachingRow], steps: &[TeachingStepRow], today: Day) -> Self {
        let count = |fits: &dyn Fn(&TeachingStepRow) -> bool| steps.iter().filter(|step| fits(step)).count();
        Self {
            notes: notes.len(),
            acknowledged: notes.iter().filter(|note| note.acknowledged_at.is_some()).count(),
            minutes: notes.iter().map(|note| note.minutes).sum(),
            steps: steps.len(),
            done: count(&|step| step.done_on.is_some()),
            in_time: count(&|step| step.done_on.is_some_and(|done| done <= step.due_on)),
            overdue: count(&|step| step.done_on.is_none() && step.due_on < today),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TeachingWay;
    use kernel::Moment;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap_or_else(|| panic!("{number}"))
    }

    fn note(acknowledged: bool) -> TeachingRow {
        let at = Moment::at(day(2026_0901), 9, 0);
        TeachingRow {
            id: Id::new(1),
            office: Id::new(10),
            supervisor: Id::new(2),
            supervisee: Id::new(3),
            held_on: day(2026_0901),
            way: TeachingWay::InPerson,
            minutes: 45,
            goals: String::new(),
            observations: String::new(),
            case: None,
            saved_at: at,
            acknowledged_at: acknowledged.then_some(at),
            comment: String::new(),
            version: 1,
        }
    }

    fn step(due: i64, done: Option<i64>) -> TeachingStepRow {
        TeachingStepRow {
            id: Id::new(5),
            teaching: Id::new(1),
            what: String::new(),
            due_on: day(due),
            done_on: done.map(day),
            result: String::new(),
        }
    }

    #[test]
    fn nobody_supervises_themself_nor_whom_they_act_for() {
        let (me, away, other) = (Id::new(1), Id::new(2), Id::new(3));
        assert!(teach(&[me, away], me).is_err() && teach(&[me, away], away).is_err());
        assert_eq!(teach(&[me, away], other), Ok(()));
    }

    #[test]
    fn an_acknowledged_note_is_not_changed() {
        assert!(edit_teaching(&note(false)).is_ok());
        assert!(edit_teaching(&note(true)).is_err());
    }

    #[test]
    fn a_year_counts_notes_minutes_and_steps_by_their_days() {
        let steps = [step(2026_0905, Some(2026_0904)), step(2026_0905, Some(2026_0906)), step(2026_0901, None)];
        let year = TeachingYear::of(&[note(true), note(false)], &steps, day(2026_0910));
        let expected =
            TeachingYear { notes: 2, acknowledged: 1, minutes: 90, steps: 3, done: 2, in_time: 1, overdue: 1 };
        assert_eq!(year, expected);
    }
}
