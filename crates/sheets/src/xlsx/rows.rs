//! The rows of one sheet, and what its head and tail say of it: hidden columns, merged cells.

use std::io::BufRead;
use std::ops::ControlFlow;

use quick_xml::events::{BytesStart, Event};

use super::strings::Strings;
use super::styles::Styles;
use super::xml::{Xml, attribute, entity, is_true};
use crate::serial::{self, System};
use crate::table::{MOST_MERGES, Merge, Survey};
use crate::{Cell, Line, MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, Number, Unreadable, Value};

/// What is needed to read the cells of a sheet.
pub(crate) struct Rows<'a> {
    pub(crate) system: System,
    pub(crate) strings: &'a Strings,
    pub(crate) styles: &'a Styles,
}

/// A cell on its way in.
#[derive(Default)]
struct Begun {
    column: usize,
    kind: String,
    style: usize,
    formula: bool,
    text: String,
}

/// Where the reader is.
#[derive(Default)]
struct Here {
    line: Line,
    cell: Option<Begun>,
    /// Inside `<v>` or `<t>`.
    in_value: bool,
    /// Inside `<rPh>`, how a text sounds.
    in_sound: bool,
    /// Rows that were begun.
    row: u32,
}

impl Rows<'_> {
    /// Reads a sheet from its beginning, until told to stop. The survey gets hidden columns and, when read to the end, merges.
    pub(crate) fn read(
        &self,
        part: impl BufRead,
        survey: &mut Survey,
        take: &mut dyn FnMut(Line) -> ControlFlow<()>,
    ) -> Result<(), Unreadable> {
        let mut xml = Xml::new(part);
        let mut here = Here::default();
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(tag) => self.begin(&mut here, &tag, survey)?,
                Event::Empty(tag) => {
                    self.begin(&mut here, &tag, survey)?;
                    if self.end(&mut here, tag.local_name().as_ref(), take)?.is_break() {
                        return Ok(());
                    }
                }
                Event::End(tag) if self.end(&mut here, tag.local_name().as_ref(), take)?.is_break() => return Ok(()),
                Event::Text(text) => here.add(&text.xml10_content())?,
                Event::CData(text) => here.add(&text.xml10_content())?,
                Event::GeneralRef(reference) => here.add(&entity(&reference).unwrap_or_default())?,
                _ => {}
            }
        }
        Ok(())
    }

    fn begin(&self, here: &mut Here, tag: &BytesStart<'_>, survey: &mut Survey) -> Result<(), Unreadable> {
        match tag.local_name().as_ref() {
            "row" => here.begin_row(tag)?,
            "c" => here.begin_cell(tag)?,
            "f" => {
                if let Some(cell) = &mut here.cell {
                    cell.formula = true;
                }
            }
            "v" | "t" => here.in_value = true,
            "rPh" => here.in_sound = true,
            "col" if is_true(tag, "hidden") => hide(tag, survey),
            "mergeCell" => {
                let merge = attribute(tag, "ref").and_then(|area| merge(&area));
                if survey.merges.len() >= MOST_MERGES {
                    return Err(Unreadable::TooLarge);
                }
                survey.merges.extend(merge);
            }
            _ => {}
        }
        Ok(())
    }

    fn end(
        &self,
        here: &mut Here,
        name: &str,
        take: &mut dyn FnMut(Line) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Unreadable> {
        match name {
            "v" | "t" => here.in_value = false,
            "rPh" => here.in_sound = false,
            "c" => {
                if let Some(begun) = here.cell.take() {
                    let cell = self.cell(&begun)?;
                    here.put(begun.column, cell)?;
                }
            }
            "row" => {
                let line = std::mem::take(&mut here.line);
                if !line.is_blank() {
                    return Ok(take(line));
                }
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn cell(&self, begun: &Begun) -> Result<Cell, Unreadable> {
        let text = begun.text.as_str();
        let value = match begun.kind.as_str() {
            "s" => self.shared(text)?,
            "str" | "inlineStr" => Cell::text(text).value,
            "b" => Value::Truth(text == "1"),
            "e" => Value::Fault(text.to_owned()),
            "d" => text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Cell::text(text).value, Value::Day),
            _ => self.number(text, begun.style),
        };
        Ok(Cell { value, formula: begun.formula })
    }

    fn shared(&self, text: &str) -> Result<Value, Unreadable> {
        if text.is_empty() {
            return Ok(Value::Empty);
        }
        let number = text.trim().parse().map_err(|_| Unreadable::Damaged)?;
        self.strings.get(number).map(|text| Cell::text(text).value).ok_or(Unreadable::Damaged)
    }

    fn number(&self, text: &str, style: usize) -> Value {
        let Ok(value) = text.trim().parse::<f64>() else { return Cell::text(text).value };
        let shown = self.styles.of(style);
        let day = if shown.day { serial::day(value, self.system) } else { None };
        day.map_or(Value::Number(Number { value, digits: shown.digits }), Value::Day)
    }
}

impl Here {
    fn begin_row(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        // A row without its number follows the one before it.
        let number = attribute(tag, "r").and_then(|number| number.parse().ok()).unwrap_or(self.row + 1);
        // Rows that go back would hand out one number twice.
        if number <= self.row || number > MOST_ROWS {
            return Err(if number > MOST_ROWS { Unreadable::TooLarge } else { Unreadable::Damaged });
        }
        self.row = number;
        self.line = Line { number, cells: Vec::new(), hidden: is_true(tag, "hidden") };
        Ok(())
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        let column = match attribute(tag, "r") {
            Some(place) => column(&place).ok_or(Unreadable::Damaged)?,
            None => self.line.cells.len(),
        };
        let style = attribute(tag, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
        let kind = attribute(tag, "t").unwrap_or_default();
        self.cell = Some(Begun { column, kind, style, ..Begun::default() });
        Ok(())
    }

    fn add(&mut self, text: &str) -> Result<(), Unreadable> {
        if !self.in_value || self.in_sound {
            return Ok(());
        }
        let Some(cell) = &mut self.cell else { return Ok(()) };
        cell.text.push_str(text);
        if cell.text.len() > MOST_LETTERS * 4 { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    fn put(&mut self, column: usize, cell: Cell) -> Result<(), Unreadable> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooLarge);
        }
        if self.line.cells.len() <= column {
            self.line.cells.resize(column + 1, Cell::default());
        }
        self.line.cells[column] = cell;
        Ok(())
    }
}

/// The column of a place such as `AB12`, counted from 0.
fn column(place: &str) -> Option<usize> {
    split(place).map(|(column, _)| column)
}

/// Column from 0 and row from 1 of a place.
fn split(place: &str) -> Option<(usize, u32)> {
    let place = place.replace('$', "");
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).count();
    // Three letters are more columns than any spreadsheet has.
    if letters == 0 || letters > 3 {
        return None;
    }
    let (letters, digits) = place.split_at(letters);
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((column - 1, digits.parse().ok()?))
}

fn merge(area: &str) -> Option<Merge> {
    let (from, to) = area.split_once(':')?;
    let ((left, top), (right, bottom)) = (split(from)?, split(to)?);
    Some(Merge { rows: (top.min(bottom), top.max(bottom)), columns: (left.min(right), left.max(right)) })
}

/// Columns that are hidden, as far as they are read.
fn hide(tag: &BytesStart<'_>, survey: &mut Survey) {
    let end = |name: &str| attribute(tag, name).and_then(|number| number.parse::<usize>().ok());
    if let (Some(from), Some(to)) = (end("min"), end("max")) {
        let known = |column: &usize, survey: &Survey| survey.hidden_columns.contains(column);
        for column in from.max(1) - 1..to.min(MOST_COLUMNS) {
            if !known(&column, survey) {
                survey.hidden_columns.push(column);
            }
        }
    }
}
