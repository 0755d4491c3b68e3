//! The HTTP edge: a file in, its columns, its trial run, its storing, its rows, and the registry out again.

mod begin;
mod export;
mod rows;
mod show;

use std::sync::Arc;

use axum::Extension;
use web::Routes;

use crate::links::Matters;

/// Casework, where a page asks it.
type Casework = Extension<Arc<dyn Matters>>;

/// Every route of the module.
pub(crate) fn routes(matters: Arc<dyn Matters>) -> Routes {
    Routes::new()
        .get("/imports", begin::index)
        .get("/imports/new", begin::new)
        .post("/imports", begin::create)
        .get("/imports/templates/{file}", export::blank)
        .get("/imports/schemas/{file}", export::schema)
        .get("/imports/exports/new", export::new)
        .post("/imports/exports", export::create)
        .get("/imports/{id}", show::show)
        .post("/imports/{id}/sheet", show::sheet)
        .post("/imports/{id}/columns", show::columns)
        .post("/imports/{id}/trial", show::check)
        .post("/imports/{id}/storing", show::store)
        .post("/imports/{id}/undoing", show::undo)
        .post("/imports/{id}/discarding", show::discard)
        .get("/imports/{id}/refused.xlsx", export::refused_xlsx)
        .get("/imports/{id}/refused.csv", export::refused_csv)
        .get("/imports/{id}/rows", rows::index)
        .get("/imports/{id}/rows/{row}", rows::show)
        .post("/imports/{id}/rows/{row}/decision", rows::decide)
        .holding(matters)
}
