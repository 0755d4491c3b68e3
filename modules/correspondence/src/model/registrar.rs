//! นายทะเบียนข้อมูลข่าวสารลับ (ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544).

use kernel::{Day, Id, Moment, Office, Staff};

use super::Registrar;

store::row! {
    /// การแต่งตั้งหนึ่งครั้ง
    pub struct RegistrarRow {
        /// Id.
        pub id: Id<Registrar>,
        /// The office whose secret registers are kept.
        pub office: Id<Office> = "office_id",
        /// Who keeps them.
        pub staff: Id<Staff>,
        /// The first day.
        pub from_on: Day,
        /// The last day; none while it holds.
        pub until_on: Option<Day>,
        /// Who named them.
        pub named_by: Id<Staff>,
        /// When.
        pub named_at: Moment,
    }
}
