//! Counts into tables: the axes with their words, every pair of them, published together.

use std::collections::{BTreeMap, HashMap};

use figures::{Axis, Line, Published, Table, UnknownCategory, publish_all};
use kernel::{Code as _, Id, Office};
use offices::OfficeBrief;
use ui::Page;

use crate::model::{FigureDimension as Dimension, ReferenceEntry};
use crate::rules::figures::UNKNOWN;
use crate::store::figures::{Load, Opened, Outcome};

/// The lists of the reference data that categories come from.
pub const LISTS: [&str; 4] = ["problem-area", "target-group", "channel", "closing-reason"];

/// The parts of [`Dimension::Contact`].
pub const CONTACTS: [&str; 3] = ["in-time", "late", "none"];

/// พื้นที่: provinces where the offices lie in several, else districts.
#[derive(Debug, Clone)]
pub struct Areas {
    of_office: HashMap<Id<Office>, String>,
    /// Whether the areas are provinces.
    pub provinces: bool,
}

impl Areas {
    /// The areas of these offices.
    #[must_use]
    pub fn of(offices: &[OfficeBrief]) -> Self {
        let mut seen: Vec<&str> = offices.iter().filter_map(|office| office.place.get(..2)).collect();
        seen.sort_unstable();
        seen.dedup();
        let provinces = seen.len() > 1;
        let digits = if provinces { 2 } else { 4 };
        let area = |office: &OfficeBrief| {
            let place = office.place.get(..digits).or_else(|| office.place.get(..2));
            (office.id, place.unwrap_or(UNKNOWN).to_owned())
        };
        Self { of_office: offices.iter().map(area).collect(), provinces }
    }

    /// The area of an office.
    #[must_use]
    pub fn area(&self, office: Id<Office>) -> &str {
        self.of_office.get(&office).map_or(UNKNOWN, String::as_str)
    }

    /// Every area, by its code.
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        let areas: std::collections::BTreeSet<&String> = self.of_office.values().collect();
        areas.into_iter().cloned().collect()
    }

    /// The offices that lie in an area.
    #[must_use]
    pub fn offices(&self, area: &str) -> Vec<Id<Office>> {
        let mut found: Vec<_> =
            self.of_office.iter().filter(|(_, of)| *of == area).map(|(office, _)| *office).collect();
        found.sort_unstable();
        found
    }
}

/// What is counted, with everything that names it.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// The page.
    pub p: &'a Page,
    /// The reference data of [`LISTS`].
    pub entries: &'a [ReferenceEntry],
    /// The areas.
    pub areas: &'a Areas,
}

impl Naming<'_> {
    /// The heading of a dimension.
    #[must_use]
    pub fn title(&self, dimension: Dimension) -> String {
        self.p.code("cases-figures-by", dimension).into_owned()
    }

    /// The name of a dimension within a sentence: English writes it small there.
    #[must_use]
    pub fn within(&self, dimension: Dimension) -> String {
        self.title(dimension).to_lowercase()
    }

    /// The word for a category.
    #[must_use]
    pub fn label(&self, dimension: Dimension, code: &str) -> String {
        match dimension {
            Dimension::Problem => self.entry("problem-area", code),
            Dimension::TargetGroup => self.entry("target-group", code),
            Dimension::Channel => self.entry("channel", code),
            Dimension::Contact => self.p.t(&format!("cases-figures-contact-{code}")).into_owned(),
            Dimension::Area => self.place(code),
        }
    }

    fn entry(&self, list: &str, code: &str) -> String {
        let found = self.entries.iter().find(|entry| entry.list == list && entry.code == code);
        match found {
            Some(entry) => entry.name(self.p.lang).to_owned(),
            None if code == UNKNOWN && list == "closing-reason" => self.p.t("cases-figures-no-reason").into_owned(),
            None if code == UNKNOWN => self.p.t("cases-figures-unknown").into_owned(),
            None => code.to_owned(),
        }
    }

    /// The word for a reason of closing.
    #[must_use]
    pub fn reason(&self, code: &str) -> String {
        self.entry("closing-reason", code)
    }

    fn place(&self, code: &str) -> String {
        let place = code.parse().ok().and_then(people::geography::place);
        match place {
            Some(place) => place.name(self.p.lang),
            None => self.p.t("cases-figures-nowhere").into_owned(),
        }
    }

    /// The axis: what the office may choose from, in its order, and what was found besides.
    fn axis(&self, dimension: Dimension, found: &[Count<'_>]) -> Axis {
        let list = match dimension {
            Dimension::Problem => "problem-area",
            Dimension::TargetGroup => "target-group",
            Dimension::Channel => "channel",
            Dimension::Area | Dimension::Contact => "",
        };
        let mut codes: Vec<&str> =
            self.entries.iter().filter(|entry| entry.list == list).map(|entry| entry.code.as_str()).collect();
        if dimension == Dimension::Contact {
            codes.extend(CONTACTS);
        }
        let mut others: Vec<&str> = found.iter().map(|count| count.codes[dimension as usize]).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|code| !codes.contains(code));
        codes.extend(others);
        let labels: Vec<String> = codes.iter().map(|code| self.label(dimension, code)).collect();
        let pairs = codes.iter().copied().zip(labels.iter().map(String::as_str));
        Axis::new(dimension.code(), &self.title(dimension), pairs)
    }
}

/// Cases that have every category in common, in the order of [`Dimension`].
#[derive(Debug)]
struct Count<'a> {
    codes: [&'a str; 5],
    cases: u64,
}

