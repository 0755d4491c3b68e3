//! One field of a form, as the templates want it.

/// How a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// One line.
    Text,
    /// One short line.
    Short,
    /// A line that nobody reads over the shoulder.
    Password,
    /// Several lines.
    Prose,
    /// A list that opens.
    Select,
    /// One of a few.
    Radios,
    /// Any of a few.
    Boxes,
    /// A day.
    Date,
    /// A file.
    File,
    /// Several files at once.
    Files,
    /// A line that proposes while one types; the address that answers.
    Suggest(&'static str),
    /// Not shown.
    Hidden,
    /// A heading between fields.
    Heading,
}

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it.
    pub hint: String,
    /// Whether it is chosen.
    pub selected: bool,
}

impl Choice {
    /// A choice with no more than a name.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), selected: false }
    }

    /// Says more about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// ช่องกรอก: a field with everything around it. An empty text means there is none.
#[derive(Debug, Clone)]
pub struct Field {
    /// How it is shown.
    pub look: Look,
    /// The name it is sent under.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// The label above it.
    pub label: String,
    /// The help under the label.
    pub hint: String,
    /// What it holds.
    pub value: String,
    /// What is wrong with it.
    pub error: String,
    /// Whether it must be filled.
    pub required: bool,
    /// The choices of a list.
    pub options: Vec<Choice>,
    /// What was understood: the weekday of a date, the place of a code.
    pub echo: String,
    /// What the browser may fill in.
    pub autocomplete: String,
    /// Which keyboard a phone shows.
    pub inputmode: String,
    /// Lines of a text of several lines.
    pub rows: usize,
    /// Of a field that depends on an earlier choice: its name and the values that ask for this one, "item-3=yes some". A
    /// script then shows it only with them; without one the hint says so.
    pub asked_if: String,
}

impl Field {
    /// What it says to a reader: the names of what was chosen, or the text.
    #[must_use]
    pub fn said(&self) -> String {
        if self.options.is_empty() {
            return self.value.clone();
        }
        let chosen = self.options.iter().filter(|option| option.selected && !option.value.is_empty());
        chosen.map(|option| option.label.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// It must be filled.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// It must be filled when that holds.
    #[must_use]
    pub const fn required_if(mut self, needed: bool) -> Self {
        self.required = needed;
        self
    }

    /// Lines shown.
    #[must_use]
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// What the browser may fill in.
    #[must_use]
    pub fn autocomplete(mut self, what: &str) -> Self {
        what.clone_into(&mut self.autocomplete);
        self
    }

    /// Which keyboard a phone shows: `numeric`, `tel`.
    #[must_use]
    pub fn keyboard(mut self, what: &str) -> Self {
        what.clone_into(&mut self.inputmode);
        self
    }

    /// The help under the label, already in the reader's language.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = text.into();
        self
    }

    /// What was understood of the value.
    #[must_use]
    pub fn echo(mut self, text: impl Into<String>) -> Self {
        self.echo = text.into();
        self
    }

    /// The address that proposes values, for [`Look::Suggest`].
    #[must_use]
    pub const fn suggest_url(&self) -> &'static str {
        match self.look {
            Look::Suggest(url) => url,
            _ => "",
        }
    }
}
