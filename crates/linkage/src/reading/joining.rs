//! The rows of all stretches put together to one register: one number for each text, one person for each row.

use thai::date::CivilDate;

use super::preparing::Prepared;
use super::{Batch, Fault, REPEATED, Reading, Row, Why};
use crate::hash::{self, Map};
use crate::parallel::Threads;
use crate::person::Person;
use crate::register::Register;

/// Puts the batches together: one number for each text of a column, each text prepared, each row its person.
pub(super) fn gather(batches: Vec<Batch<'_>>, files: usize, today: CivilDate, threads: Threads) -> Reading {
    let mut faults: Vec<Fault> = batches.iter().flat_map(|batch| batch.faults.iter().copied()).collect();
    let doubles = same_ids(&batches, threads);
    let joined = threads.map(REPEATED.len(), |column| join(&batches, column));
    let texts: Vec<&[&str]> = joined.iter().map(|(texts, _)| texts.as_slice()).collect();
    let prepared = Prepared::new(&texts, today, threads);
    let built = threads.map(batches.len(), |at| {
        let numbers = joined.iter().map(|(_, numbers)| numbers[at].as_slice()).collect::<Vec<_>>();
        build(&batches[at], &numbers, &prepared, &doubles[at])
    });
    let of_first =
        batches.iter().zip(&built).filter(|(batch, _)| batch.file == 0).map(|(_, built)| built.persons.len());
    let second = of_first.sum();
    let (mut persons, mut rec_ids) = (Vec::new(), Vec::new());
    for built in built {
        persons.extend(built.persons);
        rec_ids.extend(built.rec_ids);
        faults.extend(built.faults);
    }
    drop(texts);
    drop(joined);
    faults.sort_unstable();
    let mut register = Register::new(persons, prepared.into_spellings(), rec_ids, threads);
    if files == 2 {
        register.part_at(second);
    }
    Reading { register, faults }
}

/// One column's texts over all batches, and for each batch which of them its own numbers are.
fn join<'b>(batches: &'b [Batch<'_>], column: usize) -> (Vec<&'b str>, Vec<Vec<u32>>) {
    let (mut numbers, mut texts): (Map<&str, u32>, Vec<&str>) = (Map::default(), Vec::new());
    let mut of_batches = Vec::with_capacity(batches.len());
    for batch in batches {
        let own = batch.words[column].in_order();
        let renumbered = own.into_iter().map(|text| {
            *numbers.entry(text.as_ref()).or_insert_with(|| {
                texts.push(text.as_ref());
                u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
            })
        });
        of_batches.push(renumbered.collect());
    }
    (texts, of_batches)
}

/// For each batch the rows whose id stands earlier in the same file.
fn same_ids(batches: &[Batch<'_>], threads: Threads) -> Vec<Vec<bool>> {
    let hashes = threads.map(batches.len(), |at| {
        let batch = &batches[at];
        let hash = |(row, found): (usize, &Row<'_>)| (batch.file, hash::of_bytes(found.rec_id.as_bytes()), at, row);
        batch.rows.iter().enumerate().map(hash).collect::<Vec<_>>()
    });
    let mut hashes = hashes.concat();
    hashes.sort_unstable();
    let mut doubles: Vec<Vec<bool>> = batches.iter().map(|batch| vec![false; batch.rows.len()]).collect();
    for run in hashes.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|run| run.len() > 1) {
        for (at, (_, _, batch, row)) in run.iter().enumerate() {
            let id = |batch: usize, row: usize| &batches[batch].rows[row].rec_id;
            doubles[*batch][*row] = run[..at].iter().any(|(_, _, b, r)| id(*b, *r) == id(*batch, *row));
        }
    }
    doubles
}

#[derive(Default)]
struct Built {
    persons: Vec<Person>,
    rec_ids: Vec<Box<str>>,
    faults: Vec<Fault>,
}

fn build(batch: &Batch<'_>, numbers: &[&[u32]], prepared: &Prepared, doubles: &[bool]) -> Built {
    let mut built = Built::default();
    for (row, is_double) in batch.rows.iter().zip(doubles) {
        let mut fault = |why| built.faults.push(Fault { file: batch.file, line: row.line as usize, why });
        if *is_double {
            fault(Why::SameId);
            continue;
        }
        let mut words = row.words;
        for (word, renumbered) in words.iter_mut().zip(numbers) {
            *word = renumbered[*word as usize];
        }
        let mut person = prepared.person(&words, |column| fault(Why::Unread(column)));
        (person.cid, person.phone) = (row.cid, row.phone);
        built.persons.push(person);
        built.rec_ids.push(row.rec_id.as_ref().into());
    }
    built
}
