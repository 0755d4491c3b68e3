//! For tests: the whole program in one process, on either engine, at a known moment, with browsers that read its pages.
//!
//! `KUEAKUN_TEST_DATABASE` chooses the engine: nothing or `sqlite` gives every test a file in a folder of its own,
//! `postgres://…` a database of its own on that server. Both begin as a copy of a template that is made once.

#![allow(clippy::expect_used, reason = "a test that cannot go on says why and stops")]

mod answer;
mod app;
mod browser;
mod cluster;
mod database;
mod html;

pub use answer::Answer;
pub use app::{Assembly, Mark, ORIGIN, Seeding, TestApp, start_of_time};
pub use browser::{Browser, encode, multipart};
pub use cluster::Cluster;
pub use database::{Home, Template};
pub use html::{Element, Html};
