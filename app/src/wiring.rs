//! Every reaction between modules, on one page.
//!
//! | when | then |
//! |---|---|
//! | offices: other systems are to be told of a case | cases: says whether it was restricted or sealed meanwhile |
//! | workforce: a position standard was imported, or the program starts | cases: its signing rules come into force |
//! | the program starts | directory: its lists are there, and a new one has the national hotlines |
//! | the program starts | privacy: its reference data that are missing are written |
//! | a minute has passed | privacy: what passed its time is told; cases: files of erased cases are removed; people: search terms that an upgrade spells otherwise are written anew |
//! | people: two records are merged, or separated | cases, privacy: what they hold of the person follows |
//! | imports: rows name matters that were open before, or are taken back | cases: opens them, says who is needed, takes them back |
//! | privacy: a person asks what is held of them, who saw it, or to have it erased | cases: answers for casework |

use std::pin::Pin;

use imports::rules::reading::Matter;
use kernel::{Actor, Case, Code as _, Held, Id, Office, Person, Ref, Staff, Weighed};
use offices::events::About;
use people::Subject;
use privacy::{Asked, Elsewhere};
use store::{By, Db, StoreError, Tx};
use ui::Page;

/// The signing rules that the imported standard gives come into force in casework, with the duties they cite.
///
/// # Errors
/// [`StoreError`]; the rules before stay in force then.
pub async fn standard_imported(db: &Db) -> Result<(), StoreError> {
    let rules = workforce::signing_rules(db).await?;
    let rules: Vec<_> = rules.iter().filter_map(signing_rule).collect();
    let tx = db.write(By::System("wiring")).await?;
    cases::prepare(&tx, &rules).await?;
    privacy::prepare(&tx).await?;
    tx.commit().await
}

/// Slices of search terms that are written anew in a minute; `kueakun migrate` writes them all at once.
const RENEWED: usize = 40;

/// What the clock brings, once a minute: officers are told of requests and breaches that passed their time, and files that an
/// interrupted erasing left are removed. It may be done again at once; each thing is told once.
///
/// # Errors
/// [`StoreError`]; it is tried again a minute later.
pub async fn minute(db: &Db) -> Result<(), StoreError> {
    privacy::watch(db).await?;
    cases::forget_files(db).await?;
    for _ in 0..RENEWED {
        if !people::renew_search(db).await? {
            break;
        }
    }
    Ok(())
}

/// What the modules hold of a person, for the module that answers to the person: one line for each module that holds anything.
#[derive(Debug)]
pub struct Holdings;

impl Elsewhere for Holdings {
    fn held<'a>(&'a self, db: &'a Db, p: &'a Page, actor: &'a Actor, person: Id<Person>) -> Asked<'a, Vec<Held>> {
        Box::pin(cases::held(db, p, actor, person))
    }

    fn about<'a>(&'a self, db: &'a Db, actor: &'a Actor, person: Id<Person>) -> Asked<'a, Vec<Ref>> {
        Box::pin(cases::about(db, actor, person))
    }

    fn weighed<'a>(&'a self, db: &'a Db, p: &'a Page, actor: &'a Actor, person: Id<Person>) -> Asked<'a, Vec<Weighed>> {
        Box::pin(cases::weighed(db, p, actor, person))
    }

    fn keepers<'a>(&'a self, db: &'a Db, person: Id<Person>) -> Asked<'a, Vec<Id<Staff>>> {
        Box::pin(cases::keepers(db, person))
    }
}

/// Casework, for the module that brings registers in.
#[derive(Debug)]
pub struct Casework;

impl imports::Matters for Casework {
    fn open<'a>(
        &'a self,
        tx: &'a Tx<'_>,
        actor: &'a Actor,
        office: Id<Office>,
        person: (Id<Person>, &'a str),
        matter: &'a Matter,
    ) -> Asked<'a, Result<Id<Case>, &'static str>> {
        Box::pin(async move {
            let brought = cases::actions::Brought {
                office,
                person,
                title: &matter.title,
                story: &matter.story,
                request: &matter.request,
                received_on: matter.received_on,
                target_group: &matter.target_group,
                channel: &matter.channel,
            };
            let opened = cases::bring_in(tx, actor, &brought).await?;
            Ok(opened.map_err(|unknown| match unknown {
                cases::actions::Unknown::TargetGroup => "imports-group-unknown",
                cases::actions::Unknown::Channel => "imports-channel-unknown",
            }))
        })
    }

    fn concerns<'a>(&'a self, tx: &'a Tx<'_>, subject: Subject) -> Asked<'a, bool> {
        Box::pin(cases::concerns(tx, subject))
    }

    fn take_back<'a>(&'a self, tx: &'a Tx<'_>, case: Id<Case>) -> Asked<'a, bool> {
        Box::pin(cases::take_back(tx, case))
    }
}

impl people::Elsewhere for Holdings {
    fn places(&self) -> Vec<people::Place> {
        cases::PLACES.into_iter().chain(privacy::PLACES).collect()
    }

    fn kept<'a>(
        &'a self,
        db: &'a Db,
        _: &'a Page,
        actor: &'a Actor,
        person: Id<Person>,
    ) -> Asked<'a, Vec<people::Kept>> {
        Box::pin(cases::kept(db, actor, person))
    }
}

/// Whether other systems may still be told of a record: a case that was restricted or sealed meanwhile is told to nobody.
#[must_use]
pub fn may_be_told(db: Db, about: About) -> Pin<Box<dyn Future<Output = Result<bool, StoreError>> + Send>> {
    Box::pin(async move {
        match about.case {
            Some(case) => cases::is_known_to_all(&db, case).await,
            None => Ok(true),
        }
    })
}

/// The same rule in the words of casework; the codes of step and gravity are those of the reference data.
fn signing_rule(rule: &workforce::SigningRule) -> Option<cases::model::SigningRule> {
    Some(cases::model::SigningRule {
        step: cases::model::Step::from_code(rule.step.code())?,
        gravity: cases::model::Gravity::from_code(rule.gravity.code())?,
        min_level: rule.min_level,
        everyone: rule.required_of == workforce::RequiredOf::Everyone,
        duty: rule.duty.clone(),
    })
}

/// The service directory has the lists that it sorts by and, once anything was done here, the national hotlines.
///
/// # Errors
/// [`StoreError`].
pub async fn directory_opened(db: &Db) -> Result<(), StoreError> {
    let is_untouched = db.is_untouched().await?;
    let tx = db.write(By::System("wiring")).await?;
    directory::prepare(&tx).await?;
    // What is written is recorded, and an installation with a record is no longer new: the first account comes first.
    if !is_untouched {
        directory::begin(&tx).await?;
    }
    tx.commit().await
}
