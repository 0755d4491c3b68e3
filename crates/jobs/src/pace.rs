//! งานที่ไม่รีบ: work that gives way to people, by resting in proportion to what it took.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How many times as long as a step took the work rests after it: it then has a quarter of one core at most.
const REST: u32 = 3;
/// No rest is longer, whatever held the step up.
const LONGEST: Duration = Duration::from_secs(2);

/// Does one step of long work, and rests after it, so that whoever waits for an answer meanwhile hardly notices the work.
pub async fn unhurried<T>(step: impl Future<Output = T>) -> T {
    let begun = Instant::now();
    let done = step.await;
    sleep(rest(begun.elapsed())).await;
    done
}

fn rest(took: Duration) -> Duration {
    (took * REST).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rest_is_longer_than_its_step_and_no_longer_than_is_bearable() {
        assert_eq!(rest(Duration::from_millis(20)), Duration::from_millis(60));
        assert_eq!(rest(Duration::from_secs(60)), LONGEST);
    }
}
