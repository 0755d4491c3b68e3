//! Instruments of assessment as data: reading and checking their files, asking, scoring, comparing, drawing the history.
//!
//! Pure: the texts of the files are given to it. What a file looks like is told in `data/instruments/README.md`.

mod answers;
mod ask;
pub mod chart;
mod compare;
mod condition;
mod file;
mod library;
mod model;
mod range;
mod read;
mod score;

pub use answers::{Answers, NOT_ASKED, UNANSWERED, UNKNOWN_CHOICE};
pub use ask::{Question, Section, sections, to_ask};
pub use compare::{Compared, ItemChange, NotComparable, Turn, compare};
pub use condition::Condition;
pub use library::{File, Library, SHIPPED};
pub use model::{
    About, AskIf, Band, Better, Change, Choice, Combine, Flag, FollowOn, Group, Instrument, Item, Licence, Mark, Marks,
    Missing, MissingPolicy, Of, Range, Source, Stamp, Standing, Subscale, Task, Text, Tone, Total,
};
pub use read::{BadFile, Problem, read};
pub use score::{Part, Scored, next, score};
