//! The case page: the client in view, who must act next, and the story.

use ::instruments::Library;
use ::store::{Db, StoreError};
use axum::Extension;
use kernel::{Case, Code as _, Day, Id};
use people::Subject;
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Routes, html};

use super::instruments::{Held, all_made_with};
use crate::access::Access;
use crate::model::{AlertRow, CaseRow};
use crate::permissions::ReadCases;
use crate::views::case::{Around, Assessed, CasePage};
use crate::views::instruments::{AlertView, gist};
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/{id}", show)
}

async fn show(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>, Extension(library): Held) -> Answer {
    let (mut case, advising) = find(&at, id).await?;
    let mut p = at.page("cases-name");
    let assessed = assessed(&at, &p, &case, &library).await?;
    store::alerts::put_first(at.db(), &Access::of(&at), std::slice::from_mut(&mut case)).await?;
    let around = Around { assessed, ..around(at.db(), &case, at.today()).await? };
    p.title = p.tn("cases-line", &[("number", &case.number), ("name", &case.subject_name)]);
    let page = CasePage::new(p, at.actor(), &case, &around);
    html(&if advising { page.for_adviser() } else { page })
}

/// The case, and whether it is open to the reader for no other reason than that they are asked for advice about it. What is
/// more than ordinary is written down.
async fn find(at: &Allowed<ReadCases>, id: Id<Case>) -> Result<(CaseRow, bool), Failure> {
    match store::find(at.db(), &Access::of(at), id).await {
        Ok(case) => {
            actions::note_reading(at.db(), at.actor(), &case).await?;
            Ok((case, false))
        }
        Err(StoreError::NotFound) => {
            let case = store::find(at.db(), &Access::of(at).advising(), id).await?;
            actions::note_advising(at.db(), at.actor(), &case).await?;
            Ok((case, true))
        }
        Err(error) => Err(error.into()),
    }
}

/// What instruments found and warn of, as far as the reader may know.
async fn assessed(at: &Allowed<ReadCases>, p: &Page, case: &CaseRow, library: &Library) -> ::store::Result<Assessed> {
    let (db, access) = (at.db(), Access::of(at));
    let rows = store::results::of_story(db, &access, case.id).await?;
    let made_with = all_made_with(db, library, &rows).await?;
    let alerts = store::alerts::open_of(db, &access, case.id).await?;
    let results = rows.iter().filter_map(|row| Some((row.id.number(), gist(p, made_with.get(&row.hash)?, row))));
    let alert = |alert: &AlertRow| Some(AlertView::new(p, made_with.get(&alert.hash)?, alert));
    Ok(Assessed { alerts: alerts.iter().filter_map(alert).collect(), results: results.collect() })
}

/// The lists whose entries a case names.
const NAMED: [&str; 6] = ["problem-area", "closing-reason", "channel", "target-group", "floor", "referral-basis"];

/// Everything around a case that was found within access, but for what instruments found: that is for the case page alone.
pub(super) async fn around(db: &Db, case: &CaseRow, today: Day) -> Result<Around, Failure> {
    let id = case.id;
    let papers = store::papers::of_case(db, id).await?;
    let ids: Vec<_> = papers.iter().map(|paper| paper.id).collect();
    let timeline = store::timeline::of_case(db, id).await?;
    let team = store::team::now(db, id).await?;
    let mut staff: Vec<_> = timeline.iter().map(|line| line.staff).collect();
    staff.extend(team.iter().map(|member| member.staff));
    staff.extend(papers.iter().flat_map(|paper| [Some(paper.author), paper.reviewer]).flatten());
    let conferences = store::conferences::called(db, id).await?;
    staff.extend(conferences.iter().map(|conference| conference.called_by));
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
        referrals: store::referrals::of_case(db, id).await?,
        came_by: store::referrals::that_brought(db, id).await?,
        conferences,
        entries: store::reference::lists(db, &NAMED).await?,
        names: offices::brief(db, &staff).await?,
        office: offices::office(db, case.office).await?.name,
        client: people::subject_brief(db, subject, today).await?,
        assessed: Assessed::default(),
        papers,
        timeline,
        team,
    })
}
