//! ขอบเขตครัวเรือน: one line around those who live together and around nobody else.
//!
//! Members of a row who stand together get a room; rooms are joined by passages through the space between the rows,
//! where nobody stands. The outline of all rooms and passages together is then walked along.

use super::{DOUBLE, Genogram, Point, RADIUS, Symbol};

/// A room or passage: left, top, right, bottom.
type Room = (f64, f64, f64, f64);

/// Room above a symbol.
const ABOVE: f64 = RADIUS + DOUBLE + 1.4;
/// Room below the words of a row.
const BELOW: f64 = 0.6;
/// Width of a passage.
const PASSAGE: f64 = 5.0;
/// How far a room stays inside the room of its people, so that its border is no line of theirs.
const INSIDE: f64 = 1.2;
/// How far a passage reaches into a room.
const SILL: f64 = 0.1;

/// The closed courses around the household; none when nobody, or somebody alone, lives there.
pub(super) fn outline(sheet: &Genogram) -> Vec<Vec<Point>> {
    if sheet.kin.at_home.iter().filter(|home| **home).count() < 2 {
        return Vec::new();
    }
    let rows = sheet.symbols.iter().map(|symbol| symbol.row).max().unwrap_or(0) + 1;
    let mut runs: Vec<Vec<Room>> = (0..rows).map(|row| runs(sheet, row)).collect();
    let lived: Vec<usize> = (0..rows).filter(|row| !runs[*row].is_empty()).collect();
    if let (Some(first), Some(last)) = (lived.first(), lived.last()) {
        for row in *first..*last {
            if runs[row + 1].is_empty() {
                // Nobody of the household in that row: the way goes on through a gap of it.
                let door = runs[row].iter().map(middle).sum::<f64>() / runs[row].len().max(1) as f64;
                runs[row + 1] = vec![gap(sheet, row + 1, door)];
            }
        }
    }
    let mut rooms: Vec<Room> = runs.concat();
    rooms.extend(passages(&runs));
    walk(&rooms)
}

/// The rooms of one row, from left to right.
fn runs(sheet: &Genogram, row: usize) -> Vec<Room> {
    let mut line: Vec<usize> = (0..sheet.symbols.len()).filter(|place| sheet.symbols[*place].row == row).collect();
    line.sort_by(|one, other| sheet.symbols[*one].at.0.total_cmp(&sheet.symbols[*other].at.0));
    let lowest = line.iter().map(|place| sheet.symbols[*place].bottom).fold(0.0, f64::max);
    let mut runs: Vec<Room> = Vec::new();
    let mut goes_on = false;
    for place in line {
        let symbol = &sheet.symbols[place];
        let (left, right) = (symbol.at.0 - symbol.half + INSIDE, symbol.at.0 + symbol.half - INSIDE);
        match runs.last_mut() {
            _ if !sheet.kin.at_home[place] => {}
            Some(run) if goes_on => run.2 = right,
            _ => runs.push((left, symbol.at.1 - ABOVE, right, lowest + BELOW)),
        }
        goes_on = sheet.kin.at_home[place];
    }
    runs
}

/// What joins the rooms of neighbouring rows, and those of one row.
fn passages(runs: &[Vec<Room>]) -> Vec<Room> {
    let lived: Vec<usize> = (0..runs.len()).filter(|row| !runs[*row].is_empty()).collect();
    if let [only] = lived[..] {
        let under =
            |pair: &[Room]| (pair[0].2 - PASSAGE, pair[0].3 - SILL, pair[1].0 + PASSAGE, pair[0].3 + PASSAGE / 2.0);
        return runs[only].windows(2).map(under).collect();
    }
    lived.windows(2).flat_map(|pair| down(&runs[pair[0]], &runs[pair[1]])).collect()
}

/// The middle of a room.
fn middle(room: &Room) -> f64 {
    f64::midpoint(room.0, room.2)
}

/// Joins every room of one row with every room of the next.
fn down(above: &[Room], below: &[Room]) -> Vec<Room> {
    if let ([one], [other]) = (above, below) {
        // One room over another: the whole width that they share.
        let (left, right) = (one.0.max(other.0), one.2.min(other.2));
        if right - left > 2.0 * PASSAGE {
            return vec![(left, one.3 - SILL, right, other.1 + SILL)];
        }
    }
    let (Some(ceiling), Some(floor)) = (above.first().map(|room| room.3), below.first().map(|room| room.1)) else {
        return Vec::new();
    };
    let half = |room: &Room| PASSAGE.min(room.2 - room.0) / 2.0;
    let all = || above.iter().chain(below);
    let first = all().map(|room| middle(room) - half(room)).fold(f64::MAX, f64::min);
    let last = all().map(|room| middle(room) + half(room)).fold(f64::MIN, f64::max);
    let corridor = (first, ceiling - SILL, last, ceiling + PASSAGE / 2.0);
    let doors = below.iter().map(|room| (middle(room) - half(room), ceiling, middle(room) + half(room), floor + SILL));
    doors.chain([corridor]).collect()
}

