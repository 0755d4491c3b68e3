//! Cases by the thousand, to measure with: each repeats one that the cast lived through, with another client and other
//! days. Only the number is new; nothing is left out, neither signatures nor the story nor the audit log.

use cases::model::{ActionRow, CaseRow, EventRow, Happened, IntakeRow, PaperRow, Part, SignatureRow, Step, TriageRow};
use cases::rules;
use cases::store::{papers, past, team, timeline, work};
use kernel::{Case, Day, Id, Moment, Staff};
use people::Subject;
use store::{Db, Entry, Tx, numbering};

use super::casework::Lived;
use super::colleagues::{Colleague, Colleagues};
use super::persons::Resident;
use super::{NotMade, PART};

/// Cases written with one commit.
const TOGETHER: u32 = 100;
/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// A case as it was lived through.
struct Pattern {
    case: CaseRow,
    intake: IntakeRow,
    triage: Option<TriageRow>,
    papers: Vec<PaperRow>,
    signatures: Vec<SignatureRow>,
    actions: Vec<ActionRow>,
}

/// Repeats the lived cases until there are `cases` more, with `records` more signed records over all of them.
pub(super) async fn repeat(
    db: &Db,
    residents: &[Resident],
    lived: &[Lived],
    (cases, records): (u32, u32),
) -> Result<usize, NotMade> {
    let mut patterns = Vec::new();
    for one in lived.iter().filter(|one| one.signed) {
        let clients: Vec<&Resident> = residents.iter().filter(|resident| resident.office == one.office).collect();
        patterns.push((Pattern::of(db, one.id).await?, clients));
    }
    if patterns.is_empty() {
        return Ok(0);
    }
    let mut offices: Vec<_> = patterns.iter().map(|(pattern, _)| pattern.case.office).collect();
    offices.sort_unstable();
    offices.dedup();
    let tx = db.write(PART).await?;
    let in_each = cases / u32::try_from(offices.len()).unwrap_or(u32::MAX);
    let colleagues = Colleagues::hire(&tx, &offices, in_each).await?;
    tx.commit().await?;
    let mut done = 0;
    while done < cases {
        let tx = db.write(PART).await?;
        let until = (done + TOGETHER).min(cases);
        for number in done..until {
            let (pattern, clients) = &patterns[number as usize % patterns.len()];
            let client = clients[number as usize * 7 % clients.len()];
            let hands = colleagues.of(pattern.case.office, number / patterns.len() as u32);
            pattern.again(&tx, client, hands, number, records / cases).await?;
        }
        tx.commit().await?;
        done = until;
    }
    let tx = db.write(PART).await?;
    cases::store::figures::rebuild(&tx).await?;
    tx.commit().await?;
    Ok(done as usize)
}

impl Pattern {
    async fn of(db: &Db, id: Id<Case>) -> Result<Self, NotMade> {
        let papers = papers::of_case(db, id).await?;
        let ids: Vec<_> = papers.iter().map(|paper| paper.id).collect();
        Ok(Self {
            case: cases::store::load(db, id).await?,
            intake: cases::store::intake(db, id).await?,
            triage: cases::store::last_triage(db, id).await?,
            signatures: papers::signatures(db, &ids).await?,
            actions: work::actions(db, id).await?,
            papers,
        })
    }

    /// `hands`: the colleague who does what the owner of the pattern did; none when that one did this too.
    async fn again(
        &self,
        tx: &Tx<'_>,
        client: &Resident,
        hands: Option<&Colleague>,
        number: u32,
        records: u32,
    ) -> Result<(), NotMade> {
        let turn = Turn {
            days: -i64::from(number % 45),
            before: &self.case.subject_name,
            after: &client.name,
            owner: self.case.owner,
            hands,
        };
        let mut case = self.begin(tx, client, &turn).await?;
        for paper in &self.papers {
            self.paper(tx, case.id, paper, &turn).await?;
        }
        let record = self.papers.iter().find(|paper| paper.step == Step::Record && paper.signed_at.is_some());
        for place in 0..records {
            if let Some(record) = record {
                let earlier = Turn { days: turn.days - i64::from(place % 30), ..turn };
                self.paper(tx, case.id, record, &earlier).await?;
            }
        }
        let past = past::of(tx, case.id).await?;
        rules::settle(&mut case, &past, tx.now().day());
        cases::store::update(tx, &case).await?;
        tx.record(Entry::new("case-opened", case.id.as_ref()).office(case.office)).await?;
        Ok(())
    }

