//! `Directions`: many vectors as their signs, 48 bytes each, ranked against a question.

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

/// The signs of many vectors, one bit a number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directions {
    bytes: Vec<u8>,
    /// Bytes of a vector.
    width: usize,
}

impl Directions {
    /// The signs of vectors without their mean.
    pub fn of<'a>(vectors: impl IntoIterator<Item = &'a [f32]>, centre: &Centre) -> Self {
        let width = centre.0.len().div_ceil(8);
        let mut bytes = Vec::new();
        for vector in vectors {
            let signs = centre.without(vector);
            bytes.extend(signs.chunks(8).map(|eight| {
                eight.iter().enumerate().fold(0_u8, |byte, (bit, number)| byte | u8::from(*number > 0.0) << bit)
            }));
        }
        Self { bytes, width }
    }

    /// Vectors.
    pub fn len(&self) -> usize {
        self.bytes.len().checked_div(self.width).unwrap_or(0)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// How much each vector points where a question does, the question's numbers taken with the vectors' signs.
    pub fn scores(&self, question: &[f32], centre: &Centre) -> Vec<f32> {
        let question = centre.without(question);
        // For each byte of a vector, what each of its 256 values adds.
        let tables: Vec<[f32; 256]> = question
            .chunks(8)
            .map(|eight| {
                let mut table = [0.0; 256];
                for (value, sum) in table.iter_mut().enumerate() {
                    let signed = |(bit, number): (usize, &f32)| if value >> bit & 1 == 1 { *number } else { -number };
                    *sum = eight.iter().enumerate().map(signed).sum();
                }
                table
            })
            .collect();
        let score = |signs: &[u8]| signs.iter().zip(&tables).map(|(byte, table)| table[usize::from(*byte)]).sum();
        self.bytes.chunks_exact(self.width.max(1)).map(score).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Centre, Directions, cosine};

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
        let directions = Directions::of(vectors.iter().map(Vec::as_slice), &centre);
        assert_eq!((directions.len(), directions.is_empty()), (300, false));
        for asked in [0, 150, 299] {
            let scores = directions.scores(&vectors[asked], &centre);
            let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
            assert_eq!(best, Some(asked), "a text is nearest to itself");
        }
    }

    #[test]
    fn of_no_vectors_there_is_nothing_to_rank() {
        let centre = Centre::of([], 384);
        let directions = Directions::of([], &centre);
        assert!(directions.is_empty() && directions.scores(&[0.5; 384], &centre).is_empty());
    }
}
