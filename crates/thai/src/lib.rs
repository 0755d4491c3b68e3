//! Thai language and civil conventions as pure functions: no file, no network, no clock.
//!
//! Everything that depends on "today" takes the day as an argument, and everything that a person may have typed is
//! read leniently at the edge ([`date::parse_date`], [`citizen_id::CitizenId::parse`], [`phone::parse`]) and is
//! exact from there on.
//!
//! | to… | go to |
//! |---|---|
//! | read or write ๐–๙ | [`digits`] |
//! | read, show or convert days of the Buddhist Era | [`date`] |
//! | find the fiscal year (ปีงบประมาณ) and its quarters | [`fiscal`] |
//! | check, show or mask the 13-digit number | [`citizen_id`] |
//! | split titles and ranks off a name, tidy Thai spelling | [`name`] |
//! | read a telephone number | [`phone`] |
//! | write an address the Thai way | [`address`] |
//! | compare names that were spelt differently | [`fold`] |
//! | find what sounds alike by a published key | [`phonetic`] |
//! | know which keys lie side by side | [`keyboard`] |
//! | read a Thai name in Latin letters | [`latin`] |
//! | cut running text into words for search | [`words`] |
//! | know where a line may end | [`lines`] |
//! | sort Thai | [`collation`] |
//! | read text of a Thai Windows machine | [`windows_874`] |

pub mod address;
pub mod citizen_id;
pub mod collation;
pub mod date;
pub mod digits;
pub mod fiscal;
pub mod fold;
pub mod keyboard;
pub mod latin;
pub mod lines;
pub mod name;
pub mod phone;
pub mod phonetic;
pub mod windows_874;
pub mod words;
