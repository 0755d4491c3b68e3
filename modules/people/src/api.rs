//! People for other programs: the same search, registering and editing as on the pages, in JSON.

mod person;
mod persons;
mod sent;

use utoipa::OpenApi as _;
use web::api::{ApiRoutes, Scope};

#[derive(utoipa::OpenApi)]
#[openapi(paths(persons::list, persons::search, persons::show, persons::create, persons::update))]
struct Document;

/// Every operation of the module.
pub(crate) fn routes() -> ApiRoutes {
    ApiRoutes::described_by(Document::openapi())
        .get(Scope::PeopleRead, "/people", persons::list)
        .post(Scope::PeopleRead, "/people/search", persons::search)
        .post(Scope::PeopleWrite, "/people", persons::create)
        .get(Scope::PeopleRead, "/people/{id}", persons::show)
        .patch(Scope::PeopleWrite, "/people/{id}", persons::update)
}
