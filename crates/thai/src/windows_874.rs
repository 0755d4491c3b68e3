//! รหัสอักขระ windows-874: Thai as Windows wrote it before Unicode, and as Excel still saves CSV on a Thai machine.

/// อ่านข้อความ windows-874 (TIS-620 with punctuation): Thai begins at 0xA1. What no letter has becomes U+FFFD.
///
/// Source: Unicode, *CP874.TXT*; curly quotes, dashes and the hard blank become plain ones, as they mean nothing else in a table.
pub fn decode(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| letter(*byte)).collect()
}

fn letter(byte: u8) -> char {
    match byte {
        0x00..=0x7f => char::from(byte),
        0x85 => '…',
        0x91 | 0x92 => '\'',
        0x93 | 0x94 => '"',
        0x96 | 0x97 => '-',
        0xa0 => ' ',
        0xa1..=0xda | 0xdf..=0xfb => char::from_u32(0x0e00 + u32::from(byte) - 0xa0).unwrap_or('\u{fffd}'),
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_is_read_and_what_is_no_letter_is_shown_as_such() {
        assert_eq!(decode(b"\xca\xc1\xaa\xd2\xc2"), "สมชาย");
        assert_eq!(decode(b"12\xf1\xa0A"), "12๑ A");
        assert_eq!(decode(&[0xdb, 0xff]), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn every_byte_is_one_letter() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&all).chars().count(), 256);
    }
}
