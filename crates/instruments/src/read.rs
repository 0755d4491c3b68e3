//! Reading a file: its shape first, then everything that it says is held against everything else. Nothing is guessed.

mod items;
mod raised;
mod scoring;
mod words;

use crate::file;
use crate::model::{Instrument, Licence, Mark, Marks, Source, Stamp};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::ops::Range;
use toml::Spanned;

/// The longest file that is read, in bytes.
const LONGEST: usize = 500_000;
/// The highest version.
const VERSIONS: i64 = 100_000;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

/// A file that is refused, with everything that is wrong in it. Its reader is who wrote the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadFile {
    /// The file's name.
    pub file: String,
    /// In the order of the lines; at least one.
    pub problems: Vec<Problem>,
}

impl fmt::Display for BadFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, problem) in self.problems.iter().enumerate() {
            let end = if place == 0 { "" } else { "\n" };
            write!(f, "{end}{}:{}: {}", self.file, problem.line, problem.what)?;
        }
        Ok(())
    }
}

impl std::error::Error for BadFile {}

/// Reads one file. Whether the instruments that it leads to exist is for [`Library`](crate::Library) to say.
///
/// # Errors
/// [`BadFile`] with every problem that can be told at once. A file that is no TOML, or that lacks a key or has one that is not
/// known, has one problem: the rest cannot be judged before it is mended.
pub fn read(name: &str, text: &str) -> Result<Instrument, BadFile> {
    // What Windows' editor adds at the beginning and at line ends says nothing.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let refused = |problems| BadFile { file: name.to_owned(), problems };
    if text.len() > LONGEST {
        return Err(refused(vec![Problem { line: 1, what: format!("is longer than {LONGEST} bytes") }]));
    }
    let file: file::File = toml::from_str(&text).map_err(|error| {
        let line = line(&text, error.span().map_or(0, |span| span.start));
        refused(vec![Problem { line, what: error.message().replace('\n', ", ") }])
    })?;
    let mut reader = Reader { text: &text, problems: Vec::new() };
    let instrument = reader.instrument(&file);
    let mut problems = reader.problems;
    problems.sort();
    match instrument {
        Some(instrument) if problems.is_empty() => Ok(instrument),
        _ => Err(refused(problems)),
    }
}

/// The line of a place in the text.
fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// SHA-256 in hexadecimal digits.
fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads with its text beside it, so that a problem can be given its line. A part that is wrong is `None`, and its problem noted.
struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        line(self.text, span.start)
    }

    fn wrong<T>(&mut self, at: &Range<usize>, what: impl Into<String>) -> Option<T> {
        let problem = Problem { line: self.line(at), what: what.into() };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
        None
    }

    fn instrument(&mut self, file: &file::File) -> Option<Instrument> {
        let at = file.code.span();
        let code = self.slug(&file.code);
        let version = self.number(&file.version, 1, VERSIONS);
        let (standing, about) = (self.word(&file.standing), self.word(&file.about));
        let texts = (self.text(&file.title), self.text(&file.purpose), self.text(&file.notice));
        let licence = self.licence(&file.licence);
        let sources = self.sources(&at, &file.source);
        let marks = self.marks(&file.marks);
        let groups = self.groups(&file.group);
        let subscales = self.subscale_words(&file.subscale);
        let items = self.items(&at, file)?;
        let scoring = self.scoring(&at, file, &items, subscales?)?;
        let flags = self.flags(&file.flag, &items, &scoring);
        let follow_ons = self.follow_ons(&file.follow_on, &items, &scoring);
        let change = self.change(&file.change);
        Some(Instrument {
            stamp: Stamp { code: code?, version: version?, hash: hash(self.text) },
            standing: standing?,
            about: about?,
            title: texts.0?,
            purpose: texts.1?,
            notice: texts.2?,
            licence: licence?,
            sources: sources?,
            marks: marks?,
            groups: groups?,
            items,
            subscales: scoring.subscales,
            total: scoring.total,
            bands: scoring.bands,
            missing: scoring.missing,
            flags: flags?,
            follow_ons: follow_ons?,
            change: change?,
            file: self.text.to_owned(),
            line: self.line(&at),
        })
    }

    fn licence(&mut self, licence: &file::Licence) -> Option<Licence> {
        let (text, mark) = (self.pair(&licence.th, &licence.en), self.word(&licence.mark));
        Some(Licence { text: text?, mark: mark? })
    }

    fn sources(&mut self, at: &Range<usize>, sources: &[file::Source]) -> Option<Vec<Source>> {
        if sources.is_empty() {
            return self.wrong(at, "names no [[source]]");
        }
        let sources: Vec<Option<Source>> = sources.iter().map(|source| self.source(source)).collect();
        sources.into_iter().collect()
    }

    fn source(&mut self, source: &file::Source) -> Option<Source> {
        let (title, mark) = (self.prose(&source.title), self.word(&source.mark));
        let url = match &source.url {
            None => Some(String::new()),
            Some(url) if is_address(url.get_ref()) => Some(url.get_ref().clone()),
            Some(url) => self.wrong(&url.span(), "the url is no address that begins with https:// or http://"),
        };
        Some(Source { title: title?, url: url?, mark: mark? })
    }

    fn marks(&mut self, marks: &file::Marks) -> Option<Marks> {
        let mut read = |mark: &Spanned<String>| self.word::<Mark>(mark);
        let (th, en, scores, bands) = (read(&marks.th), read(&marks.en), read(&marks.scores), read(&marks.bands));
        Some(Marks { th: th?, en: en?, scores: scores?, bands: bands? })
    }
}

fn is_address(url: &str) -> bool {
    let begins = url.starts_with("https://") || url.starts_with("http://");
    begins && url.len() <= 1000 && !url.chars().any(|c| c.is_whitespace() || c.is_control() || c == '"' || c == '<')
}
