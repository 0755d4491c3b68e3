//! Learns a model of a register and writes it for registers elsewhere: `model REGISTER.csv > data/linkage/model.toml`.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs, reason = "a tool for whoever measures")]

use std::fs;

use linkage::{Model, Schema, Sheet, Threads};
use thai::date::CivilDate;

const TODAY: CivilDate = CivilDate::constant(2026, 11, 22);

const HEAD: &str = "\
# แบบจำลองการเชื่อมโยงระเบียน: how likely two records are one person, for registries that have not learnt their own.
# Learnt without labels from an invented register: README.md beside this file tells how. Written by a program; not for hands.
";

fn main() {
    let file = std::env::args().nth(1).expect("a register");
    let sheet = [(Sheet::new(fs::read(file).expect("a register that can be read")), Schema::default())];
    let reading = linkage::read(&sheet, TODAY, Threads::all(), &|_| {}).expect("a register");
    let model = Model::learn(&reading.register, Threads::all()).elsewhere();
    print!("{HEAD}\n{}", toml::to_string(&model).expect("a model that can be written"));
}
