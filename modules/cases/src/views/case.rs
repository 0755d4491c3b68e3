//! The case page and the search before a case is opened, in the reader's words.

mod story;

use std::collections::HashMap;

use askama::Template;
use kernel::{Actor, Code as _, Day, Id, Role, Staff};
use offices::StaffBrief;
use people::{Hit, SubjectBrief, UnitBrief};
use ui::Page;

use super::papers::name;
use crate::model::{
    CaseRow, Confidentiality, Danger, Intake, PaperForm, PaperRow, PaperState, SignatureRow, Stage, Step,
    Triage, Unit, Urgency,
};
use crate::rules::NextWhat;
use crate::store::papers::{Addendum, Attachment};
use crate::store::reference::Entry;
use crate::store::team::Member;
use crate::store::timeline::Line;
use crate::store::work::{Action, Followup, Service, Transfer};
pub use story::{Day as StoryDay, Entry as StoryEntry};

/// Everything around a case.
#[derive(Debug)]
pub struct Around {
    /// How it came.
    pub intake: Intake,
    /// The last triage.
    pub triage: Option<Triage>,
    /// Its papers, oldest first.
    pub papers: Vec<PaperRow>,
    /// Their signatures.
    pub signatures: Vec<SignatureRow>,
    /// Their addenda.
    pub addenda: Vec<Addendum>,
    /// Their files.
    pub files: Vec<Attachment>,
    /// Planned actions.
    pub actions: Vec<Action>,
    /// Services given.
    pub services: Vec<Service>,
    /// Follow-ups.
    pub followups: Vec<Followup>,
    /// A transfer that waits.
    pub transfer: Option<Transfer>,
    /// The story.
    pub timeline: Vec<Line>,
    /// Who works on it.
    pub team: Vec<Member>,
    /// Names of codes.
    pub entries: Vec<Entry>,
    /// Names of colleagues.
    pub names: HashMap<Id<Staff>, StaffBrief>,
    /// The office.
    pub office: String,
    /// The client.
    pub client: SubjectBrief,
}

impl Around {
    /// The name of a colleague.
    #[must_use]
    pub fn name(&self, staff: Id<Staff>) -> &str {
        self.names.get(&staff).map_or("", |staff| staff.name.as_str())
    }
}

