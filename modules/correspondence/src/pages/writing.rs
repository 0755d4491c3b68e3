//! การร่างหนังสือ: written with a picture of its pages beside the words, saved by hand and while one types.

use ::store::{StoreError, Undone};
use kernel::{Fields, Id, Invalid, Letter};
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Asking, Failure, Form, Path, Routes, autosaved, form_again, html, see_other};

use super::issued::issued_letter;
use super::{Query, as_seen, find, form, href, referring};
use crate::actions;
use crate::forms::writing as forms;
use crate::model::{Content, Kind, LetterRow, SalutationRow};
use crate::permissions::DraftLetters;
use crate::store::{issued, salutations};
use crate::views::writing::{Sheet, WritingPage};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/drafts/new", new)
        .post("/letters/drafts", create)
        .post("/letters/drafts/preview", preview_new)
        .get("/letters/{id}/text", writing)
        .post("/letters/{id}/text", write)
        .post("/letters/{id}/text/draft", autosave)
        .post("/letters/{id}/text/preview", preview)
}

async fn new(at: Allowed<DraftLetters>, query: Query) -> Answer {
    let asked = |name: &str| query.get(name).map_or("", String::as_str);
    let kind = kernel::Code::from_code(asked("kind")).unwrap_or(Kind::External);
    let thai = at.paper();
    let opening = thai.t(&format!("correspondence-opening-{}", kernel::Code::code(kind))).into_owned();
    let mut fields = forms::blank(kind, &opening);
    if let Some(answered) = answers(&at, asked("answers")).await? {
        fields.set("answers", answered.id.to_string());
        fields.set("party-to", answered.party_from.as_str());
        if crate::rules::issued::kinds_with("references").contains(&kind) {
            fields.set("references", referring::words(&thai, &answered));
        }
    }
    let words = salutations::all(at.db()).await?;
    html(&drafting(&at, &words, (&fields, &Invalid::default())))
}

/// The letter that is answered, if the reader may read it.
async fn answers(at: &Allowed<DraftLetters>, text: &str) -> Result<Option<LetterRow>, Failure> {
    match text.parse::<Id<Letter>>() {
        Ok(id) => find(at, id).await.map(Some),
        Err(_) => Ok(None),
    }
}

/// Where a new draft is begun, and where its picture comes from.
const NEW: (&str, &str) = ("/letters/drafts", "/letters/drafts/preview");

fn drafting(at: &Allowed<DraftLetters>, words: &[SalutationRow], (fields, wrong): (&Fields, &Invalid)) -> WritingPage {
    let p = at.page("correspondence-draft-deed");
    let view = FormView::new(&p, fields, wrong);
    let form = view.form(NEW.0, "correspondence-draft-save", "/letters/drafts", forms::fields(&view, words, p.lang));
    let lead = p.t("correspondence-draft-lead").into_owned();
    WritingPage { lead, form, preview: NEW.1.to_owned(), sheets: Vec::new(), p }
}

async fn create(at: Allowed<DraftLetters>, Form(fields): Form) -> Answer {
    let answers = answers(&at, fields.get("answers")).await?.map(|letter| letter.id);
    let words = salutations::all(at.db()).await?;
    let done = match forms::read(&fields, &words, answers, at.today()) {
        Ok(written) => actions::begin(at.db(), at.actor(), at.actor().office, &written).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(id) => see_other(&href(id), "correspondence-draft-saved"),
        Err(undone) => form_again(undone, |wrong| drafting(&at, &words, (&fields, wrong))),
    }
}

fn text(
    at: &Allowed<DraftLetters>,
    letter: &LetterRow,
    words: &[SalutationRow],
    filled: (&Fields, &Invalid),
) -> WritingPage {
    let FormPage { p, lead, form } = form(at, letter, "text", filled, |p, view| forms::fields(view, words, p.lang));
    let form = form.saving_drafts(format!("{}/text/draft", href(letter.id)), "");
    WritingPage { lead, form, preview: format!("{}/text/preview", href(letter.id)), sheets: Vec::new(), p }
}

async fn writing(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    let content = issued::content(at.db(), id).await?;
    let words = salutations::all(at.db()).await?;
    html(&text(&at, &letter, &words, (&forms::filled(&letter, &content), &Invalid::default())))
}

async fn write(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let words = salutations::all(at.db()).await?;
    let done = match forms::read(&fields, &words, letter.answers, at.today()) {
        Ok(written) => actions::save(at.db(), at.actor(), as_seen(&letter, &fields), &written).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&href(id), "correspondence-draft-saved"),
        Err(Undone::Failed(StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, |wrong| text(&at, &letter, &words, (&fields, wrong))),
    }
}

/// Saves while one types: plain words for the page, and the new version in a header. What is not whole yet is not saved.
async fn autosave(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = as_seen(&issued_letter(&at, id).await?, &fields);
    let p = at.page("correspondence-text-deed");
    let version = letter.version + 1;
    let words = salutations::all(at.db()).await?;
    let saved = match forms::read(&fields, &words, letter.answers, at.today()) {
        Ok(written) => actions::save(at.db(), at.actor(), letter, &written).await.map(|()| version),
        Err(wrong) => Err(wrong.into()),
    };
    autosaved(&p, at.now(), saved, "correspondence-autosave-stale")
}

/// The form again, with nothing said about it and nothing stored, and beside it what it would print.
async fn preview_new(at: Allowed<DraftLetters>, Form(fields): Form) -> Answer {
    let office = offices::office(at.db(), at.actor().office).await?;
    let words = salutations::all(at.db()).await?;
    let written = forms::as_typed(&fields, &words, at.today());
    let letter = actions::begun(&office, at.actor(), at.now(), &written);
    let page = drafting(&at, &words, (&fields, &Invalid::default()));
    html(&shown(&at, page, (letter, written.content)).await?)
}

async fn preview(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let words = salutations::all(at.db()).await?;
    let written = forms::as_typed(&fields, &words, at.today());
    // Nothing of what is stored is shown, so that there is no reading to write down.
    let typed = actions::says(letter, &written);
    let page = text(&at, &typed, &words, (&fields, &Invalid::default()));
    html(&shown(&at, page, (typed, written.content)).await?)
}

/// The page with its pictures.
async fn shown(
    at: &Allowed<DraftLetters>,
    mut page: WritingPage,
    (letter, content): (LetterRow, Content),
) -> Result<WritingPage, Failure> {
    let pictures = actions::pictures(at.db(), &at.paper(), letter, content).await?;
    page.sheets = Sheet::all(&page.p, pictures);
    Ok(page)
}

impl Asking for WritingPage {
    fn refused(mut self, refusal: &kernel::Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}
