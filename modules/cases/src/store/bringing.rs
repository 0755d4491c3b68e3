//! Matters as the register of an office has them: what is open, for whoever takes it out as a file.

use kernel::{Case, Id, Moment, Office, Person};
use store::{FromRow as _, Result, Source, Sql};

use crate::access::Access;

store::row! {
    /// เรื่องที่ยังเปิดอยู่: a matter as a register names it, with its number here.
    pub struct OpenMatter {
        /// Which case.
        pub case: Id<Case> = "c.id",
        /// About whom.
        pub person: Id<Person> = "c.subject_id",
        /// In a few words.
        pub title: String = "c.title",
        /// What was told.
        pub story: String as store::Packed = "i.story",
        /// What was asked for.
        pub request: String as store::Packed = "i.request",
        /// When it was received.
        pub received_at: Moment = "i.received_at",
        /// The code of the target group.
        pub target_group: String = "c.target_group",
        /// The code of the channel.
        pub channel: String = "i.channel",
    }
}

/// The open matters about persons that an actor may read, by id after `after`, as a register of the time before would have them.
/// What is restricted or sealed never leaves as a list.
///
/// # Errors
/// [`store::StoreError`].
pub async fn open_matters(
    on: &impl Source,
    access: &Access,
    after: Option<Id<Case>>,
    limit: i64,
) -> Result<Vec<OpenMatter>> {
    let sql = Sql::new(format!(
        "select {} from cases c join case_intakes i on i.id = (select min(f.id) from case_intakes f where f.case_id = c.id) \
         where c.id > ? and c.closed_at is null and c.subject_kind = 'person' and c.confidentiality = 'normal' and",
        OpenMatter::COLUMNS
    ));
    let sql = sql.bind(after.map_or(0, Id::number)).then_sql(access.sql());
    on.all(sql.then("order by c.id limit ?").bind(limit)).await
}

/// Whether a case is one of an office.
///
/// # Errors
/// [`store::StoreError`].
pub async fn is_of(on: &impl Source, office: Id<Office>, case: Id<Case>) -> Result<bool> {
    let sql = Sql::new("select id from cases where id = ? and office_id = ?").bind(case).bind(office);
    Ok(on.first::<(i64,)>(sql).await?.is_some())
}
