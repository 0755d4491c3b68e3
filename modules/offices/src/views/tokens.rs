//! What the pages of tokens tell.

use askama::Template;
use kernel::{Id, Refusal};
use ui::{Form, Page};

use crate::forms::tokens::scope_key;
use crate::model::Token;
use crate::rules::tokens::scopes_of;
use crate::store::tokens::TokenRow;

/// One token.
#[derive(Debug)]
pub struct Line {
    id: Id<Token>,
    name: String,
    scopes: String,
    until: String,
    used: String,
}

/// The list and the form.
#[derive(Debug, Template)]
#[template(path = "tokens.html")]
pub struct Index {
    p: Page,
    lines: Vec<Line>,
    form: Form,
}

impl Index {
    /// The tokens in words.
    pub fn new(p: Page, rows: Vec<TokenRow>, form: Form) -> Self {
        let line = |row: TokenRow| {
            let scopes = scopes_of(&row.scopes).into_iter().map(|scope| p.t(&scope_key(scope)).into_owned());
            let until = p.day(row.expires_at.day());
            Line {
                id: row.id,
                name: row.name,
                scopes: scopes.collect::<Vec<_>>().join(" · "),
                until: p.t1("offices-tokens-ends", "day", &until),
                used: match row.used_at {
                    Some(used) => p.t1("offices-tokens-used", "time", &p.moment(used)),
                    None => p.t("offices-tokens-unused").into_owned(),
                },
            }
        };
        let lines = rows.into_iter().map(line).collect();
        Self { lines, form, p }
    }

    /// Says why a rule refuses the command.
    pub fn refused(mut self, refusal: &Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}

/// A new token, shown this once.
#[derive(Debug, Template)]
#[template(path = "token_issued.html")]
pub struct Issued {
    /// The page.
    pub p: Page,
    /// The token.
    pub text: String,
}
