//! The lines of a genogram: couples in their row, then down, along and down again to the children.

use super::fans::Course;
use super::tracks::{Run, tracks};
use super::{DOUBLE, GAP, Genogram, Kind, LEADING, NAME, Point, RADIUS, Wire};
use crate::family::{Sex, Who};
use crate::rows::{Rows, Top};

/// Between a row's words and the first line under them.
const UNDER: f64 = 3.0;
/// Between two lines along.
const TRACK: f64 = 3.6;
/// Between the last line along and the symbols of the next row.
const DROP: f64 = 7.0;

/// Sets the rows under each other and draws every line.
pub(super) fn draw(sheet: &mut Genogram, rows: &Rows, x: &[f64]) {
    let mut ways = Ways { rows, x, sheet, middle: Vec::new(), starts: vec![None; rows.fans.len()] };
    let mut brackets = ways.brackets();
    let mut bottom = 0.0;
    for row in 0..rows.rows.len() {
        let middle = ways.channel(row, bottom, &mut brackets);
        ways.seat(row, middle);
        ways.couples(row, &brackets);
        for bracket in &brackets {
            if ways.row(bracket.other) == row && !ways.level(bracket) {
                ways.bracket(bracket);
            }
        }
        bottom = ways.bottom(row);
    }
    ways.channel(rows.rows.len(), bottom, &mut brackets);
}

/// A couple who do not stand side by side: their line goes under the row.
#[derive(Debug, Clone)]
struct Bracket {
    unit: usize,
    one: usize,
    other: usize,
    /// Where it goes down beside the one, and up, or further down, beside the other.
    lanes: (f64, f64),
    /// The height at which it runs.
    y: f64,
}

/// Where the line to the children of a couple begins who do not stand side by side.
#[derive(Debug, Clone, Copy)]
pub(super) enum Start {
    /// On their line under the row.
    At(Point),
    /// Beside the lower one, when the two stand in different rows.
    Beside(f64),
}

pub(super) struct Ways<'a> {
    pub(super) rows: &'a Rows,
    pub(super) x: &'a [f64],
    pub(super) sheet: &'a mut Genogram,
    /// The height of each row's symbols.
    pub(super) middle: Vec<f64>,
    pub(super) starts: Vec<Option<Start>>,
}

