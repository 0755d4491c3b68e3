//! What people do, by name, and in which order of a working day.

use super::load::Name;

/// One thing that a social worker does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Opens the page of the day.
    Today,
    /// Opens the list of cases.
    CaseList,
    /// Opens the list with filters.
    Filtered,
    /// Opens one case.
    CasePage,
    /// Looks for a person by how the name begins.
    SearchBeginning,
    /// Looks for a person by a name with a slip in it.
    SearchSlip,
    /// Looks for a person by the identity number.
    SearchNumber,
    /// Types the name of a newcomer and is told who is alike.
    CheckName,
    /// Types all that the form asks for and is told who is alike.
    CheckNewcomer,
    /// Saves the draft of a home visit.
    SaveVisit,
    /// Signs a plan that was begun.
    SignPlan,
    /// The supervisor opens it and co-signs.
    CosignPlan,
    /// Begins the next plan in its case.
    BeginPlan,
    /// Opens the figures of the province.
    Figures,
    /// Records a service: the service, its line in the story and in the audit log.
    GiveService,
    /// Registers somebody: the record, what it is searched by, its line in the audit log.
    Register,
}

/// A working day in twenty-two turns: mostly reading, now and then a search or a save.
const DAY: [Deed; 22] = [
    Deed::Today,
    Deed::CaseList,
    Deed::CasePage,
    Deed::SearchBeginning,
    Deed::CasePage,
    Deed::SaveVisit,
    Deed::Filtered,
    Deed::CasePage,
    Deed::SearchSlip,
    Deed::SaveVisit,
    Deed::CaseList,
    Deed::CasePage,
    Deed::SearchNumber,
    Deed::CheckName,
    Deed::SignPlan,
    Deed::Today,
    Deed::CosignPlan,
    Deed::CasePage,
    Deed::SaveVisit,
    Deed::CheckNewcomer,
    Deed::Figures,
    Deed::BeginPlan,
];

impl Deed {
    /// Searching in its three ways.
    pub const SEARCHES: [Self; 3] = [Self::SearchBeginning, Self::SearchSlip, Self::SearchNumber];

    /// What is done at a turn of the mixed run.
    pub fn of_turn(turn: usize) -> Self {
        DAY[turn % DAY.len()]
    }

    /// Its line in the table.
    pub fn name(self) -> Name {
        match self {
            Self::Today => "today's page",
            Self::CaseList => "case list",
            Self::Filtered => "case list, filtered",
            Self::CasePage => "case page",
            Self::SearchBeginning => "person search, by beginning",
            Self::SearchSlip => "person search, misspelt",
            Self::SearchNumber => "person search, by number",
            Self::CheckName => "intake check, a name typed",
            Self::CheckNewcomer => "intake check, all typed",
            Self::SaveVisit => "save a visit",
            Self::SignPlan => "sign a plan",
            Self::CosignPlan => "co-sign a plan",
            Self::BeginPlan => "begin a plan",
            Self::Figures => FIGURES,
            Self::GiveService => "record a service",
            Self::Register => "register a person",
        }
    }
}

/// The line of the figures, whose goal is another.
pub const FIGURES: Name = "figures of the province";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_holds_every_deed() {
        for deed in [
            Deed::Today,
            Deed::CaseList,
            Deed::Filtered,
            Deed::CasePage,
            Deed::SaveVisit,
            Deed::SignPlan,
            Deed::CosignPlan,
            Deed::BeginPlan,
            Deed::Figures,
        ]
        .into_iter()
        .chain(Deed::SEARCHES)
        .chain([Deed::CheckName, Deed::CheckNewcomer])
        {
            assert!((0..DAY.len()).any(|turn| Deed::of_turn(turn) == deed), "{}", deed.name());
        }
    }
}
