//! บุคคลและหน่วยงานแวดล้อม: who is added to the network of a case, changed, and removed; what was stays readable.

use ::store::{Db, Tx};
use kernel::{Actor, Case, Id, Refusal};

use super::{Done, Told, finish, load};
use crate::access::Access;
use crate::model::{CaseRow, Happened, NetworkTie, Surrounding};
use crate::{rules, store};

/// A tie of a case, in the version that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TieRead {
    /// The case.
    pub case: Id<Case>,
    /// Which tie.
    pub tie: Id<NetworkTie>,
    /// The version.
    pub version: i64,
}

async fn open_case(tx: &Tx<'_>, access: &Access, id: Id<Case>) -> Done<CaseRow> {
    let case = load(tx, access, id).await?;
    rules::must_be_open(&case)?;
    Ok(case)
}

/// Adds somebody or something to the network of a case.
///
/// # Errors
/// A closed case; a person who is in the network already, or is the client.
pub async fn add_tie(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, says: &Surrounding) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    let around = store::network::now(&tx, id).await?;
    rules::network::join(&case, &around, says)?;
    let name = name(&tx, says).await?;
    let tie = tx.new_id();
    store::network::insert(&tx, id, (tie, 1), actor.staff, says).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::NetworkJoined).about(tie).words(&name)).await?;
    Ok(tx.commit().await?)
}

/// Changes what is said of a tie; what was said before stays as it was on its days.
///
/// # Errors
/// A closed case; somebody changed it first ([`::store::StoreError::Stale`]).
pub async fn change_tie(db: &Db, access: &Access, actor: &Actor, read: TieRead, says: &Surrounding) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, read.case).await?;
    let name = name(&tx, says).await?;
    store::network::end(&tx, read.case, (read.tie, read.version), actor.staff, "").await?;
    store::network::insert(&tx, read.case, (read.tie, read.version + 1), actor.staff, says).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::NetworkChanged).about(read.tie).words(&name)).await?;
    Ok(tx.commit().await?)
}

/// Removes somebody or something from the network of a case, with the reason.
///
/// # Errors
/// As [`change_tie`].
pub async fn remove_tie(db: &Db, access: &Access, actor: &Actor, read: TieRead, reason: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, read.case).await?;
    let name = name(&tx, &store::network::find(&tx, read.case, read.tie).await?.says()).await?;
    store::network::end(&tx, read.case, (read.tie, read.version), actor.staff, reason).await?;
    let told = Told::new(Happened::NetworkLeft).about(read.tie).reason(reason);
    finish(&tx, actor, &mut case, told.words(&format!("{name}: {reason}"))).await?;
    Ok(tx.commit().await?)
}

/// The name for the story of the case; whoever is named must be in the registry.
async fn name(tx: &Tx<'_>, says: &Surrounding) -> Done<String> {
    let Some(person) = says.person else { return Ok(says.name.clone()) };
    let found = people::briefs(tx, &[person]).await?.remove(&person);
    found.map(|brief| brief.name).ok_or_else(|| Refusal::new("cases-refused-not-registered").into())
}
