//! What an instrument of assessment found in a case.

use instruments::Tone;
use kernel::{Case, Day, Id, Moment, Staff};

use super::CaseResult;

store::row! {
    /// ผลการประเมิน: what was answered and what it came to. It is never changed: a correction is another one.
    pub struct ResultRow {
        /// Id.
        pub id: Id<CaseResult> = "r.id",
        /// The case.
        pub case: Id<Case> = "r.case_id",
        /// SHA-256 of the instrument's file, 64 hexadecimal digits.
        pub hash: String = "r.hash",
        /// The instrument's code.
        pub code: String = "r.code",
        /// The day it was asked.
        pub asked_on: Day = "r.asked_on",
        /// The total, in the instrument's points.
        pub total: i64 = "r.total",
        /// The code of the band.
        pub band: String = "r.band",
        /// How grave that band is.
        pub tone: Tone = "r.tone",
        /// The code of the choice for the code of each answered item, as a JSON object, sealed.
        pub answers: store::Sealed = "r.answers",
        /// Who asked.
        pub author: Id<Staff> = "r.author_id",
        /// When it was written down.
        pub recorded_at: Moment = "r.recorded_at",
        /// The result that this one corrects.
        pub replaces: Option<Id<CaseResult>> = "r.replaces",
    }
}

store::row! {
    /// The file of an instrument, kept with the first result that was made with it.
    pub struct InstrumentRow {
        /// SHA-256 of the text, 64 hexadecimal digits.
        pub hash: String,
        /// The instrument's code.
        pub code: String,
        /// Its version.
        pub version: i64,
        /// The whole file.
        pub text: String,
    }
}
