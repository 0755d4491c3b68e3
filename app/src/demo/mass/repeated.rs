//! One case of the cast, lived through once more by somebody else.

use cases::model::{
    ActionRow, CaseRow, EventRow, FollowupRow, Happened, IntakeRow, PaperRow, PaperState, Part, ServiceKind,
    ServiceRow, SignatureRow, Step, TriageRow,
};
use cases::rules::{self, Past};
use cases::store::{papers, past, team, timeline, work};
use kernel::{Case, Code as _, Day, Id, Moment, Office, Staff};
use people::Subject;
use serde_json::json;
use store::{Db, Entry, Tx};

use crate::demo::NotMade;
use crate::demo::colleagues::Colleague;
use crate::demo::district::{District, Post};
use crate::demo::persons::Resident;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// What is given in the course of years.
const SERVICES: [(ServiceKind, &str); 6] = [
    (ServiceKind::Counselling, "ให้คำปรึกษาเรื่องการดูแลตนเองและการอยู่ร่วมกันในครอบครัว"),
    (ServiceKind::InKind, "มอบถุงยังชีพและของใช้จำเป็น"),
    (ServiceKind::RightsDefence, "พาไปยื่นคำขอรับเบี้ยยังชีพที่สำนักงาน"),
    (ServiceKind::Rehabilitation, "สอนกายบริหารและฝึกเดินด้วยไม้เท้า"),
    (ServiceKind::Prevention, "ชวนเข้ากลุ่มเพื่อนช่วยเพื่อนของหมู่บ้าน"),
    (ServiceKind::Protection, "ประสานผู้ใหญ่บ้านช่วยดูแลความปลอดภัย"),
];
/// What is looked at again, and what was found.
const FOLLOWUPS: [(&str, &str); 3] = [
    ("ดูการกินอาหารและการใช้ยา", "กินได้ปกติ ใช้ยาตามแพทย์สั่ง"),
    ("ถามผู้ดูแลเรื่องภาระและการพักผ่อน", "มีเพื่อนบ้านมาผลัดวันเสาร์"),
    ("ตรวจว่าได้รับเบี้ยตามสิทธิแล้ว", "ได้รับแล้วตั้งแต่เดือนนี้"),
];

/// A case as it was lived through.
pub(super) struct Pattern {
    post: Post,
    case: CaseRow,
    intake: IntakeRow,
    past: Past,
    signatures: Vec<SignatureRow>,
}

/// How a repetition differs: so many days from the pattern, another name and number, other hands.
pub(super) struct Turn<'a> {
    pub(super) days: i64,
    pub(super) client: &'a Resident,
    pub(super) number: String,
    pub(super) hands: Hands<'a>,
    pub(super) before: &'a str,
}

/// Who does what the owner of the pattern did: a colleague, or the same one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hands<'a> {
    pub(super) owner: Id<Staff>,
    pub(super) colleague: Option<&'a Colleague>,
}

impl Pattern {
    pub(super) async fn of(db: &Db, id: Id<Case>, post: Post, district: &District) -> Result<Self, NotMade> {
        let past = past::of(db, id).await?;
        let ids: Vec<_> = past.papers.iter().map(|paper| paper.id).collect();
        let case = cases::store::load(db, id).await?;
        debug_assert_eq!(case.office, district.office(post));
        let intake = cases::store::intake(db, id).await?;
        Ok(Self { post, case, intake, signatures: papers::signatures(db, &ids).await?, past })
    }

    pub(super) const fn post(&self) -> Post {
        self.post
    }

    pub(super) const fn office(&self) -> Id<Office> {
        self.case.office
    }

    pub(super) const fn owner(&self) -> Id<Staff> {
        self.case.owner
    }

    pub(super) fn client(&self) -> &str {
        &self.case.subject_name
    }

    /// Writes it down once more, with so many records, its own among them; answers whose it is.
    pub(super) async fn again(&self, tx: &Tx<'_>, turn: &Turn<'_>, records: u32) -> Result<Id<Staff>, NotMade> {
        let mut copy = Copy { pattern: self, turn, case: self.opened(tx, turn), past: self.triaged(tx, turn) };
        let signed: Vec<SignatureRow> = copy.own_papers(tx);
        let own = copy.past.papers.len() + copy.past.followups.len();
        let more = copy.more(tx, records as usize, own);
        let owner = copy.case.owner;
        copy.write(tx, &signed, &more).await?;
        Ok(owner)
    }

    fn opened(&self, tx: &Tx<'_>, turn: &Turn<'_>) -> CaseRow {
        CaseRow {
            id: tx.new_id(),
            number: turn.number.clone(),
            subject: turn.client.id.number(),
            subject_name: turn.client.name.clone(),
            owner: turn.staff(self.case.owner),
            opened_at: turn.moment(self.case.opened_at),
            closed_at: self.case.closed_at.map(|at| turn.moment(at)),
            version: 1,
            ..self.case.clone()
        }
    }

