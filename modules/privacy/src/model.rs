//! The nouns: consents, requests, breaches, and the reference data by which they are handled.

mod breach;
mod consent;
mod reference;
mod request;

pub use breach::{BreachRow, Risk, Step, StepRow};
pub use consent::{ConsentRow, Giver};
pub use reference::{ActivityRow, SettingRow};
pub use request::{Claim, Identity, RequestRow, RequestState};

kernel::kinds! {
    /// ความยินยอม: a person's consent for one purpose, from giving to withdrawal.
    Consent = "consent";
    /// คำขอของเจ้าของข้อมูล: what a person asks of the office under the law.
    Request = "privacy-request";
    /// เหตุละเมิด: personal data that were lost, changed or seen without right.
    Breach = "breach";
}

kernel::codes! {
    /// ช่องทาง: how somebody spoke to the office.
    pub enum Way {
        /// มาด้วยตนเอง
        InPerson = "in-person",
        /// หนังสือ
        Letter = "letter",
        /// โทรศัพท์
        Phone = "phone",
        /// ทางอิเล็กทรอนิกส์
        Electronic = "electronic",
    }
}
