//! `Directions`: many vectors as their signs, 48 bytes each, ranked against a question; `Numbers`: some of them in a byte a
//! number, to look at the best once more.

use thiserror::Error;

/// The cosine of two vectors of length 1.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The mean of the vectors of a corpus. They all point about the same way; what tells them apart is what is left without it.
#[derive(Clone, PartialEq, Debug)]
pub struct Centre(pub Vec<f32>);

impl Centre {
    /// The mean of vectors; of none, zeros.
    pub fn of<'a>(vectors: impl IntoIterator<Item = &'a [f32]>, dimensions: usize) -> Self {
        let mut sums = vec![0.0_f64; dimensions];
        let mut count = 0_usize;
        for vector in vectors {
            count += 1;
            sums.iter_mut().zip(vector).for_each(|(sum, number)| *sum += f64::from(*number));
        }
        Self(sums.into_iter().map(|sum| (sum / count.max(1) as f64) as f32).collect())
    }

    /// A vector without the mean.
    pub fn without(&self, vector: &[f32]) -> Vec<f32> {
        vector.iter().zip(&self.0).map(|(number, mean)| number - mean).collect()
    }
}

/// Vectors in one block of numbers ([`Numbers`]): what is fetched to look at one of them more closely.
pub const IN_BLOCK: usize = 32;

/// Vectors found by their signs that are looked at more closely.
pub const RESCORED: usize = 50;

/// Bytes of a block's name.
pub const NAME: usize = 6;

/// What a file of signs begins with.
const MAGIC: &[u8; 4] = b"AQV1";

/// A file of vectors that is not what it should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the vectors are damaged")]
pub struct Damaged;

/// The signs of many vectors, one bit a number, and the names of the blocks that have the numbers themselves.
///
/// ```text
/// "AQV1", u32 numbers in a vector, u32 vectors, u32 blocks     little endian
/// f32 × numbers                                                their mean
/// 6 bytes × blocks                                             names of blocks, 32 vectors each
/// u32 × vectors                                                the passage each is of; a long one has several
/// ⌈numbers / 8⌉ bytes × vectors                                a bit is 1 where the vector is above the mean
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Directions {
    centre: Centre,
    blocks: Vec<[u8; NAME]>,
    passages: Vec<u32>,
    signs: Vec<u8>,
}

