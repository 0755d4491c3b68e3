//! การเกษียณ: a letter goes from hand to hand in its order; each says that they have it and what they did.

use ::store::{Db, Tx};
use kernel::{Actor, Day, Id, Office, Role, Staff};
use serde_json::{Value, json};

use super::{Done, about, record, tell};
use crate::model::{Asks, LetterRow, LetterState, StepRow, StepState, To};
use crate::rules;
use crate::store::{letters, steps};

/// การเกษียณที่สั่ง: one stop to add.
#[derive(Debug, Clone)]
pub struct NewStep {
    /// To whom.
    pub to: To,
    /// What is asked.
    pub asks: Asks,
    /// In words.
    pub instruction: String,
}

/// Sends a letter on its way: the stops are added behind those that are there.
///
/// # Errors
/// The letter is closed, is secret and would go to a unit, or was changed meanwhile.
pub async fn route(db: &Db, actor: &Actor, letter: LetterRow, new: &[NewStep]) -> Done<()> {
    decide(&letter, new)?;
    let tx = db.write(actor).await?;
    let last = steps::of(&tx, letter.id).await?.iter().map(|step| step.place).max().unwrap_or(0);
    add(&tx, &letter, last, new).await?;
    go_on(&tx, letter, "letter-routed", json!({ "steps": new.len() })).await?;
    Ok(tx.commit().await?)
}

/// Finishes a stop by sending the letter further: the new stops come right behind it.
///
/// # Errors
/// As for [`route`] and [`finish`].
pub async fn pass_on(db: &Db, actor: &Actor, letter: LetterRow, step: StepRow, new: &[NewStep]) -> Done<()> {
    decide(&letter, new)?;
    rules::routing::finish(&step)?;
    let tx = db.write(actor).await?;
    steps::make_room(&tx, letter.id, step.place, i64::try_from(new.len()).unwrap_or(0)).await?;
    add(&tx, &letter, step.place, new).await?;
    let words = new.first().map_or_else(String::new, |first| first.instruction.clone());
    ended(&tx, actor, step, &words).await?;
    go_on(&tx, letter, "letter-passed-on", json!({ "steps": new.len() })).await?;
    Ok(tx.commit().await?)
}

/// Says that the letter was seen; where nothing else is asked, the stop is done.
///
/// # Errors
/// It is not this one's turn.
pub async fn acknowledge(db: &Db, actor: &Actor, letter: LetterRow, mut step: StepRow) -> Done<()> {
    let becomes = rules::routing::acknowledged(&step)?;
    let tx = db.write(actor).await?;
    if becomes == StepState::Done {
        ended(&tx, actor, step, "").await?;
    } else {
        step.state = becomes;
        step.taken_by = Some(actor.staff);
        step.taken_at = Some(tx.now());
        steps::update(&tx, &step).await?;
    }
    go_on(&tx, letter, "letter-acknowledged", json!({})).await?;
    Ok(tx.commit().await?)
}

/// Finishes a stop with what was done; the words stand in the register under การปฏิบัติ.
///
/// # Errors
/// It is not this one's turn.
pub async fn finish(db: &Db, actor: &Actor, mut letter: LetterRow, step: StepRow, words: &str) -> Done<()> {
    rules::routing::finish(&step)?;
    let tx = db.write(actor).await?;
    ended(&tx, actor, step, words).await?;
    words.clone_into(&mut letter.action);
    go_on(&tx, letter, "letter-acted", json!({})).await?;
    Ok(tx.commit().await?)
}

fn decide(letter: &LetterRow, new: &[NewStep]) -> Done<()> {
    let to: Vec<To> = new.iter().map(|step| step.to).collect();
    Ok(rules::routing::route(letter.state, letter.secrecy, &to)?)
}

async fn add(tx: &Tx<'_>, letter: &LetterRow, behind: i64, new: &[NewStep]) -> Done<()> {
    for (place, step) in (behind + 1..).zip(new) {
        let (to_staff, to_office) = match step.to {
            To::Staff(staff) => (Some(staff), None),
            To::Office(office) => (None, Some(office)),
        };
        let row = StepRow {
            id: tx.new_id(),
            letter: letter.id,
            place,
            to_staff,
            to_office,
            instruction: step.instruction.clone(),
            asks: step.asks,
            state: StepState::Waiting,
            given_by: tx.by().staff(),
            given_at: tx.now(),
            taken_by: None,
            taken_at: None,
            done_by: None,
            done_at: None,
            words: String::new(),
            version: 1,
        };
        steps::insert(tx, &row).await?;
    }
    Ok(())
}

