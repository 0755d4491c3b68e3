//! The page of a letter that the office issues: who must act next, what it says, who signed it, to whom it went.

use kernel::{Id, Staff};
use offices::Scope;
use web::{Allowed, Answer, Failure, Permission as _, html};

use super::{called, href, keeps, letters, minds};
use crate::access::Access;
use crate::links::Matters;
use crate::model::{LetterRow, Series};
use crate::permissions::{DraftLetters, ReadLetters, SignLetters};
use crate::rules::issued::may_list;
use crate::store::{deliveries, files, issued, mandates};
use crate::views::issued as views;
use crate::views::letter::{self, LetterPage};

/// The page; the letter was found within access, and that a secret one is read is written down.
pub(super) async fn show(at: &Allowed<ReadLetters>, letter: LetterRow, matters: &dyn Matters) -> Answer {
    let access = Access::of(at);
    let mut p = at.page("correspondence-title");
    p.title = match letter.number {
        Some(_) => called(&p, &letter),
        None => p.t("correspondence-draft").into_owned(),
    };
    let content = issued::content(at.db(), letter.id).await?;
    let signature = issued::signature(at.db(), letter.id).await?;
    let went = deliveries::of(at.db(), letter.id, views::SHOWN).await?;
    let staff: Vec<Id<Staff>> = content.checker.into_iter().chain(content.drafted_by).collect();
    let staff = offices::brief(at.db(), &staff).await?;
    let names = letter::Names::of(at.db(), &letter, &[], p.lang).await?;
    let related = letters::related(at, &access, &letter).await?;
    let files = files::of(at.db(), letter.id).await?;
    let keeps = keeps(at, &letter).await?;
    let is_stored = names.is_stored();
    let mut facts = letter::facts(&p, &letter, &names);
    facts.extend(views::facts(&p, &letter, &content, signature.as_ref(), &went));
    html(&LetterPage {
        office: names.office.clone(),
        next: views::next(&p, &letter, &content, &staff),
        late: false,
        mine: None,
        facts,
        deeds: deeds(at, &p, &letter, (keeps, is_stored)).await?,
        at_once: letters::taking_back(at, &p, letter.id, keeps).await?,
        files: letters::papers(&p, &letter, keeps && is_stored, letter::files(&p, &letter, &files)),
        steps: Vec::new(),
        related: related.iter().map(|(what, other)| letter::related(&p, what, other, &called(&p, other))).collect(),
        matters: matters.of(at.db(), (at.actor(), at.now()), letter.id).await?,
        register: if letter.number.is_some() { letters::register(at, &letter).await? } else { None },
        subject: letter.subject,
        p,
    })
}

/// What the reader may do with a letter that the office issues; what comes next stands first.
async fn deeds(
    at: &Allowed<ReadLetters>,
    p: &ui::Page,
    letter: &LetterRow,
    (keeps, is_stored): (bool, bool),
) -> Result<Vec<(String, String)>, Failure> {
    use crate::model::LetterState as S;
    let minds = minds(at, letter).await?;
    let heads = at.actor().has_role(SignLetters::ROLES)
        && Scope::with_roles(at.actor(), SignLetters::ROLES).covers(at.db(), letter.office).await?;
    let mandated = !mandates::held(at.db(), at.actor().staff, letter.office, letter.kind, at.today()).await?.is_empty();
    let drafts = at.actor().has_role(DraftLetters::ROLES);
    let own = letter.made_by == Some(at.actor().staff);
    let state = letter.state;
    let may = [
        (drafts && state == S::Draft, "review"),
        ((heads || mandated) && state == S::InReview, "signing"),
        (heads && state == S::InReview, "check"),
        (heads && state == S::InReview, "objection"),
        (drafts && state == S::Draft, "text"),
        (drafts && state == S::Draft, "enclosures"),
        (drafts && state == S::Draft, "references"),
        (heads && state == S::Draft && own, "signing"),
        (keeps && state == S::Signed, "number"),
        ((keeps || own) && letter.series == Series::Circular && may_list(state).is_ok(), "addressees"),
        (keeps && matches!(state, S::Numbered | S::Sent), "sending"),
        (keeps && !deliveries::unsigned(at.db(), letter.id, 1).await?.is_empty(), "receipt"),
        ((keeps || own) && matches!(state, S::Draft | S::InReview), "withdrawal"),
        (keeps && matches!(state, S::Signed | S::Numbered), "withdrawal"),
        (minds && matches!(state, S::Numbered | S::Sent), "closing"),
    ];
    let deed =
        |word: &str| (format!("{}/{word}", href(letter.id)), p.t(&format!("correspondence-{word}-deed")).into_owned());
    let may = may.into_iter().chain(letters::kept_deeds(state, minds, keeps, is_stored));
    let mut deeds: Vec<_> = may.filter(|(may, _)| *may).map(|(_, word)| deed(word)).collect();
    deeds.extend(["paper", "paper/duplicate", "paper/certified", "exchange"].map(|path| {
        let word = path.rsplit('/').next().unwrap_or(path);
        (format!("{}/{path}", href(letter.id)), p.t(&format!("correspondence-{word}-deed")).into_owned())
    }));
    Ok(deeds)
}
