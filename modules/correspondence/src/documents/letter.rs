//! หนังสือเป็นกระดาษ: the data of each form, and which template prints it (แบบที่ 1 to 10).

use std::sync::LazyLock;

use ::documents::{About, Error, Template, pictures, render_bearing};
use kernel::{Day, Moment};
use offices::OfficeBrief;
use serde_json::{Value, json};
use ui::Page;

use super::KeptMark;
use crate::model::{Content, HeadRow, Kind, LetterRow, LetterSignatureRow, Secrecy, Series, Urgency};

/// Defines a template of this module once.
macro_rules! template {
    ($name:literal) => {
        LazyLock::new(|| Template::new(($name, include_str!(concat!("../../documents/", $name, ".typ"))), &[]))
    };
}

static EXTERNAL: LazyLock<Template> = template!("external");
static MEMO: LazyLock<Template> = template!("memo");
static STAMPED: LazyLock<Template> = template!("stamped");
static ORDER: LazyLock<Template> = template!("order");
static REGULATION: LazyLock<Template> = template!("regulation");
static ANNOUNCEMENT: LazyLock<Template> = template!("announcement");
static PUBLIC: LazyLock<Template> = template!("public");
static CERTIFICATE: LazyLock<Template> = template!("certificate");
static RECORD: LazyLock<Template> = template!("record");

fn template(kind: Kind) -> &'static Template {
    match kind {
        Kind::External | Kind::Minutes | Kind::Other => &EXTERNAL,
        Kind::Memo => &MEMO,
        Kind::Stamped => &STAMPED,
        Kind::Order => &ORDER,
        Kind::Regulation | Kind::Rule => &REGULATION,
        Kind::Announcement => &ANNOUNCEMENT,
        Kind::Statement | Kind::News => &PUBLIC,
        Kind::Certificate => &CERTIFICATE,
        Kind::Record => &RECORD,
    }
}

/// ฉบับ: which copy of a letter is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copy {
    /// ต้นฉบับ
    Original,
    /// สำเนาคู่ฉบับ, with who drafted, typed and checked it, and how it is kept once the matter is closed.
    Duplicate(Vec<(&'static str, String)>, Option<KeptMark>),
    /// สำเนาถูกต้อง, to be signed by hand: name and post of whoever may, else places for them.
    Certified(Option<(String, String)>),
}

/// What a letter is printed from.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The letter.
    pub letter: &'a LetterRow,
    /// What it says, with the words of its salutation.
    pub content: &'a Content,
    /// Whose it is.
    pub office: &'a OfficeBrief,
    /// The head of that office's letters.
    pub head: &'a HeadRow,
    /// Its signature.
    pub signature: Option<&'a LetterSignatureRow>,
    /// Which copy.
    pub copy: Copy,
    /// The office's own emblem.
    pub emblem: Option<&'a [u8]>,
}

