//! From the strings of a form to a command: every field is read once, every problem is named, nothing is lost.

use crate::{Code, Day, Id, Satang};

/// The strings of a form as they were sent, in order; a name can come several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Takes the pairs as they came.
    #[must_use]
    pub const fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// A form that carries a version and nothing else yet.
    #[must_use]
    pub fn of_version(version: i64) -> Self {
        Self(vec![("version".to_owned(), version.to_string())])
    }

    /// The version of the record that the form was filled with; what is no number is no version that ever was.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or(0)
    }

    /// The first value of that name, or nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether the name was sent at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Sets a value, for a form that opens filled.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds one more value of a name.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// The pairs, in order.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

/// What is wrong with a form: field, and the key of the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invalid(Vec<(String, &'static str)>);

impl Invalid {
    /// One problem with one field.
    #[must_use]
    pub fn one(field: &str, key: &'static str) -> Self {
        Self(vec![(field.to_owned(), key)])
    }

    /// Adds a problem; the first of a field is the one shown.
    pub fn add(&mut self, field: &str, key: &'static str) {
        if self.of(field).is_none() {
            self.0.push((field.to_owned(), key));
        }
    }

    /// The problem of that field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, key)| *key)
    }

    /// Every problem, in the order of the form.
    #[must_use]
    pub fn problems(&self) -> &[(String, &'static str)] {
        &self.0
    }

    /// Whether all is well.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A field that could not be read; its reason stands in [`Invalid`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed;

/// Reads a form field by field and gathers what is wrong.
#[derive(Debug)]
pub struct Check<'a> {
    fields: &'a Fields,
    today: Day,
    invalid: Invalid,
}

/// Each line cleaned of what cannot be seen, the whole trimmed.
fn clean_lines(text: &str) -> String {
    text.lines().map(thai::name::clean).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The longest text of one line, in characters.
const LINE: usize = 200;
/// The longest text of several lines, in characters.
const PROSE: usize = 20_000;

impl<'a> Check<'a> {
    /// Starts reading; `today` settles two-digit years.
    #[must_use]
    pub fn new(fields: &'a Fields, today: Day) -> Self {
        Self { fields, today, invalid: Invalid::default() }
    }

    /// Notes a problem.
    pub fn wrong<T>(&mut self, field: &str, key: &'static str) -> Result<T, Missed> {
        self.invalid.add(field, key);
        Err(Missed)
    }

    fn limited(&mut self, name: &str, limit: usize) -> Result<String, Missed> {
        let text = clean_lines(self.fields.get(name));
        if text.chars().count() > limit { self.wrong(name, "form-too-long") } else { Ok(text) }
    }

    /// One line that must be there, at most 200 characters.
    ///
    /// # Errors
    /// [`Missed`] when empty or too long.
    pub fn line(&mut self, name: &str) -> Result<String, Missed> {
        let text = self.limited(name, LINE)?;
        if text.is_empty() { self.wrong(name, "form-required") } else { Ok(text) }
    }

    /// One line that may be empty.
    ///
    /// # Errors
    /// [`Missed`] when too long.
    pub fn line_or_empty(&mut self, name: &str) -> Result<String, Missed> {
        self.limited(name, LINE)
    }

    /// Several lines that must be there, at most 20,000 characters.
    ///
    /// # Errors
    /// [`Missed`] when empty or too long.
    pub fn prose(&mut self, name: &str) -> Result<String, Missed> {
        let text = self.limited(name, PROSE)?;
        if text.is_empty() { self.wrong(name, "form-required") } else { Ok(text) }
    }

    /// Several lines that may be empty.
    ///
    /// # Errors
    /// [`Missed`] when too long.
    pub fn prose_or_empty(&mut self, name: &str) -> Result<String, Missed> {
        self.limited(name, PROSE)
    }

    /// One of a closed list.
    ///
    /// # Errors
    /// [`Missed`] when nothing or something else was chosen.
    pub fn code<T: Code>(&mut self, name: &str) -> Result<T, Missed> {
        let text = self.fields.get(name);
        match T::from_code(text) {
            Some(value) => Ok(value),
            None if text.is_empty() => self.wrong(name, "form-choose"),
            None => self.wrong(name, "form-unknown-choice"),
        }
    }

    /// One of a closed list, or nothing.
    ///
    /// # Errors
    /// [`Missed`] when something else was chosen.
    pub fn code_or_none<T: Code>(&mut self, name: &str) -> Result<Option<T>, Missed> {
        if self.fields.get(name).is_empty() { Ok(None) } else { self.code(name).map(Some) }
    }

    /// An id that must be there.
    ///
    /// # Errors
    /// [`Missed`] when it is not an id.
    pub fn id<K>(&mut self, name: &str) -> Result<Id<K>, Missed> {
        let text = self.fields.get(name);
        match text.parse() {
            Ok(id) => Ok(id),
            Err(_) if text.is_empty() => self.wrong(name, "form-choose"),
            Err(_) => self.wrong(name, "form-unknown-choice"),
        }
    }

    /// An id or nothing.
    ///
    /// # Errors
    /// [`Missed`] when it is not an id.
    pub fn id_or_none<K>(&mut self, name: &str) -> Result<Option<Id<K>>, Missed> {
        if self.fields.get(name).is_empty() { Ok(None) } else { self.id(name).map(Some) }
    }

    /// A day in any form that people write, in either era.
    ///
    /// # Errors
    /// [`Missed`] when empty or unreadable.
    pub fn day(&mut self, name: &str) -> Result<Day, Missed> {
        match thai::date::parse_date(self.fields.get(name), self.today.date()) {
            Ok(date) => Ok(Day::from_date(date)),
            Err(problem) => self.wrong(name, problem.key()),
        }
    }

    /// A day or nothing.
    ///
    /// # Errors
    /// [`Missed`] when unreadable.
    pub fn day_or_none(&mut self, name: &str) -> Result<Option<Day>, Missed> {
        if self.fields.get(name).trim().is_empty() { Ok(None) } else { self.day(name).map(Some) }
    }

    /// A whole number within bounds; Thai digits are read too.
    ///
    /// # Errors
    /// [`Missed`] when it is no number or out of bounds.
    pub fn number(&mut self, name: &str, least: i64, most: i64) -> Result<i64, Missed> {
        let text = thai::digits::to_arabic(self.fields.get(name).trim());
        match text.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            Ok(_) => self.wrong(name, "form-out-of-range"),
            Err(_) if text.is_empty() => self.wrong(name, "form-required"),
            Err(_) => self.wrong(name, "form-not-a-number"),
        }
    }

    /// An amount of money, or nothing.
    ///
    /// # Errors
    /// [`Missed`] when it is no amount.
    pub fn baht_or_none(&mut self, name: &str) -> Result<Option<Satang>, Missed> {
        let text = self.fields.get(name).trim();
        if text.is_empty() {
            return Ok(None);
        }
        match Satang::parse_baht(text) {
            Some(amount) => Ok(Some(amount)),
            None => self.wrong(name, "form-not-an-amount"),
        }
    }

    /// A box that is ticked or not.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.fields.get(name).is_empty()
    }

    /// Builds the command when every field could be read.
    ///
    /// # Errors
    /// Everything that is wrong with the form.
    pub fn finish<T>(self, build: impl FnOnce() -> Result<T, Missed>) -> Result<T, Invalid> {
        if !self.invalid.is_empty() {
            return Err(self.invalid);
        }
        build().map_err(|Missed| Invalid::one("", "form-unreadable"))
    }
}
