//! One function per command: load within access, decide, save, tell, record; one transaction.

mod circulating;
mod closing;
mod correcting;
pub mod disposals;
mod drafting;
mod enclosing;
pub mod handovers;
mod issuing;
mod keeping;
mod mandates;
pub mod numbering;
mod receiving;
mod reference;
mod referring;
mod registrars;
mod routing;
mod salutations;
mod sending;
mod setting;
mod stamping;

use ::store::{Db, Entry, Result, Tx, Undone};
use kernel::{Actor, Code as _, Id, Staff};
use offices::NewNotice;
use serde_json::{Value, json};

pub use circulating::{Circulation, circulate, list, unlist};
pub use closing::{Closing, close, reopen};
pub use correcting::{Correction, cancel, correct, link};
pub use drafting::{Wanted, WriteLetter, begin, begun, check, draft, give_back, save, says, submit};
pub use enclosing::{enclose, take_out};
pub use issuing::{Hand, number, reserve, save_head, sign, withdraw};
pub use keeping::{Borrowing, hold, lend, reclassify, send_to_store, take_back};
pub use mandates::{GiveMandate, give, revoke};
pub use receiving::{Paper, Particulars, ReceiveLetter, receive};
pub(crate) use reference::edit_setting;
pub use referring::{refer, unrefer};
pub use registrars::{end, name};
pub use routing::{NewStep, acknowledge, finish, pass_on, route};
pub(crate) use salutations::{add_salutation, edit_salutation};
pub(crate) use sending::copy;
pub use sending::{Addressee, SendLetter, send, sign_for, take};
pub(crate) use setting::{copies, pictures, set};
pub use stamping::{kept_mark, sheet, stamped};

use crate::model::{LetterRow, Way};
use crate::search::words_of;
use crate::store::{files, finding, issued};

/// What an action answers.
pub type Done<T> = std::result::Result<T, Undone>;

/// Records an act upon a letter. What it says stays out of the log: the number tells it from every other.
async fn record(tx: &Tx<'_>, act: &'static str, letter: &LetterRow, reason: &str, detail: Value) -> Result<()> {
    let entry = Entry::new(act, letter.id.as_ref()).office(letter.office).reason(reason);
    tx.record(entry.detail(detail)).await
}

/// Says by which words a letter is found: what stands in the register, and of an open one what it says: the paragraphs of what the
/// office wrote, and the text layers of the files.
async fn index(tx: &Tx<'_>, letter: &LetterRow) -> Result<()> {
    let words = match letter.way {
        Way::Received => files::words(tx, letter.id).await?,
        Way::Issued if letter.secrecy.is_secret() => String::new(),
        Way::Issued => {
            let says = words_of(&issued::paragraphs(tx, letter.id).await?.join(" "));
            format!("{says} {}", files::words(tx, letter.id).await?)
        }
    };
    finding::index(tx, letter, &words).await
}

/// What the log says of a letter.
fn about(letter: &LetterRow) -> Value {
    json!({ "series": letter.series.code(), "number": letter.number, "year": letter.year })
}

/// Tells these; a number is all that is named.
async fn tell(tx: &Tx<'_>, staff: &[Id<Staff>], key: &str, letter: &LetterRow) -> Result<()> {
    let number = letter.number.map_or_else(String::new, |number| format!("{number}/{}", letter.year));
    for to in staff {
        let href = format!("/letters/{}", letter.id);
        offices::notify(tx, *to, NewNotice { key, args: &[("number", &number)], about: letter.id.as_ref(), href })
            .await?;
    }
    Ok(())
}

/// Writes down that somebody reads a secret letter, before it is shown; reading an open one leaves no trace.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn note_reading(db: &Db, actor: &Actor, letter: &LetterRow) -> Result<()> {
    if !letter.secrecy.is_secret() {
        return Ok(());
    }
    let tx = db.write(actor).await?;
    record(&tx, "secret-letter-read", letter, "", about(letter)).await?;
    tx.commit().await
}
