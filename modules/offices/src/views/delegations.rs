//! One's own delegations.

use askama::Template;
use kernel::{Id, Refusal, Staff};
use ui::{Choice, Form, Page};

use super::{post_name, staff::days};
use crate::model::Delegation;
use crate::rules::posts::{Period, Post};
use crate::store::appointments::Neighbour;
use crate::store::delegations::DelegationRow;

/// One delegation, as its giver or its taker sees it.
#[derive(Debug)]
pub struct Row {
    id: Id<Delegation>,
    name: String,
    days: String,
    reason: String,
    in_force: bool,
    withdrawn: bool,
    may_withdraw: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "delegations.html")]
pub struct Index {
    p: Page,
    given: Vec<Row>,
    taken: Vec<Row>,
    form: Form,
    nobody: bool,
}

impl Index {
    /// What the page tells `mine`; `nobody` when no colleague's post suffices.
    pub fn new(p: Page, list: &[DelegationRow], mine: Id<Staff>, form: Form, nobody: bool) -> Self {
        let rows = |given: bool| {
            let chosen = list.iter().filter(|row| (row.from_staff == mine) == given);
            chosen.map(|row| line(&p, row, given)).collect()
        };
        Self { given: rows(true), taken: rows(false), form, nobody, p }
    }

    /// Says why a rule refuses the command.
    pub fn refused(mut self, refusal: &Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}

fn line(p: &Page, row: &DelegationRow, given: bool) -> Row {
    let period = Period { from: row.from, until: Some(row.until) };
    let (first, last) = if given { (&row.to_given, &row.to_family) } else { (&row.from_given, &row.from_family) };
    let withdrawn = row.withdrawn_at.is_some();
    Row {
        id: row.id,
        name: format!("{first} {last}"),
        days: days(p, period),
        reason: row.reason.clone(),
        in_force: !withdrawn && period.holds(p.today),
        withdrawn,
        may_withdraw: given && !withdrawn && row.until >= p.today,
    }
}

/// Those near by whose posts suffice, one choice each.
pub fn candidates(p: &Page, near: Vec<Neighbour>, suffices: impl Fn(&[Post], Id<Staff>) -> bool) -> Vec<Choice> {
    let mut people: Vec<(Id<Staff>, Vec<Neighbour>)> = Vec::new();
    for neighbour in near {
        let id = neighbour.brief.id;
        match people.iter_mut().find(|(known, _)| *known == id) {
            Some((_, posts)) => posts.push(neighbour),
            None => people.push((id, vec![neighbour])),
        }
    }
    let choice = |(id, posts): (Id<Staff>, Vec<Neighbour>)| {
        let held: Vec<Post> = posts.iter().map(|neighbour| neighbour.post).collect();
        let brief = &posts.first()?.brief;
        let label = format!("{} · {} · {}", brief.name, post_name(p, brief.role, brief.level), brief.office_name);
        suffices(&held, id).then(|| Choice::new(id.to_string(), label))
    };
    people.into_iter().filter_map(choice).collect()
}
