//! คุณสมบัติเฉพาะสำหรับตำแหน่ง: reads degrees and years of service out of the clauses that state them.

use super::reader::{NumberedLine, Reader};
use super::refusal::{Reason, Refused};
use super::{Degree, EntryDegree, Reduction, ServiceRule, lines};
use kernel::{Code as _, Level};

/// How the list of degrees begins.
const ENTRY_LEAD: &str = "มีคุณวุฒิ";
/// Every level above asks for the entry qualification first.
const ENTRY_CLAUSE: &str = "มีคุณสมบัติเฉพาะสำหรับตำแหน่งนักสังคมสงเคราะห์ ระดับปฏิบัติการ และ";
const AT_LEAST: &str = "ไม่น้อยกว่า";
const YEARS: &str = "ปี";
const REDUCED_TO: &str = "ให้ลดเป็น";
const CLAUSE: &str = "ข้อ";

/// The degrees with which one enters at ปฏิบัติการ.
pub(super) fn entry(reader: &mut Reader<'_>) -> Result<Vec<EntryDegree>, Refused> {
    let (line, lead) = reader.text(ENTRY_LEAD)?;
    if !lead.starts_with(ENTRY_LEAD) {
        return Err(Refused { line, reason: Reason::Clause { missing: ENTRY_LEAD.to_owned() } });
    }
    (1..)
        .zip(Degree::ALL)
        .map(|(number, &degree)| {
            let line = reader.numbered(&[number])?;
            if !line.text.contains(degree.thai()) {
                return Err(missing(&line, degree.thai()));
            }
            Ok(EntryDegree { number, degree, text: line.text.to_owned(), line: line.number })
        })
        .collect()
}

/// The two clauses of a level above: the entry qualification, and the years in the level below.
pub(super) fn rule(reader: &mut Reader<'_>, below: Level) -> Result<ServiceRule, Refused> {
    let entry = reader.numbered(&[1])?;
    if entry.text != ENTRY_CLAUSE {
        return Err(missing(&entry, ENTRY_CLAUSE));
    }
    let line = reader.numbered(&[2])?;
    let held = format!("ประเภทวิชาการ ระดับ{} และ", below.thai());
    if !line.text.contains(&held) {
        return Err(missing(&line, &held));
    }
    let years = years_after(line.text, AT_LEAST).ok_or_else(|| missing(&line, AT_LEAST))?;
    let reductions = reductions(&line, years)?;
    Ok(ServiceRule {
        held: below,
        years,
        reductions,
        entry_clause: entry.text.to_owned(),
        clause: line.text.to_owned(),
        line: line.number,
    })
}

/// Every "ให้ลดเป็น … ปี สำหรับ … ข้อ …" of the clause, each shorter than the full time.
fn reductions(line: &NumberedLine<'_>, full: u8) -> Result<Vec<Reduction>, Refused> {
    line.text
        .match_indices(REDUCED_TO)
        .map(|(start, _)| {
            let part = &line.text[start..];
            let years = years_after(part, REDUCED_TO).filter(|years| *years < full);
            let entry_number =
                number_after(part, CLAUSE).filter(|number| (1..=Degree::ALL.len()).contains(&usize::from(*number)));
            match (years, entry_number) {
                (Some(years), Some(entry_number)) => Ok(Reduction { years, entry_number }),
                _ => Err(missing(line, REDUCED_TO)),
            }
        })
        .collect()
}

/// The number between `word` and "ปี"; none where it is not one of 1 to 40, a working life.
fn years_after(text: &str, word: &str) -> Option<u8> {
    let (_, rest) = text.split_once(word)?;
    let (number, _) = rest.split_once(YEARS)?;
    lines::count(number.trim()).filter(|years| (1..=40).contains(years))
}

/// The number that is the word after `word`.
fn number_after(text: &str, word: &str) -> Option<u8> {
    let (_, rest) = text.split_once(word)?;
    lines::count(rest.split_whitespace().next()?)
}

fn missing(line: &NumberedLine<'_>, what: &str) -> Refused {
    Refused { line: line.number, reason: Reason::Clause { missing: what.to_owned() } }
}
