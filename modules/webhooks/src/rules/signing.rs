//! The signature of a message, as the Standard Webhooks specification (standardwebhooks.com) describes it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// How every secret begins.
pub const PREFIX: &str = "whsec_";

/// The secret of random bytes, as its receiver gets it.
#[must_use]
pub fn secret(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// The `webhook-signature` of a message: HMAC-SHA-256 over id, timestamp and body. `None` where the secret is none.
#[must_use]
pub fn sign(secret: &str, id: &str, seconds: i64, body: &str) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's reference libraries.
    #[test]
    fn the_signature_is_the_one_that_receivers_expect() {
        let signed = sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signed.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    #[test]
    fn another_body_another_signature_and_no_secret_none() {
        let secret = secret(&[7; 32]);
        assert_ne!(sign(&secret, "a", 1, "x"), sign(&secret, "a", 1, "y"));
        assert_ne!(sign(&secret, "a", 1, "x"), sign(&secret, "a", 2, "x"));
        assert_eq!(sign("plain", "a", 1, "x"), None);
    }
}
