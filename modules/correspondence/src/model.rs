//! The nouns: letters, the numbers of their registers, their files, their way through the office, their keeping.

mod disposal;
mod file;
mod form;
mod handover;
mod issued;
mod keeping;
mod letter;
mod mandate;
mod number;
mod reference;
mod registrar;
mod salutation;
mod step;

pub use disposal::{
    ArchivesAnswer, ArchivesWish, Decision, DisposalRow, DisposalState, ItemRow, LoanRow, MemberRow, VoteRow,
};
pub use file::{FilePart, FileRow};
pub use form::{Column, Element};
pub use handover::{HandoverKind, HandoverRow, HandoverState};
pub use issued::{Content, ContentRow, DeliveryRow, DeliveryState, HeadRow, LetterSignatureRow};
pub use keeping::{KeepingRow, Mark};
pub use letter::{Channel, Kind, LetterRow, LetterState, Secrecy, Series, Urgency, Way};
pub use mandate::MandateRow;
pub use number::{Given, NumberState};
pub use reference::SettingRow;
pub use registrar::RegistrarRow;
pub use salutation::SalutationRow;
pub use step::{Asks, StepRow, StepState, To};

kernel::kinds! {
    /// ไฟล์ของหนังสือ: a file of a letter.
    LetterFile = "letter-file";
    /// การเกษียณหนึ่งครั้ง: one stop on a letter's way through the office.
    Step = "letter-step";
    /// การยืมหนังสือ: a letter out of the store.
    Loan = "letter-loan";
    /// บัญชีหนังสือขอทำลาย: what an office asks to destroy in a year.
    Disposal = "letter-disposal";
    /// บัญชีหนังสือครบ 20 ปี: what an office hands to the National Archives, or asks to keep.
    Handover = "letter-handover";
    /// การแต่งตั้งนายทะเบียนข้อมูลข่าวสารลับ: somebody named to keep the secret registers of an office.
    Registrar = "letter-registrar";
    /// การมอบอำนาจให้ปฏิบัติราชการแทน: a standing authority to sign for the head of an office.
    Mandate = "letter-mandate";
    /// คำขึ้นต้นและคำลงท้าย: what a letter begins and ends with, by who it is addressed to.
    Salutation = "letter-salutation";
    /// การส่งถึงผู้รับหนึ่งราย: a letter on its way to one addressee.
    Delivery = "letter-delivery";
}
