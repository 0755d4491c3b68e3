//! Letting a colleague act while one is on leave.

use kernel::{Actor, Id, Refusal};
use serde_json::json;
use store::{Db, Entry};

use crate::actions::Done;
use crate::model::{Delegation, NewDelegation, NewNotice};
use crate::rules::posts::{self, Period};
use crate::store as rows;

/// Lets somebody whose posts suffice act for the actor; they are told.
pub async fn give(db: &Db, actor: &Actor, new: NewDelegation) -> Done<()> {
    let tx = db.write(actor).await?;
    let near = rows::appointments::near(&tx, actor.office, tx.now().day()).await?;
    if !near.iter().any(|neighbour| neighbour.brief.id == new.to_staff) {
        return Err(Refusal::new("offices-staff-refused-far").into());
    }
    let period = Period { from: new.from, until: Some(new.until) };
    let lent = rows::appointments::posts_during(&tx, new.from_staff, period).await?;
    let held = rows::appointments::posts_during(&tx, new.to_staff, period).await?;
    posts::may_act_for((new.from_staff, &lent), (new.to_staff, &held))?;
    let to = new.to_staff;
    let days = (thai::date::format_short(new.from.date()), thai::date::format_short(new.until.date()));
    let id = crate::actions::delegate(&tx, new).await?;
    let args = [("name", actor.name.as_str()), ("from", days.0.as_str()), ("until", days.1.as_str())];
    let (key, href) = ("offices-notice-delegation", "/me/delegations".to_owned());
    crate::actions::notify(&tx, to, NewNotice { key, args: &args, about: id.as_ref(), href }).await?;
    Ok(tx.commit().await?)
}

/// Takes a delegation back that the actor gave; at once.
pub async fn withdraw(db: &Db, actor: &Actor, id: Id<Delegation>) -> Done<()> {
    let tx = db.write(actor).await?;
    let found = rows::delegations::given_by(&tx, actor.staff, id).await?;
    if found.withdrawn_at.is_some() || found.until < tx.now().day() {
        return Err(Refusal::new("offices-staff-refused-delegation-over").into());
    }
    rows::delegations::withdraw(&tx, id).await?;
    let detail = json!({ "delegation": id, "to": found.to_staff });
    tx.record(Entry::new("delegation-withdrawn", actor.staff.as_ref()).detail(detail)).await?;
    Ok(tx.commit().await?)
}
