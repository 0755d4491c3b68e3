//! หนังสือ: one paper that came to an office or goes out of it (ระเบียบงานสารบรรณ ข้อ 9, 10).

use kernel::{Day, Id, Letter, Moment, Office, Ref, Staff};

kernel::codes! {
    /// ทาง: whether a letter came or goes.
    pub enum Way {
        /// หนังสือรับ
        Received = "received",
        /// หนังสือส่ง และหนังสือที่ทำขึ้นเอง
        Issued = "issued",
    }
}

kernel::codes! {
    /// ชนิดของหนังสือ: the six kinds and their subtypes (ข้อ 10).
    pub enum Kind {
        /// หนังสือภายนอก
        External = "external",
        /// หนังสือภายใน (บันทึกข้อความ)
        Memo = "memo",
        /// หนังสือประทับตรา
        Stamped = "stamped",
        /// คำสั่ง
        Order = "order",
        /// ระเบียบ
        Regulation = "regulation",
        /// ข้อบังคับ
        Rule = "rule",
        /// ประกาศ
        Announcement = "announcement",
        /// แถลงการณ์
        Statement = "statement",
        /// ข่าว
        News = "news",
        /// หนังสือรับรอง
        Certificate = "certificate",
        /// รายงานการประชุม
        Minutes = "minutes",
        /// บันทึก
        Record = "record",
        /// หนังสืออื่น
        Other = "other",
    }
}

kernel::codes! {
    /// ทะเบียน: what a number counts in. Each series of an office starts at 1 on 1 January.
    pub enum Series {
        /// ทะเบียนหนังสือรับ (แบบที่ 13)
        Received = "received",
        /// ทะเบียนรับข้อมูลข่าวสารลับ (ทขล.1)
        SecretReceived = "secret-received",
        /// ทะเบียนหนังสือส่ง (แบบที่ 14)
        General = "general",
        /// หนังสือเวียน (ว)
        Circular = "circular",
        /// ทะเบียนส่งข้อมูลข่าวสารลับ (ทขล.2)
        Secret = "secret",
        /// คำสั่ง
        Orders = "orders",
        /// หนังสือรับรอง
        Certificates = "certificates",
        /// ประกาศและหนังสืออื่นที่หน่วยงานนับเลขเอง
        Notices = "notices",
    }
}

impl Series {
    /// Whether its register is kept by the registrar of secrets alone.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::SecretReceived | Self::Secret)
    }

    /// Whether what came is entered in it.
    #[must_use]
    pub const fn way(self) -> Way {
        match self {
            Self::Received | Self::SecretReceived => Way::Received,
            _ => Way::Issued,
        }
    }
}

kernel::codes! {
    /// ชั้นความเร็ว (ข้อ 28)
    pub enum Urgency {
        /// ปกติ
        Normal = "normal",
        /// ด่วน
        Urgent = "urgent",
        /// ด่วนมาก
        VeryUrgent = "very-urgent",
        /// ด่วนที่สุด
        MostUrgent = "most-urgent",
        /// ด่วนภายใน วัน เวลา
        Within = "within",
    }
}

kernel::codes! {
    /// ชั้นความลับ (ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544); ลับที่สุด has no word here, since it may not be kept
    /// electronically.
    pub enum Secrecy {
        /// ไม่กำหนดชั้นความลับ
        Open = "open",
        /// ลับ
        Secret = "secret",
        /// ลับมาก
        VerySecret = "very-secret",
    }
}

impl Secrecy {
    /// Whether only the registrar of secrets and those to whom it was given may know of it.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        !matches!(self, Self::Open)
    }
}

kernel::codes! {
    /// ช่องทาง: how a letter came or goes.
    pub enum Channel {
        /// กระดาษ นำส่งด้วยมือ
        Hand = "hand",
        /// ไปรษณีย์
        Post = "post",
        /// ไปรษณีย์อิเล็กทรอนิกส์
        Email = "email",
        /// ระบบสารบรรณอิเล็กทรอนิกส์
        System = "system",
    }
}