impl Sheet<'_> {
    /// The PDF file; `p` is a page in Thai, as official letters are.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, p: &Page, made_at: Moment) -> Result<Vec<u8>, Error> {
        let ident = format!("letter-{}-{}", self.letter.id, self.letter.version);
        let names = self.names();
        let about = About { names: &names, ..self.about(&ident, made_at) };
        render_bearing(template(self.letter.kind), &about, &self.data(p, made_at.day()), self.emblem)
    }

    /// The same pages as pictures, each an address that an `img` shows.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn pictures(&self, p: &Page, made_at: Moment) -> Result<Vec<String>, Error> {
        let names = self.names();
        let about = About { names: &names, ..self.about("preview", made_at) };
        pictures(template(self.letter.kind), &about, &self.data(p, made_at.day()), self.emblem)
    }

    fn about<'b>(&'b self, ident: &'b str, made_at: Moment) -> About<'b> {
        About { ident, title: &self.letter.subject, author: &self.office.name, made_at, names: &[] }
    }

    /// What may not be cut at the end of a line.
    fn names(&self) -> [&str; 3] {
        [self.office.name.as_str(), self.letter.party_to.as_str(), self.signer_name()]
    }

    fn signer_name(&self) -> &str {
        self.signature.map_or("", |signature| signature.name.as_str())
    }

    fn data(&self, p: &Page, today: Day) -> Value {
        json!({
            "name": if self.content.notice { "แจ้งความ".into() } else { p.code("correspondence-kind", self.letter.kind) },
            "sheet": self.sheet(p, today),
            "letter": self.body(p),
        })
    }

    fn sheet(&self, p: &Page, today: Day) -> Value {
        let (copy, initials, certified) = match &self.copy {
            Copy::Original => ("", Vec::new(), Value::Null),
            Copy::Duplicate(people, _) => {
                let people = people.iter().map(|(part, name)| json!({ "part": part, "name": name })).collect();
                ("สำเนาคู่ฉบับ", people, Value::Null)
            }
            Copy::Certified(by) => {
                let (name, post) = by.clone().unwrap_or_default();
                let date = if by.is_some() { p.day(today) } else { String::new() };
                ("สำเนา", Vec::new(), json!({ "name": name, "post": post, "date": date }))
            }
        };
        json!({
            "emblem": "ตราประจำหน่วยงาน",
            "urgency": urgency(p, self.letter),
            "secrecy": match self.letter.secrecy {
                Secrecy::Open => "".into(),
                secret => p.code("correspondence-secrecy", secret),
            },
            "draft": self.signature.is_none(),
            "copy": copy,
            "initials": initials,
            "kept": self.kept(),
            "certified": certified,
        })
    }

    /// ตรากำหนดเก็บ, which stands on the copy that the office keeps and on no other.
    fn kept(&self) -> Value {
        match &self.copy {
            Copy::Duplicate(_, kept) => KeptMark::value(kept.as_ref()),
            _ => Value::Null,
        }
    }

    fn body(&self, p: &Page) -> Value {
        let (letter, content) = (self.letter, self.content);
        json!({
            "number": self.number(),
            "office": self.office_lines(),
            "date": letter.dated_on.map_or_else(String::new, |day| date(letter.kind, &p.day(day))),
            "year": letter.year.to_string(),
            "subject": letter.subject,
            "edition": content.edition,
            "salutation": content.greeting,
            "addressee": letter.party_to,
            "references": content.references,
            "enclosures": content.enclosures,
            "paragraphs": content.paragraphs,
            "farewell": content.farewell,
            "signer": self.signer(p),
            "contact": self.contact(),
            "effective": content.effective,
            "copies": content.copies,
            "photograph": content.photograph,
        })
    }

    /// The number as it was given; before that, what stands in front of it.
    fn number(&self) -> String {
        if !self.letter.number_text.is_empty() {
            return self.letter.number_text.clone();
        }
        let code = &self.head.code;
        match self.letter.series {
            Series::General | Series::Secret | Series::Circular if !code.is_empty() => format!("{code}/"),
            Series::General | Series::Secret | Series::Circular => String::new(),
            _ => format!("/{}", self.letter.year),
        }
    }

    /// The name of the office and its address; a memo has how to reach it instead, on the same line.
    fn office_lines(&self) -> Vec<&str> {
        let more = if self.letter.kind == Kind::Memo { &self.head.contact } else { &self.head.address };
        std::iter::once(self.office.name.as_str()).chain(more.lines()).collect()
    }

    /// Who answers for it and how they are reached, at the foot of what goes out (แบบที่ 1, 3); the other forms have no such part.
    fn contact(&self) -> Vec<&str> {
        match self.letter.kind {
            Kind::External | Kind::Stamped | Kind::Other => self.head.contact.lines().collect(),
            _ => Vec::new(),
        }
    }

    fn signer(&self, p: &Page) -> Value {
        match self.signature {
            Some(signed) => json!({
                "name": signed.name,
                "post": signed.post.lines().collect::<Vec<_>>(),
                "signed": p.t1("correspondence-signed-electronically", "at", &p.moment(signed.signed_at)),
            }),
            None => json!({ "name": "", "post": [], "signed": "" }),
        }
    }
}

/// ชั้นความเร็ว as it is stamped; nothing on an ordinary letter.
fn urgency(p: &Page, letter: &LetterRow) -> String {
    match (letter.urgency, letter.within_at) {
        (Urgency::Normal, _) => String::new(),
        (Urgency::Within, Some(at)) => {
            format!("{} {}", p.code("correspondence-urgency", Urgency::Within), p.moment(at))
        }
        (urgency, _) => p.code("correspondence-urgency", urgency).into_owned(),
    }
}

/// Orders, announcements and certificates write พ.ศ. before the year; letters do not.
fn date(kind: Kind, long: &str) -> String {
    match (kind, long.rsplit_once(' ')) {
        (Kind::Order | Kind::Regulation | Kind::Rule | Kind::Announcement | Kind::Certificate, Some((day, year))) => {
            format!("{day} พ.ศ. {year}")
        }
        _ => long.to_owned(),
    }
}
