//! บุคคลและหน่วยงานแวดล้อม: who and what surrounds a client, and every state of each tie.

use kernel::{Id, Moment, Person, Staff};

use super::NetworkTie;

kernel::codes! {
    /// ความแน่นแฟ้น
    pub enum TieStrength {
        /// แน่นแฟ้น
        Strong = "strong",
        /// ปกติ
        Ordinary = "ordinary",
        /// ห่างหรือไม่แน่นอน
        Weak = "weak",
    }
}

kernel::codes! {
    /// ทิศทางของการเกื้อหนุน
    pub enum SupportFlow {
        /// ให้แก่ผู้ใช้บริการ
        Inward = "inward",
        /// รับจากผู้ใช้บริการ
        Outward = "outward",
        /// ทั้งให้และรับ
        Both = "both",
        /// ไม่ระบุ
        Unsaid = "unsaid",
    }
}

/// ความสัมพันธ์กับสิ่งแวดล้อม: what is said of one of those around the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surrounding {
    /// Somebody of the registry; `None` for an organisation, or somebody written in by name.
    pub person: Option<Id<Person>>,
    /// The name of who is not in the registry; empty for a person of it.
    pub name: String,
    /// What they are: a code of the reference data `network-kind`.
    pub kind: String,
    /// How strong the tie is.
    pub strength: TieStrength,
    /// Whether it strains the client.
    pub stressful: bool,
    /// Which way support flows.
    pub flow: SupportFlow,
    /// Since when, in words: "2560", "หลังสามีเสียชีวิต"; empty when it is not known.
    pub since: String,
    /// What else should be known.
    pub note: String,
}

store::row! {
    /// สถานะหนึ่งของความสัมพันธ์
    pub struct NetworkRow {
        /// Id; the same in every state.
        pub id: Id<NetworkTie>,
        /// 1, 2, … by edits.
        pub version: i64,
        /// Somebody of the registry.
        pub person: Option<Id<Person>>,
        /// The name of who is not.
        pub name: String,
        /// What they are.
        pub kind: String,
        /// How strong the tie is.
        pub strength: TieStrength,
        /// Whether it strains the client.
        pub stressful: bool,
        /// Which way support flows.
        pub flow: SupportFlow,
        /// Since when, in words.
        pub since: String,
        /// Note.
        pub note: String,
        /// Who wrote this state.
        pub by_staff: Id<Staff>,
        /// From when it holds.
        pub from_at: Moment,
        /// Until when it held; none for the state that holds now.
        pub until_at: Option<Moment>,
        /// Why the tie was removed; empty where another state followed.
        pub reason: String,
    }
}

impl NetworkRow {
    /// What it says.
    #[must_use]
    pub fn says(&self) -> Surrounding {
        Surrounding {
            person: self.person,
            name: self.name.clone(),
            kind: self.kind.clone(),
            strength: self.strength,
            stressful: self.stressful,
            flow: self.flow,
            since: self.since.clone(),
            note: self.note.clone(),
        }
    }

    /// Whether it held just before a moment.
    #[must_use]
    pub fn held_before(&self, moment: Moment) -> bool {
        self.from_at < moment && self.until_at.is_none_or(|until| until >= moment)
    }
}
