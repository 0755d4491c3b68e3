//! The cases of the district: each story is lived through by the cast, deed by deed in the order of time, and stops where
//! its turn says, so that every stage of the work can be seen.

mod papers;

use cases::access::Access;
use cases::actions::{self, GiveService, PlanFollowup, WritePaper};
use cases::model::{Content, PaperForm, Unit};
use kernel::{Actor, Case, Day, Id, Moment, Satang};
use people::{NewCommunity, NewGroup, Subject};
use store::Db;

use super::cast;
use super::district::{District, Post};
use super::persons::Resident;
use super::stories::{STORIES, Story};
use super::{NotMade, PART};

/// Where a case stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Until {
    Reported,
    Triaged,
    Drafted,
    Recorded,
    DiagnosisWaits,
    Diagnosed,
    PlanReturned,
    Planned,
    Served,
    ClosingWaits,
    Closed,
}

/// The ends that cases take in turn: most are under way, some are done.
const ENDS: [Until; 12] = [
    Until::Served,
    Until::DiagnosisWaits,
    Until::Planned,
    Until::Closed,
    Until::Recorded,
    Until::PlanReturned,
    Until::ClosingWaits,
    Until::Triaged,
    Until::Closed,
    Until::Drafted,
    Until::Diagnosed,
    Until::Reported,
];

/// What happens on a day of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Report,
    Triage,
    Draft(usize),
    Record(usize),
    Diagnosis { signed: bool },
    Plan { signed: bool },
    Service(usize),
    FollowUp,
    Closing { signed: bool },
}

/// One case on its way.
struct Matter {
    story: &'static Story,
    subject: Subject,
    name: String,
    office: Post,
    owner: &'static str,
    id: Option<Id<Case>>,
    signed: bool,
}

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
        let end = ENDS[(number + number / STORIES.len()) % ENDS.len()];
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

/// So many days ago, in office hours, each case at its own minute.
fn moment(now: Moment, days_ago: i64, number: usize) -> Moment {
    let minute = i64::try_from(number * 7 % 400).unwrap_or(0);
    Moment::at(now.day().plus_days(-days_ago), 9, 0).plus_minutes(minute)
}

/// What happens how many days ago, up to the end; the last deed lies one to nine days back.
fn days(story: &Story, end: Until, number: usize) -> Vec<(i64, Deed)> {
    let mut deeds = vec![(0, Deed::Report)];
    let mut day = 0;
    let mut then = |gap: i64, deed: Deed, deeds: &mut Vec<(i64, Deed)>| {
        day += gap;
        deeds.push((day, deed));
    };
    if end >= Until::Triaged {
        then(1, Deed::Triage, &mut deeds);
    }
    if end == Until::Drafted {
        then(1, Deed::Draft(0), &mut deeds);
    }
    if end >= Until::Recorded {
        for place in 0..story.records.len() {
            then(2, Deed::Record(place), &mut deeds);
        }
    }
    if end >= Until::DiagnosisWaits {
        then(3, Deed::Diagnosis { signed: end > Until::DiagnosisWaits }, &mut deeds);
    }
    if end >= Until::PlanReturned {
        then(3, Deed::Plan { signed: end > Until::PlanReturned }, &mut deeds);
    }
    if end >= Until::Served {
        for place in 0..story.services.len() {
            then(6, Deed::Service(place), &mut deeds);
        }
        then(9, Deed::FollowUp, &mut deeds);
    }
    if end >= Until::ClosingWaits {
        then(20, Deed::Closing { signed: end == Until::Closed }, &mut deeds);
    }
    let last = deeds.last().map_or(0, |(day, _)| *day);
    let back = 1 + i64::try_from(number % 9).unwrap_or(0);
    deeds.into_iter().map(|(day, deed)| (last - day + back, deed)).collect()
}

/// Finds or makes the client of a case, and says who owns it.
async fn begin(
    db: &Db,
    district: &District,
    residents: &[Resident],
    story: &'static Story,
    number: usize,
) -> Result<Option<Matter>, NotMade> {
    let fits = |resident: &&Resident| {
        let lives_so = story.unit != Unit::Family || resident.household.is_some();
        lives_so && (story.ages.0..=story.ages.1).contains(&resident.age) && owner(resident.office, 0).is_some()
    };
    let fitting: Vec<&Resident> = residents.iter().filter(fits).collect();
    let Some(resident) = fitting.get(number * 5 % fitting.len().max(1)) else { return Ok(None) };
    let Some(owner) = owner(resident.office, number) else { return Ok(None) };
    let tx = db.write(PART).await?;
    let office = district.office(resident.office);
    let (subject, name) = match (story.unit, resident.household) {
        (Unit::Group, _) => {
            let name = format!("ชมรมผู้สูงอายุบ้านสมมุติ {}", number + 1);
            let group = NewGroup {
                name: name.clone(), purpose: "พบปะและออกกำลังกาย".to_owned(), ..NewGroup::default()
            };
            (Subject::Group(people::new_group(&tx, office, &group).await?), name)
        }
        (Unit::Community, _) => {
            let name = format!("บ้านคลองสมมุติ หมู่ที่ {}", number % 12 + 1);
            let moo = (number % 12 + 1).to_string();
            let community = NewCommunity { name: name.clone(), moo, place: resident.place, ..NewCommunity::default() };
            (Subject::Community(people::new_community(&tx, office, &community).await?), name)
        }
        (Unit::Family, Some(household)) => (Subject::Household(household), format!("บ้าน{}", resident.given)),
        (Unit::Family, None) => return Ok(None),
        (Unit::Individual, _) => (Subject::Person(resident.id), resident.name.clone()),
    };
    tx.commit().await?;
    Ok(Some(Matter { story, subject, name, office: resident.office, owner, id: None, signed: false }))
}

/// Who owns the cases of an office, in turn.
fn owner(office: Post, number: usize) -> Option<&'static str> {
    match office {
        Post::SubdistrictWelfare if number % 3 == 2 => Some(cast::NARUMON),
        Post::SubdistrictWelfare => Some(cast::SOMSRI),
        Post::TownshipWelfare => Some(cast::NARONG),
        _ => None,
    }
}

/// Somebody of the cast at this moment, with what they may see.
async fn actor(db: &Db, user_name: &str) -> Result<(Actor, Access), NotMade> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_is_reached_within_the_first_hundred_cases_by_more_than_one_story() {
        for end in ENDS {
            let stories: std::collections::BTreeSet<usize> = (0..100)
                .filter(|number| ENDS[(number + number / STORIES.len()) % ENDS.len()] == end)
                .map(|number| number % STORIES.len())
                .collect();
            assert!(stories.len() > 1, "{end:?}");
        }
    }

    #[test]
    fn deeds_follow_one_another_and_the_last_lies_in_the_past() {
        for (number, end) in ENDS.into_iter().enumerate() {
            let deeds = days(&STORIES[0], end, number);
            assert!(deeds.windows(2).all(|pair| pair[0].0 >= pair[1].0));
            assert!(deeds.iter().all(|(ago, _)| *ago > 0));
        }
    }
}
