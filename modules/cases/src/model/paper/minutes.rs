//! รายงานการประชุมรายกรณี: what the minutes of a case conference say.

use kernel::{Day, Id, Moment, Staff};
use serde::{Deserialize, Serialize};

use crate::model::{ClientPart, MeetingWay, ParticipantKind};

/// ผู้ร่วมประชุมคนหนึ่ง
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// The id of the participant, in digits.
    pub key: String,
    /// Name.
    pub name: String,
    /// Part and organisation, in words.
    pub post: String,
    /// Where they come from.
    pub kind: ParticipantKind,
    /// Whether they came.
    pub came: bool,
    /// รับว่าจะรักษาความลับ: whether they undertook to keep what they hear to themselves.
    pub undertook: bool,
}

/// มติ
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// What is to be done.
    pub what: String,
    /// The colleague who does it, if one does.
    #[serde(with = "kernel::or_empty")]
    pub owner: Option<Id<Staff>>,
    /// Who does it, in words.
    pub owner_name: String,
    /// By when.
    pub due: Day,
}

/// รายงานการประชุมรายกรณี
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// When it was held, in milliseconds since 1970.
    pub held_at: i64,
    /// How people met.
    pub way: MeetingWay,
    /// Where.
    pub place: String,
    /// ระเบียบวาระ
    pub agenda: String,
    /// Whether the client or the family was asked to come.
    pub client_part: ClientPart,
    /// Why not.
    pub client_reason: String,
    /// Who was asked, and who came.
    pub attendees: Vec<Attendee>,
    /// What was said.
    pub discussion: String,
    /// What those from outside were told.
    pub told: String,
    /// What was decided.
    pub resolutions: Vec<Resolution>,
}

impl Minutes {
    /// When it was held.
    #[must_use]
    pub const fn held(&self) -> Moment {
        Moment::from_millis(self.held_at)
    }
}
