//! รหัสผ่านที่เดาง่าย: how many tries a guesser would need who knows what is common, in Thai too, and whose password it is
//! (OWASP ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12).

use std::sync::LazyLock;

use thai::keyboard;
use thai::latin::is_thai;

use super::account::user_name;

/// The fewest characters of a password.
pub const SHORTEST: usize = 10;
/// The most bytes of a password: longer ones only cost time.
const LONGEST: usize = 1_000;
/// Tries that a password must outlast. No guesser gets that far through the waits after wrong attempts, and a stolen hash costs
/// each try its argon2id. `zxcvbn` calls 10⁸ unguessable, and counts any three parts as that many; ten times as many refuses three
/// of the commonest words as well, and lets ten random characters pass.
const TRIES: u64 = 1_000_000_000;
/// Characters that are judged at a time: the judging of signs that may stand for letters grows steeply with the length.
const STRETCH: usize = 24;
/// The years that people are born in or set a password in, in พ.ศ.
const YEARS: std::ops::RangeInclusive<i32> = 2_480..=2_580;

/// What is tried first: our own list, the same keys struck on an English keyboard, the provinces, the years.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let listed = include_str!("../../../../data/passwords/words.txt").lines().map(str::trim);
    let listed: Vec<String> =
        listed.filter(|word| !word.is_empty() && !word.starts_with('#')).map(str::to_owned).collect();
    let mut words: Vec<String> = listed.clone();
    words.extend(listed.iter().filter(|word| is_thai(word)).map(|word| keys(word)));
    words.extend(provinces());
    words.extend(YEARS.rev().map(|year| year.to_string()));
    words
});

/// The names of the provinces in both languages, without blanks.
fn provinces() -> impl Iterator<Item = String> {
    let lines = include_str!("../../../../data/geography/provinces.tsv").lines().skip(1);
    lines.flat_map(|line| line.split('\t').skip(1).take(2)).map(|name| name.replace(' ', "").to_lowercase())
}

/// เจ้าของรหัสผ่าน: what a guesser would know of whoever the password belongs to.
#[derive(Debug, Clone, Default)]
pub struct Owner(Vec<String>);

impl Owner {
    /// From the texts that everybody knows of them: user name, name, address for mail, office. Each counts as a whole and in
    /// its words of three letters or more, in Thai and as the keys struck for it.
    #[must_use]
    pub fn of(texts: &[&str]) -> Self {
        texts.iter().fold(Self::default(), |owner, text| owner.and(text))
    }

    /// The same, of whom that text is known as well.
    #[must_use]
    pub fn and(mut self, text: &str) -> Self {
        let whole = user_name(text);
        let parts = whole.split(|letter: char| letter.is_whitespace() || ".-_@".contains(letter));
        let parts = parts.map(str::to_owned).chain([whole.replace(' ', "")]);
        for word in parts.filter(|word| word.chars().count() > 2) {
            if is_thai(&word) {
                self.0.push(keys(&word));
            }
            self.0.push(word);
        }
        self
    }
}

/// Whether a text may be somebody's password: at least 10 characters that outlast 10⁹ tries of a guesser who knows the common
/// ones and what everybody knows of its owner.
///
/// # Errors
/// The key of the reason.
pub fn check_password(password: &str, owner: &Owner) -> Result<(), &'static str> {
    if password.chars().count() < SHORTEST {
        return Err("offices-account-password-short");
    }
    if password.len() > LONGEST {
        return Err("form-too-long");
    }
    let plain = thai::digits::to_arabic(password);
    if is_little_more_than_a_word(&plain, &WORDS) || is_guessed(&plain, &Owner::default()) {
        return Err("offices-account-password-guessable");
    }
    if is_little_more_than_a_word(&plain, &owner.0) || is_guessed(&plain, owner) {
        return Err("offices-account-password-personal");
    }
    Ok(())
}

/// One of the words with digits and signs around it, or digits and signs alone below 16 characters.
fn is_little_more_than_a_word(plain: &str, words: &[String]) -> bool {
    let letters = |letter: &char| letter.is_alphabetic() || thai::lines::is_letter(*letter);
    let letters: String = plain.to_lowercase().chars().filter(letters).collect();
    (letters.is_empty() && plain.chars().count() < 16) || (!letters.is_empty() && words.contains(&letters))
}

