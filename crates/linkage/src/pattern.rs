//! ระดับการเทียบ: what the comparison of two persons comes to, field by field, and which fields are weighed together.

use serde::{Deserialize, Serialize};

/// A field whose likeness is one of a few levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Given,
    Sex,
    Family,
    Dwelling,
    Place,
    Phone,
    Birth,
    Cid,
    Number,
}

/// How many parts there are.
pub(crate) const PARTS: usize = 9;

/// The levels of each part, nearest first; the last is always "not known".
pub(crate) const LEVELS: [&[&str]; PARTS] = [
    &["same", "slip", "near", "begun", "turned", "crossed", "different", "missing"],
    &["same", "different", "missing"],
    &["same", "slip", "near", "married", "different", "missing"],
    &["same", "partly", "village", "different", "missing"],
    &["same", "partly", "different", "missing"],
    &["same", "slip", "different", "missing"],
    &["same", "misread", "slip", "compatible", "same-day", "same-year", "near-year", "different", "missing"],
    &["same", "slip", "conflict", "different", "missing"],
    &["same", "slip", "near", "different", "missing"],
];

/// The level of given names that stand where the other has the family name, both of them.
pub(crate) const TURNED: usize = 4;

/// เรื่องที่เทียบ: fields that are weighed together, since one says something about the other.
///
/// Surname, house, sub-district and telephone are one household's; whoever counts them one by one takes brothers for one
/// person. The sex follows from the given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// ครัวเรือน: surname, house, place and telephone
    Household,
    /// ชื่อตัวและเพศ
    Name,
    /// วันเกิด
    Birth,
    /// เลขประจำตัวประชาชน
    CitizenId,
    /// เลขอื่น
    Number,
}

impl Comparison {
    /// All, in the order in which a score is explained.
    pub const ALL: [Self; 5] = [Self::Household, Self::Name, Self::Birth, Self::CitizenId, Self::Number];

    /// What it is called in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Name => "name",
            Self::Birth => "birth",
            Self::CitizenId => "citizen_id",
            Self::Number => "number",
        }
    }

    /// The parts that are weighed together.
    pub(crate) fn parts(self) -> &'static [Part] {
        match self {
            Self::Household => &[Part::Family, Part::Dwelling, Part::Place, Part::Phone],
            Self::Name => &[Part::Given, Part::Sex],
            Self::Birth => &[Part::Birth],
            Self::CitizenId => &[Part::Cid],
            Self::Number => &[Part::Number],
        }
    }

    /// How many combinations of levels there are.
    pub(crate) fn cells(self) -> usize {
        self.parts().iter().map(|part| part.levels()).product()
    }

    /// The combination that a pattern has, the last part counting fastest; none when nothing of it is known.
    pub(crate) fn cell(self, pattern: &Pattern) -> Option<usize> {
        let cell = self.parts().iter().fold(0, |cell, part| cell * part.levels() + pattern.level(*part));
        // In the last cell each part has its last level, and that is "not known".
        (cell + 1 < self.cells()).then_some(cell)
    }

    /// The level that each part has in a cell.
    pub(crate) fn levels_of(self, cell: usize) -> Vec<(Part, usize)> {
        let mut rest = cell;
        let mut levels: Vec<(Part, usize)> = Vec::with_capacity(4);
        for part in self.parts().iter().rev() {
            levels.push((*part, rest % part.levels()));
            rest /= part.levels();
        }
        levels.reverse();
        levels
    }
}

impl Part {
    pub(crate) fn levels(self) -> usize {
        LEVELS[self as usize].len()
    }

    /// Its place among [`COUNTED`].
    pub(crate) fn counted(self) -> Option<usize> {
        COUNTED.iter().position(|counted| *counted == self)
    }

    /// What a level is called.
    pub(crate) fn level_name(self, level: usize) -> &'static str {
        LEVELS[self as usize].get(level).copied().unwrap_or("missing")
    }

    /// What the part is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Sex => "sex",
            Self::Family => "family",
            Self::Dwelling => "dwelling",
            Self::Place => "place",
            Self::Phone => "phone",
            Self::Birth => "birth",
            Self::Cid => "cid",
            Self::Number => "number",
        }
    }
}

/// The parts whose values are common or rare; agreeing on a rare one says more (term-frequency adjustment).
pub(crate) const COUNTED: [Part; 6] = [Part::Given, Part::Family, Part::Birth, Part::Cid, Part::Number, Part::Phone];

/// One comparison of two persons.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Pattern {
    /// The level of each part.
    pub(crate) levels: [u8; PARTS],
    /// For each of [`COUNTED`], the natural logarithm of the share of records that have the commoner of the two values.
    pub(crate) shares: [f32; COUNTED.len()],
}

impl Pattern {
    pub(crate) fn is_missing(&self, part: Part) -> bool {
        usize::from(self.levels[part as usize]) + 1 == part.levels()
    }

    pub(crate) fn level(&self, part: Part) -> usize {
        usize::from(self.levels[part as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_combination_of_levels_has_a_cell_of_its_own() {
        for comparison in Comparison::ALL {
            for cell in 0..comparison.cells() {
                let mut pattern = Pattern { levels: [0; PARTS], shares: [0.0; 6] };
                for (part, level) in comparison.levels_of(cell) {
                    pattern.levels[part as usize] = u8::try_from(level).unwrap();
                }
                let last = cell + 1 == comparison.cells();
                assert_eq!(comparison.cell(&pattern), (!last).then_some(cell), "{comparison:?}");
            }
        }
    }
}
