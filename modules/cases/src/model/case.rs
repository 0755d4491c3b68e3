//! The case itself: what it is about, where it stands, how it came and how pressing it is.

use kernel::{Case, Day, Id, Moment, Office, Staff};

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
    /// ผู้แจ้ง: who spoke first, and how far they may be named.
    pub enum Reporter {
        /// ผู้รับบริการเอง
        Client = "client",
        /// บุคคลอื่น เปิดเผยชื่อได้
        Named = "named",
        /// ไม่ประสงค์ออกนาม: nothing is kept
        Anonymous = "anonymous",
        /// ขอให้ปกปิด: kept sealed, seen only by the team
        Protected = "protected",
    }
}

kernel::codes! {
    /// หน้าที่ในทีม
    pub enum Part {
        /// เจ้าของเรื่อง
        Owner = "owner",
        /// ผู้ร่วมทีม
        Member = "member",
        /// ผู้ตรวจและลงนามร่วม
        Reviewer = "reviewer",
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
        /// The id of that record.
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
        /// What comes next, as a code of [`crate::rules::NextWhat`].
        pub next_what: String = "c.next_what",
        /// Who must do it; `None` is whoever supervises the office.
        pub next_who: Option<Id<Staff>> = "c.next_who",
        /// By when.
        pub next_due: Day = "c.next_due",
        /// The clause that says so.
        pub next_clause: String = "c.next_clause",
        /// The paper, action or follow-up it is about.
        pub next_about: Option<i64> = "c.next_about",
        /// Counts edits.
        pub version: i64 = "c.version",
    }
}

store::row! {
    /// การรับเรื่อง: how the case came.
    pub struct Intake {
        /// Id.
        pub id: i64,
        /// The code of the channel.
        pub channel: String,
        /// When it was received.
        pub received_at: Moment,
        /// By whom.
        pub received_by: Id<Staff>,
        /// What was told.
        pub story: String,
        /// What is asked for.
        pub request: String,
        /// Who spoke.
        pub reporter: Reporter,
        /// Their name and how to reach them, sealed.
        pub reporter_sealed: store::Sealed,
        /// ฐานทางกฎหมาย: why the data may be kept (PDPA ม.24, ม.26).
        pub basis: String,
        /// Where it happened.
        pub place: String,
    }
}

store::row! {
    /// การคัดกรอง: one decision on urgency, danger and gravity.
    pub struct Triage {
        /// Id.
        pub id: i64,
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
        pub reason: String,
        /// First contact by then.
        pub contact_due: Moment,
        /// Facts found by then.
        pub facts_due: Moment,
        /// Plan signed by then.
        pub plan_due: Moment,
    }
}
