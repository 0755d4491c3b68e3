//! Proving again who is there, before the ways to sign in may be changed: an open browser is not its owner.

use kernel::{Actor, Id, Invalid};
use passkeys::Site;
use store::{Db, Entry};

use crate::actions::passkeys::{self as keys, Purpose};
use crate::actions::{Done, account};
use crate::model::Session;
use crate::rules::account::is_fresh;
use crate::store as rows;

/// Whether the actor proved within the last quarter of an hour who they are.
pub async fn stands(db: &Db, session: Id<Session>) -> Done<bool> {
    Ok(is_fresh(rows::sessions::proved_at(db, session).await?, db.now()))
}

/// With the password.
pub async fn with_password(db: &Db, actor: &Actor, session: Id<Session>, password: &str) -> Done<()> {
    account::prove(db, actor, "password", password).await?;
    let tx = db.write(actor).await?;
    note(&tx, actor, session).await?;
    Ok(tx.commit().await?)
}

/// With a passkey of the actor's.
pub async fn with_passkey(
    db: &Db,
    actor: &Actor,
    session: Id<Session>,
    (site, browser, answer): (&Site, &str, &str),
) -> Done<()> {
    let tx = db.write(actor).await?;
    if keys::holder(&tx, site, (Purpose::Proof, browser), answer).await? == Some(actor.staff) {
        note(&tx, actor, session).await?;
        return Ok(tx.commit().await?);
    }
    tx.record(Entry::new("proof-failed", actor.staff.as_ref())).await?;
    tx.commit().await?;
    Err(Invalid::one("credential", "offices-passkeys-denied").into())
}

async fn note(tx: &store::Tx<'_>, actor: &Actor, session: Id<Session>) -> Done<()> {
    rows::sessions::note_proved(tx, session).await?;
    Ok(tx.record(Entry::new("proved-again", actor.staff.as_ref())).await?)
}
