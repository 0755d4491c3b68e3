//! ID tokens: whether one is the provider's, for us, for this sign-in and for now; and the claim that names the account.

use std::str::FromStr as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{ClaimsVerificationError, ClientId, IssuerUrl, Nonce};
use serde_json::Value;

use crate::{Agreement, Trouble, away};

/// Signatures that only the provider can make; never `none`, nor those with a shared secret.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 6] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Checks a token (OpenID Connect Core 1.0, 3.1.3.7) and answers the claim that names the account.
pub(crate) fn claim(
    token: &str,
    agreement: &Agreement,
    keys: CoreJsonWebKeySet,
    nonce: &Nonce,
    now: i64,
) -> Result<String, Trouble> {
    let parsed = CoreIdToken::from_str(token).map_err(|_| refused("the ID token cannot be read"))?;
    let issuer = IssuerUrl::new(agreement.issuer.clone()).map_err(away)?;
    let now = DateTime::from_timestamp(now, 0).ok_or_else(|| refused("there is no time"))?;
    let verifier = CoreIdTokenVerifier::new_public_client(ClientId::new(agreement.client_id.clone()), issuer, keys)
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || now);
    parsed.claims(&verifier, nonce).map_err(|error| refused(reason(&error)))?;
    named(token, &agreement.claim).ok_or_else(|| refused("the ID token does not have the claim that names the account"))
}

fn refused(what: &str) -> Trouble {
    Trouble::Refused(what.to_owned())
}

/// The kind of the error alone: its text can quote claims.
const fn reason(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "the ID token is over",
        ClaimsVerificationError::InvalidAudience(_) => "the ID token is for somebody else",
        ClaimsVerificationError::InvalidIssuer(_) => "the ID token is another provider's",
        ClaimsVerificationError::InvalidNonce(_) => "the ID token is of another sign-in",
        ClaimsVerificationError::SignatureVerification(_) => "the ID token is not signed by the provider",
        _ => "the ID token is not right",
    }
}

/// A claim of a token whose signature was checked: text or a whole number.
fn named(token: &str, claim: &str) -> Option<String> {
    let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let payload: Value = serde_json::from_slice(&payload).ok()?;
    match payload.get(claim)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_788_000_000;

    fn agreement() -> Agreement {
        Agreement {
            issuer: "https://idp.example".to_owned(),
            client_id: "kueakun".to_owned(),
            client_secret: "secret".to_owned(),
            scopes: Vec::new(),
            claim: "pid".to_owned(),
            redirect: "https://kueakun.test/sign-in/with/return".to_owned(),
        }
    }

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    /// What the provider publishes.
    fn published() -> CoreJsonWebKeySet {
        let x = URL_SAFE_NO_PAD.encode(key(1).verifying_key().as_bytes());
        let keys = json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": "1", "x": x }] });
        serde_json::from_value(keys).unwrap()
    }

    fn claims() -> Value {
        json!({ "iss": "https://idp.example", "aud": "kueakun", "sub": "someone", "pid": "0000000000001", "nonce": "n",
            "iat": NOW - 5, "exp": NOW + 60 })
    }

    fn signed(claims: &Value, by: u8) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let body = format!("{}.{}", part(&json!({ "alg": "EdDSA", "kid": "1", "typ": "JWT" })), part(claims));
        let signature = key(by).sign(body.as_bytes());
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    fn checked(token: &str) -> Result<String, Trouble> {
        claim(token, &agreement(), published(), &Nonce::new("n".to_owned()), NOW)
    }

    fn with(name: &str, value: Value) -> String {
        let mut claims = claims();
        claims[name] = value;
        signed(&claims, 1)
    }

    #[test]
    fn a_right_token_names_the_account_by_the_claim_that_was_agreed() {
        assert_eq!(checked(&signed(&claims(), 1)).as_deref(), Ok("0000000000001"));
        assert_eq!(checked(&with("pid", json!(42))).as_deref(), Ok("42"));
    }

    #[test]
    fn a_token_for_another_audience_issuer_sign_in_or_time_is_refused() {
        let is = |token: String, why: &str| assert_eq!(checked(&token), Err(refused(why)));
        is(with("aud", json!("another")), "the ID token is for somebody else");
        is(with("aud", json!(["kueakun", "another"])), "the ID token is for somebody else");
        is(with("iss", json!("https://evil.example")), "the ID token is another provider's");
        is(with("nonce", json!("other")), "the ID token is of another sign-in");
        is(with("exp", json!(NOW - 1)), "the ID token is over");
        is(with("pid", json!("")), "the ID token does not have the claim that names the account");
    }

    #[test]
    fn a_token_that_the_provider_did_not_sign_is_refused() {
        let why = Err(refused("the ID token is not signed by the provider"));
        assert_eq!(checked(&signed(&claims(), 2)), why);
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let unsigned = format!("{}.{}.", part(&json!({ "alg": "none" })), part(&claims()));
        assert!(checked(&unsigned).is_err());
    }

    #[test]
    fn no_refusal_quotes_what_the_token_says_about_a_person() {
        for token in [with("aud", json!("0000000000001")), with("nonce", json!("0000000000001")), "a.b.c".to_owned()] {
            let Err(Trouble::Refused(words) | Trouble::Away(words)) = checked(&token) else { panic!("{token}") };
            assert!(!words.contains("0000000000001"), "{words}");
        }
    }
}
