//! What one reader gets to see: which offices, in full or published, and the tables out of it.

use ::figures::{Cell, Line, Period, Published, Wording};
use ::store::Db;
use kernel::{Actor, Code as _, Id, Moment, Office};
use offices::{OfficeBrief, Scope};
use ui::Page;
use web::{Failure, Permission as _};

use super::behind::{CLOSED, DUE, OF, OPEN, REASON};
use super::{Tables, may_look_behind};
use crate::access::Access;
use crate::forms::figures::{Asked, Query, read};
use crate::model::{FigureDimension as Dimension, ReferenceEntry};
use crate::permissions::SeeFigures;
use crate::store;
use crate::store::figures::{Counted, Load, Opened, covers_all};
use crate::views::figures::Grid;
use crate::views::figures::counting::{self, Areas, CONTACTS, Family, LISTS, Naming};
use crate::views::figures::grid::Layout;

/// The figures as one reader gets them.
pub(super) struct Reading {
    /// What was asked.
    pub(super) asked: Asked,
    /// Counts smaller than this are hidden; none for those who may open every case that is counted.
    pub(super) below: Option<u64>,
    /// The offices in scope.
    pub(super) offices: Vec<OfficeBrief>,
    /// The areas of the offices that are counted.
    pub(super) areas: Areas,
    tops: Vec<Id<Office>>,
    entries: Vec<ReferenceEntry>,
    behind: bool,
}

impl Reading {
    /// Settles what a reader gets. Whether in full is decided over everything in their scope, so that no office seen in full
    /// can be taken away from a larger one that is not.
    pub(super) async fn of(
        db: &Db,
        actor: &Actor,
        now: Moment,
        tops: &[Id<Office>],
        query: &Query,
    ) -> Result<Self, Failure> {
        let full = covers_all(db, &Access::for_reader(actor, now), tops).await?;
        let offices = offices::offices_within(db, &Scope::with_roles(actor, SeeFigures::ROLES)).await?;
        let mut asked = read(query, now.day(), full);
        asked.office = asked.office.filter(|office| offices.iter().any(|known| known.id == *office));
        let below = store::reference::amount(db, "figures", "below").await?;
        let tops = asked.office.map_or_else(|| tops.to_vec(), |office| vec![office]);
        Ok(Self {
            areas: Areas::of(&under(&offices, asked.office)),
            below: (!full).then(|| u64::try_from(below).unwrap_or(u64::MAX)),
            entries: store::reference::lists(db, &LISTS).await?,
            behind: may_look_behind(actor),
            asked,
            offices,
            tops,
        })
    }

    pub(super) fn naming<'a>(&'a self, p: &'a Page) -> Naming<'a> {
        Naming { p, entries: &self.entries, areas: &self.areas }
    }

    /// The problems that may be chosen: code and name.
    pub(super) fn problems(&self, p: &Page) -> Vec<(String, String)> {
        let problems = self.entries.iter().filter(|entry| entry.list == "problem-area");
        let naming = self.naming(p);
        let codes = problems.map(|entry| entry.code.as_str()).chain([crate::rules::figures::UNKNOWN]);
        codes.map(|code| (code.to_owned(), naming.label(Dimension::Problem, code))).collect()
    }

    /// The areas of the offices: code and name.
    pub(super) fn named_areas(&self, p: &Page) -> Vec<(String, String)> {
        let naming = self.naming(p);
        let named = |area: String| (area.clone(), naming.label(Dimension::Area, &area));
        self.areas.all().into_iter().map(named).collect()
    }

    /// The tops of the subtrees that are counted.
    pub(super) fn tops(&self) -> &[Id<Office>] {
        &self.tops
    }

    fn counted(&self) -> Counted {
        let (first, last) = self.asked.months();
        Counted { offices: self.tops.clone(), first, last }
    }

    /// The same offices over other months.
    pub(super) fn counted_between(&self, first: Period, last: Period) -> Counted {
        Counted { offices: self.tops.clone(), first: i64::from(first.number()), last: last.last().number() / 100 }
    }

    /// All cases received in a period, as published.
    pub(super) async fn total(&self, db: &Db, p: &Page, period: Period) -> Result<Cell, Failure> {
        let opened = store::figures::opened(db, &self.counted_between(period, period)).await?;
        Ok(Family::of(&self.naming(p), &opened, self.below).map_err(Failure::internal)?.total())
    }

    /// Counts, publishes and lays out.
    pub(super) async fn tables(&self, db: &Db, p: &Page, wording: &Wording<'_>) -> Result<Tables, Failure> {
        let naming = self.naming(p);
        let counted = self.counted();
        let opened = store::figures::opened(db, &counted).await?;
        let family = Family::of(&naming, &opened, self.below).map_err(Failure::internal)?;
        let outcomes = store::figures::outcomes(db, &counted).await?;
        let closings = counting::closings(&naming, &outcomes, self.below).map_err(Failure::internal)?;
        let load = store::figures::load(db, &self.tops, p.today).await?;
        let today = counting::open_today(&naming, &load, self.below).map_err(Failure::internal)?;
        let reopened = self.alone(store::figures::reopened(db, &counted).await?);
        let mut sentences = vec![p.t1("cases-figures-opened", "cases", &wording.cell(family.total()))];
        sentences.extend(contact(p, &family, &opened, wording));
        let closed = closings.cell(Line::Total, Line::Total);
        let ended = [("closed", &wording.cell(closed)), ("reopened", &wording.cell(reopened))];
        sentences.push(p.tn("cases-figures-ended", &ended.map(|(name, value)| (name, value.as_str()))));
        sentences.extend(caseload(p, &today, &load));
        Ok(Tables {
            opened: self.opened(&naming, &family, wording)?,
            closed: Grid::of(
                p.t("cases-figures-outcomes").into_owned(),
                &closings,
                Layout { turned: false, list: true },
                wording,
                |reason, problem| self.link(&[(OF, CLOSED), (REASON, reason), (Dimension::Problem.code(), problem)]),
            ),
            today: Grid::of(
                p.t("cases-figures-today").into_owned(),
                &today,
                Layout { turned: false, list: false },
                wording,
                |area, due| self.link(&[(OF, OPEN), (Dimension::Area.code(), area), (DUE, due)]),
            ),
            sentences,
        })
    }

