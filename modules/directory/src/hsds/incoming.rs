//! What a file tells of: entries as they can be kept, and everything that cannot.

use kernel::Day;

use crate::model::{NewLocation, NewOrganisation, NewService, PointDetails, Status, Uuid};

/// Why something of a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The entry has no UUID: the whole entry stays out.
    NoUuid,
    /// The entry has no name, or the service no organisation: the whole entry stays out.
    Missing,
    /// A part has no UUID; it was given one.
    NoId,
    /// Not of the type that the schema says.
    WrongType,
    /// Of the right type, and says nothing that is understood here.
    NotUnderstood,
    /// A property that this directory does not keep.
    NotKept,
    /// The UUID stands twice; the first one counts.
    Twice,
    /// The UUID belongs here to an entry of another organisation.
    Elsewhere,
}

/// What was noticed, and where (RFC 6901).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// `/services/3/phones/0/number`
    pub at: String,
    /// Why.
    pub why: Why,
}

/// An entry with its UUID and where it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Given<T> {
    /// Its UUID.
    pub uuid: Uuid,
    /// The UUID of its organisation; its own for an organisation.
    pub of: Uuid,
    /// Where it stands.
    pub at: String,
    /// What it says.
    pub about: T,
}

/// An organisation of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenOrganisation {
    /// What it says.
    pub said: NewOrganisation,
    /// Whether it still exists.
    pub active: bool,
    /// Whether it stood within a service, where telephones and contacts are left out as a rule.
    pub in_brief: bool,
}

/// A service of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenService {
    /// What it says.
    pub said: NewService,
    /// Whether it can be had.
    pub status: Status,
    /// When it was verified.
    pub verified_on: Option<Day>,
    /// Where it is given.
    pub points: Vec<GivenPoint>,
}

/// A point of a service of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenPoint {
    /// Its UUID.
    pub uuid: Uuid,
    /// The UUID of the location.
    pub location: Uuid,
    /// What is different there.
    pub about: PointDetails,
}

/// Everything of a file.
#[derive(Debug, Default)]
pub struct Incoming {
    /// Organisations, in the order of the file.
    pub organisations: Vec<Given<GivenOrganisation>>,
    /// Locations.
    pub locations: Vec<Given<NewLocation>>,
    /// Services.
    pub services: Vec<Given<GivenService>>,
    /// Everything that was noticed.
    pub notes: Vec<Note>,
}
