//! ประชุมรายกรณี: called, people asked to come, minutes begun; when these have all their signatures, resolutions become actions.

use ::store::{Db, Tx};
use kernel::{Actor, Case, Id, Moment, Office, Refusal, Staff};
use offices::{NewNotice, StaffBrief};

use super::paper::start;
use super::{Done, Told, finish, load, notify};
use crate::access::Access;
use crate::model::{
    ActionRow, CaseRow, ClientPart, Conference, ConferenceRow, ConferenceState, Happened, MeetingWay, Minutes, Paper,
    PaperForm, Participant, ParticipantKind, ParticipantRow,
};
use crate::{rules, store};

/// คำสั่งนัดประชุม
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallConference {
    /// When.
    pub held_at: Moment,
    /// How people meet.
    pub way: MeetingWay,
    /// Where, or by which means.
    pub place: String,
    /// ระเบียบวาระ
    pub agenda: String,
    /// Whether the client or the family is asked to come.
    pub client_part: ClientPart,
    /// Why not.
    pub client_reason: String,
    /// Colleagues who are asked to come; whoever calls comes.
    pub colleagues: Vec<Id<Staff>>,
}

/// คำสั่งเลื่อนประชุมหรือเปลี่ยนสถานที่
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveConference {
    /// When.
    pub held_at: Moment,
    /// How people meet.
    pub way: MeetingWay,
    /// Where, or by which means.
    pub place: String,
    /// ระเบียบวาระ
    pub agenda: String,
    /// The version that was read.
    pub version: i64,
}

/// ผู้ที่เชิญเพิ่ม
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskToCome {
    /// A colleague.
    Colleague(Id<Staff>),
    /// Another office: whoever supervises it is asked.
    Office(Id<Office>),
    /// Somebody from outside.
    Outside {
        /// Their name.
        name: String,
        /// The organisation of the directory, if it is listed there.
        listed: Option<Id<directory::Organisation>>,
        /// Their organisation.
        organisation: String,
        /// As what they come.
        post: String,
        /// Telephone.
        phone: String,
    },
}

/// Calls a conference; whoever is asked to come is told the hour and the place.
///
/// # Errors
/// A closed case.
pub async fn call(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    command: CallConference,
) -> Done<Id<Conference>> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    rules::must_be_open(&case)?;
    let conference = ConferenceRow {
        id: tx.new_id(),
        case: id,
        called_by: actor.staff,
        held_at: command.held_at,
        way: command.way,
        place: command.place,
        agenda: command.agenda,
        client_part: command.client_part,
        client_reason: command.client_reason,
        state: ConferenceState::Called,
        reason: String::new(),
        paper: None,
        version: 1,
    };
    store::conferences::insert(&tx, &conference).await?;
    let mut colleagues = vec![actor.staff];
    colleagues.extend(command.colleagues.iter().filter(|staff| **staff != actor.staff));
    let briefs = offices::brief(&tx, &colleagues).await?;
    for brief in colleagues.iter().filter_map(|staff| briefs.get(staff)) {
        invite(&tx, actor, &case, &conference, ParticipantKind::Colleague, brief).await?;
    }
    let told = Told::new(Happened::ConferenceCalled).about(conference.id).words(&conference.agenda);
    finish(&tx, actor, &mut case, told).await?;
    tx.commit().await?;
    Ok(conference.id)
}

/// Asks one of the staff to come, and tells them the hour and the place. Those of other offices are told nothing of the case
/// but its number; the list of what they are asked to has the agenda.
async fn invite(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &CaseRow,
    conference: &ConferenceRow,
    kind: ParticipantKind,
    who: &StaffBrief,
) -> Done<()> {
    let row = ParticipantRow {
        id: tx.new_id(),
        case: case.id,
        conference: conference.id,
        kind,
        staff: Some(who.id),
        listed: None,
        name: who.full_name.clone(),
        organisation: who.office_name.clone(),
        post: who.level.map_or_else(String::new, |level| level.thai().to_owned()),
        phone: String::new(),
    };
    store::conferences::ask(tx, &row).await?;
    if who.id == actor.staff {
        return Ok(());
    }
    tell_hour(tx, case, conference, "cases-notice-conference", who.id).await
}

/// Tells somebody the hour and the place, in the words of that key.
async fn tell_hour(
    tx: &Tx<'_>,
    case: &CaseRow,
    conference: &ConferenceRow,
    key: &'static str,
    who: Id<Staff>,
) -> Done<()> {
    let wall = conference.held_at.wall();
    let day = thai::date::format_short(wall.date());
    let when = format!("{day} {:02}.{:02}", wall.hour(), wall.minute());
    let args = [("case", case.number.as_str()), ("when", when.as_str()), ("place", conference.place.as_str())];
    let notice = NewNotice { key, args: &args, about: conference.id.as_ref(), href: "/conferences".to_owned() };
    Ok(offices::notify(tx, who, notice).await?)
}

/// Moves a conference to another hour or place; whoever else is asked to come is told.
///
/// # Errors
/// [`rules::change`]; somebody moved it first ([`::store::StoreError::Stale`]).
pub async fn move_conference(
    db: &Db,
    access: &Access,
    actor: &Actor,
    (id, conference): (Id<Case>, Id<Conference>),
    command: MoveConference,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut conference = store::conferences::find(&tx, id, conference).await?;
    rules::change(&conference)?;
    let MoveConference { held_at, way, place, agenda, version } = command;
    conference = ConferenceRow { held_at, way, place, agenda, version, ..conference };
    store::conferences::reschedule(&tx, &conference).await?;
    for staff in others(&tx, actor, conference.id).await? {
        tell_hour(&tx, &case, &conference, "cases-notice-conference-moved", staff).await?;
    }
    finish(&tx, actor, &mut case, Told::new(Happened::ConferenceMoved).about(conference.id)).await?;
    Ok(tx.commit().await?)
}

