//! What an organisation offers: to whom, where, when, in which languages, at what cost, and what must be brought.

use kernel::{Id, Lang};
use people::geography;
use serde::{Deserialize, Serialize};

use super::phone::{Contact, Phone};
use super::uuid::{Part, Uuid};
use super::{Location, Schedule, TopicList};

/// ที่มาของรายการ: who says so and how sure that is (data/reference/README.md), for entries that the program brings along.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// Where it was read; empty when not said.
    pub text: String,
    /// How certain it is: S, V, M+, M, M-, X; empty when not said.
    pub mark: String,
}

/// หัวเรื่อง: a word of one of the lists that services are found by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Topic {
    /// Which list.
    pub list: TopicList,
    /// Its code there.
    pub code: String,
}

/// How far a service reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// ทั้งประเทศ
    Country,
    /// A province, district or sub-district: the code of [`geography::place`].
    Place(i64),
    /// In words alone.
    Words,
}

/// พื้นที่ให้บริการ (HSDS `service_area`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its id.
    pub id: Uuid,
    /// How far.
    pub reach: Reach,
    /// As it was written; empty where the reach says it.
    #[serde(default)]
    pub words: String,
}

impl Area {
    /// The area in words; none for the whole country, whose word is a text of the page.
    #[must_use]
    pub fn line(&self, lang: Lang) -> Option<String> {
        match self.reach {
            Reach::Country => None,
            Reach::Place(code) => geography::place(code).map(|place| place.line(lang)),
            Reach::Words => Some(self.words.clone()),
        }
    }

    /// The place under which the service is looked for: its code, 0 for the whole country.
    #[must_use]
    pub const fn place(&self) -> Option<i64> {
        match self.reach {
            Reach::Country => Some(0),
            Reach::Place(code) => Some(code),
            Reach::Words => None,
        }
    }
}

impl Part for Area {
    fn id(&mut self) -> &mut Uuid {
        &mut self.id
    }
    fn says_the_same(&self, other: &Self) -> bool {
        (self.reach, &self.words) == (other.reach, &other.words)
    }
}

/// ภาษา (HSDS `language`): spoken there, without an interpreter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Language {
    /// Its id.
    pub id: Uuid,
    /// ISO 639; empty when only the name is known.
    pub code: String,
    /// Its name; empty when the code says it.
    pub name: String,
}

impl Part for Language {
    fn id(&mut self) -> &mut Uuid {
        &mut self.id
    }
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.code, &self.name) == (&other.code, &other.name)
    }
}

/// The languages that a form offers: ISO 639-1 or 639-3, in Thai and English.
pub const LANGUAGES: [(&str, &str, &str); 11] = [
    ("th", "ไทย", "Thai"),
    ("tsq", "ภาษามือไทย", "Thai Sign Language"),
    ("en", "อังกฤษ", "English"),
    ("mfa", "มลายูปัตตานี", "Pattani Malay"),
    ("my", "พม่า", "Burmese"),
    ("lo", "ลาว", "Lao"),
    ("km", "เขมร", "Khmer"),
    ("shn", "ไทใหญ่", "Shan"),
    ("ksw", "กะเหรี่ยงสะกอ", "S'gaw Karen"),
    ("hmn", "ม้ง", "Hmong"),
    ("zh", "จีน", "Chinese"),
];

impl Language {
    /// Whether a form offers it.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        LANGUAGES.iter().any(|(code, ..)| *code == self.code)
    }

    /// Its name in a language.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> &str {
        let known = LANGUAGES.iter().find(|(code, ..)| *code == self.code);
        match (known, lang) {
            (Some((_, th, _)), Lang::Th) => th,
            (Some((_, _, en)), Lang::En) => en,
            (None, _) if self.name.is_empty() => &self.code,
            (None, _) => &self.name,
        }
    }
}

/// ค่าบริการ (HSDS `cost_option`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cost {
    /// Its id.
    pub id: Uuid,
    /// For whom or what.
    pub option: String,
    /// Three letters of ISO 4217; empty when not said.
    pub currency: String,
    /// How much; 0 is free of charge.
    pub amount: Option<f64>,
    /// Per visit, per night.
    pub words: String,
}

impl Cost {
    /// Free of charge for everybody.
    #[must_use]
    pub fn free() -> Self {
        Self { amount: Some(0.0), currency: "THB".to_owned(), ..Self::default() }
    }

    /// Whether it says that everybody is served free of charge.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.option.is_empty() && self.amount.is_some_and(|amount| amount.abs() < f64::EPSILON)
    }
}

impl Part for Cost {
    fn id(&mut self) -> &mut Uuid {
        &mut self.id
    }
    fn says_the_same(&self, other: &Self) -> bool {
        let said = |cost: &Self| (cost.option.clone(), cost.words.clone(), cost.amount.map(f64::to_bits));
        said(self) == said(other)
    }
}

/// เอกสารที่ต้องนำมา (HSDS `required_document`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequiredDocument {
    /// Its id.
    pub id: Uuid,
    /// Which.
    pub document: String,
    /// Where its form is found.
    pub uri: String,
}

impl Part for RequiredDocument {
    fn id(&mut self) -> &mut Uuid {
        &mut self.id
    }
    fn says_the_same(&self, other: &Self) -> bool {
        self.document == other.document
    }
}

/// บริการ as its entry says (HSDS `service`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewService {
    /// Name.
    pub name: String,
    /// ชื่อที่เรียกกัน
    pub alternate_name: String,
    /// What is done for whom.
    pub description: String,
    /// Its page.
    pub url: String,
    /// E-mail.
    pub email: String,
    /// สภาพปัญหา and กลุ่มเป้าหมาย that it is for, in order.
    pub topics: Vec<Topic>,
    /// คุณสมบัติผู้รับบริการ in words.
    pub eligibility: String,
    /// Youngest age in years.
    pub minimum_age: Option<i64>,
    /// Oldest age in years.
    pub maximum_age: Option<i64>,
    /// ขั้นตอนการขอรับบริการ
    pub application: String,
    /// ค่าบริการ in words.
    pub fees: String,
    /// ค่าบริการ as amounts.
    pub costs: Vec<Cost>,
    /// มาตรฐาน การรับรอง ใบอนุญาต
    pub accreditations: String,
    /// ล่าม
    pub interpretation: String,
    /// ข่าวด่วน: what is different just now.
    pub alert: String,
    /// Telephones.
    pub phones: Vec<Phone>,
    /// เวลาให้บริการ
    pub schedules: Vec<Schedule>,
    /// พื้นที่ให้บริการ
    pub areas: Vec<Area>,
    /// ภาษา
    pub languages: Vec<Language>,
    /// เอกสารที่ต้องนำมา
    pub documents: Vec<RequiredDocument>,
    /// ผู้ประสานงาน
    pub contacts: Vec<Contact>,
    /// The e-mail of whoever verified the entry in another directory; empty when verified here.
    pub assurer_email: String,
    /// Where the entry comes from.
    pub source: Source,
}

/// จุดให้บริการ (HSDS `service_at_location`): a service at one of its places, with what is different there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServicePoint {
    /// Its id for other directories.
    pub id: Uuid,
    /// Where.
    pub location: Id<Location>,
    /// What is different there.
    pub about: PointDetails,
}

/// What is different at one of a service's places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PointDetails {
    /// In words.
    pub description: String,
    /// Telephones of that place.
    pub phones: Vec<Phone>,
    /// Hours of that place.
    pub schedules: Vec<Schedule>,
}
