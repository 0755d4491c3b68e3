//! Signing rules are data; here they are read and held against the standard that they cite.

use crate::model::{Gravity, RequiredOf, StatedRule, Step};
use crate::standard::Standard;
use kernel::{Code, Day, Level};
use std::fmt;

/// What is wrong with the signing rules. The reader is the operator or the author of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadRule {
    /// The file is not what it should be.
    Unreadable(String),
    /// A step and gravity have no rule, or two.
    Cover {
        /// The step's code.
        step: &'static str,
        /// The gravity's code.
        gravity: &'static str,
        /// How many rules there are.
        rules: usize,
    },
    /// The cited clause is not in the standard, belongs to another level, or does not say the words.
    NotInStandard {
        /// The cited address.
        duty: String,
        /// The words that should stand there.
        words: String,
    },
}

impl fmt::Display for BadRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(what) => write!(f, "signing rules cannot be read: {what}"),
            Self::Cover { step, gravity, rules } => {
                write!(f, "signing rules: {step}/{gravity} has {rules} rules, not one")
            }
            Self::NotInStandard { duty, words } => {
                write!(f, "signing rules cite {duty} for «{words}», which the standard does not say")
            }
        }
    }
}

impl std::error::Error for BadRule {}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Entry>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    step: String,
    gravity: String,
    min_level: String,
    required_of: String,
    duty: String,
    words: String,
    source_mark: String,
    effective_from: toml::value::Datetime,
}

/// Reads `signing.toml`. Every step and gravity must have exactly one rule.
///
/// # Errors
/// [`BadRule::Unreadable`] or [`BadRule::Cover`].
pub fn read(text: &str) -> Result<Vec<StatedRule>, BadRule> {
    let file: File = toml::from_str(text).map_err(|error| BadRule::Unreadable(error.to_string()))?;
    let rules = file.rule.into_iter().map(Entry::stated).collect::<Result<Vec<_>, _>>()?;
    for &step in Step::ALL {
        for &gravity in Gravity::ALL {
            let count = rules.iter().filter(|rule| (rule.step, rule.gravity) == (step, gravity)).count();
            if count != 1 {
                return Err(BadRule::Cover { step: step.code(), gravity: gravity.code(), rules: count });
            }
        }
    }
    Ok(rules)
}

impl Entry {
    fn stated(self) -> Result<StatedRule, BadRule> {
        Ok(StatedRule {
            step: known::<Step>(&self.step)?,
            gravity: known::<Gravity>(&self.gravity)?,
            min_level: known::<Level>(&self.min_level)?,
            required_of: known::<RequiredOf>(&self.required_of)?,
            effective_from: day(&self.effective_from)?,
            duty: self.duty,
            words: self.words,
            source_mark: self.source_mark,
        })
    }
}

fn known<T: Code>(code: &str) -> Result<T, BadRule> {
    T::from_code(code).ok_or_else(|| BadRule::Unreadable(format!("«{code}» is not known")))
}

fn day(written: &toml::value::Datetime) -> Result<Day, BadRule> {
    let unreadable = || BadRule::Unreadable(format!("{written} is not a day"));
    let date = written.date.ok_or_else(unreadable)?;
    let parts = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
    let (Ok(year), Ok(month), Ok(day)) = parts else {
        return Err(unreadable());
    };
    Day::new(year, month, day).ok_or_else(unreadable)
}

/// Every rule must cite a clause of this standard, of the level that it names, in the words that carry it.
///
/// # Errors
/// [`BadRule::NotInStandard`] for the first rule that does not.
pub fn cited(rules: &[StatedRule], standard: &Standard) -> Result<(), BadRule> {
    match rules.iter().find(|rule| !is_cited(rule, standard)) {
        None => Ok(()),
        Some(rule) => Err(BadRule::NotInStandard { duty: rule.duty.clone(), words: rule.words.clone() }),
    }
}

fn is_cited(rule: &StatedRule, standard: &Standard) -> bool {
    let of_level = standard.levels.iter().find(|level| level.level == rule.min_level);
    of_level.and_then(|level| level.clause(&rule.duty)).is_some_and(|clause| clause.text.contains(&rule.words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::parse;

    const RULES: &str = include_str!("../../../../data/reference/signing.toml");
    const PAPER: &str = include_str!("../../../../data/standards/social-worker.txt");

    fn rule(step: Step, gravity: Gravity) -> StatedRule {
        let rules = read(RULES).expect("the rules are readable");
        rules.into_iter().find(|rule| (rule.step, rule.gravity) == (step, gravity)).expect("every case is covered")
    }

    #[test]
    fn every_rule_cites_words_that_stand_in_the_paper() {
        let standard = parse(PAPER).expect("the paper is the paper");
        let rules = read(RULES).expect("the rules are readable");
        assert_eq!(rules.len(), 18);
        assert_eq!(cited(&rules, &standard), Ok(()));
    }

    #[test]
    fn ordinary_diagnosis_needs_professional_violence_senior_and_society_expert() {
        for step in [Step::Diagnosis, Step::Plan, Step::Closing, Step::Minutes] {
            assert_eq!(rule(step, Gravity::Ordinary).min_level, Level::Professional);
            assert_eq!(rule(step, Gravity::ViolentOrCrisis).min_level, Level::SeniorProfessional);
            assert_eq!(rule(step, Gravity::Societal).min_level, Level::Expert);
        }
        assert_eq!(rule(Step::Diagnosis, Gravity::Ordinary).duty, "SW-K-1.1");
    }

    #[test]
    fn the_records_of_a_practitioner_are_checked_by_who_directs_and_checks() {
        let rule = rule(Step::Record, Gravity::Ordinary);
        assert_eq!((rule.min_level, rule.required_of), (Level::Professional, RequiredOf::AuthorsBelow));
        assert_eq!(rule.duty, "SW-K-0.1");
    }

    #[test]
    fn a_rule_that_cites_what_the_paper_does_not_say_is_rejected() {
        let standard = parse(PAPER).expect("the paper is the paper");
        for (duty, words) in [("SW-K-1.11", "ประเมิน"), ("SW-K-1.1", "ออกใบอนุญาต"), ("SW-S-1.1", "วิกฤต")]
        {
            let rule =
                StatedRule { duty: duty.to_owned(), words: words.to_owned(), ..rule(Step::Plan, Gravity::Ordinary) };
            let expected = BadRule::NotInStandard { duty: duty.to_owned(), words: words.to_owned() };
            assert_eq!(cited(&[rule], &standard), Err(expected));
        }
    }

    #[test]
    fn a_step_without_a_rule_or_with_two_is_rejected() {
        let start = RULES.rfind("[[rule]]").expect("there are rules");
        let missing = BadRule::Cover { step: "minutes", gravity: "societal", rules: 0 };
        assert_eq!(read(&RULES[..start]), Err(missing));
        let doubled = format!("{RULES}\n{}", &RULES[start..]);
        assert!(matches!(read(&doubled), Err(BadRule::Cover { rules: 2, .. })));
    }

    #[test]
    fn an_unknown_word_is_rejected() {
        assert!(matches!(read(&RULES.replace("\"plan\"", "\"plam\"")), Err(BadRule::Unreadable(_))));
    }
}
