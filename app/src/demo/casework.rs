//! The cases of the district: each story is lived through by the cast, deed by deed in the order of time, and stops where
//! its turn says, so that every stage of the work can be seen.

mod agenda;
mod matter;
mod papers;

use cases::access::Access;
use cases::actions::{self, GiveService, PlanFollowup, WritePaper};
use cases::model::{Content, PaperForm, Unit};
use kernel::{Actor, Case, Day, Id, Satang};
use store::Db;

use self::agenda::{Deed, Until, days, moment};
use self::matter::{Matter, begin};
use super::NotMade;
use super::district::{District, Post};
use super::persons::Resident;
use super::stories::STORIES;

/// A case that was lived through.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lived {
    pub(super) id: Id<Case>,
    pub(super) office: Post,
    /// Whether it is one person's and the facts were found, so that it can be repeated for others.
    pub(super) signed: bool,
}

/// Lives through so many cases; the clock is left at the present.
pub(super) async fn live(
    db: &Db,
    district: &District,
    residents: &[Resident],
    count: u32,
) -> Result<Vec<Lived>, NotMade> {
    let now = db.now();
    let mut matters = Vec::new();
    let mut agenda = Vec::new();
    for number in 0..count as usize {
        let story = &STORIES[number % STORIES.len()];
        let Some(matter) = begin(db, district, residents, story, number).await? else { continue };
        let end = Until::of(number);
        let dates = days(story, end, number);
        let matter = Matter { signed: story.unit == Unit::Individual && end >= Until::Recorded, ..matter };
        let place = matters.len();
        agenda.extend(dates.into_iter().map(|(at, deed)| (moment(now, at, number), place, deed)));
        matters.push(matter);
    }
    agenda.sort_by_key(|(at, ..)| *at);
    for (at, place, deed) in agenda {
        db.clock().move_to(at);
        do_it(db, district, &mut matters[place], deed).await?;
    }
    db.clock().move_to(now);
    let lived = matters
        .iter()
        .filter_map(|Matter { id, office, signed, .. }| id.map(|id| Lived { id, office: *office, signed: *signed }));
    Ok(lived.collect())
}

/// Somebody of the cast at this moment, with what they may see.
pub(super) async fn actor(db: &Db, user_name: &str) -> Result<(Actor, Access), NotMade> {
    let staff = offices::staff_named(db, user_name).await?.ok_or(store::StoreError::NotFound)?;
    seen_by(db, staff).await
}

async fn seen_by(db: &Db, staff: Id<kernel::Staff>) -> Result<(Actor, Access), NotMade> {
    let actor = offices::actor(db, staff, db.now().day()).await?;
    let access = Access::for_reader(&actor, db.now());
    Ok((actor, access))
}

async fn do_it(db: &Db, district: &District, matter: &mut Matter, deed: Deed) -> Result<(), NotMade> {
    let (actor, access) = actor(db, matter.owner).await?;
    if deed == Deed::Report {
        let command = papers::report(matter, district, &actor, db.now());
        matter.id = Some(actions::open(db, &actor, command, matter.subject).await?);
        return Ok(());
    }
    let id = matter.id.ok_or(store::StoreError::NotFound)?;
    let today = db.now().day();
    let at = At { db, actor: &actor, access: &access, id, today };
    match deed {
        Deed::Report => {}
        Deed::Triage => actions::decide(db, &access, &actor, id, papers::triage(matter.story)).await?,
        Deed::Draft(place) => {
            let paper = actions::begin(db, &access, &actor, id, matter.story.records[place].form).await?;
            let written = WritePaper { happened_on: today, content: matter.record(place) };
            actions::save(db, &access, &actor, id, paper, 1, &written).await?;
        }
        Deed::Record(place) => at.sign(matter.story.records[place].form, matter.record(place), true).await?,
        Deed::Diagnosis { signed } => at.sign(PaperForm::Diagnosis, matter.diagnosis(), signed).await?,
        Deed::Plan { signed } => at.sign(PaperForm::Plan, matter.plan(&actor, today), signed).await?,
        Deed::Service(place) => {
            let (kind, what, worth) = matter.story.services[place];
            let amount = (worth > 0).then_some(Satang(worth));
            let service = GiveService { kind, given_on: today, what: what.to_owned(), amount };
            actions::give(db, &access, &actor, id, service).await?;
        }
        Deed::FollowUp => {
            let due = today.plus_days(14);
            let what = "เยี่ยมติดตามผลตามแผน".to_owned();
            let command = PlanFollowup { due_on: due, what, owner: actor.staff };
            actions::plan_followup(db, &access, &actor, id, command).await?;
        }
        Deed::Closing { signed } => at.sign(PaperForm::Closing, matter.closing(), signed).await?,
    }
    Ok(())
}

/// One person at work on one case.
struct At<'a> {
    db: &'a Db,
    actor: &'a Actor,
    access: &'a Access,
    id: Id<Case>,
    today: Day,
}

impl At<'_> {
    /// Writes and signs a paper. Where it waits for another signature it gets it, when it is to be `whole`; a plan that
    /// is not comes back with a comment, any other goes on waiting.
    async fn sign(&self, form: PaperForm, content: Content, whole: bool) -> Result<(), NotMade> {
        let Self { db, actor, access, id, today } = *self;
        let paper = actions::begin(db, access, actor, id, form).await?;
        let written = WritePaper { happened_on: today, content };
        let waits = actions::sign(db, access, actor, id, (paper, 1), &written, None).await?;
        if !waits || (!whole && form != PaperForm::Plan) {
            return Ok(());
        }
        let row = cases::store::papers::find(db, id, paper).await?;
        let reviewer = row.reviewer.ok_or(store::StoreError::NotFound)?;
        let (reviewer, sees) = seen_by(db, reviewer).await?;
        let decision = actions::Decision { case: id, paper, version: row.version };
        if whole {
            actions::cosign(db, &sees, &reviewer, decision).await?;
        } else {
            let comment = "ขอให้ระบุตัวชี้วัดของเป้าหมายให้วัดได้ และเพิ่มผู้รับผิดชอบฝ่ายครอบครัว";
            actions::give_back(db, &sees, &reviewer, decision, comment).await?;
        }
        Ok(())
    }
}
