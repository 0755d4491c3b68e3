//! The eco-map as SVG.

use super::{EcoMap, Flow, MARGIN, Strength, System};
use crate::svg::{Paper, Svg};
use crate::{Say, measure};

/// Size of the words.
const WORDS: f64 = 3.0;
/// Height of a line of words.
const LEADING: f64 = 4.2;
/// Size of what stands in the middle.
const HEAD: f64 = 3.6;
/// Size of the words that explain.
const SMALL: f64 = 2.7;
/// Most members shown in the middle.
const MEMBERS: usize = 5;
/// Room for words in a system and in the middle.
const INSIDE: (f64, f64) = (25.0, 36.0);
/// Length and half the width of an arrow.
const ARROW: (f64, f64) = (3.6, 1.5);
/// Distance of the strokes that say stress.
const STROKES: f64 = 2.4;
/// Height of the line that explains.
const LEGEND: f64 = 7.0;
/// Width of a sample with its word's distance.
const SAMPLE: f64 = 15.0;

type Point = (f64, f64);

impl EcoMap {
    /// The drawing. `id` keeps its title apart from those of other drawings on the page.
    pub fn svg(&self, id: &str, paper: Paper, say: &impl Say) -> String {
        let (centre, spots) = self.spots();
        let size = (2.0 * centre.at.0, 2.0 * centre.at.1 + LEGEND + MARGIN);
        let mut svg = Svg::new(id, size, paper, &say.say("kinship-eco-title", &[]), &self.summary(say));
        for (system, spot) in self.systems.iter().zip(&spots) {
            svg.open("kin-tie", &super::sentence(system, say));
            let far = (spot.at.0 - centre.at.0).hypot(spot.at.1 - centre.at.1);
            let way = ((spot.at.0 - centre.at.0) / far, (spot.at.1 - centre.at.1) / far);
            let from = (centre.at.0 + way.0 * centre.radius, centre.at.1 + way.1 * centre.radius);
            let to = (spot.at.0 - way.0 * spot.radius, spot.at.1 - way.1 * spot.radius);
            tie(&mut svg, from, to, system);
            svg.circle(spot.at, spot.radius, &[]);
            block(&mut svg, spot.at, &measure::wrapped(&system.name, WORDS, INSIDE.0, 4));
            svg.close();
        }
        svg.open("kin-client", &self.centre);
        svg.circle(centre.at, centre.radius, &[("stroke-width", "0.7")]);
        self.middle(&mut svg, centre.at);
        svg.close();
        legend(&mut svg, (MARGIN + 2.0, size.1 - LEGEND), size.0, say);
        svg.finish()
    }

    /// The client or household, and who lives there.
    fn middle(&self, svg: &mut Svg, at: Point) {
        let head = measure::lines(&self.centre, HEAD, INSIDE.1, 2);
        let most = if self.members.len() > MEMBERS { MEMBERS - 1 } else { MEMBERS };
        let mut members: Vec<String> =
            self.members.iter().take(most).map(|name| measure::cut(name, WORDS, INSIDE.1)).collect();
        if self.members.len() > most {
            members.push(format!("+{}", self.members.len() - most));
        }
        let lines = (head.len() + members.len()) as f64;
        let mut y = at.1 - LEADING * (lines - 1.0) / 2.0 + WORDS / 3.0;
        for line in head {
            svg.text(&line, (at.0, y), HEAD, &[("font-weight", "600")]);
            y += LEADING;
        }
        for line in members {
            svg.text(&line, (at.0, y), WORDS, &[("class", "kin-soft")]);
            y += LEADING;
        }
    }
}

/// Lines of words around a middle.
fn block(svg: &mut Svg, at: Point, lines: &[String]) {
    let mut y = at.1 - LEADING * lines.len().saturating_sub(1) as f64 / 2.0 + WORDS / 3.0;
    for line in lines {
        svg.text(line, (at.0, y), WORDS, &[]);
        y += LEADING;
    }
}

/// A tie from the middle to a system.
fn tie(svg: &mut Svg, from: Point, to: Point, system: &System) {
    let far = (to.0 - from.0).hypot(to.1 - from.1);
    let way = ((to.0 - from.0) / far, (to.1 - from.1) / far);
    let on = |along: f64, aside: f64| (from.0 + way.0 * along - way.1 * aside, from.1 + way.1 * along + way.0 * aside);
    let inward = matches!(system.flow, Flow::Inward | Flow::Both);
    let outward = matches!(system.flow, Flow::Outward | Flow::Both);
    // The line ends inside its arrow, so that a thick one does not blunt the point.
    let begin = if inward { ARROW.0 * 0.7 } else { 0.0 };
    let end = far - if outward { ARROW.0 * 0.7 } else { 0.0 };
    let line = [on(begin, 0.0), on(end, 0.0)];
    match system.strength {
        Strength::Strong => svg.line(&line, &[("stroke-width", "1.5")]),
        Strength::Ordinary => svg.line(&line, &[("stroke-width", "0.5")]),
        Strength::Tenuous => svg.line(&line, &[("stroke-width", "0.5"), ("stroke-dasharray", "1.8 1.6")]),
    }
    if system.stressful {
        let count = ((end - begin) / STROKES - 2.0).floor().clamp(1.0, 200.0);
        let first = f64::midpoint(begin, end) - STROKES * count / 2.0;
        for stroke in 0..=count as u32 {
            let along = first + STROKES * f64::from(stroke);
            let out = if system.strength == Strength::Strong { 2.4 } else { 1.7 };
            svg.line(&[on(along - 0.7, -out), on(along + 0.7, out)], &[("stroke-width", "0.45")]);
        }
    }
    let mut arrow = |tip: f64, back: f64| {
        let points = [on(tip, 0.0), on(back, ARROW.1), on(back, -ARROW.1), on(tip, 0.0)];
        svg.line(&points, &[("fill", "currentColor"), ("stroke-width", "0.3"), ("stroke-linejoin", "round")]);
    };
    if inward {
        arrow(0.0, ARROW.0);
    }
    if outward {
        arrow(far, far - ARROW.0);
    }
}

/// What the lines mean.
fn legend(svg: &mut Svg, from: Point, width: f64, say: &impl Say) {
    let plain = System::default();
    let samples = [
        ("kinship-eco-strong", System { strength: Strength::Strong, ..plain.clone() }),
        ("kinship-eco-ordinary", plain.clone()),
        ("kinship-eco-tenuous", System { strength: Strength::Tenuous, ..plain.clone() }),
        ("kinship-eco-stressful", System { stressful: true, ..plain.clone() }),
        ("kinship-eco-flow", System { flow: Flow::Outward, ..plain }),
    ];
    let words: Vec<String> = samples.iter().map(|(key, _)| say.say(key, &[])).collect();
    let taken: f64 = words.iter().map(|word| measure::width(word, SMALL) + SAMPLE).sum();
    let apart = ((width - 2.0 * from.0 - taken) / 4.0).clamp(1.0, 8.0);
    let mut x = from.0;
    for ((_, system), word) in samples.iter().zip(&words) {
        tie(svg, (x, from.1 + 2.0), (x + 12.0, from.1 + 2.0), system);
        svg.text(word, (x + 13.5, from.1 + 2.9), SMALL, &[("text-anchor", "start"), ("class", "kin-soft")]);
        x += SAMPLE + measure::width(word, SMALL) + apart;
    }
}
