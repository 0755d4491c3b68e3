//! ตัวสะกดที่เทียบได้: a name or place prepared once, and how near two of them are.

use thai::{fold, keyboard, latin, phonetic};

use crate::hash;
use crate::letters;

/// A text made comparable: its letters without marks, spaces and case, and the keys under which it sounds.
///
/// Two spellings with the same letters are the same name; tone marks, ไม้ไต่คู้ and a การันต์ with what it silences are what
/// people leave out ([`thai::fold::fold`]), the order of vowel and tone is what keyboards disagree on
/// ([`thai::name::clean`]).
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Spelling {
    letters: Box<[u8]>,
    /// Which letters occur.
    bag: u64,
    /// Hash of the letters.
    pub(crate) key: u32,
    /// Hash of [`thai::fold::sound`]; for other scripts, of the letters.
    pub(crate) sound: u32,
    /// Hashes of LK82, Udom83 and MetaSound; zero for other scripts.
    keys: [u32; 3],
    /// Hash of the skeleton that a name shares across scripts.
    skeleton: u32,
    thai: bool,
}

/// How near two spellings are, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// The same but for marks.
    Same,
    /// Said alike, or one slip apart.
    Slip,
    /// Two of the three published keys agree, a few slips apart, or the same name in the other script.
    Near,
    /// One is the initial or the beginning of the other.
    Begun,
    /// Another name.
    Different,
    /// One is not known.
    Missing,
}

impl Spelling {
    /// Prepares a text.
    pub(crate) fn new(text: &str) -> Self {
        let folded = fold::fold(text);
        let bare: String = folded.chars().filter(|c| is_letter(*c)).collect();
        let letters = letters::encode(&bare).into_boxed_slice();
        if letters.is_empty() {
            return Self::default();
        }
        let key = |text: &str| hash::of_bytes(text.as_bytes()) as u32 | 1;
        let (bag, own, thai) = (letters::bag(&letters), hash::of_bytes(&letters) as u32 | 1, latin::is_thai(&bare));
        if !thai {
            let skeleton =
                if bare.bytes().any(|byte| byte.is_ascii_digit()) { 0 } else { key(&latin::skeleton(&bare)) };
            return Self { sound: own, skeleton, letters, bag, key: own, keys: [0; 3], thai };
        }
        // The published keys cut off the การันต์ by themselves, and read the vowels that folding keeps.
        let keys = [key(&phonetic::lk82(&bare)), key(&phonetic::udom83(&bare)), key(&phonetic::metasound(&bare))];
        let (sound, skeleton) = (key(&fold::sound(&bare)), key(&latin::skeleton(&bare)));
        Self { sound, skeleton, letters, bag, key: own, keys, thai }
    }

    pub(crate) fn is_missing(&self) -> bool {
        self.letters.is_empty()
    }

    /// The letters, by which equal spellings are one.
    pub(crate) fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// The first letter, a vowel that is written before its consonant left out.
    pub(crate) fn initial(&self) -> u8 {
        let leading = |letter: &&u8| !is_leading_vowel(**letter);
        self.letters.iter().find(leading).or(self.letters.first()).copied().unwrap_or_default()
    }

    /// How near another spelling is.
    pub(crate) fn likeness(&self, other: &Self) -> Likeness {
        if self.is_missing() || other.is_missing() {
            return Likeness::Missing;
        }
        if self.letters == other.letters {
            return Likeness::Same;
        }
        if self.thai != other.thai {
            let shortest = self.letters.len().min(other.letters.len());
            let one_name = self.skeleton == other.skeleton && self.skeleton != 0 && shortest > 2;
            return if one_name { Likeness::Near } else { self.begun(other) };
        }
        let longest = self.letters.len().max(other.letters.len());
        if self.sound == other.sound && longest > 2 {
            // A key holds little of a long name, so the letters have their say, too.
            let alike = self.distance(other, 1 + u8::try_from(longest / 3).unwrap_or(u8::MAX)).is_some();
            return if alike { Likeness::Slip } else { Likeness::Near };
        }
        match self.distance(other, most_slips(longest)) {
            Some(1) if longest > 3 || self.is_key_slip(other) => Likeness::Slip,
            Some(_) if longest > 2 => Likeness::Near,
            _ if self.shares_keys(other) => Likeness::Near,
            _ => self.begun(other),
        }
    }

    fn distance(&self, other: &Self, most: u8) -> Option<u8> {
        if letters::are_far(self.bag, other.bag, most) {
            return None;
        }
        letters::distance(&self.letters, &other.letters, most)
    }

