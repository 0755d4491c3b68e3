//! How a value lies in a table: one number or one text, the same on every engine.

/// What a cell of a table holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cell {
    /// BIGINT: ids, moments, days, money, counts, flags.
    Int(i64),
    /// TEXT: words, codes, sealed bytes in base 64.
    Text(String),
    /// No number.
    NoInt,
    /// No text.
    NoText,
}

/// Which of the two storage types a value uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellType {
    /// BIGINT.
    Int,
    /// TEXT.
    Text,
}

/// A cell that does not hold what its column promises: `what` names the type that was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// The type expected.
    pub what: &'static str,
}

/// A value that has exactly one form in a table.
pub trait Stored: Sized {
    /// The storage type of its column.
    const TYPE: CellType;
    /// Into the table.
    fn to_cell(&self) -> Cell;
    /// Out of the table.
    ///
    /// # Errors
    /// [`BadCell`] when the column holds something else.
    fn from_cell(cell: Cell) -> Result<Self, BadCell>;
}

impl Stored for i64 {
    const TYPE: CellType = CellType::Int;
    fn to_cell(&self) -> Cell {
        Cell::Int(*self)
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        match cell {
            Cell::Int(number) => Ok(number),
            _ => Err(BadCell { what: "number" }),
        }
    }
}

impl Stored for bool {
    const TYPE: CellType = CellType::Int;
    fn to_cell(&self) -> Cell {
        Cell::Int(i64::from(*self))
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        i64::from_cell(cell).map(|number| number != 0)
    }
}

impl Stored for String {
    const TYPE: CellType = CellType::Text;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.clone())
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        match cell {
            Cell::Text(text) => Ok(text),
            _ => Err(BadCell { what: "text" }),
        }
    }
}

impl Stored for &str {
    const TYPE: CellType = CellType::Text;
    fn to_cell(&self) -> Cell {
        Cell::Text((*self).to_owned())
    }
    fn from_cell(_: Cell) -> Result<Self, BadCell> {
        Err(BadCell { what: "owned text" })
    }
}

/// An absent number is NULL, an absent text the empty one.
impl<T: Stored> Stored for Option<T> {
    const TYPE: CellType = T::TYPE;
    fn to_cell(&self) -> Cell {
        match (self, T::TYPE) {
            (Some(value), _) => value.to_cell(),
            (None, CellType::Int) => Cell::NoInt,
            (None, CellType::Text) => Cell::Text(String::new()),
        }
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        match cell {
            Cell::NoInt | Cell::NoText => Ok(None),
            Cell::Text(text) if text.is_empty() => Ok(None),
            held => T::from_cell(held).map(Some),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    #[test]
    fn an_absent_text_is_empty_and_an_absent_number_none() {
        assert_eq!(None::<Level>.to_cell(), Cell::Text(String::new()));
        assert_eq!(Option::<Level>::from_cell(Cell::Text(String::new())), Ok(None));
        assert_eq!(Option::<Level>::from_cell(Cell::NoText), Ok(None));
        assert_eq!(Option::<Level>::from_cell(Cell::Text("K".to_owned())), Ok(Some(Level::Professional)));
        assert!(Option::<Level>::from_cell(Cell::Text("?".to_owned())).is_err());
        assert_eq!(None::<i64>.to_cell(), Cell::NoInt);
    }
}
