//! คำคลาดเคลื่อนในต้นฉบับ: slips that the paper is known to have. They are quoted as they stand, with a footnote, never corrected.

/// A slip and what was probably meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Slip {
    /// The words of the paper.
    pub written: &'static str,
    /// The words probably meant; said only in the footnote.
    pub probably: &'static str,
}

/// Listed with their lines in `data/standards/SOURCE.md`.
const SLIPS: [Slip; 6] = [
    Slip {
        written: "คุณวุฒิต่างใดอย่างหนึ่ง", probably: "คุณวุฒิอย่างใดอย่างหนึ่ง"
    },
    Slip {
        written: "คุณวุฒิต่างอื่น", probably: "คุณวุฒิอย่างอื่น"
    },
    Slip {
        written: "ให้บริการการศึกษา แนะนำ", probably: "ให้บริการการปรึกษา แนะนำ"
    },
    Slip { written: "ค้ำครอง", probably: "คุ้มครอง" },
    Slip {
        written: "พัฒนางองค์ความรู้", probably: "พัฒนาองค์ความรู้"
    },
    Slip { written: "วิวินิจฉัย", probably: "วินิจฉัย" },
];

/// The slips that occur in a text of the paper, for its footnotes.
pub fn slips_in(text: &str) -> impl Iterator<Item = &'static Slip> {
    SLIPS.iter().filter(move |slip| text.contains(slip.written))
}
