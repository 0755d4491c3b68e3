//! What is typed into a search: half a name, a name with a slip, a number.

/// What is typed of a name while it is being typed: all but the last letter of the family name.
pub fn beginning(client: &str) -> &str {
    let family = client.rsplit(' ').next().unwrap_or(client);
    family.char_indices().last().map_or(family, |(last, _)| &family[..last])
}

/// The given name, with its title, and the family name.
pub fn named(client: &str) -> (&str, &str) {
    client.split_once(' ').unwrap_or((client, ""))
}

/// The whole name with a slip: two letters exchanged, or one forgotten.
pub fn misspelt(client: &str, turn: usize) -> String {
    let mut letters: Vec<char> = client.chars().collect();
    let middle = letters.len() * 2 / 3;
    if middle + 1 < letters.len() {
        if turn.is_multiple_of(2) {
            letters.swap(middle, middle + 1);
        } else {
            letters.remove(middle);
        }
    }
    letters.into_iter().collect()
}

/// The identity number that the demonstration gives the person of that number: of an office that does not exist, with the
/// digit that proves it (`thai::citizen_id::fictitious`).
pub fn number(person: u64) -> String {
    let digits = format!("1{NO_OFFICE}{person:07}");
    let values = digits.chars().filter_map(|digit| digit.to_digit(10));
    let sum: u32 = values.zip((2..=13).rev()).map(|(value, weight)| value * weight).sum();
    format!("{digits}{}", (11 - sum % 11) % 10)
}

/// The digits of the registration office of numbers that were never given out.
const NO_OFFICE: &str = "9999";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_sought_by_half_a_name_and_by_one_with_a_slip() {
        assert_eq!(beginning("นายมี ดีจริง"), "ดีจริ");
        assert_eq!(beginning(""), "");
        assert_eq!((named("นายมี ดีจริง"), named("มี")), (("นายมี", "ดีจริง"), ("มี", "")));
        assert_eq!(misspelt("abcdef", 0), "abcdfe");
        assert_eq!(misspelt("abcdef", 1), "abcdf");
        assert_eq!(misspelt("", 1), "");
    }

    #[test]
    fn numbers_have_thirteen_digits_of_which_the_last_proves_the_others() {
        let number = number(42);
        assert_eq!(number.len(), 13);
        let sum: u32 =
            number.chars().filter_map(|digit| digit.to_digit(10)).zip((2..=13).rev()).map(|(one, by)| one * by).sum();
        assert_eq!(number.chars().last().and_then(|digit| digit.to_digit(10)), Some((11 - sum % 11) % 10));
    }
}
