//! The id maker: 41 bits of milliseconds since 2025, 10 bits of this process, 12 bits of a counter.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// 2025-01-01T00:00:00Z.
const EPOCH: i64 = 1_735_689_600_000;

static LAST: AtomicI64 = AtomicI64::new(0);
static PROCESS: OnceLock<i64> = OnceLock::new();

/// A number greater than every one made before in this process, and unlike those of other processes.
#[allow(
    clippy::disallowed_methods,
    reason = "ids are ordered by the machine's time, whatever clock the program is set to"
)]
pub(crate) fn next() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let millis = i64::try_from(since.as_millis()).unwrap_or(EPOCH) - EPOCH;
    let floor = millis.max(0) << 12;
    let ticks = LAST
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(floor.max(last + 1)))
        .map_or(floor, |last| floor.max(last + 1));
    ((ticks >> 12) << 22) | (process() << 12) | (ticks & 0xfff)
}

/// Ids made from now on are greater than this one: a machine whose clock was put back goes on where it was.
pub(crate) fn not_before(id: i64) {
    LAST.fetch_max(((id >> 22) << 12) | (id & 0xfff), Ordering::SeqCst);
}

fn process() -> i64 {
    *PROCESS.get_or_init(|| {
        let mut bytes = [0_u8; 2];
        let random = getrandom::fill(&mut bytes).is_ok();
        let number = if random { u32::from(u16::from_le_bytes(bytes)) } else { std::process::id() };
        i64::from(number & 0x3ff)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_only_grow() {
        let ids: Vec<i64> = (0..20_000).map(|_| super::next()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ids[0] > 0);
    }

    #[test]
    fn ids_go_on_from_what_is_there_when_the_clock_was_put_back() {
        let known = super::next() + (5_000_000 << 22);
        super::not_before(known);
        let next = super::next();
        assert!(next > known, "{next} after {known}");
        super::not_before(1);
        assert!(super::next() > next, "and never back");
    }
}
