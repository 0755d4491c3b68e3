//! Rows into structs: one struct per query, its fields the columns.

use kernel::{BadCell, Stored};

use crate::dialect::AnyRow;
use crate::{Result, StoreError};

/// One row of an answer.
#[derive(Debug)]
pub struct Row<'a>(pub(crate) AnyRow<'a>);

impl Row<'_> {
    /// The value of the column at that place, counted from 0.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when the column holds something else.
    pub fn at<T: Stored>(&self, place: usize) -> Result<T> {
        let cell = self.0.cell(place, T::TYPE)?;
        T::from_cell(cell).map_err(|BadCell { what }| StoreError::broken(format!("column {place} holds no {what}")))
    }
}

/// A struct that one row fills.
pub trait FromRow: Sized {
    /// The columns in the order of the fields, for `select`.
    const COLUMNS: &'static str;
    /// Reads the columns.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when a column holds something else.
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

impl<T: Stored> FromRow for (T,) {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok((row.at(0)?,))
    }
}

impl<A: Stored, B: Stored> FromRow for (A, B) {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok((row.at(0)?, row.at(1)?))
    }
}

impl<A: Stored, B: Stored, C: Stored> FromRow for (A, B, C) {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok((row.at(0)?, row.at(1)?, row.at(2)?))
    }
}

/// Declares a struct that a row fills, field by field, in the order of the columns; `COLUMNS` lists them for `select`.
///
/// A field that does not come from a column of its own name says so: `name: String = "persons.given_name"`; one that lies
/// there in another form names it: `story: String as Packed`.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident : $type:ty $(as $kept:ty)? $(= $column:literal)?,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)+ }

        impl $crate::FromRow for $name {
            const COLUMNS: &'static str = $crate::row!(@columns $($field $(= $column)?,)+);
            fn from_row(row: &$crate::Row<'_>) -> $crate::Result<Self> {
                let mut place = 0..;
                let mut next = || place.next().unwrap_or_default();
                Ok(Self { $($field: $crate::row!(@read row, next(), $type $(, $kept)?),)+ })
            }
        }
    };
    (@read $row:ident, $place:expr, $type:ty) => { $row.at::<$type>($place)? };
    (@read $row:ident, $place:expr, $type:ty, $kept:ty) => { <$type>::from($row.at::<$kept>($place)?) };
    (@columns $first:ident $(= $first_column:literal)?, $($field:ident $(= $column:literal)?,)*) => {
        concat!(
            $crate::row!(@column $first $(= $first_column)?)
            $(, ", ", $crate::row!(@column $field $(= $column)?))*
        )
    };
    (@column $field:ident = $column:literal) => { $column };
    (@column $field:ident) => { stringify!($field) };
}
