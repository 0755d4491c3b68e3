//! คำนำหน้านามและยศ: the titles and ranks that may stand before a Thai name.

/// คำนำหน้านาม ยศ หรือตำแหน่งทางวิชาการ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Stable code: that of the civil register for the five common titles, a short word for the others.
    pub code: &'static str,
    /// คำย่อ; empty where none is in use.
    pub short: &'static str,
    /// คำเต็ม
    pub long: &'static str,
    /// ภาษาอังกฤษ
    pub en: &'static str,
}

const fn title(code: &'static str, short: &'static str, long: &'static str, en: &'static str) -> Title {
    Title { code, short, long, en }
}

/// Civil, learned, medical, noble and religious titles.
pub(super) const CIVIL: &[Title] = &[
    title("003", "นาย", "นาย", "Mr."),
    title("005", "นาง", "นาง", "Mrs."),
    title("004", "น.ส.", "นางสาว", "Miss"),
    title("001", "ด.ช.", "เด็กชาย", "Master"),
    title("002", "ด.ญ.", "เด็กหญิง", "Miss"),
    title("phra", "พระ", "พระ", "Phra"),
    title("novice", "", "สามเณร", "Samanen"),
    title("nun", "", "แม่ชี", "Mae Chi"),
    title("prof", "ศ.", "ศาสตราจารย์", "Professor"),
    title("assoc-prof", "รศ.", "รองศาสตราจารย์", "Associate Professor"),
    title("asst-prof", "ผศ.", "ผู้ช่วยศาสตราจารย์", "Assistant Professor"),
    title("dr", "ดร.", "ดอกเตอร์", "Dr."),
    title("physician-m", "นพ.", "นายแพทย์", "Dr."),
    title("physician-f", "พญ.", "แพทย์หญิง", "Dr."),
    title("mom-chao", "ม.จ.", "หม่อมเจ้า", "Mom Chao"),
    title("mom-rajawongse", "ม.ร.ว.", "หม่อมราชวงศ์", "Mom Rajawongse"),
    title("mom-luang", "ม.ล.", "หม่อมหลวง", "Mom Luang"),
    title("mom", "", "หม่อม", "Mom"),
    title("thanphuying", "", "ท่านผู้หญิง", "Thanphuying"),
    title("khunying", "", "คุณหญิง", "Khunying"),
];

/// Polite words that are also how names begin.
pub(super) const APART: &[Title] = &[title("khun", "", "คุณ", "Khun")];

