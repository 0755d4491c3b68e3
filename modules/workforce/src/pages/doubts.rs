//! Doubts of the paper: listed, read one by one, and settled.

use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{Code as _, Fields, Invalid, Level};
use store::{Db, StoreError};
use ui::{Form, Page};
use web::{Allowed, Answer, Failure, Permission as _, html, html_with, invalid, see_other};

use crate::actions::{self, NotSettled};
use crate::forms;
use crate::permissions::{ReadStandard, SettleDoubts};
use crate::store::settlements::Settlement;
use crate::store::standards::{ItemRow, Version};
use crate::store::{settlements, standards};
use crate::views::doubts::{DoubtView, Expected, history, href, latest};
use crate::views::{DoubtPage, DoubtsPage, NoStandard};

/// GET /standard/doubts
pub async fn list(allowed: Allowed<ReadStandard>) -> Answer {
    let (db, p) = (allowed.db(), allowed.page("workforce-doubts"));
    let Some(version) = standards::current(db).await? else { return html(&NoStandard { p }) };
    let settled = settlements::all(db, version.id).await?;
    let items = standards::doubts(db, version.id).await?;
    let doubts: Vec<_> = items.into_iter().map(|item| DoubtView::new(&p, item, &settled)).collect();
    let open = doubts.iter().filter(|doubt| doubt.expected.is_open()).count();
    html(&DoubtsPage { open: i64::try_from(open).unwrap_or(i64::MAX), p, doubts })
}

/// GET /standard/doubts/S-3.2.1
pub async fn show(allowed: Allowed<ReadStandard>, Path(item): Path<String>) -> Answer {
    let doubt = Doubt::load(allowed.db(), &item).await?;
    let p = allowed.page("workforce-doubts");
    let may_settle = allowed.actor().has_role(SettleDoubts::ROLES);
    let form = may_settle.then(|| doubt.form(&p, &forms::opened(doubt.turns()), &Invalid::default()));
    html(&doubt.page(p, form))
}

/// POST /standard/doubts/S-3.2.1/settlement
pub async fn settle(allowed: Allowed<SettleDoubts>, Path(item): Path<String>, form: web::Form) -> Answer {
    let web::Form(fields) = form;
    let doubt = Doubt::load(allowed.db(), &item).await?;
    let p = allowed.page("workforce-doubts");
    let settling = match forms::read(&fields, allowed.today()) {
        Ok(settling) => settling,
        Err(wrong) => return invalid(&doubt.page_with(p, &fields, &wrong)),
    };
    let about = (doubt.item.level, doubt.item.code.as_str());
    match actions::settle(allowed.db(), allowed.actor(), doubt.version.id, about, &settling).await {
        Ok(()) => see_other("/standard/doubts", "workforce-doubt-saved"),
        Err(NotSettled::Refused(refusal)) => Err(refusal.into()),
        Err(NotSettled::Store(StoreError::Stale)) => stale(allowed.db(), &item, p, fields).await,
        Err(NotSettled::Store(error)) => Err(error.into()),
    }
}

/// Somebody decided meanwhile: their decision is shown above the form, which keeps what was written.
async fn stale(db: &Db, item: &str, p: Page, mut fields: Fields) -> Answer {
    let doubt = Doubt::load(db, item).await?;
    fields.set("turn", (doubt.turns() + 1).to_string());
    let overtaken = Invalid::one("turn", "workforce-doubt-overtaken");
    html_with(StatusCode::CONFLICT, &doubt.page_with(p, &fields, &overtaken))
}

/// A doubt of the version in force with everything known of it.
struct Doubt {
    version: Version,
    item: ItemRow,
    others: Vec<ItemRow>,
    settled: Vec<Settlement>,
}

impl Doubt {
    /// `S-3.2.1`: level and item. What the paper states itself is no doubt and not found here.
    async fn load(db: &Db, item: &str) -> Result<Self, Failure> {
        let (level, code) = item.split_once('-').ok_or(Failure::NotFound)?;
        let level = Level::from_code(level).ok_or(Failure::NotFound)?;
        let version = standards::current(db).await?.ok_or(Failure::NotFound)?;
        let mut others = standards::at_every_level(db, version.id, code).await?;
        let place = others.iter().position(|other| other.level == level && other.expected.is_none());
        let item = others.remove(place.ok_or(Failure::NotFound)?);
        others.sort_by_key(|other| other.level);
        let settled = settlements::all(db, version.id).await?;
        Ok(Self { version, item, others, settled })
    }

    /// How often it was decided.
    fn turns(&self) -> i64 {
        latest(&self.settled, &self.item).map_or(0, |settlement| settlement.turn)
    }

    fn form(&self, p: &Page, fields: &Fields, invalid: &Invalid) -> Form {
        forms::view(p, &href(&self.item), fields, invalid)
    }

    fn page_with(self, p: Page, fields: &Fields, invalid: &Invalid) -> DoubtPage {
        let form = self.form(&p, fields, invalid);
        self.page(p, Some(form))
    }

    fn page(self, p: Page, form: Option<Form>) -> DoubtPage {
        let Self { item, others, settled, .. } = self;
        let other = |other: ItemRow| (other.level.name(p.lang), Expected::of(&p, &other, &settled));
        DoubtPage {
            others: others.into_iter().map(other).collect(),
            history: history(&p, item.level, &item.code, &settled),
            doubt: DoubtView::new(&p, item, &settled),
            form,
            p,
        }
    }
}
