//! How often one network address knocks: kept as keyed hashes, apart for each door, and forgotten after an hour.

use kernel::Refusal;
use store::{Source as _, Tx};

use crate::actions::Done;
use crate::actions::sign_in::Caller;
use crate::rules::lockout::Attempts;
use crate::store::accounts as rows;

/// The door at which wrong attempts to sign in are counted.
pub const SIGN_IN: &str = "sign-in-address";

/// The keyed hash of the caller's address at a door. Callers whose address is not known are not thrown together: one of them
/// could shut all the others out.
fn place(tx: &Tx<'_>, caller: &Caller, door: &str) -> Option<String> {
    (!caller.address.is_empty()).then(|| tx.keys().token(door, &caller.address))
}

/// How often the caller's address knocked at a door.
pub async fn so_far(tx: &Tx<'_>, caller: &Caller, door: &str) -> Done<Option<Attempts>> {
    match place(tx, caller, door) {
        Some(place) => Ok(rows::attempts_from(tx, &place).await?),
        None => Ok(None),
    }
}

/// Counts one more knock.
pub async fn note(tx: &Tx<'_>, caller: &Caller, door: &str) -> Done<()> {
    if let Some(place) = place(tx, caller, door) {
        let before = rows::attempts_from(tx, &place).await?;
        rows::keep_attempts(tx, &place, Attempts::and_one(before, tx.now())).await?;
    }
    Ok(rows::forget_addresses(tx, tx.now().plus_hours(-1)).await?)
}

/// Counts a knock at a door that costs something to open, and refuses the one too many.
pub async fn allow(tx: &Tx<'_>, caller: &Caller, door: &str) -> Done<()> {
    let before = so_far(tx, caller, door).await?;
    if before.is_some_and(|attempts| attempts.must_wait(tx.now())) {
        return Err(Refusal::new("offices-account-refused-often").into());
    }
    note(tx, caller, door).await
}
