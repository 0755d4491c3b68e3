//! หน้าแรกของงานสารบรรณ, and the page of one letter: who must act next, by when.

use axum::Extension;
use kernel::{Id, Letter};
use offices::Scope;
use web::{Allowed, Answer, Failure, Path, Permission as _, Routes, html};

use super::{Casework, called, duties, find, keeps, minds, outgoing, routing};
use crate::access::Access;
use crate::actions;
use crate::links::Matters;
use crate::model::{LetterRow, LetterState, Series, StepRow, Way};
use crate::permissions::{
    DraftLetters, EditSettings, GiveMandates, KeepRegisters, NameRegistrars, ReadLetters, SeeRegisters,
};
use crate::rules::routing::{Hands, holds};
use crate::store::{files, finding, letters, loans, references, registrars, steps};
use crate::views::letter::{self, LetterPage};
use crate::views::letters::{HomePage, due_line};

/// Letters shown of each list of the first page.
const SHOWN: i64 = 40;

pub(super) fn routes() -> Routes {
    Routes::new().get("/letters", home).get("/letters/{id}", show)
}

async fn home(at: Allowed<ReadLetters>) -> Answer {
    let access = Access::of(&at);
    let p = at.page("correspondence-title");
    let waiting = steps::waiting_for(at.db(), &access, SHOWN).await?;
    let sees = at.actor().has_role(SeeRegisters::ROLES);
    let overdue = if sees { steps::overdue(at.db(), &access, at.now(), SHOWN).await? } else { Vec::new() };
    let secret = !registrars::offices(at.db(), at.actor().staff, at.today()).await?.is_empty();
    let mut deeds = Vec::new();
    deeds.push(("/letters/drafts".to_owned(), p.t("correspondence-drafts").into_owned()));
    if at.actor().has_role(KeepRegisters::ROLES) {
        deeds.push(("/letters/new".to_owned(), p.t("correspondence-receive").into_owned()));
        deeds.push(("/letters/exchange".to_owned(), p.t("correspondence-bring").into_owned()));
        deeds.push(("/letters/keeping".to_owned(), p.t("correspondence-keeping").into_owned()));
    }
    if secret {
        deeds.push(("/letters/secret/new".to_owned(), p.t("correspondence-receive-secret").into_owned()));
    }
    if at.actor().has_role(GiveMandates::ROLES) {
        deeds.push(("/letters/mandates".to_owned(), p.t("correspondence-mandates").into_owned()));
    }
    if at.actor().has_role(NameRegistrars::ROLES) {
        deeds.push(("/letters/registrars".to_owned(), p.t("correspondence-registrars").into_owned()));
    }
    if at.actor().has_role(EditSettings::ROLES) {
        deeds.push(("/letters/reference".to_owned(), p.t("correspondence-reference").into_owned()));
    }
    let series = <Series as kernel::Code>::ALL.iter().copied();
    let registers = series
        .filter(|series| if series.is_secret() { secret } else { sees })
        .map(|series| {
            let code = kernel::Code::code(series);
            (format!("/letters/registers/{code}"), p.t(&format!("correspondence-register-{code}")).into_owned())
        })
        .collect();
    let mut registers: Vec<(String, String)> = registers;
    if sees {
        for (href, key) in [
            ("/letters/dispatch", "correspondence-dispatch"),
            ("/letters/kept", "correspondence-kept-register"),
            ("/letters/loans", "correspondence-loans"),
            ("/letters/disposals", "correspondence-disposals"),
            ("/letters/handovers", "correspondence-handovers"),
        ] {
            registers.push((href.to_owned(), p.t(key).into_owned()));
        }
    }
    let line = |row| due_line(&p, at.now(), row);
    let (waiting, overdue) = (waiting.into_iter().map(line).collect(), overdue.into_iter().map(line).collect());
    let duties = duties::of(&at, &p).await?;
    html(&HomePage { waiting, overdue, duties, sees, registers, deeds, p })
}

async fn show(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>, Extension(matters): Casework) -> Answer {
    let letter = find(&at, id).await?;
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    if letter.way == Way::Issued {
        return outgoing::show(&at, letter, matters.as_ref()).await;
    }
    let access = Access::of(&at);
    let way = steps::of(at.db(), id).await?;
    let mut p = at.page("correspondence-title");
    let names = letter::Names::of(at.db(), &letter, &way, p.lang).await?;
    p.title = called(&p, &letter);
    let related = related(&at, &access, &letter).await?;
    let (held, minds, keeps) = (held(&at, &letter, &way), minds(&at, &letter).await?, keeps(&at, &letter).await?);
    let is_stored = names.is_stored();
    let files = files::of(at.db(), id).await?;
    html(&LetterPage {
        office: names.office.clone(),
        next: letter::next(&p, &letter, &way, &names),
        late: letter.due_at.is_some_and(|due| due < at.now()),
        mine: held.map(|step| letter::mine(&p, &letter, step)),
        facts: letter::facts(&p, &letter, &names),
        deeds: with_reply(&at, &p, &letter, matters.as_ref(), deeds(&p, &letter, minds, keeps, is_stored)),
        matters: matters.of(at.db(), (at.actor(), at.now()), id).await?,
        at_once: taking_back(&at, &p, id, keeps).await?,
        files: papers(&p, &letter, keeps && is_stored, letter::files(&p, &letter, &files)),
        steps: way.iter().map(|step| letter::step(&p, step, &names)).collect(),
        related: related.iter().map(|(what, other)| letter::related(&p, what, other, &called(&p, other))).collect(),
        register: register(&at, &letter).await?,
        subject: letter.subject,
        p,
    })
}

