//! The receiving office's pages of a referral: what was sent, and what it does with it.

use ::store::{StoreError, Undone};
use kernel::{Fields, Id, Invalid, Lang, Office};
use ui::{FormPage, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, form_again, html, see_other};

use super::super::documents::set;
use super::{Asked, page};
use crate::access::Access;
use crate::actions::{self, Incoming, Reply};
use crate::model::{Referral, ReferralRow, ReferralState};
use crate::permissions::{OpenCases, WorkCases};
use crate::{forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/referrals/{referral}", show)
        .get("/referrals/{referral}/pdf", pdf)
        .get("/referrals/{referral}/refusal", refusal)
        .post("/referrals/{referral}/refusal", decline)
        .get("/referrals/{referral}/return", returning)
        .post("/referrals/{referral}/return", give_back)
        .get("/referrals/{referral}/attachment", attachment)
        .post("/referrals/{referral}/attachment", attach)
        .get("/referrals/{referral}/outcome", new_outcome)
        .post("/referrals/{referral}/outcome", report)
}

/// A referral that came to an office of the reader.
struct Found {
    access: Access,
    offices: Vec<Id<Office>>,
    row: ReferralRow,
}

impl Found {
    /// Who takes in matters sees what waits; who may open the case that it became sees it, too.
    async fn at<P: Permission>(at: &Allowed<P>, id: Id<Referral>) -> Result<Self, Failure> {
        let (access, offices) = (Access::for_reader(at.actor(), at.now()), at.offices());
        let row = store::referrals::find_received(at.db(), &access, &offices, id).await?;
        Ok(Self { access, offices, row })
    }

    const fn incoming(&self) -> Incoming<'_> {
        Incoming { id: self.row.id, access: &self.access, offices: self.offices.as_slice() }
    }

    fn href(&self) -> String {
        format!("/referrals/{}", self.row.id)
    }

    fn asked<'a>(&self, title: &'a str, deed: &'a str, tail: &str) -> Asked<'a> {
        let (action, back) = (format!("{}/{tail}", self.href()), self.href());
        Asked { title, lead: format!("{} · {}", self.row.client, self.row.purpose), action, deed, back }
    }
}

async fn show(at: Allowed<OpenCases>, Path(id): Path<Id<Referral>>) -> Answer {
    let found = Found::at(&at, id).await?;
    actions::note_referral_reading(at.db(), at.actor(), &found.row).await?;
    let p = at.page("cases-referral");
    let back = ("/referrals".to_owned(), p.t("cases-referrals").into_owned());
    let mut shown = page(at.db(), p, &found.row, back).await?;
    let href = found.href();
    shown.pdf_href = format!("{href}/pdf");
    let works = at.actor().has_role(WorkCases::ROLES);
    match found.row.state {
        ReferralState::Sent => {
            shown = shown.with(format!("/cases/new?referral={id}"), "cases-referral-open", false);
            if works {
                shown = shown
                    .with(format!("{href}/attachment"), "cases-referral-attach", false)
                    .with(format!("{href}/return"), "cases-referral-return", false)
                    .with(format!("{href}/refusal"), "cases-referral-decline", false);
            }
        }
        ReferralState::Accepted if works => {
            shown = shown.with(format!("{href}/outcome"), "cases-referral-report", false);
        }
        _ => {}
    }
    if let Some(case) = found.row.received_case {
        shown.case_href = format!("/cases/{case}");
    }
    html(&shown)
}

async fn pdf(at: Allowed<OpenCases>, Path(id): Path<Id<Referral>>) -> Answer {
    let found = Found::at(&at, id).await?;
    actions::note_referral_reading(at.db(), at.actor(), &found.row).await?;
    let p = Page { lang: Lang::Th, ..at.page("cases-referral") };
    let document = super::super::documents::letter(at.db(), &p, &found.row).await?;
    set(document, at.now()).await
}

fn reason_page(at: &Allowed<WorkCases>, found: &Found, said: Reply, fields: &Fields, wrong: &Invalid) -> FormPage {
    let (title, tail, label) = match said {
        Reply::Returned => ("cases-referral-return", "return", "cases-referral-missing"),
        Reply::Declined | Reply::Accepted => ("cases-referral-decline", "refusal", "cases-referral-decline-reason"),
    };
    let asked = found.asked(title, title, tail);
    asked.page(at.page("cases-referral"), fields, wrong, |view| forms::referrals::reason(view, label))
}

