//! The case itself: what it is about, where it stands, who may know of it and what comes next.

use kernel::{Case, Day, Id, Moment, Office, Staff};

use super::{Danger, Gravity, Urgency};

kernel::codes! {
    /// หน่วยของงาน: individual, family, group or community (มาตรฐานกำหนดตำแหน่ง ปก. ๑.๑).
    pub enum Unit {
        /// บุคคล
        Individual = "individual",
        /// ครอบครัว
        Family = "family",
        /// กลุ่ม
        Group = "group",
        /// ชุมชน
        Community = "community",
    }
}

kernel::codes! {
    /// ผู้รับบริการ: what kind of record in the registry the case is about.
    pub enum SubjectKind {
        /// บุคคล
        Person = "person",
        /// ครัวเรือน
        Household = "household",
        /// กลุ่ม
        Group = "group",
        /// ชุมชน
        Community = "community",
    }
}

impl Unit {
    /// The registry record that a case of this unit is about.
    #[must_use]
    pub const fn subject(self) -> SubjectKind {
        match self {
            Self::Individual => SubjectKind::Person,
            Self::Family => SubjectKind::Household,
            Self::Group => SubjectKind::Group,
            Self::Community => SubjectKind::Community,
        }
    }
}

kernel::codes! {
    /// ขั้นตอน: where a case stands on its way (รับเรื่อง → … → ยุติ).
    pub enum Stage {
        /// รับเรื่อง คัดกรอง
        Intake = "1-intake",
        /// ค้นหาข้อเท็จจริง
        FactFinding = "2-facts",
        /// ประเมินและวินิจฉัย
        Assessment = "3-assessment",
        /// วางแผน
        Planning = "4-planning",
        /// ให้ความช่วยเหลือ ติดตาม
        Service = "5-service",
        /// รอยุติ
        Closing = "6-closing",
        /// ยุติ
        Closed = "9-closed",
    }
}

kernel::codes! {
    /// ชั้นความลับของเรื่อง
    pub enum Confidentiality {
        /// ปกติ: the office and those above it
        Normal = "normal",
        /// จำกัด: the team and its supervisors
        Restricted = "restricted",
        /// ปิดผนึก: named people only
        Sealed = "sealed",
    }
}

kernel::codes! {
    /// สิ่งที่ต้องทำต่อไป
    pub enum NextWhat {
        /// ดูแลความปลอดภัย: before everything else, and only for those who may know of the alert; never stored in a case
        Safety = "safety",
        /// คัดกรอง
        Triage = "triage",
        /// รับโอน
        AcceptTransfer = "accept-transfer",
        /// ตรวจและลงนามร่วม
        Cosign = "cosign",
        /// แก้ตามที่ส่งกลับ
        Revise = "revise",
        /// ติดต่อครั้งแรก
        FirstContact = "first-contact",
        /// ประเมินและวินิจฉัย
        Assess = "assess",
        /// วางแผน
        Plan = "plan",
        /// ทำกิจกรรมตามแผน
        Act = "act",
        /// ติดตาม
        FollowUp = "follow-up",
        /// ติดตามการส่งต่อ
        Refer = "refer",
        /// ประชุมรายกรณี
        Confer = "confer",
        /// นัดติดตามหรือยุติ
        Conclude = "conclude",
        /// ไม่มี: เรื่องยุติแล้ว
        Nothing = "nothing",
    }
}

store::row! {
    /// เรื่อง: one case as it lies in its table.
    pub struct CaseRow {
        /// Id.
        pub id: Id<Case> = "c.id",
        /// The office that handles it.
        pub office: Id<Office> = "c.office_id",
        /// Its number in that office: running number / พ.ศ.
        pub number: String = "c.number",
        /// Individual, family, group or community.
        pub unit: Unit = "c.unit",
        /// The kind of the registry record it is about.
        pub subject_kind: SubjectKind = "c.subject_kind",
        /// The number of that record's id.
        pub subject: i64 = "c.subject_id",
        /// The name of the client as it was on opening, for lists.
        pub subject_name: String = "c.subject_name",
        /// What it is about, in a few words.
        pub title: String = "c.title",
        /// The code of the target group.
        pub target_group: String = "c.target_group",
        /// Where it stands.
        pub stage: Stage = "c.stage",
        /// Urgency by the last triage.
        pub urgency: Urgency = "c.urgency",
        /// Danger by the last triage.
        pub danger: Danger = "c.danger",
        /// Gravity by the last triage.
        pub gravity: Gravity = "c.gravity",
        /// Who may know.
        pub confidentiality: Confidentiality = "c.confidentiality",
        /// เจ้าของเรื่อง
        pub owner: Id<Staff> = "c.owner_id",
        /// When it was opened.
        pub opened_at: Moment = "c.opened_at",
        /// When it was closed.
        pub closed_at: Option<Moment> = "c.closed_at",
        /// What comes next.
        pub next_what: NextWhat = "c.next_what",
        /// Who must do it; `None` is whoever supervises the office.
        pub next_who: Option<Id<Staff>> = "c.next_who",
        /// By when.
        pub next_due: Day = "c.next_due",
        /// The clause that says so.
        pub next_clause: String = "c.next_clause",
        /// The number of the paper, action, follow-up, referral, conference, transfer or alert it is about; which of them, `next_what` says.
        pub next_about: Option<i64> = "c.next_about",
        /// Counts edits.
        pub version: i64 = "c.version",
    }
}

impl CaseRow {
    /// Where the family of the client is drawn; empty where the client is no person.
    #[must_use]
    pub fn family_href(&self) -> String {
        match self.subject_kind {
            SubjectKind::Person => format!("/people/{}/family", Id::<kernel::Person>::new(self.subject)),
            _ => String::new(),
        }
    }
}
