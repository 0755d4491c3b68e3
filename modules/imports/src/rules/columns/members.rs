//! สมาชิกครัวเรือน: one row for each person in a household; both are named by their keys, the person also by number.

use super::column;
use crate::model::{Column, Kind};
use crate::rules::words;

pub(super) const COLUMNS: &[Column] = &[
    column(
        "household_key",
        "household",
        ("รหัสครัวเรือน", "Household key"),
        &["household", "hh_id", "household id"],
        "H-001",
    )
    .kind(Kind::Key)
    .required(),
    column("person_key", "person", ("รหัสบุคคล", "Person key"), &["person", "rec_id", "รหัสอ้างอิง", "key"], "P-001")
        .kind(Kind::Key),
    column(
        "id_number",
        "id_number",
        ("เลขประจำตัวประชาชน", "Identity number"),
        &["เลขประจำตัว", "เลขบัตร", "เลขบัตรประชาชน", "เลข 13 หลัก", "cid", "pid", "national id"],
        "1-9999-00000-07-2",
    )
    .kind(Kind::Identity),
    column(
        "relation",
        "relation",
        ("ความสัมพันธ์กับหัวหน้าครัวเรือน", "Relation to the head"),
        &["ความสัมพันธ์", "เป็นอะไรกับหัวหน้า", "relationship"],
        "หัวหน้าครัวเรือน",
    )
    .kind(Kind::Choice(words::MEMBERS))
    .required(),
    column("since", "since", ("อยู่ตั้งแต่", "Since"), &["ตั้งแต่วันที่", "from"], "").kind(Kind::Day),
];
