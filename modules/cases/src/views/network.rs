//! The network of a case in the reader's words, and as an eco-map.

use std::collections::HashMap;

use askama::Template;
use kernel::{Day, Id, Moment, Person};
use kinship::{EcoMap, Flow, Paper, Section, Strength, System};
use people::Brief;
use ui::{Form, Page};

use super::reference;
use crate::forms::network::KINDS;
use crate::model::{CaseRow, NetworkRow, ReferenceEntry, SupportFlow, TieStrength};
use crate::rules::network::{Change, held_before, since};

/// Days of change that the page offers to compare with.
const OFFERED: usize = 8;

/// Names that rows point to.
#[derive(Debug, Default)]
pub struct Told {
    /// People of the registry.
    pub people: HashMap<Id<Person>, Brief>,
    /// The kinds of the reference data, in the order of an eco-map.
    pub kinds: Vec<ReferenceEntry>,
}

impl Told {
    /// Whom a tie is to.
    #[must_use]
    pub fn name<'a>(&'a self, row: &'a NetworkRow) -> &'a str {
        row.person.and_then(|person| self.people.get(&person)).map_or(row.name.as_str(), |brief| brief.name.as_str())
    }

    /// What they are, in words.
    #[must_use]
    pub fn kind<'a>(&'a self, p: &Page, row: &'a NetworkRow) -> &'a str {
        reference::name(p, &self.kinds, KINDS, &row.kind)
    }

    /// Its place among the kinds, in which an eco-map goes around.
    #[must_use]
    pub fn place(&self, row: &NetworkRow) -> usize {
        self.kinds.iter().position(|entry| entry.code == row.kind).unwrap_or(usize::MAX)
    }
}

/// ผู้ใช้บริการหรือครัวเรือนกลางผัง
#[derive(Debug)]
pub struct Centre {
    /// The client.
    pub name: String,
    /// Who lives with them.
    pub members: Vec<String>,
}

/// One line of the network.
#[derive(Debug)]
pub struct TieLine {
    /// Whom it is to.
    pub name: String,
    /// Their page; empty for who is not in the registry.
    pub name_href: String,
    /// What they are.
    pub kind: String,
    /// Strength, stress and direction in words.
    pub says: String,
    /// Since when, and the note.
    pub more: String,
    /// Where it is changed; empty where it cannot be.
    pub href: String,
}

/// An eco-map: drawn, and in sentences.
#[derive(Debug)]
pub struct Drawn {
    /// Of which day, in words.
    pub title: String,
    /// The drawing as SVG, escaped by the crate that draws it; empty when nothing is around.
    pub drawing: String,
    /// The same in sentences.
    pub sections: Vec<Section>,
}

/// The page of a case's network.
#[derive(Debug, Template)]
#[template(path = "network.html")]
pub struct NetworkPage {
    /// The page.
    pub p: Page,
    /// Which case, and its page.
    pub lead: String,
    /// Where the case is.
    pub case_href: String,
    /// Where the family of the client is drawn; empty where the client is no person.
    pub family_href: String,
    /// The network as it is.
    pub ties: Vec<TieLine>,
    /// The eco-map as it is.
    pub now: Drawn,
    /// The eco-map of the day that was asked for.
    pub then: Option<Drawn>,
    /// What changed since that day.
    pub changes: Vec<String>,
    /// Days on which something changed, as words and address.
    pub days: Vec<(String, String)>,
    /// What was typed as the day.
    pub typed: String,
    /// Whether that is no day.
    pub unread: bool,
    /// Whether the reader may write in it.
    pub may_work: bool,
}

impl NetworkPage {
    /// Lays out a network for a reader; `on` is the day to compare with.
    #[must_use]
    #[allow(clippy::too_many_arguments, reason = "each is one thing that the page shows")]
    pub fn new(
        p: Page,
        case: &CaseRow,
        lead: String,
        centre: &Centre,
        states: &[NetworkRow],
        told: &Told,
        on: Option<Day>,
        may_work: bool,
    ) -> Self {
        let case_href = format!("/cases/{}", case.id);
        let here = format!("{case_href}/network");
        let mut current: Vec<&NetworkRow> = states.iter().filter(|row| row.until_at.is_none()).collect();
        current.sort_by_key(|row| told.place(row));
        let line = |row: &&NetworkRow| line(&p, told, row, if may_work { &here } else { "" });
        let end = on.map(|day| Moment::at(day.plus_days(1), 0, 0));
        let then = on.zip(end).map(|(day, end)| {
            let mut held: Vec<&NetworkRow> = held_before(states, end).collect();
            held.sort_by_key(|row| told.place(row));
            drawn(&p, "then", p.t1("cases-network-on", "day", &p.day(day)), centre, &held, told)
        });
        let changes = end.map(|end| since(states, end).iter().map(|change| sentence(&p, told, change)).collect());
        Self {
            family_href: case.family_href(),
            ties: current.iter().map(line).collect(),
            now: drawn(&p, "now", p.t("cases-network-now").into_owned(), centre, &current, told),
            then,
            changes: changes.unwrap_or_default(),
            days: days(&p, &here, states),
            typed: String::new(),
            unread: false,
            lead,
            case_href,
            may_work,
            p,
        }
    }
}

