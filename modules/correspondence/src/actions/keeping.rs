//! ส่งเก็บ ยืม และระงับการทำลาย (ระเบียบงานสารบรรณ ข้อ 54-65).

use ::store::{Db, StoreError};
use kernel::{Actor, Day, Id, Letter, Office, Refusal, Role, Staff};
use serde_json::json;

use super::{Done, record};
use crate::access::Access;
use crate::model::{KeepingRow, LetterRow, LetterState, LoanRow, SettingRow};
use crate::rules;
use crate::store::{handovers, keeping, letters, loans};

/// Sends letters to the store under a file code: each gets the next ลำดับที่ of the register of kept letters.
///
/// # Errors
/// One of them is open, is not the reader's, or lies there already.
pub async fn send_to_store(
    db: &Db,
    actor: &Actor,
    (access, office): (&Access, Id<Office>),
    sent: &[Id<Letter>],
    file_code: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let today = tx.now().day();
    let year = i64::from(thai::date::be_year(today.date()));
    for id in sent {
        let letter = letters::find(&tx, access, *id).await?;
        let mut kept = keeping::of(&tx, *id).await?.ok_or(StoreError::NotFound)?;
        if letter.office != office {
            return Err(StoreError::NotFound.into());
        }
        rules::keeping::store(&kept)?;
        kept.stored_number = Some(keeping::number(&tx, office, year).await?);
        kept.stored_year = Some(year);
        kept.stored_on = Some(today);
        file_code.clone_into(&mut kept.file_code);
        keeping::update(&tx, &kept).await?;
        record(&tx, "letter-stored", &letter, "", json!({ "stored": kept.stored_number, "file": file_code })).await?;
    }
    Ok(tx.commit().await?)
}

/// การยืม
#[derive(Debug, Clone)]
pub struct Borrowing {
    /// Who borrows, with the role by which they may.
    pub borrower: Id<Staff>,
    /// That role.
    pub role: Option<Role>,
    /// Whether they belong to the office of the letter.
    pub same_office: bool,
    /// What for.
    pub purpose: String,
    /// Until when.
    pub due_on: Day,
}

/// Hands a letter out of the store.
///
/// # Errors
/// It is not there, it is out already, or the borrower's post is not high enough.
pub async fn lend(db: &Db, actor: &Actor, letter: &LetterRow, borrowing: Borrowing) -> Done<()> {
    let kept = keeping::of(db, letter.id).await?;
    let is_stored = letter.state == LetterState::Closed && kept.is_some_and(|kept| kept.stored_number.is_some());
    rules::keeping::borrow(is_stored, borrowing.role, borrowing.same_office)?;
    let tx = db.write(actor).await?;
    let row = LoanRow {
        id: tx.new_id(),
        letter: letter.id,
        office: letter.office,
        borrower: borrowing.borrower,
        purpose: borrowing.purpose,
        lent_by: actor.staff,
        lent_on: tx.now().day(),
        due_on: borrowing.due_on,
        returned_on: None,
        returned_to: None,
    };
    if !loans::insert(&tx, &row).await? {
        return Err(Refusal::new("correspondence-refused-lent").citing("ระเบียบงานสารบรรณ ข้อ 61").into());
    }
    letters::give(&tx, letter.id, row.borrower).await?;
    record(&tx, "letter-lent", letter, "", json!({ "to": row.borrower.to_string() })).await?;
    Ok(tx.commit().await?)
}

/// Takes a letter back into the store.
///
/// # Errors
/// It is not out.
pub async fn take_back(db: &Db, actor: &Actor, letter: &LetterRow) -> Done<()> {
    let loan = loans::out(db, letter.id).await?.ok_or(StoreError::NotFound)?;
    let tx = db.write(actor).await?;
    if loans::returned(&tx, loan.id, tx.now().day()).await? {
        record(&tx, "letter-returned", letter, "", json!({})).await?;
    }
    Ok(tx.commit().await?)
}

/// Holds a kept letter whatever its age, for a reason; an empty reason lets it go again.
///
/// # Errors
/// The letter is not kept, or somebody changed it meanwhile.
pub async fn hold(db: &Db, actor: &Actor, letter: &LetterRow, version: i64, reason: &str) -> Done<()> {
    let mut kept = keeping::of(db, letter.id).await?.ok_or(StoreError::NotFound)?;
    let tx = db.write(actor).await?;
    kept.version = version;
    reason.clone_into(&mut kept.hold);
    keeping::update(&tx, &kept).await?;
    let act = if reason.is_empty() { "letter-released" } else { "letter-held" };
    record(&tx, act, letter, reason, json!({})).await?;
    Ok(tx.commit().await?)
}

/// Puts the class right under which a letter is kept, for a reason; its years count from the same day.
///
/// # Errors
/// It is not kept, the class is another's, it lies on a list that has not ended, or somebody changed it meanwhile.
pub async fn reclassify(
    db: &Db,
    actor: &Actor,
    letter: &LetterRow,
    (class, reason): (&SettingRow, &str),
    version: i64,
) -> Done<()> {
    let kept = keeping::of(db, letter.id).await?.ok_or(StoreError::NotFound)?;
    let tx = db.write(actor).await?;
    let is_listed =
        handovers::is_listed_for_destruction(&tx, letter.id).await? || handovers::with(&tx, letter.id).await?.is_some();
    let row = rules::keeping::reclassify(&kept, letter.secrecy, (&class.code, class.amount), is_listed)?;
    keeping::update(&tx, &KeepingRow { version, ..row.clone() }).await?;
    let said = json!({ "from": kept.class, "to": row.class, "until": row.keep_until.map(Day::number) });
    record(&tx, "letter-reclassified", letter, reason, said).await?;
    Ok(tx.commit().await?)
}
