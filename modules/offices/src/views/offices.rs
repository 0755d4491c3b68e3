//! The pages of offices.

use std::collections::HashMap;

use askama::Template;
use kernel::{Id, Office};
use ui::Page;

use super::{office_name, post_name};
use crate::model::StaffBrief;
use crate::store::offices::OfficeRow;

/// One office of the tree with those below it.
#[derive(Debug, Template)]
#[template(path = "_office_node.html")]
pub struct Node {
    href: String,
    name: String,
    note: String,
    below: Vec<Self>,
}

/// The whole tree.
#[derive(Debug, Template)]
#[template(path = "offices.html")]
pub struct Index {
    p: Page,
    tops: Vec<Node>,
}

impl Index {
    /// Lays the offices out below one another.
    pub fn new(p: Page, offices: Vec<OfficeRow>, heads: &[(Id<Office>, i64)]) -> Self {
        let heads: HashMap<Id<Office>, i64> = heads.iter().copied().collect();
        let mut below: HashMap<Option<Id<Office>>, Vec<OfficeRow>> = HashMap::new();
        for office in offices {
            below.entry(office.parent).or_default().push(office);
        }
        let tops = nodes(&p, None, &mut below, &heads);
        Self { p, tops }
    }
}

fn nodes(
    p: &Page,
    parent: Option<Id<Office>>,
    below: &mut HashMap<Option<Id<Office>>, Vec<OfficeRow>>,
    heads: &HashMap<Id<Office>, i64>,
) -> Vec<Node> {
    // Taken out, so that not even damaged data goes round in circles.
    let offices = below.remove(&parent).unwrap_or_default();
    let node = |office: OfficeRow| Node {
        href: format!("/offices/{}", office.id),
        name: office_name(p, &office.name, &office.name_en).to_owned(),
        note: heads.get(&office.id).map_or_else(String::new, |count| p.count("offices-heads", *count)),
        below: nodes(p, Some(office.id), below, heads),
    };
    offices.into_iter().map(node).collect()
}

/// A link with its name.
#[derive(Debug)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub name: String,
    /// More about it.
    pub note: String,
}

fn links(p: &Page, offices: Vec<OfficeRow>) -> Vec<Link> {
    let link = |office: OfficeRow| Link {
        href: format!("/offices/{}", office.id),
        name: office_name(p, &office.name, &office.name_en).to_owned(),
        note: p.code("offices-kind", office.kind).into_owned(),
    };
    offices.into_iter().map(link).collect()
}

/// One office.
#[derive(Debug, Template)]
#[template(path = "office.html")]
pub struct Show {
    p: Page,
    id: Id<Office>,
    kind: String,
    place: String,
    phone: String,
    above: Vec<Link>,
    below: Vec<Link>,
    staff: Vec<Link>,
    manages: bool,
    reads_staff: bool,
}

impl Show {
    /// What the page of an office tells; `may` says whether the reader manages it and reads its staff files.
    pub fn new(
        mut p: Page,
        office: OfficeRow,
        (above, below): (Vec<OfficeRow>, Vec<OfficeRow>),
        mut staff: Vec<StaffBrief>,
        may: (bool, bool),
    ) -> Self {
        office_name(&p, &office.name, &office.name_en).clone_into(&mut p.title);
        staff.sort_by_key(|person| (rank(person), std::cmp::Reverse(person.level)));
        let staff = once_each(&p, staff);
        Self {
            id: office.id,
            kind: p.code("offices-kind", office.kind).into_owned(),
            place: office.place_name,
            phone: office.phone,
            above: links(&p, above),
            below: links(&p, below),
            staff,
            manages: may.0,
            reads_staff: may.1,
            p,
        }
    }
}

/// Everybody once, with all their posts here, where the first of these stands.
fn once_each(p: &Page, holders: Vec<StaffBrief>) -> Vec<Link> {
    let mut lines: Vec<Link> = Vec::new();
    for person in holders {
        let (href, post) = (format!("/staff/{}", person.id), post_name(p, person.role, person.level));
        match lines.iter_mut().find(|line| line.href == href) {
            Some(line) => line.note = format!("{} · {post}", line.note),
            None => lines.push(Link { href, name: person.full_name, note: post }),
        }
    }
    lines
}

/// Those who answer for the office stand first.
const fn rank(person: &StaffBrief) -> u8 {
    match person.role {
        Some(kernel::Role::Director) => 0,
        Some(kernel::Role::Supervisor) => 1,
        Some(kernel::Role::SocialWorker) => 2,
        _ => 3,
    }
}
