//! ชุดพิมพ์: several papers as one file for the printer, page after page. What readers of screens need stays in the papers
//! themselves, so the file promises no standard.

use std::cell::Cell;

use hayro_write::{ChunkSettings, ExtractionQuery, extract};
use pdf_writer::{Chunk, Finish as _, Pdf, Ref};

use crate::scan::{Unreadable, opened};

/// The pages of these papers, which [`crate::render`] made, in their order.
///
/// # Errors
/// [`Unreadable`] where one is no PDF.
pub fn bundle(papers: &[Vec<u8>]) -> Result<Vec<u8>, Unreadable> {
    let mut next = Ref::new(1);
    let (catalog, root) = (next.bump(), next.bump());
    let next = Cell::new(next);
    let mut file = Pdf::new();
    file.catalog(catalog).pages(root);
    let mut parts = Vec::with_capacity(papers.len());
    for paper in papers {
        let part = pages_of(paper, &next)?;
        file.extend(&part.chunk);
        parts.push(part);
    }
    for part in &parts {
        file.pages(part.tree).parent(root).kids(part.pages.iter().copied()).count(count(part.pages.len())).finish();
    }
    let all = parts.iter().map(|part| part.pages.len()).sum();
    file.pages(root).kids(parts.iter().map(|part| part.tree)).count(count(all)).finish();
    Ok(file.finish())
}

/// The pages of one paper and all that they need, numbered for the whole.
struct Part {
    chunk: Chunk,
    tree: Ref,
    pages: Vec<Ref>,
}

fn pages_of(paper: &[u8], next: &Cell<Ref>) -> Result<Part, Unreadable> {
    let pdf = opened(paper)?;
    let queries: Vec<_> = (0..pdf.pages().len()).map(ExtractionQuery::new_page).collect();
    let number = || {
        let mut free = next.get();
        let number = free.bump();
        next.set(free);
        number
    };
    let taken = extract(&pdf, Box::new(number), ChunkSettings::default(), |_| {}, &queries);
    let taken = taken.map_err(|_| Unreadable)?;
    let pages = taken.root_refs.into_iter().collect::<Result<Vec<_>, _>>().map_err(|_| Unreadable)?;
    Ok(Part { chunk: taken.chunk, tree: taken.page_tree_parent_ref, pages })
}

/// As PDF counts.
fn count(pages: usize) -> i32 {
    i32::try_from(pages).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use kernel::{Day, Moment};
    use serde_json::json;

    use super::*;
    use crate::{About, Template, render, scan};

    fn paper(text: &str) -> Vec<u8> {
        let markup = "#import \"/paper.typ\": *\n#show: paper\n#prose(data.text)\n#pagebreak()\n#prose(data.text)";
        let made_at = Moment::at(Day::new(2026, 9, 1).unwrap(), 9, 0);
        let about = About {
            ident: "copy-1", title: "หนังสือเวียน", author: "สำนักงานสมมุติ", made_at, names: &[]
        };
        render(&Template::new(("prose", markup), &[]), &about, &json!({ "text": text })).unwrap()
    }

    #[test]
    fn every_page_of_every_paper_is_in_the_bundle_in_order() {
        let names = ["เรียน นายอำเภอเมืองสมมุติ", "เรียน นายกเทศมนตรีเมืองสมมุติ", "เรียน ผู้อำนวยการโรงเรียนสมมุติ"];
        let bundled = bundle(&names.map(paper)).unwrap();
        let alone = scan::page_sizes(&paper(names[0])).unwrap();
        let sizes = scan::page_sizes(&bundled).unwrap();
        assert_eq!(sizes.len(), 6);
        assert_eq!(sizes[5], alone[0]);
        let said = scan::text(&bundled).unwrap();
        let places: Vec<_> =
            names.iter().map(|name| said.find(name).unwrap_or_else(|| panic!("{name}: {said}"))).collect();
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn what_is_no_pdf_is_not_bundled() {
        assert_eq!(bundle(&[b"%PDF-1.7 x".to_vec()]), Err(Unreadable));
    }
}
