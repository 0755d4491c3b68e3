//! การทำลายหนังสือ: surveyed, examined, approved, agreed to by the National Archives, and only then destroyed (ระเบียบงานสารบรรณ ข้อ 66-70).

use ::store::{Db, Entry, Tx, files};
use kernel::{Actor, Day, Id, Level, Office, Refusal, Staff};
use offices::{NewNotice, StaffBrief};
use serde_json::{Value, json};
use web::Permission as _;

use super::Done;
use crate::model::{
    ArchivesAnswer, ArchivesWish, Decision, Disposal, DisposalRow, DisposalState, ItemRow, LetterState, MemberRow,
    VoteRow,
};
use crate::permissions::ApproveDisposals;
use crate::rules::{self, committee, destruction};
use crate::store::{disposals, handovers, keeping, letters, loans, reference};

/// Letters of one list; what is left comes onto another.
const MOST: i64 = 2_000;

async fn record(tx: &Tx<'_>, act: &'static str, row: &DisposalRow, detail: Value) -> Done<()> {
    Ok(tx.record(Entry::new(act, row.id.as_ref()).office(row.office).detail(detail)).await?)
}

/// Days of a clock of the reference data.
async fn days(db: &Db, code: &str) -> Done<i64> {
    Ok(reference::setting(db, "setting", code).await?.amount.ok_or(::store::StoreError::NotFound)?)
}

/// Surveys the store of an office and makes the list (แบบที่ 25) of what has passed its time.
///
/// # Errors
/// The days of the survey have passed, or there is nothing to destroy.
pub async fn survey(db: &Db, actor: &Actor, office: Id<Office>) -> Done<Id<Disposal>> {
    let tx = db.write(actor).await?;
    let today = tx.now().day();
    let year = destruction::survey(today, days(db, "survey-days").await?)?;
    let last = Day::new(today.date().year() - 1, 12, 31).unwrap_or(today);
    let due = disposals::due(&tx, office, last, MOST).await?;
    if due.is_empty() {
        return Err(Refusal::new("correspondence-refused-nothing-due").citing("ระเบียบงานสารบรรณ ข้อ 66").into());
    }
    let row = DisposalRow::listed(tx.new_id(), office, year, (today, actor.staff));
    disposals::insert(&tx, &row).await?;
    for (place, kept) in (1..).zip(&due) {
        disposals::add(&tx, row.id, place, kept.letter).await?;
    }
    record(&tx, "disposal-listed", &row, json!({ "year": year, "letters": due.len() })).await?;
    tell(&tx, &heads(&tx, &row).await?, "correspondence-notice-disposal-listed", &row).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// The heads of the agency: who holds that post nearest above the office.
async fn heads(tx: &Tx<'_>, row: &DisposalRow) -> Done<Vec<Id<Staff>>> {
    let found = offices::officers(tx, row.office, ApproveDisposals::ROLES, tx.now().day()).await?;
    let nearest = found.first().map(|staff| staff.office);
    Ok(found.iter().filter(|staff| Some(staff.office) == nearest).map(|staff| staff.id).collect())
}

/// Tells these of a list.
async fn tell(tx: &Tx<'_>, staff: &[Id<Staff>], key: &str, row: &DisposalRow) -> Done<()> {
    let year = row.year.to_string();
    for to in staff {
        let href = format!("/letters/disposals/{}", row.id);
        let notice = NewNotice { key, args: &[("year", &year)], about: row.id.as_ref(), href };
        offices::notify(tx, *to, notice).await?;
    }
    Ok(())
}

/// Appoints the committee.
///
/// # Errors
/// It is too small or of too low a level, or was appointed already.
pub async fn appoint(
    db: &Db,
    actor: &Actor,
    mut row: DisposalRow,
    members: &[(Id<Staff>, Option<Level>)],
    chair: Id<Staff>,
) -> Done<()> {
    committee::appoint(members, chair)?;
    at(&row, DisposalState::Listed)?;
    let tx = db.write(actor).await?;
    for (staff, _) in members {
        disposals::seat(&tx, row.id, *staff, *staff == chair).await?;
    }
    row.state = DisposalState::Examining;
    row.appointed_on = Some(tx.now().day());
    row.appointed_by = Some(actor.staff);
    disposals::update(&tx, &row).await?;
    let seated: Vec<String> = members.iter().map(|(staff, _)| staff.to_string()).collect();
    let told: Vec<Id<Staff>> = members.iter().map(|(staff, _)| *staff).collect();
    tell(&tx, &told, "correspondence-notice-disposal-seated", &row).await?;
    record(&tx, "disposal-committee", &row, json!({ "members": seated, "chair": chair.to_string() })).await?;
    Ok(tx.commit().await?)
}

fn at(row: &DisposalRow, state: DisposalState) -> Done<()> {
    if row.state == state { Ok(()) } else { Err(Refusal::new("correspondence-refused-state").into()) }
}

/// ความเห็นของกรรมการ
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// What they hold right.
    pub decision: Decision,
    /// For how many more calendar years, where it is to be kept.
    pub keep_years: i64,
    /// Why.
    pub opinion: String,
}

