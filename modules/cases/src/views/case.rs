//! The case page, in the reader's words.

mod next;
mod story;

use std::collections::HashMap;

use askama::Template;
use kernel::{Actor, Code as _, Day, Id, Role, Staff};
use offices::StaffBrief;
use people::SubjectBrief;
use ui::Page;

use super::badges::{self, Badge};
use super::instruments::AlertView;
use super::reference::name;
use crate::model::{
    ActionRow, AddendumRow, AttachmentRow, CaseRow, ConferenceRow, EventRow, FollowupRow, IntakeRow, MemberRow,
    PaperForm, PaperRow, PaperState, ReferenceEntry, ReferralRow, ServiceRow, SignatureRow, Stage, Step, TransferRow,
    TriageRow, Unit,
};
use crate::rules;
pub use next::{NextView, next};
pub(crate) use story::first_words;
pub use story::{Day as StoryDay, Entry as StoryEntry};

/// What instruments found and warn of, as far as the reader may know.
#[derive(Debug, Default)]
pub struct Assessed {
    /// The alerts that wait.
    pub alerts: Vec<AlertView>,
    /// A line on each result, by the number of its id.
    pub results: HashMap<i64, String>,
}

/// Everything around a case.
#[derive(Debug)]
pub struct Around {
    /// How it came.
    pub intake: IntakeRow,
    /// The last triage.
    pub triage: Option<TriageRow>,
    /// Its papers, oldest first.
    pub papers: Vec<PaperRow>,
    /// Their signatures.
    pub signatures: Vec<SignatureRow>,
    /// Their addenda.
    pub addenda: Vec<AddendumRow>,
    /// Their files.
    pub files: Vec<AttachmentRow>,
    /// Planned actions.
    pub actions: Vec<ActionRow>,
    /// Services given.
    pub services: Vec<ServiceRow>,
    /// Follow-ups.
    pub followups: Vec<FollowupRow>,
    /// A transfer that waits.
    pub transfer: Option<TransferRow>,
    /// What was referred to others, the nearest due first.
    pub referrals: Vec<ReferralRow>,
    /// The referral by which the case came.
    pub came_by: Option<ReferralRow>,
    /// The conferences that were called and not held yet.
    pub conferences: Vec<ConferenceRow>,
    /// What instruments found.
    pub assessed: Assessed,
    /// The story.
    pub timeline: Vec<EventRow>,
    /// Who works on it.
    pub team: Vec<MemberRow>,
    /// Names of codes.
    pub entries: Vec<ReferenceEntry>,
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

/// One thing to write now: a button that begins a paper.
#[derive(Debug, Clone)]
pub struct Begin {
    /// The form's code.
    pub form: &'static str,
    /// The form's name.
    pub label: String,
}

/// An open action or follow-up.
#[derive(Debug)]
pub struct Todo {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// By when, in words.
    pub due: String,
    /// Whether that day has passed.
    pub late: bool,
    /// Where its result is written.
    pub href: String,
}

/// The page of one case.
#[derive(Debug, Template)]
#[template(path = "case.html")]
pub struct CasePage {
    /// The page.
    pub p: Page,
    /// Where the case is.
    pub href: String,
    /// Where its summary is as PDF.
    pub summary_href: String,
    /// Where the family of the client is drawn; empty where the client is no person.
    pub family_href: String,
    /// Where who surrounds the client is drawn.
    pub network_href: String,
    /// Its letters; empty for an adviser.
    pub letters_href: String,
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
    /// What warns of danger, for those alone who may know.
    pub alerts: Vec<AlertView>,
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
    /// Open actions and follow-ups.
    pub todo: Vec<Todo>,
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
    /// Whether the reader sees it as an adviser and for nothing else.
    pub advising: bool,
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
            badges: badges::of_case(&p, case),
            steps: steps(&p, case.stage),
            client: around.client.name().to_owned(),
            client_href: around.client.href(),
            client_facts: around.client.facts(&p),
            alerts: around.assessed.alerts.clone(),
            next: next(&p, reader, case, who),
            begin: if may_work && !closed { begin(&p, case, around) } else { Vec::new() },
            drafts: if closed { Vec::new() } else { drafts(&p, reader, case, &href, around) },
            facts: facts(&p, case, around),
            story: around.intake.story.clone(),
            todo: if closed { Vec::new() } else { todo(&p, &href, around) },
            services: around.services.iter().map(|s| service(&p, s)).collect(),
            team: around
                .team
                .iter()
                .map(|m| (around.name(m.staff).to_owned(), p.code("cases-part", m.part).into_owned()))
                .collect(),
            days: story::days(&p, case, around),
            closed,
            may_work,
            may_supervise: reader.has_role(&[Role::Supervisor]),
            transferring: around.transfer.is_some(),
            advising: false,
            summary_href: format!("{href}/summary/pdf"),
            family_href: case.family_href(),
            network_href: format!("{href}/network"),
            letters_href: format!("{href}/letters"),
            href,
            p,
        }
    }

    /// The same for an adviser: to be read, and nothing on it leads further, since nothing else of the case is open to them.
    #[must_use]
    pub fn for_adviser(mut self) -> Self {
        self.advising = true;
        self.may_work = false;
        self.begin.clear();
        self.drafts.clear();
        let Self { summary_href, client_href, family_href, network_href, letters_href, next, .. } = &mut self;
        for href in [summary_href, client_href, family_href, network_href, letters_href, &mut next.href] {
            href.clear();
        }
        for todo in &mut self.todo {
            todo.href.clear();
        }
        for entry in self.days.iter_mut().flat_map(|day| &mut day.entries) {
            entry.href.clear();
            entry.files.clear();
        }
        self
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
    let any = |step: Step, fits: fn(PaperState) -> bool| {
        around.papers.iter().any(|paper| paper.step == step && fits(paper.state))
    };
    let recorded = any(Step::Record, PaperState::is_signed_by_author);
    let open = |step: Step| any(step, PaperState::is_open);
    let fits = |form: &PaperForm| rules::write_paper(case, form.step(), recorded, open(form.step())).is_ok();
    let mut forms: Vec<PaperForm> = PaperForm::ALL.iter().copied().filter(fits).collect();
    // Minutes are begun from their conference.
    forms.retain(|form| *form != PaperForm::Minutes);
    if case.unit != Unit::Community {
        forms.retain(|form| *form != PaperForm::CommunityStudy);
    }
    forms.iter().map(|form| Begin { form: form.code(), label: p.code("cases-paper", *form).into_owned() }).collect()
}

