//! งานสังคมสงเคราะห์รายกรณี: a case from the first report to its closing.

pub mod access;
pub mod actions;
pub mod forms;
pub mod model;
pub mod permissions;
pub mod rules;
pub mod pages;
pub mod store;
pub mod views;
