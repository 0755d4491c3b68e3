//! Reference data of casework: lists with their names, clocks and marks of certainty, editable by an administrator.

use kernel::Certainty;
use serde::Deserialize;
use store::{FromRow as _, Result, Source, Sql, StoreError, Tx};

use crate::model::{ReferenceEntry, Urgency};
use crate::rules::{Clocks, Floor};

/// The entries of these lists, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn lists(on: &impl Source, names: &[&'static str]) -> Result<Vec<ReferenceEntry>> {
    let sql = Sql::new(format!("select {} from case_reference where list in", ReferenceEntry::COLUMNS));
    on.all(sql.list(names.iter().copied()).then("order by list, place")).await
}

/// The clocks of an urgency.
///
/// # Errors
/// [`StoreError::NotFound`] when the reference data lacks it.
pub async fn clocks(on: &impl Source, urgency: Urgency) -> Result<Clocks> {
    let sql = Sql::new(
        "select hours_contact, hours_facts, hours_plan from case_reference where list = 'urgency' and code = ?",
    );
    let (contact, facts, plan): (Option<i64>, Option<i64>, Option<i64>) = on.one(sql.bind(urgency)).await?;
    match (contact, facts, plan) {
        (Some(contact), Some(facts), Some(plan)) => Ok(Clocks { contact, facts, plan }),
        _ => Err(StoreError::NotFound),
    }
}

/// The signs that set a least urgency.
///
/// # Errors
/// [`StoreError`].
pub async fn floors(on: &impl Source) -> Result<Vec<Floor>> {
    let entries = lists(on, &["floor"]).await?;
    Ok(entries
        .into_iter()
        .filter_map(|entry| Some(Floor { urgency: entry.floor_urgency?, code: entry.code }))
        .collect())
}

/// The number that an entry sets.
///
/// # Errors
/// [`StoreError::NotFound`] when the reference data lacks it.
pub async fn amount(on: &impl Source, list: &str, code: &str) -> Result<i64> {
    let sql = Sql::new("select amount from case_reference where list = ? and code = ? and amount is not null");
    on.one::<(i64,)>(sql.bind(list).bind(code)).await.map(|(amount,)| amount)
}

/// Changes the clocks or the names of an entry.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn update(tx: &Tx<'_>, entry: &ReferenceEntry) -> Result<()> {
    let sql = Sql::new(
        "update case_reference set th = ?, en = ?, hours_contact = ?, hours_facts = ?, hours_plan = ?, amount = ?, \
         legal_basis = ?, source_mark = ?, version = version + 1 where list = ? and code = ? and version = ?",
    )
    .bind(entry.th.as_str())
    .bind(entry.en.as_str())
    .bind(entry.hours_contact)
    .bind(entry.hours_facts)
    .bind(entry.hours_plan)
    .bind(entry.amount)
    .bind(entry.legal_basis.as_str())
    .bind(entry.source_mark)
    .bind(entry.list.as_str())
    .bind(entry.code.as_str())
    .bind(entry.version);
    tx.run_versioned(sql).await
}

/// The files that the lists come from, with the list's key in them.
const FILES: [(&str, &str); 13] = [
    ("triage", include_str!("../../../../data/reference/triage.toml")),
    ("target-group", include_str!("../../../../data/reference/target_groups.toml")),
    ("channel", include_str!("../../../../data/reference/channels.toml")),
    ("closing-reason", include_str!("../../../../data/reference/closing_reasons.toml")),
    ("problem-area", include_str!("../../../../data/reference/problem_areas.toml")),
    ("network-kind", include_str!("../../../../data/reference/network_kinds.toml")),
    ("figures", include_str!("../../../../data/reference/figures.toml")),
    ("referral-basis", include_str!("../../../../data/reference/referral_bases.toml")),
    ("referral", include_str!("../../../../data/reference/referral_clocks.toml")),
    ("workload", include_str!("../../../../data/reference/workload.toml")),
    ("supervision", include_str!("../../../../data/reference/supervision.toml")),
    ("quality", include_str!("../../../../data/reference/quality.toml")),
    ("retention", include_str!("../../../../data/reference/retention.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clock {
    hours: Option<i64>,
    days: Option<i64>,
    #[allow(dead_code, reason = "kept in the file beside each clock; the entry's own mark is stored")]
    source_mark: String,
}

impl Clock {
    fn hours(&self) -> Option<i64> {
        self.hours.or_else(|| self.days.map(|days| days * 24))
    }
}

#[derive(Deserialize)]
struct Given {
    code: String,
    th: String,
    en: String,
    #[serde(default)]
    alias_th: Vec<String>,
    #[serde(default)]
    alias_en: Vec<String>,
    first_contact: Option<Clock>,
    fact_finding: Option<Clock>,
    plan: Option<Clock>,
    urgency: Option<Urgency>,
    amount: Option<i64>,
    legal_basis: String,
    source_mark: Certainty,
}

/// Writes the reference data that the database does not have yet; what was edited stays.
///
/// # Errors
/// [`StoreError::Broken`] when a file cannot be read.
pub async fn fill(tx: &Tx<'_>) -> Result<()> {
    for (file, text) in FILES {
        let tables: std::collections::BTreeMap<String, Vec<Given>> =
            toml::from_str(text).map_err(|error| StoreError::Broken(format!("{file}: {error}").into()))?;
        for (key, entries) in tables {
            let list = if matches!(file, "triage" | "referral") { key.as_str() } else { file };
            for (place, given) in (0_i64..).zip(&entries) {
                insert(tx, list, place, given).await?;
            }
        }
    }
    Ok(())
}

async fn insert(tx: &Tx<'_>, list: &str, place: i64, given: &Given) -> Result<()> {
    // The kinder word of today is shown; the official one stays in the file for reports.
    let th = given.alias_th.first().unwrap_or(&given.th);
    let en = given.alias_en.first().unwrap_or(&given.en);
    let hours = |clock: &Option<Clock>| clock.as_ref().and_then(Clock::hours);
    let sql = Sql::new(
        "insert into case_reference (list, code, place, th, en, hours_contact, hours_facts, hours_plan, amount, floor_urgency, \
         legal_basis, source_mark, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (list, code) do nothing",
    )
    .bind(list)
    .bind(given.code.as_str())
    .bind(place)
    .bind(th.as_str())
    .bind(en.as_str())
    .bind(hours(&given.first_contact))
    .bind(hours(&given.fact_finding))
    .bind(hours(&given.plan))
    .bind(given.amount)
    .bind(given.urgency)
    .bind(given.legal_basis.as_str())
    .bind(given.source_mark);
    tx.run(sql).await.map(|_| ())
}
