//! How certain an entry of the reference data is (`data/reference/README.md`).

crate::codes! {
    /// ความแน่นอน: how certain an entry is, as its sources say.
    pub enum Certainty {
        /// กล่าวไว้ในมาตรฐานตำแหน่ง
        Standard = "S",
        /// พบในเอกสารเผยแพร่
        Seen = "V",
        /// ความรู้ทั่วไป เชื่อมั่นมาก
        KnownWell = "M+",
        /// ความรู้ทั่วไป เชื่อมั่นปานกลาง
        Known = "M",
        /// ความรู้ทั่วไป เชื่อมั่นน้อย
        KnownLittle = "M-",
        /// ยังไม่พบที่มา
        Unsourced = "X",
    }
}

impl Certainty {
    /// The key of its text: keys have no signs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Standard => "ui-certainty-s",
            Self::Seen => "ui-certainty-v",
            Self::KnownWell => "ui-certainty-m-high",
            Self::Known => "ui-certainty-m",
            Self::KnownLittle => "ui-certainty-m-low",
            Self::Unsourced => "ui-certainty-x",
        }
    }

    /// The class of its badge.
    #[must_use]
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Standard | Self::Seen => "badge-done",
            Self::KnownWell | Self::Known | Self::KnownLittle => "badge-normal",
            Self::Unsourced => "badge-draft",
        }
    }
}
