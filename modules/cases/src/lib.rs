//! งานสังคมสงเคราะห์รายกรณี: a case from the first report to its closing.

pub mod access;
pub mod actions;
mod api;
pub mod documents;
pub mod forms;
pub mod links;
pub mod model;
pub mod pages;
pub mod permissions;
pub mod rules;
pub mod store;
pub mod views;

use std::sync::Arc;

use instruments::Library;
use kernel::{Actor, Case, Day, Held, Id, Office, Person, Ref, Role, Staff, Weighed};
use web::{Module, NavEntry, Permission as _};

pub use links::Letters;
pub use store::bringing::OpenMatter;

/// The tables of casework.
#[must_use]
pub fn migrations() -> Vec<::store::Migration> {
    vec![
        ::store::Migration::new("202611210300_cases", include_str!("../migrations/202611210300_cases.sql")),
        ::store::Migration::new("202611220100_case_lists", include_str!("../migrations/202611220100_case_lists.sql")),
        ::store::Migration::new(
            "202611220200_case_referrals",
            include_str!("../migrations/202611220200_case_referrals.sql"),
        ),
        ::store::Migration::new(
            "202611220210_case_conferences",
            include_str!("../migrations/202611220210_case_conferences.sql"),
        ),
        ::store::Migration::new(
            "202611220300_case_reading",
            include_str!("../migrations/202611220300_case_reading.sql"),
        ),
        ::store::Migration::new(
            "202611220310_case_retention",
            include_str!("../migrations/202611220310_case_retention.sql"),
        ),
        ::store::Migration::new(
            "202611220400_case_supervision",
            include_str!("../migrations/202611220400_case_supervision.sql"),
        ),
        ::store::Migration::new(
            "202611220410_case_samples",
            include_str!("../migrations/202611220410_case_samples.sql"),
        ),
        ::store::Migration::new(
            "202611220420_case_reports",
            include_str!("../migrations/202611220420_case_reports.sql"),
        ),
        ::store::Migration::new(
            "202611220500_case_instruments",
            include_str!("../migrations/202611220500_case_instruments.sql"),
        ),
        ::store::Migration::new(
            "202611220510_case_figures",
            include_str!("../migrations/202611220510_case_figures.sql"),
        ),
        ::store::Migration::new("202611220730_cases", include_str!("../migrations/202611220730_cases.sql")),
        ::store::Migration::new(
            "202611220810_case_network",
            include_str!("../migrations/202611220810_case_network.sql"),
        ),
        ::store::Migration::new(
            "202611221010_case_signers",
            include_str!("../migrations/202611221010_case_signers.sql"),
        ),
        ::store::Migration::new("202611221020_case_story", include_str!("../migrations/202611221020_case_story.sql")),
        ::store::Migration::new("202611221240_case_load", include_str!("../migrations/202611221240_case_load.sql")),
        ::store::Migration::new(
            "202611221410_case_network_person",
            include_str!("../migrations/202611221410_case_network_person.sql"),
        ),
        ::store::Migration::new(
            "202611222100_case_letters",
            include_str!("../migrations/202611222100_case_letters.sql"),
        ),
        ::store::Migration::new("202611231700_case_order", include_str!("../migrations/202611231700_case_order.sql")),
        ::store::Migration::new(
            "202611231720_consent_ends",
            include_str!("../migrations/202611231720_consent_ends.sql"),
        ),
    ]
}

/// Everything that casework gives to the program; the library holds the instruments that can be asked, `letters` answers for
/// correspondence.
#[must_use]
pub fn module(library: Arc<Library>, letters: Arc<dyn Letters>) -> Module {
    use Role::{Admin, Director, SocialWorker, Supervisor};
    let nav = |href, label, roles, order| NavEntry { href, label, roles, order };
    Module {
        name: "cases",
        routes: pages::routes(library, letters).with_api(api::routes()),
        migrations: migrations(),
        texts: ui::Source { module: "cases", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") },
        nav: vec![
            nav("/", "cases-nav-today", <Role as kernel::Code>::ALL, 10),
            nav("/cases", "cases-nav-cases", &[SocialWorker, Supervisor, Director], 20),
            nav("/figures", "cases-nav-figures", permissions::SeeFigures::ROLES, 45),
            nav("/reviews", "cases-nav-reviews", &[SocialWorker, Supervisor], 40),
            nav("/transfers", "cases-nav-transfers", &[Supervisor], 50),
            nav("/referrals", "cases-nav-referrals", permissions::OpenCases::ROLES, 52),
            nav("/retention", "cases-nav-retention", permissions::ReviewRetention::ROLES, 76),
            nav("/cases/reference", "cases-nav-reference", &[Admin], 80),
        ],
    }
}

/// What casework holds of a person, in the words of a page, of the cases that the actor may copy; that it was copied is
/// recorded.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn held(db: &::store::Db, p: &ui::Page, actor: &Actor, person: Id<Person>) -> ::store::Result<Vec<Held>> {
    views::copy::held(db, p, actor, person).await
}

/// The cases about a person within an actor's access, as the audit log names them.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn about(db: &::store::Db, actor: &Actor, person: Id<Person>) -> ::store::Result<Vec<Ref>> {
    let access = access::Access::for_copy(actor, db.now());
    let cases = store::about(db, &access, model::SubjectKind::Person, &[person.number()]).await?;
    Ok(cases.iter().map(|case| case.id.as_ref()).collect())
}

