//! Texts in two languages: Fluent files of every module, read once at the start.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use kernel::{Lang, Refusal};
use unic_langid::LanguageIdentifier;

/// The two text files of a module.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// The module, prefix of its keys.
    pub module: &'static str,
    /// Thai.
    pub th: &'static str,
    /// English.
    pub en: &'static str,
}

/// Every text in both languages.
pub struct Texts {
    th: Tongue,
    en: Tongue,
}

struct Tongue {
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({})", self.th.plain.len())
    }
}

impl Texts {
    /// Reads the files.
    ///
    /// # Errors
    /// The first file that cannot be read, and where.
    pub fn read(sources: &[Source]) -> Result<Self, String> {
        let tongue = |lang: &str, text: fn(&Source) -> &'static str| {
            let lang: LanguageIdentifier = lang.parse().map_err(|error| format!("{lang}: {error}"))?;
            Tongue::read(lang, sources, text)
        };
        Ok(Self { th: tongue("th", |source| source.th)?, en: tongue("en", |source| source.en)? })
    }

    const fn tongue(&self, lang: Lang) -> &Tongue {
        match lang {
            Lang::Th => &self.th,
            Lang::En => &self.en,
        }
    }

    /// The text of a key; a key that does not exist shows itself between ⟦ and ⟧, which tests refuse on any page.
    #[must_use]
    pub fn get<'a>(&'a self, lang: Lang, key: &str) -> Cow<'a, str> {
        match self.tongue(lang).plain.get(key) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.with(lang, key, &[])),
        }
    }

    /// The text of a key with values in it.
    #[must_use]
    pub fn with(&self, lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, (*value).to_owned());
        }
        self.tongue(lang).format(key, &args).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// The text of a key with a count in it, which chooses singular or plural in English.
    #[must_use]
    pub fn count(&self, lang: Lang, key: &str, count: i64) -> String {
        let mut args = FluentArgs::new();
        args.set("count", count);
        self.tongue(lang).format(key, &args).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// A refusal in words.
    #[must_use]
    pub fn refusal(&self, lang: Lang, refusal: &Refusal) -> String {
        let values: Vec<(&str, &str)> = refusal.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.with(lang, refusal.key, &values)
    }

    /// Whether the key exists.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.th.bundle.has_message(key)
    }
}

impl Tongue {
    fn read(lang: LanguageIdentifier, sources: &[Source], text: fn(&Source) -> &'static str) -> Result<Self, String> {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.clone()]);
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for source in sources {
            let text = text(source);
            let place = format!("{lang} text of {}", source.module);
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
                format!("{place}: {}", errors.iter().map(ToString::to_string).collect::<String>())
            })?;
            keys.extend(text.lines().filter_map(key_of).map(str::to_owned));
            bundle.add_resource(resource).map_err(|errors| format!("{place}: {errors:?}"))?;
        }
        let mut tongue = Self { plain: HashMap::new(), bundle };
        for key in keys {
            if let Some(text) = tongue.without_values(&key) {
                tongue.plain.insert(key, text);
            }
        }
        Ok(tongue)
    }

    fn without_values(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    fn format(&self, key: &str, args: &FluentArgs) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        Some(text.into_owned())
    }
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let first = key.chars().next()?;
    (first.is_ascii_alphabetic() && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)))
        .then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: Source = Source {
        module: "test",
        th: "test-name = ชื่อ\ntest-due = ครบกำหนดใน { $days } วัน\ntest-cases = { $count } เรื่อง\n",
        en: "test-name = Name\ntest-due = Due in { $days } days\ntest-cases = { $count ->\n    [one] { $count } case\n   *[other] { $count } cases\n }\n",
    };

    fn texts() -> Texts {
        Texts::read(&[SOURCE]).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_text_reads_in_both_languages() {
        let texts = texts();
        assert_eq!(texts.get(Lang::Th, "test-name"), "ชื่อ");
        assert_eq!(texts.with(Lang::En, "test-due", &[("days", "3")]), "Due in 3 days");
        assert_eq!(texts.count(Lang::En, "test-cases", 1), "1 case");
        assert_eq!(texts.count(Lang::Th, "test-cases", 2), "2 เรื่อง");
    }

    #[test]
    fn a_missing_text_shows_its_key() {
        assert_eq!(texts().get(Lang::Th, "test-none"), "⟦test-none⟧");
    }

    #[test]
    fn the_platforms_own_texts_can_be_read() {
        assert!(Texts::read(&[crate::texts()]).is_ok());
    }
}
