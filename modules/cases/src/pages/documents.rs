//! Papers and the whole case as PDF, for those who may read the page of the same.

use ::store::Db;
use kernel::{Case, Id, Moment};
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Routes, show_pdf};

use super::{case, network};
use crate::access::Access;
use crate::documents::{self, Document};
use crate::model::{CaseRow, Content, Paper, PaperForm, ReferralRow};
use crate::permissions::ReadCases;
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/{id}/papers/{paper}/pdf", paper).get("/cases/{id}/summary/pdf", summary)
}

async fn paper(at: Allowed<ReadCases>, Path((id, paper)): Path<(Id<Case>, Id<Paper>)>) -> Answer {
    let case = found(&at, id).await?;
    let paper = store::papers::find(at.db(), case.id, paper).await?;
    if paper.form == PaperForm::Referral {
        let row = store::referrals::of_paper(at.db(), paper.id).await?.ok_or(Failure::NotFound)?;
        return set(letter(at.db(), &at.paper(), &row).await?, at.now()).await;
    }
    let around = case::around(at.db(), &case, at.today()).await?;
    set(documents::paper(&at.paper(), &case, &around, &paper), at.now()).await
}

async fn summary(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = found(&at, id).await?;
    let around = case::around(at.db(), &case, at.today()).await?;
    let p = at.paper();
    let rows = store::network::now(at.db(), id).await?;
    let network = documents::NetworkLine::all(&p, &rows, &network::told(&at, &rows).await?);
    set(documents::summary(&p, &case, &around, network), at.now()).await
}

/// The case within access; that a restricted one was read is written down before anything of it is set.
async fn found(at: &Allowed<ReadCases>, id: Id<Case>) -> Result<CaseRow, Failure> {
    let case = store::find(at.db(), &Access::of(at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    Ok(case)
}

/// The letter of a referral that was sent, out of what was frozen when it was signed; none before.
pub(super) async fn letter(db: &Db, p: &Page, row: &ReferralRow) -> Result<Option<Document>, Failure> {
    if row.number.is_empty() {
        return Ok(None);
    }
    let paper = store::papers::find(db, row.case, row.paper).await?;
    let Content::Referral(body) = paper.says()? else { return Ok(None) };
    let sent = documents::Sent {
        row,
        body: &body,
        package: &store::referrals::package(db, row)?,
        signatures: &store::papers::signatures(db, &[row.paper]).await?,
    };
    Ok(documents::referral_letter(format!("referral-{}", row.id), &documents::ReferralLetter::new(p, &sent)))
}

/// Sets the paper on a thread that may take its time.
pub(super) async fn set(document: Option<Document>, now: Moment) -> Answer {
    let document = document.ok_or(Failure::NotFound)?;
    let name = document.file_name();
    let setting = tokio::task::spawn_blocking(move || document.render(now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    show_pdf(pdf, &name)
}
