//! How wide text is: Thai vowels and marks above and below take no room, so that counting letters would be wrong by half.

/// Advance widths of Sarabun at 1,000 units to the em, from U+0020; measured from the face in `web/`.
const LATIN: [u16; 95] = [
    243, 237, 354, 686, 529, 903, 668, 192, 318, 318, 448, 607, 252, 340, 252, 415, 550, 550, 550, 550, 550, 550, 550,
    550, 550, 550, 252, 252, 607, 607, 607, 454, 795, 596, 589, 585, 623, 552, 550, 636, 678, 292, 440, 605, 548, 798,
    682, 661, 573, 661, 581, 529, 558, 657, 602, 831, 605, 573, 567, 308, 382, 308, 585, 323, 400, 514, 542, 473, 542,
    518, 331, 541, 558, 245, 247, 487, 291, 839, 549, 557, 545, 545, 350, 416, 377, 552, 479, 668, 460, 462, 451, 320,
    242, 320, 607,
];

/// The same from U+0E01.
const THAI: [u16; 91] = [
    576, 594, 606, 603, 607, 638, 454, 556, 570, 606, 616, 807, 830, 612, 612, 539, 708, 831, 831, 592, 607, 581, 657,
    542, 637, 645, 655, 622, 622, 720, 720, 616, 614, 572, 484, 581, 580, 612, 512, 602, 677, 580, 636, 720, 587, 565,
    546, 534, 0, 485, 485, 0, 0, 0, 0, 0, 0, 0, 700, 700, 700, 700, 589, 310, 579, 378, 378, 390, 293, 621, 0, 0, 0, 0,
    0, 0, 0, 0, 621, 660, 676, 685, 694, 678, 678, 675, 744, 674, 692, 767, 1020,
];

/// What stands for what was cut off.
const CUT: char = '…';

fn units(letter: char) -> u32 {
    let code = letter as u32;
    let table = |table: &[u16], from: u32| table.get((code - from) as usize).copied().map_or(0, u32::from);
    match code {
        0x20..=0x7E => table(&LATIN, 0x20),
        0xE01..=0xE5B => table(&THAI, 0xE01),
        // Combining marks of Latin, joiners and other marks without width.
        0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x2026 => 723,
        // Unknown letters are taken as wide ones: too much room is better than letters over each other.
        0..=0x2E7F => 700,
        _ => 1000,
    }
}

/// The width of a line at a size, in the unit of the size.
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    f64::from(text.chars().map(units).sum::<u32>()) * size / 1000.0
}

/// Whether a letter rests on the one before it and may not be parted from it.
const fn rests(letter: char) -> bool {
    matches!(letter as u32, 0xE30..=0xE33 | 0xE34..=0xE3A | 0xE45 | 0xE47..=0xE4E | 0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F)
}

/// Whether a letter begins a syllable and may not be parted from the one after it: เ แ โ ใ ไ.
const fn leads(letter: char) -> bool {
    matches!(letter as u32, 0xE40..=0xE44)
}

/// The line, or as much of it as fits with "…" behind it; never cut inside a cluster.
#[must_use]
pub fn cut(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let fits = |end: &usize| {
        let whole = letters.get(*end).is_none_or(|next| !rests(*next)) && !leads(letters[*end - 1]);
        let line: String = letters[..*end].iter().collect();
        whole && width(&line, size) + width(&CUT.to_string(), size) <= most
    };
    let kept = (1..letters.len()).rev().find(fits).unwrap_or(0);
    let line: String = letters[..kept].iter().collect();
    format!("{}{CUT}", line.trim_end())
}

/// The text over at most so many lines, parted at spaces; the last line is cut if need be.
#[must_use]
pub fn lines(text: &str, size: f64, most: f64, count: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let last = lines.len() >= count;
        match lines.last_mut() {
            Some(line) if last || width(line, size) + width(" ", size) + width(word, size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| cut(line, size, most)).collect()
}

/// The text over at most so many lines, parted at spaces where that is enough, else between words, in Thai too; the last
/// line is cut if need be.
#[must_use]
pub fn wrapped(text: &str, size: f64, most: f64, count: usize) -> Vec<String> {
    if text.split_whitespace().all(|word| width(word, size) <= most) {
        let whole = lines(text, size, most, text.len());
        if whole.len() <= count {
            return whole;
        }
    }
    let mut lines = vec![String::new()];
    for word in thai::lines::pieces(text) {
        let last = lines.len() >= count;
        match lines.last_mut() {
            Some(line)
                if last || line.is_empty() || width(line.as_str(), size) + width(word.trim_end(), size) <= most =>
            {
                line.push_str(word);
            }
            _ => lines.push(word.trim_start().to_owned()),
        }
    }
    lines.iter().map(|line| cut(line.trim(), size, most)).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_above_and_below_take_no_room() {
        assert!((width("ที่", 10.0) - width("ท", 10.0)).abs() < 1e-9);
        assert!(width("กำ", 10.0) > width("ก", 10.0));
    }

    #[test]
    fn a_name_is_cut_between_clusters() {
        for most in 3..60 {
            let cut = cut("เจ้าพระยาสุริยวงศ์ไวยวัฒน์", 3.0, f64::from(most));
            let kept = cut.trim_end_matches(CUT);
            assert!("เจ้าพระยาสุริยวงศ์ไวยวัฒน์".starts_with(kept));
            assert!(!kept.ends_with(['เ', 'ไ']), "{cut}");
            let rest = &"เจ้าพระยาสุริยวงศ์ไวยวัฒน์"[kept.len()..];
            assert!(rest.chars().next().is_none_or(|next| !rests(next)), "{cut}");
        }
    }

    #[test]
    fn given_and_family_name_stand_on_two_lines_when_one_is_too_short() {
        assert_eq!(lines("นางสาวพิมพ์ใจ ศรีสุวรรณ", 3.1, 25.0, 2), ["นางสาวพิมพ์ใจ", "ศรีสุวรรณ"]);
        assert_eq!(lines("สาย ทองดี", 3.1, 25.0, 2), ["สาย ทองดี"]);
        assert_eq!(wrapped("นางสายหยุด ทองสมมุติ", 3.0, 25.0, 4), ["นางสายหยุด", "ทองสมมุติ"]);
        assert_eq!(wrapped("องค์การบริหารส่วนตำบลท่าข้าม", 3.0, 25.0, 4).concat(), "องค์การบริหารส่วนตำบลท่าข้าม");
    }

    proptest! {
        #[test]
        fn what_was_cut_fits(text in "\\PC{0,80}", most in 3.0..80.0f64) {
            prop_assert!(width(&cut(&text, 3.0, most), 3.0) <= most);
            for line in lines(&text, 3.0, most, 2).into_iter().chain(wrapped(&text, 3.0, most, 3)) {
                prop_assert!(width(&line, 3.0) <= most);
            }
        }
    }
}
