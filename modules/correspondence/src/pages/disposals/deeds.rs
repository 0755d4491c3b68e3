//! What is done with a list: a committee appointed, letters decided on, reported, approved, sent to the National Archives, signed.

use kernel::{Code as _, Fields, Id, Invalid, Letter, Role, Staff};
use offices::{Scope, StaffBrief};
use ui::{Field, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, form_again, html, invalid, see_other};

use super::{address, failed, find, heads, shown};
use crate::actions::Done;
use crate::actions::disposals as actions;
use crate::forms::disposals as asks;
use crate::model::{Disposal, DisposalRow, DisposalState, ItemRow, MemberRow, VoteRow};
use crate::permissions::{ApproveDisposals, ExamineDisposals, KeepRegisters};
use crate::rules::{committee, destruction};
use crate::store::{disposals, reference};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/disposals/{disposal}/committee", appointing)
        .post("/letters/disposals/{disposal}/committee", appoint)
        .get("/letters/disposals/{disposal}/items/{letter}", deciding)
        .post("/letters/disposals/{disposal}/items/{letter}", decide)
        .post("/letters/disposals/{disposal}/votes", vote_on_ticked)
        .get("/letters/disposals/{disposal}/stand-in", choosing)
        .post("/letters/disposals/{disposal}/stand-in", choose)
        .post("/letters/disposals/{disposal}/report", report)
        .post("/letters/disposals/{disposal}/approval", approve)
        .post("/letters/disposals/{disposal}/rejection", reject)
        .get("/letters/disposals/{disposal}/archives", asking)
        .post("/letters/disposals/{disposal}/archives", ask)
        .get("/letters/disposals/{disposal}/archives-answer", answering)
        .post("/letters/disposals/{disposal}/archives-answer", answer)
        .get("/letters/disposals/{disposal}/record-signature", signing)
        .post("/letters/disposals/{disposal}/record-signature", sign)
}

/// Deeds that are done at once: address, version, word.
type AtOnce = Vec<(String, i64, String)>;
/// Address and word of deeds that ask something first.
type Deeds = Vec<(String, String)>;

/// What the reader may do with a list now.
pub(super) async fn of(
    at: &Allowed<ExamineDisposals>,
    p: &Page,
    row: &DisposalRow,
    members: &[MemberRow],
) -> Result<(AtOnce, Deeds), Failure> {
    let staff = at.actor().staff;
    let (heads, keeps) = (heads(at, row).await?, keeps(at, row).await?);
    let items = disposals::items(at.db(), row.id).await?;
    let days = reference::setting(at.db(), "setting", "archives-days").await?.amount.unwrap_or_default();
    let unsigned = members.iter().any(|member| member.staff == staff && member.signed_at.is_none());
    let there = |word: &str| format!("{}/{word}", address(row.id));
    let said = |word: &str| p.t(&format!("correspondence-{word}-deed")).into_owned();
    let at_once = [
        (destruction::report(row, members, &items, staff).is_ok(), "report"),
        (heads && destruction::approve(row, members, staff).is_ok(), "approval"),
        (heads && destruction::approve(row, members, staff).is_ok(), "rejection"),
    ];
    let deeds = [
        (heads && row.state == DisposalState::Listed, "committee"),
        (committee::choose(row, members, staff, None).is_ok(), "stand-in"),
        (keeps && row.state == DisposalState::Approved, "archives"),
        (keeps && row.state == DisposalState::Asked && row.archives_answer.is_none(), "archives-answer"),
        (unsigned && destruction::sign(row, members, staff, (at.today(), days)).is_ok(), "record-signature"),
        (true, "pdf"),
        (true, "xlsx"),
        (row.appointed_on.is_some(), "record"),
    ];
    let at_once = at_once.into_iter().filter(|(may, _)| *may).map(|(_, word)| (there(word), row.version, said(word)));
    let deeds = deeds.into_iter().filter(|(may, _)| *may).map(|(_, word)| (there(word), said(word)));
    Ok((at_once.collect(), deeds.collect()))
}

