//! Signing rules of a version, joined with the clause that each cites.

use kernel::{Day, Id, Level};
use store::{Result, Source, Sql, Tx, row};

use crate::model::{Gravity, RequiredOf, SigningRule, StandardVersion, StatedRule, Step};

row! {
    /// A rule as stored.
    pub struct Stated {
        /// The step.
        pub step: Step,
        /// The gravity.
        pub gravity: Gravity,
        /// The lowest level that may sign.
        pub min_level: Level,
        /// Whose work needs it.
        pub required_of: RequiredOf,
        /// The cited address.
        pub duty: String,
        /// The words cited.
        pub words: String,
        /// How sure the source is.
        pub source_mark: String,
        /// From when.
        pub effective_from: Day,
    }
}

row! {
    /// A rule with the text of its clause.
    pub struct Cited {
        /// The step.
        pub step: Step = "r.step",
        /// The gravity.
        pub gravity: Gravity = "r.gravity",
        /// The lowest level that may sign.
        pub min_level: Level = "r.min_level",
        /// Whose work needs it.
        pub required_of: RequiredOf = "r.required_of",
        /// The cited address.
        pub duty: String = "r.duty",
        /// The clause, verbatim.
        pub duty_text: String = "d.text",
    }
}

impl From<Cited> for SigningRule {
    fn from(row: Cited) -> Self {
        let Cited { step, gravity, min_level, required_of, duty, duty_text } = row;
        Self { step, gravity, min_level, required_of, duty, duty_text }
    }
}

impl From<Stated> for StatedRule {
    fn from(row: Stated) -> Self {
        let Stated { step, gravity, min_level, required_of, duty, words, source_mark, effective_from } = row;
        Self { step, gravity, min_level, required_of, duty, words, source_mark, effective_from }
    }
}

/// The rules of the version in force, with the clauses they cite; none before the first import.
pub async fn current(on: &impl Source) -> Result<Vec<SigningRule>> {
    let sql = Sql::new(format!("select {} from signing_rules r", <Cited as store::FromRow>::COLUMNS));
    let sql = sql
        .then("join standard_duties d on d.standard = r.standard and d.address = r.duty")
        .then("where r.standard = (select id from standards order by version desc limit 1)");
    Ok(on.all::<Cited>(sql).await?.into_iter().map(SigningRule::from).collect())
}

/// The rules of a version as they were stated.
pub async fn stated(on: &impl Source, of: Id<StandardVersion>) -> Result<Vec<StatedRule>> {
    let sql = Sql::new(format!("select {} from signing_rules", <Stated as store::FromRow>::COLUMNS));
    let sql = sql.then("where standard = ?").bind(of);
    Ok(on.all::<Stated>(sql).await?.into_iter().map(StatedRule::from).collect())
}

/// Puts these rules in the place of the version's former ones.
pub async fn replace(tx: &Tx<'_>, of: Id<StandardVersion>, rules: &[StatedRule]) -> Result<()> {
    tx.run(Sql::new("delete from signing_rules where standard = ?").bind(of)).await?;
    for rule in rules {
        let sql = Sql::new(
            "insert into signing_rules (standard, step, gravity, min_level, required_of, duty, words, source_mark, effective_from) \
             values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(of).bind(rule.step).bind(rule.gravity).bind(rule.min_level).bind(rule.required_of);
        let sql = sql.bind(rule.duty.as_str()).bind(rule.words.as_str()).bind(rule.source_mark.as_str());
        tx.run(sql.bind(rule.effective_from)).await?;
    }
    Ok(())
}