impl Directions {
    /// The signs of vectors without their mean, each with the number of the passage it is of; without blocks.
    pub fn of<'a>(vectors: impl IntoIterator<Item = (u32, &'a [f32])>, centre: Centre) -> Self {
        let (mut signs, mut passages) = (Vec::new(), Vec::new());
        for (passage, vector) in vectors {
            passages.push(passage);
            let without = centre.without(vector);
            signs.extend(without.chunks(8).map(|eight| {
                eight.iter().enumerate().fold(0_u8, |byte, (bit, number)| byte | u8::from(*number > 0.0) << bit)
            }));
        }
        Self { centre, blocks: Vec::new(), passages, signs }
    }

    /// The same with the names of the blocks that have the vectors themselves, in order.
    #[must_use]
    pub fn with_blocks(self, blocks: Vec<[u8; NAME]>) -> Self {
        Self { blocks, ..self }
    }

    /// Bytes of a vector's signs.
    fn width(&self) -> usize {
        self.centre.0.len().div_ceil(8).max(1)
    }

    /// Vectors.
    pub fn len(&self) -> usize {
        self.signs.len() / self.width()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    /// Numbers in a vector.
    pub fn dimensions(&self) -> usize {
        self.centre.0.len()
    }

    /// The passage a vector is of.
    pub fn passage_of(&self, vector: usize) -> Option<u32> {
        self.passages.get(vector).copied()
    }

    /// The block that has the numbers of a vector, and the vector's place in it.
    pub fn block_of(&self, vector: usize) -> Option<([u8; NAME], usize)> {
        Some((*self.blocks.get(vector / IN_BLOCK)?, vector % IN_BLOCK))
    }

    /// How much each vector points where a question does, the question's numbers taken with the vectors' signs.
    pub fn scores(&self, question: &[f32]) -> Vec<f32> {
        let question = self.centre.without(question);
        // For each byte of a vector, what each of its 256 values adds.
        let table = |eight: &[f32]| -> [f32; 256] {
            let mut table = [0.0; 256];
            for (value, sum) in table.iter_mut().enumerate() {
                let signed = |(bit, number): (usize, &f32)| if value >> bit & 1 == 1 { *number } else { -number };
                *sum = eight.iter().enumerate().map(signed).sum();
            }
            table
        };
        let tables: Vec<[f32; 256]> = question.chunks(8).map(table).collect();
        let score = |signs: &[u8]| signs.iter().zip(&tables).map(|(byte, table)| table[usize::from(*byte)]).sum();
        self.signs.chunks_exact(self.width()).map(score).collect()
    }

    /// The vectors that point most where a question does, at most so many, the best first.
    pub fn nearest(&self, question: &[f32], most: usize) -> Vec<usize> {
        let scores = self.scores(question);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        let best_first = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b));
        if most > 0 && order.len() > most {
            order.select_nth_unstable_by(most - 1, best_first);
        }
        order.truncate(most);
        order.sort_by(best_first);
        order
    }

    /// As bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [self.dimensions(), self.len(), self.blocks.len()] {
            bytes.extend((number as u32).to_le_bytes());
        }
        bytes.extend(self.centre.0.iter().flat_map(|number| number.to_le_bytes()));
        bytes.extend(self.blocks.iter().flatten());
        bytes.extend(self.passages.iter().flat_map(|number| number.to_le_bytes()));
        bytes.extend(&self.signs);
        bytes
    }

    /// From bytes.
    pub fn read(bytes: &[u8]) -> Result<Self, Damaged> {
        let (head, rest) = bytes.split_at_checked(16).ok_or(Damaged)?;
        let number = |at: usize| {
            let four = head.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
            four.map(|four| u32::from_le_bytes(four) as usize).ok_or(Damaged)
        };
        let (dimensions, vectors, blocks) = (number(4)?, number(8)?, number(12)?);
        if !head.starts_with(MAGIC) || dimensions == 0 || (blocks > 0 && blocks != vectors.div_ceil(IN_BLOCK)) {
            return Err(Damaged);
        }
        let (centre, rest) = rest.split_at_checked(dimensions.checked_mul(4).ok_or(Damaged)?).ok_or(Damaged)?;
        let (names, signs) = rest.split_at_checked(blocks.checked_mul(NAME).ok_or(Damaged)?).ok_or(Damaged)?;
        let (passages, signs) = signs.split_at_checked(vectors.checked_mul(4).ok_or(Damaged)?).ok_or(Damaged)?;
        if dimensions.div_ceil(8).checked_mul(vectors) != Some(signs.len()) {
            return Err(Damaged);
        }
        let centre = Centre(floats(centre));
        let blocks = names.as_chunks::<NAME>().0.to_vec();
        let passages = passages.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
        Ok(Self { centre, blocks, passages, signs: signs.to_vec() })
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

/// Vectors in a byte a number: of each its scale, and its numbers as shares of that.
#[derive(Clone, PartialEq, Debug)]
pub struct Numbers<'a> {
    bytes: &'a [u8],
    dimensions: usize,
}

