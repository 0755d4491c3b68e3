//! Quality sampling: drawing closed cases, reviewing them, telling their workers, and what the office comes to.

mod items;

use std::collections::HashMap;

use axum::extract::Query;
use kernel::{Fields, Id, Invalid, Level, Office, Role, Staff};
use offices::{OfficeBrief, Scope, StaffBrief};
use ui::{Choice, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, form_again, html, see_other};

use super::teaching;
use crate::access::Access;
use crate::forms::figures::Query as Asking;
use crate::model::{Sample, SampleItemRow};
use crate::permissions::{ReviewSamples, SeeFigures, SuperviseCases};
use crate::views::samples::{ItemLine, OutcomeLine, QualityPage, SamplePage, SamplesPage, Tallied};
use crate::{actions, forms, store, views};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/samples", index)
        .get("/samples/new", new)
        .post("/samples", draw)
        .get("/samples/{sample}", show)
        .get("/samples/{sample}/items/{item}", items::show)
        .post("/samples/{sample}/items/{item}/review", items::review)
        .get("/samples/{sample}/items/{item}/reply", items::replying)
        .post("/samples/{sample}/items/{item}/reply", items::reply)
        .get("/figures/quality", quality)
}

async fn index(at: Allowed<ReviewSamples>) -> Answer {
    let supervised = at.actor().offices(&[Role::Supervisor]);
    let staff = at.actor().staff_ids();
    let waiting = store::samples::waiting(at.db(), &staff).await?;
    let told = store::samples::feedback(at.db(), &staff).await?;
    let outcomes = store::samples::outcomes(at.db(), &supervised).await?;
    let names = names_of(&at, &outcomes).await?;
    let p = at.page("cases-samples");
    html(&SamplesPage {
        tabs: views::tabs(&p, at.actor(), "/samples"),
        waiting: item_lines(&at, &p, &waiting).await?,
        told: item_lines(&at, &p, &told).await?,
        // Whoever supervises an office may open what lies behind the figures of it.
        outcomes: outcomes.iter().map(|row| OutcomeLine::new(&p, row, &names, None)).collect(),
        may_draw: !supervised.is_empty(),
        p,
    })
}

/// The offices of these samples by their names.
async fn names_of<P: web::Permission>(
    at: &Allowed<P>,
    outcomes: &[store::samples::Outcome],
) -> ::store::Result<HashMap<Id<Office>, String>> {
    let ids: Vec<_> = outcomes.iter().map(|outcome| outcome.office).collect();
    super::office_names(at.db(), &ids, at.actor().lang).await
}

/// Cases of samples as lines; which case it is is told as far as the reader may open it.
async fn item_lines<P: web::Permission>(
    at: &Allowed<P>,
    p: &Page,
    items: &[SampleItemRow],
) -> Result<Vec<ItemLine>, Failure> {
    let ids: Vec<_> = items.iter().map(|item| item.case).collect();
    let access = Access::for_reader(at.actor(), at.now());
    let cases = store::today::some(at.db(), &access, &ids).await?;
    actions::note_listing(at.db(), at.actor(), &cases).await?;
    let staff: Vec<_> = items.iter().flat_map(|item| [Some(item.worker), item.reviewer]).flatten().collect();
    let names = offices::brief(at.db(), &staff).await?;
    let line = |item: &SampleItemRow| ItemLine::new(p, item, cases.iter().find(|case| case.id == item.case), &names);
    Ok(items.iter().map(line).collect())
}

/// What a draw can choose from.
struct Drawing {
    offices: Vec<OfficeBrief>,
    choices: Vec<Choice>,
    reviewers: Vec<StaffBrief>,
}

