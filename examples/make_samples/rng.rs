//! A small seeded generator (splitmix64), so that the sample round is the same everywhere.

/// The generator.
pub struct Rng(u64);

impl Rng {
    /// A generator for one purpose: changing one part of the samples leaves the others as they are.
    pub fn of(purpose: &str) -> Self {
        let seed = purpose
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Rng(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: u32) -> u32 {
        if end == 0 { 0 } else { (self.next() % u64::from(end)) as u32 }
    }

    /// A number from `first` to `last`.
    pub fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u32) as usize]
    }

    /// The list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for index in (1..list.len()).rev() {
            list.swap(index, self.below(index as u32 + 1) as usize);
        }
    }

    /// `total` in `parts` parts that sum to it, each at least 1 while it lasts.
    pub fn split(&mut self, total: u32, parts: usize) -> Vec<u32> {
        if parts == 0 {
            return Vec::new();
        }
        let floor = u32::from(total >= parts as u32);
        let weights: Vec<u32> = (0..parts).map(|_| self.between(6, 20)).collect();
        let (sum, rest) = (weights.iter().sum::<u32>(), total - floor * parts as u32);
        let mut shares: Vec<u32> = weights.iter().map(|weight| floor + rest * weight / sum).collect();
        let given: u32 = shares.iter().sum();
        shares[0] += total - given;
        shares
    }
}