/// A badge: its shape and its word.
pub type Badge = (&'static str, String);

/// The badges of a case: what is pressing, dangerous or secret about it.
#[must_use]
pub fn badges(p: &Page, case: &CaseRow) -> Vec<Badge> {
    let mut badges = Vec::new();
    match case.urgency {
        Urgency::Emergency => badges.push(("badge-danger", p.code("cases-urgency", case.urgency).into_owned())),
        Urgency::Urgent => badges.push(("badge-urgent", p.code("cases-urgency", case.urgency).into_owned())),
        Urgency::Normal => {}
    }
    if case.danger >= Danger::Harm {
        badges.push(("badge-danger", p.code("cases-danger", case.danger).into_owned()));
    }
    if case.gravity > crate::model::Gravity::Ordinary {
        badges.push(("badge-urgent", p.code("cases-gravity", case.gravity).into_owned()));
    }
    if case.confidentiality != Confidentiality::Normal {
        badges.push(("badge-closed", p.code("cases-confidentiality", case.confidentiality).into_owned()));
    }
    badges
}

/// Who must act next, by when and why.
#[derive(Debug, Clone)]
pub struct NextView {
    /// The class: yours, late, none.
    pub class: &'static str,
    /// The sentence.
    pub title: String,
    /// By when.
    pub when: String,
    /// Machine-readable.
    pub iso: String,
    /// How far off.
    pub due: String,
    /// The clause.
    pub clause: String,
    /// Where to do it; empty for nowhere.
    pub href: String,
    /// What the button says.
    pub deed: String,
}

/// The next step of a case for a reader; `who` is the name of the colleague who must act.
#[must_use]
pub fn next(p: &Page, reader: &Actor, case: &CaseRow, who: &str) -> NextView {
    let what = NextWhat::from_code(&case.next_what).unwrap_or(NextWhat::Nothing);
    let supervises = reader.has_role(&[Role::Supervisor]);
    let mine = case.next_who.map_or(supervises, |staff| reader.staff_ids().contains(&staff));
    let nothing = what == NextWhat::Nothing;
    let class = match (nothing, p.is_over(case.next_due), mine) {
        (true, ..) => "next next-none",
        (_, true, true) => "next next-yours next-late",
        (_, true, false) => "next next-late",
        (_, false, true) => "next next-yours",
        (_, false, false) => "next",
    };
    let deed = p.code("cases-next", what).into_owned();
    let title = match (nothing, mine, who.is_empty()) {
        (true, ..) => deed.clone(),
        (_, true, _) => p.t1("cases-next-yours", "what", &deed),
        (_, false, true) => p.t1("cases-next-supervisor", "what", &deed),
        (_, false, false) => p.tn("cases-next-theirs", &[("who", who), ("what", &deed)]),
    };
    NextView {
        class,
        title,
        when: if nothing { String::new() } else { p.weekday(case.next_due) },
        iso: case.next_due.iso(),
        due: p.due(case.next_due),
        clause: case.next_clause.clone(),
        href: if mine { next_href(case, what) } else { String::new() },
        deed,
    }
}

fn next_href(case: &CaseRow, what: NextWhat) -> String {
    let id = case.id;
    let about = case.next_about.map(Id::<()>::new);
    match (what, about) {
        (NextWhat::Triage, _) => format!("/cases/{id}/triage"),
        (NextWhat::AcceptTransfer, _) => "/transfers".to_owned(),
        (NextWhat::Cosign | NextWhat::Revise, Some(paper)) => format!("/cases/{id}/papers/{paper}"),
        (NextWhat::Act, Some(action)) => format!("/cases/{id}/actions/{action}/result"),
        (NextWhat::FollowUp, Some(followup)) => format!("/cases/{id}/followups/{followup}/result"),
        (NextWhat::Conclude, _) => format!("/cases/{id}/followups"),
        _ => String::new(),
    }
}

/// One thing to write now: a button that begins a paper.
#[derive(Debug, Clone)]
pub struct Begin {
    /// The form's code.
    pub form: &'static str,
    /// The form's name.
    pub label: String,
}

/// The page of one case.
#[derive(Debug, Template)]
#[template(path = "case.html")]
pub struct CasePage {
    /// The page.
    pub p: Page,
    /// Where the case is.
    pub href: String,
    /// Number and kind.
    pub kind: String,
    /// What it is about.
    pub heading: String,
    /// Owner and office.
    pub whose: String,
    /// What is pressing.
    pub badges: Vec<Badge>,
    /// The steps of the way, and which is now.
    pub steps: Vec<(String, &'static str)>,
    /// The client's name.
    pub client: String,
    /// The client's page.
    pub client_href: String,
    /// Age, place and so on.
    pub client_facts: Vec<String>,
    /// Who must act next.
    pub next: NextView,
    /// Papers that can be begun now.
    pub begin: Vec<Begin>,
    /// Drafts of the reader that wait to be finished.
    pub drafts: Vec<(String, String)>,
    /// Label and value: how it came, its clocks.
    pub facts: Vec<(String, String)>,
    /// What was told at intake.
    pub story: String,
    /// Open actions and follow-ups: what, who, due, late, link.
    pub todo: Vec<(String, String, String, bool, String)>,
    /// Services given: when and what.
    pub services: Vec<(String, String)>,
    /// Name and part.
    pub team: Vec<(String, String)>,
    /// The story by day.
    pub days: Vec<StoryDay>,
    /// Whether the case is closed.
    pub closed: bool,
    /// Whether the reader may write in it.
    pub may_work: bool,
    /// Whether the reader supervises.
    pub may_supervise: bool,
    /// Whether a transfer waits.
    pub transferring: bool,
}

impl CasePage {
    /// Lays out a case for a reader.
    #[must_use]
    pub fn new(p: Page, reader: &Actor, case: &CaseRow, around: &Around) -> Self {
        let href = format!("/cases/{}", case.id);
        let may_work = reader.has_role(&[Role::SocialWorker, Role::Supervisor]);
        let closed = case.stage == Stage::Closed;
        let who = case.next_who.map_or("", |staff| around.name(staff));
        Self {
            kind: p.tn("cases-kind-line", &[("number", &case.number), ("unit", &p.code("cases-unit", case.unit))]),
            heading: case.title.clone(),
            whose: p.tn("cases-whose", &[("owner", around.name(case.owner)), ("office", &around.office)]),
            badges: badges(&p, case),
            steps: steps(&p, case.stage),
            client: around.client.name().to_owned(),
            client_href: around.client.href(),
            client_facts: around.client.facts(&p),
            next: next(&p, reader, case, who),
            begin: if may_work && !closed { begin(&p, case, around) } else { Vec::new() },
            drafts: drafts(&p, reader, &href, around),
            facts: facts(&p, case, around),
            story: around.intake.story.clone(),
            todo: todo(&p, &href, around),
            services: around.services.iter().map(|s| service(&p, s)).collect(),
            team: around.team.iter().map(|m| (around.name(m.staff).to_owned(), p.code("cases-part", m.part).into_owned())).collect(),
            days: story::days(&p, case, around),
            closed,
            may_work,
            may_supervise: reader.has_role(&[Role::Supervisor]),
            transferring: around.transfer.is_some(),
            href,
            p,
        }
    }
}

fn steps(p: &Page, now: Stage) -> Vec<(String, &'static str)> {
    Stage::ALL
        .iter()
        .map(|stage| {
            let class = match stage.cmp(&now) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "now",
                std::cmp::Ordering::Greater => "",
            };
            (p.code("cases-stage", *stage).into_owned(), class)
        })
        .collect()
}

/// The papers that the stage allows to begin now, the most fitting first.
fn begin(p: &Page, case: &CaseRow, around: &Around) -> Vec<Begin> {
    let open = |step: Step| {
        let waits = |paper: &&PaperRow| {
            matches!(paper.state, PaperState::Draft | PaperState::Submitted | PaperState::Returned)
        };
        around.papers.iter().filter(waits).any(|paper| paper.step == step)
    };
    let recorded = around.papers.iter().any(|paper| {
        paper.step == Step::Record && matches!(paper.state, PaperState::Signed | PaperState::Submitted)
    });
    let fits = |form: &PaperForm| match form.step() {
        Step::Record => case.stage > Stage::Intake,
        Step::Diagnosis => recorded && !open(Step::Diagnosis),
        Step::Plan => case.stage >= Stage::Planning && !open(Step::Plan),
        Step::Closing => recorded && !open(Step::Closing),
    };
    let mut forms: Vec<PaperForm> = PaperForm::ALL.iter().copied().filter(fits).collect();
    if case.unit != Unit::Community {
        forms.retain(|form| *form != PaperForm::CommunityStudy);
    }
    forms.iter().map(|form| Begin { form: form.code(), label: p.code("cases-paper", *form).into_owned() }).collect()
}

fn drafts(p: &Page, reader: &Actor, href: &str, around: &Around) -> Vec<(String, String)> {
    let mine = |paper: &&PaperRow| {
        paper.author == reader.staff && matches!(paper.state, PaperState::Draft | PaperState::Returned)
    };
    let line = |paper: &PaperRow| {
        let name = p.code("cases-paper", paper.form);
        (format!("{name} · {}", p.moment(paper.saved_at)), format!("{href}/papers/{}", Id::<()>::new(paper.id)))
    };
    around.papers.iter().filter(mine).map(line).collect()
}

fn facts(p: &Page, case: &CaseRow, around: &Around) -> Vec<(String, String)> {
    let intake = &around.intake;
    let mut facts = vec![
        ("cases-intake-received", p.moment(intake.received_at)),
        ("cases-intake-channel", name(p, &around.entries, "channel", &intake.channel).to_owned()),
        ("cases-intake-group", name(p, &around.entries, "target-group", &case.target_group).to_owned()),
        ("cases-reporter", p.code("cases-reporter", intake.reporter).into_owned()),
        ("cases-intake-place", intake.place.clone()),
        ("cases-intake-request", intake.request.clone()),
    ];
    if let Some(triage) = &around.triage {
        facts.push(("cases-urgency", p.code("cases-urgency", triage.urgency).into_owned()));
        facts.push(("cases-triage-reason", triage.reason.clone()));
        facts.push(("cases-contact-due", p.moment(triage.contact_due)));
        facts.push(("cases-plan-due", p.moment(triage.plan_due)));
    }
    let shown = facts.into_iter().filter(|(_, value)| !value.is_empty());
    shown.map(|(key, value)| (p.t(key).into_owned(), value)).collect()
}

fn todo(p: &Page, href: &str, around: &Around) -> Vec<(String, String, String, bool, String)> {
    let due = |day: Day| format!("{} · {}", p.day_short(day), p.due(day));
    let actions = around.actions.iter().filter(|action| action.done_on.is_none()).map(|action| {
        let link = format!("{href}/actions/{}/result", Id::<()>::new(action.id));
        (action.what.clone(), action.owner_name.clone(), due(action.due_on), p.is_over(action.due_on), link)
    });
    let followups = around.followups.iter().filter(|followup| followup.done_on.is_none()).map(|followup| {
        let link = format!("{href}/followups/{}/result", Id::<()>::new(followup.id));
        let who = around.name(followup.owner).to_owned();
        (followup.what.clone(), who, due(followup.due_on), p.is_over(followup.due_on), link)
    });
    actions.chain(followups).collect()
}

fn service(p: &Page, service: &Service) -> (String, String) {
    let kind = p.t(&format!("cases-service-{}", service.kind)).into_owned();
    let amount = service.amount.map_or_else(String::new, |amount| p.t1("cases-baht", "amount", &amount.baht()));
    let words = [kind, service.what.clone(), amount].into_iter().filter(|word| !word.is_empty());
    (p.day_short(service.given_on), words.collect::<Vec<_>>().join(" · "))
}

/// A case in a line of a list: number, title, stage, next step, badges, link.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Where it is.
    pub href: String,
    /// Its number.
    pub number: String,
    /// The client.
    pub client: String,
    /// What it is about.
    pub title: String,
    /// Where it stands.
    pub stage: String,
    /// What is pressing.
    pub badges: Vec<Badge>,
    /// What comes next.
    pub next: String,
    /// By when.
    pub due: String,
    /// Whether that has passed.
    pub late: bool,
    /// Whether it is closed.
    pub closed: bool,
}

