//! The genogram as SVG.

use super::legend;
use super::{DOUBLE, Genogram, Kind, LEADING, NAME, Point, RADIUS, Symbol, Wire, YEAR, era};
use crate::family::{Bond, Break, Life, Origin, Person, Sex, Zygosity};
use crate::svg::{Paper, Svg, mm};
use crate::{Say, measure};

/// Size of the words on a couple's line.
const NOTE: f64 = 2.5;
/// How round the corners of the household are.
const ROUND: f64 = 3.0;
/// Where the cross of death begins beside an age.
const BESIDE_AGE: f64 = 1.7;
/// Half the side of a symbol of the legend.
const SMALL: f64 = 2.2;

impl Genogram {
    /// The drawing. `id` keeps its title apart from those of other drawings on the page.
    pub fn svg(&self, id: &str, paper: Paper, say: &impl Say) -> String {
        let legend = legend::Legend::new(self, say);
        let size = (self.width.max(legend.width()), self.height + legend.height());
        let mut svg = Svg::new(id, size, paper, &say.say("kinship-title", &[]), &self.summary(say));
        for course in &self.household {
            house(&mut svg, course);
        }
        for wire in &self.wires {
            self.wire(&mut svg, wire, say);
        }
        for (place, symbol) in self.symbols.iter().enumerate() {
            let class = if self.kin.client == Some(place) { "kin-person kin-client" } else { "kin-person" };
            svg.open(class, &self.person(place, say));
            let person = &self.kin.people[place];
            figure(&mut svg, person, symbol.at, self.kin.client == Some(place));
            words(&mut svg, symbol, self.kin.client == Some(place));
            svg.close();
        }
        legend.draw(&mut svg, (super::MARGIN, self.height));
        svg.finish()
    }

    fn wire(&self, svg: &mut Svg, wire: &Wire, say: &impl Say) {
        match wire.kind {
            Kind::Couple(bond, ended) => {
                couple(svg, &wire.points, bond, ended);
                self.couple_years(svg, wire, say);
            }
            Kind::Sibship => svg.line(&wire.points, &[]),
            Kind::Siblings => svg.line(&wire.points, &[SIBLINGS]),
            Kind::Child(origin) => child(svg, &wire.points, origin),
            Kind::Twins(zygosity) => twins(svg, &wire.points, zygosity),
        }
    }

    /// When the two came together and parted, above their line.
    fn couple_years(&self, svg: &mut Svg, wire: &Wire, say: &impl Say) {
        let known = self
            .kin
            .couples
            .iter()
            .find(|known| wire.who == [self.kin.people[known.0].who, self.kin.people[known.1].who]);
        let Some((_, _, couple)) = known else { return };
        let mut notes = Vec::new();
        if let Some(until) = couple.until.filter(|_| couple.ended.is_some()) {
            let key =
                if couple.ended == Some(Break::Divorce) { "kinship-mark-divorced" } else { "kinship-mark-parted" };
            notes.push(say.say(key, &[("year", &era(until).to_string())]));
        }
        if let Some(from) = couple.from {
            let key = if couple.bond == Bond::Marriage { "kinship-mark-married" } else { "kinship-mark-together" };
            notes.push(say.say(key, &[("year", &era(from).to_string())]));
        }
        let middle = middle(&wire.points);
        let lift = if couple.ended.is_some() && wire.points.len() == 2 { 3.0 } else { 1.2 };
        for (at, note) in notes.iter().enumerate() {
            svg.text(note, (middle.0, middle.1 - lift - NOTE * 1.25 * at as f64), NOTE, &[("class", "kin-note")]);
        }
    }
}

const BROKEN: (&str, &str) = ("stroke-dasharray", "2.2 1.4");
const DOTTED: (&str, &str) = ("stroke-dasharray", "0.01 1.3");
const SIBLINGS: (&str, &str) = ("stroke-dasharray", "2.6 1 0.5 1");
const ROUND_ENDS: (&str, &str) = ("stroke-linecap", "round");

/// The boundary of the household.
pub(super) fn house(svg: &mut Svg, course: &[Point]) {
    let path = rounded(course);
    let line = [("stroke-dasharray", "0.9 1.3"), ("stroke-width", "0.5"), ("stroke-opacity", "0.65")];
    let fill = [("fill", "currentColor"), ("fill-opacity", "0.045")];
    let all: Vec<(&str, &str)> =
        [("class", "kin-household"), ("d", path.as_str())].into_iter().chain(fill).chain(line).collect();
    svg.element("path", &all);
}

/// A couple's line with its slashes.
pub(super) fn couple(svg: &mut Svg, points: &[Point], bond: Bond, ended: Option<Break>) {
    match bond {
        Bond::Marriage => svg.line(points, &[("stroke-width", "0.55")]),
        Bond::Cohabitation => svg.line(points, &[("stroke-width", "0.55"), BROKEN]),
        Bond::Unsaid => svg.line(points, &[("stroke-width", "0.7"), DOTTED, ROUND_ENDS]),
    }
    let (x, y) = middle(points);
    let slashes: &[f64] = match ended {
        None => &[],
        Some(Break::Separation) => &[2.8],
        Some(Break::Divorce) => &[2.2, 3.6],
    };
    for off in slashes {
        svg.line(&[(x + off - 0.9, y + 2.0), (x + off + 0.9, y - 2.0)], &[("stroke-width", "0.55")]);
    }
}

