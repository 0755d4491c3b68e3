//! การปกปิดจำนวนน้อย: hides small counts, and enough others that nobody can work them out from the totals.
//!
//! A count from 1 to `below - 1` may point at a person in a village, so it is hidden (primary suppression). A total less the
//! counts that are shown would give it back, so others are hidden with it (complementary suppression), and totals too where
//! they are small or nothing else helps. Zeros are shown: they speak of nobody.
//!
//! **Promise.** Whoever knows the published table and this rule, so also that nothing hidden is 0, still finds at least
//! `below` different values possible for every hidden cell of the table: each lies on a cycle of hidden cells along which
//! `below - 1` cases can be moved without changing anything that is shown ([`network`]).
//!
//! **Linked tables.** [`publish_all`] hides a total in all tables of the same cases when it hides it in one. The promise then
//! holds for each table by itself; what several tables say together is not searched. Nor is the difference between two periods
//! or offices that overlap: publish periods that follow one another and offices of one level. Who already knows most cases of
//! a cell cannot be kept from guessing the rest. Problem: L. Willenborg and T. de Waal, *Elements of Statistical Disclosure
//! Control*, Springer, 2001, chapter on cell suppression; for tables with two-way totals as a network, L. H. Cox, *Network
//! models for complementary cell suppression*, JASA 90 (1995) 1453-1462.

mod network;

use crate::table::{Axis, Line, Table};
use network::Network;

/// What is published of one count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The count.
    Count(u64),
    /// ปกปิด. Small or hiding a small one: which of both is not told.
    Hidden,
}

impl Cell {
    /// The count, unless hidden.
    #[must_use]
    pub const fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Hidden => None,
        }
    }
}

/// ตารางที่เผยแพร่ได้
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    rows: Axis,
    columns: Axis,
    /// Row by row, the total last in each; the row of totals last.
    cells: Vec<Cell>,
}

impl Published {
    /// Everything, for those who may open every case that is counted.
    #[must_use]
    pub fn in_full(table: &Table) -> Self {
        Self::of(table, &Network::of(table, 1))
    }

    fn of(table: &Table, network: &Network) -> Self {
        let shown = |(count, hidden)| if hidden { Cell::Hidden } else { Cell::Count(count) };
        let cells = network.cells().map(shown).collect();
        Self { rows: table.rows().clone(), columns: table.columns().clone(), cells }
    }

    /// The rows.
    #[must_use]
    pub const fn rows(&self) -> &Axis {
        &self.rows
    }

    /// The columns.
    #[must_use]
    pub const fn columns(&self) -> &Axis {
        &self.columns
    }

    /// One cell; what lies outside the table is hidden.
    #[must_use]
    pub fn cell(&self, row: Line, column: Line) -> Cell {
        let height = self.rows.categories.len();
        let width = self.columns.categories.len();
        let (row, column) = (place(row, height), place(column, width));
        let inside = row <= height && column <= width;
        let cell = self.cells.get(row * (width + 1) + column).filter(|_| inside);
        cell.copied().unwrap_or(Cell::Hidden)
    }
}

/// The place of a line where the total comes last.
const fn place(line: Line, length: usize) -> usize {
    match line {
        Line::At(at) => at,
        Line::Total => length,
    }
}

/// Publishes one table; counts from 1 to `below - 1` are small.
#[must_use]
pub fn publish(table: &Table, below: u64) -> Published {
    Published::of(table, &protected(table, below))
}

/// Publishes tables of the same cases, a total hidden in one hidden in all.
#[must_use]
pub fn publish_all(tables: &[Table], below: u64) -> Vec<Published> {
    let mut networks: Vec<Network> = tables.iter().map(|table| protected(table, below)).collect();
    loop {
        let hidden: Vec<Total> =
            tables.iter().zip(&networks).flat_map(|(table, network)| totals(table, network)).collect();
        let mut changed = false;
        for (table, network) in tables.iter().zip(&mut networks) {
            let also: Vec<Total> =
                hidden.iter().filter(|total| !totals(table, network).contains(total)).cloned().collect();
            let added = also
                .iter()
                .flat_map(|total| lines(table, total))
                .filter(|&(row, column)| network.hide(row, column))
                .count();
            changed |= added > 0;
            network.protect();
        }
        if !changed {
            return tables.iter().zip(&networks).map(|(table, network)| Published::of(table, network)).collect();
        }
    }
}

fn protected(table: &Table, below: u64) -> Network {
    let mut network = Network::of(table, below);
    network.protect();
    network
}

/// Which total it is, wherever it stands: dimension and code, both empty for the total of everything.
type Total = (String, String);

/// The totals that a table hides.
fn totals(table: &Table, network: &Network) -> Vec<Total> {
    let height = table.rows().categories.len();
    let width = table.columns().categories.len();
    let of = |axis: &Axis, at: usize| (axis.dimension.clone(), axis.categories[at].code.clone());
    let mut hidden = Vec::new();
    hidden.extend((0..height).filter(|&row| network.hides(row, width)).map(|row| of(table.rows(), row)));
    hidden.extend((0..width).filter(|&column| network.hides(height, column)).map(|column| of(table.columns(), column)));
    hidden.extend(network.hides(height, width).then(Total::default));
    hidden
}

/// Where that total stands in this table, if it does.
fn lines(table: &Table, total: &Total) -> Vec<(usize, usize)> {
    let height = table.rows().categories.len();
    let width = table.columns().categories.len();
    let at = |axis: &Axis| {
        let same = axis.dimension == total.0;
        axis.categories.iter().position(|category| same && category.code == total.1)
    };
    let mut places: Vec<(usize, usize)> = at(table.rows()).map(|row| (row, width)).into_iter().collect();
    places.extend(at(table.columns()).map(|column| (height, column)));
    places.extend((*total == Total::default()).then_some((height, width)));
    places
}
