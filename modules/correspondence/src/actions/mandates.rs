//! การมอบอำนาจให้ปฏิบัติราชการแทน: given by a head or a director, by an order, and ended; what ended stays listed.

use ::store::{Db, Entry};
use kernel::{Actor, Code as _, Day, Id, Letter, Office, Refusal, Staff};
use serde_json::json;

use super::Done;
use crate::model::{Kind, MandateRow};
use crate::rules;
use crate::store::mandates;

/// การมอบอำนาจตามที่กรอก
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveMandate {
    /// ผู้มอบอำนาจ
    pub giver: Id<Staff>,
    /// Their post as it is printed, line by line.
    pub giver_post: String,
    /// ผู้รับมอบอำนาจ
    pub signer: Id<Staff>,
    /// The kinds of letters.
    pub kinds: Vec<Kind>,
    /// The first day.
    pub from_on: Day,
    /// The last day; none where it has none.
    pub until_on: Option<Day>,
    /// The order, as the register has it.
    pub order_letter: Option<Id<Letter>>,
    /// The order in words.
    pub order_words: String,
}

/// Records a mandate for letters of an office; its holder is told.
///
/// # Errors
/// It is not the actor's to give.
pub async fn give(db: &Db, actor: &Actor, (office, is_director): (Id<Office>, bool), given: &GiveMandate) -> Done<()> {
    let parties = (given.giver, given.signer);
    rules::mandate::may_give((actor.staff, is_director), parties, (given.from_on, given.until_on))?;
    let tx = db.write(actor).await?;
    let row = MandateRow {
        id: tx.new_id(),
        office,
        giver: given.giver,
        giver_post: given.giver_post.clone(),
        signer: given.signer,
        kinds: given.kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(" "),
        order_letter: given.order_letter,
        order_words: given.order_words.clone(),
        from_on: given.from_on,
        until_on: given.until_on,
        made_by: actor.staff,
        made_at: tx.now(),
        ended_by: None,
        ended_at: None,
    };
    mandates::insert(&tx, &row).await?;
    let detail = json!({ "giver": row.giver.to_string(), "signer": row.signer.to_string(), "kinds": row.kinds,
        "from": row.from_on.number(), "until": row.until_on.map(Day::number) });
    tx.record(Entry::new("mandate-given", row.id.as_ref()).office(office).detail(detail)).await?;
    Ok(tx.commit().await?)
}

/// Ends a mandate at once.
///
/// # Errors
/// It ended already.
pub async fn revoke(db: &Db, actor: &Actor, row: &MandateRow) -> Done<()> {
    let tx = db.write(actor).await?;
    if !mandates::end(&tx, row.id).await? {
        return Err(Refusal::new("correspondence-refused-mandate-ended").into());
    }
    tx.record(Entry::new("mandate-ended", row.id.as_ref()).office(row.office)).await?;
    Ok(tx.commit().await?)
}