fn counts<'a>(opened: &'a [Opened], areas: &'a Areas) -> Vec<Count<'a>> {
    let of = |row: &'a Opened| {
        let parts = [row.contacted - row.late, row.late, row.opened - row.contacted];
        let area = areas.area(row.office);
        CONTACTS.into_iter().zip(parts).map(move |(contact, cases)| Count {
            codes: [&row.problem, &row.target_group, &row.channel, area, contact],
            cases: u64::try_from(cases).unwrap_or_default(),
        })
    };
    opened.iter().flat_map(of).filter(|count| count.cases > 0).collect()
}

/// ตารางทั้งชุด: opened cases by every pair of dimensions.
#[derive(Debug)]
pub struct Family(Vec<Published>);

impl Family {
    /// Counts and publishes; `below`: counts smaller than this are hidden in all tables together, none where there is none.
    ///
    /// # Errors
    /// None that counts can cause.
    pub fn of(naming: &Naming<'_>, opened: &[Opened], below: Option<u64>) -> Result<Self, UnknownCategory> {
        let counts = counts(opened, naming.areas);
        let mut tables = Vec::new();
        for (place, rows) in Dimension::ALL.iter().enumerate() {
            for columns in &Dimension::ALL[place + 1..] {
                let cells = counts
                    .iter()
                    .map(|count| (count.codes[*rows as usize], count.codes[*columns as usize], count.cases));
                tables.push(Table::new(naming.axis(*rows, &counts), naming.axis(*columns, &counts), cells)?);
            }
        }
        Ok(Self(match below {
            Some(below) => publish_all(&tables, below),
            None => tables.iter().map(Published::in_full).collect(),
        }))
    }

    /// The table of two dimensions, and whether its rows are the columns that were asked for.
    #[must_use]
    pub fn table(&self, one: Dimension, other: Dimension) -> Option<(&Published, bool)> {
        let is = |table: &Published, rows: Dimension, columns: Dimension| {
            table.rows().dimension == rows.code() && table.columns().dimension == columns.code()
        };
        let straight = self.0.iter().find(|table| is(table, one, other)).map(|table| (table, false));
        straight.or_else(|| self.0.iter().find(|table| is(table, other, one)).map(|table| (table, true)))
    }

    /// All opened cases.
    #[must_use]
    pub fn total(&self) -> figures::Cell {
        self.0.first().map_or(figures::Cell::Hidden, |table| table.cell(Line::Total, Line::Total))
    }
}

/// Closings by reason and problem.
///
/// # Errors
/// None that counts can cause.
pub fn closings(naming: &Naming<'_>, found: &[Outcome], below: Option<u64>) -> Result<Published, UnknownCategory> {
    let codes = |list: &str, found: &mut dyn Iterator<Item = String>| {
        let mut codes: Vec<String> =
            naming.entries.iter().filter(|entry| entry.list == list).map(|entry| entry.code.clone()).collect();
        for code in found {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    };
    let reasons = codes("closing-reason", &mut found.iter().map(|row| row.reason.clone()));
    let problems = codes("problem-area", &mut found.iter().map(|row| row.problem.clone()));
    let named = |list: &'static str, codes: &[String]| -> Vec<(String, String)> {
        codes.iter().map(|code| (code.clone(), naming.entry(list, code))).collect()
    };
    let (reasons, problems) = (named("closing-reason", &reasons), named("problem-area", &problems));
    let axis = |dimension: &str, title: &str, pairs: &[(String, String)]| {
        Axis::new(dimension, title, pairs.iter().map(|(code, label)| (code.as_str(), label.as_str())))
    };
    let rows = axis("reason", &naming.p.t("cases-figures-reason"), &reasons);
    let columns = axis("problem", &naming.title(Dimension::Problem), &problems);
    let cells = found
        .iter()
        .map(|row| (row.reason.as_str(), row.problem.as_str(), u64::try_from(row.closed).unwrap_or_default()));
    publish(&Table::new(rows, columns, cells)?, below)
}

/// Open cases of today by area, overdue or not.
///
/// # Errors
/// None that counts can cause.
pub fn open_today(naming: &Naming<'_>, load: &[Load], below: Option<u64>) -> Result<Published, UnknownCategory> {
    let mut areas: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    for row in load {
        let sums = areas.entry(naming.areas.area(row.office)).or_default();
        sums[0] += u64::try_from(row.open - row.overdue).unwrap_or_default();
        sums[1] += u64::try_from(row.overdue).unwrap_or_default();
    }
    let labels: Vec<String> = areas.keys().map(|area| naming.label(Dimension::Area, area)).collect();
    let pairs = areas.keys().copied().zip(labels.iter().map(String::as_str));
    let rows = Axis::new("area", &naming.title(Dimension::Area), pairs);
    let due = ["cases-figures-on-time", "cases-figures-overdue"].map(|key| naming.p.t(key));
    let columns = Axis::new("due", "", [("on-time", due[0].as_ref()), ("overdue", due[1].as_ref())]);
    let cells =
        areas.iter().flat_map(|(area, [in_time, late])| [(*area, "on-time", *in_time), (*area, "overdue", *late)]);
    publish(&Table::new(rows, columns, cells)?, below)
}

fn publish(table: &Table, below: Option<u64>) -> Result<Published, UnknownCategory> {
    Ok(below.map_or_else(|| Published::in_full(table), |below| figures::publish(table, below)))
}
