//! Passkeys: public keys with their names and counters, found by the id that the authenticator gave them.

use kernel::{Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::Passkey;

store::row! {
    /// A passkey as it lies in its table.
    pub struct PasskeyRow {
        /// Its id.
        pub id: Id<Passkey>,
        /// Whose.
        pub staff: Id<Staff> = "staff_id",
        /// The credential's id in base64url.
        pub credential: String,
        /// Public key, counter and flags; no secret.
        pub content: String,
        /// What its holder calls it.
        pub name: String,
        /// When it was made.
        pub made_at: Moment,
        /// When somebody last signed in with it.
        pub used_at: Option<Moment>,
    }
}

impl PasskeyRow {
    /// The passkey as ceremonies want it.
    pub fn key(&self) -> passkeys::Passkey {
        passkeys::Passkey { credential: self.credential.clone(), content: self.content.clone() }
    }
}

/// The passkeys of somebody, the oldest first; an account has no more than [`crate::rules::account::PASSKEYS`].
pub async fn of(on: &impl Source, staff: Id<Staff>) -> Result<Vec<PasskeyRow>> {
    let sql = format!("select {} from passkeys where staff_id = ? order by id", PasskeyRow::COLUMNS);
    on.all(Sql::new(sql).bind(staff)).await
}

/// The passkey with that credential id.
pub async fn with_credential(on: &impl Source, credential: &str) -> Result<Option<PasskeyRow>> {
    let sql = format!("select {} from passkeys where credential = ?", PasskeyRow::COLUMNS);
    on.first(Sql::new(sql).bind(credential)).await
}

/// Keeps a new passkey; one that is somebody's already is [`store::StoreError::Taken`].
pub async fn add(tx: &Tx<'_>, staff: Id<Staff>, key: &passkeys::Passkey, name: &str) -> Result<Id<Passkey>> {
    let id = tx.new_id();
    let sql =
        Sql::new("insert into passkeys (id, staff_id, credential, content, name, made_at) values (?, ?, ?, ?, ?, ?)");
    let sql = sql.bind(id).bind(staff).bind(key.credential.as_str()).bind(key.content.as_str());
    tx.run(sql.bind(name).bind(tx.now())).await?;
    Ok(id)
}

/// Keeps what a passkey is after it was used: its counter has grown.
pub async fn note_used(tx: &Tx<'_>, id: Id<Passkey>, content: &str) -> Result<()> {
    let sql = Sql::new("update passkeys set content = ?, used_at = ? where id = ?");
    tx.run(sql.bind(content).bind(tx.now()).bind(id)).await.map(|_| ())
}

/// Takes a passkey of somebody away; false when it is not theirs.
pub async fn remove(tx: &Tx<'_>, staff: Id<Staff>, id: Id<Passkey>) -> Result<bool> {
    let sql = Sql::new("delete from passkeys where id = ? and staff_id = ?");
    Ok(tx.run(sql.bind(id).bind(staff)).await? == 1)
}

/// Takes all of somebody's away; answers how many.
pub async fn remove_all(tx: &Tx<'_>, staff: Id<Staff>) -> Result<u64> {
    tx.run(Sql::new("delete from passkeys where staff_id = ?").bind(staff)).await
}
