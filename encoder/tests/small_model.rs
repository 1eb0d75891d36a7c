//! A made-up model of one layer, small enough to be reckoned in a moment: what its file, its pieces and its vectors must do whatever
//! the weights are. The real model is compared by `anyq model compare`.

#![cfg(not(target_arch = "wasm32"))]

use encoder::{Encoder, Precision, Role, Script, Tokenizer, Vocabulary, Weights, WeightsError, cosine, pruned};
use proptest::prelude::*;
use std::collections::BTreeSet;

const HIDDEN: usize = 32;
const INNER: usize = 64;
const PLACES: usize = 12;

/// Numbers that look like chance and are the same each time.
struct Chance(u32);

impl Chance {
    fn byte(&mut self) -> u8 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 24) as u8
    }
}

fn pieces() -> Vec<(&'static str, f32)> {
    vec![
        ("<s>", 0.0),
        ("<pad>", 0.0),
        ("</s>", 0.0),
        ("<unk>", 0.0),
        ("▁", -3.0),
        ("▁за", -4.0),
        ("▁заң", -5.0),
        ("н", -6.0),
        ("а", -6.1),
        ("▁law", -5.5),
        ("s", -6.2),
        ("▁rareword", -9.0),
        ("1", -6.3),
        ("漢", -8.0),
        ("query", -7.0),
        ("passage", -7.1),
        (":", -6.4),
    ]
}

/// The file of the model.
fn file() -> Vec<u8> {
    let pieces = pieces();
    let rows = pieces.len();
    let mut chance = Chance(7);
    let mut file = b"E5S1".to_vec();
    let put = |file: &mut Vec<u8>, number: usize| file.extend((number as u32).to_le_bytes());
    for number in [1, HIDDEN, 1, 2, INNER, rows, PLACES, 1] {
        put(&mut file, number);
    }
    file.extend(1e-12_f32.to_le_bytes());
    for number in [32, rows, 0, 2, 1, 3] {
        put(&mut file, number);
    }
    let text: String = pieces.iter().map(|(piece, _)| *piece).collect();
    file.extend((text.len() as u64).to_le_bytes());
    let mut end = 0;
    put(&mut file, end);
    for (piece, _) in &pieces {
        end += piece.len();
        put(&mut file, end);
    }
    for (_, score) in &pieces {
        file.extend(score.to_le_bytes());
    }
    file.extend(text.as_bytes());
    // A no-break space is a blank, a soft hyphen nothing.
    put(&mut file, 2);
    put(&mut file, 9 + 5);
    file.extend(0xa0_u32.to_le_bytes());
    file.push(1);
    file.extend(0x20_u32.to_le_bytes());
    file.extend(0xad_u32.to_le_bytes());
    file.push(0);
    let mut tensors: Vec<(String, usize, bool)> =
        vec![("emb.word".into(), rows * HIDDEN, true), ("emb.pos".into(), PLACES * HIDDEN, false)];
    let norm = |name: &str| [(format!("{name}.w"), HIDDEN, false), (format!("{name}.b"), HIDDEN, false)];
    let linear = |name: &str, from: usize, to: usize| {
        [(format!("l0.{name}.w"), from * to, true), (format!("l0.{name}.b"), to, false)]
    };
    tensors.push(("emb.type".into(), HIDDEN, false));
    tensors.extend(norm("emb.ln"));
    for name in ["q", "k", "v", "ao"] {
        tensors.extend(linear(name, HIDDEN, HIDDEN));
    }
    tensors.extend(linear("fi", HIDDEN, INNER));
    tensors.extend(linear("fo", INNER, HIDDEN));
    tensors.extend(norm("l0.aln"));
    tensors.extend(norm("l0.oln"));
    put(&mut file, tensors.len());
    let size = |elements: usize, is_quantized: bool| if is_quantized { elements / 32 * 18 } else { elements * 4 };
    let mut at = file.len() + tensors.iter().map(|(name, ..)| 2 + name.len() + 21).sum::<usize>();
    for (name, elements, is_quantized) in &tensors {
        file.extend((name.len() as u16).to_le_bytes());
        file.extend(name.as_bytes());
        file.push(u8::from(*is_quantized));
        put(&mut file, *elements);
        file.extend((at as u64).to_le_bytes());
        file.extend((size(*elements, *is_quantized) as u64).to_le_bytes());
        at += size(*elements, *is_quantized);
    }
    for (_, elements, is_quantized) in &tensors {
        if *is_quantized {
            for _ in 0..elements / 32 {
                file.extend([0x66, 0x2e]); // .1 as a number of 16 bits
                file.extend((0..16).map(|_| chance.byte()));
            }
        } else {
            for _ in 0..*elements {
                file.extend((f32::from(chance.byte()) / 255.0 - 0.3).to_le_bytes());
            }
        }
    }
    file
}

/// The same file kept, for tests of other crates.
const KEPT: &[u8] = include_bytes!("data/small-model.bin");

#[test]
fn the_file_kept_is_the_one_made_here() {
    assert!(file() == KEPT, "write it again: the made-up model has changed");
}

/// What the model says of a question, as a computer reckons it; `wasm.rs` compares a browser's arithmetic with it.
const DIRECTION: &[u8] = include_bytes!("data/small-model.direction.bin");

