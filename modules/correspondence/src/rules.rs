//! The decisions of this module: pure, each citing its clause.

pub mod committee;
pub mod destruction;
pub mod exchange;
pub mod handover;
pub mod issued;
pub mod keeping;
pub mod letter;
pub mod mandate;
pub mod receiving;
pub mod routing;
