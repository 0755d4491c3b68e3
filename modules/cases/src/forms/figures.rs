//! What is asked of the figures, read from an address and written into one; what is not understood falls back to the usual.

use std::collections::HashMap;

use figures::{Period, Span};
use kernel::{Code as _, Day, Id, Office};

use crate::model::FigureDimension as Dimension;

/// The fields of an address.
pub type Query = HashMap<String, String>;

/// The spans and their words in addresses.
pub const SPANS: [(Span, &str); 4] = [
    (Span::Month, "month"),
    (Span::Quarter, "quarter"),
    (Span::FiscalYear, "fiscal-year"),
    (Span::CalendarYear, "calendar-year"),
];

/// The one span offered to those who see figures with small cells hidden: of two spans that overlap, the difference would tell
/// what each of them hides.
pub const PUBLISHED: Span = Span::Quarter;

/// สิ่งที่ถาม: which months, counted by what, of which office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The period.
    pub period: Period,
    /// What the rows are.
    pub rows: Dimension,
    /// What the columns are; none for a plain list.
    pub columns: Option<Dimension>,
    /// One office of those in scope, with all below it.
    pub office: Option<Id<Office>>,
}

/// One value of an address.
#[must_use]
pub fn get<'q>(query: &'q Query, name: &str) -> &'q str {
    query.get(name).map_or("", String::as_str)
}

/// Reads an address; `full`: the reader may open every case that is counted.
#[must_use]
pub fn read(query: &Query, today: Day, full: bool) -> Asked {
    let named = SPANS.into_iter().find(|(_, word)| *word == get(query, "span")).map(|(span, _)| span);
    let span = named.filter(|_| full).unwrap_or(PUBLISHED);
    let begins = get(query, "from").parse().ok().and_then(|number| Period::from_number(span, number));
    let begun = begins.filter(|period| period.first() <= today);
    let rows = Dimension::from_code(get(query, "rows")).unwrap_or(Dimension::Problem);
    Asked {
        period: begun.unwrap_or_else(|| Period::of(span, today)),
        rows,
        columns: Dimension::from_code(get(query, "columns")).filter(|columns| *columns != rows),
        office: get(query, "office").parse().ok().filter(|_| full),
    }
}

/// The word of a span.
#[must_use]
pub fn word(span: Span) -> &'static str {
    SPANS.iter().find(|(known, _)| *known == span).map_or("", |(_, word)| word)
}

impl Asked {
    /// The months and the office as the query of an address.
    #[must_use]
    pub fn span(&self) -> String {
        let office = self.office.map_or_else(String::new, |office| format!("&office={office}"));
        format!("span={}&from={}{office}", word(self.period.span()), self.period.number())
    }

    /// Everything as the query of an address.
    #[must_use]
    pub fn address(&self) -> String {
        let columns = self.columns.map_or_else(String::new, |columns| format!("&columns={}", columns.code()));
        format!("{}&rows={}{columns}", self.span(), self.rows.code())
    }

    /// The first and the last month, yyyymm.
    #[must_use]
    pub fn months(&self) -> (i64, i64) {
        (i64::from(self.period.number()), self.period.last().number() / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&str, &str)]) -> Query {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn today() -> Day {
        Day::new(2026, 9, 1).unwrap_or_else(|| panic!("a day"))
    }

    #[test]
    fn an_address_reads_back_as_it_was_written() {
        let asked = query(&[("span", "month"), ("from", "202603"), ("rows", "channel"), ("columns", "area")]);
        let read_once = read(&asked, today(), true);
        assert_eq!(read_once.address(), "span=month&from=202603&rows=channel&columns=area");
        assert_eq!(read_once.months(), (202_603, 202_603));
    }

    #[test]
    fn whoever_sees_published_figures_gets_quarters_and_no_single_office() {
        let office = Id::<Office>::new(7).to_string();
        let asked = query(&[("span", "month"), ("from", "202603"), ("office", &office)]);
        let found = read(&asked, today(), false);
        assert_eq!((found.address().as_str(), found.office), ("span=quarter&from=202607&rows=problem", None));
    }

    #[test]
    fn what_lies_ahead_or_is_nothing_falls_back_to_now() {
        for from in ["202610", "202612", "0", "x", "-5"] {
            let found = read(&query(&[("span", "quarter"), ("from", from)]), today(), true);
            assert_eq!(found.months(), (202_607, 202_609), "{from}");
        }
        let same = read(&query(&[("rows", "area"), ("columns", "area")]), today(), true);
        assert_eq!(same.columns, None);
    }
}
