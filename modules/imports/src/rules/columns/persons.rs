//! บุคคล: one row for each person.

use super::{column, key};
use crate::model::{Column, Kind};
use crate::rules::words;

pub(super) const COLUMNS: &[Column] = &[
    key(&["rec_id", "record id", "person_key", "hn", "รหัสบุคคล"], "P-001"),
    column(
        "id_number",
        "id_number",
        ("เลขประจำตัวประชาชน", "Identity number"),
        &[
            "เลขประจำตัว",
            "เลขบัตร",
            "เลขบัตรประชาชน",
            "เลข 13 หลัก",
            "บัตรประชาชน",
            "เลขที่บัตรประชาชน",
            "cid",
            "pid",
            "id card",
            "national id",
            "citizen id",
            "soc_sec_id",
        ],
        "1-9999-00000-07-2",
    )
    .kind(Kind::Identity),
    column("title", "title", ("คำนำหน้า", "Title"), &["คำนำหน้านาม", "คำนำหน้าชื่อ", "prefix", "prename"], "นาง"),
    column(
        "given_name",
        "given",
        ("ชื่อ", "Given name"),
        &["ชื่อตัว", "ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อ-ชื่อสกุล", "first_name", "first name", "fname", "name", "full name"],
        "สาย",
    )
    .required(),
    column("middle_name", "middle", ("ชื่อรอง", "Middle name"), &["ชื่อกลาง", "mname"], ""),
    column(
        "family_name",
        "family",
        ("นามสกุล", "Family name"),
        &["ชื่อสกุล", "สกุล", "last_name", "last name", "lname", "surname"],
        "ทองดี",
    ),
    column("nickname", "nickname", ("ชื่อเล่น", "Nickname"), &[], "แดง"),
    column("former_given_name", "former_given", ("ชื่อเดิม", "Former given name"), &["ชื่อตัวเดิม"], ""),
    column(
        "former_family_name",
        "former_family",
        ("นามสกุลเดิม", "Former family name"),
        &["ชื่อสกุลเดิม", "maiden name"],
        "",
    ),
    column("other_spelling", "spelling", ("ชื่อเขียนอย่างอื่น", "Other spelling"), &["ชื่อภาษาอังกฤษ", "english name"], ""),
    column("sex", "sex", ("เพศ", "Sex"), &["gender"], "หญิง").kind(Kind::Choice(words::SEXES)),
    column(
        "born",
        "born",
        ("วันเกิด", "Birth date"),
        &["วัน เดือน ปีเกิด", "ว/ด/ป เกิด", "วดป เกิด", "เกิดวันที่", "ปีเกิด", "dob", "birth", "birthday", "date_of_birth"],
        "5 ก.พ. 2491",
    )
    .kind(Kind::Born),
    column("dead", "dead", ("เสียชีวิต", "Dead"), &["เสียชีวิตแล้ว", "ถึงแก่กรรม"], "ไม่ใช่").kind(Kind::Truth),
    column("died", "died", ("วันที่เสียชีวิต", "Date of death"), &["วันตาย", "death date"], "").kind(Kind::Day),
    column("nationality", "nationality", ("สัญชาติ", "Nationality"), &[], "ไทย"),
    column("registration", "registration", ("สถานะทางทะเบียน", "Registration status"), &["สถานะบุคคล"], "มีสัญชาติไทย")
        .kind(Kind::Choice(words::REGISTRATIONS)),
    column("marital", "marital", ("สถานภาพสมรส", "Marital status"), &["สถานภาพ", "สถานะสมรส"], "หม้าย")
        .kind(Kind::Choice(words::MARITALS)),
    column("religion", "religion", ("ศาสนา", "Religion"), &[], "").kind(Kind::Choice(words::RELIGIONS)),
    column(
        "phone",
        "phone",
        ("โทรศัพท์", "Telephone"),
        &["เบอร์โทร", "เบอร์โทรศัพท์", "หมายเลขโทรศัพท์", "โทร", "มือถือ", "mobile", "tel", "phone number"],
        "081-234-5678",
    )
    .kind(Kind::Phone),
    column("other_phone", "other_phone", ("โทรศัพท์อีกหมายเลข", "Other telephone"), &["โทรศัพท์สำรอง", "phone 2"], "")
        .kind(Kind::Phone),
    column("house", "reg_house", ("บ้านเลขที่", "House number"), &["เลขที่บ้าน", "เลขที่", "house_no", "address_1"], "99/1"),
    column("building", "reg_building", ("อาคาร หมู่บ้าน ห้อง", "Building"), &["อาคาร", "ชื่อหมู่บ้าน", "หมู่บ้าน"], ""),
    column("moo", "reg_moo", ("หมู่ที่", "Village number"), &["หมู่", "ม.", "village no"], "4"),
    column("soi", "reg_soi", ("ซอย", "Soi"), &["ตรอก/ซอย", "ตรอก"], ""),
    column("road", "reg_road", ("ถนน", "Road"), &["street"], ""),
    column(
        "subdistrict",
        "reg_subdistrict",
        ("ตำบล", "Sub-district"),
        &["แขวง", "ตำบล/แขวง", "tambon", "subdistrict"],
        "คลองแห",
    ),
    column(
        "district",
        "reg_district",
        ("อำเภอ", "District"),
        &["เขต", "อำเภอ/เขต", "amphoe", "amphur", "suburb"],
        "หาดใหญ่",
    ),
    column("province", "reg_province", ("จังหวัด", "Province"), &["changwat"], "สงขลา"),
    column("postcode", "reg_zip", ("รหัสไปรษณีย์", "Postcode"), &["ไปรษณีย์", "zip", "zip code"], "90110")
        .kind(Kind::Digits(5)),
    column("house_code", "reg_house_code", ("รหัสประจำบ้าน", "House code"), &["เลขรหัสประจำบ้าน"], "")
        .kind(Kind::Digits(11)),
    column("current_house", "at_house", ("ที่อยู่ปัจจุบัน บ้านเลขที่", "Current house number"), &["บ้านเลขที่ปัจจุบัน"], ""),
    column("current_building", "at_building", ("ที่อยู่ปัจจุบัน อาคาร หมู่บ้าน ห้อง", "Current building"), &[], ""),
    column("current_moo", "at_moo", ("ที่อยู่ปัจจุบัน หมู่ที่", "Current village number"), &["หมู่ที่ปัจจุบัน"], ""),
    column("current_soi", "at_soi", ("ที่อยู่ปัจจุบัน ซอย", "Current soi"), &[], ""),
    column("current_road", "at_road", ("ที่อยู่ปัจจุบัน ถนน", "Current road"), &[], ""),
    column("current_subdistrict", "at_subdistrict", ("ที่อยู่ปัจจุบัน ตำบล", "Current sub-district"), &["ตำบลปัจจุบัน"], ""),
    column("current_district", "at_district", ("ที่อยู่ปัจจุบัน อำเภอ", "Current district"), &["อำเภอปัจจุบัน"], ""),
    column("current_province", "at_province", ("ที่อยู่ปัจจุบัน จังหวัด", "Current province"), &["จังหวัดปัจจุบัน"], ""),
    column("current_postcode", "at_zip", ("ที่อยู่ปัจจุบัน รหัสไปรษณีย์", "Current postcode"), &[], "").kind(Kind::Digits(5)),
    column("current_house_code", "at_house_code", ("ที่อยู่ปัจจุบัน รหัสประจำบ้าน", "Current house code"), &[], "")
        .kind(Kind::Digits(11)),
    column("protected", "protected", ("ปกปิดที่อยู่", "Protected address"), &[], "").kind(Kind::Truth),
];
