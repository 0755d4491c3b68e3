//! What every page knows: its reader, their language, where they are, and the texts.

use std::borrow::Cow;
use std::sync::Arc;

use kernel::{Code as _, Day, Lang, Moment, Refusal};

use crate::{Texts, asset, when};

kernel::codes! {
    /// ชุดสี: light, dark, or as the machine is set.
    pub enum Theme {
        /// As the machine is set.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

/// One place on the rail.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Whether the reader is there.
    pub current: bool,
    /// How many things wait there.
    pub count: Option<u64>,
}

/// The reader, as the page names them.
#[derive(Debug, Clone)]
pub struct Who {
    /// Name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// Where.
    pub office: String,
}

/// What the last deed came to: `done`, `look` or `danger`.
#[derive(Debug, Clone)]
pub struct Flash {
    /// The kind.
    pub kind: &'static str,
    /// The sentence.
    pub text: String,
}

/// หน้า: the part of a page that is the same everywhere.
#[derive(Debug, Clone)]
pub struct Page {
    /// The title.
    pub title: String,
    /// The token that every form carries.
    pub csrf: String,
    /// The address of the page.
    pub path: String,
    /// The places of the rail.
    pub nav: Vec<NavItem>,
    /// The reader, when signed in.
    pub who: Option<Who>,
    /// What the last deed came to.
    pub flash: Option<Flash>,
    /// Whether the data are a demonstration's.
    pub demo: bool,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// Today.
    pub today: Day,
    /// The texts.
    pub texts: Arc<Texts>,
}

impl Page {
    /// What papers are set from where no reader asks for them: in Thai, and nobody's.
    #[must_use]
    pub const fn for_papers(texts: Arc<Texts>, today: Day) -> Self {
        Self {
            title: String::new(),
            csrf: String::new(),
            path: String::new(),
            nav: Vec::new(),
            who: None,
            flash: None,
            demo: false,
            lang: Lang::Th,
            theme: Theme::Light,
            today,
            texts,
        }
    }

    /// The text of a key.
    #[must_use]
    pub fn t<'a>(&'a self, key: &str) -> Cow<'a, str> {
        self.texts.get(self.lang, key)
    }

    /// The text of a key with one value.
    #[must_use]
    pub fn t1(&self, key: &str, name: &str, value: &str) -> String {
        self.texts.with(self.lang, key, &[(name, value)])
    }

    /// The text of a key with values.
    #[must_use]
    pub fn tn(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.texts.with(self.lang, key, values)
    }

    /// The text of a key with a count.
    #[must_use]
    pub fn count(&self, key: &str, count: i64) -> String {
        self.texts.count(self.lang, key, count)
    }

    /// The name of a member of a closed list: text key `{prefix}-{code}`.
    #[must_use]
    pub fn code<'a>(&'a self, prefix: &str, code: impl kernel::Code) -> Cow<'a, str> {
        self.t(&format!("{prefix}-{}", code.code()))
    }

    /// A refusal in words.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        self.texts.refusal(self.lang, refusal)
    }

    /// The language's code.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.lang.code()
    }

    /// The colours' code.
    #[must_use]
    pub fn theme(&self) -> &'static str {
        self.theme.code()
    }

    /// The address of a file for the browser, which changes with its content.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        asset(name).map_or_else(|| format!("/assets/{name}"), |asset| format!("/assets/{name}?v={}", asset.hash))
    }

    /// A day with its month in full.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        when::day(self.lang, day)
    }

    /// A day with its month short.
    #[must_use]
    pub fn day_short(&self, day: Day) -> String {
        when::day_short(self.lang, day)
    }

    /// A day with its weekday.
    #[must_use]
    pub fn weekday(&self, day: Day) -> String {
        when::weekday(self.lang, day)
    }

    /// The time of day.
    #[must_use]
    pub fn time(&self, moment: Moment) -> String {
        when::time(self.lang, moment)
    }

    /// Day and time.
    #[must_use]
    pub fn moment(&self, moment: Moment) -> String {
        when::moment(self.lang, moment)
    }

    /// How far a day lies from today: "วันนี้", "อีก 3 วัน", "เกินมา 2 วัน".
    #[must_use]
    pub fn due(&self, day: Day) -> String {
        match self.today.days_until(day) {
            0 => self.t("ui-due-today").into_owned(),
            days if days > 0 => self.count("ui-due-in", days),
            days => self.count("ui-due-over", -days),
        }
    }

    /// Whether a day has passed.
    #[must_use]
    pub fn is_over(&self, day: Day) -> bool {
        day < self.today
    }
}
