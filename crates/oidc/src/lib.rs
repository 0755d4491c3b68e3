//! Signing in at an OpenID provider (OpenID Connect Core 1.0, authorization code with PKCE, state and nonce): where to send the
//! browser, and whom the provider says it was. Everything here blocks; call it beside the requests.

mod fetch;
mod token;

use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope,
};
use serde::{Deserialize, Serialize};

/// What the operator agreed with a provider.
#[derive(Clone)]
pub struct Agreement {
    /// The provider: `https://imauth.example`, without `/.well-known/…`.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there; empty for a public client.
    pub client_secret: String,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim of the ID token that names an account there: `sub`, or `pid` at ThaID.
    pub claim: String,
    /// Where the provider sends the browser back to.
    pub redirect: String,
}

/// Where to send the browser, and what to remember on the server until it comes back.
#[derive(Debug)]
pub struct Begun {
    /// The provider's page.
    pub address: String,
    /// To be kept on the server, for one return.
    pub pending: Pending,
}

/// What is remembered between going and coming back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pending {
    /// What the browser must bring back.
    pub state: String,
    nonce: String,
    verifier: String,
}

/// Why it came to nothing; in words for the log, without anything that the provider said about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The provider did not answer, or not with what it should.
    Away(String),
    /// What came back does not prove anything.
    Refused(String),
}

impl Agreement {
    /// Asks the provider for its addresses and makes the way there.
    ///
    /// # Errors
    /// [`Trouble::Away`].
    pub fn begin(&self) -> Result<Begun, Trouble> {
        let metadata = self.metadata()?;
        let redirect = self.redirect()?;
        let client = CoreClient::from_provider_metadata(metadata, ClientId::new(self.client_id.clone()), None)
            .set_redirect_uri(redirect);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request =
            client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random).set_pkce_challenge(challenge);
        let (address, state, nonce) = request.add_scopes(self.scopes.iter().cloned().map(Scope::new)).url();
        let pending =
            Pending { state: state.into_secret(), nonce: nonce.secret().clone(), verifier: verifier.into_secret() };
        Ok(Begun { address: address.to_string(), pending })
    }

    /// Exchanges the code for an ID token and checks it; answers the claim that names an account there. `now` is in seconds
    /// since 1970.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn finish(&self, pending: Pending, code: String, now: i64) -> Result<String, Trouble> {
        let metadata = self.metadata()?;
        let keys = metadata.jwks().clone();
        let secret = (!self.client_secret.is_empty()).then(|| ClientSecret::new(self.client_secret.clone()));
        let client = CoreClient::from_provider_metadata(metadata, ClientId::new(self.client_id.clone()), secret)
            .set_redirect_uri(self.redirect()?);
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(away)?;
        let answer = request.set_pkce_verifier(PkceCodeVerifier::new(pending.verifier)).request(&fetch::fetch);
        let answer = answer.map_err(|error| match error {
            openidconnect::RequestTokenError::ServerResponse(refused) => Trouble::Refused(refused.error().to_string()),
            _ => Trouble::Away("the code could not be exchanged".to_owned()),
        })?;
        let token = answer.extra_fields().id_token().map(ToString::to_string);
        let token = token.ok_or_else(|| Trouble::Refused("there is no ID token".to_owned()))?;
        token::claim(&token, self, keys, &Nonce::new(pending.nonce), now)
    }

    fn metadata(&self) -> Result<CoreProviderMetadata, Trouble> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(away)?;
        CoreProviderMetadata::discover(&issuer, &fetch::fetch).map_err(away)
    }

    fn redirect(&self) -> Result<RedirectUrl, Trouble> {
        RedirectUrl::new(self.redirect.clone()).map_err(away)
    }
}

fn away(error: impl std::fmt::Display) -> Trouble {
    Trouble::Away(error.to_string())
}
