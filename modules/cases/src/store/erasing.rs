//! ลบเรื่อง: everything that says what a case was about goes; its number, days, class and figures stay, and so does what
//! another office was told.

use kernel::{Case, Code as _, Id};
use sha2::{Digest as _, Sha256};
use store::{Result, Source as _, Sql, Tx, hex};

use crate::model::{Advice, CaseRow, Conference, Paper, Referral};

/// What goes, in an order that leaves nothing pointing to what is gone. `?` is the case. A letter that another office took into
/// a case stays with its signatures and its sealed package: they are what that office was told, and go with its case.
pub const GOES: [(&str, &str); 23] = [
    ("case_advice_words", "advice_id in (select id from case_advice where case_id = ?)"),
    ("case_advice", "case_id = ?"),
    ("case_participants", "case_id = ?"),
    ("case_conferences", "case_id = ?"),
    ("case_network", "case_id = ?"),
    ("case_consent_ends", "case_id = ?"),
    ("case_letters", "case_id = ?"),
    (
        "case_referrals",
        "case_id = ? and (received_case is null or received_case in (select case_id from case_tombstones))",
    ),
    ("case_addenda", "paper_id in (select id from case_papers where case_id = ?)"),
    ("case_files", "paper_id in (select id from case_papers where case_id = ?)"),
    (
        "case_signatures",
        "paper_id in (select p.id from case_papers p where p.case_id = ? \
         and not exists (select 1 from case_referrals r where r.paper_id = p.id))",
    ),
    ("case_actions", "case_id = ?"),
    ("case_papers", "case_id = ? and not exists (select 1 from case_referrals r where r.paper_id = case_papers.id)"),
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

/// What loses its words and stays: the table, what is set, which rows. `?` is the case. Done before anything goes.
pub const EMPTIED: [(&str, &str, &str); 6] = [
    // Nobody waits for an outcome any more.
    ("case_referrals", "replaces = null, state = 'closed', due_on = null, version = version + 1", "case_id = ?"),
    ("case_papers", "comment = ''", "case_id = ?"),
    // Points and marks are of the work and hold; what was written beside them tells of the client.
    ("case_sample_items", "feedback = '', reply = ''", "case_id = ?"),
    ("case_sample_marks", "comment = ''", "item_id in (select id from case_sample_items where case_id = ?)"),
    // Days and minutes of teaching hold; a note about a case tells of its client.
    ("case_teaching", "goals = '', observations = '', comment = ''", "case_id = ?"),
    (
        "case_teaching_steps",
        "what = '', result = ''",
        "teaching_id in (select id from case_teaching where case_id = ?)",
    ),
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
    forget_told(tx, case.id).await?;
    let_go_of_letters(tx, case.id).await?;
    for (table, set, of_case) in EMPTIED {
        tx.run(Sql::new(format!("update {table} set {set} where {of_case}")).bind(case.id)).await?;
    }
    for (table, of_case) in GOES {
        tx.run(Sql::new(format!("delete from {table} where {of_case}")).bind(case.id)).await?;
    }
    let sql = Sql::new(
        "update cases set subject_id = 0, subject_name = '', title = '', confidentiality = 'sealed', next_clause = '', \
         next_about = null, version = version + 1 where id = ? and version = ?",
    );
    tx.run_versioned(sql.bind(case.id).bind(case.version)).await?;
    Ok(Erased { digest: hex(&sum.finalize()), files: files.into_iter().map(|file| file.digest).collect() })
}

/// Removes the notices about a case, its conferences, the advice asked about it and its referrals.
async fn forget_told(tx: &Tx<'_>, case: Id<Case>) -> Result<()> {
    let of = |table: &str| Sql::new(format!("select id from {table} where case_id = ?")).bind(case);
    let conferences: Vec<(Id<Conference>,)> = tx.all(of("case_conferences")).await?;
    let advice: Vec<(Id<Advice>,)> = tx.all(of("case_advice")).await?;
    let referrals: Vec<(Id<Referral>,)> = tx.all(of("case_referrals")).await?;
    let mut abouts = vec![case.as_ref()];
    abouts.extend(conferences.iter().map(|(id,)| id.as_ref()));
    abouts.extend(advice.iter().map(|(id,)| id.as_ref()));
    abouts.extend(referrals.iter().map(|(id,)| id.as_ref()));
    for about in abouts {
        offices::forget_notices(tx, about).await?;
    }
    Ok(())
}

/// The letters by which a case came go with it, where the case that sent them is erased already.
async fn let_go_of_letters(tx: &Tx<'_>, case: Id<Case>) -> Result<()> {
    let sql = Sql::new(
        "select r.paper_id from case_referrals r where r.received_case = ? \
         and r.case_id in (select case_id from case_tombstones)",
    );
    let letters: Vec<(Id<Paper>,)> = tx.all(sql.bind(case)).await?;
    for (letter,) in letters {
        for (table, column) in [("case_referrals", "paper_id"), ("case_signatures", "paper_id"), ("case_papers", "id")]
        {
            tx.run(Sql::new(format!("delete from {table} where {column} = ?")).bind(letter)).await?;
        }
    }
    Ok(())
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
