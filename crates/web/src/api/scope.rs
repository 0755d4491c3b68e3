//! What a token lets a program do; always within what its owner may do.

use std::sync::Arc;

use kernel::Actor;

kernel::codes! {
    /// ขอบเขตของโทเค็น
    pub enum Scope {
        /// ค้นและอ่านข้อมูลบุคคล
        PeopleRead = "people:read",
        /// ขึ้นทะเบียนและแก้ไขบุคคล
        PeopleWrite = "people:write",
        /// อ่านเรื่อง
        CasesRead = "cases:read",
        /// รับเรื่อง
        CasesWrite = "cases:write",
        /// อ่านบันทึกเยี่ยมบ้าน
        VisitsRead = "visits:read",
        /// เขียนและลงนามบันทึกเยี่ยมบ้าน
        VisitsWrite = "visits:write",
        /// อ่านไฟล์แนบ
        FilesRead = "files:read",
        /// แนบไฟล์
        FilesWrite = "files:write",
    }
}

/// Whom a token speaks for.
#[derive(Debug, Clone)]
pub struct TokenHolder {
    /// The token's id.
    pub token: i64,
    /// Its owner, with the seats of today.
    pub actor: Arc<Actor>,
    /// What it may do.
    pub scopes: Vec<Scope>,
}
