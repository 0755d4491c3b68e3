//! The order within the rows: as few crossings as can be found, siblings by birth, husbands left, households together.
//!
//! Crossings are reduced by sweeps of barycentres (Sugiyama, Tagawa and Toda 1981, "Methods for visual understanding of
//! hierarchical system structures"), from several beginnings, and the best is improved by small moves. Everything is
//! counted and bounded, so that the same family is always drawn the same way and in finite time.

use crate::family::Sex;
use crate::rows::{Block, Rows, Top, What};
use crate::units::Kin;

/// Orders that the sweeps begin with.
const BEGINNINGS: usize = 6;
/// Sweeps down and up from each.
const SWEEPS: usize = 6;
/// Orders that are weighed at most, times the people in each.
const TRIALS: usize = 100_000;
/// How far a block is moved at once.
const REACH: usize = 4;

// What a fault of the order costs.
const CROSSING: f64 = 10.0;
const TWINS_APART: f64 = 5.0;
const COUPLE_APART: f64 = 4.0;
const BIRTH_ORDER: f64 = 3.0;
const HOUSEHOLD_APART: f64 = 1.5;
const HUSBAND_RIGHT: f64 = 1.0;
const SPREAD: f64 = 0.4;

type Order = Vec<Vec<Block>>;

/// Puts the blocks of each row in order.
pub(crate) fn order(kin: &Kin, rows: &mut Rows) {
    let judge = Judge { kin, rows };
    let mut best = judge.begin(0);
    let mut least = judge.cost(&best);
    for beginning in 0..BEGINNINGS {
        let mut order = judge.begin(beginning);
        let count = order.len();
        for sweep in 0..SWEEPS {
            if sweep % 2 == 0 {
                judge.sweep(&mut order, true, 0..count);
            } else {
                judge.sweep(&mut order, false, (0..count).rev());
            }
            let cost = judge.cost(&order);
            if cost < least {
                (best, least) = (order.clone(), cost);
            }
        }
    }
    let order = judge.improve(best, least);
    rows.rows = order;
}

struct Judge<'a> {
    kin: &'a Kin,
    rows: &'a Rows,
}