impl<'a> Numbers<'a> {
    /// The bytes of a block of vectors: for each an f32, the 127th part of its greatest number, then a signed byte a number.
    pub fn write<'v>(vectors: impl IntoIterator<Item = &'v [f32]>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for vector in vectors {
            let scale = vector.iter().fold(0.0_f32, |most, number| most.max(number.abs())) / 127.0;
            bytes.extend(scale.to_le_bytes());
            let share = |number: &f32| if scale > 0.0 { (number / scale).round() as i8 } else { 0 };
            bytes.extend(vector.iter().map(|number| share(number).to_le_bytes()[0]));
        }
        bytes
    }

    /// A block of vectors of so many numbers.
    pub fn read(bytes: &'a [u8], dimensions: usize) -> Result<Self, Damaged> {
        let is_whole = dimensions > 0 && bytes.len().is_multiple_of(dimensions + 4);
        if is_whole { Ok(Self { bytes, dimensions }) } else { Err(Damaged) }
    }

    /// A vector; `None` where there are fewer.
    pub fn vector(&self, place: usize) -> Option<Vec<f32>> {
        let one = self.bytes.chunks_exact(self.dimensions + 4).nth(place)?;
        let (scale, numbers) = one.split_at(4);
        let scale = *floats(scale).first()?;
        Some(numbers.iter().map(|byte| f32::from(i8::from_le_bytes([*byte])) * scale).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Centre, Damaged, Directions, IN_BLOCK, Numbers, cosine};

    /// Vectors of length 1 that all point about one way, as those of the model do.
    fn vectors(count: usize) -> Vec<Vec<f32>> {
        let mut state = 17_u32;
        let mut number = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f32::from((state >> 16) as u16) / 65_536.0 - 0.5
        };
        let mut made = Vec::new();
        for _ in 0..count {
            let vector: Vec<f32> = (0..384).map(|_| 0.8 + number()).collect();
            let long = cosine(&vector, &vector).sqrt();
            made.push(vector.into_iter().map(|number| number / long).collect());
        }
        made
    }

    #[test]
    fn signs_take_a_vector_of_a_byte_for_eight_numbers_and_find_the_text_that_is_asked_for() {
        let vectors = vectors(300);
        let centre = Centre::of(vectors.iter().map(Vec::as_slice), 384);
        let directions = Directions::of((0..).zip(vectors.iter().map(Vec::as_slice)), centre);
        assert_eq!((directions.len(), directions.is_empty()), (300, false));
        assert!(directions.write().len() <= 16 + 384 * 4 + 300 * 52);
        for asked in [0, 150, 299] {
            assert_eq!(directions.nearest(&vectors[asked], 3)[0], asked, "a text is nearest to itself");
        }
    }

    #[test]
    fn of_no_vectors_there_is_nothing_to_rank() {
        let directions = Directions::of([], Centre::of([], 384));
        assert!(directions.is_empty() && directions.nearest(&[0.5; 384], 9).is_empty());
    }

    #[test]
    fn vectors_are_read_as_they_were_written_and_damaged_ones_refused() {
        let vectors = vectors(70);
        let centre = Centre::of(vectors.iter().map(Vec::as_slice), 384);
        let names = vec![[1; 6], [2; 6], [3; 6]];
        let directions = Directions::of((0..).zip(vectors.iter().map(Vec::as_slice)), centre).with_blocks(names);
        let bytes = directions.write();
        assert_eq!(Directions::read(&bytes), Ok(directions.clone()));
        assert_eq!((directions.block_of(69), directions.block_of(96)), (Some(([3; 6], 5)), None));
        assert_eq!((directions.passage_of(69), directions.passage_of(70)), (Some(69), None));
        for cut in [0, 3, 15, 16, 900, bytes.len() - 1] {
            assert_eq!(Directions::read(&bytes[..cut]), Err(Damaged), "{cut} bytes");
        }
        let mut other = bytes;
        other[8] = 1;
        assert_eq!(Directions::read(&other), Err(Damaged), "fewer vectors than signs");
    }

    #[test]
    fn a_byte_a_number_keeps_the_direction() {
        let vectors = vectors(IN_BLOCK);
        let bytes = Numbers::write(vectors.iter().map(Vec::as_slice));
        let numbers = Numbers::read(&bytes, 384).expect("whole");
        for (place, vector) in vectors.iter().enumerate() {
            let kept = numbers.vector(place).expect("there");
            assert!(cosine(&kept, vector) / cosine(&kept, &kept).sqrt() > 0.9999);
        }
        assert_eq!((numbers.vector(IN_BLOCK), Numbers::read(&bytes[1..], 384)), (None, Err(Damaged)));
    }
}
