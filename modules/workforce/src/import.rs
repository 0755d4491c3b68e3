//! `kueakun import standard FILE`: a paper in, a new version out; the same paper again changes nothing.

use sha2::{Digest as _, Sha256};
use std::fmt;
use store::{By, Db, Entry, StoreError, Tx};

use crate::model::StatedRule;
use crate::rules::signing::{self, BadRule};
use crate::standard::{self, Refused, Standard, Summary};
use crate::store::{signing as signing_store, standards};

/// The signing rules that this program ships with.
const SIGNING: &str = include_str!("../../../data/reference/signing.toml");

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What the paper holds.
    pub summary: Summary,
    /// Number of the version that holds it.
    pub version: i64,
    /// Whether the version is new.
    pub is_new: bool,
}

/// Why an import changed nothing.
#[derive(Debug, Clone)]
pub enum ImportError {
    /// The text is not the position standard.
    Refused(Refused),
    /// The signing rules do not fit the paper.
    Signing(BadRule),
    /// The database said no.
    Store(StoreError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => refused.fmt(f),
            Self::Signing(bad) => bad.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<Refused> for ImportError {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<BadRule> for ImportError {
    fn from(bad: BadRule) -> Self {
        Self::Signing(bad)
    }
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Reads the paper and keeps it as a version, together with the signing rules that cite it. `source` is the file's name.
///
/// # Errors
/// [`ImportError`]; the database is then as before.
pub async fn standard(db: &Db, text: &str, source: &str) -> Result<Imported, ImportError> {
    let paper = standard::parse(text)?;
    let rules = signing::read(SIGNING)?;
    signing::cited(&rules, &paper)?;
    let digest = digest(text);
    let tx = db.write(By::System("import")).await?;
    let known = standards::with_digest(&tx, &digest).await?;
    let is_new = known.is_none();
    let version = match known {
        Some(known) => known,
        None => keep(&tx, &paper, &digest, source).await?,
    };
    keep_rules(&tx, &version, &rules).await?;
    tx.commit().await?;
    Ok(Imported { summary: standard::summary(&paper), version: version.version, is_new })
}

async fn keep(tx: &Tx<'_>, paper: &Standard, digest: &str, source: &str) -> Result<standards::Version, StoreError> {
    let version = standards::insert(tx, paper, digest, source).await?;
    let detail = serde_json::json!({ "version": version.version, "sha256": digest, "source": source });
    tx.record(Entry::new("standard-imported", version.id.as_ref()).detail(detail)).await?;
    Ok(version)
}

/// A newer program may state other rules for a paper that is already there.
async fn keep_rules(tx: &Tx<'_>, version: &standards::Version, rules: &[StatedRule]) -> Result<(), StoreError> {
    let before = signing_store::stated(tx, version.id).await?;
    let unchanged = before.len() == rules.len() && rules.iter().all(|rule| before.contains(rule));
    if unchanged {
        return Ok(());
    }
    signing_store::replace(tx, version.id, rules).await?;
    let detail = serde_json::json!({ "version": version.version, "rules": rules.len() });
    tx.record(Entry::new("signing-rules-loaded", version.id.as_ref()).detail(detail)).await
}

/// SHA-256 of the text, in hex.
fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
