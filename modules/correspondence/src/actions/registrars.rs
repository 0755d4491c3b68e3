//! การแต่งตั้งนายทะเบียนข้อมูลข่าวสารลับ: by the head of the office (ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544).

use ::store::{Db, Entry};
use kernel::{Actor, Day, Id, Office, Refusal, Staff};
use serde_json::json;

use super::Done;
use crate::model::RegistrarRow;
use crate::store::registrars;

/// Names somebody who works in the office from a day on.
///
/// # Errors
/// They do not work there, or they are named already.
pub async fn name(db: &Db, actor: &Actor, office: Id<Office>, staff: Id<Staff>, from_on: Day) -> Done<()> {
    let works_there = offices::holders(db, office, db.now().day()).await?.iter().any(|holder| holder.id == staff);
    if !works_there {
        return Err(Refusal::new("correspondence-refused-not-there").into());
    }
    if registrars::keeps(db, office, staff, from_on).await? {
        return Err(Refusal::new("correspondence-refused-named").into());
    }
    let tx = db.write(actor).await?;
    let row = RegistrarRow {
        id: tx.new_id(),
        office,
        staff,
        from_on,
        until_on: None,
        named_by: actor.staff,
        named_at: tx.now(),
    };
    registrars::insert(&tx, &row).await?;
    let entry = Entry::new("registrar-named", row.id.as_ref()).office(office);
    tx.record(entry.detail(json!({ "staff": staff.to_string(), "from": from_on.number() }))).await?;
    Ok(tx.commit().await?)
}

/// Ends a naming today: secret letters are closed to its holder from tomorrow.
///
/// # Errors
/// It ended already.
pub async fn end(db: &Db, actor: &Actor, row: &RegistrarRow) -> Done<()> {
    let tx = db.write(actor).await?;
    if !registrars::end(&tx, row.id, tx.now().day()).await? {
        return Err(Refusal::new("correspondence-refused-named").into());
    }
    tx.record(Entry::new("registrar-ended", row.id.as_ref()).office(row.office)).await?;
    Ok(tx.commit().await?)
}
