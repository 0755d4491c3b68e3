//! How people misspell Thai: what sounds alike, what lies on the next key, marks left out, letters lost.

use crate::chance::Chance;

/// Letters that are said alike, each group with its writings.
const ALIKE: [&[char]; 13] = [
    &['ศ', 'ส', 'ษ', 'ซ'],
    &['น', 'ณ'],
    &['พ', 'ภ'],
    &['ท', 'ธ'],
    &['ฐ', 'ถ'],
    &['ด', 'ฎ'],
    &['ต', 'ฏ'],
    &['ล', 'ฬ'],
    &['ญ', 'ย'],
    &['ค', 'ฆ'],
    &['ช', 'ฌ'],
    &['ใ', 'ไ'],
    &['ิ', 'ี'],
];

/// A name as it comes out of the pen of whoever only heard it, or of a tired typist.
pub fn name(name: &str, chance: &mut Chance) -> String {
    match chance.below(1_000) {
        0..45 => alike(name, chance),
        45..60 => next_key(name, chance),
        60..75 => one_letter(name, chance),
        75..95 => without(name, |c| matches!(c, '่'..='๋' | '็')),
        95..110 => karan(name),
        110..116 => latin(name),
        116..121 => format!("{}.", initial(name)),
        121..125 => one_letter(&alike(name, chance), chance),
        _ => name.to_owned(),
    }
}

fn change(name: &str, at: usize, to: impl IntoIterator<Item = char>) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.splice(at..=at, to);
    letters.into_iter().collect()
}

fn alike(name: &str, chance: &mut Chance) -> String {
    let places: Vec<(usize, char, &[char])> = (name.chars().enumerate())
        .filter_map(|(at, c)| Some((at, c, *ALIKE.iter().find(|group| group.contains(&c))?)))
        .collect();
    if places.is_empty() {
        return name.replace("รร", "ัน");
    }
    let (at, was, group) = places[chance.below(places.len())];
    let others: Vec<char> = group.iter().copied().filter(|c| *c != was).collect();
    change(name, at, [chance.of(&others)])
}

fn next_key(name: &str, chance: &mut Chance) -> String {
    let at = chance.below(name.chars().count());
    let hit: Vec<char> = name.chars().nth(at).map(|c| thai::keyboard::neighbours(c).collect()).unwrap_or_default();
    let thai: Vec<char> = hit.into_iter().filter(|c| matches!(c, 'ก'..='๎')).collect();
    if thai.is_empty() { name.to_owned() } else { change(name, at, [chance.of(&thai)]) }
}

fn one_letter(name: &str, chance: &mut Chance) -> String {
    let letters: Vec<char> = name.chars().collect();
    let at = chance.below(letters.len());
    match chance.below(3) {
        0 if letters.len() > 3 => change(name, at, []),
        1 => change(name, at, [letters[at], letters[at]]),
        _ if at + 1 < letters.len() => {
            let mut turned = letters;
            turned.swap(at, at + 1);
            turned.into_iter().collect()
        }
        _ => name.to_owned(),
    }
}

fn without(name: &str, left_out: fn(char) -> bool) -> String {
    name.chars().filter(|c| !left_out(*c)).collect()
}

/// The การันต์ is left out, with or without its letter.
fn karan(name: &str) -> String {
    for (whole, short) in
        [("วงศ์", "วงษ์"), ("พงษ์", "พงศ์"), ("พันธุ์", "พันธ์"), ("สิทธิ์", "สิทธิ"), ("จันทร์", "จันท์"), ("เพ็ชร", "เพชร")]
    {
        if name.contains(whole) {
            return name.replace(whole, short);
        }
    }
    without(name, |c| c == '์')
}

fn initial(name: &str) -> char {
    name.chars().find(|c| matches!(c, 'ก'..='ฮ')).unwrap_or('ก')
}

/// Letter by letter into Latin ones, as a hotel or a hospital writes foreigners and whoever has a passport.
pub fn latin(name: &str) -> String {
    let mut out = String::new();
    let folded = thai::fold::fold(name);
    let letters: Vec<char> = folded.chars().collect();
    let mut leading = "";
    for (at, c) in letters.iter().enumerate() {
        let closes = letters.get(at + 1).is_none_or(|next| matches!(next, 'ก'..='ฮ' | 'เ'..='ไ')) && at > 0;
        let written = match c {
            'ก' => "k",
            'ข' | 'ค' | 'ฆ' => "kh",
            'ง' => "ng",
            'จ' | 'ฉ' | 'ช' | 'ฌ' => "ch",
            'ซ' | 'ศ'..='ส' => {
                if closes {
                    "t"
                } else {
                    "s"
                }
            }
            'ญ' | 'ย' => {
                if closes {
                    "n"
                } else {
                    "y"
                }
            }
            'ด' | 'ฎ' => "d",
            'ต' | 'ฏ' => "t",
            'ฐ'..='ฒ' | 'ถ'..='ธ' => "th",
            'ณ' | 'น' => "n",
            'บ' => "b",
            'ป' => "p",
            'ผ' | 'พ' | 'ภ' => "ph",
            'ฝ' | 'ฟ' => "f",
            'ม' => "m",
            'ร' => {
                if closes {
                    "n"
                } else {
                    "r"
                }
            }
            'ล' | 'ฬ' => {
                if closes {
                    "n"
                } else {
                    "l"
                }
            }
            'ว' => "w",
            'ห' | 'ฮ' => "h",
            'ะ' | 'ั' | 'า' => "a",
            'ำ' => "am",
            'ิ' | 'ี' => "i",
            'ึ' | 'ื' => "ue",
            'ุ' | 'ู' => "u",
            'เ' => {
                leading = "e";
                continue;
            }
            'แ' => {
                leading = "ae";
                continue;
            }
            'โ' => {
                leading = "o";
                continue;
            }
            'ใ' | 'ไ' => {
                leading = "ai";
                continue;
            }
            _ => "",
        };
        out.push_str(written);
        out.push_str(std::mem::take(&mut leading));
    }
    let mut letters = out.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A number with one digit wrong, lost or exchanged with its neighbour.
pub fn number(number: &str, chance: &mut Chance) -> String {
    let mut digits: Vec<char> = number.chars().collect();
    let at = chance.below(digits.len());
    match chance.below(10) {
        0..5 => digits[at] = char::from(b'0' + chance.below(10) as u8),
        5..9 if at + 1 < digits.len() => digits.swap(at, at + 1),
        _ => {
            digits.remove(at);
        }
    }
    digits.into_iter().collect()
}
