//! The order of the paper: preamble, then for each level its header, main responsibility, duties, qualification and items.

use super::reader::{NumberedLine, Reader, complete};
use super::refusal::{Reason, Refused, shortened};
use super::{Area, Duty, LevelStandard, Qualification, Standard, address, items, service};
use kernel::{Code as _, Level};

/// How many paragraphs and duties a level has. The words come from the paper; these counts are the seal that says whether all of
/// it arrived, since a duty cut off at the end of an area leaves no gap in the numbers.
#[derive(Clone, Copy)]
struct LevelShape {
    /// Paragraphs of the main responsibility, joined by "หรือ".
    main: usize,
    /// Duties of each area.
    duties: [usize; 4],
}

/// Lowest level first.
const SHAPES: [LevelShape; 4] = [
    LevelShape { main: 1, duties: [9, 2, 2, 3] },
    LevelShape { main: 2, duties: [10, 5, 2, 3] },
    LevelShape { main: 2, duties: [12, 3, 2, 3] },
    LevelShape { main: 2, duties: [10, 3, 2, 3] },
];
const TITLE: &str = "มาตรฐานกำหนดตำแหน่ง";
const POSITION_TYPE: &str = "ตำแหน่งประเภท";
const JOB_LINE: &str = "สายงาน";
const GENERAL: &str = "ลักษณะงานโดยทั่วไป";
const NAMES: &str = "ชื่อตำแหน่งในสายงานและระดับตำแหน่ง";
const NAMES_FOLLOW: &str = "ตำแหน่งในสายงานนี้มีชื่อและระดับของตำแหน่งดังนี้";
const POSITION: &str = "นักสังคมสงเคราะห์";
const HEADER_LINE: &str = "ชื่อสายงาน";
const HEADER_POSITION: &str = "ชื่อตำแหน่งในสายงาน";
const HEADER_LEVEL: &str = "ระดับตำแหน่ง";
const MAIN_TITLE: &str = "หน้าที่และความรับผิดชอบหลัก";
const OR: &str = " หรือ";
const DUTIES_FOLLOW: &str = "โดยมีลักษณะงานที่ปฏิบัติในด้านต่าง ๆ ดังนี้";
const QUALIFICATION: &str = "คุณสมบัติเฉพาะสำหรับตำแหน่ง";

/// The whole paper, to its last line.
pub(super) fn standard(reader: &mut Reader<'_>) -> Result<Standard, Refused> {
    reader.words(TITLE)?;
    let position_type = titled(reader, POSITION_TYPE)?;
    let job_line = titled(reader, JOB_LINE)?;
    let general = titled(reader, GENERAL)?;
    names(reader)?;
    let paper = Paper { position_type: &position_type, job_line: &job_line };
    let mut levels: Vec<LevelStandard> = Vec::with_capacity(SHAPES.len());
    for (level, shape) in Level::ALL.iter().zip(SHAPES) {
        levels.push(paper.level(reader, *level, shape, &levels)?);
    }
    reader.finish()?;
    Ok(Standard { position_type, job_line, position: POSITION.to_owned(), general, levels })
}

/// A heading and the one paragraph under it.
fn titled(reader: &mut Reader<'_>, title: &str) -> Result<String, Refused> {
    reader.words(title)?;
    Ok(reader.text(title)?.1.to_owned())
}

/// The list of the four names and levels.
fn names(reader: &mut Reader<'_>) -> Result<(), Refused> {
    reader.words(NAMES)?;
    reader.words(NAMES_FOLLOW)?;
    for &level in Level::ALL {
        reader.words(POSITION)?;
        let (line, found) = reader.text(level.thai())?;
        same_level(line, level, found)?;
    }
    Ok(())
}

/// "ระดับชำนาญการ" must name the level whose turn it is.
fn same_level(line: usize, expected: Level, found: &str) -> Result<(), Refused> {
    if found.strip_prefix("ระดับ") == Some(expected.thai()) {
        return Ok(());
    }
    Err(Refused { line, reason: Reason::LevelOrder { expected, found: shortened(found) } })
}

/// What the headers of every level repeat from the preamble.
struct Paper<'p> {
    position_type: &'p str,
    job_line: &'p str,
}

impl Paper<'_> {
    /// One level; `below` are the levels already read.
    fn level(
        &self,
        reader: &mut Reader<'_>,
        level: Level,
        shape: LevelShape,
        below: &[LevelStandard],
    ) -> Result<LevelStandard, Refused> {
        self.headers(reader, level)?;
        let main = main_responsibility(reader, level, shape.main)?;
        let areas = areas(reader, level, shape.duties)?;
        reader.words(QUALIFICATION)?;
        let qualification = match below.last() {
            None => Qualification::Entry(service::entry(reader)?),
            Some(next_below) => Qualification::Service(service::rule(reader, next_below.level)?),
        };
        let items = items::items(reader, level, below.first())?;
        Ok(LevelStandard { level, main, areas, qualification, items })
    }

    /// The four underlined headers that open a level.
    fn headers(&self, reader: &mut Reader<'_>, level: Level) -> Result<(), Refused> {
        for (label, expected) in
            [(POSITION_TYPE, self.position_type), (HEADER_LINE, self.job_line), (HEADER_POSITION, POSITION)]
        {
            let (line, found) = reader.header(label)?;
            if found != expected {
                let reason = Reason::Expected { expected: expected.to_owned(), found: shortened(found) };
                return Err(Refused { line, reason });
            }
        }
        let (line, found) = reader.header(HEADER_LEVEL)?;
        same_level(line, level, found)
    }
}

/// One paragraph, or several of which all but the last end in "หรือ".
fn main_responsibility(reader: &mut Reader<'_>, level: Level, count: usize) -> Result<Vec<Duty>, Refused> {
    reader.words(MAIN_TITLE)?;
    (1..)
        .take(count)
        .map(|number| {
            let (line, text) = reader.text(MAIN_TITLE)?;
            let goes_on = usize::from(number) < count;
            if text.ends_with(OR) != goes_on {
                return Err(Refused { line, reason: Reason::Clause { missing: MAIN_TITLE.to_owned() } });
            }
            Ok(Duty { address: address(level, 0, number), area: 0, number, text: text.to_owned(), line })
        })
        .collect()
}

fn areas(reader: &mut Reader<'_>, level: Level, counts: [usize; 4]) -> Result<Vec<Area>, Refused> {
    reader.words(DUTIES_FOLLOW)?;
    (1..).zip(counts).map(|(number, count)| area(reader, level, number, count)).collect()
}

fn area(reader: &mut Reader<'_>, level: Level, area: u8, count: usize) -> Result<Area, Refused> {
    let title = reader.numbered(&[area])?.text.to_owned();
    let mut duties = Vec::with_capacity(count);
    for number in 1.. {
        if !reader.at_number(2) {
            break;
        }
        let NumberedLine { number: line, text, .. } = reader.numbered(&[area, number])?;
        duties.push(Duty { address: address(level, area, number), area, number, text: text.to_owned(), line });
    }
    complete(reader, || format!("{} {area} {title}", level.thai()), count, duties.len())?;
    Ok(Area { number: area, title, duties })
}
