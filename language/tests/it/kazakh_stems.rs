//! Kazakh stems against a treebank: forms of one lemma share a stem, forms of different lemmas do not.

use language::stem;
use legislation::Lang;
use std::collections::BTreeMap;
use std::path::Path;

/// Precision, recall and F1 over all pairs of distinct forms: same lemma ⇔ same stem.
fn pairwise(rows: &[(String, String)], stem: impl Fn(&str) -> String) -> (f64, f64, f64) {
    let mut lemmas: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (form, lemma) in rows {
        let of_form = lemmas.entry(form).or_default();
        if !of_form.contains(&lemma.as_str()) {
            of_form.push(lemma);
        }
    }
    let forms: Vec<(&str, &Vec<&str>, String)> = lemmas.iter().map(|(form, of)| (*form, of, stem(form))).collect();
    let (mut both, mut same_stem, mut same_lemma) = (0_u32, 0_u32, 0_u32);
    for (i, a) in forms.iter().enumerate() {
        for b in &forms[i + 1..] {
            let lemma = a.1.iter().any(|l| b.1.contains(l));
            let stem = a.2 == b.2;
            both += u32::from(lemma && stem);
            same_stem += u32::from(stem);
            same_lemma += u32::from(lemma);
        }
    }
    let p = f64::from(both) / f64::from(same_stem.max(1));
    let r = f64::from(both) / f64::from(same_lemma.max(1));
    (p, r, 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the treebank; the crate does not")]
fn forms_of_a_kazakh_word_share_a_stem_better_than_the_published_rules_do() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/eval/morphology/kaz-ud.dev.tsv");
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("the treebank shared/eval/morphology is not here: nothing was measured");
        return;
    };
    let rows: Vec<(String, String)> = text
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((language::fold(cells.next()?), language::fold(cells.next()?)))
        })
        .collect();
    let (p, r, f1) = pairwise(&rows, |form| stem(form, Lang::KK));
    eprintln!("Kazakh stems: P {p:.3} R {r:.3} F1 {f1:.3}");
    // The rules alone reach .84; the short list of whole words brings the rest.
    assert!(f1 > 0.84 && p > 0.88, "P {p:.3} R {r:.3} F1 {f1:.3}");
}

#[test]
fn surnames_take_endings_of_either_harmony() {
    for (inflected, name) in [("исабековтің", "исабеков"), ("мұқановтың", "мұқанов")]
    {
        assert_eq!(language::stem(inflected, Lang::KK), language::stem(name, Lang::KK), "{inflected}");
    }
}

#[test]
fn possessives_of_speech_lead_to_the_noun_and_other_words_to_none() {
    for (said, noun) in [("үйімді", "үй"), ("телефонымды", "телефон"), ("балаңның", "бала"), ("жұмысымнан", "жұмыс")]
    {
        let stem = language::stem(noun, Lang::KK);
        assert!(language::spoken_stems(said).contains(&stem), "{said}: {:?}", language::spoken_stems(said));
    }
    assert!(language::spoken_stems("кодекс").is_empty());
}
