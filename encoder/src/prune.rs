//! `pruned`: a model without the pieces that texts of some languages cannot hold.

use crate::weights::{BLOCK, BLOCK_BYTES, Packed, Vocabulary, WORDS, Weights};
use std::collections::BTreeSet;

/// Letters whose pieces are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Script {
    /// Kazakh and Russian.
    Cyrillic,
    /// English, and the Latin letters that other languages' law holds: at most so many pieces, the most used first.
    Latin(usize),
}

/// The model with only the pieces of these scripts, of digits and signs, and those that texts are known to have (`said`, by their
/// numbers). A text of other letters is cut into letters that are not known; a rarer Latin word into shorter pieces.
#[must_use]
pub fn pruned(weights: &Weights, scripts: &[Script], said: &BTreeSet<u32>) -> Weights {
    let Vocabulary { pieces, scores, signs, letters } = &weights.vocabulary;
    let latin =
        scripts.iter().map(|script| if let Script::Latin(most) = script { *most } else { 0 }).max().unwrap_or(0);
    let cyrillic = scripts.contains(&Script::Cyrillic);
    let is_cyrillic = |letter: char| ('\u{400}'..='\u{52f}').contains(&letter);
    // Pieces of the law itself first, then the likelier ones, of whatever language they are.
    let is_said = |number: usize| said.contains(&(number as u32));
    let mut by_score: Vec<usize> = (0..pieces.len()).collect();
    by_score.sort_by(|a, b| is_said(*b).cmp(&is_said(*a)).then(scores[*b].total_cmp(&scores[*a])));
    let mut kept = vec![false; pieces.len()];
    let mut latin_kept = 0;
    for number in by_score {
        let piece = pieces[number].trim_start_matches('▁');
        let mut letters = piece.chars().filter(|letter| letter.is_alphabetic());
        let is_sign = signs.contains(&(number as u32));
        kept[number] = match (letters.clone().next(), piece.chars().count()) {
            _ if is_sign => true,
            // What the corpus says is read as the whole model reads it.
            (None, _) if is_said(number) => true,
            // Digits and signs as Kazakhstan's texts write them.
            (None, _) => piece.chars().all(|c| c.is_ascii() || "«»–—“”„…№§°·×−½¼¾ ".contains(c)),
            (Some(_), _) if letters.clone().all(is_cyrillic) => cyrillic,
            (Some(_), length) if letters.all(|letter| letter.is_ascii()) => {
                // Single letters are numbers of annexes, units and the like.
                let is_kept = length == 1 || latin_kept < latin;
                latin_kept += usize::from(is_kept);
                is_kept
            }
            _ => false,
        };
    }
    let mut table =
        weights.tensors.get(WORDS).cloned().unwrap_or(Packed { is_quantized: true, elements: 0, bytes: Vec::new() });
    let row = weights.shape.hidden / BLOCK * BLOCK_BYTES;
    let mut rows = Vec::new();
    let mut vocabulary = Vocabulary { letters: letters.clone(), ..Vocabulary::default() };
    for number in (0..pieces.len()).filter(|number| kept[*number]) {
        for (own, sign) in vocabulary.signs.iter_mut().zip(signs) {
            if *sign as usize == number {
                *own = vocabulary.pieces.len() as u32;
            }
        }
        vocabulary.pieces.push(pieces[number].clone());
        vocabulary.scores.push(scores[number]);
        rows.extend(table.bytes.get(number * row..(number + 1) * row).unwrap_or_default());
    }
    table = Packed { is_quantized: true, elements: vocabulary.pieces.len() * weights.shape.hidden, bytes: rows };
    let mut tensors = weights.tensors.clone();
    tensors.insert(WORDS.to_owned(), table);
    let shape = crate::weights::Shape { rows: vocabulary.pieces.len(), ..weights.shape };
    Weights { shape, vocabulary, tensors }
}
