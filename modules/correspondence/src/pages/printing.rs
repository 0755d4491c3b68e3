//! บัญชีและทะเบียนที่ออกจากระบบ: lists on paper, in Thai, and as sheets, in the reader's language. That one was taken out is written down.

use ::store::Entry as Line;
use figures::sheet::{Entry, Sheet};
use kernel::{Day, Id, Lang, Office, Ref, Refusal};
use offices::OfficeKind;
use serde_json::json;
use ui::Page;
use web::{Allowed, Answer, Failure, Permission, download};

use super::Query;
use crate::documents::{Signer, Table};
use crate::views::tables::said;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How a list goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Out {
    /// PDF
    Paper,
    /// XLSX
    Sheet,
}

impl Out {
    /// The page whose words the list is written in: a sheet in the language of the reader.
    pub(super) fn page<P: Permission>(self, at: &Allowed<P>) -> Page {
        match self {
            Self::Paper => at.paper(),
            Self::Sheet => at.page("correspondence-title"),
        }
    }
}

/// บัญชี: what goes out.
#[derive(Debug)]
pub(super) struct List {
    /// Its name.
    pub title: String,
    /// A line under it.
    pub lead: String,
    /// The headings.
    pub headings: Vec<String>,
    /// How wide the columns are on paper, in parts of the sheet.
    pub widths: &'static [u8],
    /// The rows.
    pub rows: Vec<Vec<Entry>>,
    /// Who signs under it by hand.
    pub signers: Vec<Signer>,
    /// Whether its form names ministry, department and division, and numbers its sheets (แบบที่ 21, 22, 25).
    pub official: bool,
    /// The name of the file without its ending.
    pub name: String,
}

/// Writes down that so many lines of a list leave the program.
///
/// # Errors
/// There are more than fit.
pub(super) async fn taken_out<P: Permission>(
    at: &Allowed<P>,
    (office, list): (Id<Office>, &str),
    lines: usize,
    most: i64,
) -> Result<(), Failure> {
    if i64::try_from(lines).is_ok_and(|lines| lines > most) {
        return Err(Failure::Refused(Refusal::new("correspondence-refused-too-many")));
    }
    let tx = at.db().write(at.actor()).await?;
    let register = Ref { kind: "letter-register", id: office.number() };
    let detail = json!({ "series": list, "lines": lines });
    tx.record(Line::new("register-taken-out", register).office(office).detail(detail)).await?;
    Ok(tx.commit().await?)
}

/// The list as a file.
pub(super) async fn put_out<P: Permission>(
    at: &Allowed<P>,
    office: Id<Office>,
    list: List,
    (p, out): (Page, Out),
) -> Answer {
    if out == Out::Sheet {
        let sheet = Sheet { name: list.title, headings: list.headings, rows: list.rows };
        let bytes = figures::sheet::xlsx(&[sheet], at.now()).map_err(Failure::internal)?;
        return download(bytes, XLSX, &format!("{}.xlsx", list.name));
    }
    let name = format!("{}.pdf", list.name);
    download(paper(at, office, list, &p).await?, "application/pdf", &name)
}

/// The list as PDF.
pub(super) async fn paper<P: Permission>(
    at: &Allowed<P>,
    office: Id<Office>,
    list: List,
    p: &Page,
) -> Result<Vec<u8>, Failure> {
    let units = if list.official { units(at, office, p).await? } else { Vec::new() };
    let table = Table {
        title: list.title,
        units,
        office: offices::office(at.db(), office).await?.named(Lang::Th).to_owned(),
        lead: list.lead,
        headings: list.headings,
        widths: list.widths.to_vec(),
        rows: list.rows.iter().map(|row| row.iter().map(|entry| said(p, entry)).collect()).collect(),
        signers: list.signers,
    };
    let (ident, now) = (list.name, at.now());
    let setting = tokio::task::spawn_blocking(move || table.render(&ident, now));
    setting.await.map_err(Failure::internal)?.map_err(Failure::internal)
}

