//! The sender's pages of a referral: where it stands, reminding, taking back, and what came of it.

use kernel::{Case, Fields, Id, Invalid};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, form_again, html, see_other};

use super::super::about;
use super::{Asked, page};
use crate::access::Access;
use crate::model::{CaseRow, Referral, ReferralRow, Stage};
use crate::permissions::{ReadCases, WorkCases};
use crate::rules::{self, ReferralDeed};
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/referrals/{referral}", show)
        .post("/cases/{id}/referrals/{referral}/reminder", remind)
        .post("/cases/{id}/referrals/{referral}/revision", redo)
        .get("/cases/{id}/referrals/{referral}/withdrawal", withdrawal)
        .post("/cases/{id}/referrals/{referral}/withdrawal", withdraw)
        .get("/cases/{id}/referrals/{referral}/answer", new_answer)
        .post("/cases/{id}/referrals/{referral}/answer", hear)
        .get("/cases/{id}/referrals/{referral}/outcome", new_outcome)
        .post("/cases/{id}/referrals/{referral}/outcome", note_outcome)
}

type Named = Path<(Id<Case>, Id<Referral>)>;

/// A case within access, and one of its referrals.
struct Found {
    access: Access,
    case: CaseRow,
    row: ReferralRow,
}

impl Found {
    async fn at<P: web::Permission>(at: &Allowed<P>, Path((id, referral)): Named) -> Result<Self, Failure> {
        let access = Access::of(at);
        let case = store::find(at.db(), &access, id).await?;
        let row = store::referrals::find(at.db(), case.id, referral).await?;
        Ok(Self { access, case, row })
    }

    fn href(&self) -> String {
        format!("/cases/{}/referrals/{}", self.case.id, self.row.id)
    }

    fn asked<'a>(&self, at: &Allowed<WorkCases>, title: &'a str, deed: &'a str, tail: &str) -> Asked<'a> {
        let (action, back) = (format!("{}/{tail}", self.href()), self.href());
        Asked { title, lead: about(&at.page("cases-name"), &self.case), action, deed, back }
    }
}

async fn show(at: Allowed<ReadCases>, named: Named) -> Answer {
    let found = Found::at(&at, named).await?;
    let (row, href) = (&found.row, found.href());
    actions::note_reading(at.db(), at.actor(), &found.case).await?;
    let p = at.page("cases-referral");
    let back = (format!("/cases/{}", found.case.id), about(&p, &found.case));
    let mut shown = page(at.db(), p, row, back).await?;
    if !row.number.is_empty() {
        shown.pdf_href = format!("/cases/{}/papers/{}/pdf", found.case.id, row.paper);
    }
    if !at.actor().has_role(WorkCases::ROLES) {
        return html(&shown);
    }
    let may = |deed| rules::may(deed, row.state).is_ok();
    if may(ReferralDeed::Answer) && row.to_office.is_none() {
        shown = shown.with(format!("{href}/answer"), "cases-referral-hear", false);
    }
    if may(ReferralDeed::Report) {
        shown = shown.with(format!("{href}/outcome"), "cases-referral-note-outcome", false);
    }
    if !row.number.is_empty() && found.case.stage != Stage::Closed {
        shown = shown.with(format!("{href}/letter"), "cases-letter-referral", true);
    }
    if may(ReferralDeed::Redo) {
        shown = shown.with(format!("{href}/revision"), "cases-referral-redo", true);
    }
    if rules::remind(row.state, row.due_on, row.reminded_on, at.today()).is_ok() {
        shown = shown.with(format!("{href}/reminder"), "cases-referral-remind", true);
    }
    if may(ReferralDeed::Withdraw) {
        shown = shown.with(format!("{href}/withdrawal"), "cases-referral-withdraw", false);
    }
    html(&shown)
}

