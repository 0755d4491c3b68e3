//! การร่างและตรวจหนังสือ: written, saved, given to be checked, found right or given back (ระเบียบงานสารบรรณ ข้อ 11-25).

use ::store::files::Kept;
use ::store::{Db, Tx};
use kernel::{Actor, Id, Letter, Moment, Office, Ref, Staff};
use offices::OfficeBrief;

use super::{Done, about, record, tell};
use crate::model::{Content, ContentRow, Kind, LetterRow, LetterState, Secrecy, Urgency, Way};
use crate::rules;
use crate::store::{issued, letters, mandates};

/// หนังสือตามที่ร่าง
#[derive(Debug, Clone)]
pub struct WriteLetter {
    /// Its kind.
    pub kind: Kind,
    /// ถึง
    pub party_to: String,
    /// เรื่อง
    pub subject: String,
    /// ชั้นความเร็ว
    pub urgency: Urgency,
    /// Until when it must reach its reader, where the urgency says so.
    pub within_at: Option<Moment>,
    /// ชั้นความลับ
    pub secrecy: Secrecy,
    /// หนังสือเวียน
    pub circular: bool,
    /// The letter that it answers.
    pub answers: Option<Id<Letter>>,
    /// What it says.
    pub content: Content,
}

/// หนังสือที่งานอื่นขอให้ร่าง: what another module wants to be written.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Whose letter it will be.
    pub office: Id<Office>,
    /// Its kind.
    pub kind: Kind,
    /// เรื่อง
    pub subject: String,
    /// To whom.
    pub to: String,
    /// ข้อความ, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// สิ่งที่ส่งมาด้วย, as the letter calls it.
    pub enclosures: Vec<String>,
    /// The files of it.
    pub files: Vec<Kept>,
    /// The letter that it answers.
    pub answers: Option<Id<Letter>>,
    /// The record that it is about.
    pub about: Option<Ref>,
    /// ชั้นความเร็ว
    pub urgency: Urgency,
}

/// Begins a draft; who drafts it may read it.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn begin(db: &Db, actor: &Actor, office: Id<Office>, written: &WriteLetter) -> Done<Id<Letter>> {
    let tx = db.write(actor).await?;
    let id = write(&tx, actor, (office, None), written).await?;
    tx.commit().await?;
    Ok(id)
}

/// A draft that another module wants, in its transaction; it is checked, signed, numbered and sent as any other.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn draft(tx: &Tx<'_>, actor: &Actor, wanted: &Wanted) -> ::store::Result<Id<Letter>> {
    let written = WriteLetter {
        kind: wanted.kind,
        party_to: wanted.to.clone(),
        subject: wanted.subject.clone(),
        urgency: wanted.urgency,
        within_at: None,
        secrecy: Secrecy::Open,
        circular: false,
        answers: wanted.answers,
        content: enclosing(wanted),
    };
    let id = write(tx, actor, (wanted.office, wanted.about), &written).await?;
    let letter = letters::known(tx, id).await?;
    for file in &wanted.files {
        super::enclosing::put(tx, &letter, file.clone(), "").await?;
    }
    Ok(id)
}

/// The text of a draft with what is sent along: under its heading where the kind has one, in the text otherwise.
fn enclosing(wanted: &Wanted) -> Content {
    let (mut paragraphs, enclosures) = (wanted.paragraphs.clone(), wanted.enclosures.clone());
    if enclosures.is_empty() || rules::issued::kinds_with("enclosures").contains(&wanted.kind) {
        return Content { paragraphs, enclosures, ..Content::default() };
    }
    paragraphs.push(format!("พร้อมนี้ได้แนบ{}มาด้วยแล้ว", enclosures.join(" ")));
    Content { paragraphs, ..Content::default() }
}

async fn write(
    tx: &Tx<'_>,
    actor: &Actor,
    (office, about_what): (Id<Office>, Option<Ref>),
    written: &WriteLetter,
) -> ::store::Result<Id<Letter>> {
    let office = offices::office(tx, office).await?;
    let row = LetterRow { id: tx.new_id(), ..begun(&office, actor, tx.now(), written) }.about_this(about_what);
    letters::insert(tx, &row).await?;
    let content = ContentRow {
        letter: row.id,
        says: json(&written.content),
        circular: written.circular,
        drafted_by: Some(actor.staff),
        checker: None,
        checked_at: None,
        returned_words: String::new(),
    };
    issued::insert(tx, &content).await?;
    letters::give(tx, row.id, actor.staff).await?;
    super::index(tx, &row).await?;
    record(tx, "letter-drafted", &row, "", about(&row)).await?;
    Ok(row.id)
}

/// A letter of an office as it is begun now, before it is stored anywhere.
#[must_use]
pub fn begun(office: &OfficeBrief, actor: &Actor, now: Moment, written: &WriteLetter) -> LetterRow {
    let row = LetterRow {
        kind: written.kind,
        series: rules::issued::series(written.kind, written.circular, written.secrecy),
        party_from: office.name.clone(),
        urgency: written.urgency,
        secrecy: written.secrecy,
        made_by: Some(actor.staff),
        ..LetterRow::blank(office.id, Way::Issued, now)
    };
    says(row, written)
}