#[test]
fn the_direction_kept_is_the_one_reckoned_here() {
    let encoder = Encoder::new(model(), Precision::Float).expect("whole");
    let kept: Vec<f32> =
        DIRECTION.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
    let reckoned = encoder.embed("зана заң laws 1", Role::Query).expect("reckoned");
    assert!(cosine(&kept, &reckoned) > 0.999_99, "{reckoned:?}");
}

fn model() -> Weights {
    Weights::read(&file()).expect("the file is whole")
}

fn words(tokenizer: &Tokenizer, vocabulary: &Vocabulary, text: &str) -> Vec<String> {
    tokenizer.numbers(text).iter().map(|number| vocabulary.pieces[*number as usize].clone()).collect()
}

#[test]
fn a_model_is_written_as_it_was_read() {
    let weights = model();
    assert_eq!(Weights::read(&weights.write()), Ok(weights));
}

#[test]
fn a_text_is_cut_into_its_likeliest_pieces_and_what_no_piece_has_is_one_unknown() {
    let Weights { vocabulary, .. } = model();
    let tokenizer = Tokenizer::new(&vocabulary);
    let cut = |text| words(&tokenizer, &vocabulary, text);
    assert_eq!(cut("заң"), ["▁заң"]);
    assert_eq!(cut("зана"), ["▁за", "н", "а"]);
    assert_eq!(cut("за\u{ad}ң\u{a0} \n laws"), ["▁заң", "▁law", "s"], "soft hyphens, blanks of all kinds");
    assert_eq!(cut("ыыы1"), ["▁", "<unk>", "1"]);
    assert_eq!(cut("</s>").iter().filter(|piece| *piece == "</s>").count(), 0, "nobody writes the end of a text");
}

#[test]
fn texts_have_directions_of_length_one_that_hang_on_their_words_and_their_role() {
    for precision in [Precision::FourBit, Precision::Float] {
        let encoder = Encoder::new(model(), precision).expect("whole");
        let law = encoder.embed("заң laws", Role::Query).expect("reckoned");
        assert_eq!(law.len(), HIDDEN);
        assert!((cosine(&law, &law) - 1.0).abs() < 1e-5);
        for (text, role) in [("зана", Role::Query), ("заң laws", Role::Passage)] {
            assert!(cosine(&law, &encoder.embed(text, role).expect("reckoned")) < 0.999_9, "{text}");
        }
        // Longer than the model reads: in windows.
        let long = encoder.embed(&"заң laws ".repeat(20), Role::Query).expect("reckoned");
        assert!((cosine(&long, &long) - 1.0).abs() < 1e-5);
        assert!(encoder.embed("", Role::Query).is_ok());
    }
}

#[test]
fn four_bits_say_what_numbers_say() {
    let [a, b] =
        [Precision::FourBit, Precision::Float].map(|precision| Encoder::new(model(), precision).expect("whole"));
    for text in ["заң", "laws 1", "зана заң laws"] {
        let [a, b] = [&a, &b].map(|encoder| encoder.embed(text, Role::Passage).expect("reckoned"));
        assert!(cosine(&a, &b) > 0.995, "{text}: {}", cosine(&a, &b));
    }
}

#[test]
fn a_model_for_kazakh_keeps_its_letters_its_signs_and_what_the_corpus_says() {
    let weights = model();
    let of =
        |said: &[u32], scripts: &[Script]| pruned(&weights, scripts, &said.iter().copied().collect::<BTreeSet<u32>>());
    let small = of(&[], &[Script::Cyrillic, Script::Latin(0)]);
    assert_eq!(small.vocabulary.pieces, ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁за", "▁заң", "н", "а", "s", "1", ":"]);
    let latin = of(&[11], &[Script::Cyrillic, Script::Latin(2)]);
    assert!(latin.vocabulary.pieces.contains(&"▁rareword".to_owned()), "the corpus has the word");
    assert!(!latin.vocabulary.pieces.contains(&"漢".to_owned()));
    // What it has left it reads as before.
    let [whole, small] = [weights, small].map(|weights| Encoder::new(weights, Precision::Float).expect("whole"));
    let [a, b] = [&whole, &small].map(|encoder| encoder.pieces("1", Role::Query).len());
    assert!(a <= b);
}

#[test]
fn a_file_of_another_kind_or_cut_off_is_refused_with_a_sentence() {
    assert_eq!(Weights::read(b"GGUF"), Err(WeightsError::NotAModel));
    let file = file();
    for length in (4..file.len()).step_by(97) {
        assert!(Weights::read(&file[..length]).is_err(), "{length} bytes of {}", file.len());
    }
    let mut newer = file;
    newer[4] = 9;
    assert_eq!(Weights::read(&newer), Err(WeightsError::Version(9)));
}

proptest! {
    #[test]
    fn no_damage_makes_reading_fail(at in 0_usize..4_000, value in any::<u8>(), text in "\\PC{0,40}") {
        let mut file = file();
        let place = at % file.len();
        file[place] = value;
        if let Ok(weights) = Weights::read(&file)
            && let Ok(encoder) = Encoder::new(weights, Precision::FourBit)
        {
            let _ = encoder.embed(&text, Role::Query);
        }
    }
}
