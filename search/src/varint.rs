//! `Reader`: numbers and texts read one after another from bytes that may be damaged, and the way they are written.

/// Reads from the front; `None` once the bytes do not hold what is asked for.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// A number of up to 32 bits, seven bits to a byte, the low ones first.
    pub(crate) fn number(&mut self) -> Option<u32> {
        let mut number = 0_u64;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }

    /// So many bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A count that at least as many bytes must follow: damage cannot ask for memory that is not there.
    pub(crate) fn count(&mut self) -> Option<usize> {
        self.number().map(|count| count as usize).filter(|&count| count <= self.0.len())
    }

    /// Whether everything was read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }
}

/// Appends a number as [`Reader::number`] reads it.
pub(crate) fn push(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Reader, push};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back_and_cut_ones_do_not(numbers in prop::collection::vec(any::<u32>(), 1..20)) {
            let mut bytes = Vec::new();
            for &number in &numbers {
                push(&mut bytes, number);
            }
            let mut reader = Reader::new(&bytes);
            for &number in &numbers {
                prop_assert_eq!(reader.number(), Some(number));
            }
            prop_assert!(reader.is_at_end());
            let mut cut = Reader::new(&bytes[..bytes.len() - 1]);
            prop_assert!((0..numbers.len()).map(|_| cut.number()).any(|number| number.is_none()));
        }
    }
}
