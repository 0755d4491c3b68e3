//! What is sent: JSON into a type, strictly, or a file as it is.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::de::DeserializeOwned;

use super::{Fault, Problem};
use crate::app::App;

/// A body in JSON, of a type that refuses what it does not know.
#[derive(Debug)]
pub struct Json<T> {
    /// What it says.
    pub value: T,
    /// The same as it was sent.
    pub text: String,
}

/// The types under which JSON is read.
const JSON: [&str; 2] = ["application/json", "application/merge-patch+json"];

fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

async fn bytes(request: Request, app: &App) -> Result<Bytes, Problem> {
    Bytes::from_request(request, app).await.map_err(|rejected| match rejected.status().as_u16() {
        413 => Problem::TooLarge,
        _ => unreadable(rejected.body_text()),
    })
}

fn unreadable(more: String) -> Problem {
    Problem::Unreadable(Fault { pointer: String::new(), key: "api-body-unreadable", more })
}

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        if !JSON.contains(&media_type(request.headers()).as_str()) {
            return Err(Problem::Type);
        }
        let bytes = bytes(request, app).await?;
        let text = String::from_utf8(bytes.to_vec()).map_err(|error| unreadable(error.to_string()))?;
        Ok(Self { value: read(&text)?, text })
    }
}

/// Reads a body; what stands at the wrong place is named by its pointer.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let inner = error.inner();
        if !inner.is_data() {
            return unreadable(inner.to_string());
        }
        // The path names what was expected there; the words name the field and the type, never the value of a text.
        let more = bare(&inner.to_string());
        Problem::Invalid(vec![Fault { pointer: pointer(error.path()), key: "api-body-wrong", more }])
    })?;
    reader.end().map_err(|error| unreadable(error.to_string()))?;
    Ok(value)
}

/// The words without the value that was sent: serde quotes texts, and those may be about a person.
fn bare(words: &str) -> String {
    if words.starts_with("unknown field") || words.starts_with("missing field") {
        return words.split(" at line").next().unwrap_or_default().to_owned();
    }
    words.split_once("expected ").map_or_else(String::new, |(_, expected)| {
        format!("expected {}", expected.split(" at line").next().unwrap_or_default())
    })
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(String::new(), |mut pointer, segment| {
        let part = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.replace('~', "~0").replace('/', "~1"),
            Segment::Enum { .. } | Segment::Unknown => return pointer,
        };
        pointer.push('/');
        pointer.push_str(&part);
        pointer
    })
}

/// A file as it is, with the type and the name that its sender declares.
#[derive(Debug)]
pub struct Raw {
    /// The declared type.
    pub media_type: String,
    /// The file name of `Content-Disposition`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl FromRequest<App> for Raw {
    type Rejection = Problem;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Problem> {
        let media_type = media_type(request.headers());
        let name = file_name(request.headers())?;
        DefaultBodyLimit::max(store::files::LARGEST).apply(&mut request);
        let bytes = bytes(request, app).await?;
        Ok(Self { media_type, name, bytes: bytes.to_vec() })
    }
}

/// The name in `attachment; filename="…"` or, for other letters than ASCII, `filename*=UTF-8''…` (RFC 6266).
fn file_name(headers: &HeaderMap) -> Result<String, Problem> {
    let wrong = || Problem::at("Content-Disposition", "api-file-name-missing");
    let value = headers.get(CONTENT_DISPOSITION).and_then(|value| value.to_str().ok()).ok_or_else(wrong)?;
    let mut parts = value.split(';').map(str::trim);
    if !parts.next().unwrap_or_default().eq_ignore_ascii_case("attachment") {
        return Err(wrong());
    }
    let mut plain = None;
    for (name, value) in parts.filter_map(|part| part.split_once('=')) {
        match name.trim().to_ascii_lowercase().as_str() {
            "filename*" => {
                let encoded = value.strip_prefix("UTF-8''").or_else(|| value.strip_prefix("utf-8''"));
                return encoded.and_then(percent_decoded).filter(|name| !name.is_empty()).ok_or_else(wrong);
            }
            "filename" => plain = Some(value.trim().trim_matches('"').to_owned()),
            _ => {}
        }
    }
    plain.filter(|name| !name.is_empty()).ok_or_else(wrong)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only what cannot be read into it matters")]
    struct Body {
        name: Name,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only what cannot be read into it matters")]
    struct Name {
        given: String,
    }

    #[test]
    fn what_is_wrong_is_named_by_its_place_and_never_quoted() {
        let Err(Problem::Invalid(faults)) = read::<Body>(r#"{"name":{"given":["ลับ"]}}"#) else {
            panic!("it was read")
        };
        assert_eq!((faults[0].pointer.as_str(), faults[0].more.as_str()), ("/name/given", "expected a string"));
        assert!(matches!(read::<Body>(r#"{"name":{"given":"ก","x":1}}"#), Err(Problem::Invalid(_))));
        assert!(matches!(read::<Body>("{"), Err(Problem::Unreadable(_))));
        assert!(matches!(read::<Body>(r#"{"name":{"given":"ก"}} {}"#), Err(Problem::Unreadable(_))));
    }

    fn named(value: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(value).ok()?);
        file_name(&headers).ok()
    }

    #[test]
    fn a_file_name_is_read_in_either_spelling() {
        assert_eq!(named("attachment; filename=\"a b.pdf\"").as_deref(), Some("a b.pdf"));
        assert_eq!(named("attachment; filename=x.pdf; filename*=UTF-8''%E0%B8%81.pdf").as_deref(), Some("ก.pdf"));
        for wrong in ["inline; filename=a.pdf", "attachment", "attachment; filename*=UTF-8''%zz"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
