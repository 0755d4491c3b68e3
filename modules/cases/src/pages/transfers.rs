//! Transfers: asked for from the case, answered by the supervisors of the other office.

use std::collections::HashMap;

use ::store::StoreError;
use kernel::{Case, Fields, Id, Invalid, Office, Staff};
use offices::{OfficeBrief, StaffBrief};
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, see_other};

use super::workload::{self, Loads};
use super::{about, workers};
use crate::access::Access;
use crate::model::{CaseRow, Confidentiality, Transfer, TransferRow};
use crate::permissions::{SuperviseCases, WorkCases};
use crate::store::transfers::Receiver;
use crate::views::badges;
use crate::views::list::Names;
use crate::views::transfers::{TransferLine, TransfersPage};
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/transfer", new)
        .post("/cases/{id}/transfer", ask)
        .post("/cases/{id}/transfer/withdrawal", withdraw)
        .get("/transfers", index)
        .get("/transfers/{transfer}/acceptance", acceptance)
        .post("/transfers/{transfer}/acceptance", accept)
        .get("/transfers/{transfer}/refusal", refusal)
        .post("/transfers/{transfer}/refusal", decline)
}

async fn new(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    if let Some(waiting) = store::work::open_transfer(at.db(), case.id).await? {
        let to = offices::office(at.db(), waiting.to_office).await?;
        return html(&waiting_page(at.page("cases-transfer-waiting"), &case, &to));
    }
    let receivers = store::transfers::receivers(at.db(), case.office, at.today()).await?;
    let open = store::work::actions(at.db(), case.id).await?;
    let followups = store::work::followups(at.db(), case.id).await?;
    let p = at.page("cases-transfer-ask");
    let mut fields = Fields::default();
    fields.set("handover", forms::transfers::handover(&p, &case, &open, &followups));
    html(&ask_page(p, &case, &receivers, &fields, &Invalid::default()))
}

async fn ask(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let access = Access::of(&at);
    let case = store::find(at.db(), &access, id).await?;
    let receivers = store::transfers::receivers(at.db(), case.office, at.today()).await?;
    let done = match forms::transfers::read_ask(&fields, at.today(), &receivers) {
        Ok(asked) => actions::ask(at.db(), &access, at.actor(), case.id, asked.to, &asked.handover).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-transfer-asked"),
        Err(undone) => {
            form_again(undone, |wrong| ask_page(at.page("cases-transfer-ask"), &case, &receivers, &fields, wrong))
        }
    }
}

fn ask_page(p: Page, case: &CaseRow, receivers: &[Receiver], fields: &Fields, wrong: &Invalid) -> FormPage {
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}", case.id);
    let form = view.form(
        format!("{here}/transfer"),
        "cases-transfer-deed",
        here,
        forms::transfers::ask(&view, receivers, p.lang),
    );
    FormPage { lead: about(&p, case), form, p }
}

/// A transfer that was asked for waits; it can be taken back.
fn waiting_page(p: Page, case: &CaseRow, to: &OfficeBrief) -> FormPage {
    let (fields, wrong) = (Fields::default(), Invalid::default());
    let view = FormView::new(&p, &fields, &wrong);
    let here = format!("/cases/{}", case.id);
    let form = view.form(format!("{here}/transfer/withdrawal"), "cases-transfer-withdraw", here, Vec::new());
    let waits = p.t1("cases-transfer-waits-for", "office", to.named(p.lang));
    FormPage { lead: format!("{} · {waits}", about(&p, case)), form, p }
}

async fn withdraw(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(_): Form) -> Answer {
    actions::withdraw(at.db(), &Access::of(&at), at.actor(), id).await?;
    see_other(&format!("/cases/{id}"), "cases-transfer-withdrawn")
}

async fn index(at: Allowed<SuperviseCases>) -> Answer {
    let waiting = store::work::transfers_to(at.db(), &at.offices()).await?;
    let cases: Vec<_> = waiting.iter().map(|transfer| transfer.case).collect();
    let cases = store::transfers::cases(at.db(), &cases).await?;
    let mut ends: Vec<Id<Office>> =
        waiting.iter().flat_map(|transfer| [transfer.from_office, transfer.to_office]).collect();
    ends.sort_unstable();
    ends.dedup();
    let ends = offices::offices(at.db(), &ends).await?;
    let askers: Vec<_> = waiting.iter().map(|transfer| transfer.asked_by).collect();
    let names = offices::brief(at.db(), &askers).await?;
    let p = at.page("cases-transfers");
    let line = |transfer: &TransferRow| {
        let case = cases.iter().find(|case| case.id == transfer.case)?;
        Some(line(&p, transfer, case, &ends, &names))
    };
    html(&TransfersPage { lines: waiting.iter().filter_map(line).collect(), p })
}

