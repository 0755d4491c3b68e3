//! One entry as it is read, and the keyed hash by which it is known to be unchanged.

use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::Keys;
use crate::keys::hex;

crate::row! {
    /// One entry of the log, a row of `audit_log`.
    pub struct Line {
        /// Its id.
        pub id: i64,
        /// When, in milliseconds since 1970.
        pub at: kernel::Moment,
        /// Which member of staff.
        pub staff: Option<i64>,
        /// Which part of the program, when no person acted; otherwise `person`.
        pub part: String,
        /// What was done.
        pub act: String,
        /// To what kind of record.
        pub kind: String,
        /// To which.
        pub about: i64,
        /// In which office's work.
        pub office: Option<i64>,
        /// Why, where a reason was asked for.
        pub reason: String,
        /// More about it, as JSON.
        pub detail: String,
        /// The first 32 bits of the keyed hash over all this, signed; 2^32 more where the digest was made over all of
        /// its digits, as older versions did.
        pub mac: i64,
    }
}

/// The domain of the keyed hash.
const MAC: &str = "audit-entry";
/// Digits of the keyed hash that the digest is made over: 128 bits (NIST SP 800-107, 5.3.3).
const DIGITS: usize = 32;
/// What entries of older versions have more, whose digest is made over all 64 digits.
const WHOLE: i64 = 1 << 32;

impl Line {
    /// The content in one fixed form.
    fn content(&self) -> String {
        json!([
            self.id,
            self.at.millis(),
            self.staff,
            self.part,
            self.act,
            self.kind,
            self.about,
            self.office,
            self.reason,
            self.detail
        ])
        .to_string()
    }

    /// Notes the keyed hash; answers what the chain runs over.
    pub(super) fn seal(&mut self, keys: &Keys) -> String {
        let content = self.content();
        let mac = keys.token(MAC, &content);
        self.mac = first_bits(&mac);
        digest(&content, &mac[..DIGITS])
    }

    /// What the chain runs over; none where the keyed hash is not that of the content.
    pub(super) fn proven(&self, keys: &Keys) -> Option<String> {
        let content = self.content();
        let mac = keys.token(MAC, &content);
        match self.mac - first_bits(&mac) {
            0 => Some(digest(&content, &mac[..DIGITS])),
            WHOLE => Some(digest(&content, &mac)),
            _ => None,
        }
    }
}

/// The first 32 bits of a hash in hex, signed: so they take four bytes in a table.
fn first_bits(mac: &str) -> i64 {
    mac.get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok()).map_or(0, |bits| i64::from(bits.cast_signed()))
}

fn digest(content: &str, mac: &str) -> String {
    hex(&Sha256::digest(format!("{content}\n{mac}")))
}
