//! หน้ากระดาษเป็นภาพ: the pages of a paper as SVG, to be seen before the paper is made.
//!
//! typst-svg is a part of typst already (its HTML needs it), so that nothing more is built for it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use crate::desk::Desk;
use crate::{About, Error, REMEMBERED, Template, copying};

/// The pages of a letter with the emblem of its office, each as an address (`data:image/svg+xml`) that an `img` shows. The words are
/// drawn as shapes: the pictures need no font, and promise no standard. Takes as long as [`crate::render`]: not for a thread that
/// serves others.
///
/// # Errors
/// [`Error::Template`], when the template is wrong.
pub fn pictures(
    template: &Template,
    about: &About<'_>,
    data: &Value,
    emblem: Option<&[u8]>,
) -> Result<Vec<String>, Error> {
    let desk = Desk::new(template, about, data)?.bearing(emblem);
    let compiled = typst::compile::<PagedDocument>(&desk).output;
    let document = compiled.map_err(|errors| Error::Template(desk.say(&errors))).map(copying::as_written);
    let address = |svg: String| format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg));
    let pages = document.map(|document| {
        document.pages().iter().map(|page| address(typst_svg::svg(page, &SvgOptions::default()))).collect()
    });
    typst::comemo::evict(REMEMBERED);
    pages
}
