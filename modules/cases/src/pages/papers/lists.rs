//! What the form of a paper offers: words of the reference data, colleagues, and for a letter of referral what can be sent.

use ::store::{Db, StoreError};
use directory::Ask;
use kernel::{Case, Code as _, Id, Lang, Office};
use people::Subject;
use ui::{Choice, Page};
use web::{Allowed, Failure, Permission};

use super::super::case::around;
use super::super::office_names;
use super::edit::Found;
use crate::access::Access;
use crate::forms::papers::{Lists, Sharing};
use crate::model::{CaseRow, Content, PaperForm, PaperRow, PaperState, ReferenceEntry, Sender, Step};
use crate::store;
use crate::views::referrals::{Known, offers};

/// Services of the directory that one form offers.
const SERVICES: i64 = 100;

/// The lists that a paper's form offers.
pub(super) async fn of<P: Permission>(at: &Allowed<P>, found: &Found) -> Result<Lists, Failure> {
    let (db, case) = (at.db(), &found.case);
    let lang = at.lang();
    let entries = store::reference::lists(db, &["problem-area", "closing-reason"]).await?;
    let of = |list: &str| -> Vec<Choice> {
        entries.iter().filter(|e| e.list == list).map(|e| Choice::new(e.code.as_str(), e.name(lang))).collect()
    };
    let colleagues = offices::holders(db, case.office, at.today()).await?;
    let mut lists = Lists {
        areas: of("problem-area"),
        colleagues: colleagues.iter().map(|staff| Choice::new(staff.id.to_string(), staff.name.as_str())).collect(),
        reasons: of("closing-reason"),
        goals: goals(db, case.id).await?,
        ..Lists::default()
    };
    match found.paper.form {
        PaperForm::Referral => lists.sharing = sharing(at, case).await?,
        PaperForm::Minutes => {
            if let Some(conference) = store::conferences::of_paper(db, found.paper.id).await? {
                let participants = store::conferences::participants(db, conference.id).await?;
                lists.called = Some((conference, participants));
            }
        }
        _ => {}
    }
    Ok(lists)
}

/// The goals of the plan in force.
async fn goals(db: &Db, case: Id<Case>) -> Result<Vec<String>, Failure> {
    let papers = store::papers::of_case(db, case).await?;
    let plan = papers.iter().rev().find(|paper| paper.step == Step::Plan && paper.state == PaperState::Signed);
    Ok(match plan.map(PaperRow::says) {
        Some(Ok(Content::Plan(plan))) => plan.goals.into_iter().map(|goal| goal.what).collect(),
        _ => Vec::new(),
    })
}

/// What can be sent to whom: each piece in Thai, as it would be sent, under a label in the reader's language.
async fn sharing<P: Permission>(at: &Allowed<P>, case: &CaseRow) -> Result<Sharing, Failure> {
    let (db, p) = (at.db(), at.page("cases-name"));
    let thai = Page { lang: Lang::Th, ..p.clone() };
    let subject = Subject::new(case.subject_kind.code(), case.subject).ok_or(Failure::NotFound)?;
    let particulars = people::particulars(db, &thai, subject).await?;
    let around = around(db, case, at.today()).await?;
    let mut results = Vec::new();
    for result in store::results::of_case(db, &Access::of(at), case.id).await? {
        let made_with = store::results::instrument(db, &result.hash).await?;
        results.push((result, made_with));
    }
    let offices = store::transfers::receivers(db, case.office, at.today()).await?;
    let bases = store::reference::lists(db, &["referral-basis"]).await?;
    let office = offices::office(db, case.office).await?;
    let name = office_names(db, &[case.office], Lang::Th).await?.remove(&case.office).unwrap_or_default();
    let law = |entry: &ReferenceEntry| (entry.code.clone(), format!("{} ({})", entry.th, entry.legal_basis));
    Ok(Sharing {
        sender: Sender { name, address: office.place_name, phone: office.phone },
        laws: bases.iter().map(law).collect(),
        client: around.client.name().to_owned(),
        offices: receivers(db, &offices).await?,
        services: services(db, around.client.place().map(|place| place.code)).await?,
        bases: bases
            .iter()
            .map(|entry| Choice::new(entry.code.as_str(), entry.name(p.lang)).hint(entry.legal_basis.as_str()))
            .collect(),
        offers: offers(&p, &thai, &Known { case, around: &around, particulars: &particulars, results: &results }),
    })
}

/// The offices that can take a referral, each with the organisation it belongs to.
async fn receivers(db: &Db, offices: &[store::transfers::Receiver]) -> Result<Vec<Choice>, StoreError> {
    let ids: Vec<Id<Office>> = offices.iter().map(|office| office.id).collect();
    let mut names = office_names(db, &ids, Lang::Th).await?;
    Ok(ids.iter().filter_map(|id| Some(Choice::new(id.to_string(), names.remove(id)?))).collect())
}

/// The services of the directory for somebody who lives there, the nearest first.
async fn services(db: &Db, place: Option<i64>) -> Result<Vec<Choice>, StoreError> {
    let found = directory::choose(db, &Ask { place, ..Ask::default() }, SERVICES).await?;
    let choice = |found: &directory::Found| {
        let service = &found.service;
        let phone = service.phone.as_ref().map_or_else(String::new, directory::Phone::shown);
        Choice::new(service.id.to_string(), format!("{} · {}", service.organisation_name, service.name)).hint(phone)
    };
    Ok(found.iter().map(choice).collect())
}
