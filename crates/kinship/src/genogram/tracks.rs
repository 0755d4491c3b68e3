//! Which of the lines between two rows runs above which, so that few cross and none lies on another.

/// A line along, with what comes down to it and what goes down from it.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Where it begins and ends.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Where lines come down to it from above.
    pub(super) down: Vec<f64>,
    /// Where lines leave it downwards.
    pub(super) hung: Vec<f64>,
}

/// Room that two runs of one track keep between them.
const CLEAR: f64 = 2.0;
/// Lines nearer than this look like one.
const SAME: f64 = 0.8;

impl Run {
    fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to + CLEAR && other.from < self.to + CLEAR
    }

    fn crosses(&self, x: f64) -> bool {
        self.from - SAME < x && x < self.to + SAME
    }

    /// What it costs when this one is above the other.
    fn above(&self, other: &Self) -> usize {
        let through = self.hung.iter().filter(|x| other.crosses(**x)).count();
        let under = other.down.iter().filter(|x| self.crosses(**x)).count();
        let on = |x: &&f64| other.down.iter().any(|down| (*x - down).abs() < SAME);
        through + under + 20 * self.hung.iter().filter(on).count()
    }
}

/// The track of each run, 0 the highest.
pub(super) fn tracks(runs: &[Run]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(runs.len());
    for run in 0..runs.len() {
        let cost = |place: usize| {
            let before = order[..place].iter().filter(|other| runs[**other].overlaps(&runs[run]));
            let after = order[place..].iter().filter(|other| runs[**other].overlaps(&runs[run]));
            before.map(|other| runs[*other].above(&runs[run])).sum::<usize>()
                + after.map(|other| runs[run].above(&runs[*other])).sum::<usize>()
        };
        let place = (0..=order.len()).min_by_key(|place| cost(*place)).unwrap_or(0);
        order.insert(place, run);
    }
    let mut tracks = vec![0; runs.len()];
    for (at, run) in order.iter().enumerate() {
        let over = order[..at].iter().filter(|other| runs[**other].overlaps(&runs[*run]));
        tracks[*run] = over.map(|other| tracks[*other] + 1).max().unwrap_or(0);
    }
    tracks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(from: f64, to: f64, down: &[f64], hung: &[f64]) -> Run {
        Run { from, to, down: down.to_vec(), hung: hung.to_vec() }
    }

    #[test]
    fn runs_that_do_not_meet_share_a_track() {
        assert_eq!(tracks(&[run(0.0, 10.0, &[5.0], &[0.0]), run(20.0, 30.0, &[25.0], &[30.0])]), [0, 0]);
    }

    #[test]
    fn a_line_down_is_never_laid_on_another() {
        // The first comes down at 5, where a child of the second hangs: the first must be above.
        let first = run(0.0, 5.0, &[5.0], &[0.0]);
        let second = run(5.0, 12.0, &[12.0], &[5.0]);
        assert_eq!(tracks(&[second.clone(), first.clone()]), [1, 0]);
        assert_eq!(tracks(&[first, second]), [0, 1]);
    }
}
