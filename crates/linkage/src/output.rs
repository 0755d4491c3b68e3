//! ผลที่เขียนออก: pairs and persons as CSV.

use std::io::{self, Write};

use crate::csv::field;
use crate::linking::Linked;
use crate::model::Model;
use crate::pattern::Comparison;
use crate::register::Register;

/// Writes `rec_id_l,rec_id_r,probability,weight`, in the order of the records. With a model, each comparison follows with
/// its levels and its weight in bits; `start` and those weights add up to `weight`.
///
/// # Errors
/// When nothing can be written.
pub fn write_pairs(
    out: &mut dyn Write,
    register: &Register,
    linked: &Linked,
    explain: Option<&Model>,
) -> io::Result<()> {
    write!(out, "rec_id_l,rec_id_r,probability,weight")?;
    if explain.is_some() {
        write!(out, ",start")?;
        for comparison in Comparison::ALL {
            write!(out, ",{0},{0}_weight", comparison.name())?;
        }
    }
    writeln!(out)?;
    let scorer = explain.map(Model::scorer);
    for link in &linked.links {
        let (a, b) = link.records;
        let (left, right) = (register.rec_id(a as usize), register.rec_id(b as usize));
        write!(out, "{},{},{:.6},{:.3}", field(left), field(right), link.score.probability, link.score.weight)?;
        if let Some(scorer) = &scorer {
            let (start, reasons) = scorer.explain(&register.compare(a, b));
            write!(out, ",{start:.3}")?;
            for reason in reasons {
                let levels: Vec<String> = reason.levels.iter().map(|(part, level)| format!("{part} {level}")).collect();
                write!(out, ",{},{:.3}", levels.join("; "), reason.weight)?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Writes `rec_id,person` for every record; a person is called by the id of their first record.
///
/// # Errors
/// When nothing can be written.
pub fn write_clusters(out: &mut dyn Write, register: &Register, linked: &Linked) -> io::Result<()> {
    let mut first: Vec<u32> = (0_u32..).take(register.len()).collect();
    for cluster in &linked.clusters {
        cluster.iter().for_each(|record| first[*record as usize] = cluster[0]);
    }
    writeln!(out, "rec_id,person")?;
    for (record, first) in first.into_iter().enumerate() {
        writeln!(out, "{},{}", field(register.rec_id(record)), field(register.rec_id(first as usize)))?;
    }
    Ok(())
}
