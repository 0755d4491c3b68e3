//! For tests: what a database was asked, and which tables the engine reads from end to end for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::dialect::Engine;
use crate::schema::tables;
use crate::{Db, Result, Sql};

/// Every different statement since the watch began, each once, with the values it first came with.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<Mutex<Noted>>);

#[derive(Debug, Default)]
struct Noted {
    fresh: BTreeMap<String, Sql>,
    told: BTreeSet<String>,
}

impl Watch {
    pub(crate) fn note(&self, sql: &Sql) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !all.told.contains(sql.text()) && !all.fresh.contains_key(sql.text()) {
            all.fresh.insert(sql.text().to_owned(), sql.clone());
        }
    }

    /// What was asked and not told yet.
    #[must_use]
    pub fn take(&self) -> Vec<Sql> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = std::mem::take(&mut all.fresh);
        all.told.extend(fresh.keys().cloned());
        fresh.into_values().collect()
    }
}

/// A table that a statement reads from end to end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scan {
    /// The table.
    pub table: String,
    /// The index whose order it follows, if it follows one: it may stop early then, or read only what the index holds.
    pub index: Option<String>,
    /// The statement.
    pub statement: String,
    /// The plan, line by line.
    pub plan: Vec<String>,
}

impl Db {
    /// Notes every statement from now on.
    #[must_use]
    pub fn watch(&self) -> Watch {
        self.watched().get_or_init(Watch::default).clone()
    }

    /// Which tables the engine reads from end to end for these statements, each as it would be run now.
    ///
    /// # Errors
    /// [`crate::StoreError`] of a statement that cannot be planned.
    pub async fn scans(&self, statements: Vec<Sql>) -> Result<Vec<Scan>> {
        let known: Vec<String> = tables(self).await?.into_iter().map(|table| table.name).collect();
        let mut scans = Vec::new();
        for (statement, plan) in self.plans(statements).await? {
            let found = match self.engine() {
                Engine::Sqlite => plan.iter().filter_map(|line| read_sqlite(line, &plan, &statement, &known)).collect(),
                Engine::Postgres => {
                    let ours = |(table, _): &(String, _)| known.contains(table);
                    plan.iter().filter_map(|line| read_postgres(line)).filter(ours).collect::<Vec<_>>()
                }
            };
            let scan = |(table, index)| Scan { table, index, statement: statement.clone(), plan: plan.clone() };
            scans.extend(found.into_iter().map(scan));
        }
        Ok(scans)
    }

    /// How the engine would go about these statements now: each with the lines of its plan.
    ///
    /// # Errors
    /// [`crate::StoreError`] of a statement that cannot be planned.
    pub async fn plans(&self, statements: Vec<Sql>) -> Result<Vec<(String, Vec<String>)>> {
        let mut plans = Vec::new();
        for sql in statements {
            let statement = sql.text().to_owned();
            plans.push((statement, self.explain(sql).await?));
        }
        Ok(plans)
    }
}

/// `SCAN c USING INDEX cases_open`: the name is that under which the statement knows the table.
fn read_sqlite(line: &str, plan: &[String], statement: &str, known: &[String]) -> Option<(String, Option<String>)> {
    let mut words = line.strip_prefix("SCAN ")?.split(' ');
    let name = words.next()?;
    // What the statement itself put together under that name is no table.
    let made = |made: &String| ["CO-ROUTINE ", "MATERIALIZE "].iter().any(|how| made.strip_prefix(how) == Some(name));
    if words.next().is_none() && plan.iter().any(made) {
        return None;
    }
    let table = table_of(statement, name, known)?;
    let index = line.split_once("INDEX ").map(|(_, rest)| rest.split(' ').next().unwrap_or_default().to_owned());
    Some((table, index))
}

/// The table that a statement calls by that name: `from cases c`, `join cases as c`, `from cases`.
fn table_of(statement: &str, name: &str, known: &[String]) -> Option<String> {
    let clean = statement.replace(['(', ')', ','], " ");
    let words: Vec<&str> = clean.split_whitespace().collect();
    let called = words.windows(3).find_map(|three| {
        let is = match three {
            [table, "as", alias] | [table, alias, _] => *alias == name && known.iter().any(|known| known == table),
            _ => false,
        };
        is.then(|| three[0].to_owned())
    });
    called.or_else(|| known.iter().find(|table| *table == name).cloned())
}

/// What it costs to read a table of a few pages, in the server's own measure: it is read whole whatever indexes it has.
const FEW_PAGES: f64 = 60.0;

/// `  ->  Seq Scan on cases c  (cost=0.00..355.00 rows=…)`.
fn read_postgres(line: &str) -> Option<(String, Option<String>)> {
    let (_, rest) = line.split_once("Seq Scan on ")?;
    let cost = line.split_once("..").and_then(|(_, cost)| cost.split(' ').next()?.parse().ok());
    let small = cost.is_some_and(|cost: f64| cost < FEW_PAGES);
    (!small).then_some((rest.split([' ', '(']).next()?.to_owned(), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_known_by_what_the_statement_calls_it() {
        let known = ["cases".to_owned(), "case_team".to_owned()];
        let statement = "select c.id from cases c where c.id in (select m.case_id from case_team as m)";
        assert_eq!(read_sqlite("SCAN c", &[], statement, &known), Some(("cases".to_owned(), None)));
        assert_eq!(read_sqlite("SCAN m", &[], statement, &known), Some(("case_team".to_owned(), None)));
        let ordered = Some(("cases".to_owned(), Some("cases_open".to_owned())));
        assert_eq!(read_sqlite("SCAN c USING INDEX cases_open", &[], statement, &known), ordered);
        assert_eq!(
            read_sqlite("SCAN cases", &[], "select id from cases where title = ?", &known),
            Some(("cases".to_owned(), None))
        );
        assert_eq!(read_sqlite("SEARCH c USING INDEX cases_open (next_due<?)", &[], statement, &known), None);
        assert_eq!(read_sqlite("SCAN c", &["CO-ROUTINE c".to_owned()], statement, &known), None);
        assert_eq!(read_sqlite("SCAN mine", &[], "select * from (select 1) mine", &known), None);
    }

    #[test]
    fn a_plan_of_the_server_names_the_table_itself() {
        let line = "  ->  Seq Scan on cases c  (cost=0.00..355.00 rows=10 width=4)";
        assert_eq!(read_postgres(line), Some(("cases".to_owned(), None)));
        assert_eq!(read_postgres("Seq Scan on staff s  (cost=0.00..1.21 rows=21 width=63)"), None);
        assert_eq!(read_postgres("  ->  Index Scan using cases_open on cases c"), None);
    }
}