async fn ended(tx: &Tx<'_>, actor: &Actor, mut step: StepRow, words: &str) -> Done<()> {
    step.state = StepState::Done;
    step.taken_by = step.taken_by.or(Some(actor.staff));
    step.taken_at = step.taken_at.or(Some(tx.now()));
    step.done_by = Some(actor.staff);
    step.done_at = Some(tx.now());
    words.clone_into(&mut step.words);
    Ok(steps::update(tx, &step).await?)
}

/// The next stop's turn comes and its people are told, who may read the letter from now on; at the end of the way whoever entered the
/// letter is told, to close it or send it further.
async fn go_on(tx: &Tx<'_>, mut letter: LetterRow, act: &'static str, detail: Value) -> Done<()> {
    let way = steps::of(tx, letter.id).await?;
    if let Some(next) = rules::routing::next(&way) {
        let mut step = next.clone();
        step.state = StepState::Next;
        steps::update(tx, &step).await?;
        hand_over(tx, &letter, &step).await?;
        letter.action = sent_to(&letter.action, &whom(tx, &step).await?);
    } else if !way.iter().any(StepRow::is_current) {
        let keeper: Vec<Id<Staff>> = letter.made_by.into_iter().collect();
        tell(tx, &keeper, "correspondence-notice-done", &letter).await?;
    }
    if letter.state == LetterState::Received {
        rules::letter::follows(letter.state, LetterState::Routed)?;
        letter.state = LetterState::Routed;
    }
    letters::update(tx, &letter).await?;
    super::index(tx, &letter).await?;
    let mut said = about(&letter);
    if let (Some(said), Some(detail)) = (said.as_object_mut(), detail.as_object()) {
        said.extend(detail.clone());
    }
    Ok(record(tx, act, &letter, "", said).await?)
}

/// การปฏิบัติ as the register says it (แบบที่ 13): what was done, and to whom the letter went then.
fn sent_to(done: &str, name: &str) -> String {
    let done = done.split_once(SENT).map_or(done, |(done, _)| done).trim_end();
    if done.is_empty() { format!("{SENT}{name}") } else { format!("{done} {SENT}{name}") }
}

/// What stands before the name of whoever a letter was sent to.
const SENT: &str = "ส่งถึง ";

async fn whom(tx: &Tx<'_>, step: &StepRow) -> Done<String> {
    match step.to() {
        Some(To::Staff(staff)) => {
            let names = offices::brief(tx, &[staff]).await?;
            Ok(names.get(&staff).map_or_else(String::new, |staff| staff.name.clone()))
        }
        Some(To::Office(office)) => Ok(offices::office(tx, office).await?.name),
        None => Ok(String::new()),
    }
}

async fn hand_over(tx: &Tx<'_>, letter: &LetterRow, step: &StepRow) -> Done<()> {
    let told = match step.to() {
        Some(To::Staff(staff)) => {
            letters::give(tx, letter.id, staff).await?;
            vec![staff]
        }
        Some(To::Office(office)) => {
            letters::give(tx, letter.id, office).await?;
            heads(tx, office, tx.now().day()).await?
        }
        None => Vec::new(),
    };
    Ok(tell(tx, &told, "correspondence-notice-turn", letter).await?)
}

/// Who opens what comes to a unit: its head and its clerk; where it has neither, everybody in it.
async fn heads(tx: &Tx<'_>, office: Id<Office>, today: Day) -> Done<Vec<Id<Staff>>> {
    let all = offices::holders(tx, office, today).await?;
    let opens = [Role::Supervisor, Role::Director, Role::Clerk];
    let heads: Vec<Id<Staff>> =
        all.iter().filter(|staff| staff.role.is_some_and(|role| opens.contains(&role))).map(|staff| staff.id).collect();
    let mut told = if heads.is_empty() { all.iter().map(|staff| staff.id).collect() } else { heads };
    told.sort_unstable();
    told.dedup();
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_says_what_was_done_and_where_the_letter_is() {
        assert_eq!(sent_to("", "ประเสริฐ"), "ส่งถึง ประเสริฐ");
        assert_eq!(sent_to("ส่งถึง ประเสริฐ", "สมศรี"), "ส่งถึง สมศรี");
        assert_eq!(sent_to("ตอบแล้ว", "สมศรี"), "ตอบแล้ว ส่งถึง สมศรี");
        assert_eq!(sent_to("ตอบแล้ว ส่งถึง สมศรี", "มาลี"), "ตอบแล้ว ส่งถึง มาลี");
    }
}
