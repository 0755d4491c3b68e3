//! Samples of closed cases, the reviews of them, and what these come to.

use kernel::{Case, Day, Id, Moment, Office, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{Confidentiality, QualityMark, Sample, SampleItem, SampleItemRow, SampleMarkRow, SampleRow};

/// Samples of a list.
const SHOWN: i64 = 200;

store::row! {
    /// เรื่องที่สุ่มได้จาก: a closed case, whose work it is, and how it is kept.
    pub struct Closed {
        /// The case.
        pub case: Id<Case> = "c.id",
        /// Whose work.
        pub worker: Id<Staff> = "c.owner_id",
        /// Who may know of it.
        pub confidentiality: Confidentiality = "c.confidentiality",
    }
}

/// The cases that were closed in an office and below it in a span, as far as whoever draws may open them. A sealed case is
/// for its named people alone and is never drawn.
///
/// # Errors
/// [`store::StoreError`].
pub async fn closed(
    on: &impl Source,
    access: &Access,
    office: Id<Office>,
    (from, until): (Day, Day),
    limit: i64,
) -> Result<Vec<Closed>> {
    let sql = Sql::new(format!("select {} from cases c where c.closed_at >= ? and c.closed_at < ?", Closed::COLUMNS))
        .bind(Moment::at(from, 0, 0))
        .bind(Moment::at(until.plus_days(1), 0, 0))
        .then("and c.office_id in (select office from office_tree where ancestor = ?)")
        .bind(office)
        .then("and c.confidentiality <> 'sealed' and")
        .then_sql(access.sql());
    on.all(sql.then("order by c.id limit ?").bind(limit)).await
}

/// Who owns a case or wrote any of its papers: they do not review it.
///
/// # Errors
/// [`store::StoreError`].
pub async fn involved(on: &impl Source, case: Id<Case>) -> Result<Vec<Id<Staff>>> {
    let sql =
        Sql::new("select owner_id from cases where id = ? union select author_id from case_papers where case_id = ?");
    let found: Vec<(Id<Staff>,)> = on.all(sql.bind(case).bind(case)).await?;
    Ok(found.into_iter().map(|(staff,)| staff).collect())
}

/// Writes a draw.
///
/// # Errors
/// [`store::StoreError::Taken`] when the office has one of the same days.
pub async fn insert(tx: &Tx<'_>, sample: &SampleRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_samples (id, office_id, from_day, until_day, size, population, seed, drawn_by, drawn_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(sample.id)
    .bind(sample.office)
    .bind(sample.from)
    .bind(sample.until)
    .bind(sample.size)
    .bind(sample.population.as_str())
    .bind(sample.seed.as_str())
    .bind(sample.drawn_by)
    .bind(sample.drawn_at);
    tx.run(sql).await.map(|_| ())
}

/// Writes one case of a draw.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert_item(
    tx: &Tx<'_>,
    sample: Id<Sample>,
    (case, worker): (Id<Case>, Id<Staff>),
    reviewer: Option<Id<Staff>>,
) -> Result<()> {
    let sql = Sql::new(
        "insert into case_sample_items (id, sample_id, case_id, worker_id, reviewer_id, points, most, feedback, reply, \
         version) values (?, ?, ?, ?, ?, 0, 0, '', '', 1)",
    );
    let id: Id<SampleItem> = tx.new_id();
    tx.run(sql.bind(id).bind(sample).bind(case).bind(worker).bind(reviewer)).await.map(|_| ())
}

fn select_sample(offices: &[Id<Office>]) -> Sql {
    Sql::new(format!("select {} from case_samples s where s.office_id in", SampleRow::COLUMNS))
        .then("(select office from office_tree where ancestor in")
        .list(offices.iter().copied())
        .then(")")
}

/// One sample of these offices or those below.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn find(on: &impl Source, offices: &[Id<Office>], id: Id<Sample>) -> Result<SampleRow> {
    on.one(select_sample(offices).then("and s.id = ?").bind(id)).await
}

/// The sample of one office and one span, where it has been drawn.
///
/// # Errors
/// [`store::StoreError`].
pub async fn drawn(on: &impl Source, office: Id<Office>, (from, until): (Day, Day)) -> Result<Option<SampleRow>> {
    let sql = Sql::new(format!("select {} from case_samples s where s.office_id = ?", SampleRow::COLUMNS)).bind(office);
    on.first(sql.then("and s.from_day = ? and s.until_day = ?").bind(from).bind(until)).await
}

store::row! {
    /// ผลรวมของการสุ่มตรวจหนึ่งครั้ง
    pub struct Outcome {
        /// The sample.
        pub sample: Id<Sample> = "s.id",
        /// The office.
        pub office: Id<Office> = "s.office_id",
        /// From this day on.
        pub from: Day = "s.from_day",
        /// Up to this one.
        pub until: Day = "s.until_day",
        /// Cases drawn.
        pub drawn: i64 = "cast(count(i.id) as bigint)",
        /// Those reviewed.
        pub reviewed: i64 = "cast(sum(case when i.reviewed_at is not null then 1 else 0 end) as bigint)",
        /// The points given to them.
        pub points: i64 = "cast(sum(i.points) as bigint)",
        /// The points that could be given.
        pub most: i64 = "cast(sum(i.most) as bigint)",
    }
}