/// Days on which something changed, but the last; the first is when somebody looked around for the first time.
fn days(p: &Page, here: &str, states: &[NetworkRow]) -> Vec<(String, String)> {
    let mut days: Vec<Day> =
        states.iter().flat_map(|row| [Some(row.from_at), row.until_at]).flatten().map(Moment::day).collect();
    days.sort_unstable();
    days.dedup();
    days.pop();
    let address = |day: &Day| {
        let written = thai::date::format_short(day.date());
        (p.day_short(*day), format!("{here}?on={}", written.replace(' ', "+")))
    };
    days.iter().take(OFFERED).map(address).collect()
}

/// The network as it is, on a sheet of paper: the drawing, and the same in sentences. None where nobody is around.
#[must_use]
pub fn on_paper(p: &Page, centre: &Centre, rows: &[NetworkRow], told: &Told) -> Option<(String, Vec<Section>)> {
    let mut rows: Vec<&NetworkRow> = rows.iter().collect();
    rows.sort_by_key(|row| told.place(row));
    let map = eco_map(p, centre, &rows, told);
    let say = |key: &str, values: &[(&str, &str)]| p.tn(key, values);
    (!rows.is_empty()).then(|| (map.svg("eco", Paper::A4Landscape, &say), map.sections(&say)))
}

fn drawn(p: &Page, id: &str, title: String, centre: &Centre, rows: &[&NetworkRow], told: &Told) -> Drawn {
    let map = eco_map(p, centre, rows, told);
    let say = |key: &str, values: &[(&str, &str)]| p.tn(key, values);
    let (drawing, sections) = if rows.is_empty() {
        (String::new(), Vec::new())
    } else {
        (map.svg(&format!("eco-{id}"), Paper::Screen, &say), map.sections(&say))
    };
    Drawn { title, drawing, sections }
}

/// What the drawing is made from; the kind and the note stand in its sentences.
fn eco_map(p: &Page, centre: &Centre, rows: &[&NetworkRow], told: &Told) -> EcoMap {
    let system = |row: &&NetworkRow| System {
        name: told.name(row).to_owned(),
        strength: match row.strength {
            TieStrength::Strong => Strength::Strong,
            TieStrength::Ordinary => Strength::Ordinary,
            TieStrength::Weak => Strength::Tenuous,
        },
        stressful: row.stressful,
        flow: match row.flow {
            SupportFlow::Inward => Flow::Inward,
            SupportFlow::Outward => Flow::Outward,
            SupportFlow::Both => Flow::Both,
            SupportFlow::Unsaid => Flow::Unsaid,
        },
        note: joined([told.kind(p, row).to_owned(), more(p, row)]),
    };
    EcoMap { centre: centre.name.clone(), members: centre.members.clone(), systems: rows.iter().map(system).collect() }
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Strength, stress and direction in words.
#[must_use]
pub fn says(p: &Page, row: &NetworkRow) -> String {
    let stress = if row.stressful { p.t("kinship-eco-stressful").into_owned() } else { String::new() };
    let flow = if row.flow == SupportFlow::Unsaid {
        String::new()
    } else {
        p.code("cases-network-flow", row.flow).into_owned()
    };
    joined([p.code("cases-network-strength", row.strength).into_owned(), stress, flow])
}

/// Since when, and the note.
#[must_use]
pub fn more(p: &Page, row: &NetworkRow) -> String {
    let since =
        if row.since.is_empty() { String::new() } else { p.t1("cases-network-since-said", "since", &row.since) };
    joined([since, row.note.clone()])
}

fn line(p: &Page, told: &Told, row: &NetworkRow, here: &str) -> TieLine {
    TieLine {
        name: told.name(row).to_owned(),
        name_href: row.person.map(|person| format!("/people/{person}")).unwrap_or_default(),
        kind: told.kind(p, row).to_owned(),
        says: says(p, row),
        more: more(p, row),
        href: if here.is_empty() { String::new() } else { format!("{here}/{}", row.id) },
    }
}

/// What became of one tie.
fn sentence(p: &Page, told: &Told, change: &Change<'_>) -> String {
    match change {
        Change::Joined(row) => p.tn("cases-network-joined", &[("name", told.name(row)), ("says", &says(p, row))]),
        Change::Left(row, why) => p.tn("cases-network-left", &[("name", told.name(row)), ("reason", why)]),
        Change::Changed(before, after) => {
            let whole = |row: &NetworkRow| joined([told.kind(p, row).to_owned(), says(p, row), more(p, row)]);
            let values = [("name", told.name(after)), ("before", &whole(before)), ("after", &whole(after))];
            p.tn("cases-network-changed", &values)
        }
    }
}

/// Adding somebody: found in the registry, or written in.
#[derive(Debug, Template)]
#[template(path = "network_new.html")]
pub struct TiePage {
    /// The page.
    pub p: Page,
    /// Which case.
    pub lead: String,
    /// Where the registry is searched.
    pub search_href: String,
    /// What was searched for.
    pub text: String,
    /// Whether nobody was found.
    pub nobody: bool,
    /// The form.
    pub form: Form,
}

impl web::Asking for TiePage {
    fn refused(mut self, refusal: &kernel::Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}
