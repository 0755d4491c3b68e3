//! ส่งต่อ: a signed letter goes out, the other end answers, and what was given becomes known.

mod answering;
mod receiving;
mod sending;

use ::store::Tx;
use kernel::{Day, Id, Staff};
use offices::NewNotice;

pub use answering::{Answered, Reply, hear, note_outcome};
pub(super) use receiving::receive;
pub use receiving::{Incoming, answer, attach_referral, note_referral_reading, report};
pub(super) use sending::{freeze, send};
pub use sending::{redo, remind, withdraw_referral};

use super::Done;
use crate::model::ReferralRow;
use crate::store;

/// The day by which something of a referral is awaited, from the clocks of the reference data.
async fn due(tx: &Tx<'_>, clock: &'static str, row: &ReferralRow) -> Done<Day> {
    let days = store::reference::amount(tx, clock, kernel::Code::code(row.urgency)).await?;
    Ok(tx.now().day().plus_days(days))
}

/// Tells somebody of the sending office, who finds the rest in the case.
async fn tell_sender(
    tx: &Tx<'_>,
    to: &[Id<Staff>],
    key: &'static str,
    row: &ReferralRow,
    args: &[(&str, &str)],
) -> Done<()> {
    let mut told: Vec<Id<Staff>> = Vec::new();
    for staff in to {
        if !told.contains(staff) {
            told.push(*staff);
            let href = format!("/cases/{}/referrals/{}", row.case, row.id);
            offices::notify(tx, *staff, NewNotice { key, args, about: row.case.as_ref(), href }).await?;
        }
    }
    Ok(())
}

/// Tells those who supervise the receiving office, without a word of the client.
async fn tell_receiver(tx: &Tx<'_>, key: &'static str, row: &ReferralRow) -> Done<()> {
    let Some(to) = row.to_office else { return Ok(()) };
    let from = store::referrals::package(tx, row)?.sender.name;
    for supervisor in offices::supervisors(tx, to, tx.now().day()).await? {
        let args = [("from", from.as_str()), ("number", row.number.as_str())];
        let notice = NewNotice { key, args: &args, about: row.id.as_ref(), href: format!("/referrals/{}", row.id) };
        offices::notify(tx, supervisor.id, notice).await?;
    }
    Ok(())
}
