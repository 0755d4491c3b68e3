//! การยืมหนังสือ (แบบที่ 24): what is out of the store, lending and taking back, and the card of a letter.

use ::store::Undone;
use figures::sheet::Entry;
use kernel::{Day, Fields, Id, Invalid, Letter, Role};
use offices::StaffBrief;
use ui::{Choice, FormPage, Look, Page};
use web::{Allowed, Answer, Failure, Form, Path, Routes, html, see_other};

use super::super::printing::{List, Out, days, months, put_out, taken_out};
use super::super::{Query, answered, asked, find, form, href, keeps, office, only};
use super::LINES;
use crate::access::Access;
use crate::actions;
use crate::forms::closing as forms;
use crate::model::{LetterRow, LoanRow};
use crate::permissions::{KeepRegisters, SeeRegisters};
use crate::store::{keeping, loans, reference};
use crate::views::tables::{Row, TablePage, headings};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/loans", lent)
        .get("/letters/loans/pdf", lent_on_paper)
        .get("/letters/loans/xlsx", lent_as_sheet)
        .get("/letters/{id}/loan", lending)
        .post("/letters/{id}/loan", lend)
        .get("/letters/{id}/loan/pdf", card)
        .post("/letters/{id}/return", take_back)
}

/// Loans on paper and on a sheet.
const PRINTED: i64 = 1_500;

/// What is seen of a loan.
const LENT: [&str; 6] = [
    "correspondence-loan-letter",
    "correspondence-loan-borrower",
    "correspondence-loan-purpose",
    "correspondence-loan-on",
    "correspondence-loan-due",
    "correspondence-loan-returned",
];

async fn lent(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    let office = office(&at, asked(&query, "office")).await?;
    let part = ::store::Page::parse(asked(&query, "page"), LINES);
    let found = loans::of(at.db(), office, part).await?;
    let letters = keeping::named(at.db(), &Access::of(&at), found.rows.iter().map(|loan| loan.letter)).await?;
    let names: Vec<_> = found.rows.iter().map(|loan| loan.borrower).collect();
    let names = offices::brief(at.db(), &names).await?;
    let p = at.page("correspondence-loans");
    // The loan of a letter that the reader may not know leaves no line.
    let row = |loan: &LoanRow| {
        let letter = letters.iter().find(|letter| letter.id == loan.letter)?;
        let borrower = names.get(&loan.borrower).map_or_else(String::new, |staff: &StaffBrief| staff.name.clone());
        let back = loan.returned_on.map_or_else(String::new, |day| p.day_short(day));
        Some(Row {
            href: href(letter.id),
            tick: String::new(),
            cells: vec![
                letter.subject.clone(),
                borrower,
                loan.purpose.clone(),
                p.day_short(loan.lent_on),
                p.day_short(loan.due_on),
                back,
            ],
        })
    };
    let rows = found.rows.iter().filter_map(row).collect();
    let name = offices::office(at.db(), office).await?.named(p.lang).to_owned();
    let heads = headings(&p, &LENT);
    let there = |number: i64| format!("/letters/loans?office={office}&page={number}");
    html(&TablePage {
        newer: (part.number > 1).then(|| there(part.number - 1)),
        older: found.more.then(|| there(part.number + 1)),
        months: months(&p, i64::from(thai::date::be_year(at.today().date())), at.today(), ("/letters/loans", office)),
        ..TablePage::new(p, name, heads, rows)
    })
}

/// Those whose post is high enough to borrow, in the letter's office and above it.
async fn borrowers(at: &Allowed<SeeRegisters>, letter: &LetterRow) -> Result<Vec<StaffBrief>, Failure> {
    let roles = [Role::Supervisor, Role::Director];
    Ok(offices::officers(at.db(), letter.office, &roles, at.today()).await?)
}

fn lending_page(
    at: &Allowed<SeeRegisters>,
    letter: &LetterRow,
    borrowers: &[StaffBrief],
    filled: (&Fields, &Invalid),
) -> FormPage {
    let choice = |staff: &StaffBrief| {
        Choice::new(staff.id.to_string(), staff.full_name.as_str()).hint(staff.office_name.as_str())
    };
    form(at, letter, "loan", filled, |_, view| {
        vec![
            view.choose(
                Look::Radios,
                "borrower",
                "correspondence-loan-borrower",
                borrowers.iter().map(choice).collect(),
            )
            .required(),
            view.text("purpose", "correspondence-loan-purpose").required(),
            view.date("due-on", "correspondence-loan-due").required(),
        ]
    })
}

