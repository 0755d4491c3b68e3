//! What every other crate may speak of: ids, moments, days, money, who acts, what is stored, what is refused.
//!
//! Pure: no database, no web, no clock that ticks by itself except [`Clock::System`].

mod actor;
mod certainty;
mod clock;
#[doc(hidden)]
pub mod code;
pub mod form;
mod held;
mod id;
mod lang;
mod level;
mod moment;
mod money;
pub mod or_empty;
mod refusal;
mod role;
mod stored;

pub use actor::{Actor, Seat};
pub use certainty::Certainty;
pub use clock::Clock;
pub use code::Code;
pub use form::{Check, Fields, Invalid, Missed};
pub use held::{Fact, Held, Hold, Weighed, kept_until};
pub use id::{Id, IdError, Kind, Ref};
pub use lang::Lang;
pub use level::Level;
pub use moment::{Day, Moment};
pub use money::Satang;
pub use refusal::Refusal;
pub use role::Role;
pub use stored::{BadCell, Cell, CellType, Stored};

/// For [`codes!`], wherever it is used.
#[doc(hidden)]
pub use serde;

/// The words of the kinds that every module may speak of, for reading a [`Ref`] out of a table.
const KINDS: [&str; 8] =
    [Office::KIND, Staff::KIND, Person::KIND, Household::KIND, Group::KIND, Community::KIND, Case::KIND, Letter::KIND];

kinds! {
    /// หน่วยงาน: an organisation or a unit within one, a node of the office tree.
    Office = "office";
    /// บุคลากร: someone who works in an office and may have an account.
    Staff = "staff";
    /// บุคคล: a person in the registry.
    Person = "person";
    /// ครัวเรือน: the people who live and eat together.
    Household = "household";
    /// กลุ่ม: people who meet or act together.
    Group = "group";
    /// ชุมชน: a village or neighbourhood.
    Community = "community";
    /// เรื่อง (ราย): a case of casework.
    Case = "case";
    /// คณะ: a committee or another body that meets.
    Body = "body";
    /// การประชุม: one sitting of a body.
    Meeting = "meeting";
    /// มติที่ประชุม: what a meeting decided.
    Resolution = "resolution";
    /// หนังสือ: a paper that came to an office or goes out of it.
    Letter = "letter";
}
