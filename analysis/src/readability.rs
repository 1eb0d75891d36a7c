//! `Readability` of a provision: counts, published formulas as raw values, a percentile and a plain word.
//!
//! Law saturates every published scale, so nothing is clipped here: a Flesch value may be −20. What a reader is told is
//! the percentile within the corpus and one of five steps; the raw figures stand beside it.
//!
//! The caller passes the text in force only: amendment notes, editorial notes and wordings still to come are cut before
//! (they are [`legislation::Note`]s, not text).

pub mod forms;
pub mod formulas;
pub mod parity;

mod clauses;
mod reasons;

pub use reasons::{Known, reasons};

use formulas::Counts;
use language::letters::Letter;
use language::{sentences, syllables, words};
use legislation::{Lang, Readability, ReadingLevel};

/// How the items of a list are cut into sentences. Joining them to their head doubles the sentence length of law (18.8
/// to 35.5 words in Russian, 18.9 to 37.3 in Kazakh), so every figure belongs to one policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ListPolicy {
    /// Each item is read by itself and is at least one sentence: what the stored figures use.
    #[default]
    PerItem,
    /// The items continue the sentence of their head: one text, cut at full stops only.
    Joined,
}

/// The figures of one text, given as its passages and list items, under [`ListPolicy::PerItem`].
///
/// A word is a run of letters (`64-1` is none, «нормативно-правовой» is two); a sentence has at least one word.
/// `long_words` counts words of more than four syllables, in English of more than two. `level` is set from the raw
/// figures alone; [`legislation::Ranking`] refines it. A text without words has no formulas and no level.
pub fn measure(items: &[&str], lang: Lang) -> Readability {
    measure_as(items, lang, ListPolicy::PerItem)
}

/// The figures of one text under a named policy; see [`measure`].
pub fn measure_as(items: &[&str], lang: Lang, policy: ListPolicy) -> Readability {
    let counts = match policy {
        ListPolicy::PerItem => count(items, lang),
        ListPolicy::Joined => count(&[&items.join(" ")], lang),
    };
    let mut readability = Readability {
        words: counts.words,
        sentences: counts.sentences,
        syllables: counts.syllables,
        letters: counts.letters,
        longest_sentence: counts.longest_sentence,
        long_words: if lang == Lang::EN { counts.words_over(2) } else { counts.words_over(4) },
        formulas: Vec::new(),
        harder_than: None,
        level: None,
    };
    if counts.words > 0 {
        readability.formulas = formulas::of(lang)
            .iter()
            .map(|formula| (formula.name.to_owned(), (formula.value)(&counts) as f32))
            .collect();
        readability.level = Some(ReadingLevel::ALL[raw_step(readability.difficulty(), lang)]);
    }
    readability
}

/// What the composite is made of, so that its weights can be checked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parts {
    /// Words of the sentence in which the average word stands.
    pub sentence: f64,
    /// Letters of the word in which the average letter stands.
    pub word: f64,
    /// Share of nominalisations and participles.
    pub nominal: f64,
}

/// The parts of the composite of a text; see [`formulas::composite`].
pub fn parts(items: &[&str], lang: Lang) -> Parts {
    let counts = count(items, lang);
    Parts {
        sentence: counts.sentence_around_a_word().max(1.0),
        word: counts.word_around_a_letter(),
        nominal: f64::from(counts.nominal) / f64::from(counts.words.max(1)),
    }
}

fn count(items: &[&str], lang: Lang) -> Counts {
    let mut counts = Counts::default();
    for item in items {
        for span in sentences(item) {
            let sentence = &item[span];
            let before = counts.words;
            for word in words(sentence).map(|span| &sentence[span]) {
                let letters = word.chars().filter(|c| c.is_letter()).count();
                if letters > 0 {
                    counts.add_word(letters, syllables(word, lang));
                    counts.nominal += u32::from(forms::is_nominal(word, lang));
                }
            }
            counts.end_sentence(before);
        }
    }
    counts
}

/// Where [`Readability::difficulty`] passes from one step to the next.
///
/// People rated Russian and English sentences from 1 (A1) to 6 (C2) in `readme-pp`; an anchor lies midway between the
/// medians of two neighbouring ratings: 2 | 3 | 4 | 5 | 6. So [`ReadingLevel::VeryEasy`] is what people at level A
/// follow (Russian school texts up to grade 7 all lie below the Russian one) and [`ReadingLevel::VeryHard`] is C2. Kazakh has no
/// rated texts: the twelve acts at hand that stand in both languages score 2.5 less in Kazakh than in Russian (median), so
/// its anchors lie so much lower. Other languages take the English ones.
fn anchors(lang: Lang) -> [f32; 4] {
    match lang {
        Lang::KK => [48.0, 52.7, 56.4, 60.0],
        Lang::RU => [50.5, 55.2, 58.9, 62.5],
        _ => [42.7, 48.1, 52.3, 55.3],
    }
}

