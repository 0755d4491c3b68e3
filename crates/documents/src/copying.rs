//! ข้อความที่คัดลอกออกมา: ties every glyph on the finished pages to the letters that it shows.
//!
//! The shaper gives a consonant and the marks above it one common text. PDF/UA-1 wants a text for every glyph, so each
//! glyph would bear the text of all, and who copies ศักดิ์ would get ศักดิ์ดิ์. Here each glyph gets its own letters, in
//! the order in which they are written, and the marks of [`crate::printed`] go.

mod cluster;

use std::collections::VecDeque;

use typst::foundations::Content;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::{Document as _, HeadingElem};
use typst::text::{TextElem, TextItem};
use typst_layout::{Page, PagedDocument};

use crate::printed;
use cluster::{Cluster, clusters};

/// The same pages, whose text is copied out as it was written.
pub fn as_written(document: PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().map(|page| {
        let mut page: Page = page.clone();
        settle(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// The texts of a page are rewritten together: a cluster may begin in one item and end in the next.
fn settle(frame: &mut Frame) {
    let mut texts = Vec::new();
    visit(frame, &mut |item| match item {
        FrameItem::Text(text) => texts.push(text.clone()),
        FrameItem::Tag(Tag::Start(element, _)) => settle_heading(element),
        _ => {}
    });
    let mut written: VecDeque<TextItem> = rewrite(texts).into();
    visit(frame, &mut |item| {
        if let (FrameItem::Text(text), Some(again)) = (item, written.front_mut()) {
            std::mem::swap(text, again);
            written.pop_front();
        }
    });
}

fn visit(frame: &mut Frame, see: &mut impl FnMut(&mut FrameItem)) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => visit(&mut group.frame, see),
            other => see(other),
        }
        true
    });
}

/// A heading's words become the title of its tag.
fn settle_heading(element: &mut Content) {
    if let Some(heading) = element.to_packed_mut::<HeadingElem>() {
        let words = printed::unmarked(&heading.body.plain_text());
        heading.body = TextElem::packed(words);
    }
}

/// The same items in the same order, each glyph tied to its own letters.
fn rewrite(mut items: Vec<TextItem>) -> Vec<TextItem> {
    let clusters = clusters(&items);
    for item in &mut items {
        item.text = String::new().into();
        item.glyphs.clear();
    }
    for cluster in clusters {
        put(&mut items, cluster);
    }
    items
}

fn put(items: &mut [TextItem], cluster: Cluster) {
    let mut shared = None;
    for part in cluster.tied(items) {
        let Some(item) = items.get_mut(part.item) else { continue };
        let mut glyph = part.glyph;
        let range = match shared.filter(|(owner, _, _)| part.letters.is_none() && *owner == part.item) {
            Some((_, start, end)) => start..end,
            None => {
                let letters = part.letters.as_deref().unwrap_or(&cluster.letters);
                let start = narrow(item.text.len());
                item.text.push_str(letters);
                start..narrow(item.text.len())
            }
        };
        shared = Some((part.item, range.start, range.end));
        glyph.range = range;
        item.glyphs.push(glyph);
    }
}

/// One line of text is far shorter than 65,536 bytes: typst's own ranges have this width.
fn narrow(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
