//! The desk at which typst works: a template, its data and the fonts; nothing else can be reached from it.

use std::sync::LazyLock;

use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, WorldExt as _};

use crate::emblem::PLACEHOLDER;
use crate::fonts::FONTS;
use crate::scan::Kind;
use crate::template::{self, Template};
use crate::{About, Error, printed};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The file that a template reads with `json("/data.json")`: `about` with title and author, and `data`.
static DATA: LazyLock<Option<FileId>> = LazyLock::new(|| template::file("data.json"));

/// The emblem that a letter bears, as `image("/emblem")`.
static EMBLEM: LazyLock<Option<FileId>> = LazyLock::new(|| template::file("emblem"));

/// One rendering.
pub struct Desk<'a> {
    template: &'a Template,
    main: FileId,
    data: Bytes,
    scan: Option<(FileId, Bytes)>,
    emblem: Bytes,
}

impl<'a> Desk<'a> {
    /// Lays a template and its data out.
    ///
    /// # Errors
    /// [`Error::Template`] when the template has no main file, because its name is no name of a file.
    pub fn new(template: &'a Template, about: &About<'_>, data: &Value) -> Result<Self, Error> {
        let main = template.main().ok_or_else(|| Error::Template("its name is no name of a file".to_owned()))?;
        let about_paper = json!({ "title": printed::plain(about.title), "author": printed::plain(about.author) });
        let data = json!({ "about": about_paper, "data": printed::value(data, about.names) });
        Ok(Self {
            template,
            main,
            data: Bytes::from_string(data.to_string()),
            scan: None,
            emblem: Bytes::new(PLACEHOLDER),
        })
    }

    /// The same desk with the emblem of an office; the placeholder where it has given none.
    pub fn bearing(mut self, emblem: Option<&[u8]>) -> Self {
        if let Some(emblem) = emblem {
            self.emblem = Bytes::new(emblem.to_vec());
        }
        self
    }

    /// The same desk with a file that came from elsewhere lying on it.
    pub fn over(mut self, (kind, bytes): (Kind, Vec<u8>)) -> Self {
        self.scan = template::file(kind.file_name()).map(|id| (id, Bytes::new(bytes)));
        self
    }

    /// The same desk with a drawing of ours lying on it, as `image("/drawing.svg")`.
    pub fn showing(mut self, svg: String) -> Self {
        self.scan = template::file("drawing.svg").map(|id| (id, Bytes::from_string(svg)));
        self
    }

    /// What typst says, in one line.
    pub fn say(&self, diagnostics: &[SourceDiagnostic]) -> String {
        let line = |diagnostic: &SourceDiagnostic| {
            let place = diagnostic.span.id().and_then(|id| {
                let source = self.template.find(id)?;
                let line = source.lines().byte_to_line(self.range(diagnostic.span)?.start)?;
                Some(format!("{}:{}: ", id.vpath().get_without_slash(), line + 1))
            });
            format!("{}{}", place.unwrap_or_default(), diagnostic.message)
        };
        diagnostics.iter().map(line).collect::<Vec<_>>().join("; ")
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.template.find(id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == *EMBLEM {
            return Ok(self.emblem.clone());
        }
        let scan = self.scan.iter().find(|(scan, _)| *scan == id).map(|(_, bytes)| bytes);
        let known = if Some(id) == *DATA { Some(&self.data) } else { scan };
        known.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