/// Writes how a member votes on letters of a list; what is decided of each follows from all votes on it.
///
/// # Errors
/// The list is not before the committee, this is no member of it, or somebody voted on one of them at the same moment.
pub async fn vote(db: &Db, actor: &Actor, row: &DisposalRow, items: &[ItemRow], vote: &Vote) -> Done<()> {
    let tx = db.write(actor).await?;
    let members = disposals::members(&tx, row.id).await?;
    destruction::examine(row, &members, actor.staff)?;
    for item in items {
        let given = VoteRow {
            place: item.place,
            staff: actor.staff,
            decision: vote.decision,
            keep_years: vote.keep_years,
            opinion: vote.opinion.clone(),
            voted_at: tx.now(),
        };
        disposals::vote(&tx, row.id, &given).await?;
    }
    let places: Vec<i64> = items.iter().map(|item| item.place).collect();
    settle(&tx, row, &members, &places).await?;
    let said = json!({ "places": places, "decision": kernel::Code::code(vote.decision) });
    record(&tx, "disposal-voted", row, said).await?;
    Ok(tx.commit().await?)
}

/// Writes what follows from the votes on these letters.
async fn settle(tx: &Tx<'_>, row: &DisposalRow, members: &[MemberRow], places: &[i64]) -> Done<()> {
    let votes = disposals::votes(tx, row.id).await?;
    let names = offices::brief(tx, &members.iter().map(|member| member.staff).collect::<Vec<_>>()).await?;
    let name = |id| names.get(&id).map_or_else(String::new, |staff: &StaffBrief| staff.full_name.clone());
    for mut item in disposals::items(tx, row.id).await?.into_iter().filter(|item| places.contains(&item.place)) {
        let start = votes.partition_point(|vote| vote.place < item.place);
        let end = votes.partition_point(|vote| vote.place <= item.place);
        let votes = votes.get(start..end).unwrap_or_default();
        (item.decision, item.keep_years) = committee::outcome(members, votes);
        item.minority = committee::minority(item.decision, votes, name);
        disposals::decide(tx, row.id, &item).await?;
    }
    Ok(())
}

/// A member chooses who presides while the chair is away, or takes that back; ties are decided anew.
///
/// # Errors
/// The list is not before the committee, or they may not choose that one.
pub async fn choose(db: &Db, actor: &Actor, row: &DisposalRow, choice: Option<Id<Staff>>) -> Done<()> {
    let tx = db.write(actor).await?;
    committee::choose(row, &disposals::members(&tx, row.id).await?, actor.staff, choice)?;
    disposals::stand_in(&tx, row.id, actor.staff, choice).await?;
    let members = disposals::members(&tx, row.id).await?;
    let mut places: Vec<i64> = disposals::votes(&tx, row.id).await?.into_iter().map(|vote| vote.place).collect();
    places.dedup();
    settle(&tx, row, &members, &places).await?;
    record(&tx, "disposal-stand-in", row, json!({ "choice": choice.map(|id| id.to_string()) })).await?;
    Ok(tx.commit().await?)
}

