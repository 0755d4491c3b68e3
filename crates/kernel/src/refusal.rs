//! "Understood, and no": a rule that stands against a command, with the clause it comes from and whom to ask.

/// คำปฏิเสธ: a command that a rule forbids. Shown beside the button, never as a crash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The key of the sentence, in two languages.
    pub key: &'static str,
    /// The values that the sentence needs, by name.
    pub args: Vec<(&'static str, String)>,
    /// The clause the rule comes from (a duty's address, a section of an act), where there is one.
    pub clause: Option<String>,
}

impl Refusal {
    /// A refusal that needs no more than its sentence.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new(), clause: None }
    }

    /// Adds a value to the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Cites the clause.
    #[must_use]
    pub fn citing(mut self, clause: impl Into<String>) -> Self {
        self.clause = Some(clause.into());
        self
    }
}
