//! Identities at OpenID providers: kept as a keyed hash, for what a provider calls somebody may be a citizen's number.

use kernel::{Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::Identity;

store::row! {
    /// A linked identity as its holder sees it.
    pub struct IdentityRow {
        /// Its id.
        pub id: Id<Identity>,
        /// The provider's short name.
        pub provider: String,
        /// When it was linked.
        pub made_at: Moment,
        /// When somebody last signed in with it.
        pub used_at: Option<Moment>,
    }
}

/// The identities of somebody, the oldest first; one for each provider.
pub async fn of(on: &impl Source, staff: Id<Staff>) -> Result<Vec<IdentityRow>> {
    let sql = format!("select {} from identities where staff_id = ? order by id", IdentityRow::COLUMNS);
    on.all(Sql::new(sql).bind(staff)).await
}

/// Who has that identity; noted as used.
pub async fn holder(tx: &Tx<'_>, provider: &str, subject: &str) -> Result<Option<Id<Staff>>> {
    let sql = Sql::new("select id, staff_id from identities where provider = ? and subject = ?");
    let found: Option<(Id<Identity>, Id<Staff>)> = tx.first(sql.bind(provider).bind(subject)).await?;
    let Some((id, staff)) = found else { return Ok(None) };
    tx.run(Sql::new("update identities set used_at = ? where id = ?").bind(tx.now()).bind(id)).await?;
    Ok(Some(staff))
}

/// Links an identity, in the place of another of the same provider; somebody else's is [`store::StoreError::Taken`].
pub async fn add(tx: &Tx<'_>, staff: Id<Staff>, provider: &str, subject: &str) -> Result<Id<Identity>> {
    let sql = Sql::new("delete from identities where staff_id = ? and provider = ?");
    tx.run(sql.bind(staff).bind(provider)).await?;
    let id = tx.new_id();
    let sql = Sql::new("insert into identities (id, staff_id, provider, subject, made_at) values (?, ?, ?, ?, ?)");
    tx.run(sql.bind(id).bind(staff).bind(provider).bind(subject).bind(tx.now())).await?;
    Ok(id)
}

/// Unlinks an identity of somebody; false when it is not theirs.
pub async fn remove(tx: &Tx<'_>, staff: Id<Staff>, id: Id<Identity>) -> Result<bool> {
    let sql = Sql::new("delete from identities where id = ? and staff_id = ?");
    Ok(tx.run(sql.bind(id).bind(staff)).await? == 1)
}
