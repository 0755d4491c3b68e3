//! Passkeys (WebAuthn level 3): what a browser is asked, and whether its answer is right, for one site.
//!
//! Everything goes in and comes out as text, so that challenges can be kept by whoever asks: the library that checks the
//! signatures stays behind this crate. User verification (PIN, finger, face) is always demanded: a passkey is both factors.

mod site;

pub use site::{Asked, Passkey, Refused, Site};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Bytes as WebAuthn writes them in JSON: base64url without padding.
#[must_use]
pub fn written(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests;
