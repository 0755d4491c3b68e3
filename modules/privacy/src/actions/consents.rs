//! ให้และถอนความยินยอม: withdrawing asks for less than giving, so that it is as easy (ม.19).

use ::store::files::{self, FileKind};
use ::store::{Db, Entry};
use kernel::{Actor, Day, Id, Office, Person};
use serde_json::json;

use super::Done;
use crate::links::Elsewhere;
use crate::model::{Consent, ConsentRow, Giver, Way};
use crate::{rules, store};

/// A consent as it was given.
#[derive(Debug, Clone)]
pub struct GiveConsent {
    /// What for.
    pub purpose: String,
    /// The day.
    pub given_on: Day,
    /// How.
    pub way: Way,
    /// By whom.
    pub giver: Giver,
    /// Who agreed for, or beside, the person; may be empty.
    pub giver_name: String,
    /// What else should be known.
    pub note: String,
    /// The paper: name, kind, content.
    pub paper: Option<(String, FileKind, Vec<u8>)>,
}

/// Writes down that a person consented; `age` is theirs on that day, as far as it is known.
///
/// # Errors
/// Somebody else must consent.
pub async fn give(
    db: &Db,
    actor: &Actor,
    (person, office): (Id<Person>, Id<Office>),
    age: Option<i16>,
    given: GiveConsent,
) -> Done<Id<Consent>> {
    rules::consent::may_give(given.giver, !given.giver_name.is_empty(), age)?;
    let (file_name, kind, size, digest) = match given.paper {
        Some((name, kind, bytes)) => {
            let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
            (name, Some(kind), size, files::keep(db, bytes).await?)
        }
        None => (String::new(), None, 0, String::new()),
    };
    let tx = db.write(actor).await?;
    let purpose = store::reference::activity(&tx, &given.purpose).await?;
    let row = ConsentRow {
        id: tx.new_id(),
        person,
        purpose: purpose.code,
        office,
        given_on: given.given_on,
        way: given.way,
        giver: given.giver,
        giver_name: given.giver_name,
        note: given.note,
        file_name,
        kind,
        size,
        digest,
        taken_by: actor.staff,
        taken_at: tx.now(),
        withdrawn_on: None,
        withdrawn_way: None,
        withdrawn_by: None,
        withdrawn_at: None,
    };
    store::consents::insert(&tx, &row).await?;
    people::hold(&tx, person, row.id.as_ref()).await?;
    let detail = json!({ "purpose": row.purpose, "consent": row.id.to_string() });
    tx.record(Entry::new("consent-given", person.as_ref()).office(office).detail(detail)).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Writes down that a consent was withdrawn: what was done before stays lawful, what rests on it elsewhere stops (ม.19).
///
/// # Errors
/// [`::store::StoreError::Stale`] when it was withdrawn already.
pub async fn withdraw(
    db: &Db,
    actor: &Actor,
    consent: &ConsentRow,
    (on, way): (Day, Way),
    elsewhere: &dyn Elsewhere,
) -> Done<()> {
    let tx = db.write(actor).await?;
    store::consents::withdraw(&tx, consent.id, on, way, actor.staff).await?;
    people::let_go(&tx, consent.id.as_ref()).await?;
    elsewhere.withdrawn(&tx, consent.person, (&consent.purpose, on)).await?;
    let detail = json!({ "purpose": consent.purpose, "consent": consent.id.to_string() });
    let entry = Entry::new("consent-withdrawn", consent.person.as_ref()).office(consent.office);
    tx.record(entry.detail(detail)).await?;
    Ok(tx.commit().await?)
}
