//! เครือข่ายสมมุติ: made-up organisations of the district beside the national hotlines, one of them not verified for too long.

use directory::model::{Area, Contact, Cost, Language, Reach, RequiredDocument, Schedule, Uuid, Weekday};
use directory::{NewLocation, NewOrganisation, NewService, Phone, Topic, TopicList};
use kernel::{Code as _, Day};
use store::{Db, StoreError};

use super::PART;

/// One service of an organisation that was made up.
struct Help {
    organisation: &'static str,
    kind: &'static str,
    about: &'static str,
    phone: &'static str,
    /// Name of the place, address, sub-district by its code.
    at: (&'static str, &'static str, i64),
    service: &'static str,
    what: &'static str,
    eligibility: &'static str,
    ages: (Option<i64>, Option<i64>),
    /// Day and night, or office hours.
    always: bool,
    area: i64,
    topics: &'static [(TopicList, &'static str)],
    documents: &'static [&'static str],
    languages: &'static [&'static str],
    /// Days since somebody made sure; none when nobody did.
    verified: Option<i64>,
}

/// Who helps in the made-up district, in places of จังหวัดพิษณุโลก.
const NETWORK: [Help; 4] = [
    Help {
        organisation: "บ้านพักเด็กและครอบครัวตัวอย่าง",
        kind: "ส่วนราชการ",
        about: "ที่พักชั่วคราวและการคุ้มครองเด็ก สตรี และครอบครัวในจังหวัดสมมุติ",
        phone: "055-000-101",
        at: ("อาคารบ้านพัก", "99 ถนนสมมุติ", 65_01_01),
        service: "ที่พักชั่วคราวสำหรับเด็กและครอบครัว",
        what: "รับเด็ก สตรี และครอบครัวที่ไม่ปลอดภัยเข้าพัก พร้อมนักสังคมสงเคราะห์และนักจิตวิทยา",
        eligibility: "ผู้ถูกกระทำด้วยความรุนแรง หรือเด็กที่อยู่ในสภาพที่ต้องคุ้มครอง",
        ages: (None, None),
        always: true,
        area: 65,
        topics: &[(TopicList::Problem, "violence"), (TopicList::Problem, "housing"), (TopicList::Group, "child")],
        documents: &["หนังสือส่งตัว (ถ้ามี)"],
        languages: &["th"],
        verified: Some(20),
    },
    Help {
        organisation: "โรงพยาบาลบางระกำสมมุติ",
        kind: "โรงพยาบาล",
        about: "โรงพยาบาลชุมชนของอำเภอในชุดสาธิต",
        phone: "055-000-202",
        at: ("ตึกผู้ป่วยนอก ชั้น 2", "1 หมู่ 4", 65_04_01),
        service: "คลินิกสุขภาพจิตและจิตเวช",
        what: "ตรวจ รักษา และติดตามผู้มีภาวะซึมเศร้า ผู้เสี่ยงทำร้ายตนเอง และผู้ป่วยจิตเวช",
        eligibility: "นัดหมายล่วงหน้า ยกเว้นกรณีฉุกเฉิน",
        ages: (Some(15), None),
        always: false,
        area: 65_04,
        topics: &[(TopicList::Problem, "health"), (TopicList::Group, "patient")],
        documents: &["บัตรประจำตัวประชาชน", "ใบส่งตัว"],
        languages: &["th", "en"],
        verified: Some(45),
    },
    Help {
        organisation: "ศูนย์พัฒนาคุณภาพชีวิตผู้สูงอายุบ้านสมมุติ",
        kind: "กลุ่มในชุมชน",
        about: "ศูนย์ของชุมชนที่ผู้สูงอายุมาพบกันและอาสาสมัครออกเยี่ยมบ้าน",
        phone: "081-000-3030",
        at: ("ศาลาเอนกประสงค์", "หมู่ 7", 65_06_02),
        service: "อาสาสมัครเยี่ยมบ้านผู้สูงอายุ",
        what: "เยี่ยมบ้าน ช่วยกิจวัตรประจำวัน และส่งอาหารให้ผู้สูงอายุที่อยู่ลำพังหรือติดเตียง",
        eligibility: "ผู้สูงอายุที่อยู่ลำพัง ติดบ้าน หรือติดเตียง",
        ages: (Some(60), None),
        always: false,
        area: 65_06,
        topics: &[(TopicList::Problem, "family"), (TopicList::Group, "elderly")],
        documents: &[],
        languages: &["th"],
        verified: Some(400),
    },
    Help {
        organisation: "มูลนิธิปันสุขสมมุติ",
        kind: "มูลนิธิ",
        about: "มูลนิธิที่ช่วยค่าครองชีพและการศึกษาในชุดสาธิต",
        phone: "055-000-404 ต่อ 9",
        at: ("สำนักงานมูลนิธิ", "12/3 ซอยตัวอย่าง", 65_01_02),
        service: "ทุนการศึกษาเด็กในครอบครัวยากลำบาก",
        what: "ทุนรายเทอม อุปกรณ์การเรียน และครูพี่เลี้ยง",
        eligibility: "มีหนังสือรับรองจากโรงเรียนหรือหน่วยงานสวัสดิการ",
        ages: (Some(6), Some(18)),
        always: false,
        area: 65,
        topics: &[(TopicList::Problem, "education"), (TopicList::Problem, "income"), (TopicList::Group, "child")],
        documents: &["หนังสือรับรองจากโรงเรียน", "สำเนาทะเบียนบ้าน"],
        languages: &["th"],
        verified: None,
    },
];

