//! Where the time comes from: the system, or a hand that a test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::{Day, Moment};

/// The clock of the program.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's own.
    System,
    /// A clock that stands until it is moved: milliseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this moment.
    #[must_use]
    pub fn set_to(moment: Moment) -> Self {
        Self::Set(Arc::new(AtomicI64::new(moment.millis())))
    }

    /// Moves a standing clock; the system's stays as it is.
    pub fn move_to(&self, moment: Moment) {
        if let Self::Set(hand) = self {
            hand.store(moment.millis(), Ordering::SeqCst);
        }
    }

    /// Now.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Moment::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Set(hand) => Moment::from_millis(hand.load(Ordering::SeqCst)),
        }
    }

    /// Today in Thailand.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now().day()
    }
}
