//! `kueakun instruments`: the instruments of assessment that an installation has, or what is wrong with their files.

use clap::Args;
use kernel::Code as _;

use super::place::Place;
use super::{Done, Trouble, terminal};
use crate::instruments::library;

/// List the instruments of assessment, or say what is wrong with a file of the office's own.
#[derive(Debug, Args)]
pub(super) struct Instruments {
    #[command(flatten)]
    place: Place,
}

impl Instruments {
    pub(super) fn run(&self) -> Done {
        let library = library(&self.place.settle(None)?.data).map_err(Trouble)?;
        for instrument in library.current() {
            let stamp = &instrument.stamp;
            terminal::say(format_args!(
                "{} {} {} {:.12} {}",
                stamp.code,
                stamp.version,
                instrument.standing.code(),
                stamp.hash,
                instrument.title.th
            ))?;
        }
        Ok(())
    }
}
