//! แฟ้มแลกเปลี่ยนตาม TH e-GIF (e-CMS): the fields of a letter as XML. What its elements are called is reference data, since the
//! published profile was not found.

use kernel::Code as _;
use quick_xml::events::{BytesRef, Event};

use crate::model::{Content, Element, LetterRow, Secrecy, SettingRow, Urgency};

/// SpeedCode: 001 ปกติ, 002 ด่วน, 003 ด่วนมาก, 004 ด่วนที่สุด. A letter with a moment of its own counts as the most urgent.
#[must_use]
pub const fn speed(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Normal => "001",
        Urgency::Urgent => "002",
        Urgency::VeryUrgent => "003",
        Urgency::MostUrgent | Urgency::Within => "004",
    }
}

/// SecretCode: 001 ปกติ, 002 ลับ, 003 ลับมาก; 004 ลับที่สุด is never kept here.
#[must_use]
pub const fn secret(secrecy: Secrecy) -> &'static str {
    match secrecy {
        Secrecy::Open => "001",
        Secrecy::Secret => "002",
        Secrecy::VerySecret => "003",
    }
}

/// ชื่อส่วนของแฟ้ม: what each element is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names(Vec<(Element, String)>);

impl Names {
    /// The names that the reference data gives; none when one is missing.
    #[must_use]
    pub fn of(entries: &[SettingRow]) -> Option<Self> {
        let word = |element: &Element| {
            let entry = entries.iter().find(|entry| entry.code == element.code())?;
            Some((*element, entry.word.clone()?))
        };
        Element::ALL.iter().map(word).collect::<Option<_>>().map(Self)
    }

    fn of_element(&self, element: Element) -> &str {
        self.0.iter().find(|(one, _)| *one == element).map_or("", |(_, name)| name)
    }

    fn element(&self, name: &str) -> Option<Element> {
        self.0.iter().find(|(_, one)| one == name).map(|(element, _)| *element)
    }
}

/// The letter as an exchange file.
#[must_use]
pub fn written(names: &Names, letter: &LetterRow, content: &Content) -> String {
    let date = letter.dated_on.map_or_else(String::new, |day| day.date().to_string());
    let text = content.paragraphs.join("\n");
    let once = [
        (Element::Number, letter.number_text.as_str()),
        (Element::DatedOn, &date),
        (Element::Subject, &letter.subject),
        (Element::Secrecy, secret(letter.secrecy)),
        (Element::Urgency, speed(letter.urgency)),
        (Element::From, &letter.party_from),
        (Element::To, &letter.party_to),
    ];
    let references = content.references.iter().map(|one| (Element::Reference, one.as_str()));
    let enclosures = content.enclosures.iter().map(|one| (Element::Enclosure, one.as_str()));
    let all = once.into_iter().chain(references).chain(enclosures).chain([(Element::Text, text.as_str())]);
    let whole = names.of_element(Element::Letter);
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{whole}>\n");
    for (part, value) in all {
        element(&mut xml, names.of_element(part), value);
    }
    xml.push_str(&format!("</{whole}>\n"));
    xml
}

fn element(xml: &mut String, name: &str, value: &str) {
    xml.push_str(&format!("  <{name}>{}</{name}>\n", escaped(value)));
}

fn escaped(text: &str) -> String {
    let lawful = text.chars().filter(|letter| !letter.is_control() || *letter == '\n');
    let mut escaped = String::with_capacity(text.len());
    for letter in lawful {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// หนังสือจากแฟ้มแลกเปลี่ยน: the fields as they stand in the file, for somebody to look at before the letter is entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrived {
    /// ที่
    pub number: String,
    /// ลงวันที่, as ISO 8601 of the Common Era.
    pub date: String,
    /// เรื่อง
    pub subject: String,
    /// จาก
    pub sender: String,
    /// ถึง
    pub receiver: String,
    /// ชั้นความเร็ว; normal where the code is unknown.
    pub urgency: Option<Urgency>,
    /// ชั้นความลับ; none for ลับที่สุด, which is not taken.
    pub secrecy: Option<Secrecy>,
    /// อ้างถึง, one to each.
    pub references: Vec<String>,
    /// สิ่งที่ส่งมาด้วย, one to each.
    pub enclosures: Vec<String>,
    /// ข้อความ
    pub text: String,
}

/// แฟ้มที่อ่านไม่ได้: no XML, no letter in it, or a document type of its own, which no letter needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Reads an exchange file; elements that are not known are passed over, whatever their namespace.
///
/// # Errors
/// [`Unreadable`].
pub fn read(names: &Names, text: &str) -> Result<Arrived, Unreadable> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut arrived = Arrived { secrecy: Some(Secrecy::Open), ..Arrived::default() };
    let mut value = String::new();
    loop {
        match reader.read_event().map_err(|_| Unreadable)? {
            Event::DocType(_) => return Err(Unreadable),
            Event::Eof => break,
            Event::Start(_) => value.clear(),
            Event::Text(words) => value.push_str(&words.xml10_content()),
            Event::CData(words) => value.push_str(&words.xml10_content()),
            Event::GeneralRef(name) => value.push_str(&entity(&name).ok_or(Unreadable)?),
            Event::End(tag) => {
                if let Some(part) = names.element(tag.local_name().as_ref()) {
                    arrived.set(part, value.trim());
                }
            }
            _ => {}
        }
    }
    if arrived.subject.is_empty() { Err(Unreadable) } else { Ok(arrived) }
}

