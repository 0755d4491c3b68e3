//! ทะเบียนบนกระดาษ: the columns of its form, a head for each day.

use std::sync::LazyLock;

use ::documents::{About, Error, Template, render};
use kernel::{Code as _, Moment};
use serde_json::{Value, json};
use ui::Page;

use crate::model::Series;
use crate::views::registers::{Heading, RegisterDay};

static REGISTER: LazyLock<Template> =
    LazyLock::new(|| Template::new(("register", include_str!("../../documents/register.typ")), &[]));

/// What the paper says.
#[derive(Debug)]
pub struct Register {
    office: String,
    title: String,
    data: Value,
}

impl Register {
    /// A register of an office, day by day.
    #[must_use]
    pub fn new(p: &Page, office: String, series: Series, (headings, days): (&[Heading], Vec<RegisterDay>)) -> Self {
        let title = p.t(&format!("correspondence-register-{}", series.code())).into_owned();
        let days: Vec<Value> = days.iter().map(day).collect();
        let columns: Vec<&str> = headings.iter().map(|heading| heading.column.code()).collect();
        let words: Vec<&str> = headings.iter().map(|heading| heading.word.as_str()).collect();
        let data = json!({ "title": title, "office": office, "columns": columns, "headings": words, "days": days });
        Self { office, title, data }
    }

    /// The PDF file.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, ident: &str, made_at: Moment) -> Result<Vec<u8>, Error> {
        let about = About { ident, title: &self.title, author: &self.office, made_at, names: &[] };
        render(&REGISTER, &about, &self.data)
    }
}

fn day(day: &RegisterDay) -> Value {
    json!({ "heading": day.heading, "lines": day.lines.iter().map(|line| &line.cells).collect::<Vec<_>>() })
}