    fn opened(&self, naming: &Naming<'_>, family: &Family, wording: &Wording<'_>) -> Result<Grid, Failure> {
        let rows = self.asked.rows;
        let other = Dimension::ALL.iter().copied().find(|one| *one != rows).unwrap_or(Dimension::Problem);
        let columns = self.asked.columns.unwrap_or(other);
        let (table, turned) = family.table(rows, columns).ok_or_else(|| Failure::internal("no such table"))?;
        let list = self.asked.columns.is_none();
        let title = if list {
            naming.p.t1("cases-figures-title-one", "rows", &naming.within(rows))
        } else {
            let both = [("rows", &naming.within(rows)), ("columns", &naming.within(columns))];
            naming.p.tn("cases-figures-title-two", &both.map(|(name, value)| (name, value.as_str())))
        };
        let link = |row: &str, column: &str| self.link(&[(rows.code(), row), (columns.code(), column)]);
        Ok(Grid::of(title, table, Layout { turned, list }, wording, link))
    }

    /// The address of the cases behind a figure, for those who read cases: what they have in common, nothing for a total.
    fn link(&self, common: &[(&str, &str)]) -> Option<String> {
        let given = common.iter().filter(|(_, code)| !code.is_empty());
        let parts: String = given.map(|(name, code)| format!("&{name}={code}")).collect();
        self.behind.then(|| format!("/figures/cases?{}{parts}", self.asked.span()))
    }

    /// A count that stands alone.
    fn alone(&self, count: i64) -> Cell {
        let count = u64::try_from(count).unwrap_or_default();
        let small = self.below.is_some_and(|below| (1..below).contains(&count));
        if small { Cell::Hidden } else { Cell::Count(count) }
    }

    /// Whose cases are counted, in words.
    pub(super) fn office_names(&self, p: &Page) -> String {
        let tops = self.offices.iter().filter(|office| self.tops.contains(&office.id));
        tops.map(|office| self.office_name(p, office)).collect::<Vec<_>>().join(", ")
    }

    /// An office with the one above it where there is one: many are called กองสวัสดิการสังคม.
    pub(super) fn office_name(&self, p: &Page, office: &OfficeBrief) -> String {
        let above = self.offices.iter().find(|other| Some(other.id) == office.parent);
        let name = office.named(p.lang);
        above.map_or_else(|| name.to_owned(), |above| format!("{name} · {}", above.named(p.lang)))
    }
}

/// An office with all below it; all offices where none is chosen.
pub(in crate::pages) fn under(offices: &[OfficeBrief], top: Option<Id<Office>>) -> Vec<OfficeBrief> {
    let Some(top) = top else { return offices.to_vec() };
    let mut inside = vec![top];
    let mut seen = 0;
    while let Some(&office) = inside.get(seen) {
        inside.extend(offices.iter().filter(|other| other.parent == Some(office)).map(|other| other.id));
        seen += 1;
    }
    offices.iter().filter(|office| inside.contains(&office.id)).cloned().collect()
}

/// How soon the first contact was made: shares only where what they are shares of is shown.
fn contact(p: &Page, family: &Family, opened: &[Opened], wording: &Wording<'_>) -> Option<String> {
    let (table, _) = family.table(Dimension::Problem, Dimension::Contact)?;
    let cell = |code: &str| {
        let at = table.columns().categories.iter().position(|category| category.code == code)?;
        table.cell(Line::Total, Line::At(at)).count()
    };
    let [in_time, late] = [CONTACTS[0], CONTACTS[1]].map(cell);
    let contacted = in_time?.checked_add(late?).filter(|sum| *sum > 0)?;
    let days: i64 = opened.iter().map(|row| row.days).sum();
    let tenths = u64::try_from(days).ok()? * 10 / contacted;
    let days = format!("{}.{}", tenths / 10, tenths % 10);
    let share = (late? * 100 / contacted).to_string();
    let words = [("cases", wording.count(contacted)), ("days", days), ("late", share)];
    Some(p.tn("cases-figures-contact", &words.each_ref().map(|(name, value)| (*name, value.as_str()))))
}

/// Open cases for each colleague, and the share that is overdue.
fn caseload(p: &Page, today: &Published, load: &[Load]) -> Option<String> {
    let open = today.cell(Line::Total, Line::Total).count().filter(|open| *open > 0)?;
    let overdue = today.cell(Line::Total, Line::At(1)).count()?;
    let mut owners: Vec<_> = load.iter().map(|row| row.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    let each = open * 10 / u64::try_from(owners.len()).ok()?.max(1);
    let words = [
        ("open", open.to_string()),
        ("owners", owners.len().to_string()),
        ("each", format!("{}.{}", each / 10, each % 10)),
        ("overdue", (overdue * 100 / open).to_string()),
    ];
    Some(p.tn("cases-figures-load", &words.each_ref().map(|(name, value)| (*name, value.as_str()))))
}
