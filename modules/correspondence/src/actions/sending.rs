//! การส่งหนังสือ: by hand, by post, by e-mail or to another office of the tree, where it is taken into that office's register
//! (ระเบียบงานสารบรรณ ข้อ 41-49).

use ::store::files::{self, FileKind};
use ::store::{Db, Tx};
use kernel::{Actor, Id, Office, Refusal};
use serde_json::json;
use ui::Page;

use super::receiving::{Paper, Particulars, ReceiveLetter, enter};
use super::{Done, about, record, tell};
use crate::documents::Copy;
use crate::jobs::Mail;
use crate::model::{Channel, DeliveryRow, DeliveryState, FilePart, FileRow, LetterRow, LetterState};
use crate::rules;
use crate::store::{deliveries, files as rows, issued, letters};

/// ผู้รับ: one addressee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The name.
    pub name: String,
    /// The office of the tree.
    pub office: Option<Id<Office>>,
    /// The e-mail address; empty by other ways.
    pub address: String,
}

/// การส่งหนึ่งครั้ง
#[derive(Debug, Clone)]
pub struct SendLetter {
    /// By what way.
    pub channel: Channel,
    /// To whom.
    pub to: Vec<Addressee>,
    /// หมายเหตุ, such as the number of a registered letter.
    pub note: String,
}

/// Sends a numbered letter; `pdf` is the letter as it was signed and numbered. What waits for a mail server is put into the queue in
/// the same transaction.
///
/// # Errors
/// It has no number, or may not go that way; somebody changed it.
pub async fn send(db: &Db, actor: &Actor, mut letter: LetterRow, sent: SendLetter, pdf: Vec<u8>) -> Done<()> {
    if letter.state != LetterState::Sent {
        rules::letter::follows(letter.state, LetterState::Sent)?;
    }
    rules::issued::may_go(letter.secrecy, sent.channel)?;
    let kept = Kept::of(db, pdf).await?;
    let tx = db.write(actor).await?;
    letter.channel = sent.channel;
    gone(&tx, &mut letter, kept).await?;
    let count = sent.to.len();
    for to in sent.to {
        deliver(&tx, &letter, sent.channel, to, &sent.note).await?;
    }
    let detail = json!({ "channel": kernel::Code::code(sent.channel), "addressees": count });
    record(&tx, "letter-sent", &letter, "", detail).await?;
    Ok(tx.commit().await?)
}

/// A file that is kept before the row that names it: a row never names a file that is not there.
pub(super) struct Kept {
    digest: String,
    size: i64,
}

impl Kept {
    pub(super) async fn of(db: &Db, pdf: Vec<u8>) -> Done<Self> {
        let size = i64::try_from(pdf.len()).unwrap_or(i64::MAX);
        Ok(Self { digest: files::keep(db, pdf).await?, size })
    }
}

/// The letter has gone; what it looked like is kept.
pub(super) async fn gone(tx: &Tx<'_>, letter: &mut LetterRow, kept: Kept) -> Done<()> {
    keep(tx, letter, kept).await?;
    letter.state = LetterState::Sent;
    letter.sent_at = letter.sent_at.or(Some(tx.now()));
    Ok(letters::update(tx, letter).await?)
}

/// Notes the letter as it went, once.
async fn keep(tx: &Tx<'_>, letter: &LetterRow, Kept { digest, size }: Kept) -> Done<()> {
    if rows::part(tx, letter.id, FilePart::Signed).await?.is_some() {
        return Ok(());
    }
    let row = FileRow {
        id: tx.new_id(),
        letter: letter.id,
        part: FilePart::Signed,
        file_name: format!("letter-{}-{}.pdf", letter.year, letter.number.unwrap_or_default()),
        kind: FileKind::Pdf,
        size,
        digest,
        added_at: tx.now(),
        words: String::new(),
    };
    Ok(rows::insert(tx, &row).await?)
}

