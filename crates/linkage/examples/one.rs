//! How long one new person takes against a register, in process: `one REGISTER.csv [PERSONS]`.
//!
//! Keys are kept in a map as a database would keep them in a table; the rows found by them are read from their texts anew.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs, reason = "a tool for whoever measures")]

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::time::{Duration, Instant};

use linkage::{Column, Fields, Model, Register, Rule, Schema, Sheet, Threads, blocking_keys};
use thai::date::CivilDate;

const TODAY: CivilDate = CivilDate::constant(2026, 11, 22);

/// Rules whose blocks are small enough to be read while somebody waits.
const RULES: [Rule; 7] = [
    Rule::Cid,
    Rule::NamesYear,
    Rule::NamesTambon,
    Rule::BirthGiven,
    Rule::BirthFamily,
    Rule::BirthTambon,
    Rule::Phone,
];
const MOST_ROWS: usize = 200;

const COLUMNS: [Column; 13] = [
    Column::Title,
    Column::FirstName,
    Column::LastName,
    Column::Sex,
    Column::Cid,
    Column::Dob,
    Column::HouseNo,
    Column::Moo,
    Column::Tambon,
    Column::Amphoe,
    Column::Province,
    Column::Postcode,
    Column::Phone,
];

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let text = fs::read_to_string(&args[1]).expect("a register");
    let wanted: usize = args.get(2).map_or(1_000, |number| number.parse().expect("a number"));
    let sheet = [(Sheet::new(text.clone().into_bytes()), Schema::default())];
    let reading = linkage::read(&sheet, TODAY, Threads::all(), &|_| {}).expect("a register");
    let model = Model::learn(&reading.register, Threads::all());
    let mut index: HashMap<(Rule, u32), Vec<u32>> = HashMap::new();
    for record in 0..reading.register.len() {
        for key in blocking_keys(&reading.register, record, &RULES) {
            index.entry(key).or_default().push(u32::try_from(record).expect("few enough"));
        }
    }
    let rows: Vec<&str> = text.lines().skip(1).collect();
    let mut times: Vec<Duration> = Vec::with_capacity(wanted);
    let (mut likely, mut candidates) = (0, 0);
    for record in (0..rows.len()).step_by((rows.len() / wanted).max(1)) {
        let start = Instant::now();
        let new = Register::of(&[fields(rows[record])], TODAY);
        let mut found: BTreeSet<u32> = BTreeSet::new();
        for key in blocking_keys(&new, 0, &RULES) {
            let block = index.get(&key).map(Vec::as_slice).unwrap_or_default();
            found.extend(block.iter().take(MOST_ROWS));
        }
        let texts: Vec<Fields<'_>> =
            std::iter::once(record).chain(found.iter().map(|at| *at as usize)).map(|at| fields(rows[at])).collect();
        let mut few = Register::of(&texts, TODAY);
        model.adopt(&mut few);
        let scores = (1_u32..).take(found.len()).map(|other| model.score(&few, 0, other).probability);
        // One of them is the record itself.
        likely += scores.filter(|probability| *probability > 0.9).count() - 1;
        candidates += found.len();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1_000.0;
    println!(
        "{} persons against {}: median {:.2} ms, p95 {:.2} ms, most {:.2} ms; {:.1} rows read for each, {likely} likely the same",
        times.len(),
        rows.len(),
        at(50),
        at(95),
        at(100),
        f64::from(u32::try_from(candidates).unwrap_or(u32::MAX)) / times.len() as f64
    );
}

fn fields(row: &str) -> Fields<'_> {
    COLUMNS
        .into_iter()
        .zip(row.split(',').skip(1))
        .fold(Fields::default(), |fields, (column, text)| fields.with(column, text))
}
