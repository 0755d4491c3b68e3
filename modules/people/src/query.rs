//! What one free line of a search means: a number, a telephone, a day, a place, a title, and what is left is a name.

use kernel::Day;
use thai::date::{PartialDate, parse_partial};
use thai::phone::{self, Phone, PhoneKind};
use thai::{digits, name};

use crate::geography::{self, Rank};
use crate::model::{Identity, NewPerson};

/// คำค้นหาบุคคล, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Names, in the order written, without titles.
    pub words: Vec<String>,
    /// A nickname that was said to be one.
    pub nickname: String,
    /// An identity number.
    pub identity: Option<Identity>,
    /// A telephone number.
    pub phone: Option<Phone>,
    /// A birth date, or as much of it as was said.
    pub born: Option<PartialDate>,
    /// Age in years.
    pub age: Option<i64>,
    /// Places that the words may mean, by code; a person fits when they live in any of them.
    pub places: Vec<i64>,
    /// หมู่ที่
    pub moo: String,
}

/// The most words that one number or day may take up: "1 - 1017 - 00203 - 45 - 0" has nine.
const LONGEST: usize = 9;
/// The most words that are read.
const WORDS: usize = 24;
/// Places taken for one word.
const PLACES: usize = 8;

impl Query {
    /// Understands a free line; `today` settles two-digit years.
    #[must_use]
    pub fn parse(text: &str, today: Day) -> Self {
        let text = digits::to_arabic(&name::clean(text)).replace([',', ';'], " ");
        let tokens: Vec<&str> = text.split_whitespace().take(WORDS).collect();
        let mut query = Self::default();
        let mut rest: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let taken = query.take_number(&tokens[at..], today).or_else(|| query.take_said(&tokens[at..]));
            if taken.is_none() {
                rest.push(tokens[at]);
            }
            at += taken.unwrap_or(1);
        }
        let (_, name) = name::strip_titles(&rest.join(" "));
        query.words = name.split_whitespace().map(str::to_owned).collect();
        query.take_bare_place();
        query
    }

    /// What a form says of a person who may be in the registry already.
    #[must_use]
    pub fn of(person: &NewPerson) -> Self {
        let lives = person.lives();
        let names = [&person.given, &person.middle, &person.family];
        let former = person.former.iter().map(|former| &former.name);
        let words = names.into_iter().chain(former).flat_map(|name| name.split_whitespace()).map(str::to_owned);
        Self {
            words: words.collect(),
            nickname: person.nickname.clone(),
            identity: Some(person.identity.clone()).filter(|identity| !identity.number().is_empty()),
            phone: person.phone.clone(),
            born: person.born,
            age: None,
            places: lives.place.into_iter().collect(),
            moo: lives.moo.clone(),
        }
    }

    /// The same without where somebody is reached: for a protected person, of whom no likeness may tell it.
    #[must_use]
    pub fn guarded(self) -> Self {
        Self { phone: None, places: Vec::new(), moo: String::new(), ..self }
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { words, nickname, identity, phone, born, places, .. } = self;
        words.is_empty()
            && nickname.is_empty()
            && identity.is_none()
            && phone.is_none()
            && born.is_none()
            && places.is_empty()
    }

    /// Takes the longest run of words that is a number or a day; answers how many words it took.
    fn take_number(&mut self, tokens: &[&str], today: Day) -> Option<usize> {
        if !tokens.first()?.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        (1..=LONGEST.min(tokens.len())).rev().find(|length| self.take_run(&tokens[..*length].join(" "), today))
    }

    fn take_run(&mut self, run: &str, today: Day) -> bool {
        if let (None, Some(identity)) = (&self.identity, Identity::guess(run)) {
            self.identity = Some(identity);
            return true;
        }
        if let (None, Ok(phone)) = (&self.phone, phone::parse(run))
            && phone.kind() != PhoneKind::Hotline
        {
            self.phone = Some(phone);
            return true;
        }
        if let (None, Ok(born)) = (self.born, parse_partial(run, today.date())) {
            self.born = Some(born);
            return true;
        }
        false
    }

    /// Takes words that say what follows: ต. อ. จ., หมู่, อายุ.
    fn take_said(&mut self, tokens: &[&str]) -> Option<usize> {
        let (first, second) = (*tokens.first()?, tokens.get(1).copied().unwrap_or_default());
        for word in ["หมู่ที่", "หมู่", "ม."] {
            if let Some((number, taken)) = number_after(word, first, second) {
                self.moo = number.to_string();
                return Some(taken);
            }
        }
        if let Some((age, taken)) = number_after("อายุ", first, second) {
            self.age = Some(age);
            return Some(taken + usize::from(tokens.get(taken) == Some(&"ปี")));
        }
        let label = ["ตำบล", "อำเภอ", "จังหวัด", "แขวง", "เขต", "ต.", "อ.", "จ."]
            .into_iter()
            .find(|label| first.starts_with(label))?;
        let taken = if first == label { 2 } else { 1 };
        let found = geography::search(&tokens.get(..taken)?.join(" "), PLACES);
        if found.is_empty() {
            return None;
        }
        self.narrow(found.into_iter().map(|place| place.code).collect());
        Some(taken)
    }

    /// A second or later word that is the whole name of a place may mean the place; it stays a name too, since many are both.
    fn take_bare_place(&mut self) {
        if !self.places.is_empty() {
            return;
        }
        let places =
            |word: &String| geography::named(word).iter().take(PLACES).map(|place| place.code).collect::<Vec<_>>();
        let from = usize::from(self.words.len() > 1);
        if let Some(found) = self.words.iter().skip(from).rev().map(places).find(|found| !found.is_empty()) {
            self.places = found;
        }
    }

    /// A further place narrows those found before: ต.คอหงส์ and อ.หาดใหญ่ are one.
    fn narrow(&mut self, found: Vec<i64>) {
        let within = |inner: i64, outer: i64| {
            geography::place(inner).is_some_and(|place| {
                [Some(place.code), place.district_code(), Some(place.province_code())].contains(&Some(outer))
            })
        };
        let fits =
            |code: &i64, others: &[i64]| others.iter().any(|other| within(*code, *other) || within(*other, *code));
        if self.places.is_empty() {
            self.places = found;
            return;
        }
        let mut both: Vec<i64> = self.places.iter().copied().filter(|code| fits(code, &found)).collect();
        both.extend(found.iter().copied().filter(|code| fits(code, &self.places)));
        let lowest = both.iter().filter_map(|code| geography::place(*code)).map(geography::Place::rank).max();
        both.retain(|code| geography::place(*code).map(geography::Place::rank) == lowest);
        both.dedup();
        if !both.is_empty() {
            self.places = both;
        }
    }

    /// Whether someone who lives there fits: 0 not at all, then province, district, sub-district.
    #[must_use]
    pub fn nearness(&self, lives: Option<i64>) -> usize {
        let Some(lives) = lives.and_then(geography::place) else { return 0 };
        let near = |code: &i64| match geography::place(*code) {
            Some(wanted) if wanted == lives || wanted.rank() < lives.rank() && contains(wanted, lives) => 3,
            Some(wanted) if wanted.rank() != Rank::Province && wanted.district_code() == lives.district_code() => 2,
            Some(wanted) if wanted.province_code() == lives.province_code() => 1,
            _ => 0,
        };
        self.places.iter().map(near).max().unwrap_or(0)
    }
}