    /// Whether two of the three published keys agree, for names long enough to have a sound of their own.
    fn shares_keys(&self, other: &Self) -> bool {
        let agreeing = self.keys.iter().zip(&other.keys).filter(|(a, b)| a == b && **a != 0).count();
        agreeing >= 2 && self.letters.len().min(other.letters.len()) > 3
    }

    /// Whether the one letter that differs lies on the next key.
    fn is_key_slip(&self, other: &Self) -> bool {
        let mut differing = self.letters.iter().zip(&other.letters).filter(|(a, b)| a != b);
        let (first, second) = (differing.next(), differing.next());
        let same_length = self.letters.len() == other.letters.len();
        match (first, second) {
            (Some((a, b)), None) if same_length => keyboard::is_slip(thai_letter(*a), thai_letter(*b)),
            _ => false,
        }
    }

    fn begun(&self, other: &Self) -> Likeness {
        let (short, long) = if self.letters.len() < other.letters.len() { (self, other) } else { (other, self) };
        let is_initial = short.letters.len() == 1 && short.initial() == long.initial();
        let is_beginning = short.letters.len() > 2 && long.letters.starts_with(&short.letters);
        if is_initial || is_beginning { Likeness::Begun } else { Likeness::Different }
    }
}

/// How many slips a name of some letters may have and still be near.
fn most_slips(letters: usize) -> u8 {
    match letters {
        0..5 => 1,
        5..9 => 2,
        _ => 3,
    }
}

/// Letters, digits and vowel signs; Thai ones first, since nearly all are.
fn is_letter(c: char) -> bool {
    matches!(c, 'ก'..='ฮ' | 'ะ'..='ฺ' | 'เ'..='ๅ' | 'ํ')
        || c.is_ascii_alphanumeric()
        || (!c.is_ascii() && c.is_alphanumeric())
}

fn is_leading_vowel(letter: u8) -> bool {
    matches!(thai_letter(letter), 'เ'..='ไ')
}

/// The letter that a byte stands for, where it is Thai.
fn thai_letter(letter: u8) -> char {
    match letter {
        0x80.. => char::from_u32(0x0e00 + u32::from(letter & 0x7f)).unwrap_or_default(),
        ascii => char::from(ascii),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likeness(a: &str, b: &str) -> Likeness {
        Spelling::new(a).likeness(&Spelling::new(b))
    }

    #[test]
    fn marks_and_their_order_do_not_count() {
        for (a, b) in [
            ("วงศ์", "วงษ์"),
            ("เพ็ญ", "เพญ"),
            ("น้ำผึ้ง", "นํ้าผึ้ง"),
            ("ท\u{e48}\u{e35}", "ท\u{e35}\u{e48}"),
            ("O'Brien", "obrien"),
        ] {
            assert_eq!(likeness(a, b), Likeness::Same, "{a} {b}");
        }
    }

    #[test]
    fn what_sounds_alike_and_single_slips_are_slips() {
        for (a, b) in [
            ("ณัฐพงษ์", "นัทพงศ์"),
            ("ศรีสุข", "สีสุข"),
            ("สมชาย", "สมชาว"),
            ("roas", "rosa"),
            ("กรรณิกา", "กันนิกา"),
            ("มาร", "มาน"),
        ] {
            assert_eq!(likeness(a, b), Likeness::Slip, "{a} {b}");
        }
    }

    #[test]
    fn a_few_slips_and_the_other_script_are_near() {
        for (a, b) in [("mccarthy", "mccattmhy"), ("สมชาย", "Somchai"), ("ณัฐวุฒิ", "Nuttawoot"), ("ภัทรวดี", "ภัทรวิกี")]
        {
            assert_eq!(likeness(a, b), Likeness::Near, "{a} {b}");
        }
    }

    #[test]
    fn initials_and_beginnings_are_begun_and_strangers_differ() {
        assert_eq!(likeness("ส.", "สมชาย"), Likeness::Begun);
        assert_eq!(likeness("ป.", "เปรมชัยวงศ์"), Likeness::Begun);
        assert_eq!(likeness("mary", "mary ann lou"), Likeness::Begun);
        assert_eq!(likeness("สมชาย", "อรุณี"), Likeness::Different);
        assert_eq!(likeness("สมชาย", "-"), Likeness::Missing);
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_from_both_sides(a in "[ก-๎a-z]{0,10}", b in "[ก-๎a-z]{0,10}") {
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
        }

        #[test]
        fn one_slip_is_never_a_stranger(name in "[ก-ฮ]{5,9}", at in 0_usize..5, other in "[ก-ฮ]") {
            let slipped: String =
                name.chars().enumerate().map(|(i, c)| if i == at { other.chars().next().unwrap() } else { c }).collect();
            prop_assert!(likeness(&name, &slipped) <= Likeness::Near);
        }
    }
}