fn drafts(p: &Page, reader: &Actor, case: &CaseRow, href: &str, around: &Around) -> Vec<(String, String)> {
    let leads = case.owner == reader.staff || reader.has_role(&[Role::Supervisor]);
    let left = |paper: &PaperRow| around.team.iter().all(|member| member.staff != paper.author);
    let line = |paper: &PaperRow| {
        let (name, there) = (p.code("cases-paper", paper.form), format!("{href}/papers/{}", paper.id));
        if paper.author == reader.staff {
            Some((format!("{name} · {}", p.moment(paper.saved_at)), there))
        } else if leads && left(paper) {
            let whose = p.tn("cases-inherit-line", &[("paper", &name), ("author", around.name(paper.author))]);
            Some((whose, format!("{there}/takeover")))
        } else {
            None
        }
    };
    around.papers.iter().filter(|paper| paper.state.is_writable()).filter_map(line).collect()
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
    if let Some(referral) = &around.came_by {
        facts.push(("cases-referral-came-by", referral.number.clone()));
    }
    let shown = facts.into_iter().filter(|(_, value)| !value.is_empty());
    shown.map(|(key, value)| (p.t(key).into_owned(), value)).collect()
}

fn todo(p: &Page, href: &str, around: &Around) -> Vec<Todo> {
    let line = |what: &str, who: &str, day: Day, href: String| Todo {
        what: what.to_owned(),
        who: who.to_owned(),
        due: format!("{} · {}", p.day_short(day), p.due(day)),
        late: p.is_over(day),
        href,
    };
    let actions = around.actions.iter().filter(|action| action.done_on.is_none()).map(|action| {
        line(&action.what, &action.owner_name, action.due_on, format!("{href}/actions/{}/result", action.id))
    });
    let followups = around.followups.iter().filter(|followup| followup.done_on.is_none()).map(|followup| {
        let href = format!("{href}/followups/{}/result", followup.id);
        line(&followup.what, around.name(followup.owner), followup.due_on, href)
    });
    let referrals = around.referrals.iter().filter(|row| row.state.is_open()).filter_map(|row| {
        let what = p.t1(&format!("cases-referral-awaits-{}", row.state.code()), "receiver", &row.receiver);
        Some(line(&what, around.name(row.sent_by), row.due_on?, format!("{href}/referrals/{}", row.id)))
    });
    let conferences = around.conferences.iter().map(|row| {
        let what = p.t1("cases-conference-awaits", "place", &row.place);
        line(&what, around.name(row.called_by), row.held_at.day(), format!("{href}/conferences/{}", row.id))
    });
    actions.chain(followups).chain(referrals).chain(conferences).collect()
}

/// When a service was given, and what it was.
pub(crate) fn service(p: &Page, service: &ServiceRow) -> (String, String) {
    let kind = p.code("cases-service", service.kind).into_owned();
    let amount = service.amount.map_or_else(String::new, |amount| p.t1("cases-baht", "amount", &amount.baht()));
    let words = [kind, service.what.clone(), amount].into_iter().filter(|word| !word.is_empty());
    (p.day_short(service.given_on), words.collect::<Vec<_>>().join(" · "))
}
