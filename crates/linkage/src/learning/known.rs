//! What everybody knows of registers before having seen this one: where learning begins, and what a small file leans on.

use crate::model::Kind;
use crate::pattern::Part;

/// How probable each level of a part is for pairs of a kind.
pub(super) fn known(kind: Kind, part: Part) -> &'static [f64] {
    match kind {
        Kind::Same => same(part),
        Kind::Twins if part == Part::Birth => same(part),
        Kind::Twins | Kind::Household => of_household(part),
        Kind::Strangers => strangers(part),
    }
}

/// How probable each level of a part is for one person whose records are not free of errors.
fn same(part: Part) -> &'static [f64] {
    match part {
        Part::Given => &[0.82, 0.07, 0.03, 0.01, 0.01, 0.01, 0.03, 0.02],
        Part::Sex => &[0.93, 0.02, 0.05],
        Part::Family => &[0.80, 0.06, 0.03, 0.03, 0.04, 0.04],
        Part::Dwelling => &[0.62, 0.10, 0.08, 0.12, 0.08],
        Part::Place => &[0.80, 0.07, 0.09, 0.04],
        Part::Phone => &[0.45, 0.05, 0.20, 0.30],
        Part::Birth => &[0.82, 0.03, 0.06, 0.03, 0.02, 0.02, 0.01, 0.01, 0.0],
        Part::Cid => &[0.88, 0.08, 0.01, 0.03, 0.0],
        Part::Number => &[0.88, 0.07, 0.02, 0.03, 0.0],
    }
}

/// The same for two of one household, in the fields that a household shares.
fn of_household(part: Part) -> &'static [f64] {
    match part {
        Part::Family => &[0.60, 0.03, 0.02, 0.10, 0.20, 0.05],
        Part::Dwelling => &[0.82, 0.05, 0.05, 0.04, 0.04],
        Part::Place => &[0.93, 0.03, 0.02, 0.02],
        Part::Phone => &[0.30, 0.01, 0.34, 0.35],
        own => strangers(own),
    }
}

/// The same for strangers.
fn strangers(part: Part) -> &'static [f64] {
    match part {
        Part::Given => &[0.004, 0.002, 0.005, 0.001, 0.0001, 0.0005, 0.98, 0.0074],
        Part::Sex => &[0.48, 0.47, 0.05],
        Part::Family => &[0.003, 0.002, 0.004, 0.2, 0.761, 0.03],
        Part::Dwelling => &[0.001, 0.002, 0.03, 0.93, 0.037],
        Part::Place => &[0.02, 0.08, 0.86, 0.04],
        Part::Phone => &[0.0005, 0.0005, 0.6, 0.399],
        Part::Birth => &[0.0001, 0.0002, 0.002, 0.002, 0.003, 0.012, 0.05, 0.9307, 0.0],
        Part::Cid => &[0.00001, 0.0001, 0.94, 0.05989, 0.0],
        Part::Number => &[0.0001, 0.001, 0.002, 0.9969, 0.0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KINDS;
    use crate::pattern::Comparison;

    #[test]
    fn the_levels_of_each_part_make_up_the_whole() {
        for part in Comparison::ALL.into_iter().flat_map(Comparison::parts) {
            for kind in KINDS {
                let levels = known(kind, *part);
                assert_eq!(levels.len(), part.levels(), "{}", part.name());
                assert!((levels.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{} {kind:?}", part.name());
            }
        }
    }
}
