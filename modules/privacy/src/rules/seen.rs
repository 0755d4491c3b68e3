//! What an entry of the audit log means to the person whose record it is about.

kernel::codes! {
    /// สิ่งที่เกิดกับข้อมูลของบุคคล
    pub enum Seen {
        /// เปิดอ่าน
        Read = "read",
        /// เห็นในรายการ
        Listed = "listed",
        /// เห็นเลขประจำตัวเต็ม
        Number = "number",
        /// เปิดด้วยเหตุเร่งด่วน
        Urgent = "urgent",
        /// จัดทำสำเนา
        Copied = "copied",
        /// นำออกทั้งทะเบียน
        TakenOut = "taken-out",
        /// เพิ่มหรือแก้ไข
        Changed = "changed",
    }
}

/// What an act of the audit log is; whatever is no reading changed something.
#[must_use]
pub fn of_act(act: &str) -> Seen {
    match act {
        "person-read" | "case-read" => Seen::Read,
        "case-listed" => Seen::Listed,
        "person-number-shown" => Seen::Number,
        "glass-broken" => Seen::Urgent,
        "case-copied" | "person-copied" => Seen::Copied,
        act if is_taken_out(act) => Seen::TakenOut,
        _ => Seen::Changed,
    }
}

/// Whether an act took a whole register out. It stands in the log once for each office, not for everybody in it.
#[must_use]
pub fn is_taken_out(act: &str) -> bool {
    ["people-exported", "households-exported", "household-members-exported", "open-matters-exported"].contains(&act)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_told_from_changes() {
        assert_eq!(of_act("case-read"), Seen::Read);
        assert_eq!(of_act("glass-broken"), Seen::Urgent);
        assert_eq!(of_act("paper-signed"), Seen::Changed);
        assert_eq!(of_act("people-exported"), Seen::TakenOut);
    }
}