/// Who presides reports to the head; what is to be kept longer is kept from here on, and its stamp changes (ข้อ 68.2).
///
/// # Errors
/// A letter is undecided, or this is not the chair.
pub async fn report(db: &Db, actor: &Actor, mut row: DisposalRow) -> Done<()> {
    let items = disposals::items(db, row.id).await?;
    destruction::report(&row, &disposals::members(db, row.id).await?, &items, actor.staff)?;
    let tx = db.write(actor).await?;
    for item in items.iter().filter(|item| item.decision == Decision::Keep) {
        keep_on(&tx, actor, item, Some(item.keep_years)).await?;
    }
    row.state = DisposalState::Examined;
    row.examined_on = Some(tx.now().day());
    disposals::update(&tx, &row).await?;
    tell(&tx, &heads(&tx, &row).await?, "correspondence-notice-disposal-reported", &row).await?;
    record(&tx, "disposal-examined", &row, Value::Null).await?;
    Ok(tx.commit().await?)
}

/// The head approves, or leaves everything to the next survey.
///
/// # Errors
/// Nothing was reported, or the head sits on the committee.
pub async fn approve(db: &Db, actor: &Actor, mut row: DisposalRow, approves: bool) -> Done<()> {
    destruction::approve(&row, &disposals::members(db, row.id).await?, actor.staff)?;
    let tx = db.write(actor).await?;
    row.state = if approves { DisposalState::Approved } else { DisposalState::Rejected };
    row.approved_on = approves.then(|| tx.now().day());
    row.approved_by = Some(actor.staff);
    disposals::update(&tx, &row).await?;
    tell(&tx, &[row.listed_by], "correspondence-notice-disposal-decided", &row).await?;
    record(&tx, if approves { "disposal-approved" } else { "disposal-rejected" }, &row, Value::Null).await?;
    Ok(tx.commit().await?)
}

/// Notes that the list was sent to the National Archives by a letter of that number; from its day the clock runs.
///
/// # Errors
/// It is not approved, or was not on that day.
pub async fn ask_archives(db: &Db, actor: &Actor, mut row: DisposalRow, (number, on): (&str, Day)) -> Done<()> {
    destruction::ask(&row, on)?;
    let tx = db.write(actor).await?;
    row.state = DisposalState::Asked;
    number.clone_into(&mut row.archives_number);
    row.archives_asked_on = Some(on);
    disposals::update(&tx, &row).await?;
    record(&tx, "disposal-archives-asked", &row, json!({ "on": on.number() })).await?;
    Ok(tx.commit().await?)
}

/// คำตอบของหอจดหมายเหตุแห่งชาติ
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What they answered.
    pub answer: ArchivesAnswer,
    /// On which day.
    pub on: Day,
    /// What they want of single letters, by their places: ข้อ 70.2.
    pub wishes: Vec<(i64, ArchivesWish)>,
    /// For how many more calendar years those are kept that are to be kept longer.
    pub years: i64,
}

/// Notes what the National Archives answered. Where they want all letters kept, the list ends here; single ones are kept longer or for
/// good, or listed to be sent to them.
///
/// # Errors
/// They were not asked.
pub async fn archives_answered(db: &Db, actor: &Actor, mut row: DisposalRow, answer: &Answer) -> Done<()> {
    at(&row, DisposalState::Asked)?;
    let tx = db.write(actor).await?;
    row.archives_answer = Some(answer.answer);
    row.archives_answered_on = Some(answer.on);
    if answer.answer == ArchivesAnswer::Keeps {
        row.state = DisposalState::Rejected;
    }
    disposals::update(&tx, &row).await?;
    let mut sent = Vec::new();
    for mut item in disposals::items(&tx, row.id).await? {
        let Some((_, wish)) = answer.wishes.iter().find(|(place, _)| *place == item.place) else { continue };
        item.archives = *wish;
        disposals::decide(&tx, row.id, &item).await?;
        match wish {
            ArchivesWish::Agrees => {}
            ArchivesWish::Send => sent.push(item.letter),
            ArchivesWish::Extend => keep_on(&tx, actor, &item, Some(answer.years)).await?,
            ArchivesWish::ForGood => keep_on(&tx, actor, &item, None).await?,
        }
    }
    if !sent.is_empty() {
        super::handovers::wanted(&tx, actor, row.office, &sent).await?;
    }
    let said = json!({ "answer": kernel::Code::code(answer.answer), "otherwise": answer.wishes.len() });
    record(&tx, "disposal-archives-answered", &row, said).await?;
    Ok(tx.commit().await?)
}