fn raw_step(difficulty: f32, lang: Lang) -> usize {
    anchors(lang).iter().filter(|&&anchor| difficulty >= anchor).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use legislation::Ranking;

    const HEAD: &str = "Работник вправе:";
    const ITEMS: [&str; 3] = [HEAD, "1) расторгнуть договор;", "2) получить компенсацию за неиспользованный отпуск."];

    fn value(readability: &Readability, name: &str) -> f32 {
        readability.formulas.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    #[test]
    fn each_item_of_a_list_is_a_sentence_unless_joined() {
        let apart = measure(&ITEMS, Lang::RU);
        assert_eq!((apart.words, apart.sentences, apart.longest_sentence), (9, 3, 5));
        let joined = measure_as(&ITEMS, Lang::RU, ListPolicy::Joined);
        assert_eq!((joined.words, joined.sentences, joined.longest_sentence), (9, 1, 9));
        assert_eq!(apart.syllables, joined.syllables);
    }

    #[test]
    fn counts_of_a_sentence_of_law_are_those_of_the_hand() {
        // 8 words: Ра-бот-ник о-бя-зан за-клю-чить тру-до-вой до-го-вор в те-че-ни-е де-ся-ти дней (64-1 is no word).
        let r = measure(&["Работник обязан заключить трудовой договор в течение десяти дней (ст. 64-1)."], Lang::RU);
        assert_eq!((r.words, r.sentences), (10, 1));
        assert_eq!(r.syllables, 3 + 3 + 3 + 3 + 3 + 4 + 3 + 1);
        assert_eq!(r.long_words, 0);
        let asl = 10.0;
        let asw = 23.0 / 10.0;
        assert!((value(&r, "flesch-oborneva") - (206.835 - 1.3 * asl - 60.1 * asw)).abs() < 1e-3);
    }

    #[test]
    fn values_are_never_clipped() {
        let hard = "Осуществление государственного регулирования правоотношений недобросовестными налогоплательщиками \
                    предусматривается законодательством.";
        let r = measure(&[hard], Lang::RU);
        assert!(value(&r, "flesch-oborneva") < -100.0, "{r:?}");
        assert!(value(&r, "lix") > 100.0, "{r:?}");
        assert_eq!(r.level, Some(ReadingLevel::VeryHard));
    }

    #[test]
    fn a_school_sentence_is_very_easy_in_each_language() {
        for (text, lang) in [
            ("Мама мыла раму. Кот спит на окне.", Lang::RU),
            ("Әке келді. Ол маған кітап әкелді.", Lang::KK),
            ("The cat sat on the mat. It was a good day.", Lang::EN),
        ] {
            assert_eq!(measure(&[text], lang).level, Some(ReadingLevel::VeryEasy), "{text}");
        }
    }

    #[test]
    fn every_language_has_its_formulas_and_all_have_lix() {
        for (lang, first, count) in
            [(Lang::KK, "atesman", 6), (Lang::RU, "flesch-oborneva", 13), (Lang::EN, "flesch", 9), (Lang::DE, "lix", 3)]
        {
            let r = measure(&["Заң law закон."], lang);
            assert_eq!(r.formulas[0].0, first);
            assert_eq!(r.formulas.len(), count);
            assert!(r.formulas.iter().any(|(name, _)| name == "lix"));
            assert!(r.difficulty() > 0.0, "the composite ranks {lang}");
        }
    }

    #[test]
    fn a_text_without_words_has_no_level() {
        for items in [&[][..], &["", "1) 2) –"][..]] {
            let r = measure(items, Lang::RU);
            assert_eq!((r.words, r.sentences, r.level), (0, 0, None));
            assert!(r.formulas.is_empty());
            assert!(r.difficulty().abs() < f32::EPSILON);
        }
    }

    /// A text of `words` words of `letters` letters in one sentence.
    fn text(words: usize, letters: usize) -> String {
        vec!["о".repeat(letters); words].join(" ")
    }

    /// Every text told its place among all of them.
    fn placed(mut all: Vec<Readability>) -> Vec<Readability> {
        let ranking = Ranking::of(&all);
        for text in &mut all {
            ranking.place(text);
        }
        all
    }

    #[test]
    fn texts_are_ranked_among_their_like_and_short_ones_are_not() {
        let mut all: Vec<Readability> = (30..70).map(|n| measure(&[&text(n, 6)], Lang::RU)).collect();
        all.push(measure(&[&text(29, 12)], Lang::RU));
        let all = placed(all);
        assert_eq!(all[0].harder_than, Some(0));
        assert_eq!(all[20].harder_than, Some(50));
        assert_eq!(all[39].harder_than, Some(97));
        assert_eq!(all[40].harder_than, None, "29 words");
        let alone = placed(vec![measure(&[&text(200, 12)], Lang::KK)]);
        assert_eq!(alone[0].harder_than, None, "one Kazakh text cannot be compared");
        assert_eq!(alone[0].level, Some(ReadingLevel::VeryHard), "its raw figures still speak");
    }

    #[test]
    fn the_hardest_of_an_easy_corpus_is_not_called_hard() {
        let all = (0..40)
            .map(|n| {
                let line = format!("{} {}", text(5, 3), text(1, 3 + n % 4));
                measure(&[line.as_str(); 8], Lang::RU)
            })
            .collect();
        let all = placed(all);
        assert!(all.iter().all(|r| matches!(r.level, Some(ReadingLevel::VeryEasy | ReadingLevel::Easy))));
        assert!(all.iter().any(|r| r.level == Some(ReadingLevel::Easy)));
    }
}
