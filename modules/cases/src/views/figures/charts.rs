//! Charts of a grid: bars, stacked bars where the parts can be told apart, the provinces, and the months.

use figures::chart::{Bar, Heading, Lines, MOST_PARTS, Province, Stack, bars, lines, provinces, stacks};
use figures::{Cell, Wording};
use ui::Page;

use super::Grid;
use super::grid::GridLine;

const PROVINCES: &str = include_str!("../../../../../data/geography/provinces.tsv");

fn total(line: &GridLine) -> Cell {
    line.cells.last().map_or(Cell::Hidden, |cell| cell.cell)
}

/// The sentence under a chart: what there is most of.
fn says(p: &Page, grid: &Grid) -> String {
    let known = grid.categories().filter_map(|line| Some((total(line).count()?, line)));
    match known.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count) {
        Some((count, line)) => p.tn("cases-figures-most", &[("what", &line.label), ("cases", &count.to_string())]),
        None => p.t("cases-figures-most-none").into_owned(),
    }
}

/// Bars, or stacked bars where there are few columns.
#[must_use]
pub fn chart(p: &Page, grid: &Grid, wording: &Wording<'_>) -> String {
    let says = says(p, grid);
    let heading = Heading { id: "figures", title: &grid.title, says: &says };
    let shown = || grid.categories().filter(|line| total(line) != Cell::Count(0));
    let parts: Vec<&str> = grid.columns.iter().rev().skip(1).rev().map(String::as_str).collect();
    if !parts.is_empty() && parts.len() <= MOST_PARTS {
        let stack = |line: &GridLine| Stack {
            label: line.label.clone(),
            parts: line.cells.iter().take(parts.len()).map(|cell| cell.cell).collect(),
            total: total(line),
        };
        let rows: Vec<Stack> = shown().map(stack).collect();
        if let Ok(figure) = stacks(&heading, &grid.rows_are, &parts, &rows, wording) {
            return figure.html();
        }
    }
    let rows: Vec<Bar> = shown().map(|line| Bar { label: line.label.clone(), value: total(line) }).collect();
    bars(&heading, [&grid.rows_are, &p.t("cases-figures-cases")], &rows, wording).html()
}

/// The map of the provinces; the rows of the grid are provinces.
#[must_use]
pub fn by_province(p: &Page, grid: &Grid, wording: &Wording<'_>) -> String {
    let abbreviation = |code: &str| {
        let line = PROVINCES.lines().find(|line| line.split('\t').next() == Some(code));
        line.and_then(|line| line.split('\t').nth(3)).unwrap_or_default().to_owned()
    };
    let province = |line: &GridLine| Province {
        code: line.code.clone(),
        abbr: abbreviation(&line.code),
        name: line.label.clone(),
        value: total(line),
    };
    let rows: Vec<Province> = grid.categories().map(province).collect();
    let says = says(p, grid);
    let title = p.t("cases-figures-map");
    let heading = Heading { id: "provinces", title: &title, says: &says };
    provinces(&heading, [&grid.rows_are, &p.t("cases-figures-cases")], &rows, wording).html()
}

/// The cases received, period by period.
#[must_use]
pub fn trend(p: &Page, periods: &[String], past: &[Cell], wording: &Wording<'_>) -> String {
    let title = p.t("cases-figures-trend");
    let says = p.tn(
        "cases-figures-trend-says",
        &[("from", periods.first().map_or("", String::as_str)), ("until", periods.last().map_or("", String::as_str))],
    );
    let heading = Heading { id: "trend", title: &title, says: &says };
    let words = super::ahead::columns(p);
    let columns = std::array::from_fn(|at| words[at].as_str());
    lines(&heading, &Lines { months: periods, past, ahead: &[], columns }, wording).html()
}
