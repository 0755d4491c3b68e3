//! What a forecast promises whatever the counts are, and that it does not call luck a method.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use forecast::{Forecast, Horizon, Method, NotEnoughData, forecast};
use proptest::prelude::*;

fn ahead(months: usize) -> Horizon {
    Horizon::months(months).unwrap()
}

/// The upper bits of a linear congruential generator (Knuth, MMIX): the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// A count that goes a step up or down each month, whatever it was before.
    fn walk(&mut self, months: usize) -> Vec<u32> {
        let mut at = 200_i64;
        let mut step = || {
            at = (at + i64::try_from(self.throw(21)).unwrap() - 10).max(0);
            u32::try_from(at).unwrap()
        };
        (0..months).map(|_| step()).collect()
    }
}

fn seasonal(months: usize) -> Vec<u32> {
    let pattern = [10, 12, 15, 30, 42, 38, 25, 18, 14, 9, 8, 11];
    let mut dice = Dice(7);
    (0..months).map(|month| pattern[month % 12] + u32::try_from(dice.throw(4)).unwrap()).collect()
}

#[test]
fn too_few_months_say_how_many_are_needed() {
    for horizon in [1, 3, 12] {
        for have in 0..17 + horizon {
            assert_eq!(forecast(&vec![4; have], ahead(horizon)), Err(NotEnoughData { have, need: 17 + horizon }));
        }
        assert!(forecast(&vec![4; 17 + horizon], ahead(horizon)).is_ok());
    }
    assert_eq!(Horizon::months(0), None);
    assert_eq!(Horizon::months(13), None);
}

#[test]
fn a_random_walk_is_left_to_the_naive_method() {
    let mut dice = Dice(2569);
    let fooled = (0..150).filter(|_| forecast(&dice.walk(42), ahead(3)).unwrap().method != Method::Naive).count();
    assert!(fooled <= 7, "{fooled} of 150 random walks were given another method");
}

#[test]
fn a_clear_season_is_seen_and_its_month_forecast() {
    let found = forecast(&seasonal(60), ahead(6)).unwrap();
    assert!(matches!(found.method, Method::SeasonalNaive | Method::Seasonal), "{:?}", found.method);
    let naive = found.compared.iter().find(|one| one.method == Method::Naive).unwrap();
    assert!(found.error().unwrap().cases < naive.cases / 2.0);
    assert!(found.steps[4].expected > 35.0, "the fifth month is the high one: {:?}", found.steps[4]);
}

#[test]
fn a_steady_rise_is_carried_on() {
    let rising: Vec<u32> = (0..40).map(|month| 20 + 3 * month + month % 2).collect();
    let found = forecast(&rising, ahead(3)).unwrap();
    assert!(matches!(found.method, Method::Drift | Method::DampedHolt | Method::Seasonal), "{:?}", found.method);
    assert!(found.steps[2].expected > 140.0);
}

#[test]
fn below_two_years_of_past_the_pattern_of_months_does_not_take_part() {
    let methods = |months: usize| -> Vec<Method> {
        forecast(&seasonal(months), ahead(3)).unwrap().compared.iter().map(|one| one.method).collect()
    };
    assert!(!methods(31).contains(&Method::Seasonal));
    assert_eq!(methods(32), Method::ALL);
}

#[test]
fn months_without_any_case_are_expected_to_go_on_so() {
    let found = forecast(&[0; 30], ahead(3)).unwrap();
    assert_eq!(found.method, Method::Naive);
    assert!(found.steps.iter().all(|step| step.nearly_sure.whole() == (0, 0)));
}

#[test]
fn a_calm_past_does_not_make_the_future_certain() {
    let found = forecast(&[16; 30], ahead(1)).unwrap();
    assert_eq!(found.error().unwrap().mase, 0.0);
    assert_eq!(found.steps[0].likely.whole(), (10, 22), "16 ± 1.28 × √16");
}

/// Counts a month: small offices, large ones, and what no office has.
fn counts() -> impl Strategy<Value = Vec<u32>> {
    prop_oneof![
        prop::collection::vec(0_u32..4, 0..80),
        prop::collection::vec(0_u32..500, 0..80),
        prop::collection::vec(any::<u32>(), 0..80),
    ]
}

fn assert_sane(found: &Forecast, horizon: usize) {
    assert_eq!(found.steps.len(), horizon);
    for step in &found.steps {
        let ends = [step.nearly_sure.low, step.likely.low, step.expected, step.likely.high, step.nearly_sure.high];
        assert!(ends.iter().all(|end| end.is_finite() && *end >= 0.0), "{step:?}");
        assert!(ends.is_sorted(), "{step:?}");
    }
    for one in &found.compared {
        assert!(one.cases.is_finite() && one.mase.is_finite() && (0.0..=1.0).contains(&one.covered), "{one:?}");
    }
}

proptest! {
    // Each forecast fits some fifty models: enough cases to be hostile, few enough to be run often.
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_forecast_is_finite_ordered_and_never_negative(counts in counts(), horizon in 1_usize..=12) {
        match forecast(&counts, ahead(horizon)) {
            Ok(found) => {
                assert_sane(&found, horizon);
                prop_assert_eq!(forecast(&counts, ahead(horizon)), Ok(found));
            }
            Err(NotEnoughData { have, need }) => prop_assert!(have == counts.len() && have < need),
        }
    }

    #[test]
    fn the_chosen_method_is_naive_or_better_than_naive_by_the_margin(counts in counts(), horizon in 1_usize..=12) {
        if let Ok(found) = forecast(&counts, ahead(horizon)) {
            let naive = found.compared.iter().find(|one| one.method == Method::Naive).unwrap();
            let chosen = found.error().unwrap();
            let margin = 1.0 - forecast::MARGIN;
            prop_assert!(chosen.method == Method::Naive || chosen.cases < margin * naive.cases);
        }
    }
}