    fn triaged(&self, tx: &Tx<'_>, turn: &Turn<'_>) -> Past {
        let triage = self.past.triage.as_ref().map(|triage| TriageRow {
            id: tx.new_id(),
            decided_at: turn.moment(triage.decided_at),
            contact_due: turn.moment(triage.contact_due),
            facts_due: turn.moment(triage.facts_due),
            plan_due: turn.moment(triage.plan_due),
            ..triage.clone()
        });
        Past { triage, ..Past::default() }
    }
}

/// A repetition before it is written.
struct Copy<'a> {
    pattern: &'a Pattern,
    turn: &'a Turn<'a>,
    case: CaseRow,
    past: Past,
}

/// What years of work add.
#[derive(Default)]
struct More {
    signed: Vec<SignatureRow>,
    services: Vec<ServiceRow>,
}

impl Copy<'_> {
    /// The pattern's papers, with the actions that they plan; answers their signatures.
    fn own_papers(&mut self, tx: &Tx<'_>) -> Vec<SignatureRow> {
        let mut signed = Vec::new();
        for paper in &self.pattern.past.papers {
            let actions = self.pattern.past.actions.iter().filter(|action| action.paper == paper.id);
            let id = self.paper(tx, paper, 0, &mut signed);
            for action in actions {
                self.past.actions.push(ActionRow {
                    id: tx.new_id(),
                    paper: id,
                    owner: action.owner.map(|owner| self.turn.staff(owner)),
                    due_on: self.turn.day(action.due_on),
                    ..action.clone()
                });
            }
        }
        self.past.actions.sort_by_key(|action| (action.due_on, action.id));
        for followup in &self.pattern.past.followups {
            self.past.followups.push(FollowupRow {
                id: tx.new_id(),
                due_on: self.turn.day(followup.due_on),
                owner: self.turn.staff(followup.owner),
                done_on: followup.done_on.map(|day| self.turn.day(day)),
                ..followup.clone()
            });
        }
        signed
    }

    /// One paper, so many days earlier than its pattern.
    fn paper(
        &mut self,
        tx: &Tx<'_>,
        paper: &PaperRow,
        earlier: i64,
        signed: &mut Vec<SignatureRow>,
    ) -> Id<cases::model::Paper> {
        let turn = self.turn.earlier(earlier);
        let copy = PaperRow {
            id: tx.new_id(),
            case: self.case.id,
            happened_on: turn.day(paper.happened_on),
            author: turn.staff(paper.author),
            content: turn.words(&paper.content).into(),
            created_at: turn.moment(paper.created_at),
            saved_at: turn.moment(paper.saved_at),
            signed_at: paper.signed_at.map(|at| turn.moment(at)),
            review_due: paper.review_due.map(|day| turn.day(day)),
            ..paper.clone()
        };
        for signature in self.pattern.signatures.iter().filter(|signature| signature.paper == paper.id) {
            signed.push(SignatureRow {
                paper: copy.id,
                staff: turn.staff(signature.staff),
                name: turn.name(signature.staff, &signature.name),
                signed_at: turn.moment(signature.signed_at),
                digest: copy.digest(std::iter::empty()).into(),
                ..signature.clone()
            });
        }
        let id = copy.id;
        self.past.papers.push(copy);
        id
    }

    fn more(&mut self, tx: &Tx<'_>, records: usize, own: usize) -> More {
        let mut more = More::default();
        let visit =
            self.pattern.past.papers.iter().find(|paper| paper.step == Step::Record && paper.signed_at.is_some());
        for place in own..records {
            let earlier = i64::try_from(place % 30).unwrap_or(0);
            let day = self.turn.earlier(earlier).day(tx.now().day());
            match (place % 4, visit) {
                (0, Some(visit)) => {
                    self.paper(tx, visit, earlier, &mut more.signed);
                }
                (1 | 2, _) => more.services.push(self.service(tx, place, day)),
                _ => {
                    let followup = self.followup(tx, place, day);
                    self.past.followups.push(followup);
                }
            }
        }
        more
    }

    fn service(&self, tx: &Tx<'_>, place: usize, given_on: Day) -> ServiceRow {
        let (kind, what) = SERVICES[place % SERVICES.len()];
        ServiceRow { id: tx.new_id(), kind, given_on, what: what.to_owned(), amount: None, given_by: self.case.owner }
    }

    fn followup(&self, tx: &Tx<'_>, place: usize, day: Day) -> FollowupRow {
        let (what, result) = FOLLOWUPS[place % FOLLOWUPS.len()];
        FollowupRow {
            id: tx.new_id(),
            due_on: day,
            what: what.to_owned(),
            owner: self.case.owner,
            done_on: Some(day),
            result: result.to_owned(),
            version: 2,
        }
    }

    /// Writes everything, the case first, since everything else points to it.
    async fn write(mut self, tx: &Tx<'_>, signed: &[SignatureRow], more: &More) -> Result<(), NotMade> {
        rules::settle(&mut self.case, &self.past, tx.now().day());
        let case = &self.case;
        cases::store::insert(tx, case).await?;
        people::link_office(tx, Subject::Person(self.turn.client.id), case.office).await?;
        team::join(tx, case.id, case.owner, Part::Owner).await?;
        self.begin(tx).await?;
        for paper in &self.past.papers {
            papers::insert(tx, paper).await?;
            let happened = match paper.state {
                PaperState::Submitted => Happened::PaperSubmitted,
                PaperState::Returned => Happened::PaperReturned,
                PaperState::Draft | PaperState::Discarded => Happened::PaperBegun,
                PaperState::Signed | PaperState::Superseded => Happened::PaperSigned,
            };
            self.tell(tx, paper.author, (happened, paper.id.number()), paper.form.code()).await?;
        }
        for signature in signed.iter().chain(&more.signed) {
            papers::sign(tx, signature).await?;
        }
        for action in &self.past.actions {
            work::insert_action(tx, case.id, action).await?;
        }
        for service in &more.services {
            work::insert_service(tx, case.id, service).await?;
            self.tell(tx, case.owner, (Happened::ServiceGiven, service.id.number()), &service.what).await?;
        }
        for followup in &self.past.followups {
            work::insert_followup(tx, case.id, followup).await?;
            let (what, words) = match followup.done_on {
                Some(_) => (Happened::FollowupDone, &followup.result),
                None => (Happened::FollowupPlanned, &followup.what),
            };
            self.tell(tx, followup.owner, (what, followup.id.number()), words).await?;
        }
        Ok(())
    }

    async fn begin(&self, tx: &Tx<'_>) -> Result<(), NotMade> {
        let (case, turn, before) = (&self.case, self.turn, &self.pattern.intake);
        let intake = IntakeRow {
            id: tx.new_id(),
            received_at: turn.moment(before.received_at),
            story: turn.words(&before.story),
            ..before.clone()
        };
        cases::store::insert_intake(tx, case.id, &intake).await?;
        self.tell(tx, case.owner, (Happened::CaseOpened, intake.id.number()), "").await?;
        if let Some(triage) = &self.past.triage {
            cases::store::insert_triage(tx, case.id, triage).await?;
            self.tell(tx, case.owner, (Happened::CaseTriaged, triage.id.number()), "").await?;
        }
        Ok(())
    }

    /// A line of the story and its entry in the log, as every command leaves them.
    async fn tell(
        &self,
        tx: &Tx<'_>,
        staff: Id<Staff>,
        (what, about): (Happened, i64),
        words: &str,
    ) -> Result<(), NotMade> {
        let event = EventRow { id: tx.new_id(), at: tx.now(), staff, what, about, words: words.to_owned() };
        timeline::tell(tx, self.case.id, &event).await?;
        let entry = Entry::new(what.code(), self.case.id.as_ref()).office(self.case.office);
        Ok(tx.record(entry.detail(json!({ "about": about }))).await?)
    }
}