/// Whether too few tries would do, for the text as it was typed and for the keys that were struck for it. A long one may begin
/// or end as common ones do, and not both.
fn is_guessed(plain: &str, owner: &Owner) -> bool {
    let known: Vec<&str> = owner.0.iter().chain(WORDS.iter()).map(String::as_str).collect();
    let letters: Vec<char> = plain.chars().collect();
    let start = letters.iter().take(STRETCH).collect::<String>();
    let end = letters[letters.len().saturating_sub(STRETCH)..].iter().collect::<String>();
    let weak = |text: &str| zxcvbn::zxcvbn(text, &known).guesses() < TRIES;
    let guessed = |text: &str| weak(text) || (is_thai(text) && weak(&keys(text)));
    guessed(&start) && (start == end || guessed(&end))
}

/// The text that the same keys give on an English keyboard, in small letters as the lists are.
fn keys(text: &str) -> String {
    keyboard::in_english(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUESSABLE: Result<(), &str> = Err("offices-account-password-guessable");
    const PERSONAL: Result<(), &str> = Err("offices-account-password-personal");

    fn pimjai() -> Owner {
        Owner::of(&["pimjai.srisuwan", "พิมพ์ใจ ศรีสุวรรณ", "กองสวัสดิการสังคม อบต.ท่าข้าม"])
    }

    #[test]
    fn a_password_is_long_and_a_phrase_is_welcome() {
        assert_eq!(check_password("สั้นไป", &pimjai()), Err("offices-account-password-short"));
        assert_eq!(check_password(&"ยาว".repeat(200), &pimjai()), Err("form-too-long"));
        for good in ["ข้าวเหนียวมะม่วง", "แมวดำนอนบนโต๊ะ", "kueakun กลางทุ่งนา", "correct horse battery", "x7#kQ9!mZp"]
        {
            assert_eq!(check_password(good, &pimjai()), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_everybody_uses_is_refused() {
        for common in ["password123", "iloveyou12", "P@ssw0rd123", "football2024", "sunshine99", "trustno1trustno1"] {
            assert_eq!(check_password(common, &pimjai()), GUESSABLE, "{common}");
        }
        for walk in ["1qaz2wsx3edc", "zaq12wsxcde3", "qwertyuiop123", "ฟหกดฟหกด่าสว", "ๅ/-ภถุึคตจ", "กขคงจฉชซฌญ"]
        {
            assert_eq!(check_password(walk, &pimjai()), GUESSABLE, "{walk}");
        }
        for plain in ["1111111111", "1234567890", "081-234-5678", "abcdefghij", "12/03/2530"] {
            assert_eq!(check_password(plain, &pimjai()), GUESSABLE, "{plain}");
        }
    }

    #[test]
    fn common_thai_words_are_refused_also_as_the_keys_struck_for_them() {
        let common = ["สวัสดี1234", "สวัสดีครับ", "สวัสดีประเทศไทย", "รหัสผ่าน1234", "สวัสดีครับที่รัก", "ฉันรักเธอ2569", "ขอบคุณค่ะ๒๕๖๙"];
        for common in common {
            assert_eq!(check_password(common, &pimjai()), GUESSABLE, "{common}");
        }
        assert_eq!(keys("สวัสดี"), "l;ylfu");
        for struck in ["l;ylfu8iy[", "l;ylfu1234", "l;ylfu2569", "8bf57'2569", "ยฟหหไนพกๅ/-"] {
            assert_eq!(check_password(struck, &pimjai()), GUESSABLE, "{struck}");
        }
    }

    #[test]
    fn a_password_is_more_than_a_word_of_this_place_a_province_or_a_year() {
        for place in ["Password-2569!", "kueakun-2569", "เกื้อกูล๒๕๖๙", "Qwerty!23456", "chiangmai2569", "นครราชสีมา2530"]
        {
            assert_eq!(check_password(place, &pimjai()), GUESSABLE, "{place}");
        }
    }

    #[test]
    fn what_everybody_knows_of_its_owner_is_refused_to_its_owner_alone() {
        for known in ["Pimjai.Srisuwan", "Srisuwan2530", "พิมพ์ใจ2569", "พิมพ์ใจ2569พิมพ์ใจ", "พิมพ์ใจศรีสุวรรณ", "ท่าข้าม12345"]
        {
            assert_eq!(check_password(known, &pimjai()), PERSONAL, "{known}");
        }
        assert_eq!(check_password(&format!("{}2530", keys("พิมพ์ใจ")), &pimjai()), PERSONAL);
        assert_eq!(check_password("พิมพ์ใจศรีสุวรรณ", &Owner::of(&["anong"])), Ok(()));
    }

    #[test]
    fn a_long_password_is_judged_at_both_ends() {
        let common = "passwordpasswordpassword";
        assert_eq!(check_password(&common.repeat(4), &pimjai()), GUESSABLE);
        assert_eq!(check_password(&format!("{common}{common}ลมพัดใบไผ่ริมคลองยามเย็น"), &pimjai()), Ok(()));
    }
}
