//! Papers, their signatures, addenda and files.

use kernel::{Case, Code as _, Day, Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{PaperRow, PaperState, SignatureRow, SigningRule, Step};

store::row! {
    /// คำเพิ่มเติมหลังลงนาม
    pub struct Addendum {
        /// Id.
        pub id: i64,
        /// The paper.
        pub paper: i64 = "paper_id",
        /// Who wrote it.
        pub author: Id<Staff> = "author_id",
        /// When.
        pub written_at: Moment,
        /// What it says.
        pub body: String,
    }
}

store::row! {
    /// ไฟล์แนบ
    pub struct Attachment {
        /// Id.
        pub id: i64,
        /// The paper.
        pub paper: i64 = "paper_id",
        /// The name its sender gave it.
        pub name: String,
        /// What it is.
        pub kind: store::files::FileKind,
        /// Bytes.
        pub size: i64,
        /// Its name on the disk: the SHA-256 of its content.
        pub digest: String,
        /// Who added it.
        pub added_by: Id<Staff>,
        /// When.
        pub added_at: Moment,
    }
}

fn select() -> Sql {
    Sql::new(format!("select {} from case_papers", PaperRow::COLUMNS))
}

/// The papers of a case, oldest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_case(on: &impl Source, case: Id<Case>) -> Result<Vec<PaperRow>> {
    on.all(select().then("where case_id = ? order by id").bind(case)).await
}

/// One paper of a case that was already found within the actor's access.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn find(on: &impl Source, case: Id<Case>, id: i64) -> Result<PaperRow> {
    on.one(select().then("where id = ? and case_id = ?").bind(id).bind(case)).await
}

/// Papers that wait for one of these to co-sign, the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn waiting_for(on: &impl Source, reviewers: &[Id<Staff>]) -> Result<Vec<PaperRow>> {
    let sql = select().then("where reviewer_id in").list(reviewers.iter().copied());
    on.all(sql.then("and state = ? order by review_due, id limit 200").bind(PaperState::Submitted)).await
}

/// Writes a new paper.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(tx: &Tx<'_>, paper: &PaperRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_papers (id, case_id, step, form, revision, state, author_id, happened_on, content, created_at, \
         saved_at, signed_at, need_level, need_duty, reviewer_id, review_due, comment, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(paper.id)
    .bind(paper.case)
    .bind(paper.step)
    .bind(paper.form)
    .bind(paper.revision)
    .bind(paper.state)
    .bind(paper.author)
    .bind(paper.happened_on)
    .bind(paper.content.as_str())
    .bind(paper.created_at)
    .bind(paper.saved_at)
    .bind(paper.signed_at)
    .bind(paper.need_level.as_str())
    .bind(paper.need_duty.as_str())
    .bind(paper.reviewer)
    .bind(paper.review_due)
    .bind(paper.comment.as_str())
    .bind(paper.version);
    tx.run(sql).await.map(|_| ())
}

/// Saves what its author wrote; a signed paper has no draft to save.
///
/// # Errors
/// [`store::StoreError::Stale`].
pub async fn save(tx: &Tx<'_>, paper: &PaperRow) -> Result<()> {
    let sql = Sql::new(
        "update case_papers set happened_on = ?, content = ?, saved_at = ?, version = version + 1 \
         where id = ? and version = ? and state in ('draft', 'returned')",
    )
    .bind(paper.happened_on)
    .bind(paper.content.as_str())
    .bind(tx.now())
    .bind(paper.id)
    .bind(paper.version);
    tx.run_versioned(sql).await
}

/// Moves a paper on: signed, submitted, returned. What it says stays as it is.
///
/// # Errors
/// [`store::StoreError::Stale`].
pub async fn advance(tx: &Tx<'_>, paper: &PaperRow) -> Result<()> {
    let sql = Sql::new(
        "update case_papers set state = ?, signed_at = ?, need_level = ?, need_duty = ?, reviewer_id = ?, review_due = ?, \
         comment = ?, version = version + 1 where id = ? and version = ? and state <> 'signed'",
    )
    .bind(paper.state)
    .bind(paper.signed_at)
    .bind(paper.need_level.as_str())
    .bind(paper.need_duty.as_str())
    .bind(paper.reviewer)
    .bind(paper.review_due)
    .bind(paper.comment.as_str())
    .bind(paper.id)
    .bind(paper.version);
    tx.run_versioned(sql).await
}

/// The signed papers of a step give way to a new one.
///
/// # Errors
/// [`store::StoreError`].
pub async fn supersede(tx: &Tx<'_>, case: Id<Case>, step: Step, by: i64) -> Result<()> {
    let sql =
        Sql::new("update case_papers set state = ? where case_id = ? and step = ? and state = 'signed' and id <> ?");
    tx.run(sql.bind(PaperState::Superseded).bind(case).bind(step).bind(by)).await.map(|_| ())
}