impl Turn<'_> {
    fn earlier(&self, days: i64) -> Shift<'_> {
        Shift { turn: self, days: self.days - days }
    }

    fn now(&self) -> Shift<'_> {
        self.earlier(0)
    }

    fn moment(&self, at: Moment) -> Moment {
        self.now().moment(at)
    }

    fn day(&self, day: Day) -> Day {
        self.now().day(day)
    }

    fn staff(&self, who: Id<Staff>) -> Id<Staff> {
        self.now().staff(who)
    }

    fn words(&self, text: &str) -> String {
        self.now().words(text)
    }
}

/// A turn, some days earlier.
struct Shift<'a> {
    turn: &'a Turn<'a>,
    days: i64,
}

impl Shift<'_> {
    const fn moment(&self, at: Moment) -> Moment {
        Moment::from_millis(at.millis() + self.days * DAY)
    }

    fn day(&self, day: Day) -> Day {
        day.plus_days(self.days)
    }

    fn staff(&self, who: Id<Staff>) -> Id<Staff> {
        let Hands { owner, colleague } = self.turn.hands;
        colleague.filter(|_| who == owner).map_or(who, |colleague| colleague.staff)
    }

    fn name(&self, who: Id<Staff>, name: &str) -> String {
        let Hands { owner, colleague } = self.turn.hands;
        colleague.filter(|_| who == owner).map_or(name, |colleague| &colleague.name).to_owned()
    }

    fn words(&self, text: &str) -> String {
        text.replace(self.turn.before, &self.turn.client.name)
    }
}
