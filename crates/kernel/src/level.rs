//! The four position levels of นักสังคมสงเคราะห์, in their order.

use crate::Code as _;

crate::codes! {
    /// ระดับตำแหน่ง: position level of the academic line, lowest first (มาตรฐานกำหนดตำแหน่ง สายงานสังคมสงเคราะห์).
    pub enum Level {
        /// ปฏิบัติการ (ปก.)
        Practitioner = "P",
        /// ชำนาญการ (ชก.)
        Professional = "K",
        /// ชำนาญการพิเศษ (ชพ.)
        SeniorProfessional = "S",
        /// เชี่ยวชาญ (ชช.)
        Expert = "E",
    }
}

impl Level {
    /// The name as the standard writes it, without ระดับ.
    #[must_use]
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Practitioner => "ปฏิบัติการ",
            Self::Professional => "ชำนาญการ",
            Self::SeniorProfessional => "ชำนาญการพิเศษ",
            Self::Expert => "เชี่ยวชาญ",
        }
    }

    /// The name in English as the civil service commission translates it.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Practitioner => "Practitioner",
            Self::Professional => "Professional",
            Self::SeniorProfessional => "Senior Professional",
            Self::Expert => "Expert",
        }
    }

    /// The name in one of the two languages.
    #[must_use]
    pub const fn name(self, lang: crate::Lang) -> &'static str {
        match lang {
            crate::Lang::Th => self.thai(),
            crate::Lang::En => self.english(),
        }
    }

    /// The level named as the standard writes it.
    #[must_use]
    pub fn from_thai(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.thai() == name)
    }
}
