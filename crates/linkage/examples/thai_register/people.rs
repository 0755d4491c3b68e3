//! Households of invented people: couples, children, twins, relatives, with what they share.

use crate::chance::Chance;
use crate::names;

pub struct Place {
    pub tambon: String,
    pub amphoe: String,
    pub province: String,
    pub postcode: String,
    /// Surnames of the families that have lived here for long.
    clans: Vec<String>,
    /// The telephone that a volunteer gives for whoever has none.
    pub volunteer: String,
}

#[derive(Clone)]
pub struct Address {
    pub house: String,
    pub moo: usize,
    pub place: usize,
}

#[derive(Clone)]
pub struct Person {
    pub given: String,
    pub surname: String,
    pub maiden: Option<String>,
    pub female: bool,
    pub married: bool,
    /// Year (ค.ศ.), month, day.
    pub born: (i32, u32, u32),
    pub cid: String,
    pub phone: Option<String>,
    pub address: Address,
    /// The index of the first person of the same household, and how many they are.
    pub household: (usize, usize),
}

pub struct Population {
    pub places: Vec<Place>,
    pub persons: Vec<Person>,
}

const THIS_YEAR: i32 = 2026;

/// So many persons that they fill the records, with 1.43 records each, and a few more.
pub fn population(records: usize, chance: &mut Chance) -> Population {
    let wanted = records * 100 / 142 + 1;
    let mut population = Population { places: places(wanted, chance), persons: Vec::with_capacity(wanted + 8) };
    while population.persons.len() < wanted {
        household(&mut population, chance);
    }
    population
}

/// How often each person stands in the register: most once, some up to four times.
pub fn records_of(population: &Population, records: usize, chance: &mut Chance) -> Vec<usize> {
    let mut order = Vec::with_capacity(records + 4);
    for at in 0..population.persons.len() {
        let times = match chance.below(100) {
            0..70 => 1,
            70..90 => 2,
            90..97 => 3,
            _ => 4,
        };
        order.extend(std::iter::repeat_n(at, times));
    }
    order.truncate(records);
    order
}

/// Sub-districts of some 8,000 persons each, in districts of eight and provinces of ten districts.
fn places(persons: usize, chance: &mut Chance) -> Vec<Place> {
    let (mut province, mut amphoe, mut postcode) = (String::new(), String::new(), String::new());
    let mut all = Vec::new();
    for number in 0..(persons / 1_500).max(8) {
        if number % 80 == 0 {
            province = names::place(chance) + "บุรี";
        }
        if number % 8 == 0 {
            amphoe = names::place(chance);
            postcode = format!("{}{}0", 10 + number / 80 % 90, 100 + number / 8 % 90).chars().take(5).collect();
        }
        let clans = (0..30).map(|_| names::surname(chance)).collect();
        let tambon = names::place(chance);
        let (amphoe, province, postcode) = (amphoe.clone(), province.clone(), postcode.clone());
        all.push(Place { tambon, amphoe, province, postcode, clans, volunteer: phone(chance) });
    }
    all
}

pub fn phone(chance: &mut Chance) -> String {
    format!("0{}{:08}", chance.of(&[6, 8, 8, 9]), chance.below(100_000_000))
}

pub fn address(places: usize, chance: &mut Chance) -> Address {
    let number = chance.between(1, 399);
    let house = if chance.happens(35.0) { format!("{number}/{}", chance.between(1, 30)) } else { number.to_string() };
    Address { house, moo: chance.between(1, 14), place: chance.below(places) }
}

fn family_name(place: &Place, chance: &mut Chance) -> String {
    if chance.happens(40.0) {
        chance.of(&place.clans.iter().collect::<Vec<_>>()).clone()
    } else {
        names::surname(chance)
    }
}

fn household(population: &mut Population, chance: &mut Chance) {
    let first = population.persons.len();
    let address = address(population.places.len(), chance);
    let place = &population.places[address.place];
    let surname = family_name(place, chance);
    let shared_phone = phone(chance);
    let head_age = chance.between(24, 88);
    let mut members = Vec::new();
    let couple = chance.happens(68.0);
    if couple || chance.happens(50.0) {
        members.push(member(false, head_age, &surname, chance));
    }
    if couple || members.is_empty() {
        let mut wife = member(true, head_age.saturating_sub(chance.between(0, 6)).max(18), &surname, chance);
        wife.married = couple;
        if couple {
            let own = family_name(place, chance);
            // Since 2546 a wife may keep her name.
            if chance.happens(25.0) { wife.surname = own } else { wife.maiden = Some(own) }
        }
        members.push(wife);
    }
    children(&mut members, head_age, &surname, chance);
    if chance.happens(14.0) {
        let other = family_name(place, chance);
        members.push(member(chance.happens(55.0), chance.between(1, 90), &other, chance));
    }
    let size = members.len();
    for (at, mut person) in members.into_iter().enumerate() {
        person.household = (first, size);
        person.address = address.clone();
        person.cid = cid(first + at);
        person.phone = match chance.below(100) {
            0..58 => Some(shared_phone.clone()),
            58..84 => Some(phone(chance)),
            84..86 => Some(place.volunteer.clone()),
            _ => None,
        };
        population.persons.push(person);
    }
}

fn children(members: &mut Vec<Person>, head_age: usize, surname: &str, chance: &mut Chance) {
    let father = members[0].given.clone();
    let mut last: Option<Person> = None;
    for _ in 0..chance.of(&[0, 0, 1, 1, 2, 2, 3, 4]) {
        let age = head_age.saturating_sub(chance.between(19, 38));
        if age == 0 || age > 60 {
            continue;
        }
        let mut child = member(chance.happens(49.0), age, surname, chance);
        let twins = chance.happens(1.4);
        if let Some(sibling) = &last {
            if twins {
                child.born = sibling.born;
                child.female = if chance.happens(70.0) { sibling.female } else { child.female };
            }
            if twins || chance.happens(25.0) {
                child.given = names::given_like(&sibling.given, child.female, chance);
            }
        }
        if !child.female && chance.happens(0.5) {
            child.given.clone_from(&father);
        }
        last = Some(child.clone());
        members.push(child);
    }
}

fn member(female: bool, age: usize, surname: &str, chance: &mut Chance) -> Person {
    let year = THIS_YEAR - age as i32;
    Person {
        given: names::given(female, chance),
        surname: surname.to_owned(),
        maiden: None,
        female,
        married: age > 24 && chance.happens(40.0),
        // Whoever was registered late often has the first of January.
        born: if age > 50 && chance.happens(6.0) {
            (year, 1, 1)
        } else {
            (year, chance.between(1, 12) as u32, chance.between(1, 28) as u32)
        },
        cid: String::new(),
        phone: None,
        address: Address { house: String::new(), moo: 0, place: 0 },
        household: (0, 0),
    }
}

/// The id of the nth person, in the range of those that no office gives.
fn cid(person: usize) -> String {
    thai::citizen_id::fictitious(person as u64 * 7_654_321).as_str().to_owned()
}
