//! คำอธิบายสัญลักษณ์: what the symbols of this one genogram mean, under it, so that the sheet is whole by itself.

use super::draw;
use super::{Genogram, Kind, Point};
use crate::family::{Bond, Break, Life, Origin, Person, Sex, Who, Zygosity};
use crate::svg::Svg;
use crate::{Say, measure};

/// Size of its words.
const SIZE: f64 = 2.7;
/// Height of a line.
const LINE: f64 = 6.4;
/// Width of a sample.
const SAMPLE: f64 = 11.0;
/// Room between two entries.
const APART: f64 = 5.0;
/// The least width that it fills before it breaks.
const LEAST: f64 = 150.0;

/// One sample with its word.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sample {
    Sex(Sex),
    Dead,
    Client,
    Couple(Bond, Option<Break>),
    Child(Origin),
    Twins(Zygosity),
    Household,
}

impl Sample {
    fn key(self) -> &'static str {
        match self {
            Self::Sex(Sex::Male) => "kinship-sex-male",
            Self::Sex(Sex::Female) => "kinship-sex-female",
            Self::Sex(Sex::Unknown) => "kinship-sex-unknown",
            Self::Dead => "kinship-dead",
            Self::Client => "kinship-client",
            Self::Couple(Bond::Unsaid, None) => "kinship-bond-unsaid",
            Self::Couple(Bond::Cohabitation, None) => "kinship-bond-cohabitation",
            Self::Couple(Bond::Marriage, None) => "kinship-bond-marriage",
            Self::Couple(_, Some(Break::Separation)) => "kinship-separated",
            Self::Couple(_, Some(Break::Divorce)) => "kinship-divorced",
            Self::Child(Origin::Birth) => "kinship-origin-birth",
            Self::Child(Origin::Adoption) => "kinship-origin-adoption",
            Self::Child(Origin::Foster) => "kinship-origin-foster",
            Self::Child(Origin::Step) => "kinship-origin-step",
            Self::Twins(Zygosity::Identical) => "kinship-twins-identical",
            Self::Twins(Zygosity::Fraternal) => "kinship-twins-fraternal",
            Self::Twins(Zygosity::Unknown) => "kinship-twins-unknown",
            Self::Household => "kinship-household",
        }
    }
}

/// The samples in their places.
pub(super) struct Legend {
    entries: Vec<(Sample, String, Point)>,
    width: f64,
    height: f64,
}

impl Legend {
    /// Only what the sheet shows is explained.
    pub(super) fn new(sheet: &Genogram, say: &impl Say) -> Self {
        let room = sheet.width.max(LEAST) - 2.0 * super::MARGIN;
        let (mut x, mut y, mut width) = (0.0, 0.0, 0.0_f64);
        let mut entries = Vec::new();
        for sample in samples(sheet) {
            let word = say.say(sample.key(), &[]);
            let wide = SAMPLE + measure::width(&word, SIZE);
            if x > 0.0 && x + wide > room {
                (x, y) = (0.0, y + LINE);
            }
            entries.push((sample, word, (x, y)));
            width = width.max(x + wide);
            x += wide + APART;
        }
        Self { entries, width: width + 2.0 * super::MARGIN, height: y + LINE + 4.0 }
    }

    pub(super) const fn width(&self) -> f64 {
        self.width
    }

    pub(super) const fn height(&self) -> f64 {
        self.height
    }

    /// Draws it below a point.
    pub(super) fn draw(&self, svg: &mut Svg, from: Point) {
        for (sample, word, at) in &self.entries {
            let (x, y) = (from.0 + at.0, from.1 + at.1 + LINE / 2.0);
            sketch(svg, *sample, (x, y));
            svg.text(word, (x + SAMPLE, y + SIZE / 3.0), SIZE, &[("text-anchor", "start"), ("class", "kin-soft")]);
        }
    }
}

fn samples(sheet: &Genogram) -> Vec<Sample> {
    let people = &sheet.kin.people;
    let mut samples: Vec<Sample> = [Sex::Male, Sex::Female, Sex::Unknown]
        .into_iter()
        .filter(|sex| people.iter().any(|person| person.sex == *sex))
        .map(Sample::Sex)
        .collect();
    let flags = [
        (people.iter().any(|person| person.life != Life::Living), Sample::Dead),
        (sheet.kin.client.is_some(), Sample::Client),
    ];
    samples.extend(flags.into_iter().filter(|flag| flag.0).map(|flag| flag.1));
    let lines = sheet.wires.iter().flat_map(|wire| match wire.kind {
        // How a couple is together and how it ended are two samples.
        Kind::Couple(bond, None) => vec![Sample::Couple(bond, None)],
        Kind::Couple(bond, ended) => vec![Sample::Couple(bond, None), Sample::Couple(Bond::Marriage, ended)],
        Kind::Child(origin) if origin != Origin::Birth => vec![Sample::Child(origin)],
        Kind::Twins(zygosity) => vec![Sample::Twins(zygosity)],
        Kind::Child(_) | Kind::Sibship | Kind::Siblings => Vec::new(),
    });
    for sample in lines {
        if !samples.contains(&sample) {
            samples.push(sample);
        }
    }
    if !sheet.household.is_empty() {
        samples.push(Sample::Household);
    }
    samples
}

fn sketch(svg: &mut Svg, sample: Sample, (x, y): Point) {
    let (from, to) = ((x + 0.5, y), (x + 9.5, y));
    let small = Person { sex: Sex::Male, ..Person::named(Who(0), "") };
    let at = (x + 6.0, y);
    match sample {
        Sample::Sex(sex) => draw::small(svg, &Person { sex, ..small }, at, false),
        Sample::Dead => draw::small(svg, &Person { life: Life::Dead(None), ..small }, at, false),
        Sample::Client => draw::small(svg, &small, at, true),
        Sample::Couple(bond, ended) => {
            draw::couple(svg, &[from, (to.0 - if ended.is_some() { 3.0 } else { 0.0 }, y)], bond, ended)
        }
        Sample::Child(origin) => draw::child(svg, &[(x + 6.0, y - 2.6), (x + 6.0, y + 2.6)], origin),
        Sample::Twins(zygosity) => {
            let (left, right) = ((x + 3.5, y + 2.6), (x + 8.5, y + 2.6));
            svg.line(&[left, (x + 6.0, y - 2.6), right], &[]);
            draw::twins(svg, &[(x + 4.6, y + 0.4), (x + 7.4, y + 0.4)], zygosity);
        }
        Sample::Household => {
            draw::house(svg, &[(x + 1.5, y - 2.4), (x + 9.5, y - 2.4), (x + 9.5, y + 2.4), (x + 1.5, y + 2.4)])
        }
    }
}
