//! Finding a place by what people write: bare names, names with ต. อ. จ., glued or apart, Thai or English, half typed.

use std::collections::HashMap;
use std::sync::OnceLock;

use thai::{digits, fold};

use super::place::{Place, Rank, places};

/// Names that people use and the list does not have.
const ALIASES: [(&str, &str); 5] = [
    ("กทม", "กรุงเทพมหานคร"),
    ("กรุงเทพฯ", "กรุงเทพมหานคร"),
    ("โคราช", "นครราชสีมา"),
    ("อยุธยา", "พระนครศรีอยุธยา"),
    ("แปดริ้ว", "ฉะเชิงเทรา"),
];

/// Words before a name that say its rank.
const WORDS: [(&str, Rank); 8] = [
    ("ตำบล", Rank::Subdistrict),
    ("แขวง", Rank::Subdistrict),
    ("อำเภอ", Rank::District),
    ("จังหวัด", Rank::Province),
    ("เขต", Rank::District),
    ("ต.", Rank::Subdistrict),
    ("อ.", Rank::District),
    ("จ.", Rank::Province),
];

/// Words that may be glued to the name before them.
const GLUED: [&str; 4] = ["ตำบล", "แขวง", "อำเภอ", "จังหวัด"];

/// One word of what was written, and the rank that stood before it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    text: String,
    rank: Option<Rank>,
}

struct Names {
    place: Place,
    th: String,
    en: String,
}

fn names() -> &'static [Names] {
    static NAMES: OnceLock<Vec<Names>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let names = |place: &Place| Names { place: *place, th: fold::fold(place.th), en: fold::fold(place.en) };
        places().iter().map(names).collect()
    })
}

/// The places that fit, best first: those named in full before those begun, higher ones before those within them.
///
/// Every word written must fit the place or one above it, so "คอหงส์ สงขลา" is one place and "สงขลา" a province first.
#[must_use]
pub fn search(text: &str, limit: usize) -> Vec<Place> {
    let mut found = fitting(text);
    found.truncate(limit);
    found.into_iter().map(|(_, place)| place).collect()
}

/// The places of exactly that bare name, in either language, higher ones first.
#[must_use]
pub fn named(name: &str) -> &'static [Place] {
    static BY_NAME: OnceLock<HashMap<&'static str, Vec<Place>>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| {
        let mut by_name: HashMap<&'static str, Vec<Place>> = HashMap::new();
        for names in names() {
            by_name.entry(&names.th).or_default().push(names.place);
            by_name.entry(&names.en).or_default().push(names.place);
        }
        by_name
    });
    by_name.get(fold::fold(known_as(name)).as_str()).map_or(&[], Vec::as_slice)
}

/// What a written place comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// Nothing fits.
    None,
    /// This one and no other.
    One(Place),
    /// Several fit; the reader must choose.
    Several(Vec<Place>),
}

/// Choices offered where several places fit.
const CHOICES: usize = 12;

/// Reads a place that was written in full; several of the same name must be chosen from.
#[must_use]
pub fn resolve(text: &str) -> Resolved {
    let found = fitting(text);
    let exact: Vec<Place> = found.iter().filter(|(fit, _)| fit.begun == 0).map(|(_, place)| *place).collect();
    let chosen = if exact.is_empty() { found.into_iter().map(|(_, place)| place).collect() } else { exact };
    match chosen.as_slice() {
        [] => Resolved::None,
        [place] => Resolved::One(*place),
        [place, ..] if whole(text, *place) => Resolved::One(*place),
        several => Resolved::Several(several.iter().take(CHOICES).copied().collect()),
    }
}

/// Whether the text is the whole label of that place, so that a namesake within it is not meant.
fn whole(text: &str, place: Place) -> bool {
    [kernel::Lang::Th, kernel::Lang::En].iter().any(|lang| thai::name::clean(text) == place.label(*lang))
}

/// How well a place fits: words that only begin a name, then words that fit higher up than they could.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    begun: usize,
    unnamed: bool,
    rank: Rank,
}

fn fitting(text: &str) -> Vec<(Fit, Place)> {
    let (parts, zip) = parts(text);
    if parts.is_empty() && zip.is_none() {
        return Vec::new();
    }
    let all = names();
    let mut found: Vec<(Fit, Place)> = all
        .iter()
        .filter(|names| zip.as_deref().is_none_or(|zip| names.place.zips.split(' ').any(|code| code == zip)))
        .filter_map(|names| fit(names, &parts).map(|fit| (fit, names.place)))
        .collect();
    found.sort_by_key(|(fit, place)| (*fit, place.code));
    found
}

fn fit(names: &Names, parts: &[Part]) -> Option<Fit> {
    let district = names.place.district_code().and_then(of_code);
    let province = of_code(names.place.province_code());
    let chain = [Some(names), district, province];
    let mut fit = Fit { begun: 0, unnamed: true, rank: names.place.rank() };
    for part in parts {
        let mut best: Option<bool> = None;
        for candidate in chain.iter().flatten() {
            if part.rank.is_some_and(|rank| rank != candidate.place.rank()) {
                continue;
            }
            let Some(exact) = matches(candidate, &part.text) else { continue };
            best = Some(best.unwrap_or(false) || exact);
            fit.unnamed &= candidate.place != names.place;
        }
        fit.begun += usize::from(!best?);
    }
    // A place that no word names is only a neighbour within the one that was named.
    (!fit.unnamed || parts.is_empty()).then_some(fit)
}

