//! ทีมและความลับ: who works on a case, who may know, and opening it for an urgent reason.

use ::store::{Db, Tx};
use kernel::{Actor, Case, Id, Staff};
use offices::NewNotice;

use super::{Done, Told, finish, load, notify, tell};
use crate::access::Access;
use crate::model::{Confidentiality, Happened, Member, Part};
use crate::{rules, store};

/// คำสั่งมอบหมาย
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assign {
    /// Who.
    pub staff: Id<Staff>,
    /// As owner or as member.
    pub part: Part,
    /// Whether the actor supervises the office of the case.
    pub supervises: bool,
}

/// Assigns somebody, or hands the case to a new owner.
///
/// # Errors
/// [`rules::assign`].
pub async fn assign(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: Assign) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    rules::assign(&case, access.staff(), command.supervises, command.part)?;
    if command.part == Part::Owner {
        store::team::leave(&tx, id, case.owner, Part::Owner).await?;
        case.owner = command.staff;
    }
    store::team::join(&tx, id, command.staff, command.part).await?;
    if command.staff != actor.staff {
        let args = [("case", case.number.as_str())];
        notify(&tx, command.staff, "cases-notice-assigned", id, &args).await?;
    }
    let name = name(&tx, command.staff).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::TeamAssigned).words(&name)).await?;
    Ok(tx.commit().await?)
}

async fn name(tx: &Tx<'_>, staff: Id<Staff>) -> Done<String> {
    let brief = offices::brief(tx, &[staff]).await?.remove(&staff);
    Ok(brief.map_or_else(String::new, |staff| staff.name))
}

/// คำสั่งให้พ้นจากทีม
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndPart {
    /// The id of the part.
    pub member: Id<Member>,
    /// Why.
    pub reason: String,
    /// Whether the actor supervises the office of the case.
    pub supervises: bool,
}

/// Ends somebody's part in a case and tells them. Who has no other part in it leaves what they still had to do to the owner,
/// so that no next step waits for somebody outside the team.
///
/// # Errors
/// [`rules::end_part`]; not found when there is no such part, or it ended.
pub async fn end_part(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: EndPart) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let member = store::team::find(&tx, id, command.member).await?;
    rules::end_part(&case, access.staff(), command.supervises, member.part)?;
    store::team::leave(&tx, id, member.staff, member.part).await?;
    if store::team::now(&tx, id).await?.iter().all(|other| other.staff != member.staff) {
        let owner = name(&tx, case.owner).await?;
        store::work::hand_over(&tx, id, member.staff, (case.owner, &owner)).await?;
    }
    if member.staff != actor.staff {
        let args = [("case", case.number.as_str()), ("who", actor.name.as_str())];
        // It leads to the office: the case itself may be closed to them from now on.
        let (key, about) = ("cases-notice-part-ended", case.office.as_ref());
        let notice = NewNotice { key, args: &args, about, href: format!("/offices/{}", case.office) };
        offices::notify(&tx, member.staff, notice).await?;
    }
    let words = format!("{}: {}", name(&tx, member.staff).await?, command.reason);
    let told = Told::new(Happened::TeamPartEnded).about(member.id).reason(&command.reason).words(&words);
    finish(&tx, actor, &mut case, told).await?;
    Ok(tx.commit().await?)
}

/// คำสั่งกำหนดชั้นความลับ
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classify {
    /// Who may know from now on.
    pub to: Confidentiality,
    /// Why.
    pub reason: String,
    /// Whether the actor supervises the office of the case.
    pub supervises: bool,
}

/// Changes who may know of a case. Whoever seals it stays in the team, so that it is not lost.
///
/// # Errors
/// [`rules::classify`].
pub async fn classify(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: Classify) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    rules::classify(&case, access.staff(), command.supervises, command.to)?;
    case.confidentiality = command.to;
    if command.to == Confidentiality::Sealed {
        store::team::join(&tx, id, actor.staff, Part::Member).await?;
    }
    finish(&tx, actor, &mut case, Told::new(Happened::CaseClassified).reason(&command.reason)).await?;
    Ok(tx.commit().await?)
}

/// Hours that a case stays open to whoever broke the glass.
const OPEN_HOURS: i64 = 4;

/// Opens a case of the actor's own offices for an urgent reason: for some hours, told to the supervisors, in the log.
///
/// # Errors
/// The case is outside the actor's offices, or sealed: then there is none for them.
pub async fn break_glass(db: &Db, scope: &offices::Scope, actor: &Actor, id: Id<Case>, reason: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = store::load(&tx, id).await?;
    if !rules::may_break_glass(&case) || !scope.covers(&tx, case.office).await? {
        return Err(::store::StoreError::NotFound.into());
    }
    store::team::open(&tx, id, actor.staff, reason, tx.now().plus_hours(OPEN_HOURS)).await?;
    let mut told = offices::supervisors(&tx, case.office, tx.now().day()).await?;
    told.retain(|supervisor| supervisor.id != actor.staff);
    let mut tell_to: Vec<Id<Staff>> = told.into_iter().map(|supervisor| supervisor.id).collect();
    tell_to.push(case.owner);
    tell_to.sort_unstable();
    tell_to.dedup();
    for staff in tell_to {
        let args = [("case", case.number.as_str()), ("who", actor.name.as_str())];
        notify(&tx, staff, "cases-notice-break-glass", id, &args).await?;
    }
    tell(&tx, actor, &case, Told::new(Happened::GlassBroken).reason(reason)).await?;
    Ok(tx.commit().await?)
}
