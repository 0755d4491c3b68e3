//! The nouns: offices of every kind, staff, appointments, delegations, notices.

use kernel::{Day, Id, Lang, Level, Moment, Office, Ref, Role, Staff};

use crate::rules::lockout::AccountState;

kernel::kinds! {
    /// คำสั่งแต่งตั้ง: one person in one post from a day on.
    Appointment = "appointment";
    /// การมอบหมายผู้รักษาราชการแทน: one person acts for another while that one is on leave.
    Delegation = "delegation";
    /// การเข้าใช้งาน: one browser that is signed in.
    Session = "session";
    /// ตัวตนที่ผู้ให้บริการอื่นยืนยัน: who somebody is at an OpenID provider.
    Identity = "identity";
    /// ลิงก์ใช้ครั้งเดียว: a link that opens an account once.
    AccountLink = "account-link";
    /// การกู้คืนบัญชีโดยสองคน: a request to recover an account that a second person decides on.
    Recovery = "recovery";
    /// พาสคีย์: a passkey, by which somebody signs in without a password.
    Passkey = "passkey";
    /// โทเค็น: with which another program speaks for its owner.
    Token = "token";
    /// การแจ้งเตือน: a word to one member of staff.
    NoticeKind = "notice";
}

kernel::codes! {
    /// ประเภทหน่วยงาน: organisations of every kind of local government, those above them, and units within.
    pub enum OfficeKind {
        /// สภาสังคมสงเคราะห์แห่งประเทศไทยฯ
        NationalCouncil = "national-council",
        /// กระทรวง
        Ministry = "ministry",
        /// กรม
        Department = "department",
        /// สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด (พมจ.)
        ProvinceOffice = "province-office",
        /// องค์การบริหารส่วนจังหวัด (อบจ.)
        ProvincialAdministration = "pao",
        /// เทศบาลนคร
        CityMunicipality = "city",
        /// เทศบาลเมือง
        TownMunicipality = "town",
        /// เทศบาลตำบล
        SubdistrictMunicipality = "subdistrict-municipality",
        /// องค์การบริหารส่วนตำบล (อบต.)
        SubdistrictAdministration = "sao",
        /// กรุงเทพมหานคร
        Bangkok = "bangkok",
        /// เมืองพัทยา
        Pattaya = "pattaya",
        /// สำนัก หรือสำนักปลัด
        Bureau = "bureau",
        /// กอง เช่น กองสวัสดิการสังคม
        Division = "division",
        /// ฝ่าย หรืองาน
        Section = "section",
    }
}

/// หน่วยงานใหม่: what is needed to add an office.
#[derive(Debug, Clone)]
pub struct NewOffice {
    /// The office above; none for the top of a tree.
    pub parent: Option<Id<Office>>,
    /// Its kind.
    pub kind: OfficeKind,
    /// Thai name.
    pub name: String,
    /// English name; may be empty.
    pub name_en: String,
    /// Code of its province (2 digits), district (4) or subdistrict (6); empty for the whole country.
    pub place: String,
    /// The place in words.
    pub place_name: String,
    /// Telephone; may be empty.
    pub phone: String,
}

impl NewOffice {
    /// An office with no more than a kind and a name.
    #[must_use]
    pub fn new(parent: Option<Id<Office>>, kind: OfficeKind, name: impl Into<String>) -> Self {
        let empty = String::new;
        let name = name.into();
        Self { parent, kind, name, name_en: empty(), place: empty(), place_name: empty(), phone: empty() }
    }
}

/// บุคลากรใหม่: what is needed to add a member of staff.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// The home office.
    pub office: Id<Office>,
    /// คำนำหน้านาม.
    pub title: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// E-mail; may be empty.
    pub email: String,
    /// เลขที่ใบอนุญาตประกอบวิชาชีพสังคมสงเคราะห์; may be empty.
    pub licence_no: String,
    /// The last day of the licence (พ.ร.บ. วิชาชีพสังคมสงเคราะห์ พ.ศ. 2556: five years).
    pub licence_until: Option<Day>,
    /// The language they read.
    pub lang: Lang,
}

impl NewStaff {
    /// Somebody with no more than a name and an office, who reads Thai.
    #[must_use]
    pub fn new(
        office: Id<Office>,
        title: impl Into<String>,
        given_name: impl Into<String>,
        family_name: impl Into<String>,
    ) -> Self {
        Self {
            office,
            title: title.into(),
            given_name: given_name.into(),
            family_name: family_name.into(),
            phone: String::new(),
            email: String::new(),
            licence_no: String::new(),
            licence_until: None,
            lang: Lang::Th,
        }
    }
}

/// คำสั่งแต่งตั้งใหม่: somebody takes a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewAppointment {
    /// Who.
    pub staff: Id<Staff>,
    /// Where; the post counts for the offices below too.
    pub office: Id<Office>,
    /// As what.
    pub role: Role,
    /// The position level, for those on the social-work line.
    pub level: Option<Level>,
    /// The first day.
    pub from: Day,
    /// The last day; none while it is open.
    pub until: Option<Day>,
}

/// การมอบหมายใหม่: somebody acts for a colleague on leave.
#[derive(Debug, Clone)]
pub struct NewDelegation {
    /// Who goes on leave.
    pub from_staff: Id<Staff>,
    /// Who acts.
    pub to_staff: Id<Staff>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Why.
    pub reason: String,
}

/// บุคลากรโดยย่อ: a member of staff as other pages name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffBrief {
    /// Their id.
    pub id: Id<Staff>,
    /// Given and family name.
    pub name: String,
    /// The name with its title, as under a signature.
    pub full_name: String,
    /// The role of the appointment that is meant.
    pub role: Option<Role>,
    /// Its level.
    pub level: Option<Level>,
    /// The office of that appointment, or the home office.
    pub office: Id<Office>,
    /// That office's name.
    pub office_name: String,
}

/// บัญชีผู้ใช้โดยย่อ: an account as those who keep the machine see it; nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountBrief {
    /// Whose.
    pub staff: Id<Staff>,
    /// The name to sign in with.
    pub user_name: String,
    /// Given and family name of its holder.
    pub name: String,
    /// What its holder is today, each role once.
    pub roles: Vec<Role>,
    /// Whether its holder may sign in, or what stands against it.
    pub state: AccountState,
}

/// หน่วยงานโดยย่อ: an office as other pages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeBrief {
    /// Its id.
    pub id: Id<Office>,
    /// The office above.
    pub parent: Option<Id<Office>>,
    /// Its kind.
    pub kind: OfficeKind,
    /// Thai name.
    pub name: String,
    /// English name; may be empty.
    pub name_en: String,
    /// Code of its province, district or subdistrict; may be empty.
    pub place: String,
    /// The place in words.
    pub place_name: String,
    /// Telephone; may be empty.
    pub phone: String,
}

impl OfficeBrief {
    /// The name in a language; Thai where there is no English one.
    #[must_use]
    pub fn named(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name }
    }
}

/// การแจ้งเตือนใหม่: what somebody is told, by the module that knows the record.
#[derive(Debug, Clone)]
pub struct NewNotice<'a> {
    /// The text key.
    pub key: &'a str,
    /// The values of the text.
    pub args: &'a [(&'a str, &'a str)],
    /// The record it is about.
    pub about: Ref,
    /// The page of that record.
    pub href: String,
}

/// การแจ้งเตือน: a word to one member of staff about a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Moment,
    /// The text key.
    pub key: String,
    /// The values of the text.
    pub args: Vec<(String, String)>,
    /// The page of the record it is about.
    pub href: String,
    /// Whether it was read.
    pub read: bool,
}