/// Whether the text is the name (`true`) or begins it or one of its English words (`false`).
fn matches(names: &Names, text: &str) -> Option<bool> {
    if names.th == text || names.en == text {
        return Some(true);
    }
    let begins =
        names.th.starts_with(text) || (text.is_ascii() && names.en.split(' ').any(|word| word.starts_with(text)));
    begins.then_some(false)
}

fn of_code(code: i64) -> Option<&'static Names> {
    let all = names();
    let (provinces, rest) = all.split_at_checked(77)?;
    let (districts, subdistricts) = rest.split_at_checked(928)?;
    let part = match code {
        ..100 => provinces,
        100..10_000 => districts,
        _ => subdistricts,
    };
    part.binary_search_by_key(&code, |names| names.place.code).ok().map(|index| &part[index])
}

/// The words of what was written, and the postal code in it.
fn parts(text: &str) -> (Vec<Part>, Option<String>) {
    let mut spaced = digits::to_arabic(&thai::name::clean(text)).to_lowercase();
    for word in GLUED {
        spaced = spaced.replace(word, &format!(" {word}"));
    }
    let zip = spaced.split([' ', ',']).find(|word| is_zip(word)).map(str::to_owned);
    (spaced.split(',').flat_map(group).collect(), zip)
}

/// The words between two commas: a word that says a rank belongs to the name after it.
fn group(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rank = None;
    for word in text.split_whitespace().filter(|word| !is_zip(word)) {
        let (said, name) = without_word(word);
        rank = said.or(rank);
        let name = if rank.is_none_or(|rank| rank == Rank::Province) { known_as(name) } else { name };
        let folded = fold::fold(name);
        if folded.is_empty() {
            continue;
        }
        match parts.last_mut() {
            // English names have several words: "Hat Yai" is one name.
            Some(last) if rank.is_none() && folded.is_ascii() && joins(&last.text, &folded) => {
                last.text = format!("{} {folded}", last.text);
            }
            _ => parts.push(Part { text: folded, rank: rank.take() }),
        }
    }
    parts
}

fn is_zip(word: &str) -> bool {
    word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The list's name for a province that people call otherwise.
fn known_as(name: &str) -> &str {
    ALIASES.iter().find(|(alias, _)| *alias == name.trim_end_matches('.')).map_or(name, |(_, known)| known)
}

/// Whether two English words stand next to each other in some name.
fn joins(first: &str, second: &str) -> bool {
    let joined = format!("{first} {second}");
    names().iter().any(|names| names.en.starts_with(&joined))
}

fn without_word(word: &str) -> (Option<Rank>, &str) {
    let found = WORDS.iter().find_map(|(label, rank)| word.strip_prefix(label).map(|name| (Some(*rank), name)));
    found.unwrap_or((None, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;
    use proptest::prelude::*;

    fn first(text: &str) -> String {
        search(text, 1).first().map(|place| place.label(Lang::Th)).unwrap_or_default()
    }

    #[test]
    fn one_place_has_many_spellings() {
        for text in [
            "ต.คอหงส์ อ.หาดใหญ่ จ.สงขลา 90110",
            "ตำบลคอหงส์ อำเภอหาดใหญ่ จังหวัดสงขลา",
            "ตำบลคอหงส์อำเภอหาดใหญ่จังหวัดสงขลา",
            "ต. คอหงส์ อ. หาดใหญ่",
            "คอหงส์",
            "คอหงษ์ สงขลา",
            "คอหง",
            "kho hong",
            "Kho Hong, Hat Yai, Songkhla ๙๐๑๑๐",
        ] {
            assert_eq!(first(text), "ต.คอหงส์ อ.หาดใหญ่ จ.สงขลา 90110", "{text}");
        }
    }

    #[test]
    fn the_higher_place_of_a_name_comes_first() {
        assert_eq!(first("หาดใหญ่"), "อ.หาดใหญ่ จ.สงขลา");
        assert_eq!(first("สงขลา"), "จ.สงขลา");
        assert_eq!(first("ต.หาดใหญ่"), "ต.หาดใหญ่ อ.หาดใหญ่ จ.สงขลา 90110");
        assert_eq!(first("โคราช"), "จ.นครราชสีมา");
        assert_eq!(first("เขตดุสิต กทม."), "เขตดุสิต กรุงเทพมหานคร");
    }

    #[test]
    fn what_is_written_in_full_is_taken_and_namesakes_are_asked_about() {
        assert!(matches!(resolve("คอหงส์"), Resolved::One(place) if place.th == "คอหงส์"));
        assert!(matches!(resolve("หาดใหญ่"), Resolved::Several(places) if places.len() >= 2));
        assert!(matches!(resolve("ต.ในเมือง"), Resolved::Several(places) if places.len() == 12));
        assert_eq!(resolve("นาร์เนีย"), Resolved::None);
        assert_eq!(resolve("  "), Resolved::None);
    }

    #[test]
    fn every_place_is_found_again_by_its_own_label() {
        for place in places().iter().step_by(37) {
            for lang in [Lang::Th, Lang::En] {
                let label = place.label(lang);
                match resolve(&label) {
                    Resolved::One(found) if found.code == place.code => {}
                    // Two sub-districts of one district and one name exist; both are offered.
                    Resolved::Several(found) if found.contains(place) => {}
                    other => panic!("{label}: {other:?}"),
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in ".*") {
            let _ = (search(&text, 5), resolve(&text));
        }
    }
}
