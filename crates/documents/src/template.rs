//! Templates: typst markup of ours, with the parts that they share.

use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

use crate::printed;

/// What every paper has: page, type, prose, signatures. Templates import it as `/paper.typ`.
const PAPER: (&str, &str) = ("paper", include_str!("../typst/paper.typ"));

/// What official letters have beyond it. Templates import it as `/letter.typ`.
const LETTER: (&str, &str) = ("letter", include_str!("../typst/letter.typ"));

/// แม่แบบเอกสาร: read once, rendered often.
#[derive(Debug)]
pub struct Template {
    main: Option<FileId>,
    sources: Vec<Source>,
}

impl Template {
    /// A template from its markup and the parts of its module that it imports: name without ending, and markup.
    ///
    /// The markup imports `/paper.typ` from this crate and each part as `/NAME.typ`.
    #[must_use]
    pub fn new(main: (&str, &str), parts: &[(&str, &str)]) -> Self {
        let files = [main, PAPER, LETTER].into_iter().chain(parts.iter().copied());
        let sources = files.filter_map(|(name, markup)| source(name, markup)).collect();
        Self { main: file(&format!("{}.typ", main.0)), sources }
    }

    /// Where typst begins.
    pub(crate) fn main(&self) -> Option<FileId> {
        self.main
    }

    /// A file of the template.
    pub(crate) fn find(&self, id: FileId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id() == id)
    }
}

fn source(name: &str, markup: &str) -> Option<Source> {
    Some(Source::new(file(&format!("{name}.typ"))?, printed::marked(markup, &[])))
}

/// The id of a file that lies on no disk.
pub(crate) fn file(name: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?)))
}