/// What `&amp;` and its kind stand for.
fn entity(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Some(letter.to_string());
    }
    quick_xml::escape::resolve_xml_entity(reference).map(str::to_owned)
}

impl Arrived {
    /// Takes the value of an element; what is no text of a letter stays as it is.
    fn set(&mut self, part: Element, value: &str) {
        let text = match part {
            Element::Number => &mut self.number,
            Element::DatedOn => &mut self.date,
            Element::Subject => &mut self.subject,
            Element::From => &mut self.sender,
            Element::To => &mut self.receiver,
            Element::Urgency => {
                self.urgency = Urgency::ALL.iter().copied().find(|urgency| speed(*urgency) == value);
                return;
            }
            Element::Secrecy => {
                self.secrecy = Secrecy::ALL.iter().copied().find(|secrecy| secret(*secrecy) == value);
                return;
            }
            Element::Enclosure => return self.enclosures.push(value.to_owned()),
            Element::Reference => return self.references.push(value.to_owned()),
            Element::Text => &mut self.text,
            Element::Letter => return,
        };
        value.clone_into(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let word = |element: Element| match element {
            Element::Number => "ID",
            Element::Subject => "Subject",
            Element::Secrecy => "SecretCode",
            Element::Urgency => "SpeedCode",
            Element::Enclosure => "Attachment",
            other => other.code(),
        };
        Names(Element::ALL.iter().map(|element| (*element, word(*element).to_owned())).collect())
    }

    #[test]
    fn what_was_written_is_read_again_and_what_is_hostile_is_not() {
        let file = "<?xml version=\"1.0\"?><x:L xmlns:x=\"a\"><x:ID>พม 0301/1</x:ID><x:Subject>ก &amp; ข</x:Subject>\
                    <SpeedCode>003</SpeedCode><SecretCode>001</SecretCode><Attachment>ก</Attachment></x:L>";
        let read_again = read(&names(), file).unwrap();
        assert_eq!((read_again.number.as_str(), read_again.subject.as_str()), ("พม 0301/1", "ก & ข"));
        assert_eq!((read_again.urgency, read_again.secrecy), (Some(Urgency::VeryUrgent), Some(Secrecy::Open)));
        assert_eq!(read_again.enclosures, ["ก"]);
        let most_secret = read(&names(), "<L><Subject>ก</Subject><SecretCode>004</SecretCode></L>").unwrap();
        assert_eq!(most_secret.secrecy, None);
        for bad in [
            "",
            "ไม่ใช่",
            "<L></L>",
            "<L><Subject>ก</L>",
            "<!DOCTYPE L [<!ENTITY a \"b\">]><L><Subject>&a;</Subject></L>",
        ] {
            assert_eq!(read(&names(), bad), Err(Unreadable), "{bad}");
        }
    }

    #[test]
    fn what_people_wrote_is_never_markup() {
        assert_eq!(escaped("<a & b>\u{1}\n"), "&lt;a &amp; b&gt;\n");
    }

    #[test]
    fn the_codes_rise_with_urgency_and_secrecy() {
        assert_eq!([speed(Urgency::Normal), speed(Urgency::MostUrgent)], ["001", "004"]);
        assert_eq!([secret(Secrecy::Open), secret(Secrecy::VerySecret)], ["001", "003"]);
    }
}