async fn reply(at: &Allowed<WorkCases>, id: Id<Referral>, fields: &Fields, said: Reply, told: &'static str) -> Answer {
    let found = Found::at(at, id).await?;
    let done = match forms::words(fields, "reason", at.today()) {
        Ok(words) => actions::answer(at.db(), at.actor(), found.incoming(), said, &words).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other("/referrals", told),
        Err(undone) => form_again(undone, |wrong| reason_page(at, &found, said, fields, wrong)),
    }
}

async fn refusal(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>) -> Answer {
    let found = Found::at(&at, id).await?;
    html(&reason_page(&at, &found, Reply::Declined, &Fields::default(), &Invalid::default()))
}

async fn decline(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>, Form(fields): Form) -> Answer {
    reply(&at, id, &fields, Reply::Declined, "cases-referral-declined").await
}

async fn returning(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>) -> Answer {
    let found = Found::at(&at, id).await?;
    html(&reason_page(&at, &found, Reply::Returned, &Fields::default(), &Invalid::default()))
}

async fn give_back(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>, Form(fields): Form) -> Answer {
    reply(&at, id, &fields, Reply::Returned, "cases-referral-given-back").await
}

fn attachment_page(at: &Allowed<WorkCases>, found: &Found, fields: &Fields, wrong: &Invalid) -> FormPage {
    let asked = found.asked("cases-referral-attach", "cases-referral-attach", "attachment");
    asked.page(at.page("cases-referral"), fields, wrong, forms::referrals::attachment)
}

async fn attachment(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>) -> Answer {
    let found = Found::at(&at, id).await?;
    html(&attachment_page(&at, &found, &Fields::default(), &Invalid::default()))
}

async fn attach(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>, Form(fields): Form) -> Answer {
    let found = Found::at(&at, id).await?;
    match put_to_case(&at, &found, &fields).await {
        Ok(()) => see_other(&found.href(), "cases-referral-attached"),
        Err(undone) => form_again(undone, |wrong| attachment_page(&at, &found, &fields, wrong)),
    }
}

/// The case of that number in the receiving office, or in one below or above it that the reader works for.
async fn put_to_case(at: &Allowed<WorkCases>, found: &Found, fields: &Fields) -> Result<(), Undone> {
    let number = forms::referrals::read_attachment(fields, at.today())?;
    let cases = store::by_number(at.db(), &found.access, &number).await?;
    let theirs = cases.iter().find(|case| Some(case.office) == found.row.to_office);
    let only = if let [one] = cases.as_slice() { Some(one) } else { None };
    let Some(case) = theirs.or(only) else { return Err(Invalid::one("number", "cases-referral-no-such-case").into()) };
    actions::attach_referral(at.db(), at.actor(), found.incoming(), case.id).await
}

fn outcome_page(at: &Allowed<WorkCases>, found: &Found, fields: &Fields, wrong: &Invalid) -> FormPage {
    let asked = found.asked("cases-referral-report", "cases-referral-report-deed", "outcome");
    asked.page(at.page("cases-referral"), fields, wrong, forms::work::result)
}

async fn new_outcome(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>) -> Answer {
    let found = Found::at(&at, id).await?;
    if found.row.state != ReferralState::Accepted {
        return Err(StoreError::NotFound.into());
    }
    html(&outcome_page(&at, &found, &forms::today_in("done-on", at.today(), at.lang()), &Invalid::default()))
}

async fn report(at: Allowed<WorkCases>, Path(id): Path<Id<Referral>>, Form(fields): Form) -> Answer {
    let found = Found::at(&at, id).await?;
    let done = match forms::work::read_result(&fields, at.today()) {
        Ok(outcome) => actions::report(at.db(), at.actor(), found.incoming(), &outcome).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-referral-reported"),
        Err(undone) => form_again(undone, |wrong| outcome_page(&at, &found, &fields, wrong)),
    }
}
