//! The case page: the client in view, who must act next, and the story.

use kernel::{Case, Code as _, Id};
use people::Subject;
use web::{Allowed, Answer, Failure, Path, Routes, html};

use crate::access::Access;
use crate::model::CaseRow;
use crate::permissions::ReadCases;
use crate::views::case::{Around, CasePage};
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/{id}", show)
}

async fn show(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let around = around(&at, &case).await?;
    let mut p = at.page("cases-name");
    p.title = p.tn("cases-line", &[("number", &case.number), ("name", &case.subject_name)]);
    html(&CasePage::new(p, at.actor(), &case, &around))
}

/// Everything around a case that was found within access.
pub(super) async fn around(at: &Allowed<ReadCases>, case: &CaseRow) -> Result<Around, Failure> {
    let (db, id): (_, Id<Case>) = (at.db(), case.id);
    let papers = store::papers::of_case(db, id).await?;
    let ids: Vec<_> = papers.iter().map(|paper| paper.id).collect();
    let timeline = store::timeline::of_case(db, id).await?;
    let team = store::team::now(db, id).await?;
    let mut staff: Vec<_> = timeline.iter().map(|line| line.staff).collect();
    staff.extend(team.iter().map(|member| member.staff));
    staff.extend(papers.iter().flat_map(|paper| [Some(paper.author), paper.reviewer]).flatten());
    staff.extend([Some(case.owner), case.next_who].into_iter().flatten());
    staff.sort_unstable();
    staff.dedup();
    let subject = Subject::new(case.subject_kind.code(), case.subject).ok_or(Failure::NotFound)?;
    Ok(Around {
        intake: store::intake(db, id).await?,
        triage: store::last_triage(db, id).await?,
        signatures: store::papers::signatures(db, &ids).await?,
        addenda: store::papers::addenda(db, &ids).await?,
        files: store::papers::attachments(db, &ids).await?,
        actions: store::work::actions(db, id).await?,
        services: store::work::services(db, id).await?,
        followups: store::work::followups(db, id).await?,
        transfer: store::work::open_transfer(db, id).await?,
        entries: store::reference::lists(db, &["problem-area", "closing-reason", "channel", "target-group", "floor"])
            .await?,
        names: offices::brief(db, &staff).await?,
        office: offices::office(db, case.office).await?.name,
        client: people::subject_brief(db, subject, at.today()).await?,
        papers,
        timeline,
        team,
    })
}
