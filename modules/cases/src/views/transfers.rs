//! Transfers that wait for an answer.

use askama::Template;
use ui::Page;

/// เรื่องที่รอรับโอน
#[derive(Debug)]
pub struct TransferLine {
    /// Its id in addresses.
    pub id: String,
    /// The client; empty while a sealed case is not accepted yet.
    pub name: String,
    /// What it is about; empty while a sealed case is not accepted yet.
    pub title: String,
    /// The number of the case at the office that sends it.
    pub number: String,
    /// From which office.
    pub from: String,
    /// To which.
    pub to: String,
    /// Who asked, when.
    pub asked: String,
    /// By when an answer is due, in words.
    pub due: String,
    /// Whether that day has passed.
    pub late: bool,
    /// The urgency, in words.
    pub urgency: String,
    /// Its shape.
    pub urgency_badge: &'static str,
    /// บันทึกส่งมอบ, line by line
    pub handover: Vec<String>,
}

/// เรื่องที่ขอโอนมา
#[derive(Debug, Template)]
#[template(path = "transfers.html")]
pub struct TransfersPage {
    /// The page.
    pub p: Page,
    /// The transfers, the oldest first.
    pub lines: Vec<TransferLine>,
}
