//! The cases behind a figure: an ordinary list, of those that the reader may open.

use ::store::Page as Part;
use axum::extract::Query;
use kernel::Code as _;
use web::{Allowed, Answer, html};

use super::reading::Reading;
use crate::access::Access;
use crate::actions;
use crate::forms::figures::{Query as Asking, get};
use crate::model::FigureDimension as Dimension;
use crate::permissions::{ReadCases, SeeFigures};
use crate::store::list::{Behind, Filter, list};
use crate::views::figures::BehindPage;
use crate::views::list::CaseLine;

/// Cases on a page.
const ROWS: i64 = 30;

pub(super) async fn list_page(at: Allowed<ReadCases>, Query(query): Query<Asking>) -> Answer {
    let tops = offices::Scope::for_permission::<SeeFigures>(at.actor()).offices().to_vec();
    let reading = Reading::of(at.db(), at.actor(), at.now(), &tops, &query).await?;
    let part = Part::parse(get(&query, "page"), ROWS);
    let chosen = |dimension: Dimension| Some(get(&query, dimension.code())).filter(|code| !code.is_empty());
    let (first, last) = reading.asked.months();
    let behind = Behind {
        offices: reading.tops().to_vec(),
        within: chosen(Dimension::Area).map(|area| reading.areas.offices(area)),
        first,
        last,
        problem: chosen(Dimension::Problem).map(str::to_owned),
        target_group: chosen(Dimension::TargetGroup).map(str::to_owned),
        channel: chosen(Dimension::Channel).map(str::to_owned),
        contact: chosen(Dimension::Contact).map(str::to_owned),
    };
    let filter = Filter { behind: Some(behind), ..Filter::default() };
    let slice = list(at.db(), &Access::of(&at), &filter, part).await?;
    actions::note_listing(at.db(), at.actor(), &slice.rows).await?;
    let owners: Vec<_> = slice.rows.iter().flat_map(|case| [Some(case.owner), case.next_who]).flatten().collect();
    let names = offices::brief(at.db(), &owners).await?;
    let p = at.page("cases-figures-behind");
    let naming = reading.naming(&p);
    let common = Dimension::ALL.iter().filter_map(|dimension| {
        let label = naming.label(*dimension, chosen(*dimension)?);
        Some(format!("{}: {label}", naming.title(*dimension)))
    });
    let kept: String = Dimension::ALL
        .iter()
        .filter_map(|dimension| {
            let code = chosen(*dimension)?;
            // Only what could be the code of a category goes into an address.
            let plain = code.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
            plain.then(|| format!("&{}={code}", dimension.code()))
        })
        .collect();
    let there = |number: i64| format!("/figures/cases?{}{kept}&page={number}", reading.asked.span());
    html(&BehindPage {
        period: reading.asked.period.label(p.lang),
        common: common.collect(),
        back: format!("/figures?{}", reading.asked.address()),
        cases: slice.rows.iter().map(|case| CaseLine::new(&p, case, &names, at.actor().staff)).collect(),
        newer: (part.number > 1).then(|| there(part.number - 1)),
        older: slice.more.then(|| there(part.number + 1)),
        p,
    })
}
