//! ลบเรื่อง: everything that says what a case was about goes; its number, days, class and figures stay.

use kernel::{Case, Code as _, Id};
use sha2::{Digest as _, Sha256};
use store::{Result, Sql, Tx, hex};

use crate::model::CaseRow;

/// What goes, in an order that leaves nothing pointing to what is gone. `?` is the case.
pub const GOES: [(&str, &str); 15] = [
    ("case_addenda", "paper_id in (select id from case_papers where case_id = ?)"),
    ("case_files", "paper_id in (select id from case_papers where case_id = ?)"),
    ("case_signatures", "paper_id in (select id from case_papers where case_id = ?)"),
    ("case_actions", "case_id = ?"),
    ("case_papers", "case_id = ?"),
    ("case_followups", "case_id = ?"),
    ("case_services", "case_id = ?"),
    ("case_intakes", "case_id = ?"),
    ("case_triages", "case_id = ?"),
    ("case_alerts", "case_id = ?"),
    ("case_results", "case_id = ?"),
    ("case_openings", "case_id = ?"),
    ("case_team", "case_id = ?"),
    ("case_timeline", "case_id = ?"),
    ("case_transfers", "case_id = ?"),
];

/// What stays, and why: it says nothing of what the case was about.
pub const STAYS: [(&str, &str); 3] = [
    ("case_counted", "the figures of past months hold; it has counts and no words"),
    ("case_reviews", "who put the case forward, who approved, and the letter to the Archives"),
    ("case_tombstones", "what is left of the case"),
];

/// What was there when it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// SHA-256 over the number, the title, the client and every signed paper with its files, in hex.
    pub digest: String,
    /// The files that the papers had.
    pub files: Vec<String>,
}

/// Erases the content of a case, in the transaction of the approval. The row of the case stays, sealed and with no team, so
/// that nobody's access reaches it and whatever points to its id still finds something.
///
/// # Errors
/// [`store::StoreError::Stale`] when somebody changed the case meanwhile.
pub async fn erase(tx: &Tx<'_>, case: &CaseRow) -> Result<Erased> {
    let papers = super::papers::of_case(tx, case.id).await?;
    let ids: Vec<_> = papers.iter().map(|paper| paper.id).collect();
    let files = super::papers::attachments(tx, &ids).await?;
    let mut sum = Sha256::new();
    sum.update(format!("{}\n{}\n{} {}", case.number, case.title, case.subject_kind.code(), case.subject));
    for paper in &papers {
        let of_paper = files.iter().filter(|file| file.paper == paper.id).map(|file| file.digest.as_str());
        sum.update(format!("\n{}", paper.digest(of_paper)));
    }
    for (table, of_case) in GOES {
        tx.run(Sql::new(format!("delete from {table} where {of_case}")).bind(case.id)).await?;
    }
    let sql = Sql::new(
        "update cases set subject_id = 0, subject_name = '', title = '', confidentiality = 'sealed', next_clause = '', \
         next_about = null, version = version + 1 where id = ? and version = ?",
    );
    tx.run_versioned(sql.bind(case.id).bind(case.version)).await?;
    offices::forget_notices(tx, case.id.as_ref()).await?;
    Ok(Erased { digest: hex(&sum.finalize()), files: files.into_iter().map(|file| file.digest).collect() })
}

/// The files of erased cases that are still on the disk, with the case whose tombstone names them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn unfinished(on: &impl store::Source) -> Result<Vec<(Id<Case>, String)>> {
    on.all(Sql::new("select case_id, files from case_tombstones where files <> '' order by case_id limit 100")).await
}

/// The files are gone.
///
/// # Errors
/// [`store::StoreError`].
pub async fn finished(tx: &Tx<'_>, case: Id<Case>) -> Result<()> {
    tx.run(Sql::new("update case_tombstones set files = '' where case_id = ?").bind(case)).await.map(|_| ())
}