/// กระทรวง/ทบวง, กรม and กอง of an office, as far as the tree has them; of a local government it stands itself for the กรม.
async fn units<P: Permission>(at: &Allowed<P>, office: Id<Office>, p: &Page) -> Result<Vec<(String, String)>, Failure> {
    let up = offices::way_up(at.db(), office).await?;
    let mut chain = Vec::with_capacity(up.len());
    for id in up {
        chain.push(offices::office(at.db(), id).await?);
    }
    let name = |is: fn(OfficeKind) -> bool| {
        chain.iter().find(|office| is(office.kind)).map_or_else(String::new, |office| office.named(p.lang).to_owned())
    };
    let found = [
        ("ministry", name(|kind| kind == OfficeKind::Ministry)),
        ("department", name(|kind| !is_part(kind) && kind != OfficeKind::Ministry)),
        ("division", name(is_part)),
    ];
    Ok(found.map(|(word, name)| (p.t(&format!("correspondence-{word}")).into_owned(), name)).into())
}

/// Whether an office of a kind is a part of another.
const fn is_part(kind: OfficeKind) -> bool {
    matches!(kind, OfficeKind::ProvinceOffice | OfficeKind::Bureau | OfficeKind::Division | OfficeKind::Section)
}

/// The days asked for: from one to another, else the year named, else this one.
pub(super) fn days(query: &Query, today: Day) -> (Day, Day) {
    let asked = |name: &str| query.get(name).map_or("", String::as_str);
    let day = |name: &str| thai::date::parse_date(asked(name), today.date()).ok().map(Day::from_date);
    if let (Some(first), Some(last)) = (day("from"), day("to")) {
        return (first, last);
    }
    let named: Option<i16> = asked("year").parse::<i16>().ok().and_then(|year| year.checked_sub(543));
    let year = named.unwrap_or_else(|| today.date().year());
    let whole = |year| Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?));
    whole(year).unwrap_or((today, today))
}

/// The year that is shown, the one before it, and the one after it once that has come.
pub(super) fn years(year: i64, today: Day, (base, office): (&str, Id<Office>)) -> Vec<(String, String, bool)> {
    let this_year = i64::from(thai::date::be_year(today.date()));
    let around = [year + 1, year, year - 1].into_iter().filter(|one| *one <= this_year.max(year));
    around.map(|one| (format!("{base}?office={office}&year={one}"), one.to_string(), one == year)).collect()
}

/// A day as an address names it.
pub(super) fn written(day: Day) -> String {
    format!("{}/{}/{}", day.date().day(), day.date().month(), thai::date::be_year(day.date()))
}

/// Each month of a year that has begun, the latest first: its name, and the address of its lines on paper and as a sheet.
pub(super) fn months(
    p: &Page,
    year: i64,
    today: Day,
    (base, office): (&str, Id<Office>),
) -> Vec<(String, String, String)> {
    let Ok(year) = i16::try_from(year - 543) else { return Vec::new() };
    let first = |month: i8| Day::new(year, month, 1);
    let begun = (1..=12_i8).filter_map(|month| Some((month, first(month)?))).filter(|(_, day)| *day <= today);
    let address = |kind: &str, from: Day, to: Day| {
        format!("{base}/{kind}?from={}&to={}&office={office}", written(from), written(to))
    };
    let line = |(month, from): (i8, Day)| {
        let next = if month == 12 { Day::new(year + 1, 1, 1) } else { first(month + 1) };
        let to = next.map_or(from, |day| day.plus_days(-1));
        let name = format!("{} {}", p.t(&format!("correspondence-month-{month}")), year + 543);
        (name, address("pdf", from, to), address("xlsx", from, to))
    };
    let mut lines: Vec<_> = begun.map(line).collect();
    lines.reverse();
    lines
}