async fn remind(at: Allowed<WorkCases>, Path((id, referral)): Named, Form(_): Form) -> Answer {
    actions::remind(at.db(), &Access::of(&at), at.actor(), id, referral).await?;
    see_other(&format!("/cases/{id}/referrals/{referral}"), "cases-referral-reminded")
}

async fn redo(at: Allowed<WorkCases>, Path((id, referral)): Named, Form(_): Form) -> Answer {
    let paper = actions::redo(at.db(), &Access::of(&at), at.actor(), id, referral).await?;
    see_other(&format!("/cases/{id}/papers/{paper}"), "")
}

fn withdrawal_page(at: &Allowed<WorkCases>, found: &Found, fields: &Fields, wrong: &Invalid) -> FormPage {
    let asked = found.asked(at, "cases-referral-withdraw", "cases-referral-withdraw", "withdrawal");
    let make = |view: &ui::FormView<'_>| forms::referrals::reason(view, "cases-referral-withdraw-reason");
    asked.page(at.page("cases-referral"), fields, wrong, make)
}

async fn withdrawal(at: Allowed<WorkCases>, named: Named) -> Answer {
    let found = Found::at(&at, named).await?;
    html(&withdrawal_page(&at, &found, &Fields::default(), &Invalid::default()))
}

async fn withdraw(at: Allowed<WorkCases>, named: Named, Form(fields): Form) -> Answer {
    let found = Found::at(&at, named).await?;
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(reason) => {
            let (case, row) = (found.case.id, found.row.id);
            actions::withdraw_referral(at.db(), &found.access, at.actor(), case, row, &reason).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-referral-withdrawn"),
        Err(undone) => form_again(undone, |wrong| withdrawal_page(&at, &found, &fields, wrong)),
    }
}

fn answer_page(at: &Allowed<WorkCases>, found: &Found, fields: &Fields, wrong: &Invalid) -> FormPage {
    let asked = found.asked(at, "cases-referral-hear", "cases-referral-hear-deed", "answer");
    asked.page(at.page("cases-referral"), fields, wrong, forms::referrals::answer)
}

async fn new_answer(at: Allowed<WorkCases>, named: Named) -> Answer {
    let found = Found::at(&at, named).await?;
    html(&answer_page(&at, &found, &forms::today_in("on", at.today(), at.lang()), &Invalid::default()))
}

async fn hear(at: Allowed<WorkCases>, named: Named, Form(fields): Form) -> Answer {
    let found = Found::at(&at, named).await?;
    let done = match forms::referrals::read_answer(&fields, at.today()) {
        Ok(answered) => {
            let (case, row) = (found.case.id, found.row.id);
            actions::hear(at.db(), &found.access, at.actor(), case, row, &answered).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-referral-heard"),
        Err(undone) => form_again(undone, |wrong| answer_page(&at, &found, &fields, wrong)),
    }
}

fn outcome_page(at: &Allowed<WorkCases>, found: &Found, fields: &Fields, wrong: &Invalid) -> FormPage {
    let asked = found.asked(at, "cases-referral-note-outcome", "cases-referral-outcome-deed", "outcome");
    asked.page(at.page("cases-referral"), fields, wrong, forms::work::result)
}

async fn new_outcome(at: Allowed<WorkCases>, named: Named) -> Answer {
    let found = Found::at(&at, named).await?;
    html(&outcome_page(&at, &found, &forms::today_in("done-on", at.today(), at.lang()), &Invalid::default()))
}

async fn note_outcome(at: Allowed<WorkCases>, named: Named, Form(fields): Form) -> Answer {
    let found = Found::at(&at, named).await?;
    let done = match forms::work::read_result(&fields, at.today()) {
        Ok(outcome) => {
            let (case, row) = (found.case.id, found.row.id);
            actions::note_outcome(at.db(), &found.access, at.actor(), case, row, &outcome).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-referral-outcome-noted"),
        Err(undone) => form_again(undone, |wrong| outcome_page(&at, &found, &fields, wrong)),
    }
}
