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
        /// รับร่างมาเขียนต่อ
        PaperTakenOver = "paper-taken-over",
        /// ทิ้งร่าง
        PaperDiscarded = "paper-discarded",
        /// แนบไฟล์
        FileAttached = "file-attached",
        /// ให้บริการ
        ServiceGiven = "service-given",
        /// ทำกิจกรรมตามแผนแล้ว
        ActionDone = "action-done",
        /// ที่ประชุมมีมติให้ทำ เพิ่มในแผน
        ActionResolved = "action-resolved",
        /// บันทึกผลการประเมิน
        ResultRecorded = "result-recorded",
        /// จดสิ่งที่ทำตามผลการประเมิน: for those who may know of the alert
        ResultNoted = "result-noted",
        /// นัดติดตาม
        FollowupPlanned = "followup-planned",
        /// ติดตามแล้ว
        FollowupDone = "followup-done",
        /// เพิ่มในเครือข่าย
        NetworkJoined = "network-joined",
        /// แก้ไขในเครือข่าย
        NetworkChanged = "network-changed",
        /// ออกจากเครือข่าย
        NetworkLeft = "network-left",
        /// ขอโอนเรื่อง
        TransferAsked = "transfer-asked",
        /// รับโอนเรื่อง
        TransferAccepted = "transfer-accepted",
        /// ไม่รับโอน
        TransferDeclined = "transfer-declined",
        /// ถอนการขอโอน
        TransferWithdrawn = "transfer-withdrawn",
        /// ส่งต่อ
        ReferralSent = "referral-sent",
        /// ปลายทางรับการส่งต่อ
        ReferralAccepted = "referral-accepted",
        /// ปลายทางไม่รับ
        ReferralDeclined = "referral-declined",
        /// ปลายทางส่งกลับ ขอข้อมูลเพิ่ม
        ReferralReturned = "referral-returned",
        /// ถอนการส่งต่อ
        ReferralWithdrawn = "referral-withdrawn",
        /// เตือนปลายทาง
        ReferralReminded = "referral-reminded",
        /// ได้รับผลการส่งต่อ
        ReferralClosed = "referral-closed",
        /// รับเรื่องที่หน่วยงานอื่นส่งต่อมา
        ReferralReceived = "referral-received",
        /// นัดประชุมรายกรณี
        ConferenceCalled = "conference-called",
        /// แก้รายชื่อผู้ร่วมประชุม
        ConferenceInvited = "conference-invited",
        /// เลื่อนประชุมรายกรณี
        ConferenceMoved = "conference-moved",
        /// งดประชุมรายกรณี
        ConferenceCancelled = "conference-cancelled",
        /// ประชุมรายกรณีแล้ว มติเป็นกิจกรรม
        ConferenceHeld = "conference-held",
        /// ร่างหนังสือของเรื่อง
        LetterDrafted = "case-letter-drafted",
        /// ขอคำปรึกษา
        AdviceAsked = "advice-asked",
        /// ได้รับคำปรึกษา
        AdviceAnswered = "advice-answered",
    }
}

impl Happened {
    /// Whether its words are those of the record that it tells of, which keeps them for good: then they are not kept twice.
    #[must_use]
    pub const fn says_what_its_record_says(self) -> bool {
        matches!(self, Self::ServiceGiven | Self::FollowupPlanned | Self::FollowupDone | Self::ActionDone)
    }
}

store::row! {
    /// บรรทัดหนึ่งของเรื่อง: a row of `case_timeline` (`t`), with its own words or those of its record.
    pub struct EventRow {
        /// Id.
        pub id: Id<Event> = "t.id",
        /// When.
        pub at: Moment = "t.at",
        /// By whom.
        pub staff: Id<Staff> = "t.staff_id",
        /// What happened.
        pub what: Happened = "t.what",
        /// The number of the paper or other record it tells of; 0 for none.
        pub about: i64 = "t.about",
        /// More words, such as a reason.
        pub words: String as store::Packed = "case when t.words <> '' then t.words else coalesce(case t.what \
            when 'service-given' then (select s.what from case_services s where s.case_id = t.case_id and s.id = t.about) \
            when 'followup-planned' then (select f.what from case_followups f where f.case_id = t.case_id and f.id = t.about) \
            when 'followup-done' then (select f.result from case_followups f where f.case_id = t.case_id and f.id = t.about) \
            when 'action-done' then (select a.result from case_actions a where a.id = t.about) end, '') end",
    }
}