/// Keeps a letter for so many years more, or for good; its stamp changes.
async fn keep_on(tx: &Tx<'_>, actor: &Actor, item: &ItemRow, years: Option<i64>) -> Done<()> {
    let Some(mut kept) = keeping::of(tx, item.letter).await? else { return Ok(()) };
    kept.keep_until = match years {
        Some(years) => kept.keep_until.and_then(|until| rules::keeping::keep_until(until, Some(years))),
        None => None,
    };
    kept.marked_by = Some(actor.staff);
    Ok(keeping::update(tx, &kept).await?)
}

/// A member signs the record of destruction; with the last signature the letters are destroyed: the bytes of their files go, the
/// rows of the registers stay. Answers whether that was the last.
///
/// # Errors
/// Somebody has not agreed yet, or this is no member.
pub async fn sign(db: &Db, actor: &Actor, mut row: DisposalRow, method: &str) -> Done<bool> {
    let archives = days(db, "archives-days").await?;
    let tx = db.write(actor).await?;
    let clock = (tx.now().day(), archives);
    destruction::sign(&row, &disposals::members(&tx, row.id).await?, actor.staff, clock)?;
    disposals::sign(&tx, row.id, actor.staff).await?;
    record(&tx, "disposal-signed", &row, Value::Null).await?;
    let members = disposals::members(&tx, row.id).await?;
    if members.iter().any(|member| member.signed_at.is_none()) {
        tx.commit().await?;
        return Ok(false);
    }
    let gone = destroy(&tx, &mut row, &members, clock, method).await?;
    tx.commit().await?;
    // After the commit: a file that could not be removed now is no letter's any more and is found by the next check.
    files::forget(db, &gone).await?;
    Ok(true)
}

/// Destroys what may be destroyed of a list; answers the digests of its files.
async fn destroy(
    tx: &Tx<'_>,
    row: &mut DisposalRow,
    members: &[MemberRow],
    clock: (Day, i64),
    method: &str,
) -> Done<Vec<String>> {
    destruction::destroy(row, members, clock)?;
    let mut gone = Vec::new();
    for item in disposals::items(tx, row.id).await? {
        let Some(kept) = keeping::of(tx, item.letter).await? else { continue };
        let is_lent = loans::out(tx, item.letter).await?.is_some();
        if !destruction::goes(&item, &kept, row.year, is_lent) {
            continue;
        }
        let mut letter = letters::known(tx, item.letter).await?;
        // What was handed over meanwhile, or lies before the National Archives, is no longer the committee's to destroy (ข้อ 58).
        let handed = handovers::with(tx, item.letter).await?.is_some();
        if handed || rules::letter::follows(letter.state, LetterState::Destroyed).is_err() {
            continue;
        }
        gone.extend(crate::store::files::of(tx, letter.id).await?.into_iter().map(|file| file.digest));
        crate::store::files::remove(tx, letter.id).await?;
        ::search::forget(tx, letter.id.as_ref()).await?;
        offices::forget_notices(tx, letter.id.as_ref()).await?;
        letter.state = LetterState::Destroyed;
        letters::update(tx, &letter).await?;
        super::record(tx, "letter-destroyed", &letter, "", super::about(&letter)).await?;
    }
    row.state = DisposalState::Destroyed;
    row.destroyed_on = Some(clock.0);
    method.clone_into(&mut row.method);
    disposals::update(tx, row).await?;
    record(tx, "disposal-destroyed", row, json!({ "files": gone.len() })).await?;
    Ok(gone)
}
