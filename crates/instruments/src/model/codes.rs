//! The closed lists of words in an instrument's file.

kernel::codes! {
    /// ระดับความเชื่อมั่นในแหล่งที่มา: how sure a statement is; the same marks as in all reference data.
    pub enum Mark {
        /// Said by the position standard.
        Standard = "S",
        /// Seen in a published source.
        Seen = "V",
        /// Seen only in a secondary or unofficial copy.
        SeenWeakly = "V-weak",
        /// General knowledge, high confidence.
        High = "M+",
        /// General knowledge, medium confidence.
        Medium = "M",
        /// General knowledge, low confidence.
        Low = "M-",
        /// No source found: a starting value for the office to change.
        Unfounded = "X",
    }
}

impl Mark {
    /// Whether the reader must be told that this is not confirmed.
    #[must_use]
    pub const fn is_doubtful(self) -> bool {
        !matches!(self, Self::Standard | Self::Seen | Self::High)
    }
}

kernel::codes! {
    /// สถานะของแบบ: whether others published and tested it, or an office made it for itself.
    pub enum Standing {
        /// แบบที่เผยแพร่แล้ว: published by somebody who answers for it.
        Published = "published",
        /// แบบคัดกรองภายใน (มิใช่แบบมาตรฐาน): made by the office; its page says that it is no standard instrument.
        InHouse = "in-house",
    }
}

kernel::codes! {
    /// ผู้ถูกประเมิน: whom a result is about.
    pub enum About {
        /// บุคคล: one person.
        Person = "person",
        /// ครัวเรือน: a household.
        Household = "household",
    }
}

kernel::codes! {
    /// วิธีรวมคะแนน: how several scores become one.
    pub enum Combine {
        /// Added up.
        Sum = "sum",
        /// The highest of them.
        Max = "max",
        /// How many of them are above zero.
        Count = "count",
    }
}

kernel::codes! {
    /// What the total is made of.
    pub enum Of {
        /// The scores of the items.
        Items = "items",
        /// The scores of the subscales.
        Subscales = "subscales",
    }
}

kernel::codes! {
    /// เมื่อไม่ได้ตอบ: what happens when an item that is asked was not answered.
    pub enum MissingPolicy {
        /// Every asked item must be answered.
        Refuse = "refuse",
        /// It counts nothing.
        Zero = "zero",
        /// It counts, of its own span of scores, the share that the answered items reached of theirs.
        Prorate = "prorate",
    }
}

kernel::codes! {
    /// น้ำหนักของผล: how grave a band is, in the order of gravity.
    pub enum Tone {
        /// Nothing to do.
        Calm = "calm",
        /// To be watched.
        Watch = "watch",
        /// To be acted upon.
        Warn = "warn",
        /// To be acted upon now.
        Danger = "danger",
    }
}

kernel::codes! {
    /// Which way is better.
    pub enum Better {
        /// Fewer points are better.
        Lower = "lower",
        /// More points are better.
        Higher = "higher",
    }
}