/// Whether the actor keeps the registers of the office of a list.
async fn keeps<P: Permission>(at: &Allowed<P>, row: &DisposalRow) -> Result<bool, Failure> {
    Ok(Scope::for_permission::<KeepRegisters>(at.actor()).covers(at.db(), row.office).await?)
}

/// One form about a list: its word in addresses and texts.
fn page<P: Permission>(
    at: &Allowed<P>,
    row: &DisposalRow,
    (word, path): (&str, &str),
    (fields, wrong): (&Fields, &Invalid),
    asked: impl FnOnce(&FormView<'_>) -> Vec<Field>,
) -> FormPage {
    let text = format!("correspondence-{word}-deed");
    let p = at.page(&text);
    let view = FormView::new(&p, fields, wrong);
    let form = view.form(format!("{}/{path}", address(row.id)), &text, address(row.id), asked(&view));
    FormPage { lead: p.t1("correspondence-disposal-year", "year", &row.year.to_string()), form, p }
}

/// The list as its form saw it: what was changed since is stale.
fn as_seen(row: &DisposalRow, fields: &Fields) -> DisposalRow {
    DisposalRow { version: fields.version(), ..row.clone() }
}

fn answered(id: Id<Disposal>, done: Done<()>, again: impl FnOnce(&Invalid) -> FormPage) -> Answer {
    match done {
        Ok(()) => see_other(&address(id), "correspondence-disposal-noted"),
        Err(::store::Undone::Failed(::store::StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, again),
    }
}

/// Those of the office, and above it, who may sit.
async fn candidates(at: &Allowed<ApproveDisposals>, row: &DisposalRow) -> Result<Vec<StaffBrief>, Failure> {
    let all = offices::officers(at.db(), row.office, &[Role::SocialWorker, Role::Supervisor], at.today()).await?;
    let mut known: Vec<StaffBrief> = Vec::new();
    for staff in all.into_iter().filter(|staff| staff.level.is_some()) {
        if !known.iter().any(|other| other.id == staff.id) {
            known.push(staff);
        }
    }
    Ok(known)
}

/// A list of the offices for which the actor appoints and approves; another's is not found.
async fn led(at: &Allowed<ApproveDisposals>, id: Id<Disposal>) -> Result<DisposalRow, Failure> {
    let row = find(at, id).await?;
    if heads(at, &row).await? { Ok(row) } else { Err(Failure::NotFound) }
}

async fn appointing(at: Allowed<ApproveDisposals>, Path(id): Path<Id<Disposal>>) -> Answer {
    let row = led(&at, id).await?;
    let known = candidates(&at, &row).await?;
    let fields = Fields::of_version(row.version);
    let filled = (&fields, &Invalid::default());
    html(&page(&at, &row, ("committee", "committee"), filled, |view| asks::committee(view, &known)))
}

async fn appoint(at: Allowed<ApproveDisposals>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = led(&at, id).await?;
    let known = candidates(&at, &row).await?;
    let done = match asks::read_committee(&fields, &known, at.today()) {
        Ok((members, chair)) => actions::appoint(at.db(), at.actor(), as_seen(&row, &fields), &members, chair).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, |wrong| {
        page(&at, &row, ("committee", "committee"), (&fields, wrong), |view| asks::committee(view, &known))
    })
}

/// One letter of a list that lies before the actor.
async fn item(
    at: &Allowed<ExamineDisposals>,
    id: Id<Disposal>,
    letter: Id<Letter>,
) -> Result<(DisposalRow, ItemRow), Failure> {
    let row = find(at, id).await?;
    let item = disposals::items(at.db(), id).await?.into_iter().find(|item| item.letter == letter);
    Ok((row, item.ok_or(Failure::NotFound)?))
}

async fn deciding(at: Allowed<ExamineDisposals>, Path((id, letter)): Path<(Id<Disposal>, Id<Letter>)>) -> Answer {
    let (row, item) = item(&at, id, letter).await?;
    let own = |vote: &VoteRow| vote.place == item.place && vote.staff == at.actor().staff;
    let mut fields = Fields::default();
    if let Some(vote) = disposals::votes(at.db(), id).await?.iter().find(|vote| own(vote)) {
        fields.set("decision", vote.decision.code());
        fields.set("keep-years", if vote.keep_years == 0 { String::new() } else { vote.keep_years.to_string() });
        fields.set("opinion", vote.opinion.as_str());
    }
    let path = format!("items/{letter}");
    html(&page(&at, &row, ("decision", &path), (&fields, &Invalid::default()), asks::vote))
}

async fn decide(
    at: Allowed<ExamineDisposals>,
    Path((id, letter)): Path<(Id<Disposal>, Id<Letter>)>,
    Form(fields): Form,
) -> Answer {
    let (row, item) = item(&at, id, letter).await?;
    let done = match asks::read_vote(&fields, at.today()) {
        Ok(vote) => actions::vote(at.db(), at.actor(), &row, &[item], &vote).await,
        Err(wrong) => Err(wrong.into()),
    };
    let path = format!("items/{letter}");
    answered(id, done, |wrong| page(&at, &row, ("decision", &path), (&fields, wrong), asks::vote))
}

async fn vote_on_ticked(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = find(&at, id).await?;
    let items = disposals::items(at.db(), id).await?;
    let voted = own_votes(&at, id).await?;
    let read =
        asks::read_items(&fields, items, &voted).and_then(|items| Ok((items, asks::read_vote(&fields, at.today())?)));
    let done = match read {
        Ok((items, vote)) => actions::vote(at.db(), at.actor(), &row, &items, &vote).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Err(::store::Undone::Invalid(wrong)) => invalid(&shown(&at, &row, (&fields, &wrong)).await?),
        done => answered(id, done, |wrong| page(&at, &row, ("decision", "votes"), (&fields, wrong), asks::votes)),
    }
}

/// The places on which the actor has voted.
async fn own_votes(at: &Allowed<ExamineDisposals>, id: Id<Disposal>) -> Result<Vec<i64>, Failure> {
    let votes = disposals::votes(at.db(), id).await?;
    Ok(votes.into_iter().filter(|vote| vote.staff == at.actor().staff).map(|vote| vote.place).collect())
}

/// The members from whom one is chosen to preside while the chair is away.
async fn plain_members(at: &Allowed<ExamineDisposals>, id: Id<Disposal>) -> Result<Vec<(Id<Staff>, String)>, Failure> {
    let members = disposals::members(at.db(), id).await?;
    let ids: Vec<Id<Staff>> = members.iter().filter(|member| !member.chairs).map(|member| member.staff).collect();
    let names = offices::brief(at.db(), &ids).await?;
    let named = |id: Id<Staff>| (id, names.get(&id).map_or_else(String::new, |staff| staff.full_name.clone()));
    Ok(ids.into_iter().map(named).collect())
}

async fn choosing(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>) -> Answer {
    let row = find(&at, id).await?;
    let members = plain_members(&at, id).await?;
    let own = disposals::members(at.db(), id).await?.into_iter().find(|member| member.staff == at.actor().staff);
    let chosen = own.and_then(|member| member.stand_in).map_or_else(|| "none".to_owned(), |id| id.to_string());
    let mut fields = Fields::default();
    fields.set("stand-in", chosen);
    let asked = |view: &FormView<'_>| asks::stand_in(view, &members);
    html(&page(&at, &row, ("stand-in", "stand-in"), (&fields, &Invalid::default()), asked))
}

async fn choose(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = find(&at, id).await?;
    let members = plain_members(&at, id).await?;
    let done = match asks::read_stand_in(&fields, at.today()) {
        Ok(choice) => actions::choose(at.db(), at.actor(), &row, choice).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, |wrong| {
        page(&at, &row, ("stand-in", "stand-in"), (&fields, wrong), |view| asks::stand_in(view, &members))
    })
}

/// Back to the list, or why not.
fn done(id: Id<Disposal>, done: Done<()>) -> Answer {
    match done {
        Ok(()) => see_other(&address(id), "correspondence-disposal-noted"),
        Err(undone) => Err(failed(undone)),
    }
}

async fn report(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = find(&at, id).await?;
    done(id, actions::report(at.db(), at.actor(), as_seen(&row, &fields)).await)
}

async fn approve(at: Allowed<ApproveDisposals>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = led(&at, id).await?;
    done(id, actions::approve(at.db(), at.actor(), as_seen(&row, &fields), true).await)
}

async fn reject(at: Allowed<ApproveDisposals>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = led(&at, id).await?;
    done(id, actions::approve(at.db(), at.actor(), as_seen(&row, &fields), false).await)
}

/// A list of the offices whose registers the actor keeps; another's is not found.
async fn kept(at: &Allowed<KeepRegisters>, id: Id<Disposal>) -> Result<DisposalRow, Failure> {
    let row = find(at, id).await?;
    if keeps(at, &row).await? { Ok(row) } else { Err(Failure::NotFound) }
}

fn archives(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.text("number", "correspondence-archives-number").required(),
        view.date("on", "correspondence-archives-asked").required(),
        view.hidden("version"),
    ]
}

async fn asking(at: Allowed<KeepRegisters>, Path(id): Path<Id<Disposal>>) -> Answer {
    let row = kept(&at, id).await?;
    let fields = Fields::of_version(row.version);
    html(&page(&at, &row, ("archives", "archives"), (&fields, &Invalid::default()), archives))
}

async fn ask(at: Allowed<KeepRegisters>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = kept(&at, id).await?;
    let done = match asks::read_archives(&fields, row.approved_on, at.today()) {
        Ok((number, on)) => actions::ask_archives(at.db(), at.actor(), as_seen(&row, &fields), (&number, on)).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, |wrong| page(&at, &row, ("archives", "archives"), (&fields, wrong), archives))
}

async fn answering(at: Allowed<KeepRegisters>, Path(id): Path<Id<Disposal>>) -> Answer {
    let row = kept(&at, id).await?;
    let fields = Fields::of_version(row.version);
    let word = ("archives-answer", "archives-answer");
    html(&page(&at, &row, word, (&fields, &Invalid::default()), asks::archives_answer))
}

async fn answer(at: Allowed<KeepRegisters>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = kept(&at, id).await?;
    let items = disposals::items(at.db(), id).await?;
    let done = match asks::read_answer(&fields, &items, row.archives_asked_on, at.today()) {
        Ok(answer) => actions::archives_answered(at.db(), at.actor(), as_seen(&row, &fields), &answer).await,
        Err(wrong) => Err(wrong.into()),
    };
    let word = ("archives-answer", "archives-answer");
    answered(id, done, |wrong| page(&at, &row, word, (&fields, wrong), asks::archives_answer))
}

fn signature(view: &FormView<'_>) -> Vec<Field> {
    vec![view.text("method", "correspondence-method").required(), view.hidden("version")]
}

async fn signing(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>) -> Answer {
    let row = find(&at, id).await?;
    let mut fields = Fields::of_version(row.version);
    fields.set("method", row.method.as_str());
    html(&page(&at, &row, ("record-signature", "record-signature"), (&fields, &Invalid::default()), signature))
}

async fn sign(at: Allowed<ExamineDisposals>, Path(id): Path<Id<Disposal>>, Form(fields): Form) -> Answer {
    let row = find(&at, id).await?;
    let mut check = kernel::Check::new(&fields, at.today());
    let method = check.line("method");
    let done = match check.finish(|| method) {
        Ok(method) => actions::sign(at.db(), at.actor(), as_seen(&row, &fields), &method).await.map(|_| ()),
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, |wrong| page(&at, &row, ("record-signature", "record-signature"), (&fields, wrong), signature))
}
