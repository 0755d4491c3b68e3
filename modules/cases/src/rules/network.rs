//! เครือข่ายของเรื่อง: who may be added to a network, and what changed between two of its days.

use kernel::{Id, Moment, Refusal};

use crate::model::{CaseRow, NetworkRow, NetworkTie, SubjectKind, Surrounding};

/// Most ties of one network: more than that nobody can see on one sheet.
pub const MOST: usize = 40;

/// Whether somebody may be added: not the client, not twice, and not past what a sheet can show.
///
/// # Errors
/// The rule that stands against it.
pub fn join(case: &CaseRow, around: &[NetworkRow], says: &Surrounding) -> Result<(), Refusal> {
    if around.len() >= MOST {
        return Err(Refusal::new("cases-refused-network-full").with("most", MOST.to_string()));
    }
    let Some(person) = says.person else { return Ok(()) };
    if case.subject_kind == SubjectKind::Person && case.subject == person.number() {
        return Err(Refusal::new("cases-refused-network-client"));
    }
    if around.iter().any(|row| row.person == Some(person)) {
        return Err(Refusal::new("cases-refused-network-twice"));
    }
    Ok(())
}

/// What became of a tie between two days.
#[derive(Debug, Clone, Copy)]
pub enum Change<'a> {
    /// It was not there before.
    Joined(&'a NetworkRow),
    /// It is no longer there; as it was, and why.
    Left(&'a NetworkRow, &'a str),
    /// It was there and is, and something else is said of it: before, after.
    Changed(&'a NetworkRow, &'a NetworkRow),
}

/// The states that held just before a moment.
pub fn held_before(states: &[NetworkRow], moment: Moment) -> impl Iterator<Item = &NetworkRow> {
    states.iter().filter(move |row| row.held_before(moment))
}

/// What changed between a moment and now, tie by tie in the order in which they came.
#[must_use]
pub fn since(states: &[NetworkRow], moment: Moment) -> Vec<Change<'_>> {
    let mut ties: Vec<Id<NetworkTie>> = Vec::new();
    for row in states {
        if !ties.contains(&row.id) {
            ties.push(row.id);
        }
    }
    ties.into_iter().filter_map(|tie| change(states, tie, moment)).collect()
}

fn change(states: &[NetworkRow], tie: Id<NetworkTie>, moment: Moment) -> Option<Change<'_>> {
    let mine = || states.iter().filter(move |row| row.id == tie);
    let before = mine().find(|row| row.held_before(moment));
    let after = mine().find(|row| row.until_at.is_none());
    match (before, after) {
        (None, Some(after)) => Some(Change::Joined(after)),
        (Some(before), None) => {
            let last = mine().max_by_key(|row| row.version).unwrap_or(before);
            Some(Change::Left(before, &last.reason))
        }
        (Some(before), Some(after)) if before.says() != after.says() => Some(Change::Changed(before, after)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SupportFlow, TieStrength};

    fn row(id: i64, version: i64, from: i64, until: Option<i64>, strength: TieStrength) -> NetworkRow {
        NetworkRow {
            id: Id::new(id),
            version,
            person: None,
            name: format!("ระบบ {id}"),
            kind: "school".to_owned(),
            strength,
            stressful: false,
            flow: SupportFlow::Unsaid,
            since: String::new(),
            note: String::new(),
            by_staff: Id::new(1),
            from_at: Moment::from_millis(from),
            until_at: until.map(Moment::from_millis),
            reason: String::new(),
        }
    }

    #[test]
    fn what_joined_left_and_changed_between_two_days_is_told_and_nothing_else() {
        use TieStrength::{Ordinary, Strong, Weak};
        let left = NetworkRow {
            reason: "ย้ายไปต่างจังหวัด".to_owned(), ..row(2, 1, 10, Some(200), Ordinary)
        };
        let states = [
            row(1, 1, 10, Some(150), Weak),
            row(1, 2, 150, None, Strong),
            left,
            row(3, 1, 10, None, Ordinary),
            row(4, 1, 160, None, Ordinary),
            row(5, 1, 110, Some(120), Ordinary),
        ];
        let changes = since(&states, Moment::from_millis(100));
        let told: Vec<String> = changes
            .iter()
            .map(|change| match change {
                Change::Joined(row) => format!("+{}", row.id.number()),
                Change::Left(row, why) => format!("-{} {why}", row.id.number()),
                Change::Changed(before, after) => {
                    format!("{} {:?} {:?}", after.id.number(), before.strength, after.strength)
                }
            })
            .collect();
        assert_eq!(told, ["1 Weak Strong", "-2 ย้ายไปต่างจังหวัด", "+4"]);
        let then: Vec<i64> =
            held_before(&states, Moment::from_millis(100)).map(|row| row.id.number() * 10 + row.version).collect();
        assert_eq!(then, [11, 21, 31]);
    }

    #[test]
    fn an_edit_taken_back_is_no_change() {
        use TieStrength::{Ordinary, Weak};
        let states = [row(1, 1, 10, Some(150), Weak), row(1, 2, 150, Some(160), Ordinary), row(1, 3, 160, None, Weak)];
        assert!(since(&states, Moment::from_millis(100)).is_empty());
    }
}
