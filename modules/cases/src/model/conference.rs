//! Case conferences: when and where people sit together over a case, and who is asked to come.

use kernel::{Case, Id, Moment, Staff};

use super::{Conference, Paper, Participant};

kernel::codes! {
    /// สถานะของการประชุม
    pub enum ConferenceState {
        /// นัดแล้ว
        Called = "called",
        /// ประชุมแล้ว: its minutes have all their signatures
        Held = "held",
        /// งดประชุม
        Cancelled = "cancelled",
    }
}

kernel::codes! {
    /// วิธีประชุม
    pub enum MeetingWay {
        /// พบกัน
        InPerson = "in-person",
        /// ออนไลน์
        Online = "online",
        /// ทั้งสองทาง
        Both = "both",
    }
}

kernel::codes! {
    /// ผู้รับบริการหรือครอบครัวร่วมประชุมหรือไม่
    pub enum ClientPart {
        /// เชิญผู้รับบริการ
        Client = "client",
        /// เชิญครอบครัวหรือผู้แทน
        Family = "family",
        /// ไม่เชิญ: with the reason
        NotInvited = "not-invited",
    }
}

kernel::codes! {
    /// ผู้ร่วมประชุมมาจากไหน
    pub enum ParticipantKind {
        /// ผู้ทำงานในเรื่องหรือในหน่วยงาน
        Colleague = "colleague",
        /// หน่วยงานอื่นในระบบ: its supervisor is asked
        OtherOffice = "other-office",
        /// ภายนอก: sees nothing in the program
        Outside = "outside",
    }
}

store::row! {
    /// การประชุมรายกรณี
    pub struct ConferenceRow {
        /// Id.
        pub id: Id<Conference> = "n.id",
        /// The case.
        pub case: Id<Case> = "n.case_id",
        /// Who called it.
        pub called_by: Id<Staff> = "n.called_by",
        /// When it is held.
        pub held_at: Moment = "n.held_at",
        /// How people meet.
        pub way: MeetingWay = "n.way",
        /// Where, or by which means.
        pub place: String = "n.place",
        /// ระเบียบวาระ, one item a line.
        pub agenda: String = "n.agenda",
        /// Whether the client or the family is asked to come.
        pub client_part: ClientPart = "n.client_part",
        /// Why not.
        pub client_reason: String = "n.client_reason",
        /// Where it stands.
        pub state: ConferenceState = "n.state",
        /// Why it was cancelled.
        pub reason: String = "n.reason",
        /// Its minutes, once somebody has begun to write them.
        pub paper: Option<Id<Paper>> = "n.paper_id",
        /// Counts edits.
        pub version: i64 = "n.version",
    }
}

store::row! {
    /// ผู้ร่วมประชุม
    pub struct ParticipantRow {
        /// Id.
        pub id: Id<Participant> = "x.id",
        /// The case.
        pub case: Id<Case> = "x.case_id",
        /// The conference.
        pub conference: Id<Conference> = "x.conference_id",
        /// Where they come from.
        pub kind: ParticipantKind = "x.kind",
        /// Who, among the staff of the program.
        pub staff: Option<Id<Staff>> = "x.staff_id",
        /// The organisation of the directory.
        pub listed: Option<Id<directory::Organisation>> = "x.listed_id",
        /// Their name.
        pub name: String = "x.name",
        /// Their office or organisation.
        pub organisation: String = "x.organisation",
        /// As what they come.
        pub post: String = "x.post",
        /// Telephone.
        pub phone: String = "x.phone",
    }
}
