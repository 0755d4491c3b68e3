//! The kinds of service that a case may give.

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
