//! The line to the children: down from their parents, along over the siblings, and down to each, twins from one point.

use super::tracks::Run;
use super::wires::{Start, Ways};
use super::{Kind, Point, Wire};
use crate::family::{Origin, Sex};
use crate::rows::{Fan, Top};
use crate::spread;

/// Between two lines that reach the same child.
const PORTS: f64 = 2.6;
/// How far beside its middle an only child may be met.
const STRAIGHT: f64 = 1.6;
/// How far down the bar between twins is, of the way to them.
const BAR: f64 = 0.55;

/// One fan on its way: where it begins, and where it comes down.
#[derive(Debug)]
pub(super) struct Course {
    fan: usize,
    start: Option<Point>,
    /// Each bottom with the place where it is met.
    ports: Vec<(usize, f64)>,
    /// Where the sibship is left for each bottom: its port, or the point that it shares with its twins.
    leaves: Vec<f64>,
}

impl Course {
    pub(super) fn run(&self) -> Run {
        let down: Vec<f64> = self.start.iter().map(|start| start.0).collect();
        let all = || down.iter().chain(&self.leaves).copied();
        let (from, to) = (all().fold(f64::MAX, f64::min), all().fold(f64::MIN, f64::max));
        Run { from, to, hung: self.leaves.clone(), down }
    }
}

impl Ways<'_> {
    pub(super) fn course(&self, at: usize, bottom: f64) -> Course {
        let start = self.start(at, bottom);
        let mut ports: Vec<(usize, f64)> =
            self.rows.fans[at].bottoms.iter().map(|node| (*node, self.port(at, *node))).collect();
        if let ([port], Some((x, _))) = (&mut ports[..], start)
            && (port.1 - x).abs() < STRAIGHT
            && self.sheet.kin.people.get(port.0).is_some_and(|person| person.sex != Sex::Unknown)
        {
            // A line a little beside the middle of a symbol reads better than one with a knee.
            port.1 = x;
        }
        let shared = |node: usize| {
            let set = self.sheet.kin.twins.iter().find(|set| set.who.contains(&node))?;
            let born = ports.iter().filter(|other| set.who.contains(&other.0));
            let together: Vec<f64> = born.map(|port| port.1).collect();
            (together.len() > 1).then(|| together.iter().sum::<f64>() / together.len() as f64)
        };
        let leaves = ports.iter().map(|(node, x)| shared(*node).unwrap_or(*x)).collect();
        Course { fan: at, start, ports, leaves }
    }

    fn start(&self, at: usize, bottom: f64) -> Option<Point> {
        let fan = &self.rows.fans[at];
        let row = fan.top.nodes().iter().map(|node| self.rows.nodes[*node].row).max()?;
        match (self.starts[at], fan.top) {
            (Some(Start::At(point)), _) => Some(point),
            (Some(Start::Beside(x)), _) => Some((x, self.middle[row])),
            (None, Top::Under(node)) => {
                Some((self.x[node], self.sheet.symbols.get(node).map_or(bottom, |symbol| symbol.bottom)))
            }
            (None, _) => Some((spread::top(self.rows, fan.top, self.x)?, self.middle[row])),
        }
    }

    /// Where a line meets a child: several lines to one child stand beside each other.
    fn port(&self, at: usize, node: usize) -> f64 {
        let from = |fan: &Fan| spread::top(self.rows, fan.top, self.x).unwrap_or(self.x[node]);
        let fans = self.rows.fans.iter().enumerate();
        let mut meeting: Vec<(f64, usize)> =
            fans.filter(|fan| fan.1.bottoms.contains(&node)).map(|(other, fan)| (from(fan), other)).collect();
        meeting.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let place = meeting.iter().position(|(_, other)| *other == at).unwrap_or(0) as f64;
        self.x[node] + PORTS * (place - (meeting.len().saturating_sub(1)) as f64 / 2.0)
    }

    /// Draws one fan with its line along at `y`, to symbols whose middle is at `middle`.
    pub(super) fn fan(&mut self, course: &Course, y: f64, middle: f64) {
        let unit_at = self.rows.fans[course.fan].unit;
        let unit = &self.sheet.kin.units[unit_at];
        let origins = unit.children.clone();
        let parents = self.who(&unit.parents);
        let known = !unit.parents.is_empty();
        let run = course.run();
        let kind = if known { Kind::Sibship } else { Kind::Siblings };
        if let Some((x, from)) = course.start {
            self.sheet.wires.push(Wire { kind, who: parents.clone(), points: vec![(x, from), (x, y)] });
        }
        if run.to - run.from > 0.05 {
            self.sheet.wires.push(Wire { kind, who: parents, points: vec![(run.from, y), (run.to, y)] });
        }
        let mut ends: Vec<(usize, Point, Point)> = Vec::new();
        for ((node, port), leave) in course.ports.iter().zip(&course.leaves) {
            let end = (*port, middle - self.reach(*node));
            let child = self.child(*node, unit_at);
            let origin = origins.iter().find(|known| Some(known.0) == child).map_or(Origin::Birth, |one| one.1);
            let kind = if known { Kind::Child(origin) } else { Kind::Siblings };
            let who = child.map(|child| self.who(&[child])).unwrap_or_default();
            self.sheet.wires.push(Wire { kind, who, points: vec![(*leave, y), end] });
            ends.push((*node, (*leave, y), end));
        }
        self.bars(&ends);
    }

    /// The child to which a bottom leads, over however many rows.
    fn child(&self, node: usize, unit: usize) -> Option<usize> {
        let mut at = node;
        while at >= self.sheet.kin.people.len() {
            let next = self.rows.fans.iter().find(|fan| fan.unit == unit && fan.top == Top::At(at))?;
            at = *next.bottoms.first()?;
        }
        Some(at)
    }

    /// The bars between twins.
    fn bars(&mut self, ends: &[(usize, Point, Point)]) {
        // Level, even where one of the twins is the client, whose symbol is taller.
        let deep = |top: f64| ends.iter().map(|end| end.2.1 - top).fold(f64::MAX, f64::min) * BAR;
        let between = |from: Point, to: Point| {
            let deep = deep(from.1);
            (from.0 + (to.0 - from.0) * deep / (to.1 - from.1), from.1 + deep)
        };
        for set in self.sheet.kin.twins.clone() {
            let mut points: Vec<Point> =
                ends.iter().filter(|end| set.who.contains(&end.0)).map(|end| between(end.1, end.2)).collect();
            points.sort_by(|one, other| one.0.total_cmp(&other.0));
            if let [first, .., last] = points[..] {
                let who = self.who(&set.who);
                self.sheet.wires.push(Wire { kind: Kind::Twins(set.zygosity), who, points: vec![first, last] });
            }
        }
    }
}
