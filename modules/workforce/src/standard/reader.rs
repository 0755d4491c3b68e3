//! A cursor over the lines of the paper that refuses, with line and reason, whatever it did not expect.

use super::lines::{self, Graded, Line, Shape};
use super::refusal::{Reason, Refused, shortened};
use std::iter::Peekable;
use std::vec::IntoIter;

/// The lines not read yet.
pub(super) struct Reader<'a> {
    lines: Peekable<IntoIter<Line<'a>>>,
    end: usize,
}

impl<'a> Reader<'a> {
    /// Refuses a text that says nothing.
    pub fn new(text: &'a str) -> Result<Self, Refused> {
        let lines: Vec<_> = lines::lines(text).collect();
        let Some(last) = lines.last() else {
            return Err(Refused { line: 1, reason: Reason::Empty });
        };
        Ok(Self { end: last.number + 1, lines: lines.into_iter().peekable() })
    }

    /// The next line; `expected` says what should stand there if there is none.
    pub fn next(&mut self, expected: &str) -> Result<Line<'a>, Refused> {
        let end = Refused { line: self.end, reason: Reason::EndsEarly { expected: expected.to_owned() } };
        self.lines.next().ok_or(end)
    }

    /// The next line must be exactly these words.
    pub fn words(&mut self, words: &str) -> Result<(), Refused> {
        let line = self.next(words)?;
        if line.shape == Shape::Text(words) { Ok(()) } else { Err(unexpected(&line, words)) }
    }

    /// The next line must be plain words; `what` names them in a refusal.
    pub fn text(&mut self, what: &str) -> Result<(usize, &'a str), Refused> {
        let line = self.next(what)?;
        match line.shape {
            Shape::Text(text) => Ok((line.number, text)),
            _ => Err(unexpected(&line, what)),
        }
    }

    /// The next line must be an underlined header with this label.
    pub fn header(&mut self, name: &str) -> Result<(usize, &'a str), Refused> {
        let line = self.next(name)?;
        match line.shape {
            Shape::Header { label, value } if label == name && !value.is_empty() => Ok((line.number, value)),
            _ => Err(unexpected(&line, name)),
        }
    }

    /// Whether the next line bears a number of this depth.
    pub fn at_number(&mut self, depth: usize) -> bool {
        self.lines.peek().is_some_and(|line| matches!(&line.shape, Shape::Numbered { path, .. } if path.len() == depth))
    }

    /// The next line must bear exactly this number.
    pub fn numbered(&mut self, expected: &[u8]) -> Result<NumberedLine<'a>, Refused> {
        let line = self.next(&dotted(expected))?;
        match line.shape {
            Shape::Numbered { path, text, graded } if path == expected && !text.is_empty() => {
                Ok(NumberedLine { number: line.number, source: line.source, text, graded })
            }
            Shape::Numbered { path, .. } => Err(Refused {
                line: line.number,
                reason: Reason::Numbering { expected: dotted(expected), found: dotted(&path) },
            }),
            _ => Err(unexpected(&line, &dotted(expected))),
        }
    }

    /// The line that comes next, or one past the end: where a missing entry is missed.
    pub fn position(&mut self) -> usize {
        self.lines.peek().map_or(self.end, |line| line.number)
    }

    /// Nothing may be left.
    pub fn finish(&mut self) -> Result<(), Refused> {
        match self.lines.next() {
            None => Ok(()),
            Some(line) => {
                Err(Refused { line: line.number, reason: Reason::Trailing { found: shortened(line.source) } })
            }
        }
    }
}

/// A line with the number that was asked for.
pub(super) struct NumberedLine<'a> {
    /// Line of the paper.
    pub number: usize,
    /// The whole line.
    pub source: &'a str,
    /// The words after the number.
    pub text: &'a str,
    /// The same words taken apart, if they end in an expected level.
    pub graded: Option<Graded<'a>>,
}

/// The refusal of a line that should have been something else.
pub(super) fn unexpected(line: &Line<'_>, expected: &str) -> Refused {
    Refused {
        line: line.number,
        reason: Reason::Expected { expected: expected.to_owned(), found: shortened(line.source) },
    }
}

/// The text must have brought as many as the standard has; if not, the line after the last one is named.
pub(super) fn complete(
    reader: &mut Reader<'_>,
    place: impl Fn() -> String,
    expected: usize,
    found: usize,
) -> Result<(), Refused> {
    if expected == found {
        return Ok(());
    }
    Err(Refused { line: reader.position(), reason: Reason::Count { place: place(), expected, found } })
}

/// [3, 1, 1] → "3.1.1".
pub(super) fn dotted(path: &[u8]) -> String {
    path.iter().map(u8::to_string).collect::<Vec<_>>().join(".")
}
