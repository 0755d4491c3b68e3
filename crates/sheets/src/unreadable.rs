//! Why a file is no table that can be read, each reason for its reader.

use std::fmt;

/// อ่านไฟล์ไม่ได้: the file as a whole is refused; [`Unreadable::key`] is the text key of the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// Neither a spreadsheet nor text.
    NotATable,
    /// A spreadsheet under a password.
    Encrypted,
    /// A spreadsheet that brings a program along.
    Macros,
    /// An XLS of before 2007, an XLSB or an ODS.
    OtherFormat,
    /// Text in UTF-16, as "Unicode text" is saved.
    Utf16,
    /// More rows, columns, letters or unpacked bytes than any register has.
    TooLarge,
    /// Damaged: it begins as a spreadsheet and does not go on as one.
    Damaged,
    /// The disk does not answer.
    Unavailable,
}

impl Unreadable {
    /// The key of the reason in words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "imports-file-empty",
            Self::NotATable => "imports-file-not-a-table",
            Self::Encrypted => "imports-file-encrypted",
            Self::Macros => "imports-file-macros",
            Self::OtherFormat => "imports-file-other-format",
            Self::Utf16 => "imports-file-utf16",
            Self::TooLarge => "imports-file-too-large",
            Self::Damaged => "imports-file-damaged",
            Self::Unavailable => "imports-file-unavailable",
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the file is empty",
            Self::NotATable => "the file is neither XLSX nor CSV",
            Self::Encrypted => "the spreadsheet is protected by a password",
            Self::Macros => "the spreadsheet holds macros",
            Self::OtherFormat => "the file is XLS, XLSB or ODS; save it as XLSX",
            Self::Utf16 => "the text is UTF-16; save it as CSV UTF-8",
            Self::TooLarge => "the file is larger than any register",
            Self::Damaged => "the spreadsheet is damaged",
            Self::Unavailable => "the file cannot be read from the disk",
        })
    }
}

impl std::error::Error for Unreadable {}
