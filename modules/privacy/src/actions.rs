//! One function per command: load within reach, decide, save, tell, record; one transaction.

mod breaches;
mod consents;
mod reference;
mod requests;

use ::store::{By, Db, Result, Tx, Undone};
use kernel::{Id, Office, Ref, Role, Staff};
use offices::NewNotice;

pub use breaches::{AssessBreach, ReportBreach, assess, close, report, told};
pub use consents::{GiveConsent, give, withdraw};
pub use reference::{edit_activity, edit_setting};
pub use requests::{ReceiveRequest, answer, assign, copied, identify, prepares, receive, refuse, take_back};

use crate::rules;
use crate::store;

/// What an action answers.
pub type Done<T> = std::result::Result<T, Undone>;

/// The data protection officers and directors of an office and those above it.
async fn officers(tx: &Tx<'_>, office: Id<Office>) -> Result<Vec<Id<Staff>>> {
    let found = offices::officers(tx, office, &[Role::Dpo, Role::Director], tx.now().day()).await?;
    Ok(found.into_iter().map(|staff| staff.id).collect())
}

/// Tells these; a number is all that is named.
async fn tell(tx: &Tx<'_>, staff: &[Id<Staff>], key: &str, about: Ref, (number, href): (&str, String)) -> Result<()> {
    for to in staff {
        let notice = NewNotice { key, args: &[("number", number)], about, href: href.clone() };
        offices::notify(tx, *to, notice).await?;
    }
    Ok(())
}

/// Tells the officers of everything that has passed its time; each is told of once, whichever copy of the program sees it first.
pub async fn watch(db: &Db) -> Result<()> {
    let now = db.now();
    let breaches = store::breaches::past(db, now).await?;
    let breaches: Vec<_> = breaches.into_iter().filter(|breach| rules::breach::is_late(breach, now)).collect();
    let requests = store::requests::late(db, now.day()).await?;
    if breaches.is_empty() && requests.is_empty() {
        return Ok(());
    }
    let tx = db.write(By::System("privacy")).await?;
    for breach in &breaches {
        if store::breaches::note_told(&tx, breach.id).await? {
            let to = officers(&tx, breach.office).await?;
            let there = (breach.number.as_str(), format!("/privacy/breaches/{}", breach.id));
            tell(&tx, &to, "privacy-notice-breach-late", breach.id.as_ref(), there).await?;
        }
    }
    for request in &requests {
        if store::requests::note_told(&tx, request.id).await? {
            let mut to = officers(&tx, request.office).await?;
            to.extend(request.assigned_to.filter(|staff| !to.contains(staff)));
            let there = (request.number.as_str(), format!("/privacy/requests/{}", request.id));
            tell(&tx, &to, "privacy-notice-request-late", request.id.as_ref(), there).await?;
        }
    }
    tx.commit().await
}
