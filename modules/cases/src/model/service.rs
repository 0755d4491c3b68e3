//! Services given in a case, and their kinds.

use kernel::{Day, Id, Satang, Staff};

use super::Service;

kernel::codes! {
    /// ชนิดของบริการ, by the verbs of the position standard (มาตรฐานกำหนดตำแหน่ง ปก. ๑.๒, ๑.๖).
    pub enum ServiceKind {
        /// การปรึกษา แนะนำ
        Counselling = "counselling",
        /// บำบัด
        Therapy = "therapy",
        /// ฟื้นฟู
        Rehabilitation = "rehabilitation",
        /// ป้องกัน
        Prevention = "prevention",
        /// คุ้มครอง
        Protection = "protection",
        /// พัฒนา
        Development = "development",
        /// ช่วยเหลือเป็นเงิน
        Cash = "cash",
        /// ช่วยเหลือเป็นสิ่งของ
        InKind = "in-kind",
        /// ปกป้อง พิทักษ์สิทธิ
        RightsDefence = "rights-defence",
    }
}

store::row! {
    /// บริการที่ให้
    pub struct ServiceRow {
        /// Id.
        pub id: Id<Service>,
        /// Its kind.
        pub kind: ServiceKind,
        /// When.
        pub given_on: Day,
        /// What.
        pub what: String as store::Packed,
        /// Its worth, where it has one.
        pub amount: Option<Satang>,
        /// By whom.
        pub given_by: Id<Staff>,
    }
}
