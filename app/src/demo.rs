//! อำเภอสมมุติ: a made-up district in a real province, with offices, staff, people and cases that nobody is hurt by.
//!
//! Every name is invented, every citizen id is one that the registration office never gives out, and nothing in it tells
//! of a real person or office.

mod accounts;
mod casework;
pub mod cast;
mod chance;
mod colleagues;
mod dispatch;
mod district;
mod duplicates;
mod family;
mod filling;
mod kin;
mod letters;
mod mass;
mod meetings;
mod names;
mod network;
mod persons;
mod register;
mod rights;
mod stored;
mod stories;
mod supervision;

use std::fmt;

use clap::Args;
use store::{By, Db, StoreError, Tx, Undone};
use workforce::import::ImportError;

use crate::wiring;

pub use district::{District, Post};

/// How large the demonstration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct Size {
    /// Persons in the register, beside one large family
    #[arg(long, default_value_t = 300)]
    pub persons: u32,
    /// Cases
    #[arg(long, default_value_t = 48)]
    pub cases: u32,
    /// Records over the cases beyond the first 96: papers, services and follow-ups, those of their stories among them
    #[arg(long, default_value_t = 0)]
    pub records: u32,
    /// Letters in the registers of ten years, beyond those of the stories
    #[arg(long, default_value_t = 0)]
    pub letters: u32,
}

impl Size {
    /// What is lived through deed by deed, and what is filled in by the thousand beyond it.
    fn in_two(self) -> (Self, Self) {
        let first =
            Self { persons: self.persons.min(REGISTERED), cases: self.cases.min(LIVED), records: 0, letters: 0 };
        let (persons, cases) = (self.persons - first.persons, self.cases - first.cases);
        (first, Self { persons, cases, records: if cases > 0 { self.records } else { 0 }, letters: self.letters })
    }
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Offices.
    pub offices: usize,
    /// Staff with an account.
    pub staff: usize,
    /// Persons in the register.
    pub persons: usize,
    /// Cases.
    pub cases: usize,
    /// Rows of tables that came by the thousand.
    pub rows: u64,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offices, staff, persons, cases, rows } = self;
        write!(f, "made a demonstration: {offices} offices, {staff} staff, {persons} persons, {cases} cases")?;
        if *rows > 0 { write!(f, "; {rows} rows by the thousand") } else { Ok(()) }
    }
}

/// Why a demonstration was not made.
#[derive(Debug)]
pub struct NotMade(String);

impl fmt::Display for NotMade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<StoreError> for NotMade {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}

impl From<ImportError> for NotMade {
    fn from(error: ImportError) -> Self {
        Self(error.to_string())
    }
}

impl From<Undone> for NotMade {
    fn from(undone: Undone) -> Self {
        Self(format!("{undone:?}"))
    }
}

/// The official paper that the repository keeps, and the name it is imported under.
const STANDARD: &str = include_str!("../../data/standards/social-worker.txt");
const STANDARD_NAME: &str = "data/standards/social-worker.txt";

/// Cases that are lived through deed by deed; whatever is asked for beyond repeats them.
const LIVED: u32 = 96;

/// Persons that are registered one by one; whoever is asked for beyond comes by the thousand.
const REGISTERED: u32 = 300;

/// On whose behalf the demonstration is made.
const PART: By<'static> = By::System("demo");

/// Makes the demonstration in an installation where nothing was ever done; leaves any other alone. The stories are lived
/// through on the database's own clock, which should be one that can be set.
///
/// # Errors
/// [`NotMade`].
pub async fn seed(db: &Db, size: Size) -> Result<Option<Made>, NotMade> {
    if !db.is_untouched().await? {
        return Ok(None);
    }
    let district = seed_district(db).await?;
    network::make(db, db.now().day()).await?;
    let (first, more) = size.in_two();
    let residents = persons::register(db, &district, first.persons).await?;
    let lived = casework::live(db, &district, &residents, first.cases).await?;
    supervision::live(db, &lived).await?;
    rights::live(db, &district, &lived).await?;
    meetings::live(db, &district).await?;
    letters::live(db, &district).await?;
    dispatch::live(db, &district).await?;
    stored::live(db, &district).await?;
    let mut persons = (first.persons + more.persons) as usize;
    let mut cases = lived.len();
    if size.cases > 0 {
        register::bring(db, &district).await?;
        persons += register::ADDS;
        family::live(db, &district).await?;
        (persons, cases) = (persons + family::ADDS.0, cases + family::ADDS.1);
        duplicates::live(db, &district).await?;
        persons += duplicates::ADDS;
    }
    let (repeated, rows) = mass::fill(db, &district, residents, &lived, more).await?;
    cases += repeated;
    accounts::invite(db, &district).await?;
    Ok(Some(Made { offices: district.offices(), staff: cast::ALL.len(), persons, cases, rows }))
}

/// Makes what every demonstration and every test begins with: the standard, the offices and the cast.
///
/// # Errors
/// [`NotMade`].
pub async fn seed_district(db: &Db) -> Result<District, NotMade> {
    workforce::import::standard(db, STANDARD, STANDARD_NAME).await?;
    wiring::standard_imported(db).await?;
    let tx = db.write(PART).await?;
    let district = District::make(&tx).await?;
    for member in cast::ALL {
        join(&tx, &district, member).await?;
    }
    tx.commit().await?;
    wiring::directory_opened(db).await?;
    Ok(district)
}

async fn join(tx: &Tx<'_>, district: &District, member: &cast::Member) -> Result<(), NotMade> {
    let staff = offices::new_staff(tx, member.staff(district)).await?;
    for appointment in member.appointments(district, staff) {
        offices::appoint(tx, appointment).await?;
    }
    offices::set_password(tx, staff, member.user_name, cast::PASSWORD).await?;
    Ok(())
}