/// What a consent must be for, so that its withdrawal stops referrals: the code of the activity in `data/reference/privacy.toml`.
const TOLD_TO_OTHERS: &str = "referral";

/// A person withdrew a consent: where it was for being told of to others, open cases about them are told to nobody on the strength of
/// a consent from before (PDPA ม.19).
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn consent_withdrawn(
    tx: &::store::Tx<'_>,
    person: Id<Person>,
    (purpose, on): (&str, Day),
) -> ::store::Result<()> {
    if purpose == TOLD_TO_OTHERS { store::referrals::end_consent(tx, person, on).await } else { Ok(()) }
}

/// The columns of casework that hold a person: they follow when two records of theirs are merged.
pub const PLACES: [people::Place; 2] = [
    people::Place { only: "subject_kind = 'person'", ..people::Place::new("cases", "subject_id") },
    people::Place { part: "version", ..people::Place::new("case_network", "person") },
];

/// The cases about a person that an actor may read, oldest first, as the page of two records names them; that restricted and
/// sealed ones were named is recorded.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn kept(db: &::store::Db, actor: &Actor, person: Id<Person>) -> ::store::Result<Vec<people::Kept>> {
    let access = access::Access::for_reader(actor, db.now());
    let mut cases = store::about(db, &access, model::SubjectKind::Person, &[person.number()]).await?;
    cases.sort_by_key(|case| case.id);
    actions::note_listing(db, actor, &cases).await?;
    let kept = |case: &model::CaseRow| people::Kept {
        id: case.id.number(),
        title: format!("{} · {}", case.number, case.title),
        href: format!("/cases/{}", case.id),
    };
    Ok(cases.iter().map(kept).collect())
}

/// Each case about a person within an actor's access, and what stands against erasing it today.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn weighed(
    db: &::store::Db,
    p: &ui::Page,
    actor: &Actor,
    person: Id<Person>,
) -> ::store::Result<Vec<Weighed>> {
    views::copy::weighed(db, p, actor, person).await
}

/// Who must prepare the part of a copy that only the team of a restricted or sealed case may read: its owner.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn keepers(on: &impl ::store::Source, person: Id<Person>) -> ::store::Result<Vec<Id<Staff>>> {
    store::finding::keepers(on, person).await
}

/// Opens a matter of the register that an office kept before, in the transaction of whoever brings it in.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn bring_in(
    tx: &::store::Tx<'_>,
    actor: &Actor,
    matter: &actions::Brought<'_>,
) -> ::store::Result<Result<Id<Case>, actions::Unknown>> {
    actions::bring_in(tx, actor, matter).await
}

/// The open matters about persons that an actor may read, by id after `after`; what is restricted or sealed is not among them.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn open_matters(
    on: &impl ::store::Source,
    access: &access::Access,
    after: Option<Id<Case>>,
    limit: i64,
) -> ::store::Result<Vec<OpenMatter>> {
    store::bringing::open_matters(on, access, after, limit).await
}

/// What a meeting resolved becomes an action of a case's plan, in the transaction of whoever resolved it; answers the case.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn resolve(
    tx: &::store::Tx<'_>,
    actor: &Actor,
    wanted: &actions::Resolved<'_>,
) -> ::store::Result<Result<Id<Case>, actions::Unplaced>> {
    actions::resolve(tx, actor, wanted).await.map_err(|undone| match undone {
        ::store::Undone::Failed(error) => error,
        _ => ::store::StoreError::Broken("an action of a resolution was refused".into()),
    })
}

/// The cases to which a letter belongs, of those that a reader may open: the page of each, and its number.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn of_letter(
    on: &impl ::store::Source,
    access: &access::Access,
    letter: Id<kernel::Letter>,
) -> ::store::Result<Vec<(String, String)>> {
    let cases = store::letters::cases_of(on, access, letter).await?;
    Ok(cases.into_iter().map(|case| (format!("/cases/{}", case.id), case.number)).collect())
}

/// Whether a case is one of an office.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn is_of(on: &impl ::store::Source, office: Id<Office>, case: Id<Case>) -> ::store::Result<bool> {
    store::bringing::is_of(on, office, case).await
}

/// Whether any case is about a record of the registry, or names it in its network.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn concerns(on: &impl ::store::Source, subject: people::Subject) -> ::store::Result<bool> {
    actions::concerns(on, subject).await
}

/// Takes back a matter that nobody has worked on since it was brought in; answers whether it did.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn take_back(tx: &::store::Tx<'_>, case: Id<Case>) -> ::store::Result<bool> {
    actions::take_back(tx, case).await
}

/// Removes the files of erased cases that are still on the disk, such as after a crash between the commit and their removal.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn forget_files(db: &::store::Db) -> ::store::Result<()> {
    actions::forget_files(db).await
}

/// Whether a case is one that everybody who reads cases of its office may know of: neither restricted nor sealed.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn is_known_to_all(on: &impl ::store::Source, id: Id<Case>) -> ::store::Result<bool> {
    match store::load(on, id).await {
        Ok(case) => Ok(case.confidentiality == model::Confidentiality::Normal),
        Err(::store::StoreError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Puts the signing rules of the imported standard into force, and the reference data and the figures that are missing.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn prepare(tx: &::store::Tx<'_>, rules: &[model::SigningRule]) -> ::store::Result<()> {
    store::reference::fill(tx).await?;
    store::figures::fill(tx).await?;
    store::papers::replace_rules(tx, rules).await
}