async fn deliver(tx: &Tx<'_>, letter: &LetterRow, channel: Channel, to: Addressee, note: &str) -> Done<()> {
    let row = DeliveryRow {
        id: tx.new_id(),
        letter: letter.id,
        channel,
        to_name: to.name,
        to_office: to.office,
        address: to.address,
        state: DeliveryState::sent_by(channel),
        sent_at: tx.now(),
        taken_at: None,
        taken_by: String::new(),
        taken_as: None,
        note: note.to_owned(),
        own_name: false,
    };
    deliveries::insert(tx, &row).await?;
    if channel == Channel::Email {
        ::jobs::add(tx, &Mail { delivery: row.id }).await?;
    }
    Ok(())
}

/// Notes who signed for what was brought by hand or by post, and when.
///
/// # Errors
/// Somebody noted it meanwhile.
pub async fn sign_for(db: &Db, actor: &Actor, letter: &LetterRow, signed: DeliveryRow) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = DeliveryRow { state: DeliveryState::Taken, ..signed };
    if !deliveries::settle(&tx, DeliveryState::Sent, &row).await? {
        return Err(Refusal::new("correspondence-refused-taken").into());
    }
    record(&tx, "letter-signed-for", letter, "", about(letter)).await?;
    Ok(tx.commit().await?)
}

/// Takes a letter that another office sent into the register of its addressee; the sender sees by whom, when and as what.
///
/// # Errors
/// It was taken meanwhile.
pub async fn take(db: &Db, actor: &Actor, mut delivery: DeliveryRow, p: &Page) -> Done<LetterRow> {
    let sent = letters::known(db, delivery.letter).await?;
    let office = delivery.to_office.ok_or_else(|| Refusal::new("correspondence-refused-taken"))?;
    let file = rows::part(db, sent.id, FilePart::Signed).await?;
    let file = file.ok_or_else(|| Refusal::new("correspondence-refused-taken"))?;
    let (name, went) = (file.file_name.clone(), file.digest.clone());
    let bytes = copy(db, p, &sent, (&delivery, file)).await?;
    // What went to all is kept already; a copy of one's own is not.
    let digest = if delivery.own_name { files::keep(db, bytes.clone()).await? } else { went };
    let text = issued::content(db, sent.id).await?.content().paragraphs.join(" ");
    let tx = db.write(actor).await?;
    let paper = Paper { name, kind: FileKind::Pdf, bytes, text };
    let row = enter(&tx, office, received(&delivery.copy_of(&sent), paper, tx.now()), &digest).await?;
    super::enclosing::pass_along(&tx, sent.id, &row).await?;
    delivery.state = DeliveryState::Taken;
    delivery.taken_at = Some(tx.now());
    delivery.taken_by.clone_from(&actor.name);
    delivery.taken_as = Some(row.id);
    if !deliveries::settle(&tx, DeliveryState::Waiting, &delivery).await? {
        return Err(Refusal::new("correspondence-refused-taken").into());
    }
    record(&tx, "letter-received", &row, "", about(&row)).await?;
    record(&tx, "letter-taken", &sent, "", about(&sent)).await?;
    tell(&tx, issued::content(&tx, sent.id).await?.drafted_by.as_slice(), "correspondence-notice-taken", &sent).await?;
    tx.commit().await?;
    Ok(row)
}

/// The letter as one addressee has it: what went to all, or a copy that names them.
///
/// # Errors
/// The file is gone, or cannot be set.
pub(crate) async fn copy(
    db: &Db,
    p: &Page,
    letter: &LetterRow,
    (delivery, file): (&DeliveryRow, FileRow),
) -> ::store::Result<Vec<u8>> {
    if delivery.own_name {
        return super::set(db, p, &delivery.copy_of(letter), Copy::Original).await;
    }
    files::read(db, &file.digest).await
}

fn received(sent: &LetterRow, paper: Paper, now: kernel::Moment) -> ReceiveLetter {
    let particulars = Particulars {
        kind: sent.kind,
        their_number: sent.number_text.clone(),
        dated_on: sent.dated_on,
        party_from: sent.party_from.clone(),
        party_to: sent.party_to.clone(),
        subject: sent.subject.clone(),
        attachments: sent.attachments,
        note: String::new(),
    };
    ReceiveLetter {
        particulars,
        urgency: sent.urgency,
        within_at: sent.within_at,
        secrecy: sent.secrecy,
        channel: Channel::System,
        received_at: now,
        twice: true,
        paper: Some(paper),
        enclosed: Vec::new(),
    }
}
