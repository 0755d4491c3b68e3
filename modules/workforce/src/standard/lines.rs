//! What a single line of the paper is. The paper mixes plain lists, "- " lists, tables and underlined headers; here they become one.

use thai::digits;

/// A line that says something, with its number and its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// From 1.
    pub number: usize,
    /// The line as in the paper, ends trimmed.
    pub source: &'a str,
    /// What it is.
    pub shape: Shape<'a>,
}

/// The shapes of a line, whatever the layout around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape<'a> {
    /// `<u>ระดับตำแหน่ง</u>⇥ระดับปฏิบัติการ`.
    Header { label: &'a str, value: &'a str },
    /// `๑.๔ …`, `- ๑. …` or the table row `| ๓.๑.๑ | … | ระดับ ๒ |`.
    Numbered { path: Vec<u8>, text: &'a str, graded: Option<Graded<'a>> },
    /// Any other words.
    Text(&'a str),
}

/// A name with the expected level that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Graded<'a> {
    /// The words before "ระดับ".
    pub name: &'a str,
    /// The digits after it, or nothing.
    pub grade: &'a str,
}

/// The word before an expected level.
const GRADE: &str = "ระดับ";

/// Every line that says something. Empty lines and the empty rows and rules of tables say nothing.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate().filter_map(|(index, raw)| {
        let source = raw.trim();
        let body = source.strip_prefix("- ").unwrap_or(source).trim_start();
        (!is_decoration(body)).then(|| Line { number: index + 1, source, shape: shape(body) })
    })
}

/// Empty, or nothing but the bars and dashes of a table.
fn is_decoration(body: &str) -> bool {
    body.chars().all(|c| matches!(c, '|' | '-' | ' '))
}

fn shape(body: &str) -> Shape<'_> {
    header(body).or_else(|| row(body)).or_else(|| numbered(body)).unwrap_or(Shape::Text(body))
}

fn header(body: &str) -> Option<Shape<'_>> {
    let (label, value) = body.strip_prefix("<u>")?.split_once("</u>")?;
    Some(Shape::Header { label: label.trim(), value: value.trim() })
}

/// A table row: number, name, grade.
fn row(body: &str) -> Option<Shape<'_>> {
    let mut cells = body.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim);
    let (number, name, grade) = (cells.next()?, cells.next()?, cells.next()?);
    let grade = grade.strip_prefix(GRADE)?.trim();
    let is_whole = cells.next().is_none() && is_grade(grade);
    is_whole.then_some(Shape::Numbered { path: path(number)?, text: name, graded: Some(Graded { name, grade }) })
}

/// A number, a space, and words which may end in a grade.
fn numbered(body: &str) -> Option<Shape<'_>> {
    let (number, text) = body.split_once(char::is_whitespace)?;
    let text = text.trim();
    Some(Shape::Numbered { path: path(number)?, text, graded: graded(text) })
}

/// "ทักษะการประสานงาน ระดับ ๑" → ("ทักษะการประสานงาน", "๑"). "ระดับ" counts only as a word of its own with nothing but digits
/// after it: duties speak of ระดับ in the middle of a sentence.
fn graded(text: &str) -> Option<Graded<'_>> {
    let (name, grade) = text.rsplit_once(GRADE)?;
    let grade = grade.trim();
    let is_word = name.ends_with(char::is_whitespace);
    (is_word && is_grade(grade)).then_some(Graded { name: name.trim_end(), grade })
}

fn is_grade(grade: &str) -> bool {
    digits::to_arabic(grade).bytes().all(|byte| byte.is_ascii_digit())
}

/// "๑." → [1]; "๓.๑.๑" → [3, 1, 1]; at most three steps.
fn path(number: &str) -> Option<Vec<u8>> {
    let steps = number.strip_suffix('.').unwrap_or(number).split('.').map(count).collect::<Option<Vec<_>>>()?;
    let is_heading = number.ends_with('.');
    ((1..=3).contains(&steps.len()) && (steps.len() > 1 || is_heading)).then_some(steps)
}

/// A whole number below 100 in Thai or Arabic digits.
pub(super) fn count(written: &str) -> Option<u8> {
    let arabic = digits::to_arabic(written);
    let is_number = (1..=2).contains(&arabic.len()) && arabic.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| arabic.parse().ok())?
}
