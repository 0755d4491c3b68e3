//! มาตรฐานกำหนดตำแหน่งนักสังคมสงเคราะห์: the position standard as data, read from the paper's own text. Pure.

mod items;
mod lines;
mod reader;
mod refusal;
mod sections;
mod service;
mod slips;
mod summary;
#[cfg(test)]
mod tests;

use kernel::{Code as _, Level};

pub use refusal::{Reason, Refused};
pub use slips::{Slip, slips_in};
pub use summary::{DoubtLine, Summary, summary};

/// The whole paper. [`parse`] is the only way to get one, so it always has four levels, 74 duties and 26 items per level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// ตำแหน่งประเภท: วิชาการ.
    pub position_type: String,
    /// สายงาน: สังคมสงเคราะห์.
    pub job_line: String,
    /// ชื่อตำแหน่ง: นักสังคมสงเคราะห์.
    pub position: String,
    /// ลักษณะงานโดยทั่วไป, verbatim.
    pub general: String,
    /// Always four, lowest first.
    pub levels: Vec<LevelStandard>,
}

/// ระดับหนึ่งของมาตรฐาน: everything the paper says of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelStandard {
    /// The level.
    pub level: Level,
    /// หน้าที่และความรับผิดชอบหลัก: one paragraph, or alternatives joined by "หรือ". Area 0 of the address.
    pub main: Vec<Duty>,
    /// ด้าน, each with its numbered duties.
    pub areas: Vec<Area>,
    /// คุณสมบัติเฉพาะสำหรับตำแหน่ง.
    pub qualification: Qualification,
    /// ความรู้ความสามารถที่ต้องการ: 26 items in the paper's order.
    pub items: Vec<Item>,
}

/// ด้าน: a group of duties (ปฏิบัติการ, วางแผน, ประสานงาน, บริการ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// 1 to 4.
    pub number: u8,
    /// "ด้านการปฏิบัติการ", verbatim.
    pub title: String,
    /// Numbered from 1 without gaps.
    pub duties: Vec<Duty>,
}

/// หน้าที่: one numbered duty, or one paragraph of the main responsibility (area 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// `SW-P-1.4`: where everything else in the system points.
    pub address: String,
    /// 0 for the main responsibility, else the area.
    pub area: u8,
    /// Number within the area, from 1.
    pub number: u8,
    /// The paper's words after the number.
    pub text: String,
    /// Line of the paper, from 1.
    pub line: usize,
}

/// คุณสมบัติเฉพาะสำหรับตำแหน่ง: degrees to enter, or years to rise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Qualification {
    /// ปฏิบัติการ: any one of these degrees.
    Entry(Vec<EntryDegree>),
    /// The levels above: years in the level below.
    Service(ServiceRule),
}

/// คุณวุฒิแรกบรรจุ: one of the three degrees with which one enters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDegree {
    /// ข้อ: 1 to 3; the service rule of ชำนาญการ refers to it.
    pub number: u8,
    /// Which degree it asks for.
    pub degree: Degree,
    /// The clause, verbatim.
    pub text: String,
    /// Line of the paper.
    pub line: usize,
}

kernel::codes! {
    /// ปริญญา: the degrees the paper names.
    pub enum Degree {
        /// ปริญญาตรี.
        Bachelor = "bachelor",
        /// ปริญญาโท.
        Master = "master",
        /// ปริญญาเอก.
        Doctorate = "doctorate",
    }
}

impl Degree {
    /// The degree as the paper writes it.
    pub fn thai(self) -> &'static str {
        match self {
            Self::Bachelor => "ปริญญาตรี",
            Self::Master => "ปริญญาโท",
            Self::Doctorate => "ปริญญาเอก",
        }
    }
}

/// ระยะเวลาดำรงตำแหน่ง: how long one must have held the level below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRule {
    /// The level that must be held, or have been held.
    pub held: Level,
    /// Full years.
    pub years: u8,
    /// Shorter times for those who entered with a higher degree.
    pub reductions: Vec<Reduction>,
    /// ข้อ 1, verbatim: the entry qualification is needed too.
    pub entry_clause: String,
    /// ข้อ 2, verbatim.
    pub clause: String,
    /// Line of ข้อ 2.
    pub line: usize,
}

/// การลดระยะเวลา: "ให้ลดเป็น … ปี สำหรับผู้มีคุณสมบัติ … ข้อ …".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reduction {
    /// Years instead of the full number.
    pub years: u8,
    /// ข้อ of the entry qualification that earns it.
    pub entry_number: u8,
}

/// รายการความรู้ ทักษะ หรือสมรรถนะ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// "1.1" to "3.2.5".
    pub code: String,
    /// Heading it stands under, verbatim ("สมรรถนะหลัก ๕ สมรรถนะ").
    pub group: String,
    /// The item's name, verbatim.
    pub text: String,
    /// ระดับที่คาดหวัง, 1 to 5; `None` where the paper does not say, which is then a doubt.
    pub expected: Option<u8>,
    /// What the paper writes after "ระดับ", verbatim: "๓", "" or "๓๔".
    pub written: String,
    /// The whole line, verbatim.
    pub source: String,
    /// Line of the paper.
    pub line: usize,
}

impl LevelStandard {
    /// Everything of this level that has an address: main responsibility (area 0), then the numbered duties.
    pub fn clauses(&self) -> impl Iterator<Item = &Duty> {
        self.main.iter().chain(self.areas.iter().flat_map(|area| &area.duties))
    }

    /// The clause at an address, if it belongs to this level.
    pub fn clause(&self, address: &str) -> Option<&Duty> {
        self.clauses().find(|duty| duty.address == address)
    }
}

impl Standard {
    /// Every numbered duty of every level, in the paper's order (74).
    pub fn duties(&self) -> impl Iterator<Item = (Level, &Area, &Duty)> {
        self.levels.iter().flat_map(|l| l.areas.iter().flat_map(move |a| a.duties.iter().map(move |d| (l.level, a, d))))
    }

    /// The clause at an address: a numbered duty or a paragraph of a main responsibility.
    pub fn clause(&self, address: &str) -> Option<&Duty> {
        self.levels.iter().find_map(|level| level.clause(address))
    }

    /// The items whose expected level a person must settle, with their level.
    pub fn doubts(&self) -> impl Iterator<Item = (Level, &Item)> {
        self.levels.iter().flat_map(|l| l.items.iter().filter(|i| i.expected.is_none()).map(move |i| (l.level, i)))
    }
}

/// Reads the paper. Anything that is not this paper, whole and in order, is refused with the line and the reason.
///
/// # Errors
/// [`Refused`] names the first line at which the text stops being the paper.
pub fn parse(text: &str) -> Result<Standard, Refused> {
    sections::standard(&mut reader::Reader::new(text)?)
}

/// `SW-P-1.4`: นักสังคมสงเคราะห์ (social worker), level, area, number.
fn address(level: Level, area: u8, number: u8) -> String {
    format!("SW-{}-{area}.{number}", level.code())
}
