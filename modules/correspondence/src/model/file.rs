//! ไฟล์ของหนังสือ: what came, untouched, and what the office made of it.

use kernel::{Id, Letter, Moment};
use store::files::FileKind;

use super::LetterFile;

kernel::codes! {
    /// ส่วนของหนังสือ: what a file is to its letter.
    pub enum FilePart {
        /// ต้นฉบับตามที่ได้รับ
        Original = "original",
        /// สำเนาที่ประทับตรารับแล้ว
        Stamped = "stamped",
        /// ฉบับลงนาม
        Signed = "signed",
        /// สิ่งที่ส่งมาด้วย
        Enclosure = "enclosure",
    }
}

store::row! {
    /// ไฟล์หนึ่ง
    pub struct FileRow {
        /// Id.
        pub id: Id<LetterFile>,
        /// Its letter.
        pub letter: Id<Letter>,
        /// What it is to the letter.
        pub part: FilePart,
        /// The name it came under.
        pub file_name: String,
        /// What it is.
        pub kind: FileKind,
        /// Bytes.
        pub size: i64,
        /// Its content, as SHA-256.
        pub digest: String,
        /// When it was added.
        pub added_at: Moment,
        /// The words of its text layer, blank between them; none of a secret letter.
        pub words: String,
    }
}