fn contains(outer: geography::Place, inner: geography::Place) -> bool {
    inner.district_code() == Some(outer.code) || inner.province_code() == outer.code
}

fn number_after(word: &str, first: &str, second: &str) -> Option<(i64, usize)> {
    let rest = first.strip_prefix(word)?;
    let (number, taken) = if rest.is_empty() { (second, 2) } else { (rest, 1) };
    number.parse::<i64>().ok().filter(|number| (0..=130).contains(number)).map(|number| (number, taken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn query(text: &str) -> Query {
        Query::parse(text, Day::from_number(20_261_122).unwrap())
    }

    #[test]
    fn one_line_may_hold_everything() {
        let query = query("นางสาย ทองดี 1-1017-00203-45-0 เกิด ๕ ก.พ. ๒๔๙๑ โทร 081 234 5678 ม.4 ต.คอหงส์ อ.หาดใหญ่");
        assert_eq!(query.identity.as_ref().map(Identity::number), Some("1101700203450"));
        assert_eq!(query.phone.as_ref().map(Phone::digits), Some("0812345678"));
        assert_eq!(query.born.map(|born| born.date.to_string()).as_deref(), Some("1948-02-05"));
        assert_eq!((query.moo.as_str(), query.places.len()), ("4", 1));
        assert_eq!(&query.words[..2], ["สาย", "ทองดี"]);
    }

    #[test]
    fn a_day_is_read_in_either_era() {
        for text in ["5/2/2491", "5/2/1948", "5 กุมภาพันธ์ 2491", "2491-02-05"] {
            assert_eq!(query(text).born.map(|born| born.date.to_string()).as_deref(), Some("1948-02-05"), "{text}");
        }
    }

    #[test]
    fn a_number_is_read_however_it_is_grouped() {
        for text in ["1101700203450", "1 1017 00203 45 0", "๑-๑๐๑๗-๐๐๒๐๓-๔๕-๐", "1101700203450 สมชาย"]
        {
            assert_eq!(query(text).identity.as_ref().map(Identity::number), Some("1101700203450"), "{text}");
        }
        assert_eq!(query("AB123456").identity.as_ref().map(Identity::number), Some("AB123456"));
    }

    #[test]
    fn a_word_that_is_also_a_place_is_both() {
        let query = query("สมชาย คอหงส์");
        assert_eq!(query.words, ["สมชาย", "คอหงส์"]);
        assert_eq!(query.places.len(), 1);
        assert_eq!(query.nearness(query.places.first().copied()), 3);
        assert_eq!(query.nearness(Some(10_01_01)), 0);
    }

    #[test]
    fn titles_are_no_names_and_ages_are_no_days() {
        assert_eq!(query("น.ส. อรุณี").words, ["อรุณี"]);
        let aged = query("ยายสาย อายุ 78 ปี");
        assert_eq!((aged.age, aged.words), (Some(78), vec!["ยายสาย".to_owned()]));
        assert!(query(" , ").is_empty());
    }

    proptest! {
        #[test]
        fn no_line_makes_the_reader_panic(text in "[ก-๛0-9a-zA-Z./ -]{0,60}") {
            let _ = query(&text);
        }
    }
}
