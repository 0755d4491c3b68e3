//! ลงนาม: who must co-sign a paper, and who may. The levels and duties come from the imported position standard.

use kernel::{Day, Id, Level, Refusal, Staff};

use crate::model::{SigningRule, Urgency};

/// ผู้ลงนามร่วมที่ต้องมี
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The least level.
    pub level: Level,
    /// The duty that says so.
    pub duty: String,
}

/// Whether a paper needs a second signature. A record or a diagnosis needs one where its author's level is below the
/// rule's; a plan and a closing always do. Somebody without a level counts as below all.
#[must_use]
pub fn need(rule: &SigningRule, author: Option<Level>) -> Option<Need> {
    let below = author.is_none_or(|level| level < rule.min_level);
    (rule.everyone || below).then(|| Need { level: rule.min_level, duty: rule.duty.clone() })
}

/// Whether somebody may co-sign: nobody signs their own, nor for its author, and the level must suffice.
///
/// # Errors
/// The rule that stands against it.
pub fn cosign(
    need_level: Level,
    duty: &str,
    author: Id<Staff>,
    signer: Id<Staff>,
    acting_for: Option<Id<Staff>>,
    level: Option<Level>,
) -> Result<(), Refusal> {
    if signer == author || acting_for == Some(author) {
        return Err(Refusal::new("cases-refused-own-paper").citing(duty));
    }
    match level {
        Some(level) if level >= need_level => Ok(()),
        _ => Err(Refusal::new("cases-refused-level-too-low").with("level", need_level.thai()).citing(duty)),
    }
}

/// Days a reviewer has: one for an emergency, three otherwise.
#[must_use]
pub fn review_due(today: Day, urgency: Urgency) -> Day {
    match urgency {
        Urgency::Emergency => today.plus_days(1),
        _ => today.plus_days(3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Gravity, Step};

    fn rule(step: Step, min_level: Level, everyone: bool) -> SigningRule {
        SigningRule { step, gravity: Gravity::Ordinary, min_level, everyone, duty: "SW-K-1.1".to_owned() }
    }

    #[test]
    fn a_practitioners_diagnosis_needs_a_professional() {
        let rule = rule(Step::Diagnosis, Level::Professional, false);
        assert_eq!(need(&rule, Some(Level::Practitioner)).map(|n| n.level), Some(Level::Professional));
        assert_eq!(need(&rule, None).map(|n| n.level), Some(Level::Professional));
        assert_eq!(need(&rule, Some(Level::Professional)), None);
    }

    #[test]
    fn a_plan_always_needs_a_second_person() {
        assert!(need(&rule(Step::Plan, Level::Professional, true), Some(Level::Expert)).is_some());
    }

    #[test]
    fn nobody_signs_their_own_nor_for_its_author() {
        let (author, other) = (Id::new(1), Id::new(2));
        let sign = |signer, acting_for| {
            cosign(Level::Professional, "SW-K-1.1", author, signer, acting_for, Some(Level::Expert))
        };
        assert_eq!(sign(author, None).err().map(|r| r.key), Some("cases-refused-own-paper"));
        assert_eq!(sign(other, Some(author)).err().map(|r| r.key), Some("cases-refused-own-paper"));
        assert_eq!(sign(other, None), Ok(()));
    }

    #[test]
    fn a_level_below_the_rule_is_refused_with_its_clause() {
        let refused =
            cosign(Level::SeniorProfessional, "SW-S-1.1", Id::new(1), Id::new(2), None, Some(Level::Professional));
        assert_eq!(refused.err().and_then(|r| r.clause), Some("SW-S-1.1".to_owned()));
    }
}
