//! The nouns: bodies and their seats, meetings with items, attendees and minutes, resolutions and their reports.

mod attendee;
mod body;
mod item;
mod meeting;
mod resolution;

pub use attendee::{AttendeeRow, Presence, Reply};
pub use body::{BodyKind, BodyRow, Majority, Part, Quorum, SeatRow};
pub use item::{FileRow, ItemRow, Section};
pub use kernel::{Body, Meeting, Resolution};
pub use meeting::{Certified, CorrectionRow, MeetingKind, MeetingRow, MeetingState, Series, Style, Way};
pub use resolution::{Casting, Decision, ReportRow, ResolutionRow, TaskState};

kernel::kinds! {
    /// ตำแหน่งในคณะ: one term of one person in a body.
    Seat = "meeting-seat";
    /// เรื่องในระเบียบวาระ
    Item = "meeting-item";
    /// เอกสารประกอบวาระ
    File = "meeting-file";
    /// ผู้ได้รับเชิญหรือผู้มาประชุม
    Attendee = "meeting-attendee";
}
