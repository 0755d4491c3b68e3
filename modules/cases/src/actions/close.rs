//! เปิดเรื่องใหม่: a closed case goes on. Closing itself is a paper that is signed ([`super::sign`], [`super::cosign`]).

use ::store::Db;
use kernel::{Actor, Case, Id};

use super::{Done, Told, finish, load};
use crate::access::Access;
use crate::model::{Happened, Step};
use crate::rules;
use crate::store;

/// Re-opens a case; its papers stay, its closing report is superseded.
///
/// # Errors
/// It is open.
pub async fn reopen(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, reason: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    rules::reopen(&case)?;
    case.closed_at = None;
    store::papers::supersede(&tx, id, Step::Closing).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::CaseReopened).reason(reason)).await?;
    Ok(tx.commit().await?)
}
