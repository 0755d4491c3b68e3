//! Who must sign, and the clause that says so.

use askama::Template;
use kernel::{Code as _, Level};
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
    pub rules: Vec<RuleView>,
}

/// One rule with its signer in words.
#[derive(Debug)]
pub struct RuleView {
    /// The rule.
    pub rule: SigningRule,
    /// "ระดับชำนาญการขึ้นไป".
    pub signer: String,
}

impl RuleView {
    /// Puts the signer into words; nothing stands above the highest level.
    pub fn new(page: &Page, rule: SigningRule) -> Self {
        let is_top = Level::ALL.last() == Some(&rule.min_level);
        let key = if is_top { "workforce-standard-level" } else { "workforce-signing-level-up" };
        Self { signer: page.t1(key, "level", rule.min_level.name(page.lang)), rule }
    }
}

/// Groups the rules by step, in the order of a case.
pub fn by_step(page: &Page, rules: Vec<SigningRule>) -> Vec<StepView> {
    let mut steps: Vec<_> = Step::ALL.iter().map(|&step| StepView { step, rules: Vec::new() }).collect();
    for view in in_order(page, rules) {
        if let Some(step) = steps.iter_mut().find(|step| step.step == view.rule.step) {
            step.rules.push(view);
        }
    }
    steps
}

/// In the order of a case, the lightest gravity first.
pub fn in_order(page: &Page, mut rules: Vec<SigningRule>) -> Vec<RuleView> {
    rules.sort_by_key(|rule| (rule.step, rule.gravity));
    rules.into_iter().map(|rule| RuleView::new(page, rule)).collect()
}