/// Who made sure of the entries.
const VERIFIER: &str = "มาลี ใจดี";

/// Adds them.
pub(super) async fn make(db: &Db, today: Day) -> Result<(), StoreError> {
    let tx = db.write(PART).await?;
    for help in &NETWORK {
        let organisation = directory::new_organisation(&tx, &help.offered_by()).await?;
        let location = directory::new_location(&tx, organisation, &help.location(&db.random_word())).await?;
        let service =
            directory::new_service(&tx, organisation, &help.service(|| Uuid::random(&db.random_word()))).await?;
        directory::give_at(&tx, service, &[location]).await?;
        if let Some(days) = help.verified {
            directory::verified(&tx, service, today.plus_days(-days), VERIFIER).await?;
        }
    }
    tx.commit().await
}

impl Help {
    fn phone(&self, id: Uuid) -> Phone {
        let (number, extension) = self.phone.split_once(" ต่อ ").unwrap_or((self.phone, ""));
        Phone { id, number: number.to_owned(), extension: extension.parse().ok(), ..Phone::default() }
    }

    fn offered_by(&self) -> NewOrganisation {
        NewOrganisation {
            name: self.organisation.to_owned(),
            description: self.about.to_owned(),
            legal_status: self.kind.to_owned(),
            ..NewOrganisation::default()
        }
    }

    fn location(&self, word: &str) -> NewLocation {
        let (name, address, place) = self.at;
        NewLocation {
            name: name.to_owned(),
            address: address.to_owned(),
            place: Some(place),
            address_id: Uuid::random(word),
            ..NewLocation::default()
        }
    }

    fn service(&self, id: impl Fn() -> Uuid) -> NewService {
        let weekdays = Weekday::ALL[..5].to_vec();
        let office_hours = Schedule { days: weekdays, opens: 510, closes: 990, ..Schedule::default() };
        let schedule = if self.always { Schedule::day_and_night() } else { office_hours };
        let document =
            |text: &&str| RequiredDocument { id: id(), document: (*text).to_owned(), ..RequiredDocument::default() };
        let language = |code: &&str| Language { id: id(), code: (*code).to_owned(), ..Language::default() };
        let topic = |(list, code): &(TopicList, &str)| Topic { list: *list, code: (*code).to_owned() };
        NewService {
            name: self.service.to_owned(),
            description: self.what.to_owned(),
            eligibility: self.eligibility.to_owned(),
            minimum_age: self.ages.0,
            maximum_age: self.ages.1,
            topics: self.topics.iter().map(topic).collect(),
            phones: vec![self.phone(id())],
            schedules: vec![Schedule { id: id(), ..schedule }],
            areas: vec![Area { id: id(), reach: Reach::Place(self.area), words: String::new() }],
            languages: self.languages.iter().map(language).collect(),
            documents: self.documents.iter().map(document).collect(),
            costs: vec![Cost { id: id(), ..Cost::free() }],
            contacts: vec![Contact {
                id: id(),
                name: "ผู้รับเรื่อง".into(),
                title: self.kind.to_owned(),
                ..Contact::default()
            }],
            ..NewService::default()
        }
    }
}
