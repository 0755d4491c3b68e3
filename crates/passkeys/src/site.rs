//! One site and its ceremonies: registering a passkey, and signing in with one.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey as Content, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::written;

/// How long the browser waits for the person; challenges should be kept no longer.
const PATIENCE: Duration = Duration::from_secs(300);

/// The site as browsers know it: passkeys are bound to its host, answers to its whole origin.
#[derive(Debug, Clone)]
pub struct Site {
    ceremonies: Webauthn,
    origin: String,
}

/// What the browser is asked, and what the server must remember until it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// JSON for `navigator.credentials`: `{"publicKey": …}`, binary values in base64url.
    pub options: String,
    /// To be kept on the server, for one answer, at most five minutes.
    pub state: String,
}

/// A passkey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// The credential's id, by which it is found: base64url.
    pub credential: String,
    /// Public key, counter and flags: JSON; no secret.
    pub content: String,
}

/// Why an answer was not taken; for the log, without anything personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<WebauthnError> for Refused {
    fn from(error: WebauthnError) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Refused {
    fn from(error: serde_json::Error) -> Self {
        // The text of a JSON error can quote what was sent.
        Self(format!("unreadable at line {} column {}", error.line(), error.column()))
    }
}

impl Site {
    /// The site with this origin: `https://kueakun.example.go.th`, or `http://localhost:8080`. Browsers have no passkeys for
    /// addresses in numbers, and none over plain http elsewhere.
    ///
    /// # Errors
    /// What is wrong with the origin, for the operator.
    pub fn new(origin: &str) -> Result<Self, String> {
        let url = Url::parse(origin).map_err(|error| format!("{origin} is no address: {error}"))?;
        let host = url.domain().ok_or_else(|| format!("{origin} has no host name, which passkeys are bound to"))?;
        if url.scheme() != "https" && host != "localhost" {
            return Err(format!("{origin} is not https, and browsers have passkeys over nothing else but localhost"));
        }
        let builder = WebauthnBuilder::new(host, &url).map_err(|error| format!("{origin}: {error}"))?;
        let ceremonies = builder.rp_name("Kueakun").timeout(PATIENCE).build().map_err(|error| error.to_string())?;
        Ok(Self { ceremonies, origin: url.origin().ascii_serialization() })
    }

    /// The origin in its one spelling.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Asks a browser to make a passkey. `handle` names the person in the authenticator and must tell nothing about them;
    /// authenticators that hold one of `known` refuse to make another. Where the authenticator can, the passkey is found
    /// without a user name.
    ///
    /// # Errors
    /// [`Refused`] when the options cannot be made.
    pub fn ask_for_new(&self, handle: [u8; 16], names: (&str, &str), known: &[Passkey]) -> Result<Asked, Refused> {
        let bytes = |one: &Passkey| URL_SAFE_NO_PAD.decode(&one.credential).ok();
        let known: Vec<CredentialID> = known.iter().filter_map(bytes).collect();
        let (user_name, full_name) = names;
        let (options, state) =
            self.ceremonies.start_passkey_registration(Uuid::from_bytes(handle), user_name, full_name, Some(known))?;
        let mut options = serde_json::to_value(options)?;
        options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("preferred");
        Ok(Asked { options: options.to_string(), state: serde_json::to_string(&state)? })
    }

    /// Takes a new passkey in.
    ///
    /// # Errors
    /// [`Refused`]: another challenge, another origin, no user verification, or a broken answer.
    pub fn take_new(&self, state: &str, answer: &str) -> Result<Passkey, Refused> {
        let state: PasskeyRegistration = serde_json::from_str(state)?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer)?;
        let made = self.ceremonies.finish_passkey_registration(&answer, &state)?;
        Ok(Passkey { credential: written(made.cred_id().as_slice()), content: serde_json::to_string(&made)? })
    }

    /// Asks a browser to sign in: with one of these credential ids, or, where none is given, with whichever passkey of this
    /// site the authenticator finds.
    ///
    /// # Errors
    /// [`Refused`] when the options cannot be made.
    pub fn ask(&self, credentials: &[String]) -> Result<Asked, Refused> {
        let (options, state) = self.ceremonies.start_discoverable_authentication()?;
        let mut options = serde_json::to_value(options)?;
        // The person presses a button, so the browser's own sheet opens at once.
        if let Some(all) = options.as_object_mut() {
            all.remove("mediation");
        }
        let allowed: Vec<Value> = credentials.iter().map(|id| json!({ "type": "public-key", "id": id })).collect();
        options["publicKey"]["allowCredentials"] = Value::Array(allowed);
        Ok(Asked { options: options.to_string(), state: serde_json::to_string(&state)? })
    }

    /// The credential id (base64url) that an answer names, and the user handle where the authenticator keeps one; nothing of
    /// it is proved yet.
    ///
    /// # Errors
    /// [`Refused`] when the answer cannot be read.
    pub fn claimed(answer: &str) -> Result<(String, Option<[u8; 16]>), Refused> {
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let handle = answer.get_user_unique_id().filter(|handle| !handle.is_empty());
        let handle = match handle {
            Some(bytes) => Some(bytes.try_into().map_err(|_| Refused("a user handle of another site".to_owned()))?),
            None => None,
        };
        Ok((written(answer.get_credential_id()), handle))
    }

    /// Checks the signature of a passkey; answers it as it is to be kept from now on, with its counter.
    ///
    /// # Errors
    /// [`Refused`]: another challenge, another origin, another key, no user verification, or a counter that did not grow,
    /// which is the mark of a copied key.
    pub fn check(&self, state: &str, answer: &str, passkey: &Passkey) -> Result<Passkey, Refused> {
        let state: DiscoverableAuthentication = serde_json::from_str(state)?;
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let mut kept = content(passkey)?;
        let result = self.ceremonies.finish_discoverable_authentication_v2(&answer, state, &kept)?;
        kept.update_credential(&result);
        Ok(Passkey { credential: passkey.credential.clone(), content: serde_json::to_string(&kept)? })
    }
}

fn content(passkey: &Passkey) -> Result<Content, Refused> {
    Ok(serde_json::from_str(&passkey.content)?)
}
