//! สร้างทะเบียนสมมุติ: an invented Thai register of any size for measuring, with the errors of real ones. The labels go to a
//! file of their own, which no matcher reads.
//!
//! `thai_register --records 1000000 --seed 1 --out register.csv --labels labels.csv`
#![allow(clippy::expect_used, missing_docs, reason = "a tool for whoever measures")]

mod chance;
mod names;
mod people;
mod slips;
mod writing;

use std::fs::File;
use std::io::{BufWriter, Write as _};

use chance::Chance;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = args.iter().position(|arg| arg == name).unwrap_or_else(|| panic!("{name} is needed"));
        args.get(at + 1).unwrap_or_else(|| panic!("{name} needs a value")).as_str()
    };
    let records: usize = option("--records").parse().expect("a number of records");
    let mut chance = Chance::new(option("--seed").parse().expect("a number as seed"));
    let persons = people::population(records, &mut chance);
    let order = people::records_of(&persons, records, &mut chance);
    let order = chance.shuffled(order);
    let mut register = BufWriter::new(File::create(option("--out")).expect("the register can be written"));
    let mut labels = BufWriter::new(File::create(option("--labels")).expect("the labels can be written"));
    writeln!(register, "{}", writing::HEADER).expect("written");
    writeln!(labels, "rec_id,person").expect("written");
    for (number, at) in order.into_iter().enumerate() {
        writeln!(register, "{}", writing::row(number, at, &persons, &mut chance)).expect("written");
        writeln!(labels, "r{number},{at}").expect("written");
    }
}
