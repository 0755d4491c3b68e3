//! A small fast hash for our own tables and blocking keys: the same on every machine and in every run.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Multiply and fold over words of eight bytes.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Folding(u64);

impl Folding {
    fn mix(&mut self, word: u64) {
        let wide = u128::from(self.0 ^ word) * u128::from(MULTIPLIER);
        self.0 = (wide as u64) ^ ((wide >> 64) as u64).rotate_left(23);
        self.0 = self.0.wrapping_add(MULTIPLIER);
    }
}

impl Hasher for Folding {
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.mix(u64::from_le_bytes(word.try_into().unwrap_or_default()));
        }
        let rest = words.remainder();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

/// A map by this hash.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Folding>>;

/// The hash of bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = Folding::default();
    hasher.write(bytes);
    hasher.finish()
}

/// The hash of words, in their order.
pub(crate) fn of_words(words: &[u64]) -> u64 {
    let mut hasher = Folding::default();
    for word in words {
        hasher.mix(*word);
    }
    hasher.finish()
}

/// Numbers that look random and follow from a seed: splitmix64. Source: G. Steele, D. Lea and C. Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(MULTIPLIER);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_in_their_end_or_length_differ() {
        let all = ["", "a", "a\0", "abcdefgh", "abcdefgh\0", "abcdefgi"].map(|text| of_bytes(text.as_bytes()));
        for (at, one) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|other| other != one));
        }
    }

    #[test]
    fn chance_follows_from_its_seed_and_stays_below() {
        let mut chance = Chance::new(0);
        // The first value of the published generator for seed 0.
        assert_eq!(chance.next(), 0xe220_a839_7b1d_cdaf);
        assert!((0..1_000).all(|_| chance.below(7) < 7));
    }
}
