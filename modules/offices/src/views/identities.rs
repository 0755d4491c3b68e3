//! The pages of identities at OpenID providers.

use askama::Template;
use kernel::{Id, Lang};
use ui::Page;
use web::Provider;

use crate::model::Identity;
use crate::store::identities::IdentityRow;

/// A provider as a link.
#[derive(Debug)]
pub struct Way {
    /// Its short name.
    pub key: String,
    /// What the link says.
    pub label: String,
}

/// The providers in the reader's language.
pub fn ways(p: &Page, providers: &[Provider]) -> Vec<Way> {
    let label = |one: &Provider| if p.lang == Lang::En { one.label_en.clone() } else { one.label_th.clone() };
    providers.iter().map(|one| Way { key: one.key.clone(), label: label(one) }).collect()
}

/// One linked identity in words.
#[derive(Debug)]
pub struct Line {
    id: Id<Identity>,
    name: String,
    made: String,
    used: Option<String>,
}

/// One's own identities.
#[derive(Debug, Template)]
#[template(path = "identities.html")]
pub struct Index {
    p: Page,
    lines: Vec<Line>,
    ways: Vec<Way>,
}

impl Index {
    /// The list, and the providers that are not linked yet.
    pub fn new(p: Page, rows: Vec<IdentityRow>, providers: &[Provider]) -> Self {
        let mut ways = ways(&p, providers);
        let name = |key: &str, ways: &[Way]| {
            ways.iter().find(|way| way.key == key).map_or_else(|| key.to_owned(), |way| way.label.clone())
        };
        let line = |row: &IdentityRow| Line {
            id: row.id,
            name: name(&row.provider, &ways),
            made: p.moment(row.made_at),
            used: row.used_at.map(|at| p.moment(at)),
        };
        let lines = rows.iter().map(line).collect();
        ways.retain(|way| rows.iter().all(|row| row.provider != way.key));
        Self { lines, ways, p }
    }
}

/// Why a journey to a provider came to nothing.
#[derive(Debug, Template)]
#[template(path = "identity_failed.html")]
pub struct Failed {
    /// The page.
    pub p: Page,
    /// Why, and what to do.
    pub lead: String,
    /// Whether somebody is signed in, who goes back to their own page.
    pub signed_in: bool,
}
