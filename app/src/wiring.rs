//! Every reaction between modules, on one page.
//!
//! | when | then |
//! |---|---|
//! | workforce: a position standard was imported, or the program starts | cases: its signing rules come into force |
//! | the program starts | directory: its lists are there, and a new one has the national hotlines |

use kernel::Code as _;
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

/// The service directory has the lists that it sorts by and, once anything was done here, the national hotlines.
///
/// # Errors
/// [`StoreError`].
pub async fn directory_opened(db: &Db) -> Result<(), StoreError> {
    let is_untouched = db.is_untouched().await?;
    let tx = db.write(By::System("wiring")).await?;
    directory::prepare(&tx).await?;
    // What is written is recorded, and an installation with a record is no longer new: the first account comes first.
    if !is_untouched {
        directory::begin(&tx).await?;
    }
    tx.commit().await
}
