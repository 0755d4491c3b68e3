//! ผู้แสดง: the made-up staff of the district, known by name to the demonstration and to the tests.

use kernel::{Day, Id, Lang, Level, Role, Staff};
use offices::{NewAppointment, NewStaff};

use super::district::{District, Post};

/// The password of everybody in the cast.
pub const PASSWORD: &str = "kueakun-2569";

/// สมศรี: practitioner social worker of the subdistrict administration.
pub const SOMSRI: &str = "somsri";
/// ประเสริฐ: head of the same office's welfare division, professional level.
pub const PRASERT: &str = "prasert";
/// นฤมล: professional social worker of the same office.
pub const NARUMON: &str = "narumon";
/// มาลี: clerk of the same office.
pub const MALI: &str = "mali";
/// ณรงค์: practitioner social worker of another office, who has no business with the first one's cases.
pub const NARONG: &str = "narong";
/// วิชัย: head of that other office's welfare division, professional level.
pub const WICHAI: &str = "wichai";
/// กัลยา: senior professional at the province office, supervisor and social worker.
pub const KANLAYA: &str = "kanlaya";
/// อนงค์: personnel officer of the province office.
pub const ANONG: &str = "anong";
/// ธวัช: director of the province office.
pub const THAWAT: &str = "thawat";
/// วิไล: expert at the department.
pub const WILAI: &str = "wilai";
/// พิมพ์ใจ: auditor at the department.
pub const PIMJAI: &str = "pimjai";
/// อรพิน: data protection officer of the province office.
pub const ORAPIN: &str = "orapin";
/// ภูมิ: administrator of the system.
pub const PHUM: &str = "phum";

/// One member of the cast.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// The name to sign in with.
    pub user_name: &'static str,
    /// Title, given name, family name.
    pub name: [&'static str; 3],
    /// Where they work.
    pub office: Post,
    /// What they do there.
    pub roles: &'static [Role],
    /// Their position level.
    pub level: Option<Level>,
    /// The number of their licence; empty for those who need none.
    pub licence: &'static str,
}

use Level::{Expert, Practitioner, Professional, SeniorProfessional};
use Role::{Admin, Auditor, Clerk, Director, Dpo, Hr, SocialWorker, Supervisor};

/// Everybody, in the order in which the sign-in page lists them.
pub const ALL: &[Member] = &[
    member(
        SOMSRI,
        ["นางสาว", "สมศรี", "ใจสมมุติ"],
        Post::SubdistrictWelfare,
        &[SocialWorker],
        Some(Practitioner),
        "ตย.0001",
    ),
    member(
        PRASERT,
        ["นาย", "ประเสริฐ", "ตั้งตัวอย่าง"],
        Post::SubdistrictWelfare,
        &[Supervisor, SocialWorker],
        Some(Professional),
        "ตย.0002",
    ),
    member(
        NARUMON,
        ["นาง", "นฤมล", "แสงสมมุติ"],
        Post::SubdistrictWelfare,
        &[SocialWorker],
        Some(Professional),
        "ตย.0003",
    ),
    member(MALI, ["นางสาว", "มาลี", "จดหมายสมมุติ"], Post::SubdistrictWelfare, &[Clerk], None, ""),
    member(NARONG, ["นาย", "ณรงค์", "ทุ่งตัวอย่าง"], Post::TownshipWelfare, &[SocialWorker], Some(Practitioner), "ตย.0004"),
    member(
        WICHAI,
        ["นาย", "วิชัย", "คลองตัวอย่าง"],
        Post::TownshipWelfare,
        &[Supervisor, SocialWorker],
        Some(Professional),
        "ตย.0005",
    ),
    member(
        KANLAYA,
        ["นาง", "กัลยา", "พงศ์สมมุติ"],
        Post::ProvinceOffice,
        &[Supervisor, SocialWorker],
        Some(SeniorProfessional),
        "ตย.0006",
    ),
    member(ANONG, ["นาง", "อนงค์", "แฟ้มตัวอย่าง"], Post::ProvinceOffice, &[Hr], None, ""),
    member(THAWAT, ["นาย", "ธวัช", "นำสมมุติ"], Post::ProvinceOffice, &[Director], None, ""),
    member(
        WILAI,
        ["นางสาว", "วิไล", "ชำนาญสมมุติ"],
        Post::Department,
        &[Supervisor, SocialWorker],
        Some(Expert),
        "ตย.0007",
    ),
    member(PIMJAI, ["นางสาว", "พิมพ์ใจ", "ตรวจตัวอย่าง"], Post::Department, &[Auditor], None, ""),
    member(ORAPIN, ["นาง", "อรพิน", "รักษาสมมุติ"], Post::ProvinceOffice, &[Dpo], None, ""),
    member(PHUM, ["นาย", "ภูมิ", "ระบบตัวอย่าง"], Post::Department, &[Admin], None, ""),
];

const fn member(
    user_name: &'static str,
    name: [&'static str; 3],
    office: Post,
    roles: &'static [Role],
    level: Option<Level>,
    licence: &'static str,
) -> Member {
    Member { user_name, name, office, roles, level, licence }
}

impl Member {
    /// Their file.
    pub(super) fn staff(&self, district: &District) -> NewStaff {
        let [title, given, family] = self.name;
        NewStaff {
            licence_no: self.licence.to_owned(),
            licence_until: Day::new(2029, 3, 31).filter(|_| !self.licence.is_empty()),
            lang: Lang::Th,
            ..NewStaff::new(district.office(self.office), title, given, family)
        }
    }

    /// Their posts, all since 1 ตุลาคม 2567, the first day of a budget year.
    pub(super) fn appointments(&self, district: &District, staff: Id<Staff>) -> impl Iterator<Item = NewAppointment> {
        let office = district.office(self.office);
        let (roles, level) = (self.roles, self.level);
        let from = Day::new(2024, 10, 1).into_iter();
        from.flat_map(move |from| roles.iter().map(move |role| (from, *role))).map(move |(from, role)| NewAppointment {
            staff,
            office,
            role,
            level: level.filter(|_| matches!(role, SocialWorker | Supervisor)),
            from,
            until: None,
        })
    }
}
