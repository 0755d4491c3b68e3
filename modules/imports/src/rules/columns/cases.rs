//! เรื่องที่รับไว้แล้ว: one row for each matter that is open; the person is named by key or number.

use super::column;
use crate::model::{Column, Kind};

pub(super) const COLUMNS: &[Column] = &[
    column("key", "key", ("เลขรับเดิม", "Key"), &["case_key", "เลขที่รับ", "เลขเรื่อง", "case number"], "ร-15/2568")
        .kind(Kind::Key),
    column("person_key", "person", ("รหัสบุคคล", "Person key"), &["person", "rec_id", "รหัสอ้างอิง"], "P-001")
        .kind(Kind::Key),
    column(
        "id_number",
        "id_number",
        ("เลขประจำตัวประชาชน", "Identity number"),
        &["เลขประจำตัว", "เลขบัตร", "เลขบัตรประชาชน", "เลข 13 หลัก", "cid", "pid", "national id"],
        "1-9999-00000-07-2",
    )
    .kind(Kind::Identity),
    column("title", "title", ("เรื่อง", "Title"), &["ชื่อเรื่อง", "subject"], "ขอรับเบี้ยความพิการ").required(),
    column(
        "story",
        "story",
        ("รายละเอียด", "Story"),
        &["ข้อเท็จจริง", "สภาพปัญหา", "details"],
        "อยู่ลำพัง เดินไม่ได้ตั้งแต่ปลายปีก่อน",
    )
    .kind(Kind::Prose)
    .required(),
    column("request", "request", ("สิ่งที่ขอ", "Request"), &["ความต้องการ", "needs"], "ขอให้เยี่ยมบ้าน"),
    column("received_on", "received-on", ("วันที่รับเรื่อง", "Received on"), &["วันที่รับ", "รับเมื่อ", "received"], "1 ส.ค. 2569")
        .kind(Kind::Day)
        .required(),
    column("target_group", "target-group", ("กลุ่มเป้าหมาย", "Target group"), &["ประเภทกลุ่มเป้าหมาย", "group"], "ผู้สูงอายุ")
        .required(),
    column("channel", "channel", ("ช่องทาง", "Channel"), &["ช่องทางรับเรื่อง"], "มาเอง").required(),
];
