//! ครัวเรือน: one row for each household.

use super::{column, key};
use crate::model::{Column, Kind};

pub(super) const COLUMNS: &[Column] = &[
    key(&["household_key", "hh_id", "household id", "รหัสครัวเรือน"], "H-001").required(),
    column("name", "name", ("ชื่อเรียกครัวเรือน", "Household name"), &["ครัวเรือน", "เรียกว่า", "household"], "บ้านยายสาย")
        .required(),
    column("house", "at_house", ("บ้านเลขที่", "House number"), &["เลขที่บ้าน", "เลขที่", "house_no"], "99/1"),
    column("building", "at_building", ("อาคาร หมู่บ้าน ห้อง", "Building"), &["อาคาร", "ชื่อหมู่บ้าน", "หมู่บ้าน"], ""),
    column("moo", "at_moo", ("หมู่ที่", "Village number"), &["หมู่", "ม.", "village no"], "4"),
    column("soi", "at_soi", ("ซอย", "Soi"), &["ตรอก/ซอย", "ตรอก"], ""),
    column("road", "at_road", ("ถนน", "Road"), &["street"], ""),
    column(
        "subdistrict",
        "at_subdistrict",
        ("ตำบล", "Sub-district"),
        &["แขวง", "ตำบล/แขวง", "tambon", "subdistrict"],
        "คลองแห",
    ),
    column("district", "at_district", ("อำเภอ", "District"), &["เขต", "อำเภอ/เขต", "amphoe", "amphur"], "หาดใหญ่"),
    column("province", "at_province", ("จังหวัด", "Province"), &["changwat"], "สงขลา"),
    column("postcode", "at_zip", ("รหัสไปรษณีย์", "Postcode"), &["ไปรษณีย์", "zip", "zip code"], "90110")
        .kind(Kind::Digits(5)),
    column("house_code", "at_house_code", ("รหัสประจำบ้าน", "House code"), &["เลขรหัสประจำบ้าน"], "")
        .kind(Kind::Digits(11)),
    column("note", "note", ("หมายเหตุ", "Note"), &["remark"], "").kind(Kind::Prose),
];