impl Ways<'_> {
    fn row(&self, node: usize) -> usize {
        self.rows.nodes[node].row
    }

    /// Seats everybody of a row at its height.
    fn seat(&mut self, row: usize, middle: f64) {
        self.middle.push(middle);
        for symbol in self.sheet.symbols.iter_mut().filter(|symbol| symbol.row == row) {
            symbol.at.1 = middle;
            let lines = symbol.label.len() + usize::from(!symbol.years.is_empty());
            symbol.bottom = middle + RADIUS + DOUBLE + NAME / 2.0 + 0.6 + LEADING * lines as f64;
        }
    }

    /// Where the words of a row end.
    fn bottom(&self, row: usize) -> f64 {
        self.sheet.symbols.iter().filter(|symbol| symbol.row == row).map(|symbol| symbol.bottom).fold(0.0, f64::max)
    }

    fn side_by_side(&self, one: usize, other: usize) -> bool {
        let line = self.rows.rows[self.row(one)].concat();
        line.windows(2).any(|pair| pair == [one, other] || pair == [other, one])
    }

    fn level(&self, bracket: &Bracket) -> bool {
        self.row(bracket.one) == self.row(bracket.other)
    }

    /// Every couple whose line cannot be straight; the upper of the two first.
    fn brackets(&self) -> Vec<Bracket> {
        let couples = self.sheet.kin.units.iter().enumerate().filter_map(|(unit, parents)| match parents.parents[..] {
            [one, other] if !self.side_by_side(one, other) => Some((unit, one, other)),
            _ => None,
        });
        let bracket = |(unit, one, other): (usize, usize, usize)| {
            let (one, other) = if self.row(one) <= self.row(other) { (one, other) } else { (other, one) };
            let lane = |node: usize, towards: usize| {
                let side = if self.x[towards] >= self.x[node] { 1.0 } else { -1.0 };
                self.x[node] + side * (self.sheet.symbols[node].half - GAP / 4.0)
            };
            Bracket { unit, one, other, lanes: (lane(one, other), lane(other, one)), y: 0.0 }
        };
        couples.map(bracket).collect()
    }

    /// The straight lines of a row: couples side by side, and stems.
    fn couples(&mut self, row: usize, brackets: &[Bracket]) {
        let y = self.middle[row];
        for at in 0..self.sheet.kin.units.len() {
            let unit = &self.sheet.kin.units[at];
            let stem = self.rows.fans.iter().find_map(|fan| match fan.top {
                Top::At(node) if fan.unit == at && self.row(node) == row => Some(node),
                _ => None,
            });
            let (one, other, kind) = match (&unit.parents[..], stem) {
                ([one, other], _) if brackets.iter().all(|bracket| bracket.unit != at) => {
                    let (bond, ended) = unit.bond(&self.sheet.kin);
                    (*one, *other, Kind::Couple(bond, ended))
                }
                ([one], Some(stem)) => (*one, stem, Kind::Sibship),
                _ => continue,
            };
            if self.row(one) == row {
                let (left, right) = if self.x[one] < self.x[other] { (one, other) } else { (other, one) };
                let points = vec![self.side(left, 1.0, y), self.side(right, -1.0, y)];
                let who = self.who(&unit.parents);
                self.sheet.wires.push(Wire { kind, who, points });
            }
        }
    }

    /// How far a person's symbol reaches from its middle; a stem and a pass reach nowhere.
    pub(super) fn reach(&self, node: usize) -> f64 {
        let Some(person) = self.sheet.kin.people.get(node) else { return 0.0 };
        let client = if self.sheet.kin.client == Some(node) { DOUBLE } else { 0.0 };
        let diamond = if person.sex == Sex::Unknown { 1.0 } else { 0.0 };
        RADIUS + client + diamond
    }

    fn side(&self, node: usize, side: f64, y: f64) -> Point {
        (self.x[node] + side * self.reach(node), y)
    }

    pub(super) fn who(&self, places: &[usize]) -> Vec<Who> {
        places.iter().filter_map(|place| self.sheet.kin.people.get(*place)).map(|person| person.who).collect()
    }

    /// Draws what runs between the row above and this one; answers the height of this row.
    fn channel(&mut self, row: usize, bottom: f64, brackets: &mut [Bracket]) -> f64 {
        let first = bottom + UNDER;
        let next = first + TRACK * self.bracket_lines(row, first, brackets) as f64;
        let fans: Vec<usize> = (0..self.rows.fans.len()).filter(|fan| self.rows.fans[*fan].row == row).collect();
        let courses: Vec<Course> = fans.iter().map(|fan| self.course(*fan, bottom)).collect();
        let runs: Vec<Run> = courses.iter().map(Course::run).collect();
        let tracks = tracks(&runs);
        let last = next + TRACK * count(&tracks).saturating_sub(1) as f64;
        let middle = if row == 0 && fans.is_empty() { RADIUS } else { last + DROP + RADIUS + DOUBLE };
        for (course, track) in courses.iter().zip(&tracks) {
            self.fan(course, next + TRACK * *track as f64, middle);
        }
        middle
    }

    /// The lines under the row above of couples who do not stand side by side; answers how many tracks they take.
    fn bracket_lines(&mut self, row: usize, first: f64, brackets: &mut [Bracket]) -> usize {
        let here: Vec<usize> = (0..brackets.len()).filter(|at| self.row(brackets[*at].one) + 1 == row).collect();
        let run = |at: &usize| {
            let (one, other) = brackets[*at].lanes;
            Run { from: one.min(other), to: one.max(other), down: vec![one, other], hung: Vec::new() }
        };
        let tracks = tracks(&here.iter().map(run).collect::<Vec<_>>());
        for (at, track) in here.iter().zip(&tracks) {
            brackets[*at].y = first + TRACK * *track as f64;
            self.begin(&brackets[*at]);
            if self.level(&brackets[*at]) {
                self.bracket(&brackets[*at]);
            }
        }
        count(&tracks)
    }

    /// Notes where the children of such a couple come down.
    fn begin(&mut self, bracket: &Bracket) {
        let (one, other) = bracket.lanes;
        let level = self.level(bracket);
        for (at, fan) in self.rows.fans.iter().enumerate() {
            if fan.unit == bracket.unit && matches!(fan.top, Top::Between(..)) {
                let on_line = Start::At((f64::midpoint(one, other), bracket.y));
                self.starts[at] = Some(if level { on_line } else { Start::Beside(other) });
            }
        }
    }

    fn bracket(&mut self, bracket: &Bracket) {
        let Bracket { one, other, lanes, y, unit } = *bracket;
        let (from, to) = (self.middle[self.row(one)], self.middle[self.row(other)]);
        let side = |node: usize, lane: f64| if lane < self.x[node] { -1.0 } else { 1.0 };
        let points = vec![
            self.side(one, side(one, lanes.0), from),
            (lanes.0, from),
            (lanes.0, y),
            (lanes.1, y),
            (lanes.1, to),
            self.side(other, side(other, lanes.1), to),
        ];
        let unit = &self.sheet.kin.units[unit];
        let (bond, ended) = unit.bond(&self.sheet.kin);
        let who = self.who(&unit.parents);
        self.sheet.wires.push(Wire { kind: Kind::Couple(bond, ended), who, points });
    }
}

/// How many tracks are used.
fn count(tracks: &[usize]) -> usize {
    tracks.iter().max().map_or(0, |track| track + 1)
}
