//! What can happen in a case: one word for the timeline and the audit log.

use kernel::{Id, Moment, Staff};

use super::Event;

kernel::codes! {
    /// เหตุการณ์ของเรื่อง
    pub enum Happened {
        /// รับเรื่อง
        CaseOpened = "case-opened",
        /// คัดกรอง
        CaseTriaged = "case-triaged",
        /// เปลี่ยนชั้นความลับ
        CaseClassified = "case-classified",
        /// เปิดเรื่องใหม่
        CaseReopened = "case-reopened",
        /// มอบหมาย
        TeamAssigned = "team-assigned",
        /// พ้นจากทีม
        TeamPartEnded = "team-part-ended",
        /// เปิดดูด้วยเหตุจำเป็นเร่งด่วน
        GlassBroken = "glass-broken",
        /// เริ่มเขียนเอกสาร
        PaperBegun = "paper-begun",
        /// ลงนามครบ
        PaperSigned = "paper-signed",
        /// ลงนามแล้ว รอลงนามร่วม
        PaperSubmitted = "paper-submitted",
        /// ลงนามร่วม
        PaperCosigned = "paper-cosigned",
        /// ส่งกลับให้แก้
        PaperReturned = "paper-returned",
        /// เขียนเพิ่มเติม
        PaperAddedTo = "paper-added-to",
        /// แนบไฟล์
        FileAttached = "file-attached",
        /// ให้บริการ
        ServiceGiven = "service-given",
        /// ทำกิจกรรมตามแผนแล้ว
        ActionDone = "action-done",
        /// บันทึกผลการประเมิน
        ResultRecorded = "result-recorded",
        /// จดสิ่งที่ทำตามผลการประเมิน: for those who may know of the alert
        ResultNoted = "result-noted",
        /// นัดติดตาม
        FollowupPlanned = "followup-planned",
        /// ติดตามแล้ว
        FollowupDone = "followup-done",
        /// ขอโอนเรื่อง
        TransferAsked = "transfer-asked",
        /// รับโอนเรื่อง
        TransferAccepted = "transfer-accepted",
        /// ไม่รับโอน
        TransferDeclined = "transfer-declined",
        /// ถอนการขอโอน
        TransferWithdrawn = "transfer-withdrawn",
        /// ขอคำปรึกษา
        AdviceAsked = "advice-asked",
        /// ได้รับคำปรึกษา
        AdviceAnswered = "advice-answered",
    }
}

store::row! {
    /// บรรทัดหนึ่งของเรื่อง
    pub struct EventRow {
        /// Id.
        pub id: Id<Event>,
        /// When.
        pub at: Moment,
        /// By whom.
        pub staff: Id<Staff> = "staff_id",
        /// What happened.
        pub what: Happened,
        /// The number of the paper or other record it tells of; 0 for none.
        pub about: i64,
        /// More words, such as a reason.
        pub words: String,
    }
}
