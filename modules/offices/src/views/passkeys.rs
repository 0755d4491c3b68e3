//! The pages of passkeys, and the form that a script fills in with one.

use askama::Template;
use kernel::{Id, Refusal};
use ui::{Form, Page};

use crate::model::Passkey;
use crate::store::passkeys::PasskeyRow;

/// A form whose answer comes from the browser's passkeys.
#[derive(Debug)]
pub struct Scripted {
    /// The form; its field `credential` carries the answer.
    pub form: Form,
    /// What the browser does: `get` or `create`.
    pub kind: &'static str,
    /// The address that answers with the options.
    pub challenge: &'static str,
    /// Where passkeys work.
    pub origin: String,
}

impl Scripted {
    /// Asks for a passkey that exists.
    pub fn get(form: Form, challenge: &'static str, origin: &str) -> Self {
        Self { form, kind: "get", challenge, origin: origin.to_owned() }
    }

    /// Makes a new one.
    pub fn create(form: Form, challenge: &'static str, origin: &str) -> Self {
        Self { form, kind: "create", challenge, origin: origin.to_owned() }
    }
}

/// One passkey in words.
#[derive(Debug)]
pub struct Line {
    id: Id<Passkey>,
    name: String,
    made: String,
    used: Option<String>,
}

/// One's own passkeys.
#[derive(Debug, Template)]
#[template(path = "passkeys.html")]
pub struct Index {
    p: Page,
    lines: Vec<Line>,
    scripted: Option<Scripted>,
}

impl Index {
    /// The list; `adding` is there where the installation has passkeys.
    pub fn new(p: Page, rows: Vec<PasskeyRow>, adding: Option<Scripted>) -> Self {
        let line = |row: PasskeyRow| Line {
            id: row.id,
            name: row.name,
            made: p.moment(row.made_at),
            used: row.used_at.map(|at| p.moment(at)),
        };
        let lines = rows.into_iter().map(line).collect();
        Self { lines, scripted: adding, p }
    }

    /// The same page, saying which rule refuses another one.
    pub fn refused(mut self, refusal: &Refusal) -> Self {
        self.scripted = self.scripted.map(|one| Scripted { form: one.form.refused(&self.p, refusal), ..one });
        self
    }
}

/// The page that asks again who is there.
#[derive(Debug, Template)]
#[template(path = "proof.html")]
pub struct Proof {
    /// The page.
    pub p: Page,
    /// With the password, for those who have one.
    pub with_password: Option<Form>,
    /// With a passkey, for those who have one.
    pub with_passkey: Option<Scripted>,
}
