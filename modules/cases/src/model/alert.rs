//! What a result warns of, for the team of the case alone.

use kernel::{Case, Day, Id, Moment, Staff};

use super::{Alert, CaseResult};

store::row! {
    /// การเตือนความปลอดภัย: somebody is in danger, and what was done about it. Whose it is: the owner of the case.
    pub struct AlertRow {
        /// Id.
        pub id: Id<Alert> = "a.id",
        /// The case.
        pub case: Id<Case> = "a.case_id",
        /// The result that raised it.
        pub result: Id<CaseResult> = "a.result_id",
        /// The code of the instrument's flag.
        pub code: String = "a.code",
        /// SHA-256 of the instrument's file, where the flag's words are.
        pub hash: String = "r.hash",
        /// When.
        pub raised_at: Moment = "a.raised_at",
        /// By when something must be done.
        pub due_on: Day = "a.due_on",
        /// When somebody wrote down what was done.
        pub answered_at: Option<Moment> = "a.answered_at",
        /// Who.
        pub answered_by: Option<Id<Staff>> = "a.answered_by",
        /// What was done, sealed.
        pub answer: store::Sealed = "a.answer",
    }
}