/// The letter with what was written in it.
#[must_use]
pub fn says(mut row: LetterRow, written: &WriteLetter) -> LetterRow {
    row.kind = written.kind;
    row.series = rules::issued::series(written.kind, written.circular, written.secrecy);
    row.party_to.clone_from(&written.party_to);
    row.subject.clone_from(&written.subject);
    row.urgency = written.urgency;
    row.within_at = written.within_at;
    row.secrecy = written.secrecy;
    row.answers = written.answers;
    row.attachments = i64::try_from(written.content.enclosures.len()).unwrap_or(i64::MAX);
    row
}

pub(super) fn json(content: &Content) -> String {
    serde_json::to_string(content).unwrap_or_default()
}

/// Saves a draft; once it is given to be checked nobody writes in it.
///
/// # Errors
/// It is no draft any more, or somebody saved first.
pub async fn save(db: &Db, actor: &Actor, letter: LetterRow, written: &WriteLetter) -> Done<()> {
    if letter.state != LetterState::Draft {
        return Err(kernel::Refusal::new("correspondence-refused-state").into());
    }
    let tx = db.write(actor).await?;
    let row = says(letter, written);
    letters::update(&tx, &row).await?;
    let mut content = issued::content(&tx, row.id).await?;
    content.says = json(&written.content);
    content.circular = written.circular;
    issued::update(&tx, &content).await?;
    super::index(&tx, &row).await?;
    record(&tx, "letter-draft-saved", &row, "", about(&row)).await?;
    Ok(tx.commit().await?)
}

/// One step of checking: the state changes, the content follows, and the change is recorded.
async fn step(
    tx: &Tx<'_>,
    letter: &mut LetterRow,
    to: LetterState,
    act: &'static str,
    change: impl FnOnce(&mut ContentRow),
) -> Done<ContentRow> {
    if letter.state != to {
        rules::letter::follows(letter.state, to)?;
        letter.state = to;
    }
    letters::update(tx, letter).await?;
    let mut content = issued::content(tx, letter.id).await?;
    change(&mut content);
    issued::update(tx, &content).await?;
    record(tx, act, letter, "", about(letter)).await?;
    Ok(content)
}

/// Gives a draft to a head to be checked.
///
/// # Errors
/// It is no draft, or somebody saved first.
pub async fn submit(db: &Db, actor: &Actor, mut letter: LetterRow, checker: Id<Staff>) -> Done<()> {
    let tx = db.write(actor).await?;
    step(&tx, &mut letter, LetterState::InReview, "letter-submitted", |content| {
        content.checker = Some(checker);
        content.checked_at = None;
        content.returned_words = String::new();
    })
    .await?;
    letters::give(&tx, letter.id, checker).await?;
    tell(&tx, &[checker], "correspondence-notice-check", &letter).await?;
    Ok(tx.commit().await?)
}

/// Finds a draft right; it waits for its signature.
///
/// # Errors
/// It is not being checked, or somebody changed it.
pub async fn check(db: &Db, actor: &Actor, mut letter: LetterRow) -> Done<()> {
    if letter.state != LetterState::InReview {
        return Err(kernel::Refusal::new("correspondence-refused-state").into());
    }
    let tx = db.write(actor).await?;
    let now = tx.now();
    let content = step(&tx, &mut letter, LetterState::InReview, "letter-checked", |content| {
        content.checker = Some(actor.staff);
        content.checked_at = Some(now);
    })
    .await?;
    tell(&tx, content.drafted_by.as_slice(), "correspondence-notice-checked", &letter).await?;
    pass_to_mandated(&tx, &letter).await?;
    Ok(tx.commit().await?)
}

/// Whoever may sign it under a mandate is given the letter to read and told of it; a secret one is given by name alone.
async fn pass_to_mandated(tx: &Tx<'_>, letter: &LetterRow) -> Done<()> {
    if letter.secrecy.is_secret() {
        return Ok(());
    }
    for mandate in mandates::in_force(tx, letter.office, letter.kind, tx.now().day()).await? {
        letters::give(tx, letter.id, mandate.signer).await?;
        tell(tx, &[mandate.signer], "correspondence-notice-may-sign", letter).await?;
    }
    Ok(())
}

/// Gives a draft back with the reason.
///
/// # Errors
/// It is not being checked, or somebody changed it.
pub async fn give_back(db: &Db, actor: &Actor, mut letter: LetterRow, words: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let content = step(&tx, &mut letter, LetterState::Draft, "letter-returned", |content| {
        content.checked_at = None;
        content.returned_words = words.to_owned();
    })
    .await?;
    tell(&tx, content.drafted_by.as_slice(), "correspondence-notice-returned", &letter).await?;
    Ok(tx.commit().await?)
}
