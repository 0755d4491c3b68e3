//! Clusters: letters that the shaper set together, and which glyph of them shows which letter.

use typst::layout::Em;
use typst::text::{Glyph, TextItem};
use typst::utils::Numeric as _;

use crate::printed;

/// How far, in em, the ring of สระอำ may stand from where the font has it in one glyph; further for a ring with its tone
/// mark, which is wider. Over ป ฝ ฟ the ring stands 0.22 em to the left, and สระอำ stays in two glyphs.
const RING_TOLERANCE: f64 = 0.03;
const RING_AND_TONE_TOLERANCE: f64 = 0.15;

/// How far left of the pen, in em, a mark may be put. Readers of PDF (poppler among them) take 0.15 em between one glyph
/// and the next for a space between words, and would part ปั๊ from ม; what is taken off cannot be seen.
const FARTHEST_LEFT: f64 = -0.14;

/// A consonant with all that stands above, below and behind it in one piece.
pub struct Cluster {
    /// Its letters, without marks for the ends of lines.
    pub letters: String,
    glyphs: Vec<(usize, Glyph)>,
}

/// One glyph and what it shows.
pub struct Part {
    /// The number of the text item that it is in.
    pub item: usize,
    /// The glyph.
    pub glyph: Glyph,
    /// Its own letters; none when the cluster's glyphs show them together.
    pub letters: Option<String>,
}

/// The clusters of text items that follow each other.
pub fn clusters(items: &[TextItem]) -> Vec<Cluster> {
    let mut found: Vec<Cluster> = Vec::new();
    for (number, item) in items.iter().enumerate() {
        for glyphs in item.glyphs.chunk_by(|a, b| a.range == b.range) {
            let Some(first) = glyphs.first() else { continue };
            let letters = printed::unmarked(item.text.get(first.range()).unwrap_or_default());
            let own = glyphs.iter().map(|glyph| (number, held(glyph.clone())));
            match found.last_mut().filter(|last| last.letters == letters && is_mark_alone(first, &letters)) {
                Some(last) => last.glyphs.extend(own),
                None => found.push(Cluster { letters, glyphs: own.collect() }),
            }
        }
    }
    found
}

fn held(mut glyph: Glyph) -> Glyph {
    if glyph.x_advance.is_zero() {
        glyph.x_offset = glyph.x_offset.max(Em::new(FARTHEST_LEFT));
    }
    glyph
}

/// A raised mark is put into an item of its own, which repeats the letters of its whole cluster.
fn is_mark_alone(glyph: &Glyph, letters: &str) -> bool {
    glyph.x_advance.is_zero() && letters.starts_with(|c| thai::lines::is_letter(c) && thai::lines::stands(c))
}

impl Cluster {
    /// As many letters as glyphs: one each. More letters: the last glyph is a ligature of marks, such as ◌ิ์, and has the
    /// rest. Otherwise all show all.
    pub fn tied(&self, items: &[TextItem]) -> Vec<Part> {
        let mut glyphs = self.glyphs.clone();
        let split = !self.letters.ends_with('ำ') || join_am(&mut glyphs, items);
        let count = glyphs.len();
        let mut letters = self.letters.chars();
        let each = split && count <= self.letters.chars().count();
        let part = |(index, (item, glyph)): (usize, (usize, Glyph))| {
            let take = if index + 1 == count { usize::MAX } else { 1 };
            let letters = each.then(|| letters.by_ref().take(take).collect());
            Part { item, glyph, letters }
        };
        glyphs.into_iter().enumerate().map(part).collect()
    }
}

/// Puts ring and tail of สระอำ, of which the shaper makes it, together again as the font's own glyph.
///
/// A ring that is one glyph with its tone mark stays, as that tone mark: the font's สระอำ has its ring at the same place.
fn join_am(glyphs: &mut Vec<(usize, Glyph)>, items: &[TextItem]) -> bool {
    let Some(signs) = glyphs.last().and_then(|(item, _)| items.get(*item)).and_then(Signs::of) else { return false };
    let ring = glyphs.iter().position(|(_, glyph)| signs.stands_still(glyph) && glyph.id == signs.ring);
    let toned = glyphs.iter().any(|(_, glyph)| signs.is_ring_with_tone(glyph));
    let Some((_, tail)) = glyphs.last_mut().filter(|(_, glyph)| glyph.id == signs.tail) else { return false };
    if ring.is_none() && !toned {
        return false;
    }
    tail.id = signs.whole;
    if let Some(ring) = ring {
        glyphs.remove(ring);
    }
    true
}

/// The glyphs of สระอำ in a font, and where its ring is.
struct Signs<'a> {
    item: &'a TextItem,
    whole: u16,
    ring: u16,
    tail: u16,
}

impl<'a> Signs<'a> {
    fn of(item: &'a TextItem) -> Option<Self> {
        let glyph = |letter| item.font.ttf().glyph_index(letter).map(|id| id.0);
        Some(Self { whole: glyph('ำ')?, ring: glyph('\u{e4d}')?, tail: glyph('า')?, item })
    }

    fn stands_still(&self, glyph: &Glyph) -> bool {
        let still = |em: Em| em.get().abs() <= RING_TOLERANCE;
        still(glyph.x_offset) && still(glyph.y_offset) && glyph.x_advance.is_zero()
    }

    /// Whether the glyph begins as high and about as far left as the ring: only the ring with a tone mark does.
    fn is_ring_with_tone(&self, glyph: &Glyph) -> bool {
        let (Some(ring), Some(mark)) = (self.corner(self.ring), self.corner(glyph.id)) else { return false };
        let near = (ring.0 - mark.0).abs() <= RING_AND_TONE_TOLERANCE;
        self.stands_still(glyph) && glyph.id != self.ring && near && (ring.1 - mark.1).abs() < f64::EPSILON
    }

    /// The lower left corner of a glyph, in em.
    fn corner(&self, glyph: u16) -> Option<(f64, f64)> {
        let font = self.item.font.ttf();
        let whole = font.glyph_index('ก').map(|mut id| {
            id.0 = glyph;
            id
        })?;
        let corner = font.glyph_bounding_box(whole)?;
        let em = f64::from(font.units_per_em());
        Some((f64::from(corner.x_min) / em, f64::from(corner.y_min) / em))
    }
}
