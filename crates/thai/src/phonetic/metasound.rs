//! MetaSound: C. Snae and M. Brückner, "Novel Phonetic Name Matching Algorithm with a Statistical Ontology for Analysing
//! Names Given in Accordance with Thai Astrology", Issues in Informing Science and Information Technology 6, 2009.

const LENGTH: usize = 4;

/// รหัส MetaSound: the first consonant as it is and three codes of the classes by which syllables end.
///
/// Only consonants count; one under a การันต์ is code 0, as is any of no class.
#[must_use]
pub fn metasound(text: &str) -> String {
    let mut consonants: Vec<Option<char>> = Vec::new();
    for c in text.chars() {
        match c {
            'ก'..='ฮ' if !matches!(c, 'ฤ' | 'ฦ') => consonants.push(Some(c)),
            '์' => {
                if let Some(last) = consonants.last_mut() {
                    *last = None;
                }
            }
            _ => {}
        }
    }
    let Some((Some(first), rest)) = consonants.split_first() else { return String::new() };
    let codes = rest.iter().map(|consonant| consonant.map_or('0', class));
    std::iter::once(*first).chain(codes).chain(std::iter::repeat('0')).take(LENGTH).collect()
}

fn class(consonant: char) -> char {
    match consonant {
        'ก'..='ฆ' => '1',
        'จ'..='ซ' | 'ฌ' | 'ฎ' | 'ฐ' | 'ฒ' | 'ด' | 'ต' | 'ท' | 'ศ'..='ส' => '2',
        'บ' | 'ป' | 'ผ'..='ภ' => '3',
        'ง' => '4',
        'ญ' | 'ณ' | 'น' | 'ร' | 'ล' | 'ฬ' => '5',
        'ม' => '6',
        'ย' => '7',
        'ว' => '8',
        _ => '0',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        for (text, key) in [
            ("ลัก", "ล100"),
            ("รัก", "ร100"),
            ("รักษ์", "ร100"),
            ("บูรณะ", "บ550"),
            ("บูรณการ", "บ551"),
            ("คน", "ค500"),
            ("คนA", "ค500"),
            ("ดา", "ด000"),
            ("", ""),
        ] {
            assert_eq!(metasound(text), key, "{text}");
        }
        assert_eq!(metasound("เหตุ"), metasound("เหด"));
        assert_eq!(metasound("นพ"), metasound("นภ"));
    }
}