/// ยศทหารและตำรวจ
pub(super) const RANKS: &[Title] = &[
    title("acting-second-lieutenant", "ว่าที่ ร.ต.", "ว่าที่ร้อยตรี", "Acting Second Lieutenant"),
    title("acting-lieutenant", "ว่าที่ ร.ท.", "ว่าที่ร้อยโท", "Acting Lieutenant"),
    title("acting-captain", "ว่าที่ ร.อ.", "ว่าที่ร้อยเอก", "Acting Captain"),
    title("acting-major", "ว่าที่ พ.ต.", "ว่าที่พันตรี", "Acting Major"),
    title("private", "", "พลทหาร", "Private"),
    title("lance-corporal", "ส.ต.", "สิบตรี", "Lance Corporal"),
    title("corporal", "ส.ท.", "สิบโท", "Corporal"),
    title("sergeant", "ส.อ.", "สิบเอก", "Sergeant"),
    title("master-sergeant-3", "จ.ส.ต.", "จ่าสิบตรี", "Master Sergeant Third Class"),
    title("master-sergeant-2", "จ.ส.ท.", "จ่าสิบโท", "Master Sergeant Second Class"),
    title("master-sergeant-1", "จ.ส.อ.", "จ่าสิบเอก", "Master Sergeant First Class"),
    title("second-lieutenant", "ร.ต.", "ร้อยตรี", "Second Lieutenant"),
    title("lieutenant", "ร.ท.", "ร้อยโท", "Lieutenant"),
    title("captain", "ร.อ.", "ร้อยเอก", "Captain"),
    title("major", "พ.ต.", "พันตรี", "Major"),
    title("lieutenant-colonel", "พ.ท.", "พันโท", "Lieutenant Colonel"),
    title("colonel", "พ.อ.", "พันเอก", "Colonel"),
    title("brigadier", "พล.จ.", "พลจัตวา", "Brigadier"),
    title("major-general", "พล.ต.", "พลตรี", "Major General"),
    title("lieutenant-general", "พล.ท.", "พลโท", "Lieutenant General"),
    title("general", "พล.อ.", "พลเอก", "General"),
    title("navy-petty-officer-3", "จ.ต.", "จ่าตรี", "Petty Officer Third Class"),
    title("navy-petty-officer-2", "จ.ท.", "จ่าโท", "Petty Officer Second Class"),
    title("navy-petty-officer-1", "จ.อ.", "จ่าเอก", "Petty Officer First Class"),
    title("navy-chief-3", "พ.จ.ต.", "พันจ่าตรี", "Chief Petty Officer Third Class"),
    title("navy-chief-2", "พ.จ.ท.", "พันจ่าโท", "Chief Petty Officer Second Class"),
    title("navy-chief-1", "พ.จ.อ.", "พันจ่าเอก", "Chief Petty Officer First Class"),
    title("navy-sub-lieutenant", "", "เรือตรี", "Sub Lieutenant"),
    title("navy-lieutenant-junior", "", "เรือโท", "Lieutenant Junior Grade"),
    title("navy-lieutenant", "", "เรือเอก", "Lieutenant, Navy"),
    title("navy-lieutenant-commander", "น.ต.", "นาวาตรี", "Lieutenant Commander"),
    title("navy-commander", "น.ท.", "นาวาโท", "Commander"),
    title("navy-captain", "น.อ.", "นาวาเอก", "Captain, Navy"),
    title("navy-rear-admiral", "พล.ร.ต.", "พลเรือตรี", "Rear Admiral"),
    title("navy-vice-admiral", "พล.ร.ท.", "พลเรือโท", "Vice Admiral"),
    title("navy-admiral", "พล.ร.อ.", "พลเรือเอก", "Admiral"),
    title("air-leading-aircraftman", "", "จ่าอากาศตรี", "Leading Aircraftman"),
    title("air-corporal", "", "จ่าอากาศโท", "Corporal, Air Force"),
    title("air-sergeant", "", "จ่าอากาศเอก", "Sergeant, Air Force"),
    title("air-flight-sergeant-3", "พ.อ.ต.", "พันจ่าอากาศตรี", "Flight Sergeant Third Class"),
    title("air-flight-sergeant-2", "พ.อ.ท.", "พันจ่าอากาศโท", "Flight Sergeant Second Class"),
    title("air-flight-sergeant-1", "พ.อ.อ.", "พันจ่าอากาศเอก", "Flight Sergeant First Class"),
    title("air-pilot-officer", "", "เรืออากาศตรี", "Pilot Officer"),
    title("air-flying-officer", "", "เรืออากาศโท", "Flying Officer"),
    title("air-flight-lieutenant", "", "เรืออากาศเอก", "Flight Lieutenant"),
    title("air-squadron-leader", "", "นาวาอากาศตรี", "Squadron Leader"),
    title("air-wing-commander", "", "นาวาอากาศโท", "Wing Commander"),
    title("air-group-captain", "", "นาวาอากาศเอก", "Group Captain"),
    title("air-vice-marshal", "พล.อ.ต.", "พลอากาศตรี", "Air Vice Marshal"),
    title("air-marshal", "พล.อ.ท.", "พลอากาศโท", "Air Marshal"),
    title("air-chief-marshal", "พล.อ.อ.", "พลอากาศเอก", "Air Chief Marshal"),
    title("police-lance-corporal", "ส.ต.ต.", "สิบตำรวจตรี", "Police Lance Corporal"),
    title("police-corporal", "ส.ต.ท.", "สิบตำรวจโท", "Police Corporal"),
    title("police-sergeant", "ส.ต.อ.", "สิบตำรวจเอก", "Police Sergeant"),
    title("police-sergeant-major", "", "จ่าสิบตำรวจ", "Police Sergeant Major"),
    title("police-senior-sergeant-major", "ด.ต.", "ดาบตำรวจ", "Police Senior Sergeant Major"),
    title("police-sub-lieutenant", "ร.ต.ต.", "ร้อยตำรวจตรี", "Police Sub Lieutenant"),
    title("police-lieutenant", "ร.ต.ท.", "ร้อยตำรวจโท", "Police Lieutenant"),
    title("police-captain", "ร.ต.อ.", "ร้อยตำรวจเอก", "Police Captain"),
    title("police-major", "พ.ต.ต.", "พันตำรวจตรี", "Police Major"),
    title("police-lieutenant-colonel", "พ.ต.ท.", "พันตำรวจโท", "Police Lieutenant Colonel"),
    title("police-colonel", "พ.ต.อ.", "พันตำรวจเอก", "Police Colonel"),
    title("police-brigadier-general", "พล.ต.จ.", "พลตำรวจจัตวา", "Police Brigadier General"),
    title("police-major-general", "พล.ต.ต.", "พลตำรวจตรี", "Police Major General"),
    title("police-lieutenant-general", "พล.ต.ท.", "พลตำรวจโท", "Police Lieutenant General"),
    title("police-general", "พล.ต.อ.", "พลตำรวจเอก", "Police General"),
];

const COUNT: usize = CIVIL.len() + APART.len() + RANKS.len();

static ALL: [Title; COUNT] = gathered();

const fn gathered() -> [Title; COUNT] {
    let mut all = [CIVIL[0]; COUNT];
    let mut next = 0;
    let groups = [CIVIL, APART, RANKS];
    let mut group = 0;
    while group < groups.len() {
        let mut index = 0;
        while index < groups[group].len() {
            all[next] = groups[group][index];
            next += 1;
            index += 1;
        }
        group += 1;
    }
    all
}

/// คำนำหน้านามทั้งหมด, civil titles first, in the order in which a form offers them.
pub fn titles() -> &'static [Title] {
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_title_has_its_own_code() {
        let mut codes: Vec<_> = titles().iter().map(|title| title.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), titles().len());
    }
}
