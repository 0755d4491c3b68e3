//! Lists that are typed one to a line: telephones, contacts, documents, areas. What a line means is understood from its words.

use kernel::{Check, Fields, Lang, Missed};
use people::geography::{self, Resolved};

use crate::model::{Area, Contact, Phone, Reach, RequiredDocument, Uuid};

/// Words that one number takes up at most: "0 2123 4567 ต่อ 12".
const LONGEST: usize = 6;

fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(thai::name::clean).filter(|line| !line.is_empty())
}

/// The number at the beginning of a line, and what is said about it after.
fn phone(line: &str) -> Option<Phone> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (length, number) =
        (1..=LONGEST.min(words.len())).rev().find_map(|length| Some((length, number(&words[..length].join(" "))?)))?;
    let description = words[length..].join(" ").trim_start_matches(['-', '–', ':', ' ']).to_owned();
    Some(Phone { description, ..number })
}

fn number(text: &str) -> Option<Phone> {
    if let Ok(phone) = thai::phone::parse(text) {
        let extension = phone.extension().and_then(|digits| digits.parse().ok());
        let shown = phone.to_string();
        let number = shown.split(" ต่อ ").next().unwrap_or_default().to_owned();
        return Some(Phone { number, extension, ..Phone::default() });
    }
    let abroad = text.strip_prefix('+')?;
    let fits = abroad.len() >= 8 && abroad.chars().all(|letter| letter.is_ascii_digit() || " -".contains(letter));
    fits.then(|| Phone { number: text.to_owned(), ..Phone::default() })
}

/// Telephones, each with what it is for after the number.
pub(super) fn phones(check: &mut Check<'_>, fields: &Fields, name: &str) -> Result<Vec<Phone>, Missed> {
    let read: Option<Vec<Phone>> = lines(fields.get(name)).map(|line| phone(&line)).collect();
    read.map_or_else(|| check.wrong(name, "directory-phone-wrong"), Ok)
}

