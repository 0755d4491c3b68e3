//! All instruments together: the program's own and those that an office added.

use crate::model::{Instrument, Stamp};
use crate::read::{BadFile, Problem, read};
use std::collections::BTreeSet;

/// A file as it was found: its name is for messages alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File<'a> {
    /// The file's name.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// The files in `data/instruments/` when the program was built.
pub const SHIPPED: &[File<'static>] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// คลังแบบประเมิน: every instrument that can be used, every version of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The office's own files come after the shipped ones; within each, lower versions come first.
    instruments: Vec<Instrument>,
}

impl Library {
    /// Reads the shipped files and the office's own. An office's file takes the place of a shipped one with the same code,
    /// whatever their versions; the shipped one stays, for the results that were made with it.
    ///
    /// # Errors
    /// Every file that is refused: wrong in itself, the same code and version as another of its kind, a follow-on that does not
    /// exist, or instruments that lead to each other in a circle.
    pub fn read(shipped: &[File<'_>], own: &[File<'_>]) -> Result<Self, Vec<BadFile>> {
        let mut bad = Vec::new();
        let mut found: Vec<(String, Instrument)> = Vec::new();
        for files in [shipped, own] {
            let mut kind = Vec::new();
            for file in files {
                match read(file.name, file.text) {
                    Ok(instrument) => kind.push((file.name.to_owned(), instrument)),
                    Err(refused) => bad.push(refused),
                }
            }
            bad.extend(twice(&kind));
            kind.sort_by_key(|(_, instrument)| instrument.stamp.version);
            found.extend(kind);
        }
        let (names, instruments): (Vec<String>, Vec<Instrument>) = found.into_iter().unzip();
        let library = Self { instruments };
        // With a file missing, what leads to it would be blamed for nothing.
        if bad.is_empty() {
            bad.extend(library.astray(&names));
        }
        if bad.is_empty() { Ok(library) } else { Err(bad) }
    }

    /// The instruments that are asked today, by code.
    #[must_use]
    pub fn current(&self) -> Vec<&Instrument> {
        let codes: BTreeSet<&str> = self.instruments.iter().map(|one| one.stamp.code.as_str()).collect();
        codes.into_iter().filter_map(|code| self.find(code)).collect()
    }

    /// The instrument of that code that is asked today.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Instrument> {
        self.instruments.iter().rev().find(|one| one.stamp.code == code)
    }

    /// The very instrument that a result was made with, if its file is still here.
    #[must_use]
    pub fn exact(&self, stamp: &Stamp) -> Option<&Instrument> {
        self.instruments.iter().find(|one| one.stamp == *stamp)
    }

    /// Follow-ons that lead nowhere, or back to where they came from.
    fn astray(&self, names: &[String]) -> Vec<BadFile> {
        let mut bad = Vec::new();
        for (name, instrument) in names.iter().zip(&self.instruments) {
            let problems = instrument.follow_ons.iter().filter_map(|next| {
                let what = match self.find(&next.instrument) {
                    None => format!("there is no instrument «{}»", next.instrument),
                    Some(there) if self.leads(there, &instrument.stamp.code) => {
                        format!("«{}» leads back to «{}»", next.instrument, instrument.stamp.code)
                    }
                    Some(_) => return None,
                };
                Some(Problem { line: next.line, what })
            });
            let problems: Vec<Problem> = problems.collect();
            if !problems.is_empty() {
                bad.push(BadFile { file: name.clone(), problems });
            }
        }
        bad
    }

    /// Whether one instrument leads to the other, over however many.
    fn leads(&self, from: &Instrument, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(one) = open.pop() {
            if one.stamp.code == to {
                return true;
            }
            if seen.insert(one.stamp.code.as_str()) {
                open.extend(one.follow_ons.iter().filter_map(|next| self.find(&next.instrument)));
            }
        }
        false
    }
}

/// Files of one kind with the same code and version.
fn twice(files: &[(String, Instrument)]) -> Vec<BadFile> {
    let mut bad = Vec::new();
    for (place, (name, one)) in files.iter().enumerate() {
        let same = |other: &&(String, Instrument)| {
            (&other.1.stamp.code, other.1.stamp.version) == (&one.stamp.code, one.stamp.version)
        };
        if let Some((first, _)) = files[..place].iter().find(same) {
            let what = format!("«{}» version {} is in {first} already", one.stamp.code, one.stamp.version);
            bad.push(BadFile { file: name.clone(), problems: vec![Problem { line: one.line, what }] });
        }
    }
    bad
}
