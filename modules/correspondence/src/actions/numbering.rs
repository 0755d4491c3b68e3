//! เลขทะเบียน: given in the command's transaction, so that a command that fails gives its number back and none is skipped or
//! given twice; reserved and cancelled numbers stay in the register with their reason (ระเบียบงานสารบรรณ ข้อ 31, 38, 45).

use ::store::{Result, Tx};
use kernel::{Day, Id, Letter, Office, Refusal};

use super::Done;
use crate::model::{Given, NumberState, Series};
use crate::store::numbering;

/// The next number of a series for a letter, in the calendar year of the day on which it is entered.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn number(tx: &Tx<'_>, office: Id<Office>, series: Series, on: Day, letter: Id<Letter>) -> Result<Given> {
    numbering::take(tx, (office, series), on, (NumberState::Used, Some(letter), "")).await
}

/// Reserves the next number of a series (จองเลข); the reason says for what.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn reserve(tx: &Tx<'_>, office: Id<Office>, series: Series, on: Day, reason: &str) -> Result<Given> {
    numbering::take(tx, (office, series), on, (NumberState::Reserved, None, reason)).await
}

/// Gives a reserved number to a letter.
///
/// # Errors
/// It is no longer reserved.
pub async fn claim(tx: &Tx<'_>, office: Id<Office>, given: &Given, letter: Id<Letter>) -> Done<()> {
    let to = (NumberState::Used, Some(letter), "");
    if numbering::set(tx, (office, given), NumberState::Reserved, to).await? {
        return Ok(());
    }
    Err(Refusal::new("correspondence-refused-not-reserved").into())
}

/// Cancels a number that is in use or reserved; it stays in the register with the reason and is never given again.
///
/// # Errors
/// It is cancelled already.
pub async fn cancel(tx: &Tx<'_>, office: Id<Office>, given: &Given, reason: &str) -> Done<()> {
    for from in [NumberState::Used, NumberState::Reserved] {
        if numbering::set(tx, (office, given), from, (NumberState::Cancelled, given.letter, reason)).await? {
            return Ok(());
        }
    }
    Err(Refusal::new("correspondence-refused-cancelled").into())
}
