//! ผังนิเวศ: what surrounds a client or household, with the strength, the stress and the direction of each tie.
//!
//! After A. Hartman, "Diagrammatic assessment of family relationships", *Social Casework* 59 (1978): the household in
//! a circle in the middle, systems in circles around it; a thick line is a strong tie, a broken one a tenuous tie,
//! strokes across it say stress, arrows say where energy and resources flow.

mod draw;

use std::f64::consts::TAU;

use crate::{Say, Section, Sentence, joined};

/// ความแน่นแฟ้น
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Strength {
    /// แน่นแฟ้น
    Strong,
    /// ปกติ
    #[default]
    Ordinary,
    /// ห่างหรือไม่แน่นอน
    Tenuous,
}

/// ทิศทางของการเกื้อหนุน
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Flow {
    /// ไม่ระบุ
    #[default]
    Unsaid,
    /// To the client.
    Inward,
    /// From the client.
    Outward,
    /// Both ways.
    Both,
}

/// ระบบรอบตัว: a person, a group, a service, and the tie to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct System {
    /// Its name.
    pub name: String,
    /// How strong the tie is.
    pub strength: Strength,
    /// Whether it strains the client.
    pub stressful: bool,
    /// Which way support flows.
    pub flow: Flow,
    /// What is said of it; in the sentences alone.
    pub note: String,
}

/// ผังนิเวศ (eco-map)
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EcoMap {
    /// The client or household in the middle.
    pub centre: String,
    /// Who lives there; as many as there is room for are shown.
    pub members: Vec<String>,
    /// What is around, clockwise from the top.
    pub systems: Vec<System>,
}

/// A circle of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Its middle, in mm.
    pub at: (f64, f64),
    /// Its radius, in mm.
    pub radius: f64,
}

/// Radius of a system.
const SYSTEM: f64 = 15.0;
/// Radius of the middle.
const CENTRE: f64 = 24.0;
/// Least room between two circles.
const ROOM: f64 = 4.0;
/// Least length of a tie, so that its strokes and arrows can be told.
const TIE: f64 = 16.0;
/// Room around everything.
const MARGIN: f64 = 4.0;
/// Steps in which the way around is measured.
const STEPS: usize = 2_880;

impl EcoMap {
    /// The middle, and each system in the order given; none lies over another.
    #[must_use]
    pub fn spots(&self) -> (Spot, Vec<Spot>) {
        let mut reach = (CENTRE + TIE + SYSTEM + 22.0, CENTRE + TIE + SYSTEM);
        let mut ring = around(self.systems.len(), reach);
        // Every turn lengthens the way around by a twentieth, so that it ends for any number of systems.
        while !clear(&ring) {
            reach = (reach.0 * 1.05, reach.1 * 1.05);
            ring = around(self.systems.len(), reach);
        }
        let middle = (reach.0 + SYSTEM + MARGIN, reach.1 + SYSTEM + MARGIN);
        let spot = |at: (f64, f64), radius: f64| Spot { at: (at.0 + middle.0, at.1 + middle.1), radius };
        (spot((0.0, 0.0), CENTRE), ring.into_iter().map(|at| spot(at, SYSTEM)).collect())
    }

    /// One sentence: who is in the middle, and how much is around.
    pub fn summary(&self, say: &impl Say) -> String {
        let count = self.systems.len().to_string();
        say.say("kinship-eco-summary", &[("name", &self.centre), ("count", &count)])
    }

    /// Everything that the drawing shows, in sentences.
    pub fn sections(&self, say: &impl Say) -> Vec<Section> {
        let sentence = |system: &System| Sentence { who: None, text: sentence(system, say) };
        let mut sections = Vec::new();
        if !self.members.is_empty() {
            let text = say.say("kinship-say-household", &[("names", &self.members.join(", "))]);
            let lines = vec![Sentence { who: None, text }];
            sections.push(Section { heading: say.say("kinship-household", &[]), lines });
        }
        let lines = self.systems.iter().map(sentence).collect();
        sections.push(Section { heading: say.say("kinship-eco-around", &[]), lines });
        sections
    }
}

/// One system and the tie to it.
fn sentence(system: &System, say: &impl Say) -> String {
    let strength = match system.strength {
        Strength::Strong => "kinship-eco-strong",
        Strength::Ordinary => "kinship-eco-ordinary",
        Strength::Tenuous => "kinship-eco-tenuous",
    };
    let stress = if system.stressful { say.say("kinship-eco-stressful", &[]) } else { String::new() };
    let flow = match system.flow {
        Flow::Unsaid => String::new(),
        Flow::Inward => say.say("kinship-eco-inward", &[]),
        Flow::Outward => say.say("kinship-eco-outward", &[]),
        Flow::Both => say.say("kinship-eco-both", &[]),
    };
    joined([format!("{}:", system.name), say.say(strength, &[]), stress, flow, system.note.clone()], say)
}

/// Points on an ellipse, equally far from each other along it, the first at the top.
fn around(count: usize, (wide, high): (f64, f64)) -> Vec<(f64, f64)> {
    let point = |step: usize| {
        let angle = TAU * step as f64 / STEPS as f64;
        (wide * angle.sin(), -high * angle.cos())
    };
    let far = |step: usize| {
        let (one, other) = (point(step), point(step + 1));
        (one.0 - other.0).hypot(one.1 - other.1)
    };
    let length: f64 = (0..STEPS).map(far).sum();
    let mut spots = Vec::with_capacity(count);
    let mut gone = 0.0;
    for step in 0..STEPS {
        if spots.len() < count && gone + 1e-9 >= length * spots.len() as f64 / count as f64 {
            spots.push(point(step));
        }
        gone += far(step);
    }
    spots
}

fn clear(ring: &[(f64, f64)]) -> bool {
    let far = |one: &(f64, f64), other: &(f64, f64)| (one.0 - other.0).hypot(one.1 - other.1);
    let apart = |at: usize| ring[at + 1..].iter().all(|other| far(&ring[at], other) >= 2.0 * SYSTEM + ROOM);
    (0..ring.len()).all(apart)
}
