//! What an office may tell others of a client.

/// รายละเอียดของผู้รับบริการ: each in Thai as official papers have it; empty where nothing is known or may be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Particulars {
    /// เลขประจำตัว in full.
    pub id_number: String,
    /// Birth date and age.
    pub born: String,
    /// Completed years, for rules that ask for the age.
    pub age: Option<i16>,
    /// Telephone numbers.
    pub phone: String,
    /// Where they live.
    pub address: String,
    /// Who else lives there, one a line.
    pub household: Vec<String>,
}