impl Drawing {
    async fn of(at: &Allowed<SuperviseCases>) -> Result<Self, Failure> {
        let offices = offices::offices_within(at.db(), &Scope::of(at)).await?;
        let mut reviewers = teaching::colleagues(at).await?;
        let mine = offices::brief(at.db(), &[at.actor().staff]).await?;
        reviewers.extend(mine.into_values());
        // Somebody of professional level or above, who answers for the work of others.
        reviewers.retain(|staff| staff.level.is_some_and(|level| level >= Level::Professional));
        let choices = super::office_choices(at.db(), &offices, at.actor().lang).await?;
        Ok(Self { offices, choices, reviewers })
    }

    fn page(&self, at: &Allowed<SuperviseCases>, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page("cases-sample-new");
        let view = FormView::new(&p, fields, wrong);
        let asked = forms::samples::draw(&p, &view, self.choices.clone(), forms::colleagues(&self.reviewers, p.lang));
        let form = view.form("/samples", "cases-sample-deed", "/samples", asked);
        FormPage { lead: p.t("cases-sample-lead").into_owned(), form, p }
    }
}

async fn new(at: Allowed<SuperviseCases>) -> Answer {
    let mut fields = Fields::default();
    fields.set("unit", "cases");
    fields.set("reviewer", at.actor().staff.to_string());
    fields.set("office", at.actor().office.to_string());
    html(&Drawing::of(&at).await?.page(&at, &fields, &Invalid::default()))
}

async fn draw(at: Allowed<SuperviseCases>, Form(fields): Form) -> Answer {
    let drawing = Drawing::of(&at).await?;
    let offices: Vec<Id<Office>> = drawing.offices.iter().map(|office| office.id).collect();
    let reviewers: Vec<Id<Staff>> = drawing.reviewers.iter().map(|staff| staff.id).collect();
    let done = match forms::samples::read_draw(&fields, at.today(), &offices, &reviewers) {
        Ok(command) => actions::draw_sample(at.db(), &Access::of(&at), at.actor(), command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(sample) => see_other(&format!("/samples/{sample}"), "cases-sample-drawn"),
        Err(undone) => form_again(undone, |wrong| drawing.page(&at, &fields, wrong)),
    }
}

async fn show(at: Allowed<SuperviseCases>, Path(id): Path<Id<Sample>>) -> Answer {
    let sample = store::samples::find(at.db(), &at.offices(), id).await?;
    let items = store::samples::items(at.db(), id).await?;
    let population = actions::population(&sample)?;
    let tallies = store::samples::tallies(at.db(), id).await?;
    let checklist = store::reference::lists(at.db(), &["quality"]).await?;
    let mut names = super::office_names(at.db(), &[sample.office], at.actor().lang).await?;
    let p = at.page("cases-sample");
    html(&SamplePage {
        office: names.remove(&sample.office).unwrap_or_default(),
        span: format!("{} – {}", p.day_short(sample.from), p.day_short(sample.until)),
        drawn: p
            .tn("cases-sample-drawn-of", &[("drawn", &items.len().to_string()), ("of", &population.len().to_string())]),
        seed: sample.seed.clone(),
        again: actions::is_drawn_again(&sample, &population, &items),
        items: item_lines(&at, &p, &items).await?,
        tallied: Tallied::of(&p, &checklist, &tallies),
        p,
    })
}

/// What the samples of the offices within scope came to, for whoever sees figures. Of few reviews nothing is told to those
/// who may not open what lies behind them.
async fn quality(at: Allowed<SeeFigures>, Query(_): Query<Asking>) -> Answer {
    let below = store::reference::amount(at.db(), "figures", "below").await?;
    let outcomes = store::samples::outcomes(at.db(), &at.offices()).await?;
    let names = names_of(&at, &outcomes).await?;
    let supervised = Scope::with_roles(at.actor(), SuperviseCases::ROLES);
    let p = at.page("cases-quality");
    let mut lines = Vec::new();
    for row in &outcomes {
        let hidden = if supervised.covers(at.db(), row.office).await? { None } else { Some(below) };
        lines.push(OutcomeLine::new(&p, row, &names, hidden));
    }
    html(&QualityPage { tabs: views::figures_tabs(&p, "/figures/quality"), lines, p })
}
