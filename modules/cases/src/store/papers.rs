//! Papers, their signatures, addenda and files.

use kernel::{Case, Id, Staff, Stored as _};
use store::{FromRow as _, Result, Shared, Source, Sql, Tx};

use crate::model::{
    Addendum, AddendumRow, AttachmentRow, Gravity, Paper, PaperRow, PaperState, SignatureRow, SigningRule, Step,
};

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
pub async fn find(on: &impl Source, case: Id<Case>, id: Id<Paper>) -> Result<PaperRow> {
    on.one(select().then("where id = ? and case_id = ?").bind(id).bind(case)).await
}

/// Papers that wait for one of these to co-sign, the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn waiting_for(on: &impl Source, reviewers: &[Id<Staff>]) -> Result<Vec<PaperRow>> {
    let sql = select().then("where reviewer_id in").list(reviewers.iter().copied());
    // The state stands in the text: the index of what is submitted serves no other statement.
    on.all(sql.then("and state = 'submitted' order by review_due, id limit 200")).await
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
    .bind(paper.content.clone())
    .bind(paper.created_at)
    .bind(paper.saved_at)
    .bind(paper.signed_at)
    .bind(paper.need_level)
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
    .bind(paper.content.clone())
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
    .bind(paper.need_level)
    .bind(paper.need_duty.as_str())
    .bind(paper.reviewer)
    .bind(paper.review_due)
    .bind(paper.comment.as_str())
    .bind(paper.id)
    .bind(paper.version);
    tx.run_versioned(sql).await
}

/// A draft becomes another's, or is thrown away. What it says stays as it is.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was saved or signed meanwhile.
pub async fn inherit(tx: &Tx<'_>, paper: &PaperRow) -> Result<()> {
    let sql = Sql::new(
        "update case_papers set author_id = ?, state = ?, version = version + 1 \
         where id = ? and version = ? and state in ('draft', 'returned')",
    );
    tx.run_versioned(sql.bind(paper.author).bind(paper.state).bind(paper.id).bind(paper.version)).await
}

/// The signed papers of a step give way to a new one, which is not signed yet.
///
/// # Errors
/// [`store::StoreError`].
pub async fn supersede(tx: &Tx<'_>, case: Id<Case>, step: Step) -> Result<()> {
    let sql = Sql::new("update case_papers set state = ? where case_id = ? and step = ? and state = ?");
    tx.run(sql.bind(PaperState::Superseded).bind(case).bind(step).bind(PaperState::Signed)).await.map(|_| ())
}

/// The signatures under these papers.
///
/// # Errors
/// [`store::StoreError`].
pub async fn signatures(on: &impl Source, papers: &[Id<Paper>]) -> Result<Vec<SignatureRow>> {
    let columns = SignatureRow::COLUMNS;
    let sql = Sql::new(format!(
        "select {columns} from case_signatures s join case_signers g on g.id = s.signer where s.paper_id in"
    ));
    on.all(sql.list(papers.iter().copied()).then("order by s.id")).await
}

/// Who signs as what, frozen as they were: one row for all that they sign so.
const SIGNERS: Shared =
    Shared::new("case_signers", &["staff_id", "part", "duty", "level", "acting_for", "office_name", "name"]);

/// Puts a signature under a paper.
///
/// # Errors
/// [`store::StoreError`].
pub async fn sign(tx: &Tx<'_>, signature: &SignatureRow) -> Result<()> {
    let signer = vec![
        signature.staff.to_cell(),
        signature.part.to_cell(),
        signature.duty.to_cell(),
        signature.level.to_cell(),
        signature.acting_for.map_or(0, Id::number).to_cell(),
        signature.office_name.to_cell(),
        signature.name.to_cell(),
    ];
    let sql = Sql::new("insert into case_signatures (paper_id, id, signer, signed_at, digest) values (?, ?, ?, ?, ?)")
        .bind(signature.paper)
        .bind(tx.new_id::<()>())
        .bind(SIGNERS.number(tx, signer).await?)
        .bind(signature.signed_at)
        .bind(signature.digest.clone());
    tx.run(sql).await.map(|_| ())
}

/// The addenda of these papers.
///
/// # Errors
/// [`store::StoreError`].
pub async fn addenda(on: &impl Source, papers: &[Id<Paper>]) -> Result<Vec<AddendumRow>> {
    let sql = Sql::new(format!("select {} from case_addenda where paper_id in", AddendumRow::COLUMNS));
    on.all(sql.list(papers.iter().copied()).then("order by id")).await
}

/// Adds to a signed paper.
///
/// # Errors
/// [`store::StoreError`].
pub async fn add(tx: &Tx<'_>, paper: Id<Paper>, author: Id<Staff>, body: &str) -> Result<Id<Addendum>> {
    let id = tx.new_id();
    let sql = Sql::new("insert into case_addenda (id, paper_id, author_id, written_at, body) values (?, ?, ?, ?, ?)");
    tx.run(sql.bind(id).bind(paper).bind(author).bind(tx.now()).bind(body)).await?;
    Ok(id)
}

/// The files of these papers.
///
/// # Errors
/// [`store::StoreError`].
pub async fn attachments(on: &impl Source, papers: &[Id<Paper>]) -> Result<Vec<AttachmentRow>> {
    let sql = Sql::new(format!("select {} from case_files where paper_id in", AttachmentRow::COLUMNS));
    on.all(sql.list(papers.iter().copied()).then("order by id")).await
}

/// Adds a file that was already kept.
///
/// # Errors
/// [`store::StoreError`].
pub async fn attach(tx: &Tx<'_>, file: &AttachmentRow) -> Result<()> {
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
pub async fn rule(on: &impl Source, step: Step, gravity: Gravity) -> Result<SigningRule> {
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
