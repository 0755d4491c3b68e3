//! Tokens of the API: made by their owner for themself, found at every request, withdrawn.

use std::sync::Arc;

use kernel::{Actor, Id, Refusal, Staff};
use serde_json::json;
use store::{By, Db, Entry, Result, Tx};
use web::api::{Scope, TokenHolder};

use crate::actions::{Done, actors, secrets};
use crate::model::Token;
use crate::rules::{account, tokens as rules};
use crate::store::tokens::{self, FoundToken, NewToken};

/// คำสั่งออกโทเค็น
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueToken {
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// For how many days.
    pub days: i64,
}

/// Makes a token in the command's transaction; answers its text, which is kept nowhere.
///
/// # Errors
/// They have too many already; the database does not answer, or there is no randomness.
pub async fn issue(tx: &Tx<'_>, staff: Id<Staff>, command: &IssueToken) -> Done<String> {
    if tokens::of(tx, staff, tx.now()).await?.len() >= rules::MOST {
        return Err(Refusal::new("offices-tokens-refused-many").into());
    }
    let text = format!("{}{}", rules::PREFIX, secrets::new_token()?);
    let scopes = rules::scopes_text(&command.scopes);
    let new = NewToken {
        hash: &secrets::digest(&text),
        name: &command.name,
        scopes: &scopes,
        expires_at: tx.now().plus_hours(command.days * 24),
    };
    let id = tokens::insert(tx, staff, &new).await?;
    let detail = json!({ "token": id, "scopes": scopes, "days": command.days });
    tx.record(Entry::new("token-issued", staff.as_ref()).detail(detail)).await?;
    Ok(text)
}

/// Makes a token for the actor.
pub(crate) async fn issue_own(db: &Db, actor: &Actor, command: &IssueToken) -> Done<String> {
    let tx = db.write(actor).await?;
    let text = issue(&tx, actor.staff, command).await?;
    tx.commit().await?;
    Ok(text)
}

/// Withdraws a token of the actor; at once.
pub(crate) async fn withdraw(db: &Db, actor: &Actor, id: Id<Token>) -> Result<()> {
    let tx = db.write(actor).await?;
    tokens::withdraw(&tx, actor.staff, id).await?;
    tx.record(Entry::new("token-withdrawn", actor.staff.as_ref()).detail(json!({ "token": id }))).await?;
    tx.commit().await
}

/// Whom a token speaks for, with their seats of today; nobody where it is not in force.
pub(crate) async fn find(db: &Db, text: &str) -> Result<Option<TokenHolder>> {
    if !text.starts_with(rules::PREFIX) {
        return Ok(None);
    }
    let Some(found) = tokens::find(db, &secrets::digest(text)).await? else { return Ok(None) };
    let now = db.now();
    if !rules::is_in_force(found.expires_at, found.withdrawn_at, now) || rules::is_shut_out(found.locked_until) {
        return Ok(None);
    }
    let unnoted = found.used_at.is_none_or(|used| account::is_worth_noting(used, now));
    if unnoted && let Err(error) = note_used(db, found.id).await {
        tracing::warn!(%error, "a token could not be noted as used");
    }
    holder(db, &found).await.map(Some)
}

async fn holder(db: &Db, found: &FoundToken) -> Result<TokenHolder> {
    let actor = actors::actor(db, found.staff, db.now().day()).await?;
    Ok(TokenHolder { token: found.id.number(), actor: Arc::new(actor), scopes: rules::scopes_of(&found.scopes) })
}

async fn note_used(db: &Db, id: Id<Token>) -> Result<()> {
    let tx = db.write(By::System("token")).await?;
    tokens::note_used(&tx, id).await?;
    tx.commit().await
}
