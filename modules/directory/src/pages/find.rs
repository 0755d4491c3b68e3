//! Finding a service, choosing one for a form, and those that wait to be verified.

use ::store::Page as Part;
use axum::extract::Query;
use ui::{Choice, Suggestions};
use web::{Allowed, Answer, Permission as _, html};

use super::reference;
use crate::forms::{Asked, ask, ask_fields, query};
use crate::model::{ServiceBrief, TopicList};
use crate::permissions::{KeepDirectory, ReadDirectory, SetFreshness};
use crate::store::finding::{self, Ask};
use crate::views::find::{FindPage, Line, UnverifiedPage};

/// Services on a page.
const ROWS: i64 = 30;
/// Organisations that are named above the services of the same words.
const ORGANISATIONS: usize = 5;
/// Proposals of one answer.
const CHOICES: i64 = 8;

/// GET /directory
pub async fn index(at: Allowed<ReadDirectory>, Query(asked): Query<Asked>) -> Answer {
    let part = Part::parse(asked.get("page").map_or("", String::as_str), ROWS);
    let wanted = ask(&asked, at.app().now());
    let found = finding::find(at.db(), &wanted, part).await?;
    let organisations = match wanted.text.is_empty() {
        true => Vec::new(),
        false => finding::organisations_named(at.db(), &wanted.text, ORGANISATIONS).await?,
    };
    let (days, words) = reference(at.db()).await?;
    let p = at.page("directory-title");
    let said = |name: &str| asked.get(name).cloned().unwrap_or_default();
    html(&FindPage {
        text: wanted.text.clone(),
        place: said("place"),
        near: wanted.place.and_then(people::geography::place).map(|place| place.line(p.lang)),
        place_unknown: !said("place").trim().is_empty() && wanted.place.is_none(),
        problems: ask_fields(&p, &asked, TopicList::Problem, &words),
        groups: ask_fields(&p, &asked, TopicList::Group, &words),
        open: wanted.open_at.is_some(),
        closed: wanted.closed_too,
        lines: found.rows.iter().map(|found| Line::new(&p, &found.service, found.serves, days)).collect(),
        organisations,
        newer: (part.number > 1).then(|| query(&asked, part.number - 1)),
        older: found.more.then(|| query(&asked, part.number + 1)),
        may_keep: at.actor().has_role(KeepDirectory::ROLES),
        p,
    })
}

/// GET /directory/choices?text=
pub async fn choices(at: Allowed<ReadDirectory>, Query(asked): Query<Asked>) -> Answer {
    let text = asked.get("text").cloned().unwrap_or_default();
    let found = match text.trim().is_empty() {
        true => Vec::new(),
        false => crate::choose(at.db(), &Ask { text, ..Ask::default() }, CHOICES).await?,
    };
    let choice = |service: &ServiceBrief| {
        let phone = service.phone.as_ref().map(crate::model::Phone::shown).unwrap_or_default();
        Choice::new(service.id.to_string(), service.name.as_str())
            .hint(format!("{} {phone}", service.organisation_name).trim().to_owned())
    };
    html(&Suggestions { choices: found.iter().map(|found| choice(&found.service)).collect() })
}

/// GET /directory/unverified
pub async fn unverified(at: Allowed<ReadDirectory>, Query(asked): Query<Asked>) -> Answer {
    let part = Part::parse(asked.get("page").map_or("", String::as_str), ROWS);
    let (days, _) = reference(at.db()).await?;
    let found = finding::unverified(at.db(), at.today().plus_days(-days), part).await?;
    let p = at.page("directory-unverified");
    let page = |number: i64| format!("/directory/unverified?page={number}");
    html(&UnverifiedPage {
        days,
        may_set: at.actor().has_role(SetFreshness::ROLES),
        lines: found.rows.iter().map(|service| Line::new(&p, service, None, days)).collect(),
        newer: (part.number > 1).then(|| page(part.number - 1)),
        older: found.more.then(|| page(part.number + 1)),
        p,
    })
}
