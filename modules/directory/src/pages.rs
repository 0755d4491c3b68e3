//! The HTTP edge: every address of this module.

mod exchange;
mod find;
mod freshness;
mod locations;
mod organisations;
mod services;

use ::store::Db;
use web::{Failure, Routes};

use crate::model::{ReferenceRow, Stamp};
use crate::store;

/// Path, handler and permission of every page.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/directory", find::index)
        .get("/directory/choices", find::choices)
        .get("/directory/unverified", find::unverified)
        .get("/directory/exchange", exchange::show)
        .get("/directory/exchange/file", exchange::download)
        .post("/directory/exchange", exchange::upload)
        .get("/directory/freshness", freshness::edit)
        .post("/directory/freshness", freshness::update)
        .and(organisation_routes())
        .and(service_routes())
}

fn organisation_routes() -> Routes {
    Routes::new()
        .get("/directory/organisations", organisations::index)
        .get("/directory/organisations/new", organisations::new)
        .post("/directory/organisations", organisations::create)
        .get("/directory/organisations/{id}", organisations::show)
        .get("/directory/organisations/{id}/edit", organisations::edit)
        .post("/directory/organisations/{id}", organisations::update)
        .get("/directory/organisations/{id}/closing", organisations::closing)
        .post("/directory/organisations/{id}/closing", organisations::close)
        .get("/directory/organisations/{id}/merging", organisations::merging)
        .post("/directory/organisations/{id}/merging", organisations::merge)
        .get("/directory/organisations/{id}/locations/new", locations::new)
        .post("/directory/organisations/{id}/locations", locations::create)
        .get("/directory/organisations/{id}/locations/{location}/edit", locations::edit)
        .post("/directory/organisations/{id}/locations/{location}", locations::update)
        .get("/directory/organisations/{id}/services/new", services::new)
        .post("/directory/organisations/{id}/services", services::create)
}

fn service_routes() -> Routes {
    Routes::new()
        .get("/directory/services/{id}", services::show)
        .get("/directory/services/{id}/edit", services::edit)
        .post("/directory/services/{id}", services::update)
        .post("/directory/services/{id}/verification", services::verify)
        .get("/directory/services/{id}/closing", services::closing)
        .post("/directory/services/{id}/closing", services::close)
}

/// Who saved first, for the page of a stale edit.
fn saved(stamp: Stamp) -> ui::Saved {
    ui::Saved { version: stamp.version, by: stamp.changed_by, at: stamp.changed_at }
}

/// For how many days a verification holds, and the words of the lists.
async fn reference(db: &Db) -> Result<(i64, Vec<ReferenceRow>), Failure> {
    let days = store::reference::fresh_days(db).await?.amount.unwrap_or_default();
    Ok((days, store::reference::lists(db).await?))
}
