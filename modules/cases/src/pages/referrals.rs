//! Referrals: what was sent and what came, and the two ends' pages of one.

mod receiving;
mod sending;

use std::collections::HashMap;

use ::store::Page as Part;
use axum::extract::Query;
use kernel::{Case, Id, Office};
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Permission as _, Routes, html};

use super::office_names;
use crate::access::Access;
use crate::model::ReferralRow;
use crate::permissions::{OpenCases, ReadCases};
use crate::views::referrals::{Ends, ReferralLine, ReferralPage, ReferralsPage};
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/referrals", index).and(sending::routes()).and(receiving::routes())
}

/// Lines of one page.
const LINES: i64 = 24;

/// What waits in the intake of the reader's offices, or what they sent themselves.
async fn index(at: Allowed<OpenCases>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let sent = asked.get("view").is_some_and(|view| view == "sent") && at.actor().has_role(ReadCases::ROLES);
    let part = Part::parse(asked.get("page").map_or("", String::as_str), LINES);
    let p = at.page("cases-referrals");
    let found = if sent {
        let found = store::referrals::sent(at.db(), &access(&at), &at.offices(), part).await?;
        let ids: Vec<Id<Case>> = found.rows.iter().map(|row| row.case).collect();
        actions::note_listing(at.db(), at.actor(), &store::today::some(at.db(), &access(&at), &ids).await?).await?;
        found
    } else {
        store::referrals::waiting(at.db(), &at.offices(), part).await?
    };
    let from: Vec<Id<Office>> = found.rows.iter().map(|row| row.from_office).collect();
    let offices = office_names(at.db(), &from, p.lang).await?;
    let line = |row: &ReferralRow| {
        if sent {
            let href = format!("/cases/{}/referrals/{}", row.case, row.id);
            ReferralLine::new(&p, row, href, row.receiver.clone())
        } else {
            let from = offices.get(&row.from_office).cloned().unwrap_or_default();
            ReferralLine::new(&p, row, format!("/referrals/{}", row.id), from)
        }
    };
    let lines = found.rows.iter().map(line).collect();
    let mut views = vec![("/referrals", p.t("cases-referrals-waiting").into_owned(), !sent)];
    if at.actor().has_role(ReadCases::ROLES) {
        views.push(("/referrals?view=sent", p.t("cases-referrals-sent").into_owned(), sent));
    }
    let (lead, none) = if sent {
        ("cases-referrals-sent-lead", "cases-referrals-sent-none")
    } else {
        ("cases-referrals-waiting-lead", "cases-referrals-waiting-none")
    };
    let there = |number: i64| format!("/referrals?{}page={number}", if sent { "view=sent&" } else { "" });
    let newer = (part.number > 1).then(|| there(part.number - 1));
    let older = found.more.then(|| there(part.number + 1));
    let (lead, none) = (p.t(lead).into_owned(), p.t(none).into_owned());
    html(&ReferralsPage { views, lead, none, lines, newer, older, p })
}

/// The cases that whoever takes in matters may open: none for a clerk.
fn access(at: &Allowed<OpenCases>) -> Access {
    Access::for_reader(at.actor(), at.now())
}

/// The page of a referral before any deeds are offered.
async fn page(db: &::store::Db, p: Page, row: &ReferralRow, back: (String, String)) -> Result<ReferralPage, Failure> {
    let package = store::referrals::package(db, row)?;
    let from = office_names(db, &[row.from_office], p.lang).await?.remove(&row.from_office).unwrap_or_default();
    let author = offices::brief(db, &[row.sent_by]).await?.remove(&row.sent_by);
    let author = author.map_or_else(String::new, |staff| staff.name);
    let ends = Ends { from: &from, author: &author };
    Ok(ReferralPage::new(p, row, &package, &ends, back))
}

/// A small form about a referral: its title, what it says above, and where it goes.
struct Asked<'a> {
    title: &'a str,
    lead: String,
    action: String,
    deed: &'a str,
    back: String,
}

impl Asked<'_> {
    fn page(
        self,
        p: Page,
        fields: &kernel::Fields,
        wrong: &kernel::Invalid,
        make: impl FnOnce(&FormView<'_>) -> Vec<ui::Field>,
    ) -> FormPage {
        let view = FormView::new(&p, fields, wrong);
        let form = view.form(self.action, self.deed, self.back, make(&view));
        let title = p.t(self.title).into_owned();
        FormPage { lead: self.lead, form, p: Page { title, ..p } }
    }
}
