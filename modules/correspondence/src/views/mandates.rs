//! การมอบอำนาจให้ปฏิบัติราชการแทน of an office.

use std::collections::HashMap;

use askama::Template;
use kernel::{Code as _, Id, Staff};
use offices::StaffBrief;
use ui::{Form, Page};

use super::Badge;
use crate::model::{LetterRow, MandateRow};

/// One mandate.
#[derive(Debug)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Who signs for whom.
    pub who: String,
    /// Whether it is in force, to come, or over.
    pub badge: Badge,
    /// Which letters, from when until when, and who recorded it.
    pub said: Vec<String>,
    /// The order by which it is given, and where it is read.
    pub order: (String, Option<String>),
    /// Whether it can be ended.
    pub is_open: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "mandates.html")]
pub struct MandatesPage {
    /// The page.
    pub p: Page,
    /// Offices within reach: id, name, whether it is this one.
    pub units: Vec<(String, String, bool)>,
    /// Every mandate of the office, the latest first.
    pub lines: Vec<Line>,
    /// Giving one.
    pub form: Form,
}

/// A mandate in the list; `orders` are those letters that the reader may read.
#[must_use]
pub fn line(p: &Page, row: &MandateRow, people: &HashMap<Id<Staff>, StaffBrief>, orders: &[LetterRow]) -> Line {
    let name = |id: Id<Staff>| people.get(&id).map_or_else(String::new, |staff| staff.name.clone());
    let kind = |kind: crate::model::Kind| p.t(&format!("correspondence-kind-{}", kind.code())).into_owned();
    let kinds: Vec<String> = row.kinds().into_iter().map(kind).collect();
    let from = p.day(row.from_on);
    let days = match row.until_on {
        Some(until) => p.tn("correspondence-mandate-days", &[("from", &from), ("until", &p.day(until))]),
        None => p.t1("correspondence-mandate-since", "from", &from),
    };
    let mut said = vec![kinds.join(", "), days];
    said.push(p.tn("correspondence-mandate-made", &[("by", &name(row.made_by)), ("at", &p.moment(row.made_at))]));
    said.extend(row.ended_at.map(|at| p.t1("correspondence-mandate-over-at", "at", &p.moment(at))));
    let order = row.order_letter.and_then(|id| orders.iter().find(|order| order.id == id));
    let (class, state) = match (row.is_in_force(p.today), row.ended_at.is_none() && row.from_on > p.today) {
        (true, _) => ("badge-done", "in-force"),
        (_, true) => ("badge-waiting", "to-come"),
        _ => ("badge-closed", "over"),
    };
    Line {
        id: row.id.to_string(),
        who: p.tn("correspondence-mandate-who", &[("signer", &name(row.signer)), ("giver", &name(row.giver))]),
        badge: (class, p.t(&format!("correspondence-mandate-{state}")).into_owned()),
        said,
        order: match order {
            Some(order) => {
                let number = p.t1("correspondence-mandate-order", "number", &order.number_text);
                (number, Some(format!("/letters/{}", order.id)))
            }
            None => (row.order_words.clone(), None),
        },
        is_open: row.ended_at.is_none() && row.until_on.is_none_or(|until| until >= p.today),
    }
}
