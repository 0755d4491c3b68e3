//! One case of a sample: reviewed against the checklist, read by its worker, answered by them.

use ::store::{StoreError, Undone};
use kernel::{Fields, Id, Invalid, Role};
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, form_again, html, invalid, see_other};

use crate::access::Access;
use crate::actions::{self, Review};
use crate::model::{CaseRow, ReferenceEntry, Sample, SampleItem, SampleItemRow};
use crate::permissions::ReviewSamples;
use crate::views::samples::{Asked, ItemPage};
use crate::{forms, rules, store};

type Ids = (Id<Sample>, Id<SampleItem>);

/// A case of a sample of which the reader may know.
struct Found {
    item: SampleItemRow,
    case: Option<CaseRow>,
    checklist: Vec<ReferenceEntry>,
    may_review: bool,
}

impl Found {
    async fn of(at: &Allowed<ReviewSamples>, ids: Ids) -> Result<Self, Failure> {
        let staff = at.actor().staff_ids();
        let supervised = at.actor().offices(&[Role::Supervisor]);
        let item = store::samples::find_item(at.db(), &staff, &supervised, ids).await?;
        let access = Access::for_reader(at.actor(), at.now());
        let case = store::today::some(at.db(), &access, &[item.case]).await?.into_iter().next();
        let involved = store::samples::involved(at.db(), item.case).await?;
        let asked = item.reviewer.is_none_or(|reviewer| staff.contains(&reviewer));
        let may_review =
            item.reviewed_at.is_none() && asked && case.is_some() && rules::sample::review(&staff, &involved).is_ok();
        let checklist = store::reference::lists(at.db(), &["quality"]).await?;
        Ok(Self { item, case, checklist, may_review })
    }

    fn href(&self) -> String {
        format!("/samples/{}/items/{}", self.item.sample, self.item.id)
    }

    async fn page(&self, at: &Allowed<ReviewSamples>, fields: &Fields, wrong: &Invalid) -> Result<ItemPage, Failure> {
        let marks = store::samples::marks(at.db(), self.item.id).await?;
        let staff: Vec<_> = [Some(self.item.worker), self.item.reviewer].into_iter().flatten().collect();
        let names = offices::brief(at.db(), &staff).await?;
        let p = at.page("cases-sample-item-title");
        let form = self.may_review.then(|| {
            let view = FormView::new(&p, fields, wrong);
            let asked = forms::samples::review(&p, &view, &self.checklist);
            view.form(format!("{}/review", self.href()), "cases-sample-review-deed", "/samples", asked)
        });
        let mine = self.item.worker == at.actor().staff;
        let asked = Asked { item: &self.item, case: self.case.as_ref(), checklist: &self.checklist, marks: &marks };
        Ok(ItemPage::new(p, &asked, &names, form, mine))
    }
}

pub(super) async fn show(at: Allowed<ReviewSamples>, Path(ids): Path<Ids>) -> Answer {
    let found = Found::of(&at, ids).await?;
    actions::note_listing(at.db(), at.actor(), &found.case).await?;
    let fields = Fields::of_version(found.item.version);
    html(&found.page(&at, &fields, &Invalid::default()).await?)
}

pub(super) async fn review(at: Allowed<ReviewSamples>, Path(ids): Path<Ids>, Form(fields): Form) -> Answer {
    let found = Found::of(&at, ids).await?;
    if found.item.reviewed_at.is_some() {
        return Err(StoreError::Stale.into());
    }
    if !found.may_review {
        return Err(Failure::NotFound);
    }
    let done = match forms::samples::read_review(&fields, at.today(), &found.checklist) {
        Ok(read) => {
            let item = SampleItemRow { version: read.version, ..found.item.clone() };
            let review = Review { item, marks: read.marks, feedback: read.feedback };
            actions::review_sample(at.db(), &Access::of(&at), at.actor(), review).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-sample-reviewed"),
        Err(Undone::Invalid(wrong)) => invalid(&found.page(&at, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            let mut page = found.page(&at, &fields, &Invalid::default()).await?;
            page.form = page.form.map(|form| form.refused(&page.p, &refusal));
            invalid(&page)
        }
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

/// A review of the reader's own work to which they have not replied.
async fn unanswered(at: &Allowed<ReviewSamples>, ids: Ids) -> Result<Found, Failure> {
    let found = Found::of(at, ids).await?;
    let item = &found.item;
    let waits = item.worker == at.actor().staff && item.reviewed_at.is_some() && item.replied_at.is_none();
    if waits { Ok(found) } else { Err(Failure::NotFound) }
}

fn reply_page(at: &Allowed<ReviewSamples>, found: &Found, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("cases-sample-reply");
    let view = FormView::new(&p, fields, wrong);
    let asked = vec![view.prose("reply", "cases-sample-reply-words").rows(5).required()];
    let form = view.form(format!("{}/reply", found.href()), "cases-sample-reply-deed", found.href(), asked);
    FormPage { lead: found.item.feedback.clone(), form, p }
}

pub(super) async fn replying(at: Allowed<ReviewSamples>, Path(ids): Path<Ids>) -> Answer {
    let found = unanswered(&at, ids).await?;
    html(&reply_page(&at, &found, &Fields::default(), &Invalid::default()))
}

pub(super) async fn reply(at: Allowed<ReviewSamples>, Path(ids): Path<Ids>, Form(fields): Form) -> Answer {
    let found = unanswered(&at, ids).await?;
    let done = match forms::words(&fields, "reply", at.today()) {
        Ok(words) => actions::reply_to_review(at.db(), at.actor(), &found.item, &words).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&found.href(), "cases-sample-replied"),
        Err(undone) => form_again(undone, |wrong| reply_page(&at, &found, &fields, wrong)),
    }
}
