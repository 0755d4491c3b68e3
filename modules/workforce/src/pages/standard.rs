//! The standard by level, and every clause at its own address.

use axum::extract::{Path, Query};
use kernel::{Code as _, Level};
use serde::Deserialize;
use store::Db;
use web::{Allowed, Answer, Failure, html};

use crate::permissions::ReadStandard;
use crate::store::{settlements, signing, standards};
use crate::views::signing::in_order;
use crate::views::standard::{ClauseView, ServiceView, clauses, groups, tabs};
use crate::views::{DutyPage, NoStandard, StandardPage, doubts};

/// What the address may ask for: a level, and a version that is no longer in force.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    level: Option<String>,
    version: Option<String>,
}

/// The version asked for, or the one in force, and whether it is in force.
async fn wanted_version(db: &Db, number: Option<&str>) -> Result<Option<(standards::Version, bool)>, Failure> {
    let Some(current) = standards::current(db).await? else { return Ok(None) };
    let Some(number) = number else { return Ok(Some((current, true))) };
    let number: i64 = number.parse().map_err(|_| Failure::NotFound)?;
    if number == current.version {
        return Ok(Some((current, true)));
    }
    Ok(Some((standards::version(db, number).await?, false)))
}

/// GET /standard?level=P
pub async fn show(allowed: Allowed<ReadStandard>, Query(wanted): Query<Wanted>) -> Answer {
    let (db, mut p) = (allowed.db(), allowed.page("workforce-standard"));
    let Some((version, in_force)) = wanted_version(db, wanted.version.as_deref()).await? else {
        return html(&NoStandard { p });
    };
    // Readers begin at their own level.
    let own = || allowed.actor().level().unwrap_or(Level::Practitioner);
    let level = match wanted.level {
        Some(code) => Level::from_code(&code).ok_or(Failure::NotFound)?,
        None => own(),
    };
    version.position.clone_into(&mut p.title);
    let settled = settlements::all(db, version.id).await?;
    let open =
        standards::doubts(db, version.id).await?.iter().filter(|item| doubts::latest(&settled, item).is_none()).count();
    let (main, areas) = clauses(&p, standards::clauses(db, version.id, level).await?);
    let entries = if level == Level::Practitioner { standards::entries(db, version.id).await? } else { Vec::new() };
    let shortenings = standards::shortenings(db, version.id, level).await?;
    let service =
        standards::service(db, version.id, level).await?.map(|service| ServiceView::new(&p, service, shortenings));
    let groups = groups(&p, standards::items(db, version.id, level).await?, &settled);
    html(&StandardPage {
        tabs: tabs(&p, &version, in_force, level),
        entries: entries.into_iter().map(Into::into).collect(),
        doubts_open: i64::try_from(open).unwrap_or(i64::MAX),
        p,
        version,
        in_force,
        main,
        areas,
        service,
        groups,
    })
}

/// GET /standard/SW-P-1.4
pub async fn duty(allowed: Allowed<ReadStandard>, Path(address): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let (db, mut p) = (allowed.db(), allowed.page("workforce-standard"));
    let (version, in_force) = wanted_version(db, wanted.version.as_deref()).await?.ok_or(Failure::NotFound)?;
    let clause = standards::clause(db, version.id, &address).await?;
    let mut rules = if in_force { signing::current(db).await? } else { Vec::new() };
    rules.retain(|rule| rule.duty == address);
    address.clone_into(&mut p.title);
    html(&DutyPage {
        level: clause.level,
        area_title: clause.area_title.clone(),
        clause: ClauseView::from(clause),
        cited_by: in_order(&p, rules),
        p,
        version,
        in_force,
    })
}
