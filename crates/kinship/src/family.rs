//! What a genogram is drawn from: people, couples, parents, twins, siblings, a household and the client.

use std::fmt;

/// บุคคลในผัง: the number by which the caller knows them again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Who(pub i64);

/// เพศ
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sex {
    /// ชาย
    Male,
    /// หญิง
    Female,
    /// ไม่ทราบ
    #[default]
    Unknown,
}

/// มีชีวิตอยู่หรือเสียชีวิต
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Life {
    /// มีชีวิตอยู่
    #[default]
    Living,
    /// เสียชีวิต, with the year of the Common Era where it is known.
    Dead(Option<i32>),
}

/// บุคคล, as far as the reader may see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub who: Who,
    /// The name to show; it is cut by its width, and stays whole in the text equivalent.
    pub name: String,
    /// เพศ
    pub sex: Sex,
    /// Year of birth, Common Era.
    pub born: Option<i32>,
    /// Whether they live.
    pub life: Life,
    /// Completed years, today or at death.
    pub age: Option<u16>,
}

impl Person {
    /// Somebody of whom only the name is known.
    #[must_use]
    pub fn named(who: Who, name: impl Into<String>) -> Self {
        Self { who, name: name.into(), sex: Sex::Unknown, born: None, life: Life::Living, age: None }
    }
}

/// ลักษณะการเป็นคู่
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// จดทะเบียนสมรส
    Marriage,
    /// อยู่ด้วยกันโดยไม่จดทะเบียน
    Cohabitation,
    /// A couple of whom it is not said whether they married, or who are known by their children alone.
    Unsaid,
}

/// การสิ้นสุดของคู่, other than by death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// แยกกันอยู่
    Separation,
    /// หย่า
    Divorce,
}

/// คู่สมรสหรือคู่ครอง
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Couple {
    /// One of the two.
    pub one: Who,
    /// The other.
    pub other: Who,
    /// What they are to each other.
    pub bond: Bond,
    /// How it ended, if it did.
    pub ended: Option<Break>,
    /// The year they came together, Common Era.
    pub from: Option<i32>,
    /// The year it ended, Common Era.
    pub until: Option<i32>,
}

impl Couple {
    /// A couple that lasts, without years.
    #[must_use]
    pub const fn new(one: Who, other: Who, bond: Bond) -> Self {
        Self { one, other, bond, ended: None, from: None, until: None }
    }
}

/// ที่มาของความเป็นบุตร
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// บุตรโดยกำเนิด
    Birth,
    /// บุตรบุญธรรม
    Adoption,
    /// เด็กในความอุปถัมภ์
    Foster,
    /// บุตรเลี้ยง: the child of one's partner. The couple's line shows it, and the sentences say it; a line of its own is
    /// drawn only where the partner is not known to be one.
    Step,
}

/// บุตรกับบิดาหรือมารดาคนหนึ่ง
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Descent {
    /// The child.
    pub child: Who,
    /// One parent.
    pub parent: Who,
    /// How they are parent and child.
    pub origin: Origin,
}

/// ชนิดของแฝด
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zygosity {
    /// แฝดร่วมไข่
    Identical,
    /// แฝดต่างไข่
    Fraternal,
    /// ไม่ทราบ
    Unknown,
}

/// ฝาแฝด: two or more of one birth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twins {
    /// Who they are.
    pub who: Vec<Who>,
    /// Of what kind.
    pub zygosity: Zygosity,
}

/// ครอบครัวและเครือญาติ: everything that one genogram shows.
///
/// People stand in the order of their birth as far as the caller knows it better than by the year: siblings of one
/// year, or of no known year, are drawn in this order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {
    /// Everybody.
    pub people: Vec<Person>,
    /// Couples.
    pub couples: Vec<Couple>,
    /// Who is whose child.
    pub descents: Vec<Descent>,
    /// Twins.
    pub twins: Vec<Twins>,
    /// Siblings; those who share a parent here need not be named again.
    pub siblings: Vec<(Who, Who)>,
    /// Who lives in the household.
    pub household: Vec<Who>,
    /// ผู้ใช้บริการ
    pub client: Option<Who>,
}

/// Why no genogram can be drawn of a family: its records contradict themselves, or are too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untenable {
    /// Nobody is in it.
    Empty,
    /// More people than one sheet can show; how many there are.
    TooMany(usize),
    /// Somebody is in it twice.
    Twice(Who),
    /// A tie names somebody who is not in it.
    Stranger(Who),
    /// Somebody is their own parent, partner or sibling.
    Oneself(Who),
    /// Somebody descends from themselves.
    OwnAncestor(Who),
}

impl Untenable {
    /// The text key of the sentence that says so.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "kinship-untenable-empty",
            Self::TooMany(_) => "kinship-untenable-too-many",
            Self::Twice(_) => "kinship-untenable-twice",
            Self::Stranger(_) => "kinship-untenable-stranger",
            Self::Oneself(_) => "kinship-untenable-oneself",
            Self::OwnAncestor(_) => "kinship-untenable-own-ancestor",
        }
    }

    /// Whom it is about, if it is about somebody.
    #[must_use]
    pub const fn who(self) -> Option<Who> {
        match self {
            Self::Empty | Self::TooMany(_) => None,
            Self::Twice(who) | Self::Stranger(who) | Self::Oneself(who) | Self::OwnAncestor(who) => Some(who),
        }
    }
}

impl fmt::Display for Untenable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "nobody to draw"),
            Self::TooMany(count) => write!(f, "{count} people are more than one sheet can show"),
            Self::Twice(who) => write!(f, "person {} stands twice", who.0),
            Self::Stranger(who) => write!(f, "person {} is named by a tie only", who.0),
            Self::Oneself(who) => write!(f, "person {} is tied to themselves", who.0),
            Self::OwnAncestor(who) => write!(f, "person {} is their own ancestor", who.0),
        }
    }
}

impl std::error::Error for Untenable {}
