//! Reading a paper: what it says, who signed, what was added, and the reviewer's two buttons.

use kernel::{Case, Id, Invalid};
use web::{Allowed, Answer, Path, Permission, html, invalid};

use super::edit::{self, Found};
use crate::actions::{self, Decision};
use crate::model::Paper;
use crate::permissions::ReadCases;
use crate::store;
use crate::views::papers::{PaperRead, Shown};

pub(super) async fn show(at: Allowed<ReadCases>, Path((id, paper)): Path<(Id<Case>, Id<Paper>)>) -> Answer {
    let found = edit::find(&at, id, paper).await?;
    actions::note_reading(at.db(), at.actor(), &found.case).await?;
    if found.paper.state.is_writable() && found.paper.author == at.actor().staff {
        return edit::show(&at, &found).await;
    }
    html(&page(&at, &found, &Invalid::default()).await?)
}

/// The page again, with what was wrong with a small form on it.
pub(super) async fn with_problem<P: Permission>(at: &Allowed<P>, on: Decision, wrong: &Invalid) -> Answer {
    let found = edit::find(at, on.case, on.paper).await?;
    invalid(&page(at, &found, wrong).await?)
}

async fn page<P: Permission>(at: &Allowed<P>, found: &Found, wrong: &Invalid) -> Result<PaperRead, web::Failure> {
    let ids = [found.paper.id];
    let mut p = at.page("cases-paper-title");
    p.title = p.code("cases-paper", found.paper.form).into_owned();
    let entries = store::reference::lists(at.db(), &["problem-area", "closing-reason", "referral-basis"]).await?;
    let package = match store::referrals::of_paper(at.db(), found.paper.id).await? {
        Some(row) => Some(store::referrals::package(at.db(), &row)?),
        None => None,
    };
    let signatures = store::papers::signatures(at.db(), &ids).await?;
    let addenda = store::papers::addenda(at.db(), &ids).await?;
    let files = store::papers::attachments(at.db(), &ids).await?;
    let mut staff: Vec<_> = addenda.iter().map(|addendum| addendum.author).collect();
    staff.extend([found.paper.author]);
    staff.extend(found.paper.reviewer);
    let names = offices::brief(at.db(), &staff).await?;
    let shown = Shown {
        entries: &entries,
        package: package.as_ref(),
        signatures: &signatures,
        addenda: &addenda,
        files: &files,
        names: &names,
    };
    Ok(PaperRead::new(p, at.actor(), &found.case, &found.paper, &shown, wrong))
}
