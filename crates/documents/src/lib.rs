//! เอกสารราชการเป็น PDF: papers set in Thai by typst, as PDF/A-2a and PDF/UA-1 at once.
//!
//! A [`Template`] is typst markup that we wrote; what people wrote comes to it as data and is never read as markup.
//! [`render`] has no file, no network and no clock: the fonts are in the binary, and the moment is an argument.

pub mod apart;
mod bundle;
mod copying;
mod desk;
pub mod drawing;
pub mod emblem;
mod extraction;
mod fonts;
mod pictures;
mod printed;
pub mod scan;
mod template;
#[cfg(test)]
mod tests;

use std::fmt;

use kernel::Moment;
use serde_json::Value;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use bundle::bundle;
use desk::Desk;
pub use pictures::pictures;
pub use template::Template;

/// Results of this many renderings are remembered, so that the next paper of the same kind is quick and memory stays flat.
const REMEMBERED: usize = 3;

/// What every paper of our own is.
const STANDARDS: &[PdfStandard] = &[PdfStandard::A_2a, PdfStandard::Ua_1];

/// Thailand's clock in minutes before UTC's.
const BANGKOK_MINUTES: i32 = 7 * 60;

/// What the file says of itself, and what the page does not show.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Tells this paper from every other: the same for the same paper.
    pub ident: &'a str,
    /// Its title, which readers of screens hear first.
    pub title: &'a str,
    /// The office that answers for it.
    pub author: &'a str,
    /// When it is made.
    pub made_at: Moment,
    /// Names of people and places in it, none of which may be cut at the end of a line.
    pub names: &'a [&'a str],
}

/// Why there is no paper: a defect of a template, never of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The template does not compile, or asks for data that it was not given.
    Template(String),
    /// The pages cannot be written as PDF/A-2a and PDF/UA-1.
    Standard(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(why) => write!(f, "the template of a paper failed: {why}"),
            Self::Standard(why) => write!(f, "a paper is no PDF/A-2a with PDF/UA-1: {why}"),
        }
    }
}

impl std::error::Error for Error {}

/// The paper as a PDF file. Takes tens of milliseconds of one processor: not for a thread that serves others.
///
/// Every text in `data` is printed as it is, with Thai digits ([`printed`](self)), and can be copied out again.
///
/// # Errors
/// [`Error`], when the template is wrong.
pub fn render(template: &Template, about: &About<'_>, data: &Value) -> Result<Vec<u8>, Error> {
    set(&Desk::new(template, about, data)?, about, STANDARDS)
}

/// A letter with the emblem of its office, which its template shows as `image("/emblem")`; a placeholder where it is none.
///
/// # Errors
/// [`Error`], when the template is wrong or the emblem was not looked at before ([`emblem::check`]).
pub fn render_bearing(
    template: &Template,
    about: &About<'_>,
    data: &Value,
    emblem: Option<&[u8]>,
) -> Result<Vec<u8>, Error> {
    let desk = Desk::new(template, about, data)?.bearing(emblem);
    set(&desk, about, STANDARDS)
}

/// A paper laid over a file that came from elsewhere, which the template shows as `image("/scan.pdf")`, `/scan.jpg` or `/scan.png`.
/// The result promises no standard, since nobody knows what the file holds. A PDF of somebody else's was looked at before ([`apart::look`]).
///
/// # Errors
/// [`Error`], when the template is wrong or the file cannot be read.
pub fn render_over(
    template: &Template,
    about: &About<'_>,
    data: &Value,
    scan: (scan::Kind, Vec<u8>),
) -> Result<Vec<u8>, Error> {
    let unreadable = |_: scan::Unreadable| Error::Template("the file cannot be read".to_owned());
    if let (scan::Kind::Pdf, pdf) = &scan {
        extraction::attempt(pdf).map_err(unreadable)?;
    }
    let desk = Desk::new(template, about, data)?.over(scan);
    scan::guarded(|| Ok(set(&desk, about, &[]))).map_err(unreadable)?
}

fn set(desk: &Desk<'_>, about: &About<'_>, standards: &[PdfStandard]) -> Result<Vec<u8>, Error> {
    let compiled = typst::compile::<PagedDocument>(desk).output;
    let written = compiled
        .map_err(|errors| Error::Template(desk.say(&errors)))
        .map(copying::as_written)
        .and_then(|document| write(&document, desk, about, standards));
    typst::comemo::evict(REMEMBERED);
    written
}

fn write(
    document: &PagedDocument,
    desk: &Desk,
    about: &About<'_>,
    standards: &[PdfStandard],
) -> Result<Vec<u8>, Error> {
    let standards = PdfStandards::new(standards).map_err(|wrong| Error::Standard(wrong.message().to_string()))?;
    let options = PdfOptions {
        ident: typst::foundations::Smart::Custom(about.ident.to_owned()),
        creator: typst::foundations::Smart::Custom(Some("Kueakun".to_owned())),
        timestamp: timestamp(about.made_at),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| Error::Standard(desk.say(&errors)))
}

fn timestamp(moment: Moment) -> Option<Timestamp> {
    let wall = moment.wall();
    let number = |part: i8| u8::try_from(part).ok();
    let datetime = typst::foundations::Datetime::from_ymd_hms(
        i32::from(wall.year()),
        number(wall.month())?,
        number(wall.day())?,
        number(wall.hour())?,
        number(wall.minute())?,
        number(wall.second())?,
    )?;
    Timestamp::new_local(datetime, BANGKOK_MINUTES)
}
