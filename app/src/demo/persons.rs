//! The people of the district: as many as asked for, each the same every time, with ids that nobody was ever given.

use kernel::{Day, Id, Office, Person};
use people::geography::{Place, places};
use people::{Address, HouseholdMember, IdKind, Identity, Marital, NewHousehold, NewPerson, Registration, Sex, Span};
use store::{Db, Pile, StoreError};
use thai::date::{PartialDate, Precision};
use tokio::sync::mpsc::Sender;

use super::chance::Chance;
use super::district::{District, Post};
use super::filling::send;
use super::kin::Kin;
use super::{NotMade, PART, names};

/// Persons written with one commit, and on one pile.
const TOGETHER: usize = 500;
const PILED: usize = 10_000;
/// Persons from whom clients are chosen; of those beyond nothing is remembered.
const REMEMBERED: usize = 250_000;
/// How many live together, in turn.
const HOUSEHOLDS: [usize; 8] = [4, 1, 3, 2, 5, 1, 6, 2];

/// Somebody of the register, for the cases.
#[derive(Debug, Clone)]
pub(super) struct Resident {
    pub(super) id: Id<Person>,
    pub(super) office: Post,
    pub(super) household: Option<Id<kernel::Household>>,
    pub(super) given: String,
    /// The name as it is shown.
    pub(super) name: String,
    pub(super) age: i64,
    pub(super) place: Option<i64>,
}

/// Where people live, and which office registered them: most in the first, some in the others.
const HOMES: [(Post, i64, usize); 3] =
    [(Post::SubdistrictWelfare, 6506, 55), (Post::TownshipWelfare, 6504, 30), (Post::CityWelfare, 6501, 15)];

/// Registers so many persons, household by household.
pub(super) async fn register(db: &Db, district: &District, count: u32) -> Result<Vec<Resident>, NotMade> {
    let mut residents = Vec::new();
    let mut homes = homes(0, count as usize).peekable();
    while homes.peek().is_some() {
        let tx = db.write(PART).await?;
        let until = residents.len() + TOGETHER;
        while let Some(home) = homes.next_if(|home| home.first < until) {
            residents.extend(Home::of(home.number).settle(&tx, district, home).await?);
        }
        tx.commit().await?;
    }
    Ok(residents)
}

/// Who lives together: the number of the household, and which persons they are.
#[derive(Debug, Clone, Copy)]
struct Household {
    number: u64,
    first: usize,
    size: usize,
}

/// The households of so many persons, from the person of that number on.
fn homes(from: usize, until: usize) -> impl Iterator<Item = Household> {
    let all = HOUSEHOLDS.iter().cycle().zip(0_u64..).scan(0, |first, (size, number)| {
        let home = Household { number, first: *first, size: *size };
        *first += size;
        Some(home)
    });
    let cut = move |home: Household| {
        let first = home.first.max(from);
        Household { first, size: (home.first + home.size).min(until) - first, ..home }
    };
    all.skip_while(move |home| home.first + home.size <= from).take_while(move |home| home.first < until).map(cut)
}

/// Registers so many persons by the thousand, from the person of that number on: those that [`register`] would register.
pub(super) async fn pile_up(
    db: Db,
    district: District,
    (from, count): (usize, usize),
    piles: Sender<(Pile, u32)>,
) -> Result<Vec<Resident>, NotMade> {
    let mut residents = Vec::new();
    let mut homes = homes(from, from + count).peekable();
    while let Some(next) = homes.peek() {
        let (tx, until, mut done) = (db.aside(PART), next.first + PILED, 0);
        while let Some(home) = homes.next_if(|home| home.first < until) {
            let settled = Home::of(home.number).settle(&tx, &district, home).await?;
            done += settled.len();
            if residents.len() < REMEMBERED {
                residents.extend(settled);
            }
        }
        send(&piles, tx.pile(), done).await?;
    }
    Ok(residents)
}

/// One household before it is written.
struct Home {
    chance: Chance,
    office: Post,
    family: &'static str,
    address: Address,
}

impl Home {
    fn of(number: u64) -> Self {
        let mut chance = Chance::of(number);
        let (office, district) = home(&mut chance);
        let family = names::family(&mut chance);
        let address = address(&mut chance, district);
        Self { chance, office, family, address }
    }

    async fn settle(
        mut self,
        tx: &store::Tx<'_>,
        district: &District,
        Household { first, size, .. }: Household,
    ) -> Result<Vec<Resident>, StoreError> {
        let office: Id<Office> = district.office(self.office);
        let today = tx.now().day();
        let mut residents = Vec::new();
        let mut household = None;
        let mut kin = Kin::default();
        for place in 0..size {
            let part = kin.part(PARTS[place.min(PARTS.len() - 1)]);
            let person = self.person(first + place, part, &kin, today);
            let id = people::new_person(tx, office, &person).await?;
            for (other, word) in kin.ties(part.member) {
                people::relate(tx, id, other, word, Span::default()).await?;
            }
            kin.take_in(part.member, id, &person, today);
            if size > 1 && household.is_none() {
                let name = format!("บ้าน{}", person.given);
                let new = NewHousehold { name, address: self.address.clone(), note: String::new() };
                household = Some(people::new_household(tx, office, &new).await?);
            }
            if let Some(household) = household {
                people::join_household(tx, household, id, part.member, Span::default()).await?;
            }
            residents.push(self.resident(id, household, person, today));
        }
        Ok(residents)
    }

