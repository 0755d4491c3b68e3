//! Casework for other programs: cases, their home visits and the files of these, by the same commands as on the pages.

mod body;
mod cases;
mod files;
mod visits;

use utoipa::OpenApi as _;
use web::api::{ApiRoutes, Scope};

#[derive(utoipa::OpenApi)]
#[openapi(paths(
    cases::list,
    cases::create,
    cases::show,
    visits::list,
    visits::create,
    visits::show,
    visits::update,
    visits::sign,
    files::create,
    files::show,
    files::content,
))]
struct Document;

/// Every operation of casework.
pub(crate) fn routes() -> ApiRoutes {
    ApiRoutes::described_by(Document::openapi())
        .get(Scope::CasesRead, "/cases", cases::list)
        .post(Scope::CasesWrite, "/cases", cases::create)
        .get(Scope::CasesRead, "/cases/{id}", cases::show)
        .get(Scope::VisitsRead, "/cases/{id}/visits", visits::list)
        .post(Scope::VisitsWrite, "/cases/{id}/visits", visits::create)
        .get(Scope::VisitsRead, "/cases/{id}/visits/{visit}", visits::show)
        .patch(Scope::VisitsWrite, "/cases/{id}/visits/{visit}", visits::update)
        .post(Scope::VisitsWrite, "/cases/{id}/visits/{visit}/signature", visits::sign)
        .post(Scope::FilesWrite, "/cases/{id}/visits/{visit}/files", files::create)
        .get(Scope::FilesRead, "/cases/{id}/files/{file}", files::show)
        .get(Scope::FilesRead, "/cases/{id}/files/{file}/content", files::content)
}
