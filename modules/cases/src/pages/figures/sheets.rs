//! The same figures as sheets; that they were taken out is recorded.

use ::figures::sheet;
use ::store::Entry;
use axum::extract::Query;
use kernel::Ref;
use serde_json::json;
use web::{Allowed, Answer, Failure, download};

use super::reading::Reading;
use crate::forms::figures::Query as Asking;
use crate::permissions::ExportFigures;
use crate::views::figures::Said;

/// The table of opened cases.
pub(super) async fn csv(at: Allowed<ExportFigures>, Query(query): Query<Asking>) -> Answer {
    let (name, sheets) = taken(&at, &query, "csv").await?;
    let bytes = sheets.first().map(sheet::csv).unwrap_or_default();
    download(bytes, sheet::CSV, &name)
}

/// All tables of the page, one on each sheet.
pub(super) async fn xlsx(at: Allowed<ExportFigures>, Query(query): Query<Asking>) -> Answer {
    let (name, sheets) = taken(&at, &query, "xlsx").await?;
    download(sheet::xlsx(&sheets, at.now()).map_err(Failure::internal)?, sheet::XLSX, &name)
}

async fn taken(
    at: &Allowed<ExportFigures>,
    query: &Asking,
    kind: &str,
) -> Result<(String, Vec<sheet::Sheet>), Failure> {
    let reading = Reading::of(at.db(), at.actor(), at.now(), &at.offices(), query).await?;
    let p = at.page("cases-figures");
    let tables = reading.tables(at.db(), &p, &Said::of(&p).wording()).await?;
    let tx = at.db().write(at.actor()).await?;
    let detail = json!({ "kind": kind, "asked": reading.asked.address(), "below": reading.below });
    // Figures are of no single record: the log's number stays 0 and the detail says which were taken.
    tx.record(Entry::new("figures-exported", Ref { kind: "figures", id: 0 }).detail(detail)).await?;
    tx.commit().await?;
    let name = format!("figures-{}.{kind}", reading.asked.period.number());
    Ok((name, [tables.opened, tables.closed, tables.today].iter().map(crate::views::figures::Grid::sheet).collect()))
}
