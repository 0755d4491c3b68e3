//! Every reaction between modules, on one page.
//!
//! | when | then |
//! |---|---|
//! | offices: other systems are to be told of a case | cases: says whether it was restricted or sealed meanwhile |
//! | workforce: a position standard was imported, or the program starts | cases: its signing rules come into force |

use std::pin::Pin;

use kernel::Code as _;
use offices::events::About;
use store::{By, Db, StoreError};

/// The signing rules that the imported standard gives come into force in casework, with the duties they cite.
///
/// # Errors
/// [`StoreError`]; the rules before stay in force then.
pub async fn standard_imported(db: &Db) -> Result<(), StoreError> {
    let rules = workforce::signing_rules(db).await?;
    let rules: Vec<_> = rules.iter().filter_map(signing_rule).collect();
    let tx = db.write(By::System("wiring")).await?;
    cases::prepare(&tx, &rules).await?;
    tx.commit().await
}

/// Whether other systems may still be told of a record: a case that was restricted or sealed meanwhile is told to nobody.
#[must_use]
pub fn may_be_told(db: Db, about: About) -> Pin<Box<dyn Future<Output = Result<bool, StoreError>> + Send>> {
    Box::pin(async move {
        match about.case {
            Some(case) => cases::is_known_to_all(&db, case).await,
            None => Ok(true),
        }
    })
}

/// The same rule in the words of casework; the codes of step and gravity are those of the reference data.
fn signing_rule(rule: &workforce::SigningRule) -> Option<cases::model::SigningRule> {
    Some(cases::model::SigningRule {
        step: cases::model::Step::from_code(rule.step.code())?,
        gravity: cases::model::Gravity::from_code(rule.gravity.code())?,
        min_level: rule.min_level,
        everyone: rule.required_of == workforce::RequiredOf::Everyone,
        duty: rule.duty.clone(),
    })
}
