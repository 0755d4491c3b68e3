//! Every query of the module, by noun.

pub(crate) mod alike;
pub(crate) mod bringing;
pub(crate) mod erasing;
pub(crate) mod finding;
pub(crate) mod merging;
pub(crate) mod moving;
pub(crate) mod pairs;
pub(crate) mod particulars;
pub(crate) mod persons;
pub(crate) mod reach;
pub(crate) mod relations;
pub(crate) mod renewing;
pub(crate) mod reviewing;
pub(crate) mod ties;
pub(crate) mod units;
