//! Tokens of the API: found by the hash of their text, listed for their owner.

use kernel::{Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, StoreError, Tx};

use crate::model::Token;

store::row! {
    /// A token as its owner sees it.
    pub struct TokenRow {
        /// Its id.
        pub id: Id<Token>,
        /// What its owner calls it.
        pub name: String,
        /// What it may do.
        pub scopes: String,
        /// When it was made.
        pub made_at: Moment,
        /// When it ends.
        pub expires_at: Moment,
        /// When it was last used.
        pub used_at: Option<Moment>,
    }
}

store::row! {
    /// A token with what decides whether it lets in.
    pub struct FoundToken {
        /// Its id.
        pub id: Id<Token> = "k.id",
        /// Whose.
        pub staff: Id<Staff> = "k.staff_id",
        /// What it may do.
        pub scopes: String = "k.scopes",
        /// When it ends.
        pub expires_at: Moment = "k.expires_at",
        /// When it was last used.
        pub used_at: Option<Moment> = "k.used_at",
        /// When it was withdrawn.
        pub withdrawn_at: Option<Moment> = "k.withdrawn_at",
        /// Until when its owner's account is locked.
        pub locked_until: Moment = "a.locked_until",
    }
}

/// A new token.
#[derive(Debug)]
pub struct NewToken<'a> {
    /// The hash of its text.
    pub hash: &'a str,
    /// What its owner calls it.
    pub name: &'a str,
    /// What it may do.
    pub scopes: &'a str,
    /// When it ends.
    pub expires_at: Moment,
}

/// The token of that hash.
pub async fn find(on: &impl Source, hash: &str) -> Result<Option<FoundToken>> {
    let sql = Sql::new(format!(
        "select {} from api_tokens k join accounts a on a.staff_id = k.staff_id where k.token_hash = ?",
        FoundToken::COLUMNS
    ));
    on.first(sql.bind(hash)).await
}

/// The tokens of somebody that are in force, the latest first.
pub async fn of(on: &impl Source, staff: Id<Staff>, now: Moment) -> Result<Vec<TokenRow>> {
    let sql = Sql::new(format!(
        "select {} from api_tokens where staff_id = ? and withdrawn_at is null and expires_at > ? \
         order by id desc limit 100",
        TokenRow::COLUMNS
    ));
    on.all(sql.bind(staff).bind(now)).await
}

/// Writes a token.
pub async fn insert(tx: &Tx<'_>, staff: Id<Staff>, new: &NewToken<'_>) -> Result<Id<Token>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into api_tokens (id, token_hash, staff_id, name, scopes, made_at, expires_at, used_at, withdrawn_at) \
         values (?, ?, ?, ?, ?, ?, ?, null, null)",
    )
    .bind(id)
    .bind(new.hash)
    .bind(staff)
    .bind(new.name)
    .bind(new.scopes)
    .bind(tx.now())
    .bind(new.expires_at);
    tx.run(sql).await?;
    Ok(id)
}

/// Notes that a token was used.
pub async fn note_used(tx: &Tx<'_>, id: Id<Token>) -> Result<()> {
    tx.run(Sql::new("update api_tokens set used_at = ? where id = ?").bind(tx.now()).bind(id)).await.map(|_| ())
}

/// Withdraws a token of somebody.
///
/// # Errors
/// [`StoreError::NotFound`] when it is not theirs, or was withdrawn.
pub async fn withdraw(tx: &Tx<'_>, staff: Id<Staff>, id: Id<Token>) -> Result<()> {
    let sql = Sql::new("update api_tokens set withdrawn_at = ? where id = ? and staff_id = ? and withdrawn_at is null");
    if tx.run(sql.bind(tx.now()).bind(id).bind(staff)).await? == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
