//! ผังเครือญาติ: where every symbol, line and boundary of a family stands on its sheet, in mm.
//!
//! The symbols are those of M. McGoldrick, R. Gerson and S. Petry, *Genograms: Assessment and Treatment* (4th ed., 2020),
//! which social work took over from the Task Force of the North American Primary Care Research Group: square and
//! circle, a cross for death, the client doubled, slashes for separation and divorce, broken lines for couples who
//! did not marry and for children who were not born to their parents, twins from one point. Who is neither said to be
//! male nor female is a diamond, as in R. L. Bennett et al., "Practice resource: focused revision: NSGC
//! standardized pedigree nomenclature", *Journal of Genetic Counseling* 31 (2022).

mod boundary;
mod draw;
mod facts;
mod fans;
mod legend;
mod tracks;
mod wires;

use crate::family::{Bond, Break, Family, Life, Origin, Untenable, Who, Zygosity};
use crate::measure;
use crate::rows::{Rows, What};
use crate::units::Kin;
use crate::{generations, order, spread};

/// A point of the sheet: across, down.
pub type Point = (f64, f64);

/// Half the side of a symbol, in mm.
pub const RADIUS: f64 = 4.5;
/// How far the doubled outline of the client stands out.
pub(crate) const DOUBLE: f64 = 1.3;
/// Size of names.
pub(crate) const NAME: f64 = 3.2;
/// Size of years.
pub(crate) const YEAR: f64 = 2.7;
/// Distance of lines of text.
pub(crate) const LEADING: f64 = 4.4;
/// The widest name, in mm: "นางสาวประกายดาว" fits.
const WIDEST: f64 = 27.0;
/// Room between two names.
const GAP: f64 = 5.0;
/// Least distance of two partners, so that years and slashes find room on their line.
const PARTNERS: f64 = 22.0;
/// Room left around everything.
const MARGIN: f64 = 7.0;

/// ผู้ที่อยู่ในผัง: a symbol and the words under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    /// Who it is.
    pub who: Who,
    /// The middle of the symbol.
    pub at: Point,
    /// The generation, the oldest 0.
    pub row: usize,
    /// The lines of the name under it.
    pub label: Vec<String>,
    /// "2491–2560", or empty.
    pub years: String,
    /// Half the width that nothing else may enter.
    pub half: f64,
    /// Where its words end, downwards.
    pub bottom: f64,
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A couple.
    Couple(Bond, Option<Break>),
    /// From the parents down and along to the children.
    Sibship,
    /// The same, of siblings whose parents are not known.
    Siblings,
    /// From the sibship down to one child.
    Child(Origin),
    /// The bar of twins.
    Twins(Zygosity),
}

/// เส้นความสัมพันธ์
#[derive(Debug, Clone, PartialEq)]
pub struct Wire {
    /// What it says.
    pub kind: Kind,
    /// Whom it ties: the couple, the parents, or the child.
    pub who: Vec<Who>,
    /// Its course.
    pub points: Vec<Point>,
}

/// ผังเครือญาติ (genogram), laid out.
#[derive(Debug, Clone)]
pub struct Genogram {
    pub(crate) kin: Kin,
    /// The symbols.
    pub symbols: Vec<Symbol>,
    /// The lines.
    pub wires: Vec<Wire>,
    /// The outline of the household: closed courses.
    pub household: Vec<Vec<Point>>,
    /// Width of everything, in mm.
    pub width: f64,
    /// Height of everything, in mm.
    pub height: f64,
}

impl Genogram {
    /// Lays a family out.
    ///
    /// # Errors
    /// [`Untenable`] when the records contradict themselves, or are too many for a sheet.
    pub fn new(family: &Family) -> Result<Self, Untenable> {
        let kin = Kin::read(family)?;
        let mut rows = Rows::new(&kin, &generations::rows(&kin));
        order::order(&kin, &mut rows);
        let labels = Labels::new(&kin);
        let apart = |one: usize, other: usize| labels.apart(&kin, &rows, one, other);
        let x = spread::spread(&rows, &apart);
        let mut sheet = Self::place(kin, &rows, &labels, &x);
        sheet.household = boundary::outline(&sheet);
        sheet.fit();
        Ok(sheet)
    }

