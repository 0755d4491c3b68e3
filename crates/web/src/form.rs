//! Forms as they arrive: the strings by name, once the token shows that this browser was given the form.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use kernel::Fields;
use tokio::sync::Semaphore;

use crate::app::App;
use crate::failure::Failure;
use crate::visitor::Visitor;

/// The field that carries the token.
const TOKEN: &str = "_csrf";

/// A form without files.
#[derive(Debug)]
pub struct Form(pub Fields);

impl FromRequest<App> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let visitor = visitor(&request)?;
        same_site(request.headers())?;
        refuse_large(request.headers(), crate::app::FORM_LIMIT)?;
        if !is_type(request.headers(), "application/x-www-form-urlencoded") {
            return Err(Failure::Unreadable);
        }
        let bytes = Bytes::from_request(request, app);
        let bytes = in_time(bytes).await?.map_err(|problem| body_problem(problem.status()))?;
        let fields = decode(&bytes)?;
        check_token(&fields, &visitor)?;
        Ok(Self(fields))
    }
}

/// Forms with files that are read at a time; others wait, so that memory stays bounded however many come.
static UPLOADS: Semaphore = Semaphore::const_new(4);

/// How long a form may be on its way: the largest one at 35 kB a second.
const ON_THE_WAY: Duration = Duration::from_secs(600);

async fn in_time<T>(reading: impl Future<Output = T>) -> Result<T, Failure> {
    tokio::time::timeout(ON_THE_WAY, reading).await.map_err(|_| Failure::Unreadable)
}

/// What says that it is too large is refused before any of it is read.
fn refuse_large(headers: &HeaderMap, limit: usize) -> Result<(), Failure> {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > limit) { Err(Failure::TooLarge) } else { Ok(()) }
}

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct UploadedFile {
    /// The name its sender gave it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A form with files.
#[derive(Debug)]
pub struct Upload {
    /// The strings.
    pub fields: Fields,
    /// The files that were chosen, with the names of their fields.
    pub files: Vec<(String, UploadedFile)>,
}

/// All that may travel with one form, in bytes: one largest file and its form.
const UPLOAD_LIMIT: usize = store::files::LARGEST + 1024 * 1024;

impl FromRequest<App> for Upload {
    type Rejection = Failure;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Failure> {
        let visitor = visitor(&request)?;
        same_site(request.headers())?;
        if is_type(request.headers(), "application/x-www-form-urlencoded") {
            let Form(fields) = Form::from_request(request, app).await?;
            return Ok(Self { fields, files: Vec::new() });
        }
        refuse_large(request.headers(), UPLOAD_LIMIT)?;
        let _place = in_time(UPLOADS.acquire()).await?.map_err(Failure::internal)?;
        DefaultBodyLimit::max(UPLOAD_LIMIT).apply(&mut request);
        in_time(Self::read(request, app, &visitor)).await?
    }
}

impl Upload {
    async fn read(request: Request, app: &App, visitor: &Visitor) -> Result<Self, Failure> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Failure::Unreadable)?;
        let mut upload = Self { fields: Fields::default(), files: Vec::new() };
        while let Some(part) = parts.next_field().await.map_err(|problem| body_problem(problem.status()))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|problem| body_problem(problem.status()))?;
            match file {
                Some(file) if !file.is_empty() => {
                    upload.files.push((name, UploadedFile { name: file, bytes: bytes.to_vec() }));
                }
                Some(_) => {}
                None => upload.fields.add(&name, String::from_utf8(bytes.to_vec()).map_err(|_| Failure::Unreadable)?),
            }
        }
        check_token(&upload.fields, visitor)?;
        Ok(upload)
    }

    /// The file chosen in that field.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&UploadedFile> {
        self.files.iter().find(|(field, _)| field == name).map(|(_, file)| file)
    }
}

fn visitor(request: &Request) -> Result<Visitor, Failure> {
    request.extensions().get::<Visitor>().cloned().ok_or_else(|| Failure::internal("no visitor"))
}

/// A browser says where a request comes from; another site's is refused before the token is looked at.
fn same_site(headers: &HeaderMap) -> Result<(), Failure> {
    match headers.get("sec-fetch-site").map(|value| value.as_bytes()) {
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) => Err(Failure::FormExpired),
    }
}

fn check_token(fields: &Fields, visitor: &Visitor) -> Result<(), Failure> {
    let (sent, known) = (fields.get(TOKEN).as_bytes(), visitor.csrf.as_bytes());
    let differing = sent.iter().zip(known).fold(0, |sum, (a, b)| sum | (a ^ b));
    if sent.len() == known.len() && differing == 0 { Ok(()) } else { Err(Failure::FormExpired) }
}

fn is_type(headers: &HeaderMap, wanted: &str) -> bool {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| value.starts_with(wanted))
}

fn body_problem(status: StatusCode) -> Failure {
    match status.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::Unreadable,
    }
}

fn decode(bytes: &[u8]) -> Result<Fields, Failure> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes).map_err(|_| Failure::Unreadable)?;
    Ok(Fields::new(pairs))
}
