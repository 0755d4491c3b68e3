//! หนังสือของเรื่อง: the letters that it came from and that were written for it, as far as the reader may read them.

use std::sync::Arc;

use axum::Extension;
use kernel::{Case, Id, Kind as _, Letter, Ref};
use ui::Page;
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, html, see_other};

use super::about;
use crate::access::Access;
use crate::links::{Cover, LetterLine, Letters};
use crate::model::{CaseLetterRow, CaseRow, LetterPart, Referral, Stage};
use crate::permissions::{ReadCases, WorkCases};
use crate::views::letters::LettersPage;
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/letters", index)
        .post("/cases/{id}/letters", answer)
        .post("/cases/{id}/referrals/{referral}/letter", refer)
}

/// Correspondence, where a page asks it.
pub(super) type Office = Extension<Arc<dyn Letters>>;

/// GET /cases/{id}/letters
async fn index(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>, Extension(letters): Office) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let rows = store::letters::of_case(at.db(), id).await?;
    let ids: Vec<Id<Letter>> = rows.iter().map(|row| row.letter).collect();
    let seen = letters.seen(at.db(), (at.actor(), at.now()), &ids).await?;
    let p = at.page("cases-letters");
    let may_work = at.actor().has_role(WorkCases::ROLES) && case.stage != Stage::Closed;
    html(&LettersPage {
        lead: about(&p, &case),
        lines: lines(&p, &rows, seen),
        href: format!("/cases/{id}"),
        may_work,
        p,
    })
}

fn lines(p: &Page, rows: &[CaseLetterRow], seen: Vec<LetterLine>) -> Vec<(LetterLine, String)> {
    let part = |line: &LetterLine| rows.iter().find(|row| row.letter == line.letter).map(|row| row.part);
    let told = |line: LetterLine| part(&line).map(|part| (line, p.code("cases-letter-part", part).into_owned()));
    seen.into_iter().filter_map(told).collect()
}

/// POST /cases/{id}/letters: a draft that answers the letter from which the case was opened, or a new one.
async fn answer(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Extension(letters): Office, Form(_): Form) -> Answer {
    let (access, p) = (Access::of(&at), at.page("cases-letters"));
    let case = store::find(at.db(), &access, id).await?;
    let rows = store::letters::of_case(at.db(), case.id).await?;
    let opened = rows.iter().find(|row| row.part == LetterPart::Opened).map(|row| row.letter);
    let asked = match opened {
        Some(letter) => letters.seen(at.db(), (at.actor(), at.now()), &[letter]).await?.pop(),
        None => None,
    };
    let to = asked.as_ref().map_or_else(String::new, |line| line.from.clone());
    let paragraphs = vec![p.t1("cases-letter-answer-text", "case", &case.number)];
    let cover = |case: &CaseRow| Cover {
        answers: asked.map(|line| line.letter),
        ..cover(case, to, p.t("cases-letter-answer-subject").into_owned(), paragraphs)
    };
    let done = (case.id, LetterPart::Answer);
    let letter = actions::draft_letter(at.db(), &access, at.actor(), letters.as_ref(), done, cover).await?;
    see_other(&format!("/letters/{letter}"), "cases-letter-drafted")
}

/// POST /cases/{id}/referrals/{referral}/letter: the letter that goes with what was sent.
async fn refer(
    at: Allowed<WorkCases>,
    Path((id, referral)): Path<(Id<Case>, Id<Referral>)>,
    Extension(letters): Office,
    Form(_): Form,
) -> Answer {
    let (access, p) = (Access::of(&at), at.page("cases-letters"));
    let case = store::find(at.db(), &access, id).await?;
    let row = store::referrals::find(at.db(), case.id, referral).await?;
    if row.number.is_empty() {
        return Err(Failure::NotFound);
    }
    let paragraphs = vec![
        p.t1("cases-letter-referral-text", "number", &row.number),
        p.t("cases-letter-referral-asked").into_owned(),
    ];
    let cover = |case: &CaseRow| Cover {
        enclosures: vec![p.t1("cases-letter-referral-enclosed", "number", &row.number)],
        ..cover(case, row.receiver.clone(), p.t("cases-letter-referral-subject").into_owned(), paragraphs)
    };
    let done = (case.id, LetterPart::Referral);
    let letter = actions::draft_letter(at.db(), &access, at.actor(), letters.as_ref(), done, cover).await?;
    see_other(&format!("/letters/{letter}"), "cases-letter-drafted")
}

fn cover(case: &CaseRow, to: String, subject: String, paragraphs: Vec<String>) -> Cover {
    let about = Ref { kind: Case::KIND, id: case.id.number() };
    Cover { office: case.office, to, subject, paragraphs, enclosures: Vec::new(), answers: None, about }
}