/// What the receiving office is told before it answers. Of a sealed case it is told what the hand-over says, and no name.
fn line(
    p: &Page,
    transfer: &TransferRow,
    case: &CaseRow,
    ends: &HashMap<Id<Office>, OfficeBrief>,
    names: &Names,
) -> TransferLine {
    let office = |id: &Id<Office>| ends.get(id).map_or_else(String::new, |office| office.named(p.lang).to_owned());
    let told = case.confidentiality != Confidentiality::Sealed;
    let word = |text: &str| if told { text.to_owned() } else { String::new() };
    let asker = names.get(&transfer.asked_by).map_or("", |staff| staff.name.as_str());
    TransferLine {
        id: transfer.id.to_string(),
        name: word(&case.subject_name),
        title: word(&case.title),
        number: case.number.clone(),
        from: office(&transfer.from_office),
        to: office(&transfer.to_office),
        asked: format!("{asker} · {}", p.moment(transfer.asked_at)),
        due: p.due(case.next_due),
        late: p.is_over(case.next_due),
        urgency: p.code("cases-urgency", case.urgency).into_owned(),
        urgency_badge: badges::urgency(case.urgency),
        handover: transfer.handover.lines().map(str::to_owned).collect(),
    }
}

/// A transfer that waits for an office of the actor, with who could own the case there.
struct Waiting {
    transfer: TransferRow,
    colleagues: Vec<StaffBrief>,
    /// What lies on each of them.
    loads: Loads,
}

impl Waiting {
    async fn find(at: &Allowed<SuperviseCases>, id: Id<Transfer>) -> Result<Self, Failure> {
        let mut open = store::work::transfers_to(at.db(), &at.offices()).await?.into_iter();
        let transfer = open.find(|open| open.id == id).ok_or(StoreError::NotFound)?;
        let colleagues = workers(at.db(), transfer.to_office, at.today()).await?;
        let loads = workload::of(at, &colleagues, transfer.to_office).await?;
        Ok(Self { transfer, colleagues, loads })
    }

    fn accepting(&self, p: Page, fields: &Fields, wrong: &Invalid) -> FormPage {
        let view = FormView::new(&p, fields, wrong);
        let asked = forms::transfers::acceptance(&view, workload::choices(&p, &self.colleagues, &self.loads));
        let form = view.form(self.address("acceptance"), "cases-transfer-accept", "/transfers", asked);
        let lightest = workload::suggestion(&p, &self.colleagues, &self.loads, None);
        FormPage { lead: format!("{} {lightest}", p.t("cases-transfer-accept-lead")), form, p }
    }

    fn declining(&self, p: Page, fields: &Fields, wrong: &Invalid) -> FormPage {
        let view = FormView::new(&p, fields, wrong);
        let form = view.form(
            self.address("refusal"),
            "cases-transfer-decline",
            "/transfers",
            forms::transfers::refusal(&view),
        );
        FormPage { lead: p.t("cases-transfer-decline-lead").into_owned(), form, p }
    }

    fn address(&self, answer: &str) -> String {
        format!("/transfers/{}/{answer}", self.transfer.id)
    }
}

async fn acceptance(at: Allowed<SuperviseCases>, Path(id): Path<Id<Transfer>>) -> Answer {
    let waiting = Waiting::find(&at, id).await?;
    html(&waiting.accepting(at.page("cases-transfer-accept"), &Fields::default(), &Invalid::default()))
}

async fn accept(at: Allowed<SuperviseCases>, Path(id): Path<Id<Transfer>>, Form(fields): Form) -> Answer {
    let waiting = Waiting::find(&at, id).await?;
    let known: Vec<Id<Staff>> = waiting.colleagues.iter().map(|staff| staff.id).collect();
    let done = match forms::transfers::read_acceptance(&fields, at.today(), &known) {
        Ok(owner) => actions::accept(at.db(), &at.offices(), at.actor(), waiting.transfer.id, owner).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(_) => see_other("/transfers", "cases-transfer-accepted"),
        Err(undone) => form_again(undone, |wrong| waiting.accepting(at.page("cases-transfer-accept"), &fields, wrong)),
    }
}

async fn refusal(at: Allowed<SuperviseCases>, Path(id): Path<Id<Transfer>>) -> Answer {
    let waiting = Waiting::find(&at, id).await?;
    html(&waiting.declining(at.page("cases-transfer-decline"), &Fields::default(), &Invalid::default()))
}

async fn decline(at: Allowed<SuperviseCases>, Path(id): Path<Id<Transfer>>, Form(fields): Form) -> Answer {
    let waiting = Waiting::find(&at, id).await?;
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(reason) => actions::decline(at.db(), &at.offices(), at.actor(), waiting.transfer.id, &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/transfers", "cases-transfer-declined"),
        Err(undone) => form_again(undone, |wrong| waiting.declining(at.page("cases-transfer-decline"), &fields, wrong)),
    }
}
