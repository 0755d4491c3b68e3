//! What is put to a paper beside its words: files while it is written, addenda once it is signed.

use kernel::{Id, Moment, Staff};

use super::{Addendum, Attachment, Paper};

store::row! {
    /// ไฟล์แนบ
    pub struct AttachmentRow {
        /// Id.
        pub id: Id<Attachment>,
        /// The paper.
        pub paper: Id<Paper> = "paper_id",
        /// The name its sender gave it.
        pub name: String,
        /// What it is.
        pub kind: store::files::FileKind,
        /// Bytes.
        pub size: i64,
        /// Its name on the disk: the SHA-256 of its content.
        pub digest: String,
        /// Who added it.
        pub added_by: Id<Staff>,
        /// When.
        pub added_at: Moment,
    }
}

store::row! {
    /// คำเพิ่มเติมหลังลงนาม
    pub struct AddendumRow {
        /// Id.
        pub id: Id<Addendum>,
        /// The paper.
        pub paper: Id<Paper> = "paper_id",
        /// Who wrote it.
        pub author: Id<Staff> = "author_id",
        /// When.
        pub written_at: Moment,
        /// What it says.
        pub body: String,
    }
}
