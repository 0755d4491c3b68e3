//! Invented names of persons and places, put together from common parts.

use crate::chance::Chance;

const LIST: &str = include_str!("../../../../data/demo/names.tsv");

const MALE: [&[&str]; 2] = [
    &[
        "สม",
        "วิ",
        "ประ",
        "ธน",
        "ณัฐ",
        "สุ",
        "อภิ",
        "กิตติ",
        "พีร",
        "ธีร",
        "วร",
        "อนุ",
        "เอก",
        "จิร",
        "ศุภ",
        "ปิย",
        "ชัย",
        "พงศ์",
        "ภูมิ",
        "นิ",
    ],
    &[
        "ชาย",
        "ชัย",
        "ศักดิ์",
        "พงษ์",
        "วุฒิ",
        "พล",
        "เดช",
        "ยุทธ",
        "กร",
        "สิทธิ์",
        "วัฒน์",
        "นันท์",
        "ภพ",
        "พันธ์",
        "ชาติ",
        "ธร",
        "สรณ์",
        "เทพ",
    ],
];
const FEMALE: [&[&str]; 2] = [
    &[
        "สม",
        "วิ",
        "ประ",
        "ธน",
        "ณัฐ",
        "สุ",
        "อร",
        "กาญจ",
        "พิม",
        "ศิริ",
        "วร",
        "จัน",
        "ปวี",
        "จิรา",
        "ศุภ",
        "ปิย",
        "รัตน",
        "พร",
        "นภา",
        "ชุติ",
    ],
    &[
        "ศรี",
        "ใจ",
        "พร",
        "ทิพย์",
        "วรรณ",
        "ลักษณ์",
        "นภา",
        "รัตน์",
        "ณี",
        "กานต์",
        "ดา",
        "ธิดา",
        "มาศ",
        "ญา",
        "สุดา",
        "ภรณ์",
        "มล",
        "วดี",
    ],
];
const SURNAME: [&[&str]; 3] = [
    &[
        "ทอง",
        "แก้ว",
        "ศรี",
        "บุญ",
        "จันทร์",
        "สุข",
        "พงษ์",
        "วงศ์",
        "คำ",
        "เพชร",
        "ชัย",
        "มณี",
        "รัตน",
        "สิงห์",
        "อินทร์",
        "พรหม",
        "ใจ",
        "แสง",
        "ภู่",
        "นาค",
        "สาย",
        "หอม",
        "โพธิ์",
        "ยอด",
        "เกตุ",
        "ไชย",
        "ธรรม",
        "วิเศษ",
        "เจริญ",
        "มั่น",
        "ผล",
        "สวัสดิ์",
        "ขาว",
        "ดำ",
        "กล้า",
        "เย็น",
        "นวล",
        "ปาน",
    ],
    &["", "", "", "สุว", "ประ", "นิ", "วิ", "อุ", "ศิริ", "พิ", "มงคล", "เจริญ", "สุ", "อุดม", "ไพ", "ธนะ"],
    &[
        "ดี",
        "สุข",
        "วงศ์",
        "พันธุ์",
        "ศักดิ์",
        "รักษ์",
        "มี",
        "งาม",
        "ทอง",
        "เจริญ",
        "ชัย",
        "ศรี",
        "กุล",
        "สกุล",
        "เลิศ",
        "คง",
        "มั่น",
        "ใจ",
        "สิทธิ์",
        "ผล",
        "ทรัพย์",
        "บุตร",
        "วัฒน์",
        "สมบัติ",
        "ธรรม",
        "รัตน์",
        "แสง",
        "พงษ์",
        "เดช",
        "นนท์",
        "ไพร",
        "ไทย",
        "นคร",
        "ชาติ",
        "กิจ",
        "พร",
        "สาร",
        "เพ็ชร",
    ],
];
const PLACE: [&[&str]; 2] = [
    &[
        "หนอง",
        "ห้วย",
        "คลอง",
        "ทุ่ง",
        "ท่า",
        "โคก",
        "ดอน",
        "นา",
        "วัง",
        "บาง",
        "แม่",
        "ดง",
        "ป่า",
        "โพน",
        "เขา",
        "บ้าน",
        "ไร่",
        "บึง",
        "ควน",
        "ปาก",
    ],
    &[
        "ใหญ่",
        "น้อย",
        "แดง",
        "ขาว",
        "งาม",
        "เจริญ",
        "ทอง",
        "หวาย",
        "ไผ่",
        "ม่วง",
        "ตะเคียน",
        "แก",
        "บัว",
        "ช้าง",
        "เสือ",
        "แก้ว",
        "หลวง",
        "กลาง",
        "เหนือ",
        "ใต้",
        "ยาง",
        "สะเดา",
    ],
];

/// A given name for a male or female.
pub fn given(female: bool, chance: &mut Chance) -> String {
    if chance.happens(45.0) {
        let wanted = if female { "female" } else { "male" };
        let listed: Vec<&str> = LIST
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(kind, _)| *kind == wanted)
            .map(|(_, name)| name)
            .collect();
        return chance.of_first(&listed).to_owned();
    }
    let [first, last] = if female { FEMALE } else { MALE };
    format!("{}{}", chance.of_first(first), chance.of_first(last))
}

/// A name that begins as another does: how brothers, sisters and twins are often called.
pub fn given_like(sibling: &str, female: bool, chance: &mut Chance) -> String {
    let [firsts, lasts] = if female { FEMALE } else { MALE };
    match firsts.iter().find(|first| sibling.starts_with(**first)) {
        Some(first) => format!("{first}{}", chance.of(lasts)),
        None => given(female, chance),
    }
}

/// A surname; tens of thousands are possible, as by law no two families should share one.
pub fn surname(chance: &mut Chance) -> String {
    let [first, middle, last] = SURNAME;
    format!("{}{}{}", chance.of_first(first), chance.of(middle), chance.of(last))
}

/// A place; several bear the same name, as in the country.
pub fn place(chance: &mut Chance) -> String {
    format!("{}{}", chance.of(PLACE[0]), chance.of(PLACE[1]))
}