/// A case in a line.
#[must_use]
pub fn row(p: &Page, case: &CaseRow) -> CaseLine {
    let closed = case.stage == Stage::Closed;
    let what = NextWhat::from_code(&case.next_what).unwrap_or(NextWhat::Nothing);
    CaseLine {
        href: format!("/cases/{}", case.id),
        number: case.number.clone(),
        client: case.subject_name.clone(),
        title: case.title.clone(),
        stage: p.code("cases-stage", case.stage).into_owned(),
        badges: badges(p, case),
        next: p.code("cases-next", what).into_owned(),
        due: if closed { String::new() } else { p.due(case.next_due) },
        late: !closed && p.is_over(case.next_due),
        closed,
    }
}

/// A client found before a case is opened.
#[derive(Debug, Clone)]
pub struct Found {
    /// The registry record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What tells it apart.
    pub facts: Vec<String>,
    /// Why it was found.
    pub why: Vec<String>,
    /// Where a case for it is opened.
    pub open_href: String,
    /// Its cases that the reader may see.
    pub cases: Vec<CaseLine>,
}

impl Found {
    /// A person.
    #[must_use]
    pub fn person(p: &Page, hit: &Hit) -> Self {
        Self {
            id: hit.brief.id.number(),
            name: hit.brief.name.clone(),
            href: hit.brief.href(),
            facts: hit.brief.facts(p),
            why: hit.why(p),
            open_href: format!("/cases/new/intake?unit=individual&subject={}", hit.brief.id),
            cases: Vec::new(),
        }
    }

