//! ภาพบุคคลสำหรับเทียบ: what is compared of a person when it is asked who else may be the same.

use linkage::{Column, Fields};
use thai::date::{PartialDate, Precision};
use thai::phone::Phone;

use crate::geography::Place;
use crate::model::{Address, Born, FormerName, IdKind, NameKind, NewPerson, Sex};

/// ภาพบุคคลสำหรับเทียบ: of a protected person it holds neither place nor telephone, so that no likeness can tell them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Portrait {
    /// ชื่อตัว
    pub given: String,
    /// ชื่อสกุล
    pub family: String,
    /// ชื่ออื่นที่เคยใช้
    pub former: Vec<FormerName>,
    /// เพศ, where it is known
    pub sex: Option<Sex>,
    /// วันเกิด
    pub born: Born,
    /// เลขประจำตัว as it was written, right or not
    pub number: String,
    /// Whether it is one of 13 digits.
    pub has_check_digit: bool,
    /// Telephone numbers, digits only.
    pub phones: Vec<String>,
    /// Where they live.
    pub home: Address,
}

/// One way to write a person: under the name of today or a former one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    pub given: String,
    pub family: String,
    /// Whether a name of before stands in it.
    pub is_former: bool,
    cells: Vec<(Column, String)>,
}

/// Names of before that are tried besides that of today.
const FORMER: usize = 3;

impl Portrait {
    /// What is compared of a person.
    pub(crate) fn of(person: &NewPerson) -> Self {
        let phones = [&person.phone, &person.other_phone].into_iter().flatten();
        let (phones, home) = if person.protected {
            (Vec::new(), Address::default())
        } else {
            (phones.map(|phone| Phone::digits(phone).to_owned()).collect(), person.lives().clone())
        };
        Self {
            given: person.given.clone(),
            family: person.family.clone(),
            former: person.former.clone(),
            sex: Some(person.sex).filter(|sex| *sex != Sex::Unknown),
            born: person.born,
            number: person.identity.number().to_owned(),
            has_check_digit: matches!(person.identity.kind(), IdKind::Thai | IdKind::Alien),
            phones,
            home,
        }
    }

    /// The sub-district, district and province that are known.
    pub(super) fn places(&self) -> [Option<Place>; 3] {
        let place = self.home.place();
        let is_lowest = |place: &Place| place.rank() == crate::geography::Rank::Subdistrict;
        [place.filter(is_lowest), place.and_then(Place::district), place.and_then(Place::province)]
    }

    /// The telephone that counts beside another person: of several the one that they have, too; empty where there is none.
    pub(super) fn phone_beside(&self, other: &Self) -> &str {
        let phone = self.phones.iter().find(|phone| other.phones.contains(phone)).or(self.phones.first());
        phone.map_or("", String::as_str)
    }

    /// Whether the two have more in common than a dwelling: a number with slips, a telephone, most of a birth date, or names
    /// that begin alike. Of a slice of a register most pairs live under one roof and are soon told apart; to weigh them costs
    /// a hundred times as much.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        is_near(self.number.as_bytes(), other.number.as_bytes())
            || self.phones.iter().any(|phone| other.phones.contains(phone))
            || self.born.zip(other.born).is_some_and(|(one, other)| has_most_in_common(one, other))
            || self.begins_like(other)
    }

    /// Whether a given name of one begins as any name of the other does, so that names in each other's place count, too.
    fn begins_like(&self, other: &Self) -> bool {
        let stands_in =
            |given: Option<char>, other: &Self| given.is_some_and(|given| other.initials().any(|c| c == given));
        stands_in(initial(&self.given), other) || stands_in(initial(&other.given), self)
    }

    /// How each name begins, of today and of before.
    fn initials(&self) -> impl Iterator<Item = char> {
        let former = self.former.iter().flat_map(|former| former.name.split_whitespace());
        [self.given.as_str(), &self.family].into_iter().chain(former).filter_map(initial)
    }

    /// The ways to write this person with a telephone, the name of today first.
    pub(super) fn written(&self, phone: &str) -> Vec<Written> {
        let cells = self.cells(phone);
        let under = |given: &str, family: &str, is_former| Written {
            given: given.to_owned(),
            family: family.to_owned(),
            is_former,
            cells: cells.clone(),
        };
        let mut all = vec![under(&self.given, &self.family, false)];
        all.extend(self.former.iter().take(FORMER).map(|former| match (former.kind, former.name.split_once(' ')) {
            (NameKind::Family, _) => under(&self.given, &former.name, true),
            (NameKind::Spelling, Some((given, family))) => under(given, family.trim(), true),
            (NameKind::Given | NameKind::Spelling, _) => under(&former.name, &self.family, true),
        }));
        all
    }

    fn cells(&self, phone: &str) -> Vec<(Column, String)> {
        let [subdistrict, district, province] = self.places().map(|place| place.map_or("", |place| place.th));
        let postcode = if self.home.zip.is_empty() { self.home.place().map_or("", Place::zip) } else { &self.home.zip };
        let sex = match self.sex {
            Some(Sex::Male) => "ช",
            Some(Sex::Female) => "ญ",
            _ => "",
        };
        let street = [self.home.soi.as_str(), &self.home.road].join(" ");
        let number = if self.has_check_digit { Column::Cid } else { Column::Number };
        let cells = [
            (number, self.number.as_str()),
            (Column::Sex, sex),
            (Column::Phone, phone),
            (Column::HouseNo, &self.home.house),
            (Column::Moo, &self.home.moo),
            (Column::Street, street.trim()),
            (Column::Building, &self.home.building),
            (Column::Tambon, subdistrict),
            (Column::Amphoe, district),
            (Column::Province, province),
            (Column::Postcode, postcode),
        ];
        let known = cells.into_iter().filter(|(_, text)| !text.is_empty());
        let born = self.born.map(|born| (Column::Dob, thai::date::format_partial(born)));
        known.map(|(column, text)| (column, text.to_owned())).chain(born).collect()
    }
}

/// The first letter that is not a vowel written before its consonant.
fn initial(name: &str) -> Option<char> {
    name.chars().find(|c| !matches!(c, 'เ'..='ไ' | ' ')).map(|c| c.to_ascii_lowercase())
}

/// Numbers of one length that differ in no more than two places.
fn is_near(one: &[u8], other: &[u8]) -> bool {
    !one.is_empty() && one.len() == other.len() && one.iter().zip(other).filter(|(a, b)| a != b).count() <= 2
}

/// Two of day, month and year, or all with day and month exchanged; the year alone where no more is known.
fn has_most_in_common(one: PartialDate, other: PartialDate) -> bool {
    let day = |born: PartialDate| (born.date.day(), born.date.month(), born.date.year());
    let ((d, m, y), (e, n, z)) = (day(one), day(other));
    let is_whole = one.precision == Precision::Day && other.precision == Precision::Day;
    let common = [d == e, m == n, y == z].into_iter().filter(|is| *is).count();
    common >= 2 || (d, m) == (n, e) || !is_whole && (y - z).abs() <= 1
}

impl Written {
    /// The columns of a register.
    pub(super) fn fields(&self) -> Fields<'_> {
        let names = Fields::default().with(Column::FirstName, &self.given).with(Column::LastName, &self.family);
        self.cells.iter().fold(names, |fields, (column, text)| fields.with(*column, text))
    }
}