/// A narrow way between two people of a row, as near to a place as there is one.
fn gap(sheet: &Genogram, row: usize, near: f64) -> Room {
    let line: Vec<&Symbol> = sheet.symbols.iter().filter(|symbol| symbol.row == row).collect();
    let mut edges: Vec<(f64, f64)> =
        line.iter().map(|symbol| (symbol.at.0 - symbol.half, symbol.at.0 + symbol.half)).collect();
    edges.sort_by(|one, other| one.0.total_cmp(&other.0));
    let inner = edges.windows(2).map(|pair| f64::midpoint(pair[0].1, pair[1].0));
    let outer = edges.first().map(|edge| edge.0 - 2.0).into_iter().chain(edges.last().map(|edge| edge.1 + 2.0));
    let x = inner.chain(outer).min_by(|one, other| (one - near).abs().total_cmp(&(other - near).abs())).unwrap_or(near);
    let top = line.iter().map(|symbol| symbol.at.1).fold(f64::MAX, f64::min) - ABOVE;
    let bottom = line.iter().map(|symbol| symbol.bottom).fold(f64::MIN, f64::max) + BELOW;
    (x - 0.8, top, x + 0.8, bottom)
}

/// A corner by its place on the two axes.
type Corner = (usize, usize);

/// Walks around the union of rooms: every border between inside and outside, joined to closed courses.
fn walk(rooms: &[Room]) -> Vec<Vec<Point>> {
    let xs = axis(rooms.iter().flat_map(|room| [room.0, room.2]).collect());
    let ys = axis(rooms.iter().flat_map(|room| [room.1, room.3]).collect());
    let mut edges = borders(rooms, &xs, &ys);
    let mut courses = Vec::new();
    while let Some((start, mut at)) = edges.pop() {
        let mut course = vec![start];
        while at != start {
            course.push(at);
            let Some(next) = edges.iter().position(|edge| edge.0 == at) else { break };
            at = edges.swap_remove(next).1;
        }
        courses.push(corners(&course).into_iter().map(|(i, j)| (xs[i], ys[j])).collect());
    }
    courses
}

fn axis(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values.dedup_by(|one, other| (*one - *other).abs() < 1e-6);
    values
}

/// The borders of the cells that lie in a room, clockwise, where the neighbour does not.
fn borders(rooms: &[Room], xs: &[f64], ys: &[f64]) -> Vec<(Corner, Corner)> {
    // The cell (i, j) lies before the i-th and above the j-th line.
    let inside = |i: usize, j: usize| {
        if i == 0 || j == 0 || i >= xs.len() || j >= ys.len() {
            return false;
        }
        let (x, y) = (f64::midpoint(xs[i - 1], xs[i]), f64::midpoint(ys[j - 1], ys[j]));
        rooms.iter().any(|room| room.0 < x && x < room.2 && room.1 < y && y < room.3)
    };
    let mut edges = Vec::new();
    for i in 1..xs.len() {
        for j in (1..ys.len()).filter(|j| inside(i, *j)) {
            let sides = [
                (inside(i, j - 1), (i - 1, j - 1), (i, j - 1)),
                (inside(i + 1, j), (i, j - 1), (i, j)),
                (inside(i, j + 1), (i, j), (i - 1, j)),
                (inside(i - 1, j), (i - 1, j), (i - 1, j - 1)),
            ];
            edges.extend(sides.into_iter().filter(|side| !side.0).map(|side| (side.1, side.2)));
        }
    }
    edges
}

/// The points at which a course turns.
fn corners(course: &[Corner]) -> Vec<Corner> {
    let count = course.len();
    let turns = |at: &usize| {
        let (before, here, after) = (course[(at + count - 1) % count], course[*at], course[(at + 1) % count]);
        !(before.0 == here.0 && here.0 == after.0 || before.1 == here.1 && here.1 == after.1)
    };
    (0..count).filter(turns).map(|at| course[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rooms_and_a_passage_have_one_outline() {
        let courses = walk(&[(0.0, 0.0, 10.0, 5.0), (20.0, 0.0, 30.0, 5.0), (5.0, 4.0, 25.0, 8.0)]);
        assert_eq!(courses.len(), 1);
        assert_eq!(courses[0].len(), 12);
    }

    #[test]
    fn rooms_apart_have_two() {
        assert_eq!(walk(&[(0.0, 0.0, 1.0, 1.0), (2.0, 0.0, 3.0, 1.0)]).len(), 2);
    }
}
