//! Places of the official list as words, and words as places: HSDS has no property for a code.

use std::collections::HashMap;
use std::sync::OnceLock;

use kernel::Lang;
use people::geography::{self, Place, Resolved};

/// How the whole country is written.
pub(super) const COUNTRY: &str = "ทั้งประเทศ";
/// How others write it.
const COUNTRIES: [&str; 4] = [COUNTRY, "ประเทศไทย", "Thailand", "nationwide"];

/// Whether the words mean the whole country.
pub(super) fn is_country(words: &str) -> bool {
    COUNTRIES.iter().any(|known| known.eq_ignore_ascii_case(words.trim()))
}

/// The place of these words: as this program writes it, or as people do where there is no namesake.
pub(super) fn place(words: &str) -> Option<Place> {
    static BY_LINE: OnceLock<HashMap<String, i64>> = OnceLock::new();
    let by_line = BY_LINE.get_or_init(|| {
        let lines = geography::places()
            .iter()
            .flat_map(|place| [Lang::Th, Lang::En].map(|lang| (place.line(lang), place.code)));
        lines.collect()
    });
    if let Some(code) = by_line.get(words.trim()) {
        return geography::place(*code);
    }
    match geography::resolve(words) {
        Resolved::One(place) => Some(place),
        Resolved::None | Resolved::Several(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_country_reads_back_from_what_is_written() {
        for known in geography::places() {
            let line = known.line(Lang::Th);
            assert_eq!(place(&line).map(|place| place.code), Some(known.code), "{line}");
            assert!(!is_country(&line));
        }
        assert!(is_country("thailand"));
        assert_eq!(place("Atlantis"), None);
    }
}
