//! One place: its code, its names, and the places above it.

use std::collections::HashMap;
use std::sync::OnceLock;

use kernel::Lang;

const PROVINCES: &str = include_str!("../../../../data/geography/provinces.tsv");
const DISTRICTS: &str = include_str!("../../../../data/geography/districts.tsv");
const SUBDISTRICTS: &str = include_str!("../../../../data/geography/subdistricts.tsv");

/// The code of Bangkok, whose parts are called แขวง and เขต.
const BANGKOK: i64 = 10;

/// How far down a place lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// จังหวัด
    Province,
    /// อำเภอ, เขต
    District,
    /// ตำบล, แขวง
    Subdistrict,
}

/// สถานที่: a province, district or sub-district of the official list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The official code: 2, 4 or 6 digits, the first of which are those of the place above.
    pub code: i64,
    /// The bare name in Thai.
    pub th: &'static str,
    /// The bare name in English.
    pub en: &'static str,
    /// Its postal codes, the usual one first, with spaces between; empty above the sub-district.
    pub zips: &'static str,
}

struct Gazetteer {
    places: Vec<Place>,
    by_code: HashMap<i64, usize>,
}

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| {
        let places: Vec<Place> = [(PROVINCES, false), (DISTRICTS, false), (SUBDISTRICTS, true)]
            .into_iter()
            .flat_map(|(table, zips)| table.lines().skip(1).filter_map(move |line| read(line, zips)))
            .collect();
        let by_code = places.iter().enumerate().map(|(index, place)| (place.code, index)).collect();
        Gazetteer { places, by_code }
    })
}

fn read(line: &'static str, with_zips: bool) -> Option<Place> {
    let mut cells = line.split('\t');
    let (code, th, en) = (cells.next()?.parse().ok()?, cells.next()?, cells.next()?);
    let zips = if with_zips { cells.next()? } else { "" };
    Some(Place { code, th, en, zips })
}

/// Every place: provinces, then districts, then sub-districts, each in the order of their codes.
#[must_use]
pub fn places() -> &'static [Place] {
    &gazetteer().places
}

/// The place of a code.
#[must_use]
pub fn place(code: i64) -> Option<Place> {
    let found = gazetteer();
    found.by_code.get(&code).map(|index| found.places[*index])
}

impl Place {
    /// How far down it lies.
    #[must_use]
    pub const fn rank(self) -> Rank {
        match self.code {
            ..100 => Rank::Province,
            100..10_000 => Rank::District,
            _ => Rank::Subdistrict,
        }
    }

    /// The usual postal code; empty above the sub-district.
    #[must_use]
    pub fn zip(self) -> &'static str {
        self.zips.split(' ').next().unwrap_or_default()
    }

    /// The code of its district; its own for a district, none for a province.
    #[must_use]
    pub const fn district_code(self) -> Option<i64> {
        match self.rank() {
            Rank::Province => None,
            Rank::District => Some(self.code),
            Rank::Subdistrict => Some(self.code / 100),
        }
    }

    /// The code of its province.
    #[must_use]
    pub const fn province_code(self) -> i64 {
        match self.rank() {
            Rank::Province => self.code,
            Rank::District => self.code / 100,
            Rank::Subdistrict => self.code / 10_000,
        }
    }

    /// Its district.
    #[must_use]
    pub fn district(self) -> Option<Self> {
        self.district_code().and_then(place)
    }

    /// Its province.
    #[must_use]
    pub fn province(self) -> Option<Self> {
        place(self.province_code())
    }

    /// The name in a language, with the word for its rank: ต.คอหงส์, เขตดุสิต, Hat Yai district.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        let bangkok = self.province_code() == BANGKOK;
        match (lang, self.rank()) {
            (Lang::En, _) => self.en.to_owned(),
            (Lang::Th, Rank::Province) if bangkok => self.th.to_owned(),
            (Lang::Th, Rank::Province) => format!("จ.{}", self.th),
            (Lang::Th, Rank::District) if bangkok => format!("เขต{}", self.th),
            (Lang::Th, Rank::District) => format!("อ.{}", self.th),
            (Lang::Th, Rank::Subdistrict) if bangkok => format!("แขวง{}", self.th),
            (Lang::Th, Rank::Subdistrict) => format!("ต.{}", self.th),
        }
    }

    fn upwards(self) -> impl Iterator<Item = Self> {
        let above = [self.district().filter(|district| *district != self), self.province().filter(|top| *top != self)];
        std::iter::once(self).chain(above.into_iter().flatten())
    }

    /// The place with those above it: ต.คอหงส์ อ.หาดใหญ่ จ.สงขลา.
    #[must_use]
    pub fn line(self, lang: Lang) -> String {
        let names: Vec<String> = self.upwards().map(|place| place.name(lang)).collect();
        names.join(if lang == Lang::Th { " " } else { ", " })
    }

    /// The place with its postal code, as fields of forms show it: ต.คอหงส์ อ.หาดใหญ่ จ.สงขลา 90110.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        let line = self.line(lang);
        if self.zip().is_empty() { line } else { format!("{line} {}", self.zip()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_complete() {
        let count = |rank| places().iter().filter(|place| place.rank() == rank).count();
        assert_eq!((count(Rank::Province), count(Rank::District), count(Rank::Subdistrict)), (77, 928, 7_436));
    }

    #[test]
    fn every_place_lies_in_a_district_and_a_province_that_exist() {
        for place in places() {
            assert!(place.province().is_some(), "{place:?}");
            assert!(place.rank() == Rank::Province || place.district().is_some(), "{place:?}");
            assert!(place.rank() != Rank::Subdistrict || place.zip().len() == 5, "{place:?}");
        }
    }

    #[test]
    fn a_place_is_written_with_those_above_it() {
        let line = |code| place(code).map(|place| place.label(Lang::Th)).unwrap_or_default();
        assert_eq!(line(90_11), "อ.หาดใหญ่ จ.สงขลา");
        assert_eq!(line(10_02_06), "แขวงถนนนครไชยศรี เขตดุสิต กรุงเทพมหานคร 10300");
        assert_eq!(place(90_11).map(|place| place.line(Lang::En)).as_deref(), Some("Hat Yai, Songkhla"));
        assert_eq!(place(0), None);
    }
}
