//! Who must sign, and the clause that says so.

use askama::Template;
use kernel::Code as _;
use ui::Page;

use crate::model::{SigningRule, Step};

/// The rules by step.
#[derive(Debug, Template)]
#[template(path = "signing.html")]
pub struct SigningPage {
    /// The page.
    pub p: Page,
    /// The steps in the order of a case, each with its rules by gravity.
    pub steps: Vec<StepView>,
}

/// One step with its rules.
#[derive(Debug)]
pub struct StepView {
    /// The step.
    pub step: Step,
    /// Its rules, the lightest gravity first.
    pub rules: Vec<SigningRule>,
}

/// Groups the rules by step, in the order of a case.
pub fn by_step(rules: &[SigningRule]) -> Vec<StepView> {
    let of = |step: Step| {
        let mut rules: Vec<_> = rules.iter().filter(|rule| rule.step == step).cloned().collect();
        rules.sort_by_key(|rule| rule.gravity);
        StepView { step, rules }
    };
    Step::ALL.iter().map(|&step| of(step)).collect()
}