/// Taking a letter that is lent back into the store, for those who keep its register: address and word.
pub(super) async fn taking_back(
    at: &Allowed<ReadLetters>,
    p: &ui::Page,
    id: Id<Letter>,
    keeps: bool,
) -> Result<Vec<(String, String)>, Failure> {
    let is_lent = keeps && loans::out(at.db(), id).await?.is_some();
    let deed = || (format!("/letters/{id}/return"), p.t("correspondence-return-deed").into_owned());
    Ok(is_lent.then(deed).into_iter().collect())
}

/// The files with the card of loans of a letter that lies in the store, for those who keep its register.
pub(super) fn papers(
    p: &ui::Page,
    letter: &LetterRow,
    lends: bool,
    mut files: Vec<letter::FileLine>,
) -> Vec<letter::FileLine> {
    if lends {
        files.push(letter::FileLine {
            href: format!("/letters/{}/loan/pdf", letter.id),
            name: p.t("correspondence-loan-card").into_owned(),
            note: p.t("correspondence-loan-card-note").into_owned(),
        });
    }
    files
}

/// The same with the draft of an answer, for those who draft, and a matter to be opened, for those who take in matters.
fn with_reply(
    at: &Allowed<ReadLetters>,
    p: &ui::Page,
    letter: &LetterRow,
    matters: &dyn Matters,
    mut deeds: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let open = matches!(letter.state, LetterState::Received | LetterState::Routed);
    if open && at.actor().has_role(DraftLetters::ROLES) {
        let href = format!("/letters/drafts/new?answers={}", letter.id);
        deeds.push((href, p.t("correspondence-reply-deed").into_owned()));
    }
    if let Some(href) = matters.opening(at.actor(), letter.id).filter(|_| open) {
        deeds.push((href, p.t("correspondence-matter-deed").into_owned()));
    }
    deeds
}

/// The letters within access that belong to one, each with the words for what it is to it: the letter that it answers, those that
/// answer it, those to which it refers and that refer to it.
pub(super) async fn related(
    at: &Allowed<ReadLetters>,
    access: &Access,
    letter: &LetterRow,
) -> Result<Vec<(&'static str, LetterRow)>, Failure> {
    let mut related = Vec::new();
    if let Some(answered) = letter.answers {
        match letters::find(at.db(), access, answered).await {
            Ok(found) => related.push(("correspondence-it-answers", found)),
            Err(::store::StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let answers = finding::answers_of(at.db(), access, letter.id).await?;
    related.extend(answers.into_iter().map(|other| ("correspondence-answered-by", other)));
    let refers = references::of(at.db(), access, letter.id).await?;
    related.extend(refers.into_iter().map(|other| ("correspondence-refers-to", other)));
    let referring = references::to(at.db(), access, letter.id).await?;
    related.extend(referring.into_iter().map(|other| ("correspondence-referred-by", other)));
    Ok(related)
}

/// The stop whose turn it is, where the reader holds it.
fn held<'a>(at: &Allowed<ReadLetters>, letter: &LetterRow, way: &'a [StepRow]) -> Option<&'a StepRow> {
    let (staff, offices) = (at.actor().staff_ids(), routing::units(at.actor()));
    let hands = Hands { themself: at.actor().staff, staff: &staff, offices: &offices };
    way.iter().find(|step| step.is_current() && holds(step, letter.secrecy, hands))
}

/// The register in which the letter stands, for those who may open it.
pub(super) async fn register(at: &Allowed<ReadLetters>, letter: &LetterRow) -> Result<Option<String>, Failure> {
    let code = kernel::Code::code(letter.series);
    let href = format!("/letters/registers/{code}?office={}&year={}", letter.office, letter.year);
    let sees = if letter.secrecy.is_secret() {
        registrars::keeps(at.db(), letter.office, at.actor().staff, at.today()).await?
    } else {
        Scope::for_permission::<SeeRegisters>(at.actor()).covers(at.db(), letter.office).await?
    };
    Ok(sees.then_some(href))
}

/// What the reader may do with a letter that came; what comes next stands first.
fn deeds(p: &ui::Page, letter: &LetterRow, minds: bool, keeps: bool, is_stored: bool) -> Vec<(String, String)> {
    let open = matches!(letter.state, LetterState::Received | LetterState::Routed);
    let may = [
        (minds && open, "routing"),
        (minds && open, "closing"),
        (keeps && open, "enclosures"),
        (keeps && letter.way == Way::Received && (open || letter.state == LetterState::Closed), "correction"),
        (minds && (open || letter.state == LetterState::Closed), "answered"),
        (keeps && letter.state == LetterState::Received, "cancellation"),
    ];
    let deed = |word: &str| {
        (format!("/letters/{}/{word}", letter.id), p.t(&format!("correspondence-{word}-deed")).into_owned())
    };
    let may = may.into_iter().chain(kept_deeds(letter.state, minds, keeps, is_stored));
    may.filter(|(may, _)| *may).map(|(_, word)| deed(word)).collect()
}

/// What may be done with a letter whose matter is closed, whichever way it went.
pub(super) fn kept_deeds(state: LetterState, minds: bool, keeps: bool, is_stored: bool) -> [(bool, &'static str); 4] {
    let closed = state == LetterState::Closed;
    [
        (minds && closed && !is_stored, "reopening"),
        (keeps && closed && is_stored, "loan"),
        (keeps && closed, "hold"),
        (keeps && closed && is_stored, "class"),
    ]
}
