//! `Tokenizer`: cuts a text into the pieces the model knows: the likeliest way to write the text with them (Kudo 2018, the unigram
//! language model of `SentencePiece`), found by Viterbi's algorithm.

use crate::weights::Vocabulary;
use std::collections::HashMap;

/// What marks the beginning of a word.
const BLANK: char = '▁';

/// How much less likely than the rarest piece a letter is that no piece has.
const UNKNOWN: f32 = 10.0;

/// Cuts texts into pieces.
pub struct Tokenizer {
    pieces: HashMap<Box<str>, (u32, f32)>,
    letters: HashMap<char, Box<str>>,
    /// Letters of the longest piece.
    longest: usize,
    /// The score of a letter that is not known.
    unknown_score: f32,
    begin: u32,
    end: u32,
    unknown: u32,
}

impl Tokenizer {
    /// A tokenizer of these pieces.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let Vocabulary { pieces, scores, signs: [begin, end, pad, unknown], letters } = vocabulary;
        let numbered = pieces.iter().zip(scores).zip(0_u32..);
        // The signs are no text: nobody writes the end of a text with them.
        let is_text = |number: u32| ![begin, end, pad, unknown].contains(&&number);
        let pieces: HashMap<Box<str>, (u32, f32)> = numbered
            .filter(|((piece, _), number)| is_text(*number) && !piece.is_empty() && *piece != "<mask>")
            .map(|((piece, score), number)| (piece.as_str().into(), (number, *score)))
            .collect();
        let written = |(letter, becomes): (&u32, &Vec<u32>)| {
            let text: String = becomes.iter().filter_map(|one| char::from_u32(*one)).collect();
            Some((char::from_u32(*letter)?, text.into_boxed_str()))
        };
        let lowest = scores.iter().copied().fold(0.0, f32::min);
        Self {
            longest: pieces_longest(&pieces),
            pieces,
            letters: letters.iter().filter_map(written).collect(),
            unknown_score: lowest - UNKNOWN,
            begin: *begin,
            end: *end,
            unknown: *unknown,
        }
    }

    /// The text as the pieces spell it: letters in their usual shape, each word behind a mark.
    fn spelt(&self, text: &str) -> Vec<char> {
        let mut spelt = vec![BLANK];
        let mut put = |letter: char| {
            let is_blank = letter.is_whitespace() || letter == BLANK;
            if !is_blank {
                spelt.push(letter);
            } else if spelt.last() != Some(&BLANK) {
                spelt.push(BLANK);
            }
        };
        for letter in text.chars() {
            match self.letters.get(&letter) {
                Some(becomes) => becomes.chars().for_each(&mut put),
                None => put(letter),
            }
        }
        spelt
    }

    /// The numbers of a text's pieces, without the signs of its beginning and end.
    pub fn numbers(&self, text: &str) -> Vec<u32> {
        let letters = self.spelt(text);
        // The best way to each place: its score, the length of its last piece and the piece.
        let mut best: Vec<(f32, usize, u32)> = vec![(f32::NEG_INFINITY, 0, self.unknown); letters.len() + 1];
        best[0].0 = 0.0;
        let mut word = String::new();
        for start in 0..letters.len() {
            let so_far = best[start].0;
            word.clear();
            let mut is_known = false;
            for (length, letter) in (1..=self.longest).zip(&letters[start..]) {
                word.push(*letter);
                let Some((number, score)) = self.pieces.get(word.as_str()) else { continue };
                is_known |= length == 1;
                let reached = &mut best[start + length];
                if so_far + score > reached.0 {
                    *reached = (so_far + score, length, *number);
                }
            }
            let reached = &mut best[start + 1];
            if !is_known && so_far + self.unknown_score > reached.0 {
                *reached = (so_far + self.unknown_score, 1, self.unknown);
            }
        }
        let mut numbers = Vec::new();
        let mut at = letters.len();
        while at > 0 {
            let (_, length, number) = best[at];
            // Letters beside each other that are not known are one unknown piece.
            if number != self.unknown || numbers.last() != Some(&self.unknown) {
                numbers.push(number);
            }
            at -= length.max(1);
        }
        numbers.reverse();
        numbers
    }

    /// Pieces in windows of at most so many, each between the signs of a beginning and an end.
    pub fn windows(&self, numbers: &[u32], most: usize) -> Vec<Vec<u32>> {
        let window = |part: &[u32]| [&[self.begin], part, &[self.end]].concat();
        if numbers.is_empty() {
            return vec![window(&[])];
        }
        numbers.chunks(most.saturating_sub(2).max(1)).map(window).collect()
    }
}

fn pieces_longest(pieces: &HashMap<Box<str>, (u32, f32)>) -> usize {
    pieces.keys().map(|piece| piece.chars().count()).max().unwrap_or(1)
}
