//! Licence expressions as SPDX writes them: names joined by `OR`, `AND`, `WITH` and brackets.

/// Whether the licences that `permits` knows are enough to use a work under `expression`. The old `/` means `OR`; what
/// cannot be read is not satisfied.
pub fn satisfied(expression: &str, permits: &dyn Fn(&str) -> bool) -> bool {
    let words = words(expression);
    let mut reader = Reader { words: &words, permits };
    let answer = reader.either();
    answer.unwrap_or(false) && reader.words.is_empty()
}

fn words(expression: &str) -> Vec<String> {
    expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

struct Reader<'a> {
    words: &'a [String],
    permits: &'a dyn Fn(&str) -> bool,
}

impl Reader<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let next = self.words.first().is_some_and(|next| next == word);
        if next {
            self.words = &self.words[1..];
        }
        next
    }

    fn next(&mut self) -> Option<String> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first.clone())
    }

    fn either(&mut self) -> Option<bool> {
        let mut answer = self.both()?;
        while self.takes("OR") {
            answer |= self.both()?;
        }
        Some(answer)
    }

    fn both(&mut self) -> Option<bool> {
        let mut answer = self.one()?;
        while self.takes("AND") {
            answer &= self.one()?;
        }
        Some(answer)
    }

    fn one(&mut self) -> Option<bool> {
        if self.takes("(") {
            let answer = self.either()?;
            return self.takes(")").then_some(answer);
        }
        let mut name = self.next()?;
        if self.takes("WITH") {
            name = format!("{name} WITH {}", self.next()?);
        }
        Some((self.permits)(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    fn with(expression: &str) -> bool {
        let known = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
        satisfied(expression, &|name| known.contains(&name))
    }

    #[test]
    fn one_known_name_is_enough_where_there_is_a_choice() {
        assert!(with("MIT OR GPL-3.0"));
        assert!(with("GPL-3.0/MIT"));
        assert!(!with("GPL-3.0 OR LGPL-3.0"));
    }

    #[test]
    fn all_names_are_needed_where_they_are_joined() {
        assert!(with("(MIT OR GPL-2.0) AND Unicode-3.0"));
        assert!(!with("MIT AND GPL-2.0"));
    }

    #[test]
    fn an_exception_belongs_to_its_name() {
        assert!(with("Apache-2.0 WITH LLVM-exception"));
        assert!(!with("MIT WITH Strange-exception"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(!with(""));
        assert!(!with("(MIT"));
        assert!(!with("MIT MIT"));
        assert!(!with("SEE LICENSE IN LICENSE"));
    }
}
