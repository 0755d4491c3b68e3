//! ทะเบียนบนกระดาษ: the columns of แบบที่ 13 and 14, a head for each day.

use std::sync::LazyLock;

use ::documents::{About, Error, Template, render};
use kernel::{Code as _, Moment};
use serde_json::{Value, json};
use ui::Page;

use crate::model::Series;
use crate::views::registers::{Line, RegisterDay, headings};

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
    pub fn new(p: &Page, office: String, series: Series, days: Vec<RegisterDay>) -> Self {
        let title = p.t(&format!("correspondence-register-{}", series.code())).into_owned();
        let days: Vec<Value> = days.iter().map(day).collect();
        let data = json!({ "title": title, "office": office, "headings": headings(p), "days": days });
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
    json!({ "heading": day.heading, "lines": day.lines.iter().map(line).collect::<Vec<_>>() })
}

fn line(line: &Line) -> Value {
    json!([
        line.number.to_string(),
        line.their_number,
        line.dated,
        line.from,
        line.to,
        line.subject,
        line.action,
        line.note,
    ])
}