    /// Rows beneath each other with the lines between them.
    fn place(kin: Kin, rows: &Rows, labels: &Labels, x: &[f64]) -> Self {
        let symbols = kin
            .people
            .iter()
            .enumerate()
            .map(|(place, person)| Symbol {
                who: person.who,
                at: (x[place], 0.0),
                row: rows.nodes[place].row,
                label: labels.names[place].clone(),
                years: labels.years[place].clone(),
                half: labels.half[place],
                bottom: 0.0,
            })
            .collect();
        let mut sheet = Self { kin, symbols, wires: Vec::new(), household: Vec::new(), width: 0.0, height: 0.0 };
        wires::draw(&mut sheet, rows, x);
        sheet
    }

    /// Moves everything so that the sheet begins at its margin.
    fn fit(&mut self) {
        let mut least = (f64::MAX, f64::MAX);
        let mut most = (f64::MIN, f64::MIN);
        let mut reach = |(x, y): Point| {
            least = (least.0.min(x), least.1.min(y));
            most = (most.0.max(x), most.1.max(y));
        };
        for symbol in &self.symbols {
            reach((symbol.at.0 - symbol.half, symbol.at.1 - RADIUS - DOUBLE));
            reach((symbol.at.0 + symbol.half, symbol.bottom));
        }
        self.wires.iter().flat_map(|wire| &wire.points).copied().for_each(&mut reach);
        self.household.iter().flatten().copied().for_each(&mut reach);
        let by = (MARGIN - least.0, MARGIN - least.1);
        let shift = |point: &mut Point| *point = (point.0 + by.0, point.1 + by.1);
        for symbol in &mut self.symbols {
            shift(&mut symbol.at);
            symbol.bottom += by.1;
        }
        self.wires.iter_mut().flat_map(|wire| &mut wire.points).for_each(shift);
        self.household.iter_mut().flatten().for_each(shift);
        (self.width, self.height) = (most.0 + by.0 + MARGIN, most.1 + by.1 + MARGIN);
    }
}

/// The words under the symbols, and the room they take.
struct Labels {
    names: Vec<Vec<String>>,
    years: Vec<String>,
    half: Vec<f64>,
}

impl Labels {
    fn new(kin: &Kin) -> Self {
        let names: Vec<Vec<String>> =
            kin.people.iter().map(|person| measure::lines(&person.name, NAME, WIDEST, 2)).collect();
        let years: Vec<String> = kin.people.iter().map(|person| years(person.born, person.life)).collect();
        let half = names
            .iter()
            .zip(&years)
            .map(|(name, years)| {
                let name = name.iter().map(|line| measure::width(line, NAME)).fold(0.0, f64::max);
                let widest = name.max(measure::width(years, YEAR)).max(2.0 * (RADIUS + DOUBLE));
                (widest + GAP) / 2.0
            })
            .collect();
        Self { names, years, half }
    }

    /// The least distance of two neighbours in a row.
    fn apart(&self, kin: &Kin, rows: &Rows, one: usize, other: usize) -> f64 {
        let half = |node: usize| match rows.nodes[node].what {
            What::Person => self.half[node],
            What::Stem => 2.0,
            What::Pass => 3.0,
        };
        let couple = kin.units.iter().find(|unit| unit.parents.contains(&one) && unit.parents.contains(&other));
        let apart = half(one) + half(other);
        match couple {
            // The line to the children goes down between the two, and a longer name on one side must not touch it.
            Some(unit) if !unit.children.is_empty() => apart.max(PARTNERS).max(2.0 * half(one).max(half(other))),
            Some(_) => apart.max(PARTNERS),
            None => apart,
        }
    }
}

/// "2491–2560" of the Buddhist Era; what is not known is "?".
fn years(born: Option<i32>, life: Life) -> String {
    let year = |year: Option<i32>| year.map_or_else(|| "?".to_owned(), |year| era(year).to_string());
    match (born, life) {
        (None, Life::Living | Life::Dead(None)) => String::new(),
        (Some(born), Life::Living) => era(born).to_string(),
        (born, Life::Dead(died)) => format!("{}–{}", year(born), year(died)),
    }
}

/// A year of the Buddhist Era.
pub(crate) const fn era(year: i32) -> i32 {
    year + 543
}
