//! การรับหนังสือ: a letter is entered, gets its number, and is at once findable (ระเบียบงานสารบรรณ ข้อ 35-38).

use ::store::files::{self, FileKind};
use ::store::{Db, Tx};
use kernel::{Actor, Day, Id, Invalid, Moment, Office};

use super::{Done, about, numbering, record};
use crate::model::{Channel, FilePart, FileRow, Kind, LetterRow, Secrecy, Urgency, Way};
use crate::rules;
use crate::search;
use crate::store::{finding, letters, reference, registrars};

/// ไฟล์ที่แนบมา: what came, and what its text layer says.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The name it came under.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its text layer says.
    pub text: String,
}

/// รายการในทะเบียนหนังสือรับ (แบบที่ 13): what the register says of a letter, and may be put right later.
#[derive(Debug, Clone)]
pub struct Particulars {
    /// Its kind.
    pub kind: Kind,
    /// ที่
    pub their_number: String,
    /// ลงวันที่
    pub dated_on: Option<Day>,
    /// จาก
    pub party_from: String,
    /// ถึง
    pub party_to: String,
    /// เรื่อง
    pub subject: String,
    /// How many papers are enclosed.
    pub attachments: i64,
    /// หมายเหตุ
    pub note: String,
}

/// หนังสือที่มาถึง
#[derive(Debug, Clone)]
pub struct ReceiveLetter {
    /// What the register says of it.
    pub particulars: Particulars,
    /// ชั้นความเร็ว
    pub urgency: Urgency,
    /// Until when, where the urgency says so.
    pub within_at: Option<Moment>,
    /// ชั้นความลับ
    pub secrecy: Secrecy,
    /// How it came.
    pub channel: Channel,
    /// When it came.
    pub received_at: Moment,
    /// Entered though one of the same number, day and sender is there.
    pub twice: bool,
    /// The letter as a file.
    pub paper: Option<Paper>,
    /// What came with it as files.
    pub enclosed: Vec<Paper>,
}

/// Enters a letter into the register of an office; answers it with its number.
///
/// # Errors
/// It belongs into the hands of another, or the same letter was entered before and that was not confirmed.
pub async fn receive(
    db: &Db,
    actor: &Actor,
    (office, keeps_registers): (Id<Office>, bool),
    mut received: ReceiveLetter,
) -> Done<LetterRow> {
    let today = db.now().day();
    let is_registrar = registrars::keeps(db, office, actor.staff, today).await?;
    rules::receiving::may_enter(received.secrecy, keeps_registers, is_registrar)?;
    // The bytes go ahead of the row: a row never names a file that is not there.
    let digest = match &received.paper {
        Some(paper) => files::keep(db, paper.bytes.clone()).await?,
        None => String::new(),
    };
    let mut enclosed = Vec::new();
    for paper in std::mem::take(&mut received.enclosed) {
        enclosed.push(super::enclosing::keep(db, paper).await?);
    }
    let tx = db.write(actor).await?;
    let row = enter(&tx, office, received, &digest).await?;
    if !enclosed.is_empty() {
        for (file, text) in enclosed {
            super::enclosing::put(&tx, &row, file, &text).await?;
        }
        super::index(&tx, &row).await?;
    }
    record(&tx, "letter-received", &row, "", about(&row)).await?;
    tx.commit().await?;
    Ok(row)
}

/// Enters a letter in the transaction of a command; its file is kept already.
pub(super) async fn enter(tx: &Tx<'_>, office: Id<Office>, received: ReceiveLetter, digest: &str) -> Done<LetterRow> {
    refuse_twice(tx, office, &received).await?;
    let (id, today) = (tx.new_id(), tx.now().day());
    let series = rules::letter::series(Way::Received, received.secrecy);
    let said = received.particulars;
    let hours = reference::hours(tx, received.urgency).await?;
    let mut row = LetterRow {
        id,
        kind: said.kind,
        series,
        registered_on: Some(today),
        their_number: said.their_number,
        dated_on: said.dated_on,
        party_from: said.party_from,
        party_to: said.party_to,
        subject: said.subject,
        urgency: received.urgency,
        within_at: received.within_at,
        secrecy: received.secrecy,
        channel: received.channel,
        received_at: Some(received.received_at),
        due_at: rules::receiving::due(received.received_at, received.within_at, hours),
        note: said.note,
        attachments: said.attachments,
        made_by: tx.by().staff(),
        ..LetterRow::blank(office, Way::Received, tx.now())
    };
    letters::insert(tx, &row).await?;
    let given = numbering::number(tx, office, series, today, id).await?;
    row.number = Some(given.number);
    row.number_text = given.number.to_string();
    letters::update(tx, &row).await?;
    row.version += 1;
    let words = keep_paper(tx, &row, received.paper, digest).await?;
    finding::index(tx, &row, &words).await?;
    Ok(row)
}

/// Notes the file of a letter; answers the words of its text layer. Those of a secret letter are not kept.
async fn keep_paper(tx: &Tx<'_>, letter: &LetterRow, paper: Option<Paper>, digest: &str) -> Done<String> {
    let Some(paper) = paper else { return Ok(String::new()) };
    let words = if letter.secrecy.is_secret() { String::new() } else { search::words_of(&paper.text) };
    let row = FileRow {
        id: tx.new_id(),
        letter: letter.id,
        part: FilePart::Original,
        file_name: paper.name,
        kind: paper.kind,
        size: i64::try_from(paper.bytes.len()).unwrap_or(i64::MAX),
        digest: digest.to_owned(),
        added_at: tx.now(),
        words: words.clone(),
    };
    crate::store::files::insert(tx, &row).await?;
    Ok(words)
}

/// The same number of the same day from the same sender is most likely the same letter; whoever enters it says that it is not.
async fn refuse_twice(tx: &Tx<'_>, office: Id<Office>, received: &ReceiveLetter) -> Done<()> {
    let said = &received.particulars;
    let Some(dated_on) = said.dated_on.filter(|_| !received.twice && !said.their_number.is_empty()) else {
        return Ok(());
    };
    let theirs = (said.their_number.as_str(), dated_on, said.party_from.as_str());
    match finding::entered_before(tx, office, received.secrecy.is_secret(), theirs).await? {
        Some(_) => Err(Invalid::one("their-number", "correspondence-form-twice").into()),
        None => Ok(()),
    }
}
