//! Where a list goes on: opaque to its holder, signed by the installation, and good for the same question alone.

use store::Db;

use super::Problem;

/// Rows of an answer where nothing is asked.
const USUAL: i64 = 25;
/// The most rows of an answer.
const MOST: i64 = 100;

/// How many rows are asked for: 1 to 100, 25 where nothing is said.
///
/// # Errors
/// [`Problem::Invalid`] for anything else.
pub fn limit(text: Option<&str>) -> Result<i64, Problem> {
    let Some(text) = text else { return Ok(USUAL) };
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse::<i64>().ok()).flatten();
    number.filter(|number| (1..=MOST).contains(number)).ok_or_else(|| Problem::at("limit", "api-limit-wrong"))
}

/// The last row of an answer: numbers in the order of the list, bound to what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// What the list is ordered by.
    pub first: i64,
    /// The id, by which rows that are equal so far are told apart.
    pub second: i64,
}

/// The domain of the signature.
const DOMAIN: &str = "api-cursor";
/// Letters of the signature that a cursor carries: 80 bits.
const SIGNED: usize = 20;
/// Letters of the two numbers.
const NUMBERS: usize = 32;

impl Cursor {
    /// As its holder gets it; `question` is everything that must be asked alike the next time.
    #[must_use]
    pub fn text(self, db: &Db, question: &str) -> String {
        let numbers = format!("{:016x}{:016x}", self.first, self.second);
        let signature = Self::sign(db, question, &numbers);
        numbers + &signature
    }

    fn sign(db: &Db, question: &str, numbers: &str) -> String {
        use store::Source as _;
        let mut signature = db.keys().token(DOMAIN, &format!("{question}\n{numbers}"));
        signature.truncate(SIGNED);
        signature
    }

    /// Reads it again.
    ///
    /// # Errors
    /// [`Problem::Invalid`] when it was made elsewhere, changed, or made for another question.
    pub fn read(db: &Db, question: &str, text: &str) -> Result<Self, Problem> {
        let wrong = || Problem::at("cursor", "api-cursor-wrong");
        let (numbers, signature) = text.split_at_checked(NUMBERS).ok_or_else(wrong)?;
        if Self::sign(db, question, numbers) != signature {
            return Err(wrong());
        }
        let number = |from: usize| {
            let part = numbers.get(from..from + 16).ok_or_else(wrong)?;
            u64::from_str_radix(part, 16).map(u64::cast_signed).map_err(|_| wrong())
        };
        Ok(Self { first: number(0)?, second: number(16)? })
    }
}

/// A part of a list, and the cursor of the next.
#[derive(Debug, Clone)]
pub struct Slice<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The cursor of the next part, where there is one.
    pub next: Option<String>,
}

impl<T> Slice<T> {
    /// Cuts rows, of which one more than `limit` was asked for; `cursor` names the last one that is kept.
    pub fn cut(mut rows: Vec<T>, limit: i64, cursor: impl FnOnce(&T) -> String) -> Self {
        let size = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_one_and_a_hundred_rows_can_be_asked_for() {
        assert_eq!(limit(None).ok(), Some(25));
        assert_eq!(limit(Some("100")).ok(), Some(100));
        for wrong in ["0", "101", "-1", "x", "", "+5", "9999999999999999999"] {
            assert!(limit(Some(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_list_says_that_it_goes_on_only_when_it_does() {
        let cut = Slice::cut(vec![1, 2, 3], 2, ToString::to_string);
        assert_eq!((cut.rows, cut.next.as_deref()), (vec![1, 2], Some("2")));
        assert_eq!(Slice::cut(vec![1, 2], 2, ToString::to_string).next, None);
    }
}
