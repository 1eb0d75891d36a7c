//! `GuideFinder`: which of an operator's guides answer a question.
//!
//! Guides are few and their writers say how people ask, so a look at every wording is enough: all words of the question in one
//! wording, or most of them in the guide's title, wordings and summary together.

use language::{is_stop_word, other_terms, tokens};
use legislation::Lang;
use legislation::guide::GuideList;
use legislation::message::OfferedGuide;
use std::collections::BTreeSet;

/// Most guides shown above an answer.
const MOST: usize = 2;

/// The guides of a language.
#[derive(Debug)]
pub struct GuideFinder {
    lang: Lang,
    guides: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    guide: OfferedGuide,
    /// The words of its title, and of each question.
    wordings: Vec<BTreeSet<String>>,
    /// All its words.
    all: BTreeSet<String>,
}

impl GuideFinder {
    /// Reads what the guides are asked by.
    pub fn new(lang: Lang, list: GuideList) -> Self {
        let stems = |text: &str| tokens(text, lang).map(|token| token.stem).collect::<BTreeSet<String>>();
        let known = |guide: legislation::guide::GuideEntry| {
            let wordings: Vec<_> =
                std::iter::once(&guide.title).chain(&guide.questions).map(|text| stems(text)).collect();
            let all = wordings.iter().flatten().cloned().chain(stems(&guide.summary)).collect();
            let guide = OfferedGuide { id: guide.id, title: guide.title, summary: guide.summary };
            Known { guide, wordings, all }
        };
        Self { lang, guides: list.guides.into_iter().map(known).collect() }
    }

    /// The guides that answer a question, best first.
    pub fn find(&self, question: &str) -> Vec<OfferedGuide> {
        let asked: Vec<Vec<String>> = tokens(question, self.lang)
            .filter(|token| !is_stop_word(&token.folded, self.lang))
            .map(|token| {
                let mut terms = other_terms(&token.folded, self.lang);
                terms.push(token.stem);
                terms
            })
            .collect();
        let met = |words: &BTreeSet<String>| {
            asked.iter().filter(|terms| terms.iter().any(|term| words.contains(term))).count()
        };
        let mut found: Vec<(usize, &Known)> = self
            .guides
            .iter()
            .filter_map(|known| {
                let wording = known.wordings.iter().map(met).max().unwrap_or(0);
                let all = met(&known.all);
                let answers = wording == asked.len() || (all >= 2 && all * 3 >= asked.len() * 2);
                (answers && !asked.is_empty()).then_some((wording * 2 + all, known))
            })
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().take(MOST).map(|(_, known)| known.guide.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::GuideFinder;
    use legislation::bundle::FileEntry;
    use legislation::guide::{GuideEntry, GuideList, Situation};
    use legislation::{ActId, Lang};

    fn guide(id: &str, title: &str, summary: &str, questions: &[&str]) -> GuideEntry {
        GuideEntry {
            id: ActId::from_name(id),
            title: title.to_owned(),
            summary: summary.to_owned(),
            situation: Situation::Work,
            questions: questions.iter().map(|question| (*question).to_owned()).collect(),
            cites: Vec::new(),
            file: FileEntry { path: String::new(), bytes: 0 },
        }
    }

    fn found(finder: &GuideFinder, question: &str) -> Vec<String> {
        finder.find(question).into_iter().map(|guide| guide.id.to_string()).collect()
    }

    #[test]
    fn a_question_finds_the_guide_whose_writer_expected_it_whatever_its_endings() {
        let finder = GuideFinder::new(
            Lang::RU,
            GuideList {
                guides: vec![
                    guide("dismissed", "Вас уволили: что делать", "Документы и деньги", &["уволили без причины"]),
                    guide("speeding", "Штраф за скорость", "Как обжаловать", &["как обжаловать штраф"]),
                ],
            },
        );
        assert_eq!(found(&finder, "меня уволили"), ["dismissed"]);
        assert_eq!(found(&finder, "обжаловать штрафы"), ["speeding"]);
        assert_eq!(found(&finder, "штрафы"), ["speeding"]);
        assert!(found(&finder, "штраф за переход дороги на красный свет").is_empty(), "one word of many is no answer");
        assert!(found(&finder, "налог на имущество").is_empty());
        assert!(found(&finder, "").is_empty() && found(&finder, "и на по").is_empty());
    }

    #[test]
    fn kazakh_typed_with_russian_keys_finds_a_guide_written_with_kazakh_ones() {
        let list = GuideList {
            guides: vec![guide("a", "Сізді жұмыстан шығарды", "", &["жұмыстан заңсыз шығарды"])]
        };
        let finder = GuideFinder::new(Lang::KK, list);
        assert_eq!(found(&finder, "жұмыстан шығару"), ["a"]);
        assert_eq!(found(&finder, "жумыстан шыгарды"), ["a"]);
    }
}
