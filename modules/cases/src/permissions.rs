//! The acts of casework and the roles that have them by default.

use kernel::Role;
use web::Permission;

macro_rules! permissions {
    ($($(#[$meta:meta])* $name:ident = $key:literal for [$($role:ident),+];)*) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name;
        impl Permission for $name {
            const KEY: &'static str = $key;
            const ROLES: &'static [Role] = &[$(Role::$role),+];
        }
    )*};
}

permissions! {
    /// Read cases within scope.
    ReadCases = "cases-read" for [SocialWorker, Supervisor, Director];
    /// Take in a new matter.
    OpenCases = "cases-open" for [SocialWorker, Supervisor, Clerk];
    /// Write in a case: triage, papers, services, follow-ups.
    WorkCases = "cases-work" for [SocialWorker, Supervisor];
    /// Check and co-sign the papers of others.
    ReviewCases = "cases-review" for [SocialWorker, Supervisor];
    /// Supervise: assign, set confidentiality, accept transfers, see the workload.
    SuperviseCases = "cases-supervise" for [Supervisor];
    /// Open a restricted case for an urgent reason.
    BreakGlass = "cases-break-glass" for [SocialWorker, Supervisor, Director];
    /// See today's page and search.
    SeeToday = "cases-today" for [SocialWorker, Supervisor, Clerk, Hr, Director, Auditor, Admin];
    /// Look at the reference data of casework; administrators edit it.
    EditReference = "cases-reference" for [Admin];
}
