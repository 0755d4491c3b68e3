//! A whole form: its fields with their values and errors, and where it goes.

use kernel::{Code, Fields, Invalid, Refusal};

use crate::{Choice, Field, Look, Page};

/// Makes fields out of what was sent, what is wrong with it, and the texts.
#[derive(Debug)]
pub struct FormView<'a> {
    page: &'a Page,
    fields: &'a Fields,
    invalid: &'a Invalid,
}

impl<'a> FormView<'a> {
    /// A form that holds these values and has these errors.
    #[must_use]
    pub const fn new(page: &'a Page, fields: &'a Fields, invalid: &'a Invalid) -> Self {
        Self { page, fields, invalid }
    }

    /// A field of any look; `label` is a text key, and `{label}-hint` is shown where it exists.
    #[must_use]
    pub fn field(&self, look: Look, name: &str, label: &str) -> Field {
        let hint = format!("{label}-hint");
        let has_hint = self.page.texts.has(&hint);
        Field {
            look,
            name: name.to_owned(),
            id: format!("field-{name}"),
            label: self.page.t(label).into_owned(),
            hint: if has_hint { self.page.t(&hint).into_owned() } else { String::new() },
            value: self.fields.get(name).to_owned(),
            error: self.invalid.of(name).map_or_else(String::new, |key| self.page.t(key).into_owned()),
            required: false,
            options: Vec::new(),
            echo: String::new(),
            autocomplete: String::new(),
            inputmode: String::new(),
            rows: 0,
            asked_if: String::new(),
        }
    }

    /// What stands in a field as it was typed or filled.
    #[must_use]
    pub fn typed(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// The text of a key, for choices.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.page.t(key).into_owned()
    }

    /// One line.
    #[must_use]
    pub fn text(&self, name: &str, label: &str) -> Field {
        self.field(Look::Text, name, label)
    }

    /// One short line.
    #[must_use]
    pub fn short(&self, name: &str, label: &str) -> Field {
        self.field(Look::Short, name, label)
    }

    /// Several lines.
    #[must_use]
    pub fn prose(&self, name: &str, label: &str) -> Field {
        self.field(Look::Prose, name, label).rows(6)
    }

    /// A day, with what was understood of it beside it.
    #[must_use]
    pub fn date(&self, name: &str, label: &str) -> Field {
        let field = self.field(Look::Date, name, label);
        let understood = thai::date::parse_date(&field.value, self.page.today.date());
        match understood {
            Ok(date) if field.error.is_empty() => field.echo(self.page.weekday(kernel::Day::from_date(date))),
            _ => field,
        }
    }

    /// A heading between fields.
    #[must_use]
    pub fn heading(&self, label: &str) -> Field {
        self.field(Look::Heading, "", label)
    }

    /// A list of choices.
    #[must_use]
    pub fn choose(&self, look: Look, name: &str, label: &str, options: Vec<Choice>) -> Field {
        let mut field = self.field(look, name, label);
        let chosen: Vec<&str> = self.fields.all(name).collect();
        if look == Look::Select {
            field.options.push(Choice::new("", self.page.t("ui-choose")));
        }
        field.options.extend(options);
        for option in &mut field.options {
            option.selected = chosen.contains(&option.value.as_str());
        }
        field
    }

    /// Every member of a closed list; each is named by the text `{label}-{code}`.
    #[must_use]
    pub fn codes<T: Code>(&self, look: Look, name: &str, label: &str) -> Field {
        let choice = |code: &T| Choice::new(code.code(), self.page.t(&format!("{label}-{}", code.code())));
        self.choose(look, name, label, T::ALL.iter().map(choice).collect())
    }

    /// One box to tick.
    #[must_use]
    pub fn tick(&self, name: &str, label: &str) -> Field {
        self.choose(Look::Boxes, name, label, vec![Choice::new("yes", self.page.t(&format!("{label}-yes")))])
    }

    /// A value that travels along.
    #[must_use]
    pub fn hidden(&self, name: &str) -> Field {
        Field {
            look: Look::Hidden,
            name: name.to_owned(),
            id: format!("field-{name}"),
            label: String::new(),
            hint: String::new(),
            value: self.fields.get(name).to_owned(),
            error: String::new(),
            required: false,
            options: Vec::new(),
            echo: String::new(),
            autocomplete: String::new(),
            inputmode: String::new(),
            rows: 0,
            asked_if: String::new(),
        }
    }

    /// The form with these fields: where it goes, what its button says (a text key), and the way back.
    #[must_use]
    pub fn form(&self, action: impl Into<String>, deed: &str, back: impl Into<String>, fields: Vec<Field>) -> Form {
        let mut errors: Vec<(String, String)> = fields
            .iter()
            .filter(|field| !field.error.is_empty())
            .map(|field| (field.id.clone(), format!("{}: {}", field.label, field.error)))
            .collect();
        let shown = |name: &str| fields.iter().any(|field| field.name == name && field.look != Look::Hidden);
        for (name, key) in self.invalid.problems().iter().filter(|(name, _)| !shown(name)) {
            errors.push((format!("field-{name}"), self.page.t(key).into_owned()));
        }
        Form {
            action: action.into(),
            fields,
            deed: self.page.t(deed).into_owned(),
            back: back.into(),
            errors,
            refusal: String::new(),
            clause: String::new(),
            autosave: String::new(),
            draft: String::new(),
            multipart: false,
        }
    }
}

/// แบบฟอร์ม: the fields, where they go, and what is wrong.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it is posted.
    pub action: String,
    /// The fields in order.
    pub fields: Vec<Field>,
    /// What the button says.
    pub deed: String,
    /// The way back; empty for none.
    pub back: String,
    /// Field id and sentence, for the summary at the top.
    pub errors: Vec<(String, String)>,
    /// Why a rule says no; empty when none does.
    pub refusal: String,
    /// The clause of that rule.
    pub clause: String,
    /// Where a draft is saved while typing; empty for nowhere.
    pub autosave: String,
    /// When the draft was last saved, in words.
    pub draft: String,
    /// Whether files travel with it.
    pub multipart: bool,
}

impl Form {
    /// Says why a rule refuses the command.
    #[must_use]
    pub fn refused(mut self, page: &Page, refusal: &Refusal) -> Self {
        self.refusal = page.refusal(refusal);
        self.clause = refusal.clause.clone().unwrap_or_default();
        self
    }

    /// Files may travel with it.
    #[must_use]
    pub const fn with_files(mut self) -> Self {
        self.multipart = true;
        self
    }

    /// A draft is saved there while one types.
    #[must_use]
    pub fn saving_drafts(mut self, url: impl Into<String>, saved: impl Into<String>) -> Self {
        self.autosave = url.into();
        self.draft = saved.into();
        self
    }

    /// The largest file, for the page to say before sending.
    #[must_use]
    pub const fn max_bytes(&self) -> usize {
        20 * 1024 * 1024
    }
}