kernel::codes! {
    /// สถานะของหนังสือ; which may follow which is in `rules::letter`.
    pub enum LetterState {
        /// ร่าง
        Draft = "draft",
        /// รอตรวจ
        InReview = "in-review",
        /// ลงนามแล้ว
        Signed = "signed",
        /// ออกเลขแล้ว
        Numbered = "numbered",
        /// ส่งแล้ว
        Sent = "sent",
        /// ลงรับแล้ว
        Received = "received",
        /// อยู่ระหว่างปฏิบัติ
        Routed = "routed",
        /// ปฏิบัติเสร็จแล้ว
        Closed = "closed",
        /// ยกเลิก
        Cancelled = "cancelled",
        /// ทำลายแล้ว
        Destroyed = "destroyed",
        /// ส่งมอบหอจดหมายเหตุแห่งชาติแล้ว
        HandedOver = "handed-over",
    }
}

store::row! {
    /// หนังสือ
    pub struct LetterRow {
        /// Id.
        pub id: Id<Letter>,
        /// Whose paper it is: the office that keeps the register.
        pub office: Id<Office> = "office_id",
        /// Came or goes.
        pub way: Way,
        /// Its kind.
        pub kind: Kind,
        /// The register in which its number counts.
        pub series: Series,
        /// The calendar year (พ.ศ.) of its number; of a draft, the year in which it was begun.
        pub year: i64,
        /// Its number, once given.
        pub number: Option<i64>,
        /// The number as printed, such as `พม ๐๓๐๑/ว ๔๕`; empty until given.
        pub number_text: String,
        /// The day of the register under which it stands.
        pub registered_on: Option<Day>,
        /// The sender's number (ที่) of what came.
        pub their_number: String,
        /// Its date (ลงวันที่).
        pub dated_on: Option<Day>,
        /// จาก
        pub party_from: String,
        /// ถึง
        pub party_to: String,
        /// เรื่อง
        pub subject: String,
        /// ชั้นความเร็ว
        pub urgency: Urgency,
        /// Until when it must reach its reader, where the urgency says so.
        pub within_at: Option<Moment>,
        /// ชั้นความลับ
        pub secrecy: Secrecy,
        /// How it came or goes.
        pub channel: Channel,
        /// Where it stands.
        pub state: LetterState,
        /// When it came.
        pub received_at: Option<Moment>,
        /// When it was sent.
        pub sent_at: Option<Moment>,
        /// Until when it is to be dealt with; none once it is closed.
        pub due_at: Option<Moment>,
        /// การปฏิบัติ
        pub action: String,
        /// หมายเหตุ
        pub note: String,
        /// The kind of record it is about; empty for none.
        pub about_kind: String,
        /// That record.
        pub about_id: Option<i64>,
        /// The letter that it answers.
        pub answers: Option<Id<Letter>>,
        /// How many papers are enclosed.
        pub attachments: i64,
        /// Who entered or drafted it; none for the program itself.
        pub made_by: Option<Id<Staff>>,
        /// When.
        pub made_at: Moment,
        /// Counts edits.
        pub version: i64,
    }
}

impl LetterRow {
    /// A letter of an office that says nothing yet: an open external one of this year, begun or come at this moment.
    #[must_use]
    pub fn blank(office: Id<Office>, way: Way, made_at: Moment) -> Self {
        let (series, state) = match way {
            Way::Received => (Series::Received, LetterState::Received),
            Way::Issued => (Series::General, LetterState::Draft),
        };
        Self {
            id: Id::new(0),
            office,
            way,
            kind: Kind::External,
            series,
            year: i64::from(thai::date::be_year(made_at.day().date())),
            number: None,
            number_text: String::new(),
            registered_on: None,
            their_number: String::new(),
            dated_on: None,
            party_from: String::new(),
            party_to: String::new(),
            subject: String::new(),
            urgency: Urgency::Normal,
            within_at: None,
            secrecy: Secrecy::Open,
            channel: Channel::System,
            state,
            received_at: None,
            sent_at: None,
            due_at: None,
            action: String::new(),
            note: String::new(),
            about_kind: String::new(),
            about_id: None,
            answers: None,
            attachments: 0,
            made_by: None,
            made_at,
            version: 1,
        }
    }

    /// The record that it is about.
    #[must_use]
    pub fn about(&self) -> Option<Ref> {
        Ref::read(&self.about_kind, self.about_id?)
    }

    /// Says what it is about.
    #[must_use]
    pub fn about_this(mut self, about: Option<Ref>) -> Self {
        self.about_kind = about.map_or_else(String::new, |about| about.kind.to_owned());
        self.about_id = about.map(|about| about.id);
        self
    }
}
