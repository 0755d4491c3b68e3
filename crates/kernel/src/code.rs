//! Closed lists of words: an enum whose members have one code each, used in tables, forms, texts and the audit log.

/// An enum with one stable code per member. Made by [`codes!`](crate::codes).
pub trait Code: Copy + 'static {
    /// Every member, in the order they are offered.
    const ALL: &'static [Self];
    /// The stable word.
    fn code(self) -> &'static str;
    /// The member of that word.
    fn from_code(code: &str) -> Option<Self>;
}

/// Declares an enum with codes: `codes! { /// ช่องทาง pub enum Channel { /// มาเอง WalkIn = "walk-in", } }`.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$member_meta:meta])* $member:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$member_meta])* $member,)+ }

        impl $crate::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$member,)+];
            fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)+ }
            }
            fn from_code(code: &str) -> ::core::option::Option<Self> {
                match code { $($code => Some(Self::$member),)+ _ => None }
            }
        }

        impl $crate::Stored for $name {
            const TYPE: $crate::CellType = $crate::CellType::Text;
            fn to_cell(&self) -> $crate::Cell {
                $crate::Cell::Text($crate::Code::code(*self).to_owned())
            }
            fn from_cell(cell: $crate::Cell) -> ::core::result::Result<Self, $crate::BadCell> {
                let text = <String as $crate::Stored>::from_cell(cell)?;
                <Self as $crate::Code>::from_code(&text).ok_or($crate::BadCell { what: stringify!($name) })
            }
        }
    };
}
