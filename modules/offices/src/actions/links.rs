//! Links that open an account once: made, handed over on paper or left for the mail, and used up.

use kernel::{Id, Invalid, Staff};
use store::{Source, Tx};

use crate::actions::letters::{self, Letter};
use crate::actions::{Done, secrets};
use crate::model::AccountLink;
use crate::rules::links::{LinkPurpose, minutes};
use crate::store::links::{self as rows, LinkRow};

/// A new link.
#[derive(Debug)]
pub enum Made {
    /// Its letter is on the way.
    Mailed(Id<AccountLink>),
    /// What it says, to be shown this once and handed over.
    Shown(Id<AccountLink>, String),
}

impl Made {
    /// Which link.
    pub const fn id(&self) -> Id<AccountLink> {
        match self {
            Self::Mailed(id) | Self::Shown(id, _) => *id,
        }
    }
}

/// Makes a link in the place of all of its kind. With an address, a letter carries it; what it says is then made when the
/// letter is written, so that it waits nowhere. Without, it is answered here and never again.
pub async fn make(tx: &Tx<'_>, purpose: LinkPurpose, staff: Id<Staff>, mail: &str) -> Done<Made> {
    rows::revoke(tx, staff, purpose).await?;
    let until = tx.now().plus_minutes(minutes(purpose, !mail.is_empty()));
    if mail.is_empty() {
        let word = secrets::new_token()?;
        let id = rows::add(tx, (staff, purpose), (&secrets::digest(&word), "", until)).await?;
        return Ok(Made::Shown(id, word));
    }
    let id = rows::add(tx, (staff, purpose), ("", mail, until)).await?;
    letters::send(tx, Letter::Link(id)).await?;
    Ok(Made::Mailed(id))
}

/// The link that says this, while it is good.
pub async fn find(on: &impl Source, purpose: LinkPurpose, word: &str, now: kernel::Moment) -> Done<Option<LinkRow>> {
    if word.len() != 64 {
        return Ok(None);
    }
    Ok(rows::open(on, purpose, &secrets::digest(word), now).await?)
}

/// The link that says this, used up by this command.
pub async fn take(tx: &Tx<'_>, purpose: LinkPurpose, word: &str) -> Done<LinkRow> {
    take_hashed(tx, purpose, &secrets::digest(word)).await
}

/// The link whose word has this hash, used up by this command.
pub async fn take_hashed(tx: &Tx<'_>, purpose: LinkPurpose, hash: &str) -> Done<LinkRow> {
    let gone = || Invalid::one("token", "offices-link-over");
    let link = rows::open(tx, purpose, hash, tx.now()).await?.ok_or_else(gone)?;
    if rows::use_up(tx, link.id).await? { Ok(link) } else { Err(gone().into()) }
}
