//! ความยินยอม and who may give it.

use kernel::{Day, Id, Moment, Office, Person, Staff};

use super::{Consent, Way};

kernel::codes! {
    /// ผู้ให้ความยินยอม (ม.20)
    pub enum Giver {
        /// เจ้าของข้อมูล
        Themself = "self",
        /// ผู้ใช้อำนาจปกครอง
        Parent = "parent",
        /// ผู้อนุบาลหรือผู้พิทักษ์
        Guardian = "guardian",
        /// ผู้รับมอบอำนาจ
        Representative = "representative",
    }
}

store::row! {
    /// ความยินยอมครั้งหนึ่ง
    pub struct ConsentRow {
        /// Id.
        pub id: Id<Consent>,
        /// Whose.
        pub person: Id<Person>,
        /// The code of the activity it is for.
        pub purpose: String,
        /// The office that took it.
        pub office: Id<Office> = "office_id",
        /// The day it was given.
        pub given_on: Day,
        /// How.
        pub way: Way,
        /// By whom.
        pub giver: Giver,
        /// The name of whoever gave it for the person, or agreed beside a minor.
        pub giver_name: String,
        /// What else should be known.
        pub note: String,
        /// The name of the paper that was attached; empty for none.
        pub file_name: String,
        /// What the paper is.
        pub kind: Option<store::files::FileKind>,
        /// Its bytes.
        pub size: i64,
        /// Its name on the disk.
        pub digest: String,
        /// Who took it.
        pub taken_by: Id<Staff>,
        /// When.
        pub taken_at: Moment,
        /// The day it was withdrawn.
        pub withdrawn_on: Option<Day>,
        /// How.
        pub withdrawn_way: Option<Way>,
        /// Who took the withdrawal.
        pub withdrawn_by: Option<Id<Staff>>,
        /// When.
        pub withdrawn_at: Option<Moment>,
    }
}
