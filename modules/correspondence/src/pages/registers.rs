//! The registers on screen: by day and year, with the columns of the forms (แบบที่ 13, 14).

use ::store::Entry;
use kernel::{Code as _, Day, Id, Lang, Office, Ref, Refusal};
use offices::Scope;
use serde_json::json;
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Permission as _, Routes, download, html};

use super::Query;
use super::printing::months;
use crate::documents::Register;
use crate::model::Series;
use crate::permissions::{ReadLetters, SeeRegisters};
use crate::store::registers::{self, Reach, RegisterRow};
use crate::store::{reference, registrars};
use crate::views::registers::{Heading, RegisterPage, days, headings, sheet};

/// Lines on a page.
const LINES: i64 = 60;
/// Lines of a PDF: some sixty sheets.
const PRINTED: i64 = 1_500;
/// Lines of a sheet.
const ON_SHEET: i64 = 50_000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/registers/{series}", show)
        .get("/letters/registers/{series}/pdf", as_pdf)
        .get("/letters/registers/{series}/xlsx", as_sheet)
}

async fn show(at: Allowed<ReadLetters>, Path(series): Path<String>, query: Query) -> Answer {
    let series = Series::from_code(&series).ok_or(Failure::NotFound)?;
    let reach = reach(&at, series, &query).await?;
    let mut rows = registers::list(at.db(), &reach, LINES + 1).await?;
    let more = rows.len() > usize::try_from(LINES).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let p = at.page(&format!("correspondence-register-{}", series.code()));
    let office = offices::office(at.db(), reach.office).await?.named(p.lang).to_owned();
    let here = |year: i64| format!("/letters/registers/{}?office={}&year={year}", series.code(), reach.office);
    let older = rows.last().filter(|_| more).map(|row| format!("{}&below={}", here(reach.year), row.number));
    let newer = reach.below.map(|_| here(reach.year));
    let years = registers::years(at.db(), reach.office, series).await?;
    let years = years.into_iter().map(|year| (here(year), year.to_string(), year == reach.year)).collect();
    let base = format!("/letters/registers/{}", series.code());
    let months = months(&p, reach.year, at.today(), (&base, reach.office));
    let headings = columns(&at, &p, series).await?;
    let on = query.get("on").cloned().unwrap_or_default();
    let day = thai::date::parse_date(&on, at.today().date()).map(Day::from_date);
    let wrong = day.as_ref().err().filter(|_| !on.trim().is_empty()).map(|problem| p.t(problem.key()).into_owned());
    let file = |kind: &str, day: Day| format!("{base}/{kind}?office={}&on={}", reach.office, day.date());
    html(&RegisterPage {
        days: days(&p, series, &headings, &rows),
        headings,
        office,
        of: reach.office,
        wrong: wrong.unwrap_or_default(),
        files: day.ok().filter(|_| !rows.is_empty()).map(|day| (file("pdf", day), file("xlsx", day))),
        on,
        years,
        months,
        newer,
        older,
        p,
    })
}

/// The register as it is kept on paper.
async fn as_pdf(at: Allowed<ReadLetters>, Path(series): Path<String>, query: Query) -> Answer {
    let (reach, rows) = on_paper(&at, &series, &query, PRINTED).await?;
    let p = at.paper();
    let office = offices::office(at.db(), reach.office).await?.named(Lang::Th).to_owned();
    let headings = columns(&at, &p, reach.series).await?;
    let register = Register::new(&p, office, reach.series, (&headings, days(&p, reach.series, &headings, &rows)));
    let (now, ident) = (at.now(), format!("register-{series}-{}-{}", reach.office, reach.year));
    let name = format!("{ident}.pdf");
    let setting = tokio::task::spawn_blocking(move || register.render(&ident, now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    download(pdf, "application/pdf", &name)
}

/// The register as a sheet.
async fn as_sheet(at: Allowed<ReadLetters>, Path(series): Path<String>, query: Query) -> Answer {
    let (reach, rows) = on_paper(&at, &series, &query, ON_SHEET).await?;
    let p = at.page(&format!("correspondence-register-{series}"));
    let headings = columns(&at, &p, reach.series).await?;
    let sheet = sheet(&p, reach.series, &headings, &rows);
    let bytes = figures::sheet::xlsx(&[sheet], at.now()).map_err(Failure::internal)?;
    download(bytes, figures::sheet::XLSX, &format!("register-{series}-{}-{}.xlsx", reach.office, reach.year))
}

/// The columns of a register, in the words of a page.
async fn columns(at: &Allowed<ReadLetters>, p: &Page, series: Series) -> Result<Vec<Heading>, Failure> {
    let entries = if series.is_secret() { reference::settings(at.db(), series.code()).await? } else { Vec::new() };
    Ok(headings(p, series, &entries))
}

/// Which part is asked for. The register of an office outside the reader's reach is not found, nor a secret one by anybody but its
/// registrar.
async fn reach(at: &Allowed<ReadLetters>, series: Series, query: &Query) -> Result<Reach, Failure> {
    let asked = |name: &str| query.get(name).map_or("", String::as_str);
    let own = at.actor().office;
    let office: Id<Office> = match asked("office") {
        "" => own,
        text => text.parse().map_err(|_| Failure::NotFound)?,
    };
    if !series.is_secret() && !at.actor().has_role(SeeRegisters::ROLES) {
        return Err(Failure::Forbidden(SeeRegisters::KEY));
    }
    let may = if series.is_secret() {
        registrars::keeps(at.db(), office, at.actor().staff, at.today()).await?
    } else {
        Scope::for_permission::<SeeRegisters>(at.actor()).covers(at.db(), office).await?
    };
    if !may {
        return Err(Failure::NotFound);
    }
    let day = |name: &str| thai::date::parse_date(asked(name), at.today().date()).ok().map(Day::from_date);
    let days = day("on").map(|on| (on, on)).or_else(|| Some((day("from")?, day("to")?)));
    let this_year = i64::from(thai::date::be_year(days.map_or(at.today(), |(first, _)| first).date()));
    let year = if days.is_some() { this_year } else { asked("year").parse().unwrap_or(this_year) };
    Ok(Reach { office, series, year, days, below: asked("below").parse().ok() })
}

/// The lines of a register on paper: those of the days asked for, else of the year.
///
/// That they were taken out is recorded; whoever asks for more than fits is told to ask for fewer days.
async fn on_paper(
    at: &Allowed<ReadLetters>,
    series: &str,
    query: &Query,
    most: i64,
) -> Result<(Reach, Vec<RegisterRow>), Failure> {
    let series = Series::from_code(series).ok_or(Failure::NotFound)?;
    let reach = Reach { below: None, ..reach(at, series, query).await? };
    let rows = registers::in_order(at.db(), &reach, most + 1).await?;
    if rows.len() > usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(Failure::Refused(Refusal::new("correspondence-refused-too-many")));
    }
    let tx = at.db().write(at.actor()).await?;
    let register = Ref { kind: "letter-register", id: reach.office.number() };
    let detail = json!({ "series": series.code(), "year": reach.year, "lines": rows.len() });
    tx.record(Entry::new("register-taken-out", register).office(reach.office).detail(detail)).await?;
    tx.commit().await?;
    Ok((reach, rows))
}
