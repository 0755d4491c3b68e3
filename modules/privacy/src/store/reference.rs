//! The record of processing, and the numbers and grounds by which requests and breaches are handled.

use kernel::Certainty;
use serde::Deserialize;
use store::{By, FromRow as _, Result, Source, Sql, StoreError, Tx};

use crate::model::{ActivityRow, Claim, SettingRow};

const FILE: &str = include_str!("../../../../data/reference/privacy.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    activity: Vec<GivenActivity>,
    right: Vec<GivenSetting>,
    ground: Vec<GivenSetting>,
    setting: Vec<GivenSetting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenActivity {
    code: String,
    th: String,
    en: String,
    data: String,
    purpose: String,
    basis: String,
    law: String,
    kept: String,
    recipients: String,
    safeguards: String,
    #[serde(default)]
    asks_consent: bool,
    #[serde(default)]
    without_consent: String,
    source_mark: Certainty,
    #[allow(dead_code, reason = "kept in the file; what is stored holds from the day it is stored")]
    effective_from: toml::value::Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenSetting {
    code: String,
    th: String,
    en: String,
    amount: Option<i64>,
    #[serde(default)]
    rights: String,
    legal_basis: String,
    source_mark: Certainty,
    #[allow(dead_code, reason = "kept in the file; what is stored holds from the day it is stored")]
    effective_from: toml::value::Datetime,
}

/// Writes what the database does not have yet.
pub async fn fill(tx: &Tx<'_>) -> Result<()> {
    let given: Given =
        toml::from_str(FILE).map_err(|error| StoreError::Broken(format!("privacy.toml: {error}").into()))?;
    for (place, activity) in (0_i64..).zip(&given.activity) {
        tx.run(insert_activity(tx, place, activity)).await?;
    }
    for (list, entries) in [("right", &given.right), ("ground", &given.ground), ("setting", &given.setting)] {
        for (place, entry) in (0_i64..).zip(entries) {
            tx.run(insert_setting(list, place, entry)).await?;
        }
    }
    Ok(())
}

fn insert_activity(tx: &Tx<'_>, place: i64, given: &GivenActivity) -> Sql {
    Sql::new(
        "insert into privacy_activities (code, place, th, en, data, purpose, basis, law, kept, recipients, safeguards, \
         asks_consent, without_consent, source_mark, version, changed_at, changed_by) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, '') on conflict (code) do nothing",
    )
    .bind(given.code.as_str())
    .bind(place)
    .bind(given.th.as_str())
    .bind(given.en.as_str())
    .bind(given.data.as_str())
    .bind(given.purpose.as_str())
    .bind(given.basis.as_str())
    .bind(given.law.as_str())
    .bind(given.kept.as_str())
    .bind(given.recipients.as_str())
    .bind(given.safeguards.as_str())
    .bind(given.asks_consent)
    .bind(given.without_consent.as_str())
    .bind(given.source_mark)
    .bind(tx.now())
}

fn insert_setting(list: &str, place: i64, given: &GivenSetting) -> Sql {
    Sql::new(
        "insert into privacy_reference (list, code, place, th, en, amount, rights, legal_basis, source_mark, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (list, code) do nothing",
    )
    .bind(list)
    .bind(given.code.as_str())
    .bind(place)
    .bind(given.th.as_str())
    .bind(given.en.as_str())
    .bind(given.amount)
    .bind(given.rights.as_str())
    .bind(given.legal_basis.as_str())
    .bind(given.source_mark)
}

/// The record of processing, in its order.
pub async fn activities(on: &impl Source) -> Result<Vec<ActivityRow>> {
    on.all(Sql::new(format!("select {} from privacy_activities order by place limit 200", ActivityRow::COLUMNS))).await
}

/// One kind of record.
pub async fn activity(on: &impl Source, code: &str) -> Result<ActivityRow> {
    on.one(Sql::new(format!("select {} from privacy_activities where code = ?", ActivityRow::COLUMNS)).bind(code)).await
}

/// Saves a kind of record under the version that its writer read.
pub async fn update_activity(tx: &Tx<'_>, row: &ActivityRow) -> Result<()> {
    let by = match tx.by() {
        By::Actor(actor) => actor.name.as_str(),
        By::System(part) => part,
    };
    let sql = Sql::new(
        "update privacy_activities set data = ?, purpose = ?, basis = ?, law = ?, kept = ?, recipients = ?, safeguards = ?, \
         without_consent = ?, source_mark = ?, changed_at = ?, changed_by = ?, version = version + 1 \
         where code = ? and version = ?",
    )
    .bind(row.data.as_str())
    .bind(row.purpose.as_str())
    .bind(row.basis.as_str())
    .bind(row.law.as_str())
    .bind(row.kept.as_str())
    .bind(row.recipients.as_str())
    .bind(row.safeguards.as_str())
    .bind(row.without_consent.as_str())
    .bind(row.source_mark)
    .bind(tx.now())
    .bind(by)
    .bind(row.code.as_str())
    .bind(row.version);
    tx.run_versioned(sql).await
}

/// The entries of a list, in their order.
pub async fn settings(on: &impl Source, list: &str) -> Result<Vec<SettingRow>> {
    let sql = Sql::new(format!("select {} from privacy_reference where list = ? order by place", SettingRow::COLUMNS));
    on.all(sql.bind(list)).await
}

/// One entry.
pub async fn setting(on: &impl Source, list: &str, code: &str) -> Result<SettingRow> {
    let sql = Sql::new(format!("select {} from privacy_reference where list = ? and code = ?", SettingRow::COLUMNS));
    on.one(sql.bind(list).bind(code)).await
}

/// Saves the number of an entry under the version that its writer read.
pub async fn update_setting(tx: &Tx<'_>, row: &SettingRow) -> Result<()> {
    let sql = Sql::new(
        "update privacy_reference set amount = ?, legal_basis = ?, source_mark = ?, version = version + 1 \
         where list = ? and code = ? and version = ?",
    )
    .bind(row.amount)
    .bind(row.legal_basis.as_str())
    .bind(row.source_mark)
    .bind(row.list.as_str())
    .bind(row.code.as_str())
    .bind(row.version);
    tx.run_versioned(sql).await
}

/// The number that an entry sets.
async fn amount(on: &impl Source, list: &str, code: &str) -> Result<i64> {
    setting(on, list, code).await?.amount.ok_or(StoreError::NotFound)
}

/// Days within which a right is answered.
pub async fn days(on: &impl Source, claim: Claim) -> Result<i64> {
    amount(on, "right", kernel::Code::code(claim)).await
}

/// Hours within which สคส. is told of a breach.
pub async fn breach_hours(on: &impl Source) -> Result<i64> {
    amount(on, "setting", "breach-hours").await
}

/// Whether the report of access names staff.
pub async fn names_staff(on: &impl Source) -> Result<bool> {
    Ok(amount(on, "setting", "name-staff").await? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read_and_every_ground_serves_a_right_there_is() {
        let given: Given = toml::from_str(FILE).expect("privacy.toml");
        let known: Vec<&str> = given.right.iter().map(|right| right.code.as_str()).collect();
        assert_eq!(known.len(), <Claim as kernel::Code>::ALL.len());
        for claim in <Claim as kernel::Code>::ALL {
            assert!(known.contains(&kernel::Code::code(*claim)), "{claim:?}");
        }
        for ground in &given.ground {
            assert!(ground.rights.split(' ').all(|right| known.contains(&right)), "{}", ground.code);
        }
        for activity in given.activity.iter().filter(|activity| activity.asks_consent) {
            assert!(!activity.without_consent.is_empty(), "{} must say what withdrawal stops", activity.code);
        }
    }
}