/// The samples of these offices and those below with what they came to, the latest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn outcomes(on: &impl Source, offices: &[Id<Office>]) -> Result<Vec<Outcome>> {
    let sql = Sql::new(format!("select {} from case_samples s", Outcome::COLUMNS))
        .then("join case_sample_items i on i.sample_id = s.id")
        .then("where s.office_id in (select office from office_tree where ancestor in")
        .list(offices.iter().copied())
        .then(") group by s.id, s.office_id, s.from_day, s.until_day order by s.until_day desc, s.id desc limit ?");
    on.all(sql.bind(SHOWN)).await
}

fn select_item() -> Sql {
    Sql::new(format!("select {} from case_sample_items i", SampleItemRow::COLUMNS))
}

/// The cases of a sample that was found within the reader's offices.
///
/// # Errors
/// [`store::StoreError`].
pub async fn items(on: &impl Source, sample: Id<Sample>) -> Result<Vec<SampleItemRow>> {
    on.all(select_item().then("where i.sample_id = ? order by i.id").bind(sample)).await
}

/// One case of a sample: for its reviewer, for who supervises the office of the sample, and once it is reviewed for whose
/// work it is.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is none, or none for them.
pub async fn find_item(
    on: &impl Source,
    staff: &[Id<Staff>],
    supervised: &[Id<Office>],
    (sample, item): (Id<Sample>, Id<SampleItem>),
) -> Result<SampleItemRow> {
    let sql = select_item()
        .then("join case_samples s on s.id = i.sample_id where i.id = ? and i.sample_id = ? and (i.reviewer_id in")
        .bind(item)
        .bind(sample)
        .list(staff.iter().copied())
        .then("or (i.reviewed_at is not null and i.worker_id in")
        .list(staff.iter().copied())
        .then(") or s.office_id in (select office from office_tree where ancestor in")
        .list(supervised.iter().copied());
    on.one(sql.then("))")).await
}

/// What waits for these to review.
///
/// # Errors
/// [`store::StoreError`].
pub async fn waiting(on: &impl Source, reviewers: &[Id<Staff>]) -> Result<Vec<SampleItemRow>> {
    let sql = select_item().then("where i.reviewed_at is null and i.reviewer_id in").list(reviewers.iter().copied());
    on.all(sql.then("order by i.id limit 100")).await
}

/// The reviews of these workers' cases, the latest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn feedback(on: &impl Source, workers: &[Id<Staff>]) -> Result<Vec<SampleItemRow>> {
    let sql = select_item().then("where i.reviewed_at is not null and i.worker_id in").list(workers.iter().copied());
    on.all(sql.then("order by i.id desc limit 50")).await
}

/// The marks of one review.
///
/// # Errors
/// [`store::StoreError`].
pub async fn marks(on: &impl Source, item: Id<SampleItem>) -> Result<Vec<SampleMarkRow>> {
    let sql = Sql::new(format!("select {} from case_sample_marks where item_id = ?", SampleMarkRow::COLUMNS));
    on.all(sql.bind(item).then("order by code")).await
}

store::row! {
    /// จำนวนของข้อหนึ่ง: how often an item of the checklist was marked so in a sample.
    pub struct Tally {
        /// The item.
        pub code: String = "m.code",
        /// The mark.
        pub mark: QualityMark = "m.mark",
        /// How often.
        pub count: i64 = "cast(count(*) as bigint)",
    }
}

/// The marks of all reviews of a sample.
///
/// # Errors
/// [`store::StoreError`].
pub async fn tallies(on: &impl Source, sample: Id<Sample>) -> Result<Vec<Tally>> {
    let sql = Sql::new(format!("select {} from case_sample_marks m", Tally::COLUMNS));
    let sql = sql.then("join case_sample_items i on i.id = m.item_id where i.sample_id = ?").bind(sample);
    on.all(sql.then("group by m.code, m.mark")).await
}

/// Writes a review.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was reviewed before.
pub async fn review(tx: &Tx<'_>, item: &SampleItemRow, marks: &[SampleMarkRow]) -> Result<()> {
    let sql = Sql::new(
        "update case_sample_items set reviewer_id = ?, reviewed_at = ?, points = ?, most = ?, feedback = ?, \
         version = version + 1 where id = ? and version = ? and reviewed_at is null",
    )
    .bind(item.reviewer)
    .bind(tx.now())
    .bind(item.points)
    .bind(item.most)
    .bind(item.feedback.as_str())
    .bind(item.id)
    .bind(item.version);
    tx.run_versioned(sql).await?;
    for mark in marks {
        let sql = Sql::new("insert into case_sample_marks (item_id, code, mark, comment) values (?, ?, ?, ?)");
        tx.run(sql.bind(item.id).bind(mark.code.as_str()).bind(mark.mark).bind(mark.comment.as_str())).await?;
    }
    Ok(())
}

/// Writes what the worker says to a review.
///
/// # Errors
/// [`store::StoreError::Stale`] when they had replied.
pub async fn reply(tx: &Tx<'_>, item: Id<SampleItem>, reply: &str) -> Result<()> {
    let sql = Sql::new(
        "update case_sample_items set replied_at = ?, reply = ?, version = version + 1 \
         where id = ? and reviewed_at is not null and replied_at is null",
    );
    tx.run_versioned(sql.bind(tx.now()).bind(reply).bind(item)).await
}
