//! Pages of a list without counting it: as many rows as fit, and whether there are more.

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The number of the page, from 1.
    pub number: i64,
    /// Rows on a page.
    pub size: i64,
}

/// The last page that is served; whoever needs more should narrow the search.
const LAST: i64 = 400;

impl Page {
    /// Reads `?page=3`; anything unreadable is the first page.
    #[must_use]
    pub fn parse(text: &str, size: i64) -> Self {
        Self { number: text.parse().unwrap_or(1).clamp(1, LAST), size }
    }

    /// `limit … offset …`: one row more than fits, to know whether there is a next page.
    #[must_use]
    pub fn sql(self) -> crate::Sql {
        crate::Sql::new("limit ? offset ?").bind(self.size + 1).bind((self.number - 1) * self.size)
    }

    /// Cuts the rows to the page.
    #[must_use]
    pub fn slice<T>(self, mut rows: Vec<T>) -> Slice<T> {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let more = rows.len() > size && self.number < LAST;
        rows.truncate(size);
        Slice { rows, page: self, more }
    }
}

/// The rows of one page.
#[derive(Debug, Clone)]
pub struct Slice<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Which page this is.
    pub page: Page,
    /// Whether a next page exists.
    pub more: bool,
}

impl<T> Slice<T> {
    /// The same page of other things.
    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Slice<U> {
        Slice { rows: self.rows.into_iter().map(each).collect(), page: self.page, more: self.more }
    }
}
