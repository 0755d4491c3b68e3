//! Asking twice and doing once: the answer to a request with an `Idempotency-Key` is kept for a day, written by the
//! transaction that did what was asked, so that the two cannot differ.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use store::{Sealed, Source as _, Sql, Tx};

use super::{Caller, Problem, Reply};
use crate::app::App;

/// The header.
const HEADER: &str = "idempotency-key";
/// How long an answer is kept, in hours.
const KEPT: i64 = 24;
/// The longest key, in letters.
const LONGEST: usize = 128;
const TABLE: &str = "api_requests";

/// The key of a request, where it has one, with what is asked by which token.
#[derive(Debug, Clone)]
pub struct Key {
    key: Option<String>,
    token: i64,
    target: String,
}

impl FromRequestParts<App> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let caller = parts.extensions.get::<Caller>().ok_or(Problem::NoToken)?;
        let key = match parts.headers.get(HEADER) {
            None => None,
            Some(value) => {
                let text = value.to_str().map_err(|_| wrong())?;
                let fits = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
                Some(fits.then(|| text.to_owned()).ok_or_else(wrong)?)
            }
        };
        let target = format!("{} {}", parts.method, parts.uri.path());
        Ok(Self { key, token: caller.token, target })
    }
}

fn wrong() -> Problem {
    Problem::at("Idempotency-Key", "api-key-wrong")
}

impl Key {
    /// The answer that was given before to the same request; `None` where it is to be done now. `body` is what was sent, or
    /// its digest.
    ///
    /// # Errors
    /// [`Problem::KeyReused`] for the key of another request.
    pub async fn answered(&self, tx: &Tx<'_>, body: &str) -> Result<Option<Reply>, Problem> {
        let Some(key) = &self.key else { return Ok(None) };
        let digest = tx.keys().token("api-request", &format!("{}\n{body}", self.target));
        // A second request under way waits here for the first, as writers of one row or of one file always do.
        let sql = Sql::new(
            "insert into api_requests (token, key, digest, answer, at) values (?, ?, ?, '', ?) on conflict do nothing",
        );
        if tx.run(sql.bind(self.token).bind(key.as_str()).bind(digest.as_str()).bind(tx.now())).await? == 1 {
            return Ok(None);
        }
        let sql = Sql::new("select digest, answer from api_requests where token = ? and key = ?");
        let (known, answer): (String, Sealed) = tx.one(sql.bind(self.token).bind(key.as_str())).await?;
        if known != digest {
            return Err(Problem::KeyReused);
        }
        let text = tx.keys().unseal(&answer, TABLE, "answer", self.token)?;
        serde_json::from_str(&text).map(Some).map_err(|error| Problem::Internal(error.to_string()))
    }

    /// Keeps the answer, in the transaction that did what was asked.
    ///
    /// # Errors
    /// The store's.
    pub async fn keep(&self, tx: &Tx<'_>, reply: &Reply) -> Result<(), Problem> {
        let Some(key) = &self.key else { return Ok(()) };
        let text = serde_json::to_string(reply).map_err(|error| Problem::Internal(error.to_string()))?;
        let sealed = tx.keys().seal(&text, TABLE, "answer", self.token)?;
        let sql = Sql::new("update api_requests set answer = ? where token = ? and key = ?");
        tx.run(sql.bind(sealed).bind(self.token).bind(key.as_str())).await?;
        Ok(())
    }
}

/// Forgets the answers that were kept long enough.
///
/// # Errors
/// [`store::StoreError`].
pub async fn sweep(tx: &Tx<'_>) -> store::Result<()> {
    let sql = Sql::new("delete from api_requests where at < ?").bind(tx.now().plus_hours(-KEPT));
    tx.run(sql).await.map(|_| ())
}
