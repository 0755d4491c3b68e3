//! What a published table gives away, worked out by a linear programming solver that knows nothing of how it was made.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use figures::{Axis, Cell, Line, Published, Table, publish, publish_all};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use proptest::prelude::*;

/// Far above any count in these tables: the solver wants an end.
const END: f64 = 10_000.0;

fn axis(dimension: &str, length: usize) -> Axis {
    let codes: Vec<String> = (0..length).map(|at| at.to_string()).collect();
    Axis::new(dimension, dimension, codes.iter().map(|code| (code.as_str(), code.as_str())))
}

fn table(dimensions: [&str; 2], counts: &[Vec<u64>]) -> Table {
    let codes: Vec<String> = (0..counts.len().max(counts[0].len())).map(|at| at.to_string()).collect();
    let found = counts.iter().enumerate().flat_map(|(row, columns)| {
        let codes = &codes;
        columns.iter().enumerate().map(move |(column, &count)| (codes[row].as_str(), codes[column].as_str(), count))
    });
    Table::new(axis(dimensions[0], counts.len()), axis(dimensions[1], counts[0].len()), found).unwrap()
}

fn lines(axis: &Axis) -> Vec<Line> {
    (0..axis.categories.len()).map(Line::At).chain([Line::Total]).collect()
}

fn places(published: &Published) -> Vec<(Line, Line)> {
    let columns = lines(published.columns());
    lines(published.rows()).into_iter().flat_map(|row| columns.iter().map(move |&column| (row, column))).collect()
}

/// The least or the greatest value that the cell may have, for all that the published table says.
fn extreme(published: &Published, target: (Line, Line), direction: OptimizationDirection) -> f64 {
    let mut problem = Problem::new(direction);
    let variables: Vec<((Line, Line), Variable)> = places(published)
        .into_iter()
        .map(|place| {
            let bounds = match published.cell(place.0, place.1) {
                Cell::Count(count) => {
                    (f64::from(u32::try_from(count).unwrap()), f64::from(u32::try_from(count).unwrap()))
                }
                Cell::Hidden => (1.0, END),
            };
            (place, problem.add_var(if place == target { 1.0 } else { 0.0 }, bounds))
        })
        .collect();
    let sum = |chosen: &dyn Fn(Line, Line) -> Option<f64>| -> Vec<(Variable, f64)> {
        variables.iter().filter_map(|((row, column), variable)| Some((*variable, chosen(*row, *column)?))).collect()
    };
    let sign = |line: Line| if line == Line::Total { -1.0 } else { 1.0 };
    for row in lines(published.rows()) {
        problem.add_constraint(sum(&|r, c| (r == row).then(|| sign(c))), ComparisonOp::Eq, 0.0);
    }
    for column in lines(published.columns()) {
        problem.add_constraint(sum(&|r, c| (c == column).then(|| sign(r))), ComparisonOp::Eq, 0.0);
    }
    problem.solve().expect("the truth is feasible").solution().expect("solved").objective()
}

/// How many values more than one the attacker must think possible.
fn width(published: &Published, place: (Line, Line)) -> f64 {
    extreme(published, place, OptimizationDirection::Maximize)
        - extreme(published, place, OptimizationDirection::Minimize)
}

fn assert_keeps_its_promise(table: &Table, published: &Published, below: u64) {
    for (row, column) in places(published) {
        let count = table.count(row, column);
        match published.cell(row, column) {
            Cell::Count(shown) => {
                assert_eq!(shown, count);
                assert!(!(1..below).contains(&count), "{row:?} {column:?} is small and shown");
            }
            Cell::Hidden => {
                assert!(count > 0, "a zero is no secret");
                let room = f64::from(u32::try_from(below - 1).unwrap());
                let width = width(published, (row, column));
                assert!(width > room - 0.001, "{row:?} {column:?} lies within {width}: {published:?}");
            }
        }
    }
}

fn hidden(published: &Published) -> usize {
    places(published).into_iter().filter(|&(row, column)| published.cell(row, column) == Cell::Hidden).count()
}

#[test]
fn one_small_cell_takes_three_others_with_it_and_no_total() {
    let counts = table(["problem", "area"], &[vec![3, 20, 30], vec![40, 50, 60], vec![70, 8, 90]]);
    let published = publish(&counts, 5);
    assert_eq!(hidden(&published), 4);
    assert_eq!(published.cell(Line::At(0), Line::At(0)), Cell::Hidden);
    assert_eq!(published.cell(Line::Total, Line::Total), Cell::Count(371));
    assert_keeps_its_promise(&counts, &published, 5);
}

#[test]
fn a_table_without_small_cells_is_published_whole() {
    let counts = table(["problem", "area"], &[vec![5, 0], vec![9, 1000]]);
    assert_eq!(publish(&counts, 5), Published::in_full(&counts));
    assert_eq!(hidden(&publish(&counts, 5)), 0);
}

#[test]
fn a_lone_small_count_hides_its_totals_too() {
    let counts = table(["problem", "area"], &[vec![2, 0], vec![0, 0]]);
    let published = publish(&counts, 5);
    for place in [(Line::At(0), Line::Total), (Line::Total, Line::At(0)), (Line::Total, Line::Total)] {
        assert_eq!(published.cell(place.0, place.1), Cell::Hidden);
    }
    assert_eq!(published.cell(Line::At(1), Line::Total), Cell::Count(0));
}

#[test]
fn simple_suppression_alone_would_be_undone_by_subtraction() {
    let counts = table(["problem", "area"], &[vec![3, 20], vec![40, 50]]);
    let published = publish(&counts, 5);
    assert_eq!(published.cell(Line::At(1), Line::At(1)), Cell::Hidden, "50 is not small: it hides the 3");
    assert_keeps_its_promise(&counts, &published, 5);
}

#[test]
fn a_total_hidden_in_one_table_is_hidden_in_the_other() {
    let by_area = table(["problem", "area"], &[vec![3, 0], vec![0, 60]]);
    let by_channel = table(["problem", "channel"], &[vec![1, 2], vec![30, 30]]);
    let published = publish_all(&[by_area, by_channel], 5);
    for problem in [Line::At(0), Line::At(1), Line::Total] {
        let [one, other] = [0, 1].map(|at| published[at].cell(problem, Line::Total));
        assert_eq!(one, other);
    }
}

fn counts(most: u64) -> impl Strategy<Value = Vec<Vec<u64>>> {
    (1_usize..=4, 1_usize..=4).prop_flat_map(move |(rows, columns)| {
        prop::collection::vec(prop::collection::vec(prop_oneof![Just(0), 0..=most, 0..=4_u64], columns), rows)
    })
}

proptest! {
    // Every hidden cell of every table is two linear programs.
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn no_hidden_cell_can_be_worked_out(counts in counts(40), below in 2_u64..=6) {
        let table = table(["problem", "area"], &counts);
        assert_keeps_its_promise(&table, &publish(&table, below), below);
    }

    #[test]
    fn linked_tables_hide_the_same_totals_and_each_keeps_its_promise(counts in counts(25)) {
        let turned: Vec<Vec<u64>> = counts.iter().map(|row| row.iter().rev().copied().collect()).collect();
        let tables = [table(["problem", "area"], &counts), table(["problem", "channel"], &turned)];
        let published = publish_all(&tables, 5);
        for (table, published) in tables.iter().zip(&published) {
            assert_keeps_its_promise(table, published, 5);
        }
        for row in lines(published[0].rows()) {
            prop_assert_eq!(published[0].cell(row, Line::Total), published[1].cell(row, Line::Total));
        }
    }
}