    /// A household, a group or a community.
    #[must_use]
    pub fn unit(p: &Page, unit: Unit, brief: &UnitBrief) -> Self {
        let id = brief.subject.as_ref().id;
        Self {
            id,
            name: brief.name.clone(),
            href: brief.href(),
            facts: brief.facts(p),
            why: Vec::new(),
            open_href: format!("/cases/new/intake?unit={}&subject={}", unit.code(), Id::<()>::new(id)),
            cases: Vec::new(),
        }
    }
}

/// The search before a case is opened.
#[derive(Debug, Template)]
#[template(path = "case_search.html")]
pub struct Search {
    /// The page.
    pub p: Page,
    /// Unit, its word, whether it is chosen.
    pub units: Vec<(&'static str, String, bool)>,
    /// What was asked.
    pub text: String,
    /// Who was found.
    pub found: Vec<Found>,
    /// Where a new record is made.
    pub new_href: &'static str,
    /// What that link says.
    pub new_label: String,
}

impl Search {
    /// Lays out what was found.
    #[must_use]
    pub fn new(p: Page, unit: Unit, text: String, found: Vec<Found>) -> Self {
        let units = Unit::ALL.iter().map(|each| (each.code(), p.code("cases-unit", *each).into_owned(), *each == unit));
        let new_href = match unit {
            Unit::Individual => "/people/new",
            Unit::Family => "/households/new",
            Unit::Group => "/groups/new",
            Unit::Community => "/communities/new",
        };
        Self { units: units.collect(), new_label: p.code("cases-new-record", unit).into_owned(), p, text, found, new_href }
    }

    /// How many were found, in words.
    #[must_use]
    pub fn found_text(&self) -> String {
        self.p.count("cases-found", i64::try_from(self.found.len()).unwrap_or(i64::MAX))
    }
}
