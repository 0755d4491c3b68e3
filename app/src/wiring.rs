//! Every reaction between modules, on one page.
//!
//! | when | then |
//! |---|---|
//! | offices: other systems are to be told of a case | cases: says whether it was restricted or sealed meanwhile |
//! | workforce: a position standard was imported, or the program starts | cases: its signing rules come into force |
//! | the program starts | directory: its lists are there, and a new one has the national hotlines |
//! | the program starts | privacy, correspondence: their reference data that are missing are written |
//! | a minute has passed | privacy: what passed its time is told; cases: files of erased cases are removed; meetings: who sees to a resolution is told that its day has passed; people: search terms that an upgrade spells otherwise are written anew |
//! | people: two records are merged, or separated | cases, privacy: what they hold of the person follows |
//! | cases: a letter is wanted for a case or a referral; a case is opened from a letter | correspondence: drafts it; says which letters the reader may read |
//! | correspondence: a letter is read | cases: the cases to which it belongs; where one is opened from it |
//! | meetings: an invitation shall be a letter | correspondence: drafts it |
//! | meetings: a resolution is to be done in a case | cases: it becomes an action of the signed plan |
//! | imports: rows name matters that were open before, or are taken back; a register is taken out | cases: opens them, says who is needed, takes them back; lists what is open |
//! | privacy: a person asks what is held of them, who saw it, or to have it erased | cases: answers for casework |

use std::pin::Pin;

use imports::rules::reading::{Matter, Whom};
use kernel::{Actor, Case, Code as _, Day, Held, Id, Kind as _, Letter, Moment, Office, Person, Ref, Staff, Weighed};
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
    correspondence::prepare(&tx).await?;
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
    meetings::watch(db).await?;
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

    fn withdrawn<'a>(&'a self, tx: &'a Tx<'_>, person: Id<Person>, of: (&'a str, Day)) -> Asked<'a, ()> {
        Box::pin(cases::consent_withdrawn(tx, person, of))
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

    fn opened<'a>(
        &'a self,
        db: &'a Db,
        (actor, now): (&'a Actor, Moment),
        after: Option<Id<Case>>,
        limit: i64,
    ) -> Asked<'a, Vec<imports::links::Opened>> {
        Box::pin(async move {
            let matters = cases::open_matters(db, &cases::access::Access::for_reader(actor, now), after, limit).await?;
            let of = |open: cases::OpenMatter| {
                let matter = Matter {
                    key: open.case.to_string(),
                    who: Whom::default(),
                    title: open.title,
                    story: open.story,
                    request: open.request,
                    received_on: open.received_at.day(),
                    target_group: open.target_group,
                    channel: open.channel,
                };
                imports::links::Opened { case: open.case, person: open.person, matter }
            };
            Ok(matters.into_iter().map(of).collect())
        })
    }

    fn concerns<'a>(&'a self, tx: &'a Tx<'_>, subject: Subject) -> Asked<'a, bool> {
        Box::pin(cases::concerns(tx, subject))
    }

    fn is_of<'a>(&'a self, tx: &'a Tx<'_>, office: Id<Office>, case: Id<Case>) -> Asked<'a, bool> {
        Box::pin(cases::is_of(tx, office, case))
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

/// Casework, for the module of meetings: a resolution becomes an action of a case's plan.
#[derive(Debug)]
pub struct CarePlans;

impl meetings::Plans for CarePlans {
    fn add<'a>(
        &'a self,
        tx: &'a Tx<'_>,
        actor: &'a Actor,
        wanted: &'a meetings::Wanted,
    ) -> Asked<'a, Result<Ref, &'static str>> {
        Box::pin(async move {
            let resolved = cases::actions::Resolved {
                case: &wanted.case,
                what: &wanted.what,
                due: wanted.due,
                owner: wanted.owner,
            };
            let added = cases::resolve(tx, actor, &resolved).await?;
            Ok(added.map(Id::as_ref).map_err(|unplaced| match unplaced {
                cases::actions::Unplaced::Case => "meetings-plan-no-case",
                cases::actions::Unplaced::Plan => "meetings-plan-none-signed",
                cases::actions::Unplaced::Day => "meetings-plan-no-day",
            }))
        })
    }

    fn page(&self, case: Ref) -> Option<String> {
        (case.kind == Case::KIND).then(|| format!("/cases/{}", Id::<Case>::new(case.id)))
    }
}

