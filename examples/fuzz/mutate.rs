//! Seeded damage to bytes: the same seed always does the same.
#![allow(dead_code, reason = "the loop and the hostile folder each use their own part")]

/// Numbers that look random (`SplitMix64`).
pub struct Rng(u64);

impl Rng {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Rng(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }
}

/// One bit turned.
pub fn flip(bytes: &mut [u8], rng: &mut Rng) {
    let at = rng.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << rng.below(8);
    }
}

/// What is left of a file when so many percent of it arrived.
pub fn cut(bytes: &[u8], percent: usize) -> Vec<u8> {
    bytes[..bytes.len() * percent / 100].to_vec()
}

/// The full length, but nothing behind so many percent was ever written.
pub fn zero_tail(bytes: &[u8], percent: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let from = bytes.len() * percent / 100;
    bytes[from..].fill(0);
    bytes
}

/// Numbers readers trip over.
const NUMBERS: [u32; 12] =
    [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

/// One to eight changes, each of a kind chosen by the seed; now and then words of the dictionary or a piece of another file.
pub fn mutate(base: &[u8], other: &[u8], words: &[&[u8]], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = base.to_vec();
    for _ in 0..=rng.below(8) {
        change(&mut bytes, other, words, rng);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], words: &[&[u8]], rng: &mut Rng) {
    let length = bytes.len();
    let at = rng.below(length);
    match rng.below(10) {
        0 | 1 => flip(bytes, rng),
        2 if length > 0 => bytes[at] = rng.next() as u8,
        3 => number(bytes, at, rng),
        4 => bytes.truncate(at),
        5 => drop(bytes.drain(at..(at + 1 + rng.below(64)).min(length).max(at))),
        6 => repeat(bytes, at, rng),
        7 if !other.is_empty() => splice(bytes, at, other, rng),
        8 if !words.is_empty() => overwrite(bytes, at, words[rng.below(words.len())], rng),
        _ => {
            let end = (at + 1 + rng.below(512)).min(length).max(at);
            bytes[at..end].fill(0);
        }
    }
}

/// A number of one, two or four bytes, in either order.
fn number(bytes: &mut [u8], at: usize, rng: &mut Rng) {
    let number = NUMBERS[rng.below(NUMBERS.len())];
    let wide = if rng.below(2) == 0 { number.to_le_bytes() } else { number.to_be_bytes() };
    let width = [1, 2, 4][rng.below(3)];
    for (byte, new) in bytes[at..].iter_mut().zip(wide.iter().take(width)) {
        *byte = *new;
    }
}

/// A piece stands several times.
fn repeat(bytes: &mut Vec<u8>, at: usize, rng: &mut Rng) {
    let end = (at + 1 + rng.below(128)).min(bytes.len()).max(at);
    let piece = bytes[at..end].repeat(1 + rng.below(16));
    bytes.splice(at..at, piece);
}

/// A piece of another file stands here.
fn splice(bytes: &mut Vec<u8>, at: usize, other: &[u8], rng: &mut Rng) {
    let from = rng.below(other.len());
    let to = (from + 1 + rng.below(512)).min(other.len());
    let end = (at + rng.below(512)).min(bytes.len()).max(at);
    bytes.splice(at..end, other[from..to].iter().copied());
}

/// A word stands here, instead of what stood or before it.
fn overwrite(bytes: &mut Vec<u8>, at: usize, word: &[u8], rng: &mut Rng) {
    let gone = if rng.below(2) == 0 { 0 } else { word.len() };
    let end = (at + gone).min(bytes.len()).max(at);
    bytes.splice(at..end, word.iter().copied());
}
