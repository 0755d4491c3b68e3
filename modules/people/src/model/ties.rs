//! How people belong together: households, groups, communities, and one person to another.

use kernel::{Community, Day, Group, Household, Id, Kind as _, Person, Ref};

use super::Address;

/// ผู้รับบริการ: what a case is about: a person, a household, a group or a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// บุคคล
    Person(Id<Person>),
    /// ครัวเรือน
    Household(Id<Household>),
    /// กลุ่ม
    Group(Id<Group>),
    /// ชุมชน
    Community(Id<Community>),
}

impl Subject {
    /// The subject of a stored kind and number.
    #[must_use]
    pub fn new(kind: &str, number: i64) -> Option<Self> {
        match kind {
            Person::KIND => Some(Self::Person(Id::new(number))),
            Household::KIND => Some(Self::Household(Id::new(number))),
            Group::KIND => Some(Self::Group(Id::new(number))),
            Community::KIND => Some(Self::Community(Id::new(number))),
            _ => None,
        }
    }

    /// Kind and number.
    #[must_use]
    pub const fn as_ref(self) -> Ref {
        match self {
            Self::Person(id) => id.as_ref(),
            Self::Household(id) => id.as_ref(),
            Self::Group(id) => id.as_ref(),
            Self::Community(id) => id.as_ref(),
        }
    }

    /// Its page.
    #[must_use]
    pub fn href(self) -> String {
        match self {
            Self::Person(id) => format!("/people/{id}"),
            Self::Household(id) => format!("/households/{id}"),
            Self::Group(id) => format!("/groups/{id}"),
            Self::Community(id) => format!("/communities/{id}"),
        }
    }

    /// Where a case about it is opened: the intake, with it chosen.
    #[must_use]
    pub fn case_href(self) -> String {
        let Ref { kind, id } = self.as_ref();
        format!("/cases/new?{kind}={}", Id::<()>::new(id))
    }
}

/// ช่วงเวลา: from and until, each where it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// From that day.
    pub from: Option<Day>,
    /// Until that day, which still counts; none while it lasts.
    pub until: Option<Day>,
}

impl Span {
    /// Whether it lasts on a day.
    #[must_use]
    pub fn holds(self, on: Day) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| until >= on)
    }

    /// Whether it will still last after a day.
    #[must_use]
    pub fn goes_on(self, on: Day) -> bool {
        self.until.is_none_or(|until| until > on)
    }

    /// Whether there is a day on which both last.
    pub(crate) fn meets(self, other: Self) -> bool {
        let begins_before_end = |one: Self, two: Self| match (one.from, two.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        begins_before_end(self, other) && begins_before_end(other, self)
    }

    /// Whether it ends before it begins.
    #[must_use]
    pub fn is_backwards(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }
}

kernel::codes! {
    /// ความเป็นสมาชิกในครัวเรือน, to its head
    pub enum HouseholdMember {
        /// หัวหน้าครัวเรือน
        Head = "head",
        /// คู่สมรส
        Spouse = "spouse",
        /// บุตร
        Child = "child",
        /// บิดาหรือมารดา
        Parent = "parent",
        /// ปู่ ย่า ตา ยาย
        Grandparent = "grandparent",
        /// หลาน
        Grandchild = "grandchild",
        /// พี่หรือน้อง
        Sibling = "sibling",
        /// ญาติอื่น
        Relative = "relative",
        /// ผู้อาศัย
        Lodger = "lodger",
    }
}

kernel::codes! {
    /// หน้าที่ในกลุ่ม
    pub enum GroupMember {
        /// ประธาน หรือแกนนำ
        Leader = "leader",
        /// กรรมการ
        Committee = "committee",
        /// สมาชิก
        Member = "member",
    }
}

/// ครัวเรือนใหม่, or one edited.
#[derive(Debug, Clone, Default)]
pub struct NewHousehold {
    /// What it is called: "บ้านยายสาย".
    pub name: String,
    /// Where it is.
    pub address: Address,
    /// What else should be known.
    pub note: String,
}

/// กลุ่มใหม่, or one edited.
#[derive(Debug, Clone, Default)]
pub struct NewGroup {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Where it meets.
    pub place: Option<i64>,
    /// What else should be known.
    pub note: String,
}

/// ชุมชนใหม่, or one edited.
#[derive(Debug, Clone, Default)]
pub struct NewCommunity {
    /// Its name: "บ้านคลองหวะ".
    pub name: String,
    /// หมู่ที่
    pub moo: String,
    /// ตำบล
    pub place: Option<i64>,
    /// ผู้ใหญ่บ้านหรือแกนนำ
    pub leader: String,
    /// Their telephone.
    pub leader_phone: String,
    /// What else should be known.
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_still_counts() {
        let day = |number| Day::from_number(number);
        let span = Span { from: day(20_260_101), until: day(20_260_131) };
        assert!(day(20_260_131).is_some_and(|day| span.holds(day)));
        assert!(day(20_260_201).is_some_and(|day| !span.holds(day)));
        assert!(Span { from: day(20_260_201), until: day(20_260_131) }.is_backwards());
    }
}