    async fn begin(&self, tx: &Tx<'_>, client: &Resident, turn: &Turn<'_>) -> Result<CaseRow, NotMade> {
        let year = i64::from(thai::date::be_year(tx.now().day().date()));
        let series = format!("case/{}", self.case.office);
        let mut case = self.case.clone();
        case.id = tx.new_id();
        case.number = format!("{}/{year}", numbering::next(tx, &series, year).await?);
        case.subject = client.id.number();
        case.subject_name.clone_from(&client.name);
        case.owner = turn.staff(case.owner);
        case.next_who = case.next_who.map(|who| turn.staff(who));
        case.opened_at = turn.moment(case.opened_at);
        case.closed_at = case.closed_at.map(|at| turn.moment(at));
        case.next_due = case.next_due.plus_days(turn.days);
        case.version = 1;
        cases::store::insert(tx, &case).await?;
        people::link_office(tx, Subject::Person(client.id), case.office).await?;
        team::join(tx, case.id, case.owner, Part::Owner).await?;
        let intake = IntakeRow {
            id: tx.new_id(),
            received_at: turn.moment(self.intake.received_at),
            story: turn.words(&self.intake.story),
            ..self.intake.clone()
        };
        cases::store::insert_intake(tx, case.id, &intake).await?;
        tell(tx, case.id, case.owner, (Happened::CaseOpened, intake.id.number()), "").await?;
        if let Some(triage) = &self.triage {
            let triage = TriageRow {
                id: tx.new_id(),
                decided_at: turn.moment(triage.decided_at),
                contact_due: turn.moment(triage.contact_due),
                facts_due: turn.moment(triage.facts_due),
                plan_due: turn.moment(triage.plan_due),
                ..triage.clone()
            };
            cases::store::insert_triage(tx, case.id, &triage).await?;
            tell(tx, case.id, case.owner, (Happened::CaseTriaged, triage.id.number()), "").await?;
        }
        Ok(case)
    }

    async fn paper(&self, tx: &Tx<'_>, case: Id<Case>, paper: &PaperRow, turn: &Turn<'_>) -> Result<(), NotMade> {
        let copy = PaperRow {
            id: tx.new_id(),
            case,
            happened_on: turn.day(paper.happened_on),
            author: turn.staff(paper.author),
            content: turn.words(&paper.content),
            created_at: turn.moment(paper.created_at),
            saved_at: turn.moment(paper.saved_at),
            signed_at: paper.signed_at.map(|at| turn.moment(at)),
            review_due: paper.review_due.map(|day| turn.day(day)),
            ..paper.clone()
        };
        papers::insert(tx, &copy).await?;
        for signature in self.signatures.iter().filter(|signature| signature.paper == paper.id) {
            let signature = SignatureRow {
                paper: copy.id,
                staff: turn.staff(signature.staff),
                name: turn.name(signature.staff, &signature.name),
                signed_at: turn.moment(signature.signed_at),
                digest: copy.digest(std::iter::empty()),
                ..signature.clone()
            };
            papers::sign(tx, &signature).await?;
        }
        for action in self.actions.iter().filter(|action| action.paper == paper.id) {
            let action = ActionRow {
                id: tx.new_id(),
                paper: copy.id,
                owner: action.owner.map(|owner| turn.staff(owner)),
                due_on: turn.day(action.due_on),
                ..action.clone()
            };
            work::insert_action(tx, case, &action).await?;
        }
        let word = kernel::Code::code(paper.form);
        tell(tx, case, copy.author, (Happened::PaperSigned, copy.id.number()), word).await?;
        tx.record(Entry::new("paper-signed", case.as_ref()).office(self.case.office)).await?;
        Ok(())
    }
}

async fn tell(
    tx: &Tx<'_>,
    case: Id<Case>,
    staff: Id<Staff>,
    (what, about): (Happened, i64),
    words: &str,
) -> Result<(), NotMade> {
    let event = EventRow { id: tx.new_id(), at: tx.now(), staff, what, about, words: words.to_owned() };
    Ok(timeline::tell(tx, case, &event).await?)
}

/// How a repetition differs: so many days from the pattern, another name, other hands.
#[derive(Debug, Clone, Copy)]
struct Turn<'a> {
    days: i64,
    before: &'a str,
    after: &'a str,
    owner: Id<Staff>,
    hands: Option<&'a Colleague>,
}

impl Turn<'_> {
    const fn moment(&self, at: Moment) -> Moment {
        Moment::from_millis(at.millis() + self.days * DAY)
    }

    fn day(&self, day: Day) -> Day {
        day.plus_days(self.days)
    }

    fn staff(&self, who: Id<Staff>) -> Id<Staff> {
        self.hands.filter(|_| who == self.owner).map_or(who, |colleague| colleague.staff)
    }

    fn name(&self, who: Id<Staff>, name: &str) -> String {
        self.hands.filter(|_| who == self.owner).map_or(name, |colleague| &colleague.name).to_owned()
    }

    fn words(&self, text: &str) -> String {
        text.replace(self.before, self.after)
    }
}
