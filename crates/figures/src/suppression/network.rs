//! A table with totals as a network: every row and every column is a node, every cell an arc, and counts flow without loss.
//!
//! A case flows from its row to its column, from there to the row of totals, on to the column of totals, and back to its row.
//! Whatever an attacker may still think of the hidden cells differs from the truth by circulations over hidden arcs alone.

use crate::table::{Line, Table};

/// A published table in the making.
pub struct Network {
    /// Categories of the rows; the row of totals has this number.
    height: usize,
    /// Categories of the columns; the column of totals has this number.
    width: usize,
    counts: Vec<u64>,
    hidden: Vec<bool>,
    /// Cases that can be moved along the cycle of every hidden cell.
    room: u64,
}

/// A step over a cell, or none yet, with what the way so far costs.
#[derive(Clone, Copy)]
struct Reached {
    cost: u128,
    by: Option<usize>,
    from: usize,
    done: bool,
}

impl Network {
    /// The table with its small cells hidden, not yet protected.
    pub fn of(table: &Table, below: u64) -> Self {
        let (height, width) = (table.rows().categories.len(), table.columns().categories.len());
        let line = |at, length| if at == length { Line::Total } else { Line::At(at) };
        let places = (0..=height).flat_map(|row| (0..=width).map(move |column| (row, column)));
        let counts: Vec<u64> =
            places.map(|(row, column)| table.count(line(row, height), line(column, width))).collect();
        let hidden = counts.iter().map(|count| (1..below).contains(count)).collect();
        Self { height, width, counts, hidden, room: below.saturating_sub(1) }
    }

    /// Every count with whether it is hidden, row by row, totals last.
    pub fn cells(&self) -> impl Iterator<Item = (u64, bool)> {
        self.counts.iter().copied().zip(self.hidden.iter().copied())
    }

    pub fn hides(&self, row: usize, column: usize) -> bool {
        self.hidden[self.cell(row, column)]
    }

    /// Hides one more cell; answers whether that changed anything. A zero stays.
    pub fn hide(&mut self, row: usize, column: usize) -> bool {
        let cell = self.cell(row, column);
        let changes = !self.hidden[cell] && self.counts[cell] > 0;
        self.hidden[cell] |= changes;
        changes
    }

    /// Lays a cycle through every hidden cell and hides what lies on it. There always is one: the cell, its column's total, the
    /// total of everything and its row's total can all be larger by the same number.
    pub fn protect(&mut self) {
        for cell in 0..self.counts.len() {
            if self.hidden[cell] {
                for on_cycle in self.cycle(cell) {
                    self.hidden[on_cycle] = true;
                }
            }
        }
    }

    /// The cells of the cheapest cycle through a cell, on which it grows or, where it has the room, shrinks.
    fn cycle(&self, cell: usize) -> Vec<usize> {
        let (tail, head) = self.ends(cell);
        let growing = self.way(head, tail, cell);
        let shrinking = if self.may_shrink(cell) { self.way(tail, head, cell) } else { None };
        let ways = growing.into_iter().chain(shrinking);
        ways.min_by_key(|(cost, _)| *cost).map_or_else(Vec::new, |(_, cells)| cells)
    }

    /// The cheapest way between two nodes that does not use `without` (Dijkstra over the dense matrix of cells).
    fn way(&self, from: usize, to: usize, without: usize) -> Option<(u128, Vec<usize>)> {
        let mut nodes = vec![Reached { cost: u128::MAX, by: None, from, done: false }; self.height + self.width + 2];
        nodes[from].cost = 0;
        while let Some(here) = nearest(&nodes) {
            nodes[here].done = true;
            if here == to {
                return Some((nodes[to].cost, cells_back(&nodes, to)));
            }
            for (cell, next) in self.steps(here).filter(|(cell, _)| *cell != without) {
                let cost = nodes[here].cost + self.price(cell);
                if cost < nodes[next].cost {
                    nodes[next] = Reached { cost, by: Some(cell), from: here, done: false };
                }
            }
        }
        None
    }

    /// The cells that lead on from a node: those that can grow along their arc or shrink against it.
    fn steps(&self, node: usize) -> impl Iterator<Item = (usize, usize)> {
        let rows = self.height + 1;
        let cells = 0..if node < rows { self.width + 1 } else { rows };
        let along = move |at| if node < rows { self.cell(node, at) } else { self.cell(at, node - rows) };
        cells.map(along).filter(|&cell| self.counts[cell] > 0).filter_map(move |cell| {
            let (tail, head) = self.ends(cell);
            match (node == tail, self.may_shrink(cell)) {
                (true, _) => Some((cell, head)),
                (false, true) => Some((cell, tail)),
                (false, false) => None,
            }
        })
    }

    /// Whether a cell has the room to be that much smaller and still not 0.
    fn may_shrink(&self, cell: usize) -> bool {
        self.counts[cell] > self.room
    }

    /// What hiding a cell costs: nothing if it is hidden already, otherwise what the reader loses. A total is worth more than
    /// all that it sums up, the total of everything more than all others.
    fn price(&self, cell: usize) -> u128 {
        let (row, column) = (cell / (self.width + 1), cell % (self.width + 1));
        let all = u128::from(self.counts[self.counts.len() - 1]) + 1;
        let totals = u128::from(row == self.height) + u128::from(column == self.width);
        if self.hidden[cell] { 0 } else { 1 + u128::from(self.counts[cell]) + all * totals * totals }
    }

    /// The nodes that a cell's arc leaves and enters. Rows come first, then columns.
    fn ends(&self, cell: usize) -> (usize, usize) {
        let (row, column) = (cell / (self.width + 1), cell % (self.width + 1));
        let (row_node, column_node) = (row, self.height + 1 + column);
        if (row == self.height) == (column == self.width) { (row_node, column_node) } else { (column_node, row_node) }
    }

    const fn cell(&self, row: usize, column: usize) -> usize {
        row * (self.width + 1) + column
    }
}

fn nearest(nodes: &[Reached]) -> Option<usize> {
    let open = nodes.iter().enumerate().filter(|(_, node)| !node.done && node.cost < u128::MAX);
    open.min_by_key(|(_, node)| node.cost).map(|(at, _)| at)
}

fn cells_back(nodes: &[Reached], to: usize) -> Vec<usize> {
    let mut cells = Vec::new();
    let mut at = to;
    while let Some(cell) = nodes[at].by {
        cells.push(cell);
        at = nodes[at].from;
    }
    cells
}
