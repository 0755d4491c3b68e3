//! What was asked for: which steps, and which tests within them.

use super::steps::{STEPS, Step};
use crate::outcome::{During, Outcome, fail};

/// The words after `cargo xtask test`, understood.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Names or groups of steps; none means all.
    pub only: Vec<String>,
    /// Whether to stop at the first step that fails.
    pub stop: bool,
    /// Passed on to the test runners, which choose tests by these parts of names.
    pub filter: Vec<String>,
}

impl Order {
    /// Understands the words, and refuses a step that does not exist.
    pub fn parse(words: &[String]) -> Outcome<Self> {
        let mut order = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--only" => {
                    let name = words.next().during("--only wants the name of a step")?;
                    order.only.push(known(name)?);
                }
                "--stop" => order.stop = true,
                option if option.starts_with("--") => {
                    return fail(format!("there is no option `{option}`"));
                }
                part => order.filter.push(part.to_owned()),
            }
        }
        Ok(order)
    }

    /// Whether the step is one of those asked for.
    pub fn includes(&self, step: &Step) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| step.answers_to(name))
    }
}

fn known(name: &str) -> Outcome<String> {
    if STEPS.iter().any(|step| step.answers_to(name)) {
        return Ok(name.to_owned());
    }
    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
    fail(format!("there is no step `{name}`. Steps: {}; groups: rust, e2e, sqlite, postgres", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    fn chosen(line: &str) -> Vec<&'static str> {
        let order = Order::parse(&words(line)).unwrap();
        STEPS.iter().filter(|step| order.includes(step)).map(|step| step.name).collect()
    }

    #[test]
    fn nothing_asked_means_every_step() {
        assert_eq!(chosen("").len(), STEPS.len());
    }

    #[test]
    fn a_group_stands_for_its_steps() {
        assert_eq!(chosen("--only e2e"), ["e2e-sqlite", "e2e-postgres"]);
        assert_eq!(chosen("--only postgres"), ["rust-postgres", "e2e-postgres", "api-postgres"]);
    }

    #[test]
    fn other_words_choose_tests() {
        let order = Order::parse(&words("--only rust-sqlite closing --stop")).unwrap();
        assert_eq!(order.filter, ["closing"]);
        assert!(order.stop);
    }

    #[test]
    fn a_step_that_does_not_exist_is_refused_with_the_list() {
        let failure = Order::parse(&words("--only pyton")).unwrap_err();
        assert!(failure.to_string().contains("Steps: format, tidy"));
        assert!(Order::parse(&words("--onyl rust")).is_err());
        assert!(Order::parse(&words("--only")).is_err());
    }
}
