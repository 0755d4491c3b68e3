//! The pages before anyone is signed in.

use askama::Template;
use kernel::{Code as _, Id, Staff};
use ui::{Form, Page};

use super::identities::Way;
use super::passkeys::Scripted;
use super::post_name;
use crate::store::accounts::CastRow;

/// One member of the cast of a demonstration.
#[derive(Debug)]
pub struct Member {
    account: String,
    name: String,
    post: String,
    office: String,
    try_this: String,
}

/// The sign-in page.
#[derive(Debug, Template)]
#[template(path = "sign_in.html")]
pub struct SignIn {
    p: Page,
    form: Form,
    ways: Vec<Way>,
    scripted: Option<Scripted>,
    cast: Vec<Member>,
    next: String,
}

impl SignIn {
    /// The page; the cast is empty outside a demonstration.
    pub fn new(
        p: Page,
        form: Form,
        (ways, scripted): (Vec<Way>, Option<Scripted>),
        cast: Vec<CastRow>,
        next: &str,
    ) -> Self {
        let mut seen: Vec<Id<Staff>> = Vec::new();
        let mut members = Vec::new();
        for row in cast {
            if seen.contains(&row.id) {
                continue;
            }
            seen.push(row.id);
            members.push(Member {
                name: format!("{} {}", row.given_name, row.family_name),
                post: post_name(&p, Some(row.role), row.level),
                office: row.office_name,
                try_this: p.t(&format!("offices-account-try-{}", row.role.code())).into_owned(),
                account: row.user_name,
            });
        }
        Self { form, ways, scripted, cast: members, next: next.to_owned(), p }
    }
}

/// A further step.
#[derive(Debug, Template)]
#[template(path = "sign_in_step.html")]
pub struct Step {
    /// The page.
    pub p: Page,
    /// What is asked for, and why.
    pub lead: String,
    /// The form.
    pub form: Form,
}
