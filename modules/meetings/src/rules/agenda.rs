//! ระเบียบวาระ: what comes onto an agenda by itself.

use crate::model::Section;

/// The five in their order.
pub const SECTIONS: [Section; 5] =
    [Section::Chair, Section::Minutes, Section::Information, Section::Consideration, Section::Other];

/// The number of an item as it is said: "4.2".
#[must_use]
pub fn number(section: Section, rank: i64) -> String {
    format!("{}.{rank}", section.number())
}

/// The title under which the minutes of a meeting are put to the next.
#[must_use]
pub fn certifying(label: &str) -> String {
    format!("รับรองรายงานการประชุม ครั้งที่ {label}")
}

/// Letters of a resolution in the title of the item that follows it up.
const SHOWN: usize = 120;

/// The title under which a resolution comes back.
#[must_use]
pub fn following(label: &str, words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    let pieces = thai::words::segment(line);
    let mut title = format!("ผลการดำเนินการตามมติครั้งที่ {label}: ");
    let mut letters = 0;
    for piece in pieces {
        letters += piece.chars().count();
        if letters > SHOWN {
            title.push('…');
            break;
        }
        title.push_str(piece);
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_resolution_is_cut_between_words() {
        let title = following("1/2569", &"ให้กองสวัสดิการสังคมสำรวจผู้สูงอายุ".repeat(8));
        assert!(title.ends_with('…') && title.chars().count() < 170, "{title}");
        assert_eq!(following("1/2569", "จัดประชุม\nโดยเร็ว"), "ผลการดำเนินการตามมติครั้งที่ 1/2569: จัดประชุม");
    }

    #[test]
    fn items_are_numbered_under_their_section() {
        assert_eq!(number(Section::Consideration, 2), "4.2");
        assert_eq!(SECTIONS.map(Section::number), [1, 2, 3, 4, 5]);
    }
}