async fn lending(at: Allowed<SeeRegisters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    let borrowers = borrowers(&at, &letter).await?;
    let days = reference::setting(at.db(), "setting", "borrow-days").await?.amount.unwrap_or_default();
    let mut fields = Fields::default();
    fields.set("due-on", thai::date::format_short(at.today().plus_days(days).date()));
    html(&lending_page(&at, &letter, &borrowers, (&fields, &Invalid::default())))
}

async fn lend(at: Allowed<SeeRegisters>, Path(id): Path<Id<Letter>>, Form(fields): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    let borrowers = borrowers(&at, &letter).await?;
    let done = match forms::read_borrowing(&fields, &letter, &borrowers, at.today()) {
        Ok(borrowing) => actions::lend(at.db(), at.actor(), &letter, borrowing).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "correspondence-lent-done", |wrong| lending_page(&at, &letter, &borrowers, (&fields, wrong)))
}

async fn take_back(at: Allowed<SeeRegisters>, Path(id): Path<Id<Letter>>, Form(_): Form) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    match actions::take_back(at.db(), at.actor(), &letter).await {
        Ok(()) => see_other(&href(id), "correspondence-returned-done"),
        Err(Undone::Failed(error)) => Err(error.into()),
        Err(_) => Err(Failure::Unreadable),
    }
}

/// The columns of แบบที่ 24. Who takes the letter and who brings it back sign by hand: the form has names that are not known here.
const CARD: [&str; 7] = [
    "correspondence-loan-letter",
    "correspondence-loan-borrower",
    "correspondence-loan-taker",
    "correspondence-loan-on",
    "correspondence-loan-due",
    "correspondence-loan-bringer",
    "correspondence-loan-returned",
];

/// The lines of a card or of the register; the loan of a letter that the reader may not know leaves none.
async fn card_lines(at: &Allowed<SeeRegisters>, loans: &[LoanRow]) -> Result<Vec<Vec<Entry>>, Failure> {
    let mut letters = Vec::new();
    let ids: Vec<Id<Letter>> = loans.iter().map(|loan| loan.letter).collect();
    for part in ids.chunks(500) {
        letters.extend(keeping::named(at.db(), &Access::of(at), part.iter().copied()).await?);
    }
    let people: Vec<_> = loans.iter().map(|loan| loan.borrower).collect();
    let names = offices::brief(at.db(), &people).await?;
    let day = |day: Option<Day>| day.map_or(Entry::Empty, Entry::Day);
    let line = |loan: &LoanRow| {
        let letter = letters.iter().find(|letter| letter.id == loan.letter)?;
        let borrower = names.get(&loan.borrower).map_or_else(String::new, |staff| staff.full_name.clone());
        Some(vec![
            Entry::Text(letter.subject.clone()),
            Entry::Text(borrower),
            Entry::Empty,
            day(Some(loan.lent_on)),
            day(Some(loan.due_on)),
            Entry::Empty,
            day(loan.returned_on),
        ])
    };
    Ok(loans.iter().filter_map(line).collect())
}

fn list(p: &Page, lead: String, rows: Vec<Vec<Entry>>, name: String) -> List {
    let title = p.t("correspondence-loan-card").into_owned();
    List {
        title,
        lead,
        headings: headings(p, &CARD),
        widths: &[5, 3, 3, 2, 2, 3, 2],
        rows,
        signers: Vec::new(),
        official: false,
        name,
    }
}

async fn lent_on_paper(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    lent_out(&at, &query, Out::Paper).await
}

async fn lent_as_sheet(at: Allowed<SeeRegisters>, query: Query) -> Answer {
    lent_out(&at, &query, Out::Sheet).await
}

/// What was lent within some days.
async fn lent_out(at: &Allowed<SeeRegisters>, query: &Query, out: Out) -> Answer {
    let office = office(at, asked(query, "office")).await?;
    let (first, last) = days(query, at.today());
    let found = loans::between(at.db(), office, (first, last), PRINTED + 1).await?;
    let rows = card_lines(at, &found).await?;
    taken_out(at, (office, "loans"), rows.len(), PRINTED).await?;
    let p = out.page(at);
    let lead = p.tn("correspondence-from-to", &[("from", &p.day(first)), ("to", &p.day(last))]);
    put_out(at, office, list(&p, lead, rows, format!("loans-{office}-{}", first.number())), (p, out)).await
}

/// The card of a letter, with everybody who borrowed it.
async fn card(at: Allowed<SeeRegisters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    only::<KeepRegisters>(keeps(&at, &letter).await?)?;
    let rows = card_lines(&at, &loans::of_letter(at.db(), id).await?).await?;
    let p = Out::Paper.page(&at);
    let lead = super::super::called(&p, &letter);
    put_out(&at, letter.office, list(&p, lead, rows, format!("loan-{id}")), (p, Out::Paper)).await
}
