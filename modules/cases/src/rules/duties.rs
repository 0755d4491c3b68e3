//! The duties of the position standard that casework cites, by their addresses (มาตรฐานกำหนดตำแหน่ง สายงานสังคมสงเคราะห์).

/// ปก. ๑.๑: meeting the client, finding facts, following up.
pub(super) const FACTS: &str = "SW-P-1.1";
/// ปก. ๑.๒: counselling, helping, protecting.
pub(super) const SERVE: &str = "SW-P-1.2";
/// ปก. ๑.๔: ranking problems before planning.
pub(super) const RANK: &str = "SW-P-1.4";
/// ชก. ๐.๑: directing and checking the work of others.
pub(super) const SUPERVISE: &str = "SW-K-0.1";
/// ชก. ๑.๑: diagnosis and case management.
pub(super) const MANAGE: &str = "SW-K-1.1";
/// ชก. ๑.๘: seeing what the help came to.
pub(super) const EVALUATE: &str = "SW-K-1.8";
/// ชก. ๓.๑: working together with other offices.
pub(super) const COORDINATE: &str = "SW-K-3.1";
