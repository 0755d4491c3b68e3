//! The cases behind a figure: an ordinary list, of those that the reader may open.

use ::store::Page as Part;
use axum::extract::Query;
use kernel::{Code as _, Day};
use web::{Allowed, Answer, html};

use super::reading::Reading;
use crate::access::Access;
use crate::actions;
use crate::forms::figures::{Query as Asking, get};
use crate::model::FigureDimension as Dimension;
use crate::permissions::{ReadCases, SeeFigures};
use crate::store::list::{Behind, Counts, Filter, Like, list};
use crate::views::figures::BehindPage;
use crate::views::figures::counting::Naming;
use crate::views::list::CaseLine;

/// Cases on a page.
const ROWS: i64 = 30;
/// The table that the figure stands in; without the word it is that of the received cases.
pub(super) const OF: &str = "of";
/// The table of closings.
pub(super) const CLOSED: &str = "closed";
/// The table of what is open today.
pub(super) const OPEN: &str = "open";
/// The parts of an address that say what the cases have in common, besides the dimensions.
pub(super) const REASON: &str = "reason";
/// Whether the next step is past its day.
pub(super) const DUE: &str = "due";
/// The value of [`DUE`] for those that are.
pub(super) const OVERDUE: &str = "overdue";
/// The value of [`DUE`] for the others.
pub(super) const ON_TIME: &str = "on-time";

pub(super) async fn list_page(at: Allowed<ReadCases>, Query(query): Query<Asking>) -> Answer {
    let tops = offices::Scope::for_permission::<SeeFigures>(at.actor()).offices().to_vec();
    let reading = Reading::of(at.db(), at.actor(), at.now(), &tops, &query).await?;
    let part = Part::parse(get(&query, "page"), ROWS);
    let behind = Behind {
        offices: reading.tops().to_vec(),
        within: chosen(&query, Dimension::Area.code()).map(|area| reading.areas.offices(&area)),
        counts: counts(&query, reading.asked.months(), at.today()),
    };
    let filter = Filter { behind: Some(behind), ..Filter::default() };
    let slice = list(at.db(), &Access::of(&at), &filter, part).await?;
    actions::note_listing(at.db(), at.actor(), &slice.rows).await?;
    let owners: Vec<_> = slice.rows.iter().flat_map(|case| [Some(case.owner), case.next_who]).flatten().collect();
    let names = offices::brief(at.db(), &owners).await?;
    let p = at.page("cases-figures-behind");
    let there = |number: i64| format!("/figures/cases?{}{}&page={number}", reading.asked.span(), kept(&query));
    html(&BehindPage {
        period: match get(&query, OF) {
            OPEN => p.t("cases-figures-today").into_owned(),
            CLOSED => format!("{} · {}", p.t("cases-figures-outcomes"), reading.asked.period.label(p.lang)),
            _ => reading.asked.period.label(p.lang),
        },
        common: common(&query, &reading.naming(&p)),
        back: format!("/figures?{}", reading.asked.address()),
        cases: slice.rows.iter().map(|case| CaseLine::new(&p, case, &names, at.actor().staff)).collect(),
        newer: (part.number > 1).then(|| there(part.number - 1)),
        older: slice.more.then(|| there(part.number + 1)),
        p,
    })
}

/// What a part of the address says, where it says something.
fn chosen(query: &Asking, name: &str) -> Option<String> {
    Some(get(query, name)).filter(|code| !code.is_empty()).map(str::to_owned)
}

fn counts(query: &Asking, months: (i64, i64), today: Day) -> Counts {
    let of = |dimension: Dimension| chosen(query, dimension.code());
    match get(query, OF) {
        CLOSED => Counts::Closed { months, reason: chosen(query, REASON), problem: of(Dimension::Problem) },
        OPEN => Counts::Open { on: today, overdue: chosen(query, DUE).map(|due| due == OVERDUE) },
        _ => Counts::Opened {
            months,
            like: Like {
                problem: of(Dimension::Problem),
                target_group: of(Dimension::TargetGroup),
                channel: of(Dimension::Channel),
                contact: of(Dimension::Contact),
            },
        },
    }
}

/// What the cases have in common, in words.
fn common(query: &Asking, naming: &Naming<'_>) -> Vec<String> {
    let of_dimension = |dimension: &Dimension| {
        let label = naming.label(*dimension, &chosen(query, dimension.code())?);
        Some(format!("{}: {label}", naming.title(*dimension)))
    };
    let reason = chosen(query, REASON).map(|code| {
        let title = naming.p.t("cases-figures-reason");
        format!("{title}: {}", naming.reason(&code))
    });
    let due = match get(query, DUE) {
        OVERDUE => Some("cases-figures-overdue"),
        ON_TIME => Some("cases-figures-on-time"),
        _ => None,
    };
    let due = due.map(|key| naming.p.t(key).into_owned());
    Dimension::ALL.iter().filter_map(of_dimension).chain(reason).chain(due).collect()
}

/// The same parts for the address of another page. Only what could be the code of a category goes into it.
fn kept(query: &Asking) -> String {
    let names = Dimension::ALL.iter().map(|dimension| dimension.code()).chain([OF, REASON, DUE]);
    let part = |name: &str| {
        let code = chosen(query, name)?;
        let plain = code.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
        plain.then(|| format!("&{name}={code}"))
    };
    names.filter_map(part).collect()
}
