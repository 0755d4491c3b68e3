//! Where everybody stands across the sheet: as near as can be to the middle of their parents and of their children,
//! with nothing over anything else.
//!
//! Each row is solved exactly: the sum of squared distances from the wished places, under the least distances between
//! neighbours, is an isotonic regression (pool adjacent violators; Best and Chakravarti 1990). Sweeps over the rows let
//! them settle against each other.

use crate::rows::{Fan, Rows, Top};

/// Sweeps over all rows.
const SWEEPS: usize = 60;
/// How little a block without a wish of its own keeps its place.
const IDLE: f64 = 0.001;
/// How firmly those stay who are in their place already.
const FIRM: f64 = 1000.0;

/// The middle of each node, in mm; `apart` is the least distance of two neighbours.
pub(crate) fn spread(rows: &Rows, apart: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    let packed = packed(rows, apart);
    let mut x = packed.clone();
    for sweep in 0..SWEEPS {
        let last = sweep + 1 == SWEEPS;
        let count = rows.rows.len();
        for step in 0..count {
            let row = if sweep % 2 == 0 { step } else { count - 1 - step };
            settle(rows, row, &packed, &mut x, apart, last);
        }
    }
    for row in 1..rows.rows.len() {
        hang(rows, row, &packed, &mut x);
    }
    let least = x.iter().copied().fold(f64::MAX, f64::min);
    x.iter().map(|x| x - least).collect()
}

/// Everybody as far left as the distances allow.
fn packed(rows: &Rows, apart: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut x = vec![0.0; rows.nodes.len()];
    for row in &rows.rows {
        let line: Vec<usize> = row.concat();
        for pair in line.windows(2) {
            x[pair[1]] = x[pair[0]] + apart(pair[0], pair[1]);
        }
    }
    x
}

/// The place above a fan from which its line comes down.
pub(crate) fn top(rows: &Rows, top: Top, x: &[f64]) -> Option<f64> {
    let nodes = top.nodes();
    let lowest = nodes.iter().map(|node| rows.nodes[*node].row).max()?;
    let level: Vec<f64> = nodes.iter().filter(|node| rows.nodes[**node].row == lowest).map(|node| x[*node]).collect();
    Some(level.iter().sum::<f64>() / level.len() as f64)
}

fn middle(nodes: &[usize], x: &[f64]) -> f64 {
    nodes.iter().map(|node| x[*node]).sum::<f64>() / nodes.len().max(1) as f64
}

/// Puts one row right, the others standing still.
fn settle(
    rows: &Rows,
    row: usize,
    packed: &[f64],
    x: &mut [f64],
    apart: &dyn Fn(usize, usize) -> f64,
    over_children: bool,
) {
    let blocks = &rows.rows[row];
    // Within a block everybody keeps the packed distance, so that a row is a sequence of shifts that may only grow.
    let mut wishes: Vec<(f64, f64)> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let (mut sum, mut weight) = (IDLE * (x[block[0]] - packed[block[0]]), IDLE);
        for (wish, heavy) in block_wishes(rows, block, packed, x, over_children) {
            sum += wish * heavy;
            weight += heavy;
        }
        wishes.push((sum / weight, weight));
    }
    for (block, shift) in blocks.iter().zip(regress(&wishes)) {
        for node in block {
            x[*node] = packed[*node] + shift;
        }
    }
    debug_assert!(
        blocks.concat().windows(2).all(|pair| x[pair[1]] - x[pair[0]] > apart(pair[0], pair[1]) - 1e-6),
        "neighbours are too near"
    );
}

/// At last, siblings who have no children themselves go exactly under their parents where there is room; all others stay.
fn hang(rows: &Rows, row: usize, packed: &[f64], x: &mut [f64]) {
    let blocks = &rows.rows[row];
    let has_children =
        |block: &[usize]| rows.fans.iter().any(|fan| fan.top.nodes().iter().any(|node| block.contains(node)));
    let block_of = |node: usize| blocks.iter().find(|block| block.contains(&node));
    let free = |fan: &&Fan| {
        fan.row == row && fan.bottoms.iter().all(|node| block_of(*node).is_some_and(|block| !has_children(block)))
    };
    let wish = |block: &Vec<usize>| {
        let mut hanging =
            rows.fans.iter().filter(free).filter(|fan| fan.bottoms.iter().any(|node| block.contains(node)));
        let wished = match (hanging.next(), hanging.next()) {
            (Some(fan), None) => top(rows, fan.top, x).map(|above| above - middle(&fan.bottoms, packed)),
            _ => None,
        };
        wished.map_or((x[block[0]] - packed[block[0]], FIRM), |wished| (wished, 1.0))
    };
    let wishes: Vec<(f64, f64)> = blocks.iter().map(wish).collect();
    for (block, shift) in blocks.iter().zip(regress(&wishes)) {
        for node in block {
            x[*node] = packed[*node] + shift;
        }
    }
}

/// The shifts that a block's ties wish for, each with its weight.
fn block_wishes(rows: &Rows, block: &[usize], packed: &[f64], x: &[f64], over_children: bool) -> Vec<(f64, f64)> {
    let mut wishes = Vec::new();
    for fan in &rows.fans {
        let hangs = block.iter().filter(|node| fan.bottoms.contains(node)).count() as f64;
        let above = top(rows, fan.top, x);
        if let (true, Some(above)) = (hangs > 0.0, above) {
            // Siblings in packed distance, their middle under the parents.
            wishes.push((above - middle(&fan.bottoms, packed), if over_children { IDLE } else { hangs }));
        } else if hangs > 0.0 {
            wishes.push((middle(&fan.bottoms, x) - middle(&fan.bottoms, packed), 0.1 * hangs));
        }
        let nodes = fan.top.nodes();
        let lowest = nodes.iter().map(|node| rows.nodes[*node].row).max();
        if nodes.iter().any(|node| block.contains(node) && Some(rows.nodes[*node].row) == lowest)
            && let Some(packed_top) = top(rows, fan.top, packed)
        {
            wishes.push((middle(&fan.bottoms, x) - packed_top, 1.0));
        }
    }
    wishes
}

/// The growing sequence nearest to the wishes.
fn regress(wishes: &[(f64, f64)]) -> Vec<f64> {
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(wishes.len());
    for (wish, weight) in wishes {
        let mut pool = (*wish, *weight, 1);
        while let Some(last) = pools.last().copied()
            && last.0 > pool.0
        {
            pools.pop();
            let weight = last.1 + pool.1;
            pool = ((last.0 * last.1 + pool.0 * pool.1) / weight, weight, last.2 + pool.2);
        }
        pools.push(pool);
    }
    pools.into_iter().flat_map(|(value, _, count)| std::iter::repeat_n(value, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn those_who_wish_past_each_other_meet_in_the_middle() {
        assert_eq!(regress(&[(0.0, 1.0), (5.0, 1.0), (3.0, 1.0), (9.0, 1.0)]), [0.0, 4.0, 4.0, 9.0]);
    }

    proptest! {
        #[test]
        fn shifts_only_grow(wishes in proptest::collection::vec((-100.0..100.0f64, 0.1..9.0f64), 1..40)) {
            let shifts = regress(&wishes);
            prop_assert_eq!(shifts.len(), wishes.len());
            prop_assert!(shifts.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }
}