    fn resident(
        &self,
        id: Id<Person>,
        household: Option<Id<kernel::Household>>,
        person: NewPerson,
        today: Day,
    ) -> Resident {
        let year = person.born.map_or(0, |born| born.date.year());
        Resident {
            id,
            office: self.office,
            household,
            name: format!("{}{} {}", person.title, person.given, person.family),
            given: person.given,
            age: i64::from(today.date().year() - year),
            place: person.registered.place,
        }
    }

    fn person(&mut self, number: usize, part: Part, kin: &Kin, today: Day) -> NewPerson {
        let chance = &mut self.chance;
        let female = kin.female(part.member, chance.happens(52));
        let age = kin.age(part.member, part.youngest + chance.below(part.span));
        let married = age > 19 && chance.happens(60);
        let year = i64::from(today.date().year()) - i64::try_from(age).unwrap_or(40);
        let month = 1 + chance.below(12);
        let day = 1 + chance.below(28);
        let born = birth(chance, year, month, day);
        // Spouses who came from elsewhere and old people's own names differ from the family's.
        let family = if chance.happens(15) { names::family(chance) } else { self.family };
        NewPerson {
            identity: identity(chance, number),
            title: title(female, age, married).to_owned(),
            given: names::given(chance, female).to_owned(),
            family: family.to_owned(),
            nickname: if chance.happens(35) { names::nickname(chance).to_owned() } else { String::new() },
            sex: if female { Sex::Female } else { Sex::Male },
            born,
            nationality: "ไทย".to_owned(),
            registration: Registration::Thai,
            marital: if married { Marital::Married } else { Marital::Single },
            phone: if age > 14 && chance.happens(60) { phone(number) } else { None },
            registered: self.address.clone(),
            ..NewPerson::default()
        }
    }
}

/// What somebody is in a household, and how old at least and within how many years.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub member: HouseholdMember,
    youngest: usize,
    span: usize,
}

const PARTS: [Part; 6] = [
    Part { member: HouseholdMember::Head, youngest: 34, span: 46 },
    Part { member: HouseholdMember::Spouse, youngest: 30, span: 40 },
    Part { member: HouseholdMember::Child, youngest: 1, span: 24 },
    Part { member: HouseholdMember::Child, youngest: 1, span: 18 },
    Part { member: HouseholdMember::Parent, youngest: 62, span: 30 },
    Part { member: HouseholdMember::Grandchild, youngest: 1, span: 12 },
];

fn home(chance: &mut Chance) -> (Post, i64) {
    let mut left = chance.below(100);
    for (office, district, share) in HOMES {
        if left < share {
            return (office, district);
        }
        left -= share;
    }
    (HOMES[0].0, HOMES[0].1)
}

fn address(chance: &mut Chance, district: i64) -> Address {
    let within: Vec<Place> = places().iter().filter(|place| place.code / 100 == district).copied().collect();
    let place = (!within.is_empty()).then(|| chance.of_these(&within).code);
    let house = 1 + chance.below(180);
    let part = 1 + chance.below(9);
    Address {
        house: if chance.happens(25) { format!("{house}/{part}") } else { house.to_string() },
        moo: (1 + chance.below(12)).to_string(),
        place,
        ..Address::default()
    }
}

/// Old people often know no more than the year.
fn birth(chance: &mut Chance, year: i64, month: usize, day: usize) -> Option<PartialDate> {
    let number = |number: usize| i8::try_from(number).unwrap_or(1);
    let day = Day::new(i16::try_from(year).ok()?, number(month), number(day))?;
    let precision = match chance.below(100) {
        0..=3 if year < 1965 => Precision::Year,
        4..=5 if year < 1965 => Precision::Month,
        _ => Precision::Day,
    };
    Some(PartialDate { date: day.date(), precision })
}

fn identity(chance: &mut Chance, number: usize) -> Identity {
    if chance.happens(3) {
        return Identity::default();
    }
    let id = thai::citizen_id::fictitious(u64::try_from(number).unwrap_or(0));
    Identity::parse(IdKind::Thai, id.as_str()).unwrap_or_default()
}

const fn title(female: bool, age: usize, married: bool) -> &'static str {
    match (female, age < 15, married) {
        (true, true, _) => "เด็กหญิง",
        (false, true, _) => "เด็กชาย",
        (true, false, true) => "นาง",
        (true, false, false) => "นางสาว",
        (false, false, _) => "นาย",
    }
}

/// A number of a block that reads as made up.
fn phone(number: usize) -> Option<thai::phone::Phone> {
    thai::phone::parse(&format!("080{:07}", number % 10_000_000)).ok()
}
