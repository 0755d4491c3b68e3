//! หนังสือที่ออก: from the check of a draft to its dispatch, a form for each step.

use ::store::Undone;
use kernel::{Fields, Id, Invalid, Letter};
use offices::{OfficeBrief, Scope, StaffBrief};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, html};

use super::{answered, as_seen, find, form, keeps, only, papers};
use crate::actions;
use crate::forms::{self as small, issued as forms};
use crate::model::LetterRow;
use crate::permissions::{DraftLetters, RouteLetters, SignLetters};
use crate::store::issued;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/review", submitting)
        .post("/letters/{id}/review", submit)
        .get("/letters/{id}/check", checking)
        .post("/letters/{id}/check", check)
        .get("/letters/{id}/objection", returning)
        .post("/letters/{id}/objection", give_back)
        .get("/letters/{id}/number", numbering)
        .post("/letters/{id}/number", number)
        .get("/letters/{id}/sending", sending)
        .post("/letters/{id}/sending", send)
        .get("/letters/{id}/withdrawal", withdrawing)
        .post("/letters/{id}/withdrawal", withdraw)
}

/// A letter that the office issues; one that came is not found here.
pub(super) async fn issued_letter<P: web::Permission>(at: &Allowed<P>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    let letter = find(at, id).await?;
    if letter.way == crate::model::Way::Issued { Ok(letter) } else { Err(Failure::NotFound) }
}

/// The heads who may check a letter of an office: the nearest first, never who asks.
async fn heads(at: &Allowed<DraftLetters>, letter: &LetterRow) -> Result<Vec<StaffBrief>, Failure> {
    let heads = offices::officers(at.db(), letter.office, SignLetters::ROLES, at.today()).await?;
    Ok(heads.into_iter().filter(|head| head.id != at.actor().staff).collect())
}

async fn submitting(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let heads = heads(&at, &letter).await?;
    let blank = Fields::of_version(letter.version);
    html(&form(&at, &letter, "review", (&blank, &Invalid::default()), |_, view| forms::checkers(view, &heads)))
}

async fn submit(at: Allowed<DraftLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let heads = heads(&at, &letter).await?;
    let done = match forms::read_checker(&fields, &heads, at.today()) {
        Ok(checker) => actions::submit(at.db(), at.actor(), as_seen(&letter, &fields), checker).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-submitted", |wrong| {
        form(&at, &letter, "review", (&fields, wrong), |_, view| forms::checkers(view, &heads))
    })
}

/// A letter of an office that the head may answer for.
async fn headed(at: &Allowed<SignLetters>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    let letter = issued_letter(at, id).await?;
    only::<SignLetters>(Scope::of(at).covers(at.db(), letter.office).await?)?;
    Ok(letter)
}

fn confirming(at: &Allowed<SignLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "check", filled, |_, view| vec![view.hidden("version")])
}

async fn checking(at: Allowed<SignLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = headed(&at, id).await?;
    html(&confirming(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

async fn check(at: Allowed<SignLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = headed(&at, id).await?;
    let done = actions::check(at.db(), at.actor(), as_seen(&letter, &fields)).await;
    answered(id, done, "correspondence-checked", |wrong| confirming(&at, &letter, (&fields, wrong)))
}

fn giving_back(at: &Allowed<SignLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "objection", filled, |_, view| {
        vec![view.prose("reason", "correspondence-reason").rows(3).required(), view.hidden("version")]
    })
}

async fn returning(at: Allowed<SignLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = headed(&at, id).await?;
    html(&giving_back(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

async fn give_back(at: Allowed<SignLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = headed(&at, id).await?;
    let done = match small::words(&fields, "reason", at.today()) {
        Ok(words) => actions::give_back(at.db(), at.actor(), as_seen(&letter, &fields), &words).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-given-back", |wrong| giving_back(&at, &letter, (&fields, wrong)))
}

/// A letter in a register that the actor keeps, with the numbers reserved there.
async fn kept(at: &Allowed<RouteLetters>, id: Id<Letter>) -> Result<(LetterRow, Vec<(i64, String)>), Failure> {
    let letter = issued_letter(at, id).await?;
    only::<RouteLetters>(keeps(at, &letter).await?)?;
    let year = i64::from(thai::date::be_year(at.today().date()));
    let reserved = issued::reserved(at.db(), letter.office, letter.series, year).await?;
    Ok((letter, reserved))
}

async fn numbering(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let (letter, reserved) = kept(&at, id).await?;
    let mut fields = Fields::of_version(letter.version);
    fields.set("number", "next");
    html(&form(&at, &letter, "number", (&fields, &Invalid::default()), |_, view| forms::number(view, &reserved)))
}

async fn number(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let (letter, reserved) = kept(&at, id).await?;
    let done = match forms::read_number(&fields, &reserved, at.today()) {
        Ok(number) => actions::number(at.db(), at.actor(), as_seen(&letter, &fields), number).await.map(|_| ()),
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-numbered", |wrong| {
        form(&at, &letter, "number", (&fields, wrong), |_, view| forms::number(view, &reserved))
    })
}

/// The other offices of the tree, in the order of their names.
async fn others(at: &Allowed<RouteLetters>, letter: &LetterRow) -> Result<Vec<OfficeBrief>, Failure> {
    let all = offices::every(at.db()).await?;
    Ok(all.into_iter().filter(|office| office.id != letter.office).collect())
}

async fn sending(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let (letter, _) = kept(&at, id).await?;
    let others = others(&at, &letter).await?;
    let mut fields = Fields::of_version(letter.version);
    fields.set("to", letter.party_to.as_str());
    let filled = (&fields, &Invalid::default());
    html(&form(&at, &letter, "sending", filled, |p, view| forms::sending(view, &others, p.lang)))
}

async fn send(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let (letter, _) = kept(&at, id).await?;
    let others = others(&at, &letter).await?;
    let done = match forms::read_sending(&fields, &others, at.today()) {
        Ok(sent) => {
            let pdf = papers::set(&at, &letter, crate::documents::Copy::Original).await?;
            actions::send(at.db(), at.actor(), as_seen(&letter, &fields), sent, pdf).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-sent", |wrong| {
        form(&at, &letter, "sending", (&fields, wrong), |p, view| forms::sending(view, &others, p.lang))
    })
}

fn withdrawal(at: &Allowed<RouteLetters>, letter: &LetterRow, filled: (&Fields, &Invalid)) -> FormPage {
    form(at, letter, "withdrawal", filled, |_, view| {
        vec![view.prose("reason", "correspondence-reason").rows(2).required(), view.hidden("version")]
    })
}

/// A letter that the actor may withdraw: a draft of their own, or one in a register that they keep.
async fn withdrawn(at: &Allowed<RouteLetters>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    let letter = issued_letter(at, id).await?;
    let own = letter.number.is_none() && letter.made_by == Some(at.actor().staff);
    only::<RouteLetters>(own || keeps(at, &letter).await?)?;
    Ok(letter)
}

async fn withdrawing(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = withdrawn(&at, id).await?;
    html(&withdrawal(&at, &letter, (&Fields::of_version(letter.version), &Invalid::default())))
}

async fn withdraw(at: Allowed<RouteLetters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = withdrawn(&at, id).await?;
    let done = match small::words(&fields, "reason", at.today()) {
        Ok(reason) => actions::withdraw(at.db(), at.actor(), as_seen(&letter, &fields), &reason).await,
        Err(wrong) => Err(Undone::from(wrong)),
    };
    answered(id, done, "correspondence-withdrawn", |wrong| withdrawal(&at, &letter, (&fields, wrong)))
}
