//! offices.
