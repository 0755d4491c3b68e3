//! หนังสือส่งต่อ: data of `documents/referral_letter.typ`, an official letter to an office outside.

use kernel::Day;
use serde::Serialize;
use ui::Page;

use crate::model::{Enclosure, Package, ReferralBody, ReferralRow, Sender, SignatureRow};
use crate::views::papers::{consent_words, label};

/// หนังสือภายนอก (ระเบียบงานสารบรรณ พ.ศ. 2526, แบบที่ 1) by which a case is referred.
#[derive(Debug, Clone, Serialize)]
pub struct ReferralLetter {
    /// Its parts.
    pub letter: LetterHead,
}

/// The parts of the letter in the order in which they are printed; an empty one is left out.
#[derive(Debug, Clone, Serialize)]
pub struct LetterHead {
    /// ที่: code of the office / running number of the calendar year, "สข 52001/123".
    pub number: String,
    /// ส่วนราชการเจ้าของหนังสือ
    pub office: String,
    /// Its address, one or two lines.
    pub address: String,
    /// วัน เดือน ปี: the month in full, without the word วันที่.
    pub date: String,
    /// เรื่อง
    pub subject: String,
    /// คำขึ้นต้น without the addressee: "เรียน".
    pub salutation: String,
    /// To whom.
    pub addressee: String,
    /// อ้างถึง: the latest letter in the matter.
    pub reference: String,
    /// สิ่งที่ส่งมาด้วย, each with its number of copies.
    pub enclosures: Vec<String>,
    /// ภาคเหตุ: why it is written (ด้วย…, ตามที่…นั้น).
    pub cause: String,
    /// The data chosen field by field for this referral.
    pub shared: Vec<SharedFact>,
    /// ภาคความประสงค์: what is asked, with the consent or the legal basis of what is shared.
    pub purpose: String,
    /// ภาคสรุป: จึงเรียนมาเพื่อ….
    pub conclusion: String,
    /// คำลงท้าย: "ขอแสดงความนับถือ".
    pub farewell: String,
    /// Who signs.
    pub signer: Signer,
    /// ส่วนราชการเจ้าของเรื่อง, telephone, e-mail: one line each.
    pub contact: Vec<String>,
    /// สำเนาส่ง
    pub copies: Vec<String>,
    /// สิ่งที่ส่งมาด้วย, each on a page of its own.
    pub annexes: Vec<Annex>,
}

/// สิ่งที่ส่งมาด้วยหนึ่งฉบับ
#[derive(Debug, Clone, Serialize)]
pub struct Annex {
    /// Its name.
    pub name: String,
    /// Its parts.
    pub parts: Vec<SharedFact>,
}

/// One field of the client's data that the receiving office is told.
#[derive(Debug, Clone, Serialize)]
pub struct SharedFact {
    /// The field's name.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// ผู้ลงนาม
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    /// Full name.
    pub name: String,
    /// Position.
    pub post: String,
}

/// A referral that was sent, with what its letter is made of. What is told of the client comes out of the package alone.
#[derive(Debug)]
pub struct Sent<'a> {
    /// Number, days, receiver.
    pub row: &'a ReferralRow,
    /// What the letter says.
    pub body: &'a ReferralBody,
    /// What is sent.
    pub package: &'a Package,
    /// Who signed.
    pub signatures: &'a [SignatureRow],
}

impl ReferralLetter {
    /// The letter of a referral.
    #[must_use]
    pub fn new(p: &Page, sent: &Sent<'_>) -> Self {
        let Sent { row, body, package, .. } = sent;
        let from = &package.sender;
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| p.day(day));
        let fact = |name: String, value: &str| SharedFact { name, value: value.to_owned() };
        let client = fact(p.t("cases-referral-client").into_owned(), &package.client);
        let facts = package.facts.iter().map(|one| fact(label(p, one.field), &one.value));
        let told = [("office", from.name.as_str()), ("purpose", package.purpose.as_str())];
        let consent = body.consent.as_ref().map_or_else(String::new, |consent| consent_words(p, consent));
        let basis = p.tn("cases-letter-basis", &[("law", package.law.as_str()), ("consent", &consent)]);
        let until = p.t1("cases-letter-until", "day", &day(row.answer_by));
        Self {
            letter: LetterHead {
                number: row.number.clone(),
                office: from.name.clone(),
                address: from.address.clone(),
                date: day(row.sent_on),
                subject: p.t("cases-letter-subject").into_owned(),
                salutation: p.t("cases-letter-salutation").into_owned(),
                addressee: addressee(body),
                reference: String::new(),
                enclosures: package
                    .enclosures
                    .iter()
                    .map(|one| p.t1("cases-letter-copies", "name", &one.name))
                    .collect(),
                cause: p.t1("cases-letter-cause", "office", &from.name),
                shared: std::iter::once(client).chain(facts).collect(),
                purpose: format!("{}\n{basis}\n{until}", p.tn("cases-letter-purpose", &told)),
                conclusion: p.t("cases-letter-conclusion").into_owned(),
                farewell: p.t("cases-letter-farewell").into_owned(),
                signer: sent.signer(p),
                contact: contact(p, from),
                copies: Vec::new(),
                annexes: package.enclosures.iter().filter(|one| !one.parts.is_empty()).map(annex).collect(),
            },
        }
    }
}

impl Sent<'_> {
    /// Whoever signed last answers for the letter.
    fn signer(&self, p: &Page) -> Signer {
        let last = self.signatures.last();
        let level = last.and_then(|signed| signed.level).map_or("", |level| level.name(p.lang));
        Signer {
            name: last.map_or_else(String::new, |signed| signed.name.clone()),
            post: format!("{}{level}", p.t("cases-social-worker")),
        }
    }
}

fn addressee(body: &ReferralBody) -> String {
    let (name, attention) = (&body.receiver.name, &body.receiver.attention);
    if attention.is_empty() || attention.contains(name.as_str()) {
        if attention.is_empty() { name.clone() } else { attention.clone() }
    } else {
        format!("{attention} {name}")
    }
}

fn contact(p: &Page, office: &Sender) -> Vec<String> {
    let phone = (!office.phone.is_empty()).then(|| p.t1("cases-letter-phone", "phone", &office.phone));
    std::iter::once(office.name.clone()).chain(phone).collect()
}

fn annex(one: &Enclosure) -> Annex {
    let part = |(name, value): &(String, String)| SharedFact { name: name.clone(), value: value.clone() };
    Annex { name: one.name.clone(), parts: one.parts.iter().map(part).collect() }
}
