//! The review queue.

use web::{Allowed, Answer, Routes, html};

use crate::access::Access;
use crate::permissions::ReviewCases;
use crate::views::reviews::ReviewsPage;
use crate::views::today::ReviewLine;
use crate::{actions, store, views};

pub(super) fn routes() -> Routes {
    Routes::new().get("/reviews", index)
}

async fn index(at: Allowed<ReviewCases>) -> Answer {
    let (db, access) = (at.db(), Access::of(&at));
    let papers = store::papers::waiting_for(db, access.staff()).await?;
    let ids: Vec<_> = papers.iter().map(|paper| paper.case).collect();
    let cases = store::today::some(db, &access, &ids).await?;
    actions::note_listing(at.db(), at.actor(), &cases).await?;
    let authors: Vec<_> = papers.iter().map(|paper| paper.author).collect();
    let names = offices::brief(db, &authors).await?;
    let p = at.page("cases-reviews");
    let tabs = views::tabs(&p, at.actor(), "/reviews");
    html(&ReviewsPage { tabs, lines: ReviewLine::of(&p, &papers, &cases, &names), p })
}
