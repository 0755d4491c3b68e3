//! The few words and the digits that tables and charts need from the page.

/// เลขไทยหรือเลขอารบิก
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// 0–9, on the screen.
    Arabic,
    /// ๐–๙, on official paper.
    Thai,
}

/// Words in the reader's language and the digits of the page.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// รวม
    pub total: &'a str,
    /// What stands in place of a hidden count: ปกปิด
    pub hidden: &'a str,
    /// What opens the table under a chart: ดูเป็นตาราง
    pub as_table: &'a str,
    /// The digits.
    pub numerals: Numerals,
}

impl Wording<'_> {
    /// A count with its thousands parted: `1,234` or `๑,๒๓๔`.
    #[must_use]
    pub fn count(&self, count: u64) -> String {
        let plain = count.to_string();
        let parted: Vec<&str> = (0..plain.len())
            .filter(|at| (plain.len() - at).is_multiple_of(3) || *at == 0)
            .map(|at| &plain[at..plain.len() - (plain.len() - at - 1) / 3 * 3])
            .collect();
        self.digits(&parted.join(","))
    }

    /// A count or the word for a hidden one.
    #[must_use]
    pub fn cell(&self, cell: crate::Cell) -> String {
        cell.count().map_or_else(|| self.digits(self.hidden), |count| self.count(count))
    }

    /// A text with the page's digits.
    #[must_use]
    pub fn digits(&self, text: &str) -> String {
        match self.numerals {
            Numerals::Arabic => text.to_owned(),
            Numerals::Thai => thai::digits::to_thai(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_in_both_digits() {
        let arabic =
            Wording { total: "รวม", hidden: "ปกปิด", as_table: "", numerals: Numerals::Arabic };
        let written: Vec<String> = [0, 7, 12, 999, 1000, 12_345, 1_234_567].map(|count| arabic.count(count)).into();
        assert_eq!(written, ["0", "7", "12", "999", "1,000", "12,345", "1,234,567"]);
        let thai = Wording { numerals: Numerals::Thai, ..arabic };
        assert_eq!(thai.count(12_345), "๑๒,๓๔๕");
        assert_eq!(thai.cell(crate::Cell::Hidden), "ปกปิด");
    }
}
