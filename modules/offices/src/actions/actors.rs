//! From a session token to the actor: two queries for each request, and a note of being seen every five minutes.

use std::pin::Pin;
use std::sync::Arc;

use kernel::{Day, Id, Staff};
use store::{By, Db, Result, Tx};
use web::api::TokenHolder;
use web::{Accounts, SignedIn};

use crate::actions::{Done, secrets};
use crate::model::Session;
use crate::rules::account::{is_worth_noting, lives};
use crate::store as rows;

/// บัญชีผู้ใช้: finds the actor of a session, and the owner of a token.
#[derive(Debug)]
struct StaffAccounts;

impl Accounts for StaffAccounts {
    fn find<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<Option<SignedIn>>> + Send + 'a>> {
        Box::pin(find(db, token))
    }

    fn find_token<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<Option<TokenHolder>>> + Send + 'a>> {
        Box::pin(super::tokens::find(db, token))
    }
}

/// How the program finds the actor behind a session token.
#[must_use]
pub fn accounts() -> Box<dyn Accounts> {
    Box::new(StaffAccounts)
}

async fn find(db: &Db, token: &str) -> Result<Option<SignedIn>> {
    let Some(found) = rows::sessions::find(db, &secrets::digest(token)).await? else { return Ok(None) };
    let now = db.now();
    if !lives(found.begun_at, found.seen_at, now) {
        return Ok(None);
    }
    let seats = rows::sessions::seats(db, found.staff, now.day()).await?;
    if is_worth_noting(found.seen_at, now)
        && let Err(error) = note_seen(db, found.session).await
    {
        // Whoever reads while nothing can be written goes on reading.
        tracing::warn!(%error, "a session could not be noted as seen");
    }
    let session = found.session.number();
    let both_factors = found.both_factors;
    Ok(Some(SignedIn { actor: Arc::new(found.actor(seats)), session, both_factors }))
}

async fn note_seen(db: &Db, session: Id<Session>) -> Result<()> {
    let tx = db.write(By::System("session")).await?;
    rows::sessions::note_seen(&tx, session).await?;
    tx.commit().await
}

/// The actor that a member of staff is on a day, for commands and tests that have no session.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is no such member of staff.
pub async fn actor(on: &impl store::Source, staff: Id<Staff>, today: Day) -> Result<kernel::Actor> {
    let file = rows::staff::find(on, staff).await?;
    let office = rows::offices::find(on, file.office).await?;
    Ok(kernel::Actor {
        staff,
        name: file.name(),
        office: office.id,
        office_name: office.name,
        seats: rows::sessions::seats(on, staff, today).await?,
        lang: file.lang,
    })
}

/// Begins a session for somebody whose identity has been proved, by two factors or by one; answers the token for their cookie.
///
/// # Errors
/// The database does not answer, or there is no randomness.
pub async fn begin_session(tx: &Tx<'_>, staff: Id<Staff>, device: &str, both_factors: bool) -> Done<String> {
    let token = format!("{}{}", web::MARK, secrets::new_token()?);
    rows::sessions::sweep(tx, staff).await?;
    rows::sessions::begin(tx, staff, &secrets::digest(&token), device, both_factors).await?;
    Ok(token)
}
