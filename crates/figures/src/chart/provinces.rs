//! แผนที่จังหวัด: every province a tile of one size, where it lies to its neighbours, so that the small ones are read as well as the
//! large. The layout is `data/geography/tiles.tsv`.

use super::markup::{Markup, number, percent};
use super::{Figure, Heading};
use crate::{Cell, Wording};

const LAYOUT: &str = include_str!("../../../../data/geography/tiles.tsv");

/// A province with its count.
#[derive(Debug, Clone)]
pub struct Province {
    /// Two digits of the registration code.
    pub code: String,
    /// Two letters on the tile.
    pub abbr: String,
    /// The name in the table.
    pub name: String,
    /// The count.
    pub value: Cell,
}

/// The class of the figure.
pub const CLASS: &str = "chart-provinces";

const COLUMNS: f64 = 10.0;
const ROW: f64 = 42.0;
const GAP: f64 = 3.0;

/// Shades of the tiles, lightest first; zero and hidden have their own.
const SHADES: usize = 4;

/// Where the key stands: beside the south, where the map is narrow. Percent and pixels.
const KEY: (f64, f64) = (56.0, 11.4 * ROW);

/// The map; a province without a row here is left out of the table and drawn without a number.
#[must_use]
pub fn provinces(heading: &Heading<'_>, columns: [&str; 2], provinces: &[Province], wording: &Wording<'_>) -> Figure {
    let steps = steps(provinces);
    let mut drawing = Markup::default();
    let mut bottom: f64 = 0.0;
    for (code, column, row) in layout() {
        let province = provinces.iter().find(|province| province.code == code);
        tile(&mut drawing, (column, row), province, &steps, wording);
        bottom = bottom.max((row + 1.0) * ROW);
    }
    key(&mut drawing, &steps, provinces, wording);
    let rows =
        provinces.iter().map(|province| vec![wording.digits(&province.name), wording.cell(province.value)]).collect();
    Figure::new(heading, wording, CLASS, bottom, drawing).with_table(&columns, rows, wording)
}

/// Code, column and row of every province.
fn layout() -> impl Iterator<Item = (&'static str, f64, f64)> {
    LAYOUT.lines().skip(1).filter_map(|line| {
        let mut parts = line.split('\t');
        Some((parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    })
}

/// The greatest count of each shade: quarters of the provinces that have a case, so that one large city does not make all
/// others pale.
fn steps(provinces: &[Province]) -> Vec<u64> {
    let mut counts: Vec<u64> =
        provinces.iter().filter_map(|province| province.value.count()).filter(|count| *count > 0).collect();
    counts.sort_unstable();
    let last = counts.len().saturating_sub(1);
    let mut steps: Vec<u64> = (1..=SHADES)
        .filter_map(|quarter| counts.get((counts.len() * quarter).div_ceil(SHADES).saturating_sub(1).min(last)))
        .copied()
        .collect();
    steps.dedup();
    steps
}

/// The number of the shade of a count, from 1; the darkest is the last of four even where there are fewer.
fn shade(count: u64, steps: &[u64]) -> usize {
    let step = steps.iter().position(|step| count <= *step).unwrap_or(steps.len().saturating_sub(1));
    step + 1 + SHADES.saturating_sub(steps.len())
}

fn tile(drawing: &mut Markup, at: (f64, f64), province: Option<&Province>, steps: &[u64], wording: &Wording<'_>) {
    let (left, top) = (at.0 / COLUMNS * 100.0, at.1 * ROW);
    let class = match province.map(|province| province.value) {
        Some(Cell::Count(count)) if count > 0 => format!("shade-{}", shade(count, steps)),
        Some(Cell::Hidden) => "shade-hidden".to_owned(),
        _ => "shade-0".to_owned(),
    };
    drawing.within("g", &[("class", class)], |tile| {
        tile.bar(left, 100.0 / COLUMNS - 0.6, top, ROW - GAP, "tile");
        let middle = || percent(left + 50.0 / COLUMNS - 0.3);
        if let Some(province) = province {
            let count = province.value.count().map_or_else(|| "–".to_owned(), |count| wording.count(count));
            tile.words((middle(), top + 16.0), "middle", "tile-name", &province.abbr);
            tile.words((middle(), top + 32.0), "middle", "tile-count", &count);
        }
    });
}

/// From which to which count a shade reaches.
fn key(drawing: &mut Markup, steps: &[u64], provinces: &[Province], wording: &Wording<'_>) {
    let mut from = 1;
    let mut entries: Vec<(String, String)> = Vec::new();
    for step in steps {
        let words = if from == *step {
            wording.count(from)
        } else {
            format!("{}–{}", wording.count(from), wording.count(*step))
        };
        entries.push((format!("shade-{}", shade(*step, steps)), words));
        from = step + 1;
    }
    if provinces.iter().any(|province| province.value == Cell::Hidden) {
        entries.push(("shade-hidden".to_owned(), format!("– {}", wording.hidden)));
    }
    let mut top = KEY.1;
    for (class, words) in entries {
        drawing.within("g", &[("class", class)], |entry| {
            let place =
                [("x", percent(KEY.0)), ("y", number(top)), ("width", "22".to_owned()), ("height", "16".to_owned())];
            entry.put("rect", &[&place[..], &[("class", "tile".to_owned())]].concat());
        });
        drawing.words((percent(KEY.0 + 9.0), top + 13.0), "start", "", &words);
        top += 26.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const CODES: &str = include_str!("../../../../data/geography/provinces.tsv");

    fn province(code: &str, value: Cell) -> Province {
        Province { code: code.to_owned(), abbr: "กท".to_owned(), name: code.to_owned(), value }
    }

    #[test]
    fn every_province_has_a_tile_of_its_own() {
        let known: HashSet<&str> = CODES.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
        let drawn: HashSet<&str> = layout().map(|(code, _, _)| code).collect();
        let places: HashSet<String> = layout().map(|(_, column, row)| format!("{column} {row}")).collect();
        assert_eq!(drawn, known);
        assert_eq!((layout().count(), places.len()), (77, 77));
        assert!(layout().all(|(_, column, _)| column < COLUMNS));
    }

    #[test]
    fn shades_are_quarters_of_the_provinces_with_a_case() {
        let counts: Vec<Province> = [0, 1, 2, 3, 900].map(|count| province("10", Cell::Count(count))).into();
        let steps = steps(&counts);
        assert_eq!(steps, [1, 2, 3, 900]);
        assert_eq!([1, 3, 900].map(|count| shade(count, &steps)), [1, 3, 4]);
    }

    #[test]
    fn where_all_are_alike_there_is_one_shade() {
        let alike: Vec<Province> = (0..9).map(|_| province("10", Cell::Count(7))).collect();
        assert_eq!(steps(&alike), [7]);
        assert_eq!(steps(&[]), [0_u64; 0]);
    }
}
