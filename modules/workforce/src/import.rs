//! `kueakun import standard FILE`: a paper in, a new version out; the same paper again changes nothing.

use std::fmt;

use kernel::Lang;
use sha2::{Digest as _, Sha256};
use store::{By, Db, Entry, StoreError, Tx};
use ui::Texts;

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

impl ImportError {
    /// The line and the reason in the operator's language; what only a programmer can mend stays in English.
    #[must_use]
    pub fn words(&self, texts: &Texts, lang: Lang) -> String {
        match self {
            Self::Refused(Refused { line, reason }) => {
                let place = texts.with(lang, "workforce-refused-line", &[("line", &line.to_string())]);
                let values = reason.arguments();
                let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                format!("{place}: {}", texts.with(lang, reason.key(), &values))
            }
            Self::Signing(BadRule::NotInStandard { duty, words }) => {
                texts.with(lang, "workforce-refused-signing", &[("duty", duty), ("words", words)])
            }
            Self::Signing(bad) => texts.with(lang, "workforce-refused-signing-file", &[("what", &bad.to_string())]),
            Self::Store(error) => error.to_string(),
        }
    }
}

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
    store::hex(&Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::settlements;
    use kernel::{Clock, Level, Moment};
    use store::{Source as _, Sql};

    const PAPER: &str = include_str!("../../../data/standards/social-worker.txt");

    async fn database() -> (testkit::Home, Db) {
        let home = testkit::Home::empty().await;
        let db = home.open(crate::migrations(), Clock::set_to(Moment::from_millis(1_790_000_000_000))).await;
        (home, db)
    }

    async fn count(db: &Db, table: &str) -> i64 {
        let (count,): (i64,) = db.one(Sql::new(format!("select count(*) from {table}"))).await.expect("a count");
        count
    }

    #[tokio::test]
    async fn a_paper_becomes_version_one_with_its_duties_items_and_signing_rules() {
        let (_folder, db) = database().await;
        let imported = standard(&db, PAPER, "social-worker.txt").await.expect("imported");
        assert_eq!((imported.version, imported.is_new, imported.summary.duties), (1, true, 74));
        // 74 duties and seven paragraphs of main responsibility.
        assert_eq!(count(&db, "standard_duties").await, 81);
        assert_eq!(count(&db, "standard_items").await, 104);
        assert_eq!(count(&db, "standard_degrees").await, 3);
        assert_eq!(count(&db, "standard_services").await, 3);
        assert_eq!(count(&db, "standard_reductions").await, 2);
        assert_eq!(count(&db, "audit_entries").await, 2);
        let rules = crate::signing_rules(&db).await.expect("rules");
        assert_eq!(rules.len(), 18);
        assert!(rules.iter().all(|rule| PAPER.contains(&rule.duty_text)));
    }

    #[tokio::test]
    async fn the_same_paper_again_changes_nothing() {
        let (_folder, db) = database().await;
        standard(&db, PAPER, "social-worker.txt").await.expect("imported");
        let again = standard(&db, PAPER, "copy.txt").await.expect("imported");
        assert_eq!((again.version, again.is_new), (1, false));
        assert_eq!(count(&db, "standards").await, 1);
        assert_eq!(count(&db, "audit_entries").await, 2);
    }

    #[tokio::test]
    async fn a_changed_paper_becomes_the_next_version_and_the_old_one_stays() {
        let (_folder, db) = database().await;
        standard(&db, PAPER, "first.txt").await.expect("imported");
        let changed = PAPER.replace("ระดับ ๓๔", "ระดับ ๔");
        let second = standard(&db, &changed, "second.txt").await.expect("imported");
        assert_eq!((second.version, second.is_new, second.summary.doubts.len()), (2, true, 5));
        let first = standards::version(&db, 1).await.expect("the old version");
        assert_eq!(standards::doubts(&db, first.id).await.expect("its doubts").len(), 6);
        assert_eq!(standards::current(&db).await.expect("one").map(|version| version.version), Some(2));
    }

    #[tokio::test]
    async fn a_refused_paper_changes_nothing() {
        let (_folder, db) = database().await;
        let cut = PAPER.replace("๒.๒ เสนอแนะข้อมูล", "๒.๓ เสนอแนะข้อมูล");
        let refused = standard(&db, &cut, "cut.txt").await.expect_err("refused");
        let texts = Texts::read(&[crate::texts()]).expect("texts");
        assert_eq!(refused.words(&texts, Lang::Th), "บรรทัดที่ 72: ข้อถัดไปต้องเป็น 2.2 แต่พบ 2.3");
        assert_eq!(refused.words(&texts, Lang::En), "Line 72: The next number should be 2.2, but it is 2.3");
        assert_eq!(count(&db, "standards").await, 0);
        assert_eq!(count(&db, "audit_entries").await, 0);
    }

    #[tokio::test]
    async fn a_paper_that_does_not_say_what_the_signing_rules_cite_is_refused() {
        let (_folder, db) = database().await;
        let silent = PAPER.replace("ในกรณีที่มีความรุนแรง หรืออยู่ในภาวะวิกฤต", "ในทุกกรณี");
        let refused = standard(&db, &silent, "silent.txt").await.expect_err("refused");
        assert!(matches!(refused, ImportError::Signing(BadRule::NotInStandard { .. })));
        assert_eq!(count(&db, "standards").await, 0);
    }

    #[tokio::test]
    async fn every_reason_of_refusal_can_be_said_in_both_languages() {
        let texts = Texts::read(&[crate::texts()]).expect("texts");
        let broken = [
            String::new(),
            "ข่าว".to_owned(),
            PAPER.chars().take(5_000).collect(),
            PAPER.replace("ระดับชำนาญการพิเศษ", "ระดับชำนาญการมาก"),
            PAPER.replace("๑.๒ ให้บริการ", "๑.๙ ให้บริการ"),
            PAPER.lines().filter(|line| !line.starts_with("๔.๓")).map(|line| format!("{line}\n")).collect(),
            PAPER.replace("ทักษะการประสานงาน ระดับ ๔", "ทักษะ ระดับ ๔"),
            PAPER.replace("ไม่น้อยกว่า ๔ ปี", ""),
            format!("{PAPER}\nจบ"),
        ];
        let mut keys = std::collections::BTreeSet::new();
        for text in broken {
            let refused = standard::parse(&text).expect_err("refused");
            keys.insert(refused.reason.key());
            for lang in [Lang::Th, Lang::En] {
                let words = ImportError::Refused(refused.clone()).words(&texts, lang);
                assert!(!words.contains('⟦') && !words.contains('{'), "{words}");
            }
        }
        assert_eq!(keys.len(), 9, "{keys:?}");
    }

    #[tokio::test]
    async fn nothing_is_settled_by_an_import() {
        let (_folder, db) = database().await;
        standard(&db, PAPER, "social-worker.txt").await.expect("imported");
        let version = standards::current(&db).await.expect("one").expect("imported");
        assert!(settlements::all(&db, version.id).await.expect("none").is_empty());
        let item = standards::item(&db, version.id, Level::Expert, "2.1").await.expect("the item");
        assert_eq!((item.expected, item.written.as_str()), (None, "๓๔"));
    }
}
