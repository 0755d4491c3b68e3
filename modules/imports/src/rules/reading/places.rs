//! Sub-district, district and province in columns of their own: together they name one place of the official list.

use std::collections::HashMap;

use people::geography::{self, Place, Rank, Resolved};

/// The parts as they were written; any may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Parts {
    pub(super) subdistrict: String,
    pub(super) district: String,
    pub(super) province: String,
    pub(super) zip: String,
}

/// What parts came to before: a register names few places, each many times.
#[derive(Debug, Default)]
pub(super) struct Places(HashMap<Parts, Result<Option<i64>, &'static str>>);

/// Places that are remembered; there are some 8,500 in the country, written in a few ways each.
const REMEMBERED: usize = 50_000;

impl Places {
    /// The place, none where nothing is said.
    ///
    /// # Errors
    /// The key of why it is none.
    pub(super) fn find(&mut self, parts: Parts) -> Result<Option<i64>, &'static str> {
        if let Some(known) = self.0.get(&parts) {
            return *known;
        }
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        let found = look(&parts);
        self.0.insert(parts, found);
        found
    }
}

/// Words before a name that say its rank; the heading of the column says it already.
const RANKS: [&str; 10] = ["ตำบล", "แขวง", "อำเภอ", "เขต", "จังหวัด", "ต.", "อ.", "จ.", "ข.", "tambon "];

fn bare(name: &str) -> &str {
    let name = name.trim();
    RANKS.iter().find_map(|rank| name.strip_prefix(rank)).map_or(name, str::trim)
}

fn look(parts: &Parts) -> Result<Option<i64>, &'static str> {
    let names = [&parts.subdistrict, &parts.district, &parts.province].map(|name| bare(name));
    let [subdistrict, district, province] = names;
    if names.iter().all(|name| name.is_empty()) {
        return Ok(None);
    }
    let district = match district {
        "เมือง" if !province.is_empty() => format!("เมือง{province}"),
        district => district.to_owned(),
    };
    let wanted = [(subdistrict, Rank::Subdistrict), (district.as_str(), Rank::District), (province, Rank::Province)];
    let (lowest, rank) = wanted.into_iter().find(|(name, _)| !name.is_empty()).unwrap_or(("", Rank::Province));
    let lies = |place: &Place| {
        place.rank() == rank && is_in(*place, &district, Rank::District) && is_in(*place, province, Rank::Province)
    };
    let found: Vec<Place> = geography::named(lowest).iter().copied().filter(lies).collect();
    let by_zip = || found.iter().filter(|place| place.zips.split(' ').any(|zip| zip == parts.zip)).collect::<Vec<_>>();
    match found.as_slice() {
        [place] => Ok(Some(place.code)),
        [] => by_text(&names),
        _ => match by_zip().as_slice() {
            [place] => Ok(Some(place.code)),
            _ => Err("imports-place-several"),
        },
    }
}

/// Whether a place lies in one of that name, where a name is given.
fn is_in(place: Place, name: &str, rank: Rank) -> bool {
    let above = match rank {
        Rank::Province => place.province(),
        _ => place.district(),
    };
    name.is_empty() || above.is_some_and(|above| geography::named(name).contains(&above))
}

/// Spelt in a way that names alone do not fit: the whole text is read as on a form.
fn by_text(names: &[&str; 3]) -> Result<Option<i64>, &'static str> {
    let text: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    match geography::resolve(&text.join(" ")) {
        Resolved::One(place) => Ok(Some(place.code)),
        Resolved::Several(_) => Err("imports-place-several"),
        Resolved::None => Err("people-place-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(subdistrict: &str, district: &str, province: &str, zip: &str) -> Result<Option<i64>, &'static str> {
        let own = str::to_owned;
        let parts =
            Parts { subdistrict: own(subdistrict), district: own(district), province: own(province), zip: own(zip) };
        Places::default().find(parts)
    }

    #[test]
    fn the_parts_name_one_place_however_they_are_written() {
        let khlong_hae = Ok(Some(90_11_05));
        assert_eq!(find("คลองแห", "หาดใหญ่", "สงขลา", ""), khlong_hae);
        assert_eq!(find("ต.คลองแห", "อำเภอหาดใหญ่", "จ.สงขลา", ""), khlong_hae);
        assert_eq!(find("Khlong Hae", "", "", "90110"), khlong_hae);
        assert_eq!(find("", "", "", "90110"), Ok(None));
    }

    #[test]
    fn the_chief_district_is_called_mueang_alone() {
        let place = find("", "เมือง", "สงขลา", "").unwrap().and_then(geography::place).unwrap();
        assert_eq!(place.th, "เมืองสงขลา");
    }

    #[test]
    fn namesakes_and_strangers_are_refused() {
        assert_eq!(find("ในเมือง", "", "", ""), Err("imports-place-several"));
        assert_eq!(find("นาร์เนีย", "", "", ""), Err("people-place-unknown"));
    }
}
