//! `cargo xtask import-bench`: how fast a register is checked and stored, and how much memory that takes.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use crate::outcome::{During, Outcome, fail};
use crate::{process, workspace};

/// Rows of the register, when nobody says.
const ROWS: u64 = 200_000;
/// How often the memory of the running program is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// Who of the demonstration imports.
const CLERK: &str = "mali";

/// Checks a register alone, then another with storing, each in a new installation beside the database of the demonstration.
pub fn run(arguments: &[String]) -> Outcome {
    let (mut rows, mut program) = (ROWS, PathBuf::from("target/release/kueakun"));
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().during(format!("{word} wants a value"));
        match word.as_str() {
            "--rows" => rows = value()?.parse().during("--rows wants a number")?,
            "--program" => program = value()?.into(),
            _ => return fail(format!("import-bench knows no {word}")),
        }
    }
    let folder = workspace::target()?.join("import-bench");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).during(format!("cannot make {}", folder.display()))?;
    let data = folder.join("data");
    let mut seed = process::program(&program);
    seed.args(["demo", "--seed-only", "--persons", "300", "--cases", "1", "--data"]).arg(&data);
    process::run(seed.stdout(Stdio::null()))?;
    let places = places()?;
    for count in [rows / 10, rows] {
        let file = folder.join(format!("register-{count}.csv"));
        fs::write(&file, register(count, &places)).during(format!("cannot write {}", file.display()))?;
        println!("{count} rows");
        import(&program, &data, &file, &[])?;
        import(&program, &data, &file, &["--go"])?;
    }
    Ok(())
}

/// The province of which the first rows are.
const FIRST: &str = "90";
/// Bangkok, whose parts have other names.
const BANGKOK: &str = "10";

/// The sub-districts of the country as the last columns of a row, those of one province first.
fn places() -> Outcome<Vec<String>> {
    let folder = workspace::root().join("data/geography");
    let read = |name: &str| -> Outcome<Vec<(String, String)>> {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).during(format!("cannot read {}", path.display()))?;
        let named = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
        Ok(named
            .map(|(code, rest)| (code.to_owned(), rest.split('\t').next().unwrap_or_default().to_owned()))
            .collect())
    };
    let above: HashMap<String, String> = read("districts.tsv")?.into_iter().chain(read("provinces.tsv")?).collect();
    let mut parts = read("subdistricts.tsv")?;
    parts.retain(|(code, _)| !code.starts_with(BANGKOK));
    parts.sort_by_key(|(code, _)| !code.starts_with(FIRST));
    let named = |code: &str| above.get(code).cloned().unwrap_or_default();
    Ok(parts.iter().map(|(code, name)| format!("{name},{},{}", named(&code[..4]), named(&code[..2]))).collect())
}

/// Who lives in a house, all of one family name.
const HOUSEHOLD: u64 = 4;
/// Houses of a village.
const HOUSES: u64 = 200;
/// Villages of a sub-district.
const VILLAGES: u64 = 12;

/// A register of invented households, everybody with a number of the fictitious range, a birth date and a place.
fn register(rows: u64, places: &[String]) -> String {
    let mut text = "เลขบัตรประชาชน,คำนำหน้า,ชื่อ,นามสกุล,เพศ,วันเกิด,โทร,บ้านเลขที่,หมู่,ตำบล,อำเภอ,จังหวัด\n".to_owned();
    for row in 0..rows {
        let (day, month, year) = (row % 28 + 1, row / 28 % 12 + 1, 2480 + row / 336 % 80);
        let (title, sex) = if row % 2 == 0 { ("นาง", "หญิง") } else { ("นาย", "ชาย") };
        let home = row / HOUSEHOLD;
        let (given, family) = (word(row.wrapping_mul(2_654_435_761)), word(home.wrapping_mul(40_503) + 7));
        let (house, village) = (home % HOUSES + 1, home / HOUSES % VILLAGES + 1);
        let place = usize::try_from(home / HOUSES / VILLAGES).map_or("", |at| &places[at % places.len()]);
        let phone = 810_000_000 + row % 9_999_999;
        let id = number(1_000_000 + row);
        let _ = writeln!(
            text,
            "{id},{title},{given},{family},{sex},{day}/{month}/{year},0{phone},{house},{village},{place}"
        );
    }
    text
}

/// A name that few have.
fn word(seed: u64) -> String {
    const BEGIN: [&str; 16] =
        ["บัว", "คำ", "ทอง", "แก้ว", "สาย", "อิน", "จัน", "บุญ", "สม", "วิ", "ประ", "สุ", "พร", "นิ", "มา", "ศรี"];
    const END: [&str; 16] =
        ["คลี่", "ปัน", "ม้วน", "มูล", "ใจ", "ถา", "ทร์", "เรือง", "หมาย", "ชัย", "เสริฐ", "ดา", "พิมล", "ตยา", "ลี", "นวล"];
    let part = |shift: u32, list: [&'static str; 16]| list[usize::try_from(seed >> shift & 15).unwrap_or(0)];
    format!("{}{}{}", part(3, BEGIN), part(11, END), part(17, END))
}

/// A number with its check digit, of the office that does not exist.
fn number(seed: u64) -> String {
    let first_twelve = format!("19999{:07}", seed % 10_000_000);
    let sum: u64 =
        first_twelve.bytes().zip((2..=13).rev()).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
    format!("{first_twelve}{}", (11 - sum % 11) % 10)
}

/// Runs one import; its own words tell the pace, the system its memory.
fn import(program: &Path, data: &Path, file: &Path, more: &[&str]) -> Outcome {
    let mut command = process::program(program);
    command.args(["import", "people"]).arg(file).args(["--as", CLERK, "--data"]).arg(data).args(more);
    let mut child = command.spawn().during("cannot start the program")?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        if let Some(ended) = child.try_wait().during("the program is lost")? {
            println!("peak {} MiB", most / 1024);
            return if ended.success() { Ok(()) } else { fail(format!("it ended with {ended}")) };
        }
        if let Ok(text) = fs::read_to_string(&status) {
            most = most.max(peak(&text));
        }
        sleep(LOOK);
    }
}

/// The most resident memory so far, in KiB.
fn peak(status: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invented_number_has_its_check_digit() {
        assert_eq!(number(7), "1999900000072");
    }

    #[test]
    fn every_row_of_the_register_has_every_column() {
        let text = register(50, &["คลองแห,หาดใหญ่,สงขลา".to_owned()]);
        assert_eq!(text.lines().count(), 51);
        assert!(text.lines().all(|line| line.split(',').count() == 12));
    }
}