/// The same as lines.
pub(super) fn of_phones(phones: &[Phone]) -> String {
    let line = |phone: &Phone| format!("{} {}", phone.shown(), phone.description).trim().to_owned();
    phones.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Contacts: name, post, department, telephone and e-mail in any order of the last two, with `|` between.
pub(super) fn contacts(fields: &Fields, name: &str) -> Vec<Contact> {
    lines(fields.get(name)).map(|line| contact(&line)).collect()
}

fn contact(line: &str) -> Contact {
    let mut contact = Contact::default();
    let mut words = Vec::new();
    for part in line.split('|').map(str::trim).filter(|part| !part.is_empty()) {
        match phone(part) {
            Some(phone) => contact.phones.push(phone),
            None if part.contains('@') => part.clone_into(&mut contact.email),
            None => words.push(part.to_owned()),
        }
    }
    let mut words = words.into_iter();
    contact.name = words.next().unwrap_or_default();
    contact.title = words.next().unwrap_or_default();
    contact.department = words.collect::<Vec<_>>().join(" ");
    contact
}

/// The same as lines.
pub(super) fn of_contacts(contacts: &[Contact]) -> String {
    let line = |contact: &Contact| {
        let mut parts = vec![contact.name.clone(), contact.title.clone(), contact.department.clone()];
        parts.extend(contact.phones.iter().map(|phone| of_phones(std::slice::from_ref(phone))));
        parts.push(contact.email.clone());
        parts.retain(|part| !part.is_empty());
        parts.join(" | ")
    };
    contacts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Documents to bring.
pub(super) fn documents(fields: &Fields, name: &str) -> Vec<RequiredDocument> {
    lines(fields.get(name)).map(|document| RequiredDocument { document, ..RequiredDocument::default() }).collect()
}

/// The same as lines.
pub(super) fn of_documents(documents: &[RequiredDocument]) -> String {
    documents.iter().map(|document| document.document.as_str()).collect::<Vec<_>>().join("\n")
}

/// Places served: each line one place of the list, with the places above it where it has namesakes.
pub(super) fn areas(check: &mut Check<'_>, fields: &Fields, name: &str) -> Result<Vec<Area>, Missed> {
    let mut areas = Vec::new();
    for line in lines(fields.get(name)) {
        match geography::resolve(&line) {
            Resolved::One(place) => {
                areas.push(Area { id: Uuid::NONE, reach: Reach::Place(place.code), words: String::new() });
            }
            Resolved::Several(_) => return check.wrong(name, "directory-area-several"),
            Resolved::None => return check.wrong(name, "directory-area-unknown"),
        }
    }
    Ok(areas)
}

/// The places of the list as lines.
pub(super) fn of_areas(areas: &[Area], lang: Lang) -> String {
    let places = areas.iter().filter(|area| matches!(area.reach, Reach::Place(_)));
    places.filter_map(|area| area.line(lang)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;

    fn phones_in(text: &str) -> Result<Vec<Phone>, kernel::Invalid> {
        let fields = Fields::new(vec![("phones".to_owned(), text.to_owned())]);
        let mut check = Check::new(&fields, Day::new(2026, 9, 1).expect("a day"));
        let phones = phones(&mut check, &fields, "phones");
        check.finish(|| phones)
    }

    #[test]
    fn a_line_is_a_number_and_what_it_is_for() {
        let phones = phones_in("๑๓๐๐ ตลอด 24 ชั่วโมง\n055 123 456 ต่อ 12 ฝ่ายรับเรื่อง\n\n+60 3 1234 5678").expect("numbers");
        let said: Vec<_> = phones.iter().map(|phone| (phone.shown(), phone.description.clone())).collect();
        let text = |number: &str, description: &str| (number.to_owned(), description.to_owned());
        assert_eq!(
            said,
            [text("1300", "ตลอด 24 ชั่วโมง"), text("055-123-456 ต่อ 12", "ฝ่ายรับเรื่อง"), text("+60 3 1234 5678", "")]
        );
        assert_eq!(phones_in(&of_phones(&phones)), Ok(phones));
    }

    #[test]
    fn a_line_without_a_number_is_asked_about() {
        assert_eq!(phones_in("ฝ่ายรับเรื่อง").expect_err("no number").of("phones"), Some("directory-phone-wrong"));
    }

    #[test]
    fn a_contact_is_told_apart_by_its_words() {
        let contact = contact("นางสาวสมมุติ ใจดี | หัวหน้าฝ่าย | 081-234-5678 | ask@example.org | ฝ่ายคุ้มครอง");
        assert_eq!((contact.name.as_str(), contact.title.as_str()), ("นางสาวสมมุติ ใจดี", "หัวหน้าฝ่าย"));
        assert_eq!((contact.department.as_str(), contact.email.as_str()), ("ฝ่ายคุ้มครอง", "ask@example.org"));
        assert_eq!(contact.phones[0].number, "081-234-5678");
        assert_eq!(super::contact(&of_contacts(std::slice::from_ref(&contact))), contact);
    }

    #[test]
    fn a_place_is_one_of_the_list_or_asked_about() {
        let read = |text: &str| {
            let fields = Fields::new(vec![("areas".to_owned(), text.to_owned())]);
            let mut check = Check::new(&fields, Day::new(2026, 9, 1).expect("a day"));
            let areas = areas(&mut check, &fields, "areas");
            check.finish(|| areas)
        };
        let codes: Vec<Option<i64>> =
            read("อ.บางระกำ จ.พิษณุโลก\nจ.สุโขทัย").expect("places").iter().map(Area::place).collect();
        assert_eq!(codes, [Some(65_04), Some(64)]);
        assert_eq!(read("ต.ในเมือง").expect_err("many").of("areas"), Some("directory-area-several"));
        assert_eq!(read("นาร์เนีย").expect_err("none").of("areas"), Some("directory-area-unknown"));
    }
}