/// The staff who are asked to come, without the actor.
async fn others(tx: &Tx<'_>, actor: &Actor, conference: Id<Conference>) -> Done<Vec<Id<Staff>>> {
    let there = store::conferences::participants(tx, conference).await?;
    Ok(there.iter().filter_map(|one| one.staff).filter(|staff| *staff != actor.staff).collect())
}

/// Asks somebody else to come.
///
/// # Errors
/// Nobody supervises that office; they are asked already; the conference was held or cancelled.
pub async fn ask_to_come(
    db: &Db,
    access: &Access,
    actor: &Actor,
    (id, conference): (Id<Case>, Id<Conference>),
    asked: AskToCome,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let conference = store::conferences::find(&tx, id, conference).await?;
    rules::change(&conference)?;
    let (kind, staff) = match asked {
        AskToCome::Colleague(staff) => (ParticipantKind::Colleague, Some(staff)),
        AskToCome::Office(office) => {
            let supervisors = offices::supervisors(&tx, office, tx.now().day()).await?;
            let first = supervisors.first().ok_or_else(|| Refusal::new("cases-refused-no-supervisor"))?;
            (ParticipantKind::OtherOffice, Some(first.id))
        }
        AskToCome::Outside { name, listed, organisation, post, phone } => {
            let (kind, conference, case) = (ParticipantKind::Outside, conference.id, case.id);
            let id = tx.new_id();
            let row =
                ParticipantRow { id, case, conference, kind, staff: None, listed, name, organisation, post, phone };
            store::conferences::ask(&tx, &row).await?;
            (kind, None)
        }
    };
    if let Some(staff) = staff {
        let there = store::conferences::participants(&tx, conference.id).await?;
        if there.iter().any(|participant| participant.staff == Some(staff)) {
            return Err(Refusal::new("cases-refused-already-asked").into());
        }
        if let Some(brief) = offices::brief(&tx, &[staff]).await?.get(&staff) {
            invite(&tx, actor, &case, &conference, kind, brief).await?;
        }
    }
    finish(&tx, actor, &mut case, Told::new(Happened::ConferenceInvited).about(conference.id)).await?;
    Ok(tx.commit().await?)
}

/// Asks somebody no longer.
///
/// # Errors
/// The conference was held or cancelled.
pub async fn unask(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    who: Id<Participant>,
) -> Done<Id<Conference>> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let participant = store::conferences::participant(&tx, id, who).await?;
    let conference = store::conferences::find(&tx, id, participant.conference).await?;
    rules::change(&conference)?;
    store::conferences::unask(&tx, who).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::ConferenceInvited).about(conference.id)).await?;
    tx.commit().await?;
    Ok(conference.id)
}

/// Cancels a conference, with the reason; whoever was asked to come is told.
///
/// # Errors
/// [`rules::change`].
pub async fn cancel(
    db: &Db,
    access: &Access,
    actor: &Actor,
    (id, conference): (Id<Case>, Id<Conference>),
    reason: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut conference = store::conferences::find(&tx, id, conference).await?;
    rules::change(&conference)?;
    conference.state = ConferenceState::Cancelled;
    reason.clone_into(&mut conference.reason);
    store::conferences::advance(&tx, &conference).await?;
    for staff in others(&tx, actor, conference.id).await? {
        let args = [("case", case.number.as_str())];
        let (key, about) = ("cases-notice-conference-cancelled", conference.id.as_ref());
        let notice = NewNotice { key, args: &args, about, href: "/conferences".to_owned() };
        offices::notify(&tx, staff, notice).await?;
    }
    finish(&tx, actor, &mut case, Told::new(Happened::ConferenceCancelled).about(conference.id).reason(reason)).await?;
    Ok(tx.commit().await?)
}

/// Begins the minutes of a conference.
///
/// # Errors
/// [`rules::begin_minutes`]; the matter was not triaged.
pub async fn begin_minutes(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    conference: Id<Conference>,
) -> Done<Id<Paper>> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let mut conference = store::conferences::find(&tx, id, conference).await?;
    rules::begin_minutes(&conference, tx.now())?;
    let paper = start(&tx, actor, &case, PaperForm::Minutes, "").await?;
    conference.paper = Some(paper);
    store::conferences::advance(&tx, &conference).await?;
    tx.commit().await?;
    Ok(paper)
}

/// What follows when minutes have all their signatures: the conference was held, and each resolution is an action of the
/// case with whoever is responsible and its day. Whoever got one is told.
pub(super) async fn hold(tx: &Tx<'_>, actor: &Actor, case: &CaseRow, paper: Id<Paper>, minutes: &Minutes) -> Done<()> {
    let Some(mut conference) = store::conferences::of_paper(tx, paper).await? else { return Ok(()) };
    conference.state = ConferenceState::Held;
    store::conferences::advance(tx, &conference).await?;
    for resolution in &minutes.resolutions {
        let action = ActionRow {
            id: tx.new_id(),
            paper,
            goal: String::new(),
            what: resolution.what.clone(),
            owner: resolution.owner,
            owner_name: resolution.owner_name.clone(),
            due_on: resolution.due,
            done_on: None,
            result: String::new(),
            version: 1,
        };
        store::work::insert_action(tx, case.id, &action).await?;
        if let Some(owner) = resolution.owner.filter(|owner| *owner != actor.staff) {
            notify(tx, owner, "cases-notice-resolution", case.id, &[("case", case.number.as_str())]).await?;
        }
    }
    super::tell(tx, actor, case, Told::new(Happened::ConferenceHeld).about(conference.id)).await
}
