//! ที่อยู่: writes an address in the order and with the words that Thai papers use.

/// ส่วนของที่อยู่: the parts of one address; a part may come with its own word (ถนน…, ต.…) or without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AddressParts<'a> {
    /// บ้านเลขที่
    pub house_no: Option<&'a str>,
    /// หมู่ที่
    pub moo: Option<&'a str>,
    /// ชื่อหมู่บ้านหรืออาคาร
    pub village: Option<&'a str>,
    /// ตรอก/ซอย
    pub soi: Option<&'a str>,
    /// ถนน
    pub road: Option<&'a str>,
    /// ตำบล or, in Bangkok, แขวง
    pub subdistrict: Option<&'a str>,
    /// อำเภอ or, in Bangkok, เขต
    pub district: Option<&'a str>,
    /// จังหวัด
    pub province: Option<&'a str>,
    /// รหัสไปรษณีย์
    pub postcode: Option<&'a str>,
}

const BANGKOK: &str = "กรุงเทพมหานคร";
const BANGKOK_NAMES: [&str; 5] = [BANGKOK, "กรุงเทพฯ", "กรุงเทพ", "กทม.", "กทม"];

/// The word before a part, and the words that people may have written there themselves.
struct Label {
    shown: &'static str,
    written: &'static [&'static str],
}

const MOO: Label =
    Label { shown: "หมู่ที่ ", written: &["หมู่ที่", "หมู่", "ม."] };
const SOI: Label = Label { shown: "ซอย", written: &["ซอย", "ซ."] };
const ALLEY: Label = Label { shown: "ตรอก", written: &["ตรอก"] };
const ROAD: Label = Label { shown: "ถนน", written: &["ถนน", "ถ."] };
const SUBDISTRICT: Label = Label { shown: "ต.", written: &["ตำบล", "ต."] };
const DISTRICT: Label = Label { shown: "อ.", written: &["อำเภอ", "อ."] };
const PROVINCE: Label = Label { shown: "จ.", written: &["จังหวัด", "จ."] };
const BANGKOK_SUBDISTRICT: Label = Label { shown: "แขวง", written: &["แขวง"] };
const BANGKOK_DISTRICT: Label = Label { shown: "เขต", written: &["เขต"] };

/// ที่อยู่หนึ่งบรรทัด: `99/1 หมู่ที่ 4 ซอยสุขใจ ถนนกาญจนวนิช ต.คลองแห อ.หาดใหญ่ จ.สงขลา 90110`.
///
/// Bangkok has แขวง and เขต and no word before its own name. Empty parts leave no trace.
pub fn format(parts: &AddressParts<'_>) -> String {
    let province = given(parts.province).map(|name| without_word(name, &PROVINCE));
    let in_bangkok = province.is_some_and(|name| BANGKOK_NAMES.contains(&name));
    let (subdistrict, district) =
        if in_bangkok { (&BANGKOK_SUBDISTRICT, &BANGKOK_DISTRICT) } else { (&SUBDISTRICT, &DISTRICT) };
    let alley = given(parts.soi).is_some_and(|name| name.starts_with(ALLEY.shown));
    let pieces = [
        given(parts.house_no).map(str::to_owned),
        labelled(parts.moo, &MOO),
        given(parts.village).map(str::to_owned),
        labelled(parts.soi, if alley { &ALLEY } else { &SOI }),
        labelled(parts.road, &ROAD),
        labelled(parts.subdistrict, subdistrict),
        labelled(parts.district, district),
        if in_bangkok { Some(BANGKOK.to_owned()) } else { labelled(parts.province, &PROVINCE) },
        given(parts.postcode).map(str::to_owned),
    ];
    pieces.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn given(part: Option<&str>) -> Option<&str> {
    part.map(str::trim).filter(|text| !text.is_empty())
}

fn labelled(part: Option<&str>, label: &Label) -> Option<String> {
    given(part).map(|text| format!("{}{}", label.shown, without_word(text, label)))
}

fn without_word<'a>(text: &'a str, label: &Label) -> &'a str {
    let bare = label.written.iter().find_map(|word| text.strip_prefix(word)).map_or(text, str::trim_start);
    if bare.is_empty() { text } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hat_yai() -> AddressParts<'static> {
        AddressParts {
            house_no: Some("99/1"),
            moo: Some("4"),
            soi: Some("สุขใจ"),
            road: Some("กาญจนวนิช"),
            subdistrict: Some("คลองแห"),
            district: Some("หาดใหญ่"),
            province: Some("สงขลา"),
            postcode: Some("90110"),
            ..AddressParts::default()
        }
    }

    #[test]
    fn a_province_has_tambon_amphoe_and_changwat() {
        assert_eq!(format(&hat_yai()), "99/1 หมู่ที่ 4 ซอยสุขใจ ถนนกาญจนวนิช ต.คลองแห อ.หาดใหญ่ จ.สงขลา 90110");
    }

    #[test]
    fn bangkok_has_khwaeng_and_khet_and_no_changwat() {
        for province in ["กรุงเทพมหานคร", "กทม.", "กรุงเทพฯ", "จังหวัดกรุงเทพมหานคร"]
        {
            let parts = AddressParts {
                house_no: Some("1"),
                road: Some("ราชดำเนินนอก"),
                subdistrict: Some("ดุสิต"),
                district: Some("ดุสิต"),
                province: Some(province),
                postcode: Some("10300"),
                ..AddressParts::default()
            };
            assert_eq!(format(&parts), "1 ถนนราชดำเนินนอก แขวงดุสิต เขตดุสิต กรุงเทพมหานคร 10300", "{province}");
        }
    }

    #[test]
    fn words_that_are_there_already_are_not_doubled() {
        let parts = AddressParts {
            moo: Some("หมู่ 4"),
            soi: Some("ซ.สุขใจ"),
            road: Some("ถ.กาญจนวนิช"),
            subdistrict: Some("ตำบลคลองแห"),
            district: Some("อ. หาดใหญ่"),
            province: Some("จ.สงขลา"),
            ..hat_yai()
        };
        assert_eq!(format(&parts), format(&hat_yai()));
        let alley = AddressParts { soi: Some("ตรอกข้าวสาร"), ..AddressParts::default() };
        assert_eq!(format(&alley), "ตรอกข้าวสาร");
    }

    #[test]
    fn missing_and_blank_parts_leave_no_trace() {
        assert_eq!(format(&AddressParts::default()), "");
        let parts = AddressParts {
            house_no: Some("  "),
            village: Some("บ้านพรุ"),
            district: Some("หาดใหญ่"),
            ..AddressParts::default()
        };
        assert_eq!(format(&parts), "บ้านพรุ อ.หาดใหญ่");
    }
}