impl Judge<'_> {
    /// One of the orders to begin with: as given, turned round, or mixed in a fixed way.
    fn begin(&self, beginning: usize) -> Order {
        let mut order = self.rows.rows.clone();
        let key = |block: &Block| {
            let least = block.iter().min().copied().unwrap_or(0);
            match beginning {
                0 => least,
                1 => usize::MAX - least,
                _ => (least + beginning).wrapping_mul(0x9E37_79B9) % 1009,
            }
        };
        for row in &mut order {
            row.sort_by_key(|block| (self.rows.part[block[0]], key(block)));
        }
        order
    }

    /// The place of each node in its row.
    fn places(&self, order: &Order) -> Vec<f64> {
        let mut places = vec![0.0; self.rows.nodes.len()];
        for row in order {
            for (place, node) in row.iter().flatten().enumerate() {
                places[*node] = place as f64;
            }
        }
        places
    }

    fn top(&self, top: Top, places: &[f64]) -> Option<f64> {
        let (nodes, row) = (top.nodes(), |node: &usize| self.rows.nodes[*node].row);
        let lowest = nodes.iter().map(row).max()?;
        let level: Vec<f64> = nodes.iter().filter(|node| row(node) == lowest).map(|node| places[*node]).collect();
        mean(&level)
    }

    /// Sorts one row after the other.
    fn sweep(&self, order: &mut Order, down: bool, rows: impl Iterator<Item = usize>) {
        rows.for_each(|row| self.sort(order, row, down));
    }

    /// Sorts a row by the middle of what it hangs on, or of what hangs on it.
    fn sort(&self, order: &mut Order, row: usize, down: bool) {
        let places = self.places(order);
        let size = |row: usize| order[row].iter().map(Vec::len).sum::<usize>().max(1) as f64;
        let mut pull: Vec<Option<f64>> = vec![None; places.len()];
        for node in order[row].iter().flatten() {
            pull[*node] = self.pull(*node, down, &places, &size);
        }
        let own = size(row);
        for block in &mut order[row] {
            let mut ends = block.iter().filter_map(|node| pull[*node]);
            if let (Some(first), Some(last)) = (ends.clone().next(), ends.next_back())
                && first > last
            {
                block.reverse();
            }
        }
        let key = |block: &Block| {
            let pulls: Vec<f64> = block.iter().filter_map(|node| pull[*node]).collect();
            mean(&pulls).unwrap_or_else(|| (places[block[0]] + 0.5) / own)
        };
        let birth = |block: &Block| {
            block.iter().filter(|node| pull[**node].is_some()).filter_map(|node| self.kin.rank.get(*node)).min()
        };
        let part = |block: &Block| self.rows.part[block[0]];
        order[row].sort_by_cached_key(|block| (part(block), Finite(key(block)), birth(block)));
    }

    /// Where a node is drawn to, from 0 to 1: by what it hangs on, or by what hangs on it.
    fn pull(&self, node: usize, down: bool, places: &[f64], size: &dyn Fn(usize) -> f64) -> Option<f64> {
        let mut pulls = Vec::new();
        for fan in &self.rows.fans {
            if down && fan.row > 0 && fan.bottoms.contains(&node) {
                pulls.extend(self.top(fan.top, places).map(|top| (top + 0.5) / size(fan.row - 1)));
            } else if !down && fan.top.nodes().contains(&node) {
                let bottoms: Vec<f64> = fan.bottoms.iter().map(|bottom| places[*bottom]).collect();
                pulls.extend(mean(&bottoms).map(|middle| (middle + 0.5) / size(fan.row)));
            }
        }
        mean(&pulls)
    }

    /// Small moves, kept when they make it better.
    fn improve(&self, mut best: Order, mut least: f64) -> Order {
        let mut trials = 0;
        loop {
            let before = least;
            for row in 0..best.len() {
                for at in 0..best[row].len() {
                    for moved in self.moves(&best, row, at) {
                        for trial in self.followed(moved, row) {
                            trials += 1;
                            let cost = self.cost(&trial);
                            if cost < least - 1e-9 {
                                (best, least) = (trial, cost);
                            }
                        }
                        if trials * self.rows.nodes.len() > TRIALS {
                            return best;
                        }
                    }
                }
            }
            if least >= before {
                return best;
            }
        }
    }

    /// One block turned round, or moved to a place near by.
    fn moves(&self, order: &Order, row: usize, at: usize) -> Vec<Order> {
        let mut moves = Vec::new();
        if order[row][at].len() > 1 {
            let mut turned = order.clone();
            turned[row][at].reverse();
            moves.push(turned);
        }
        let part = |block: &Block| self.rows.part[block[0]];
        for to in at + 1..(at + 1 + REACH).min(order[row].len()) {
            if part(&order[row][to]) != part(&order[row][at]) {
                break;
            }
            let (mut later, mut earlier) = (order.clone(), order.clone());
            later[row][at..=to].rotate_left(1);
            earlier[row][at..=to].rotate_right(1);
            moves.extend([later, earlier]);
        }
        moves
    }

    /// A move by itself, and with the rows below or above following it.
    fn followed(&self, moved: Order, row: usize) -> Vec<Order> {
        let mut trials = Vec::with_capacity(3);
        if row + 1 < moved.len() {
            let mut below = moved.clone();
            let count = below.len();
            self.sweep(&mut below, true, row + 1..count);
            trials.push(below);
        }
        if row > 0 {
            let mut above = moved.clone();
            self.sweep(&mut above, false, (0..row).rev());
            trials.push(above);
        }
        trials.push(moved);
        trials
    }

    fn cost(&self, order: &Order) -> f64 {
        let places = self.places(order);
        self.crossings(&places) + self.siblings(&places) + self.couples(&places) + self.household(order)
    }

    fn crossings(&self, places: &[f64]) -> f64 {
        let lines: Vec<(usize, f64, f64)> = self
            .rows
            .fans
            .iter()
            .filter_map(|fan| self.top(fan.top, places).map(|top| (fan, top)))
            .flat_map(|(fan, top)| fan.bottoms.iter().map(move |bottom| (fan.row, top, places[*bottom])))
            .collect();
        let crossed = |one: &(usize, f64, f64), other: &(usize, f64, f64)| {
            one.0 == other.0 && (one.1 - other.1) * (one.2 - other.2) < 0.0
        };
        let count = |(at, one): (usize, &(usize, f64, f64))| {
            lines[at + 1..].iter().filter(|other| crossed(one, other)).count() as f64
        };
        CROSSING * lines.iter().enumerate().map(count).sum::<f64>()
    }

    fn siblings(&self, places: &[f64]) -> f64 {
        let span = |nodes: &[usize]| {
            let at = |node: &usize| places[*node];
            let (least, most) = nodes.iter().map(at).fold((f64::MAX, f64::MIN), |(a, b), at| (a.min(at), b.max(at)));
            (most - least).max(0.0)
        };
        let mut cost = 0.0;
        for fan in &self.rows.fans {
            cost += SPREAD * span(&fan.bottoms);
            let people: Vec<usize> =
                fan.bottoms.iter().copied().filter(|node| self.rows.nodes[*node].what == What::Person).collect();
            cost += BIRTH_ORDER * people.windows(2).filter(|pair| places[pair[0]] > places[pair[1]]).count() as f64;
        }
        for set in &self.kin.twins {
            cost += TWINS_APART * (span(&set.who) - set.who.len().saturating_sub(1) as f64).max(0.0);
        }
        cost
    }

    fn couples(&self, places: &[f64]) -> f64 {
        let mut cost = 0.0;
        for unit in &self.kin.units {
            let [one, other] = unit.parents[..] else { continue };
            if self.rows.nodes[one].row != self.rows.nodes[other].row {
                continue;
            }
            cost += COUPLE_APART * ((places[one] - places[other]).abs() - 1.0);
            let (left, right) = if places[one] < places[other] { (one, other) } else { (other, one) };
            let sex = |place: usize| self.kin.people[place].sex;
            if (sex(left), sex(right)) == (Sex::Female, Sex::Male) {
                cost += HUSBAND_RIGHT;
            }
        }
        cost
    }

    fn household(&self, order: &Order) -> f64 {
        let runs = |row: &Vec<Block>| {
            let here: Vec<bool> = row
                .iter()
                .flatten()
                .filter(|node| self.rows.nodes[**node].what == What::Person)
                .map(|node| self.kin.at_home[*node])
                .collect();
            let begins = |at: &usize| here[*at] && (*at == 0 || !here[*at - 1]);
            (0..here.len()).filter(begins).count().saturating_sub(1) as f64
        };
        HOUSEHOLD_APART * order.iter().map(runs).sum::<f64>()
    }
}

/// A number to sort by.
#[derive(PartialEq)]
struct Finite(f64);

impl Eq for Finite {}

impl PartialOrd for Finite {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Finite {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
