//! รับเรื่อง: a matter becomes a case.

use ::store::{Db, Tx, numbering};
use kernel::{Actor, Case, Id, Moment, Office, Staff};
use offices::events::Event;

use super::referral::{self, Incoming};
use super::{Done, Told, publish, tell};
use crate::model::{
    Basis, CaseRow, Confidentiality, Danger, Gravity, Happened, Intake, IntakeRow, NextWhat, Part, Reporter, Stage,
    Unit, Urgency,
};
use crate::rules::{self, Past};
use crate::store;

/// ผู้แจ้ง: who spoke, and how to reach them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReporterGiven {
    /// How far they may be named.
    pub kind: Reporter,
    /// Name and contact; kept sealed, and not at all for the anonymous.
    pub contact: String,
}

/// คำสั่งรับเรื่อง
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCase {
    /// The office that takes it in.
    pub office: Id<Office>,
    /// Individual, family, group or community.
    pub unit: Unit,
    /// The registry record it is about.
    pub subject: i64,
    /// The client's name now.
    pub subject_name: String,
    /// What it is about, in a few words.
    pub title: String,
    /// The target group, an entry of the reference data.
    pub target_group: String,
    /// The channel, an entry of the reference data.
    pub channel: String,
    /// When it was received; the clocks run from here.
    pub received_at: Moment,
    /// What was told.
    pub story: String,
    /// What is asked for.
    pub request: String,
    /// Who told it.
    pub reporter: ReporterGiven,
    /// ฐานทางกฎหมาย: why the data may be kept.
    pub basis: Basis,
    /// Where it happened.
    pub place: String,
    /// Who may know.
    pub confidentiality: Confidentiality,
    /// เจ้าของเรื่อง
    pub owner: Id<Staff>,
}

/// Opens a case; its client becomes known to the office.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn open(db: &Db, actor: &Actor, command: OpenCase, subject: people::Subject) -> Done<Id<Case>> {
    let tx = db.write(actor).await?;
    let id = open_in(&tx, actor, command, subject).await?;
    tx.commit().await?;
    Ok(id)
}

/// Opens a case out of a referral that waits in the intake; whoever sent it learns that it was taken.
///
/// # Errors
/// It does not wait for the offices of the actor any more.
pub async fn open_referred(
    db: &Db,
    actor: &Actor,
    incoming: Incoming<'_>,
    command: OpenCase,
    subject: people::Subject,
) -> Done<Id<Case>> {
    let tx = db.write(actor).await?;
    let case = take_in(&tx, actor, &command, subject).await?;
    referral::receive(&tx, actor, incoming, &case).await?;
    tx.commit().await?;
    Ok(case.id)
}

/// Opens a case in the transaction of whoever asks, who commits it.
pub(crate) async fn open_in(tx: &Tx<'_>, actor: &Actor, command: OpenCase, subject: people::Subject) -> Done<Id<Case>> {
    Ok(take_in(tx, actor, &command, subject).await?.id)
}

async fn take_in(tx: &Tx<'_>, actor: &Actor, command: &OpenCase, subject: people::Subject) -> Done<CaseRow> {
    let subject = people::resolve_subject(tx, subject).await?;
    let id: Id<Case> = tx.new_id();
    let year = thai::date::be_year(command.received_at.day().date());
    let number = numbering::next(tx, &format!("case/{}", command.office), i64::from(year)).await?;
    let mut case = CaseRow {
        id,
        office: command.office,
        number: format!("{number}/{year}"),
        unit: command.unit,
        subject_kind: command.unit.subject(),
        subject: subject.as_ref().id,
        subject_name: command.subject_name.clone(),
        title: command.title.clone(),
        target_group: command.target_group.clone(),
        stage: Stage::Intake,
        urgency: Urgency::Normal,
        danger: Danger::None,
        gravity: Gravity::Ordinary,
        confidentiality: command.confidentiality,
        owner: command.owner,
        opened_at: command.received_at,
        closed_at: None,
        next_what: NextWhat::Triage,
        next_who: None,
        next_due: command.received_at.day(),
        next_clause: String::new(),
        next_about: None,
        version: 1,
    };
    rules::settle(&mut case, &Past::default(), tx.now().day());
    store::insert(tx, &case).await?;
    store::insert_intake(tx, id, &intake(tx, actor, command)?).await?;
    store::team::join(tx, id, command.owner, Part::Owner).await?;
    people::link_office(tx, subject, command.office).await?;
    tell(tx, actor, &case, Told::new(Happened::CaseOpened).words(&command.request)).await?;
    store::figures::recount(tx, &case, &Past::default()).await?;
    store::workload::note(tx, vec![case.owner]).await?;
    publish(tx, &case, Event::CaseOpened, None).await?;
    Ok(case)
}

fn intake(tx: &Tx<'_>, actor: &Actor, command: &OpenCase) -> Done<IntakeRow> {
    let id: Id<Intake> = tx.new_id();
    let contact = match command.reporter.kind {
        Reporter::Anonymous => "",
        _ => command.reporter.contact.as_str(),
    };
    let keys = ::store::Source::keys(tx);
    Ok(IntakeRow {
        id,
        channel: command.channel.clone(),
        received_at: command.received_at,
        received_by: actor.staff,
        story: command.story.clone(),
        request: command.request.clone(),
        reporter: command.reporter.kind,
        reporter_sealed: keys.seal(contact, "case_intakes", "reporter", id.number())?,
        basis: command.basis,
        place: command.place.clone(),
    })
}