/// Correspondence, for the modules that have letters drafted.
#[derive(Debug)]
pub struct Correspondence;

/// An external letter without urgency: who checks it chooses another kind where the addressee is of the same ministry.
fn letter(office: Id<Office>, subject: &str, to: String, about: Ref) -> correspondence::Wanted {
    correspondence::Wanted {
        office,
        kind: correspondence::model::Kind::External,
        subject: subject.to_owned(),
        to,
        paragraphs: Vec::new(),
        enclosures: Vec::new(),
        files: Vec::new(),
        answers: None,
        about: Some(about),
        urgency: correspondence::model::Urgency::Normal,
    }
}

impl cases::Letters for Correspondence {
    fn draft<'a>(&'a self, tx: &'a Tx<'_>, actor: &'a Actor, cover: &'a cases::links::Cover) -> Asked<'a, Id<Letter>> {
        Box::pin(async move {
            let wanted = correspondence::Wanted {
                paragraphs: cover.paragraphs.clone(),
                enclosures: cover.enclosures.clone(),
                answers: cover.answers,
                ..letter(cover.office, &cover.subject, cover.to.clone(), cover.about)
            };
            correspondence::draft(tx, actor, &wanted).await
        })
    }

    fn seen<'a>(
        &'a self,
        db: &'a Db,
        (actor, now): (&'a Actor, Moment),
        letters: &'a [Id<Letter>],
    ) -> Asked<'a, Vec<cases::links::LetterLine>> {
        Box::pin(async move {
            let rows = correspondence::seen(db, (actor, now.day()), letters).await?;
            let line = |row: correspondence::model::LetterRow| {
                let number = if row.their_number.is_empty() { row.number_text } else { row.their_number };
                cases::links::LetterLine {
                    letter: row.id,
                    href: format!("/letters/{}", row.id),
                    label: [number, row.subject].join(" ").trim().to_owned(),
                    from: row.party_from,
                }
            };
            Ok(rows.into_iter().map(line).collect())
        })
    }
}

impl meetings::Letters for Correspondence {
    fn draft<'a>(&'a self, tx: &'a Tx<'_>, actor: &'a Actor, invitation: &'a meetings::Invitation) -> Asked<'a, Ref> {
        Box::pin(async move {
            let wanted = correspondence::Wanted {
                paragraphs: invitation.paragraphs.clone(),
                enclosures: invitation.enclosures.clone(),
                files: invitation.files.clone(),
                ..letter(invitation.office, &invitation.subject, invitation.to.join("\n"), invitation.about)
            };
            correspondence::draft(tx, actor, &wanted).await.map(Id::as_ref)
        })
    }

    fn page(&self, letter: Ref) -> Option<String> {
        (letter.kind == Letter::KIND).then(|| format!("/letters/{}", Id::<Letter>::new(letter.id)))
    }
}

impl correspondence::Matters for Casework {
    fn opening(&self, actor: &Actor, letter: Id<Letter>) -> Option<String> {
        let may = actor.has_role(<cases::permissions::OpenCases as web::Permission>::ROLES);
        may.then(|| format!("/cases/new?letter={letter}"))
    }

    fn of<'a>(
        &'a self,
        db: &'a Db,
        (actor, now): (&'a Actor, Moment),
        letter: Id<Letter>,
    ) -> Asked<'a, Vec<(String, String)>> {
        Box::pin(async move { cases::of_letter(db, &cases::access::Access::for_reader(actor, now), letter).await })
    }
}