/// The middle of a line's longest level part.
fn middle(points: &[Point]) -> Point {
    let level = points.windows(2).filter(|pair| (pair[0].1 - pair[1].1).abs() < 1e-6);
    let longest = level.max_by(|one, other| (one[0].0 - one[1].0).abs().total_cmp(&(other[0].0 - other[1].0).abs()));
    longest.map_or((0.0, 0.0), |pair| (f64::midpoint(pair[0].0, pair[1].0), pair[0].1))
}

/// The line down to a child.
pub(super) fn child(svg: &mut Svg, points: &[Point], origin: Origin) {
    match origin {
        Origin::Birth => svg.line(points, &[]),
        Origin::Adoption => svg.line(points, &[("stroke-width", "0.55"), BROKEN]),
        Origin::Foster => svg.line(points, &[("stroke-width", "0.7"), DOTTED, ROUND_ENDS]),
        Origin::Step => svg.line(points, &[SIBLINGS]),
    }
}

/// The bar of identical twins; a question mark where nobody knows.
pub(super) fn twins(svg: &mut Svg, points: &[Point], zygosity: Zygosity) {
    match zygosity {
        Zygosity::Identical => svg.line(points, &[]),
        Zygosity::Fraternal => {}
        Zygosity::Unknown => {
            let (x, y) = middle(points);
            svg.text("?", (x, y + 1.0), YEAR, &[]);
        }
    }
}

/// Square, circle or diamond, doubled for the client, crossed for death, with the age inside.
pub(super) fn figure(svg: &mut Svg, person: &Person, at: Point, client: bool) {
    outline(svg, person.sex, at, RADIUS, if client { "0.7" } else { "0.5" });
    if client {
        outline(svg, person.sex, at, RADIUS + DOUBLE, "0.5");
    }
    let age = person.age.map(|age| age.to_string());
    if person.life != Life::Living {
        cross(svg, person.sex, at, RADIUS, age.is_some());
    }
    if let Some(age) = age {
        let size = if person.life == Life::Living { 3.1 } else { YEAR };
        svg.text(&age, (at.0, at.1 + size * 0.36), size, &[]);
    }
}

/// A symbol at the size of the legend.
pub(super) fn small(svg: &mut Svg, person: &Person, at: Point, client: bool) {
    outline(svg, person.sex, at, SMALL, "0.45");
    if client {
        outline(svg, person.sex, at, SMALL - 0.8, "0.45");
    }
    if person.life != Life::Living {
        cross(svg, person.sex, at, SMALL, false);
    }
}

fn outline(svg: &mut Svg, sex: Sex, at: Point, reach: f64, stroke: &str) {
    match sex {
        Sex::Male => {
            let (x, y, side) = (mm(at.0 - reach), mm(at.1 - reach), mm(2.0 * reach));
            let corner = [("x", x.as_str()), ("y", &y), ("width", &side), ("height", &side), ("stroke-width", stroke)];
            svg.element("rect", &corner);
        }
        Sex::Female => svg.circle(at, reach, &[("stroke-width", stroke)]),
        Sex::Unknown => {
            let reach = reach + 1.0;
            let (x, y) = at;
            let points = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach)];
            svg.line(&points, &[("stroke-width", stroke), ("stroke-linejoin", "miter")]);
        }
    }
}

/// The cross of death; it leaves room for the age.
fn cross(svg: &mut Svg, sex: Sex, at: Point, reach: f64, age: bool) {
    let out = match sex {
        Sex::Male => reach,
        Sex::Female => reach * std::f64::consts::FRAC_1_SQRT_2,
        Sex::Unknown => (reach + 1.0) / 2.0,
    };
    let inner = if age { BESIDE_AGE } else { 0.0 };
    for (x, y) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
        let point = |reach: f64| (at.0 + x * reach, at.1 + y * reach);
        svg.line(&[point(inner), point(out)], &[]);
    }
}

/// Name and years under a symbol.
fn words(svg: &mut Svg, symbol: &Symbol, client: bool) {
    let (x, mut y) = (symbol.at.0, symbol.at.1 + RADIUS + DOUBLE + NAME + 0.6);
    let weight = ("font-weight", if client { "600" } else { "400" });
    for line in &symbol.label {
        svg.text(line, (x, y), NAME, &[weight]);
        y += LEADING;
    }
    if !symbol.years.is_empty() {
        svg.text(&symbol.years, (x, y - 0.3), YEAR, &[("class", "kin-soft")]);
    }
    debug_assert!(symbol.label.iter().all(|line| measure::width(line, NAME) <= 2.0 * symbol.half));
}

/// A closed course with round corners.
fn rounded(course: &[Point]) -> String {
    let count = course.len();
    let toward = |from: Point, to: Point| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let far = dx.hypot(dy).max(1e-9);
        let step = ROUND.min(far / 2.0);
        (from.0 + dx / far * step, from.1 + dy / far * step)
    };
    let mut path = String::new();
    for at in 0..count {
        let (before, here, after) = (course[(at + count - 1) % count], course[at], course[(at + 1) % count]);
        let (from, to) = (toward(here, before), toward(here, after));
        let begin = if at == 0 { "M" } else { "L" };
        path.push_str(&format!(
            "{begin}{} {}Q{} {} {} {}",
            mm(from.0),
            mm(from.1),
            mm(here.0),
            mm(here.1),
            mm(to.0),
            mm(to.1)
        ));
    }
    path.push('Z');
    path
}
