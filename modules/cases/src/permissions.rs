//! The acts of casework and the roles that have them by default.

use kernel::{Code as _, Role};
use web::Permission;

/// Read cases within scope.
#[derive(Debug)]
pub struct ReadCases;
impl Permission for ReadCases {
    const KEY: &'static str = "cases-read";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Director];
}

/// Take in a new matter.
#[derive(Debug)]
pub struct OpenCases;
impl Permission for OpenCases {
    const KEY: &'static str = "cases-open";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk];
}

/// Write in a case: triage, papers, services, follow-ups.
#[derive(Debug)]
pub struct WorkCases;
impl Permission for WorkCases {
    const KEY: &'static str = "cases-work";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor];
}

/// Check and co-sign the papers of others.
#[derive(Debug)]
pub struct ReviewCases;
impl Permission for ReviewCases {
    const KEY: &'static str = "cases-review";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor];
}

/// Supervise: assign, set confidentiality, accept transfers, see the workload.
#[derive(Debug)]
pub struct SuperviseCases;
impl Permission for SuperviseCases {
    const KEY: &'static str = "cases-supervise";
    const ROLES: &'static [Role] = &[Role::Supervisor];
}

/// Open a restricted case for an urgent reason.
#[derive(Debug)]
pub struct BreakGlass;
impl Permission for BreakGlass {
    const KEY: &'static str = "cases-break-glass";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Director];
}

/// See today's page and search.
#[derive(Debug)]
pub struct SeeToday;
impl Permission for SeeToday {
    const KEY: &'static str = "cases-today";
    const ROLES: &'static [Role] = Role::ALL;
}

/// Look at the reference data of casework; administrators edit it.
#[derive(Debug)]
pub struct EditReference;
impl Permission for EditReference {
    const KEY: &'static str = "cases-reference";
    const ROLES: &'static [Role] = &[Role::Admin];
}

/// See the figures of the offices within scope.
#[derive(Debug)]
pub struct SeeFigures;
impl Permission for SeeFigures {
    const KEY: &'static str = "cases-figures";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Director, Role::Auditor];
}

/// Take figures out of the program as a sheet.
#[derive(Debug)]
pub struct ExportFigures;
impl Permission for ExportFigures {
    const KEY: &'static str = "cases-figures-export";
    const ROLES: &'static [Role] = &[Role::Supervisor, Role::Director];
}

/// Give advice, and read what was said about one's own.
#[derive(Debug)]
pub struct AdviseCases;
impl Permission for AdviseCases {
    const KEY: &'static str = "cases-advise";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor];
}

/// Read the teaching notes of which one is part.
#[derive(Debug)]
pub struct ReadTeaching;
impl Permission for ReadTeaching {
    const KEY: &'static str = "cases-teaching";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor];
}

/// Review closed cases for their quality, and read what was said of one's own.
#[derive(Debug)]
pub struct ReviewSamples;
impl Permission for ReviewSamples {
    const KEY: &'static str = "cases-samples";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor];
}

/// Write and sign situation reports.
#[derive(Debug)]
pub struct WriteReports;
impl Permission for WriteReports {
    const KEY: &'static str = "cases-reports";
    const ROLES: &'static [Role] = &[Role::Supervisor];
}

/// Review closed cases whose time of keeping is up: keep them longer, or put them forward to be erased.
#[derive(Debug)]
pub struct ReviewRetention;
impl Permission for ReviewRetention {
    const KEY: &'static str = "cases-retention-review";
    const ROLES: &'static [Role] = &[Role::Supervisor, Role::Director, Role::Dpo];
}

/// Approve that a case is erased, as the second person.
#[derive(Debug)]
pub struct ApproveErasing;
impl Permission for ApproveErasing {
    const KEY: &'static str = "cases-erasing-approve";
    const ROLES: &'static [Role] = &[Role::Director, Role::Dpo];
}
