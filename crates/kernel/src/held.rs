//! ข้อมูลที่ถือไว้: what the program holds of one person, as each module tells it, and what must still be kept.

use crate::Day;

/// ข้อเท็จจริงหนึ่ง: a label and what stands there, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// หัวข้อหนึ่งของสำเนาข้อมูล: a heading, what stands under it, and the headings below.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Held {
    /// What it is about.
    pub heading: String,
    /// What is held.
    pub facts: Vec<Fact>,
    /// What belongs to it.
    pub parts: Vec<Held>,
}

impl Held {
    /// Nothing under a heading yet.
    #[must_use]
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), ..Self::default() }
    }

    /// Adds a fact; an empty one is none.
    #[must_use]
    pub fn fact(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.trim().is_empty() {
            self.facts.push(Fact { label: label.into(), value });
        }
        self
    }

    /// Adds a heading below; one that says nothing is left out.
    #[must_use]
    pub fn part(mut self, part: Self) -> Self {
        if !part.is_empty() {
            self.parts.push(part);
        }
        self
    }

    /// Whether nothing stands under the heading.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.parts.is_empty()
    }
}

crate::codes! {
    /// เหตุที่ยังลบไม่ได้: why something must still be kept.
    pub enum Hold {
        /// เรื่องยังไม่ยุติ: it is worked on
        Open = "open",
        /// ยังไม่พ้นอายุการเก็บ: until the last day of a year (ระเบียบงานสารบรรณ ข้อ 57)
        Until = "until",
        /// เก็บตามกฎหมายเฉพาะ: the rule names no number of years (ข้อ 57.1, 57.2)
        OtherLaw = "other-law",
        /// พ้นอายุแล้ว รอการพิจารณา: the review and its second person come first
        Review = "review",
        /// ยังมีบันทึกอื่นที่ต้องใช้: another record needs it
        Needed = "needed",
    }
}

/// ผลการชั่งน้ำหนัก: one record, and what stands against erasing it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// The record, in the reader's words.
    pub what: String,
    /// Why it must still be kept; nothing does when it may go at once.
    pub hold: Option<Hold>,
    /// The last day on which it must be kept, where a number of years is set.
    pub until: Option<Day>,
    /// The law that says so.
    pub law: String,
}

/// The last day of keeping: years count from the end of the calendar year in which the matter ended
/// (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ ข้อ 57, 66: what expired is surveyed after the end of a calendar year).
#[must_use]
pub fn kept_until(ended: Day, years: i64) -> Option<Day> {
    let year = i64::from(ended.date().year()) + years;
    Day::new(i16::try_from(year).ok()?, 12, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_that_ended_in_2567_and_is_kept_a_year_is_kept_to_the_end_of_2568() {
        let ended = Day::new(2024, 3, 9).expect("a day");
        assert_eq!(kept_until(ended, 1), Day::new(2025, 12, 31));
        assert_eq!(kept_until(ended, 10), Day::new(2034, 12, 31));
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let held = Held::new("ก").fact("ข", " ").part(Held::new("ค"));
        assert!(held.is_empty());
        assert_eq!(held.fact("ข", "1").facts.len(), 1);
    }
}
