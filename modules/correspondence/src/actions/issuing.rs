//! การลงนามและออกเลข: signed under the digest of what it says, then given the next number of its series or a reserved one, or
//! withdrawn with its reason (ระเบียบงานสารบรรณ ข้อ 31, 32).

use ::store::{Db, Tx};
use kernel::{Actor, Id, Office, Refusal, Staff};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{Done, about, numbering, record, tell};
use crate::model::{ContentRow, FileRow, HeadRow, LetterRow, LetterSignatureRow, LetterState, Mandate, Series};
use crate::rules;
use crate::store::{files, issued, letters, mandates};

/// What a signature stands for: who the letter is to, what it is about, all that it says, and the files that go with it. Number and
/// date come after it.
fn digest(letter: &LetterRow, content: &ContentRow, enclosed: &[FileRow]) -> String {
    let mut sum = Sha256::new();
    let id = letter.id.to_string();
    let said = [&id, kernel::Code::code(letter.kind), &letter.party_to, &letter.subject, &content.says];
    for part in said.into_iter().chain(enclosed.iter().map(|file| file.digest.as_str())) {
        sum.update(part);
        sum.update("\n");
    }
    ::store::hex(&sum.finalize())
}

/// ลายมือชื่อตามที่จะลง: the signer's name and the lines under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// The signer's own name with its title.
    pub name: String,
    /// The post, line by line, with the word and the post of whoever they sign for.
    pub post: String,
    /// For whom they sign.
    pub acting_for: Option<Id<Staff>>,
    /// Under which mandate; none in their own post or in the seat of a colleague.
    pub mandate: Option<Id<Mandate>>,
}

impl Hand {
    /// Somebody's own hand in their own post.
    #[must_use]
    pub fn own(name: &str, post: &str) -> Self {
        Self { name: name.to_owned(), post: post.to_owned(), acting_for: None, mandate: None }
    }
}

/// A mandate is in force at the moment of signing, and covers what was checked by another: nobody signs their own draft under it.
async fn under_mandate(tx: &Tx<'_>, letter: &LetterRow, signer: Id<Staff>, mandate: Id<Mandate>) -> Done<()> {
    let held = mandates::held(tx, signer, letter.office, letter.kind, tx.now().day()).await?;
    if held.iter().any(|row| row.id == mandate) && letter.state == LetterState::InReview {
        return Ok(());
    }
    Err(Refusal::new("correspondence-refused-no-mandate").into())
}

/// Signs a letter with the actor's own name.
///
/// # Errors
/// Nobody checked it, the mandate is in force no more, or somebody changed it.
pub async fn sign(db: &Db, actor: &Actor, mut letter: LetterRow, hand: Hand) -> Done<()> {
    let tx = db.write(actor).await?;
    if let Some(mandate) = hand.mandate {
        under_mandate(&tx, &letter, actor.staff, mandate).await?;
    }
    let content = issued::content(&tx, letter.id).await?;
    let standing = (content.drafted_by, content.checker, content.checked_at.is_some());
    rules::issued::may_sign(letter.state, standing, actor.staff)?;
    letter.state = LetterState::Signed;
    letters::update(&tx, &letter).await?;
    let signature = LetterSignatureRow {
        letter: letter.id,
        staff: actor.staff,
        name: hand.name,
        post: hand.post,
        acting_for: hand.acting_for,
        digest: digest(&letter, &content, &files::enclosed(&tx, letter.id).await?),
        signed_at: tx.now(),
        mandate: hand.mandate,
    };
    issued::sign(&tx, &signature).await?;
    record(
        &tx,
        "letter-signed",
        &letter,
        "",
        json!({ "digest": signature.digest, "mandate": hand.mandate.map(|id| id.to_string()) }),
    )
    .await?;
    tell(&tx, content.drafted_by.as_slice(), "correspondence-notice-signed", &letter).await?;
    Ok(tx.commit().await?)
}

/// Gives a signed letter the next number of its series, or one that was reserved, and today's date.
///
/// # Errors
/// It is not signed, the number is no longer reserved, or somebody changed it.
pub async fn number(db: &Db, actor: &Actor, mut letter: LetterRow, reserved: Option<i64>) -> Done<LetterRow> {
    rules::letter::follows(letter.state, LetterState::Numbered)?;
    let tx = db.write(actor).await?;
    let today = tx.now().day();
    let year = i64::from(thai::date::be_year(today.date()));
    let given = match reserved {
        Some(number) => {
            let given = issued::number(&tx, letter.office, letter.series, year, number).await?;
            numbering::claim(&tx, letter.office, &given, letter.id).await?;
            given
        }
        None => numbering::number(&tx, letter.office, letter.series, today, letter.id).await?,
    };
    let code = issued::head(&tx, letter.office).await?.code;
    letter.year = given.year;
    letter.number = Some(given.number);
    letter.number_text = rules::issued::printed(letter.series, &code, given.number, given.year);
    letter.registered_on = Some(given.on);
    letter.dated_on = Some(given.on);
    letter.state = LetterState::Numbered;
    letters::update(&tx, &letter).await?;
    letter.version += 1;
    super::index(&tx, &letter).await?;
    record(&tx, "letter-numbered", &letter, "", about(&letter)).await?;
    tx.commit().await?;
    Ok(letter)
}

/// Reserves the next number of a series of an office (จองเลข).
///
/// # Errors
/// [`::store::StoreError`].
pub async fn reserve(db: &Db, actor: &Actor, (office, series): (Id<Office>, Series), reason: &str) -> Done<i64> {
    let tx = db.write(actor).await?;
    let today = tx.now().day();
    let given = numbering::reserve(&tx, office, series, today, reason).await?;
    let detail = json!({ "series": kernel::Code::code(series), "number": given.number, "year": given.year });
    let entry = ::store::Entry::new("letter-number-reserved", office.as_ref()).office(office).reason(reason);
    tx.record(entry.detail(detail)).await?;
    tx.commit().await?;
    Ok(given.number)
}

/// Withdraws a letter that was not sent; its number stays in the register, cancelled with the reason.
///
/// # Errors
/// It was sent or withdrawn, or somebody changed it.
pub async fn withdraw(db: &Db, actor: &Actor, mut letter: LetterRow, reason: &str) -> Done<()> {
    rules::letter::follows(letter.state, LetterState::Cancelled)?;
    let tx = db.write(actor).await?;
    cancel_number(&tx, &letter, reason).await?;
    letter.state = LetterState::Cancelled;
    letters::update(&tx, &letter).await?;
    record(&tx, "letter-withdrawn", &letter, reason, about(&letter)).await?;
    Ok(tx.commit().await?)
}

async fn cancel_number(tx: &Tx<'_>, letter: &LetterRow, reason: &str) -> Done<()> {
    let Some(number) = letter.number else { return Ok(()) };
    let given = issued::number(tx, letter.office, letter.series, letter.year, number).await?;
    numbering::cancel(tx, letter.office, &given, reason).await
}

/// Saves the head of an office's letters.
///
/// # Errors
/// Somebody saved first.
pub async fn save_head(db: &Db, actor: &Actor, head: &HeadRow) -> Done<()> {
    if !head.code.is_empty() && !rules::issued::is_code(&head.code) {
        return Err(Refusal::new("correspondence-refused-code").into());
    }
    let tx = db.write(actor).await?;
    issued::save_head(&tx, head).await?;
    tx.record(::store::Entry::new("letter-head-saved", head.office.as_ref()).office(head.office)).await?;
    Ok(tx.commit().await?)
}
