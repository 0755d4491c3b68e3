//! One person as one office wrote them down, on one day, in its own manner.

use crate::chance::Chance;
use crate::people::{self, Person, Population};
use crate::slips;

pub const HEADER: &str =
    "rec_id,title,first_name,last_name,sex,cid,dob,house_no,moo,tambon,amphoe,province,postcode,phone";

const MONTHS: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

pub fn row(number: usize, at: usize, population: &Population, chance: &mut Chance) -> String {
    let person = &population.persons[at];
    // Four offices, each with its way of writing.
    let office = chance.below(4);
    let (mut given, mut surname) = names(person, chance);
    let title = title(person, office, chance);
    if chance.happens(0.7) {
        std::mem::swap(&mut given, &mut surname);
    }
    let glued = office == 2 && chance.happens(50.0);
    let first_name = if glued { format!("{title}{given}") } else { given };
    let sex = match () {
        () if chance.happens(8.0) => "",
        () if person.female != chance.happens(0.4) => ["ญ", "หญิง", "2", "F"][office],
        () => ["ช", "ชาย", "1", "M"][office],
    };
    let [house, moo, tambon, amphoe, province, postcode] = address(person, office, population, chance);
    let (cid, dob, phone) = (cid(at, population, chance), dob(person, office, chance), phone(person, chance));
    let title = if glued { "" } else { title };
    format!(
        "r{number},{title},{first_name},{surname},{sex},{cid},{dob},{house},{moo},{tambon},{amphoe},{province},{postcode},{phone}"
    )
}

fn names(person: &Person, chance: &mut Chance) -> (String, String) {
    let given = if chance.happens(0.8) { crate::names::given(person.female, chance) } else { person.given.clone() };
    let surname = match &person.maiden {
        Some(maiden) if chance.happens(12.0) => maiden,
        _ => &person.surname,
    };
    let missing = chance.happens(0.8);
    let surname = if missing { String::new() } else { slips::name(surname, chance) };
    (slips::name(&given, chance), surname)
}

fn title(person: &Person, office: usize, chance: &mut Chance) -> &'static str {
    let child = person.born.0 > 2011;
    match (person.female, child) {
        _ if chance.happens(6.0) => "",
        (false, true) => ["ด.ช.", "เด็กชาย", "เด็กชาย", "ด.ช."][office],
        (true, true) => ["ด.ญ.", "เด็กหญิง", "เด็กหญิง", "ด.ญ."][office],
        (false, false) => "นาย",
        (true, false) if person.married && !chance.happens(15.0) => "นาง",
        (true, false) => ["น.ส.", "นางสาว", "นางสาว", "นส."][office],
    }
}

fn cid(at: usize, population: &Population, chance: &mut Chance) -> String {
    let person = &population.persons[at];
    match chance.below(1_000) {
        0..340 => String::new(),
        340..344 => "0000000000000".to_owned(),
        344..366 => slips::number(&person.cid, chance),
        366..369 => {
            let (first, size) = person.household;
            population.persons.get(first + chance.below(size)).unwrap_or(person).cid.clone()
        }
        369..600 => {
            let n = &person.cid;
            format!("{}-{}-{}-{}-{}", &n[..1], &n[1..5], &n[5..10], &n[10..12], &n[12..])
        }
        _ => person.cid.clone(),
    }
}

fn dob(person: &Person, office: usize, chance: &mut Chance) -> String {
    let (mut year, mut month, mut day) = person.born;
    match chance.below(1_000) {
        0..30 => return String::new(),
        30..50 => return format!("พ.ศ. {}", year + 543),
        50..60 => (month, day) = (1, 1),
        60..70 if day <= 12 => std::mem::swap(&mut month, &mut day),
        70..85 => year += chance.between(1, 2) as i32 * if chance.happens(50.0) { 1 } else { -1 },
        85..110 => match chance.below(3) {
            0 => day = chance.between(1, 28) as u32,
            1 => month = chance.between(1, 12) as u32,
            _ => year -= 10,
        },
        _ => {}
    }
    let be = year + 543;
    match office {
        0 => format!("{day:02}/{month:02}/{be}"),
        1 => format!("{year:04}-{month:02}-{day:02}"),
        2 => format!("{day} {} {be}", MONTHS[month as usize - 1]),
        _ => format!("{day:02}/{month:02}/{year}"),
    }
}

fn address(person: &Person, office: usize, population: &Population, chance: &mut Chance) -> [String; 6] {
    let moved = chance.happens(9.0);
    let address = if moved { people::address(population.places.len(), chance) } else { person.address.clone() };
    let place = &population.places[if moved && chance.happens(50.0) { person.address.place } else { address.place }];
    if chance.happens(2.0) {
        return Default::default();
    }
    let mut missing = |text: String, percent: f64| if chance.happens(percent) { String::new() } else { text };
    let moo = missing(if office == 1 { format!("หมู่ {}", address.moo) } else { address.moo.to_string() }, 6.0);
    let postcode = missing(place.postcode.clone(), 12.0);
    let amphoe = missing(place.amphoe.clone(), 3.0);
    let house = if chance.happens(2.5) { slips::number(&address.house, chance) } else { address.house.clone() };
    let tambon = slips::name(&place.tambon, &mut chance.fork());
    let tambon = if chance.happens(75.0) { place.tambon.clone() } else { tambon };
    let labelled = |label: &str, name: &str| {
        if office == 2 && !name.is_empty() { format!("{label}{name}") } else { name.to_owned() }
    };
    [house, moo, labelled("ต.", &tambon), labelled("อ.", &amphoe), labelled("จ.", &place.province), postcode]
}

fn phone(person: &Person, chance: &mut Chance) -> String {
    let Some(own) = &person.phone else { return String::new() };
    match chance.below(1_000) {
        0..330 => String::new(),
        330..430 => people::phone(chance),
        430..445 => slips::number(own, chance),
        445..650 => format!("{}-{}-{}", &own[..3], &own[3..6], &own[6..]),
        _ => own.clone(),
    }
}
