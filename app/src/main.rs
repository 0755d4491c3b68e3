//! kueakun.
fn main() {}
