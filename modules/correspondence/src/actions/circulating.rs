//! หนังสือเวียน: the list of those to whom a letter goes is made while it is on its way, and sent as one, each by the way that
//! reaches them (ระเบียบงานสารบรรณ ข้อ 32).

use std::collections::BTreeSet;

use ::store::{Db, Undone};
use kernel::{Actor, Id, Refusal};
use serde_json::json;

use super::sending::{Addressee, Kept, gone};
use super::{Done, record};
use crate::jobs::Mail;
use crate::model::{Channel, Delivery, DeliveryRow, DeliveryState, LetterRow, LetterState};
use crate::rules;
use crate::store::deliveries;

/// Addressees of one letter.
const MOST: usize = 10_000;

/// Puts these on the list of a letter, but those who stand there already; answers how many are new.
///
/// # Errors
/// The letter is closed or withdrawn, or the list is too long.
pub async fn list(db: &Db, actor: &Actor, letter: &LetterRow, addressees: Vec<Addressee>) -> Done<usize> {
    rules::issued::may_list(letter.state)?;
    let tx = db.write(actor).await?;
    let known = deliveries::named(&tx, letter.id).await?;
    let mut names: BTreeSet<String> = known.iter().map(|(name, _)| name.clone()).collect();
    let mut offices: BTreeSet<_> = known.iter().filter_map(|(_, office)| *office).collect();
    let aside = db.aside(actor);
    let mut count = 0;
    for to in addressees {
        let is_new = to.office.is_none_or(|office| offices.insert(office)) && names.insert(to.name.clone());
        if is_new {
            deliveries::insert(&aside, &listed(aside.new_id(), letter, to, aside.now())).await?;
            count += 1;
        }
    }
    if known.len() + count > MOST {
        return Err(Refusal::new("correspondence-refused-list-long").into());
    }
    tx.take(aside.pile()).await?;
    record(&tx, "letter-addressees-listed", letter, "", json!({ "added": count })).await?;
    tx.commit().await?;
    Ok(count)
}

fn listed(id: Id<Delivery>, letter: &LetterRow, to: Addressee, now: kernel::Moment) -> DeliveryRow {
    DeliveryRow {
        id,
        letter: letter.id,
        channel: rules::issued::way_to(to.office.is_some(), &to.address),
        to_name: to.name,
        to_office: to.office,
        address: to.address,
        state: DeliveryState::Listed,
        sent_at: now,
        taken_at: None,
        taken_by: String::new(),
        taken_as: None,
        note: String::new(),
        own_name: true,
    }
}

/// Takes these off the list; to whom it went, it went.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn unlist(db: &Db, actor: &Actor, letter: &LetterRow, ids: &[Id<Delivery>]) -> Done<()> {
    let tx = db.write(actor).await?;
    let count = deliveries::unlist(&tx, letter.id, ids).await?;
    record(&tx, "letter-addressees-unlisted", letter, "", json!({ "removed": count })).await?;
    Ok(tx.commit().await?)
}

/// การส่งตามบัญชีรายชื่อ
#[derive(Debug, Clone)]
pub struct Circulation {
    /// Whether each copy names its addressee.
    pub own_names: bool,
    /// หมายเหตุ
    pub note: String,
}

/// Sends a numbered letter to all who stand on its list: offices of the tree in the system, whoever has an address by e-mail, the
/// others by post. `pdf` is the letter as it was signed and numbered.
///
/// # Errors
/// It has no number, nobody is on the list, or somebody changed the letter.
pub async fn circulate(db: &Db, actor: &Actor, mut letter: LetterRow, sent: Circulation, pdf: Vec<u8>) -> Done<()> {
    if letter.state != LetterState::Sent {
        rules::letter::follows(letter.state, LetterState::Sent)?;
    }
    let kept = Kept::of(db, pdf).await?;
    let tx = db.write(actor).await?;
    let mut count = 0;
    for (mail,) in deliveries::waiting_for(&tx, letter.id, Channel::Email).await? {
        ::jobs::add(&tx, &Mail { delivery: mail }).await?;
    }
    for channel in [Channel::System, Channel::Email, Channel::Post] {
        let gone = deliveries::dispatch(&tx, (letter.id, channel), sent.own_names, &sent.note).await?;
        if gone > 0 {
            rules::issued::may_go(letter.secrecy, channel)?;
            letter.channel = channel;
        }
        count += gone;
    }
    if count == 0 {
        return Err(Undone::from(Refusal::new("correspondence-refused-list-empty")));
    }
    gone(&tx, &mut letter, kept).await?;
    record(&tx, "letter-circulated", &letter, "", json!({ "addressees": count, "own-names": sent.own_names })).await?;
    Ok(tx.commit().await?)
}
