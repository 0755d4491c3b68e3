//! The rows as places that hold something: people, stems beside a lone parent, and passes of lines that cross a row.

use std::collections::BTreeMap;

use crate::units::Kin;

/// What stands in a place of a row. People come first, so that the place of a person in the family is their node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A person.
    Person,
    /// Where the line of a parent without a known partner goes down.
    Stem,
    /// A line to a generation further down.
    Pass,
}

/// One place of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) what: What,
    pub(crate) row: usize,
}

/// Where the line to children begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Top {
    /// Nowhere: siblings whose parents are not known.
    Nothing,
    /// In the middle of two.
    Between(usize, usize),
    /// At a stem or a pass.
    At(usize),
    /// Under a parent who has partners on both sides.
    Under(usize),
}

/// ครอกพี่น้อง: a line from above and what hangs on it in the next row.
#[derive(Debug, Clone)]
pub(crate) struct Fan {
    pub(crate) unit: usize,
    pub(crate) top: Top,
    /// The row of the bottoms.
    pub(crate) row: usize,
    pub(crate) bottoms: Vec<usize>,
}

/// People who stand together in one row whatever the order of the row: a chain of partners.
pub(crate) type Block = Vec<usize>;

/// The rows before they are put in order.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    pub(crate) nodes: Vec<Node>,
    pub(crate) fans: Vec<Fan>,
    pub(crate) rows: Vec<Vec<Block>>,
    /// Which family of those that have nothing to do with each other a node belongs to.
    pub(crate) part: Vec<usize>,
}

impl Rows {
    pub(crate) fn new(kin: &Kin, row: &[usize]) -> Self {
        let nodes = row.iter().map(|row| Node { what: What::Person, row: *row }).collect();
        let count = row.iter().max().map_or(0, |row| row + 1);
        let mut rows = Self { nodes, fans: Vec::new(), rows: vec![Vec::new(); count], part: Vec::new() };
        let stems = rows.stems(kin);
        let blocks = chains(kin, row, &stems);
        for block in blocks {
            let at = rows.nodes[block[0]].row;
            rows.rows[at].push(block);
        }
        for unit in 0..kin.units.len() {
            rows.hang(kin, unit, &stems);
        }
        rows.part = rows.parts(kin);
        rows
    }

    /// A stem beside each parent of children whose other parent is not known, by unit.
    fn stems(&mut self, kin: &Kin) -> BTreeMap<usize, usize> {
        let mut stems = BTreeMap::new();
        for (at, unit) in kin.units.iter().enumerate() {
            if let [parent] = unit.parents.as_slice()
                && partners(kin, *parent).len() < 2
            {
                stems.insert(at, self.nodes.len());
                self.nodes.push(Node { what: What::Stem, row: self.nodes[*parent].row });
            }
        }
        stems
    }

    /// The lines of one unit, row by row.
    fn hang(&mut self, kin: &Kin, at: usize, stems: &BTreeMap<usize, usize>) {
        let unit = &kin.units[at];
        if unit.children.is_empty() {
            return;
        }
        let top = match unit.parents.as_slice() {
            [] => Top::Nothing,
            [one] => stems.get(&at).map_or(Top::Under(*one), |stem| Top::At(*stem)),
            [one, other, ..] => Top::Between(*one, *other),
        };
        let children: Vec<usize> = unit.children.iter().map(|(child, _)| *child).collect();
        let above = unit.parents.iter().map(|parent| self.nodes[*parent].row).max();
        let first = above.map_or_else(|| self.nodes[children[0]].row, |row| row + 1);
        let mut bottoms = Vec::new();
        for child in children {
            let mut next = child;
            for row in (first..self.nodes[child].row).rev() {
                let pass = self.nodes.len();
                self.nodes.push(Node { what: What::Pass, row });
                self.rows[row].push(vec![pass]);
                self.fans.push(Fan { unit: at, top: Top::At(pass), row: row + 1, bottoms: vec![next] });
                next = pass;
            }
            bottoms.push(next);
        }
        self.fans.push(Fan { unit: at, top, row: first, bottoms });
    }

    /// The client's family first, then those that have nothing to do with it.
    fn parts(&self, kin: &Kin) -> Vec<usize> {
        let mut part: Vec<usize> = (0..self.nodes.len()).collect();
        let blocks = self.rows.iter().flatten().cloned();
        let fans = self.fans.iter().map(|fan| [fan.bottoms.clone(), fan.top.nodes()].concat());
        let couples = kin.units.iter().map(|unit| unit.parents.clone());
        for set in blocks.chain(fans).chain(couples) {
            let least = set.iter().map(|node| part[*node]).min().unwrap_or(0);
            let old: Vec<usize> = set.iter().map(|node| part[*node]).collect();
            part.iter_mut().filter(|part| old.contains(part)).for_each(|part| *part = least);
        }
        let own = kin.client.map(|client| part[client]);
        part.into_iter().map(|part| if Some(part) == own { 0 } else { part + 1 }).collect()
    }
}

impl Top {
    /// The nodes that it hangs on.
    pub(crate) fn nodes(self) -> Vec<usize> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Between(one, other) => vec![one, other],
            Self::At(node) | Self::Under(node) => vec![node],
        }
    }
}

/// Everybody with whom a person is a couple, the earliest first.
fn partners(kin: &Kin, person: usize) -> Vec<usize> {
    let mut partners: Vec<(Option<i32>, usize)> = kin
        .units
        .iter()
        .filter(|unit| unit.parents.len() == 2 && unit.parents.contains(&person))
        .flat_map(|unit| {
            let from = unit.couple.and_then(|couple| kin.couples[couple].2.from);
            unit.parents.iter().filter(|other| **other != person).map(move |other| (from, *other))
        })
        .collect();
    partners.sort_unstable();
    partners.dedup_by_key(|partner| partner.1);
    partners.into_iter().map(|(_, other)| other).collect()
}

/// Partners of one row side by side, with the stems at the ends of their chain.
fn chains(kin: &Kin, row: &[usize], stems: &BTreeMap<usize, usize>) -> Vec<Block> {
    let mut placed = vec![false; row.len()];
    let level = |one: usize| partners(kin, one).into_iter().filter(|other| row[*other] == row[one]).collect::<Vec<_>>();
    // Whoever has most partners stands in their middle.
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by_key(|person| std::cmp::Reverse(level(*person).len()));
    let mut blocks = Vec::new();
    for person in order {
        if placed[person] {
            continue;
        }
        let mut chain = std::collections::VecDeque::from([person]);
        placed[person] = true;
        let mut at = 0;
        let mut reached = vec![person];
        while let Some(one) = reached.get(at).copied() {
            at += 1;
            for (turn, other) in level(one).into_iter().enumerate() {
                if placed[other] {
                    continue;
                }
                placed[other] = true;
                reached.push(other);
                let to_left = match (chain.front() == Some(&one), chain.back() == Some(&one)) {
                    (true, true) => level(one).len() > 1,
                    (left, right) => left || !right && turn % 2 == 0,
                };
                if to_left { chain.push_front(other) } else { chain.push_back(other) }
            }
        }
        let mut block: Block = chain.into();
        for (unit, stem) in stems {
            let parent = kin.units[*unit].parents[0];
            if let Some(place) = block.iter().position(|node| *node == parent) {
                // Behind the last, or before whoever has their partner behind them.
                let behind = place + 1 == block.len();
                block.insert(if behind { place + 1 } else { place }, *stem);
            }
        }
        blocks.push(block);
    }
    blocks
}
