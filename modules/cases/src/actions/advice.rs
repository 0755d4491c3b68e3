//! ขอคำปรึกษา: asking somebody of a higher level, and the conversation until whoever asked ends it.

use ::store::{Db, Entry, Tx};
use kernel::{Actor, Case, Code as _, Day, Id, Level, Refusal, Staff};
use offices::NewNotice;

use super::{Done, Told, level_of, load, tell};
use crate::access::Access;
use crate::model::{Advice, AdviceRow, AdviceSaid, AdviceSide, AdviceState, AdviceWordRow, CaseRow, Happened, Urgency};
use crate::{rules, store};

/// คำขอคำปรึกษา
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskAdvice {
    /// What is asked.
    pub question: String,
    /// What was tried so far.
    pub tried: String,
    /// How pressing it is.
    pub urgency: Urgency,
    /// The level that is wanted.
    pub level: Level,
    /// Who is asked; none for the first of that level up the tree.
    pub adviser: Option<Id<Staff>>,
    /// Whether they may read the case although it is sealed.
    pub opens_sealed: bool,
}

/// Asks for advice. Whoever is asked may read the case until the request ends; of the question the story of the case says no
/// more than that one was asked.
///
/// # Errors
/// [`rules::advice::ask`]; nobody of the level works in any office up the tree.
pub async fn ask_advice(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: AskAdvice) -> Done<Id<Advice>> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    rules::advice::ask(&case, access.staff(), level_of(actor, None), command.level, command.opens_sealed)?;
    let adviser = adviser(&tx, &case, access.staff(), &command).await?;
    let advice = AdviceRow {
        id: tx.new_id(),
        case: id,
        asked_by: actor.staff,
        asked_at: tx.now(),
        question: command.question,
        tried: command.tried,
        urgency: command.urgency,
        level: command.level,
        adviser,
        opens_sealed: command.opens_sealed,
        state: AdviceState::Waiting,
        due_on: due(&tx, command.urgency).await?,
        closed_at: None,
        version: 1,
    };
    store::advice::insert(&tx, &advice).await?;
    notify(&tx, adviser, "cases-notice-advice-asked", &advice, &case).await?;
    tell(&tx, actor, &case, Told::new(Happened::AdviceAsked).about(advice.id)).await?;
    tx.commit().await?;
    Ok(advice.id)
}

/// Whoever was chosen among those of the level in the nearest office up the tree that has any, or the first of them.
async fn adviser(tx: &Tx<'_>, case: &CaseRow, askers: &[Id<Staff>], command: &AskAdvice) -> Done<Id<Staff>> {
    let known = offices::signers(tx, case.office, command.level, tx.now().day(), askers).await?;
    let chosen = match command.adviser {
        Some(adviser) => known.iter().find(|known| known.id == adviser),
        None => known.first(),
    };
    chosen.map(|adviser| adviser.id).ok_or_else(|| {
        let refusal = Refusal::new("cases-refused-no-adviser").with("level", command.level.thai());
        refusal.citing(rules::advice::advising_duty(command.level)).into()
    })
}

async fn due(tx: &Tx<'_>, urgency: Urgency) -> Done<Day> {
    let days = store::reference::amount(tx, "supervision", &format!("advice-{}", urgency.code())).await?;
    Ok(tx.now().day().plus_days(days))
}

/// คำพูดหนึ่ง
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    /// As what.
    pub what: AdviceSaid,
    /// The words.
    pub body: String,
    /// The version that its writer read.
    pub version: i64,
}

/// Says something in a conversation about a case: the turn goes to the other side, or it ends.
///
/// # Errors
/// [`rules::advice::turn`]; stale when something was said that the writer had not read.
pub async fn say(db: &Db, actor: &Actor, id: Id<Advice>, command: Say) -> Done<()> {
    let tx = db.write(actor).await?;
    let staff = actor.staff_ids();
    let mut advice = store::advice::find(&tx, &staff, id).await?;
    let side = advice.side(&staff).ok_or_else(|| Refusal::new("cases-refused-advice-turn"))?;
    let case = store::load(&tx, advice.case).await?;
    advice.state = rules::advice::turn(advice.state, side, command.what)?;
    advice.version = command.version;
    match advice.waits_for() {
        Some(_) => advice.due_on = due(&tx, advice.urgency).await?,
        None => advice.closed_at = Some(tx.now()),
    }
    let word =
        AdviceWordRow { id: tx.new_id(), at: tx.now(), staff: actor.staff, what: command.what, body: command.body };
    store::advice::say(&tx, &advice, &word).await?;
    let other = if side == AdviceSide::Adviser { advice.asked_by } else { advice.adviser };
    notify(&tx, other, notice(command.what), &advice, &case).await?;
    if command.what == AdviceSaid::Answer {
        tell(&tx, actor, &case, Told::new(Happened::AdviceAnswered).about(advice.id)).await?;
    } else {
        tx.record(Entry::new(act(command.what), advice.id.as_ref()).office(case.office)).await?;
    }
    Ok(tx.commit().await?)
}

const fn notice(what: AdviceSaid) -> &'static str {
    match what {
        AdviceSaid::Answer => "cases-notice-advice-answered",
        AdviceSaid::AskBack => "cases-notice-advice-asked-back",
        AdviceSaid::Reply | AdviceSaid::AskOn => "cases-notice-advice-went-on",
        AdviceSaid::Close => "cases-notice-advice-closed",
        AdviceSaid::Withdraw => "cases-notice-advice-withdrawn",
    }
}

const fn act(what: AdviceSaid) -> &'static str {
    match what {
        AdviceSaid::Answer => "advice-answered",
        AdviceSaid::AskBack => "advice-asked-back",
        AdviceSaid::Reply => "advice-replied",
        AdviceSaid::AskOn => "advice-asked-on",
        AdviceSaid::Close => "advice-closed",
        AdviceSaid::Withdraw => "advice-withdrawn",
    }
}

/// Tells one side; the notice leads to the conversation and names no more than the number of the case.
async fn notify(tx: &Tx<'_>, to: Id<Staff>, key: &str, advice: &AdviceRow, case: &CaseRow) -> Done<()> {
    let args = [("case", case.number.as_str())];
    let notice = NewNotice { key, args: &args, about: advice.id.as_ref(), href: format!("/advice/{}", advice.id) };
    Ok(offices::notify(tx, to, notice).await?)
}
