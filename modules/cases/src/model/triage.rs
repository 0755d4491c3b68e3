//! How pressing, dangerous and grave a case is, as its triage decided.

use kernel::{Id, Moment, Staff};

use super::Triage;

kernel::codes! {
    /// ความเร่งด่วน
    pub enum Urgency {
        /// ปกติ
        Normal = "normal",
        /// เร่งด่วน
        Urgent = "urgent",
        /// ฉุกเฉิน
        Emergency = "emergency",
    }
}

kernel::codes! {
    /// อันตราย
    pub enum Danger {
        /// ไม่พบอันตราย
        None = "none",
        /// เสี่ยง
        Risk = "risk",
        /// กำลังได้รับอันตราย
        Harm = "harm",
        /// อันตรายถึงชีวิตหรือต้องแยกตัวทันที
        Immediate = "immediate",
    }
}

kernel::codes! {
    /// ความหนักเบาของเรื่อง: what the position standard tells apart when it says who may handle a case.
    pub enum Gravity {
        /// ทั่วไป
        Ordinary = "ordinary",
        /// มีความรุนแรงหรืออยู่ในภาวะวิกฤต (ชพ. ๑.๑)
        ViolentOrCrisis = "violent_or_crisis",
        /// มีผลกระทบต่อสังคม (ชช. ๑.๑)
        Societal = "societal",
    }
}

store::row! {
    /// การคัดกรอง: one decision on urgency, danger and gravity.
    pub struct TriageRow {
        /// Id.
        pub id: Id<Triage>,
        /// When.
        pub decided_at: Moment,
        /// By whom.
        pub decided_by: Id<Staff>,
        /// Urgency.
        pub urgency: Urgency,
        /// Danger.
        pub danger: Danger,
        /// Gravity.
        pub gravity: Gravity,
        /// Codes of the signs that set a least urgency, with commas.
        pub floors: String,
        /// Why.
        pub reason: String as store::Packed,
        /// First contact by then.
        pub contact_due: Moment,
        /// Facts found by then.
        pub facts_due: Moment,
        /// Plan signed by then.
        pub plan_due: Moment,
    }
}