/// The signatures under these papers.
///
/// # Errors
/// [`store::StoreError`].
pub async fn signatures(on: &impl Source, papers: &[i64]) -> Result<Vec<SignatureRow>> {
    let sql = Sql::new(format!("select {} from case_signatures where paper_id in", SignatureRow::COLUMNS));
    on.all(sql.list(papers.iter().copied()).then("order by id")).await
}

/// Puts a signature under a paper.
///
/// # Errors
/// [`store::StoreError`].
pub async fn sign(tx: &Tx<'_>, signature: &SignatureRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_signatures (id, paper_id, staff_id, name, level, office_name, acting_for, part, duty, signed_at, \
         digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(tx.new_id::<()>())
    .bind(signature.paper)
    .bind(signature.staff)
    .bind(signature.name.as_str())
    .bind(signature.level.as_str())
    .bind(signature.office_name.as_str())
    .bind(signature.acting_for)
    .bind(signature.part.as_str())
    .bind(signature.duty.as_str())
    .bind(signature.signed_at)
    .bind(signature.digest.as_str());
    tx.run(sql).await.map(|_| ())
}

/// The addenda of these papers.
///
/// # Errors
/// [`store::StoreError`].
pub async fn addenda(on: &impl Source, papers: &[i64]) -> Result<Vec<Addendum>> {
    let sql = Sql::new(format!("select {} from case_addenda where paper_id in", Addendum::COLUMNS));
    on.all(sql.list(papers.iter().copied()).then("order by id")).await
}

/// Adds to a signed paper.
///
/// # Errors
/// [`store::StoreError`].
pub async fn add(tx: &Tx<'_>, paper: i64, author: Id<Staff>, body: &str) -> Result<i64> {
    let id = tx.new_id::<()>().number();
    let sql = Sql::new("insert into case_addenda (id, paper_id, author_id, written_at, body) values (?, ?, ?, ?, ?)");
    tx.run(sql.bind(id).bind(paper).bind(author).bind(tx.now()).bind(body)).await?;
    Ok(id)
}

/// The files of these papers.
///
/// # Errors
/// [`store::StoreError`].
pub async fn attachments(on: &impl Source, papers: &[i64]) -> Result<Vec<Attachment>> {
    let sql = Sql::new(format!("select {} from case_files where paper_id in", Attachment::COLUMNS));
    on.all(sql.list(papers.iter().copied()).then("order by id")).await
}

/// Adds a file that was already kept.
///
/// # Errors
/// [`store::StoreError`].
pub async fn attach(tx: &Tx<'_>, file: &Attachment) -> Result<()> {
    let sql = Sql::new(
        "insert into case_files (id, paper_id, name, kind, size, digest, added_by, added_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(file.id)
    .bind(file.paper)
    .bind(file.name.as_str())
    .bind(file.kind)
    .bind(file.size)
    .bind(file.digest.as_str())
    .bind(file.added_by)
    .bind(file.added_at);
    tx.run(sql).await.map(|_| ())
}

/// The signing rule of a step and a gravity.
///
/// # Errors
/// [`store::StoreError::NotFound`] before a standard was imported.
pub async fn rule(on: &impl Source, step: Step, gravity: crate::model::Gravity) -> Result<SigningRule> {
    let sql =
        Sql::new(format!("select {} from case_signing_rules where step = ? and gravity = ?", SigningRule::COLUMNS));
    on.one(sql.bind(step).bind(gravity)).await
}

/// Puts the signing rules that the imported standard gives in the place of those before.
///
/// # Errors
/// [`store::StoreError`].
pub async fn replace_rules(tx: &Tx<'_>, rules: &[SigningRule]) -> Result<()> {
    tx.run(Sql::new("delete from case_signing_rules")).await?;
    for rule in rules {
        let sql = Sql::new(
            "insert into case_signing_rules (step, gravity, min_level, everyone, duty) values (?, ?, ?, ?, ?)",
        );
        let sql =
            sql.bind(rule.step).bind(rule.gravity).bind(rule.min_level).bind(rule.everyone).bind(rule.duty.as_str());
        tx.run(sql).await?;
    }
    Ok(())
}

/// A paper that nobody has signed yet.
#[must_use]
pub fn draft(
    tx: &Tx<'_>,
    case: Id<Case>,
    form: crate::model::PaperForm,
    revision: i64,
    author: Id<Staff>,
    on: Day,
) -> PaperRow {
    PaperRow {
        id: tx.new_id::<()>().number(),
        case,
        step: form.step(),
        form,
        revision,
        state: PaperState::Draft,
        author,
        happened_on: on,
        content: String::new(),
        created_at: tx.now(),
        saved_at: tx.now(),
        signed_at: None,
        need_level: String::new(),
        need_duty: String::new(),
        reviewer: None,
        review_due: None,
        comment: String::new(),
        version: 1,
    }
}

/// The level that a submitted paper needs.
#[must_use]
pub fn need_level(paper: &PaperRow) -> Option<kernel::Level> {
    kernel::Level::from_code(&paper.need_level)
}
