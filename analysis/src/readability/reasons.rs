//! `Reason`s: what makes provisions hard to read, each as a span of their text with a number.

use super::clauses;
use super::forms;
use language::letters::Letter;
use language::letters::lower;
use language::{sentences, syllables, words};
use legislation::bundle::TermUse;
use legislation::{
    Act, Definition, Lang, Provision, ProvisionKind, ProvisionState, Reason, ReasonKind, Reference, TextSpan,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is known of the act: [`crate::definitions`] and [`crate::references`], in document order.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// Its definitions.
    pub definitions: &'a [Definition],
    /// Where they are used.
    pub uses: &'a [TermUse],
    /// Its citations.
    pub references: &'a [Reference],
}

/// From how many on a sentence is called long. Plain-language guides of English and Russian administrations advise 20 to 25
/// words; a Kazakh word says in its endings what takes them a word of its own.
fn long_sentence(lang: Lang) -> usize {
    if lang == Lang::KK { 21 } else { 26 }
}

/// From how many syllables on a word is called long here: what a reader stumbles on, not the fifth of all words that have
/// more than four.
fn long_word(lang: Lang) -> usize {
    if lang == Lang::EN { 6 } else { 8 }
}

const CLAUSES: u32 = 3;
const KAZAKH_CLAUSES: u32 = 4;
const DEPTH: u32 = 2;
const EMBEDDED_WORDS: usize = 6;
const BRACKETED_WORDS: usize = 10;
const PASSIVES: usize = 3;
const NOMINALISATIONS: usize = 4;
const CITATIONS: usize = 3;
const TERMS: usize = 4;

/// Why the provisions `first..end` are hard to read, in document order; empty where nothing is.
///
/// Only the text in force is read: tables, signatures, headings, repealed provisions and remarks are not. Every span lies in
/// its provision's text.
pub fn reasons(act: &Act, provisions: Range<usize>, known: Known<'_>) -> Vec<Reason> {
    let mut found = Vec::new();
    let mut abbreviations = BTreeSet::new();
    let end = provisions.end.min(act.provisions.len());
    for index in provisions.start.min(end)..end {
        let provision = &act.provisions[index];
        if !is_read(provision) {
            continue;
        }
        let text = provision.text.as_str();
        let words: Vec<Range<usize>> = words(text).collect();
        let mut page = Page { act, index, text, known, found: &mut found };
        for sentence in sentences(text) {
            let first = words.partition_point(|word| word.start < sentence.start);
            let end = words.partition_point(|word| word.end <= sentence.end);
            page.sentence(sentence, words.get(first..end).unwrap_or_default(), &provisions);
        }
        page.joined_list(end);
        page.abbreviations(&words, &mut abbreviations);
    }
    found.sort_by_key(|reason| (reason.provision, reason.span.start(), reason.kind));
    found
}

/// Whether the provision's text is law that is read as sentences.
pub(crate) fn is_read(provision: &Provision) -> bool {
    provision.state == ProvisionState::InForce
        && !matches!(provision.kind, ProvisionKind::Table | ProvisionKind::Signature | ProvisionKind::Heading)
        && !provision.text.is_empty()
}

/// One provision being read.
struct Page<'a, 'b> {
    act: &'a Act,
    index: usize,
    text: &'a str,
    known: Known<'a>,
    found: &'b mut Vec<Reason>,
}

impl Page<'_, '_> {
    fn add(&mut self, span: Range<usize>, kind: ReasonKind, number: usize) {
        self.found.push(Reason {
            provision: self.index as u32,
            span: TextSpan::new(span.start, span.end),
            kind,
            number: u32::try_from(number).unwrap_or(u32::MAX),
        });
    }

    fn sentence(&mut self, sentence: Range<usize>, words: &[Range<usize>], page: &Range<usize>) {
        let (text, lang) = (self.text, self.act.lang);
        let spoken = words.iter().filter(|word| text[(*word).clone()].contains(char::is_letter)).count();
        if spoken >= long_sentence(lang) {
            self.add(sentence.clone(), ReasonKind::LongSentence, spoken);
        }
        let lowered: Vec<String> = words.iter().map(|word| lower(&text[word.clone()])).collect();
        let build = clauses::read(text, words, &lowered, lang);
        if build.clauses >= if lang == Lang::KK { KAZAKH_CLAUSES } else { CLAUSES } {
            self.add(sentence.clone(), ReasonKind::Clauses, build.clauses as usize);
        }
        if build.depth >= DEPTH {
            self.add(sentence.clone(), ReasonKind::Nesting, build.depth as usize);
        }
        if let Some(clause) = build.embedded.filter(|clause| clause.len() >= EMBEDDED_WORDS) {
            self.add(words[clause.start].start..words[clause.end - 1].end, ReasonKind::Embedded, clause.len());
        }
        let (mut passives, mut nominalisations, mut before) = (0, 0, "");
        for (span, word) in words.iter().zip(&lowered) {
            let passive =
                if lang == Lang::EN { forms::english_passive(before, word) } else { forms::passive(word, lang) };
            passives += usize::from(passive);
            nominalisations += usize::from(forms::nominalisation(word, lang));
            before = word;
            // A word has more letters than syllables.
            if word.chars().nth(long_word(lang) - 1).is_some() {
                let count = syllables(word, lang);
                if count >= long_word(lang) {
                    self.add(span.clone(), ReasonKind::LongWord, count);
                }
            }
        }
        if passives >= PASSIVES {
            self.add(sentence.clone(), ReasonKind::Passives, passives);
        }
        if nominalisations >= NOMINALISATIONS {
            self.add(sentence.clone(), ReasonKind::Nominalisations, nominalisations);
        }
        self.brackets(&sentence);
        let here = TextSpan::new(sentence.start, sentence.end);
        let citations = of_provision(self.known.references, self.index, |reference| reference.provision);
        // The act's own name leads nowhere.
        let leads =
            |r: &&Reference| r.targets.is_empty() || r.targets.iter().any(|t| t.eid.is_some() || t.act.is_some());
        let cited = citations.iter().filter(|reference| reference.span.overlaps(here)).filter(leads).count();
        if cited >= CITATIONS {
            self.add(sentence.clone(), ReasonKind::Citations, cited);
        }
        let uses = of_provision(self.known.uses, self.index, |used| used.provision);
        let terms: BTreeSet<u32> = uses
            .iter()
            .filter(|used| used.span.overlaps(here))
            .map(|used| used.definition)
            .filter(|definition| {
                let defined = self.known.definitions.get(*definition as usize);
                defined.is_some_and(|definition| !page.contains(&(definition.provision as usize)))
            })
            .collect();
        if terms.len() >= TERMS {
            self.add(sentence, ReasonKind::TermsElsewhere, terms.len());
        }
    }

    /// Brackets with many words, and brackets in brackets; the outermost pair is spanned.
    fn brackets(&mut self, sentence: &Range<usize>) {
        let (mut open, mut depth, mut deepest) = (0, 0_usize, 0);
        for (at, c) in self.text[sentence.clone()].char_indices() {
            let at = at + sentence.start;
            match c {
                '(' => {
                    if depth == 0 {
                        (open, deepest) = (at, 0);
                    }
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                ')' if depth > 0 => {
                    depth -= 1;
                    let inside = words(&self.text[open..at]).count();
                    if depth == 0 && (inside >= BRACKETED_WORDS || deepest > 1 && inside > 2) {
                        self.add(open..at + 1, ReasonKind::Brackets, inside);
                    }
                }
                _ => {}
            }
        }
    }

    /// The head of a list, whose items go on with its sentence.
    fn joined_list(&mut self, end: usize) {
        let text = self.text.trim_end();
        if !text.ends_with([':', '–', '—']) {
            return;
        }
        let Some(head) = sentences(text).pop() else { return };
        let count = |text: &str| words(text).filter(|w| text[w.clone()].contains(char::is_letter)).count();
        let below = self.index + 1..self.act.subtree_end(self.index).min(end);
        let items = below.clone().filter(|i| is_read(&self.act.provisions[*i]));
        let joined = count(&text[head.clone()]) + items.map(|i| count(&self.act.provisions[i].text)).sum::<usize>();
        if below.len() > 1 && joined >= 2 * long_sentence(self.act.lang) {
            self.add(head, ReasonKind::JoinedList, joined);
        }
    }

    /// Abbreviations that the act explains nowhere and not everybody knows, the first time on the page.
    fn abbreviations(&mut self, words: &[Range<usize>], seen: &mut BTreeSet<String>) {
        if !self.text.contains(char::is_lowercase) {
            return; // A title in capitals.
        }
        let explained = |span: TextSpan, text: &str| {
            let here = of_provision(self.known.uses, self.index, |used| used.provision);
            let defined = of_provision(self.known.definitions, self.index, |definition| definition.provision);
            // «(далее – НДС)», «налог на добавленную стоимость (НДС)».
            let in_brackets =
                text[..span.start()].trim_end().ends_with('(') && text[span.end()..].trim_start().starts_with(')');
            in_brackets
                || here.iter().any(|used| used.span.overlaps(span))
                || defined.iter().any(|definition| definition.term.overlaps(span))
        };
        let mut new = Vec::new();
        for span in words {
            let word = &self.text[span.clone()];
            // Seven letters are fourteen bytes at most.
            if word.len() > 14 {
                continue;
            }
            let letters = word.chars().count();
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            let abbreviation = (2..=7).contains(&letters)
                && capitals >= 2
                && capitals * 2 > letters
                && word.chars().all(char::is_letter)
                && language::roman(&language::fold(word)).is_none()
                && language::roman(word).is_none()
                && !KNOWN_TO_ALL.contains(&word)
                && !is_shouted(self.text, span);
            let place = TextSpan::new(span.start, span.end);
            if abbreviation && !explained(place, self.text) && !seen.contains(word) {
                seen.insert(word.to_owned());
                new.push((span.clone(), letters));
            }
        }
        for (span, letters) in new {
            self.add(span, ReasonKind::UnexplainedAbbreviation, letters);
        }
    }
}

/// Whether a word in capitals stands among others: a title, no abbreviation.
fn is_shouted(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].split_whitespace().next_back().unwrap_or("");
    let after = text[word.end..].split_whitespace().next().unwrap_or("");
    let shouted =
        |word: &str| word.chars().filter(|c| c.is_letter()).count() > 3 && !word.chars().any(char::is_lowercase);
    shouted(before) || shouted(after)
}

/// Names of states and unions, and short forms that everybody in the country reads without thinking.
const KNOWN_TO_ALL: &[&str] = &[
    "РК", "ҚР", "КР", "РФ", "СССР", "КСРО", "США", "АҚШ", "СНГ", "ТМД", "ООН", "БҰҰ", "ЕС", "ЕО", "ЕАЭС", "ЕАЭО",
    "ЗРК", "АО", "АҚ", "ТОО", "ЖШС", "ФИО", "USA", "EU", "UK", "UN", "RK", "CIS", "EAEU", "LLP", "JSC", "SMS", "СМС",
    "PDF", "PIN",
];

/// The part of a list in document order that belongs to a provision.
fn of_provision<T>(list: &[T], index: usize, provision: impl Fn(&T) -> u32) -> &[T] {
    let first = list.partition_point(|item| (provision(item) as usize) < index);
    let end = list.partition_point(|item| provision(item) as usize <= index);
    list.get(first..end).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions;
    use crate::definitions::tests::act;
    use ProvisionKind::{Article, Point};
    use proptest::prelude::*;

    /// The reasons of an act's only page as (kind, number, words).
    fn check(lang: Lang, lines: &[(ProvisionKind, &str, &str)], expected: &[(ReasonKind, u32, &str)]) {
        let act = act(lang, lines);
        let definitions = definitions::find(&act);
        let uses = definitions::uses(&act, &definitions);
        let known = Known { definitions: &definitions, uses: &uses, references: &[] };
        let found = reasons(&act, 0..act.provisions.len(), known);
        let found: Vec<(ReasonKind, u32, &str)> = found
            .iter()
            .map(|r| (r.kind, r.number, r.span.of(&act.provisions[r.provision as usize].text).expect("a span")))
            .collect();
        for reason in expected {
            assert!(found.contains(reason), "{reason:?} is not among {found:#?}");
        }
        assert!(!expected.is_empty() || found.is_empty(), "{found:#?}");
    }

    #[test]
    fn a_clear_provision_has_no_reasons() {
        check(Lang::RU, &[(Article, "art_5", "|Работник имеет право на отпуск.")], &[]);
        check(Lang::KK, &[(Article, "art_5", "|Жұмыскердің демалуға құқығы бар.")], &[]);
        check(Lang::EN, &[(Article, "art_5", "|An employee may take leave.")], &[]);
    }

    #[test]
    fn the_words_that_interrupt_a_sentence_are_named() {
        check(
            Lang::RU,
            &[(Article, "art_5", "|Лицо, которое получило лицензию в порядке статьи пятой, обязано вести учет.")],
            &[(ReasonKind::Embedded, 7, "которое получило лицензию в порядке статьи пятой")],
        );
        check(
            Lang::EN,
            &[(Article, "art_5", "|The owner must, if the authority has asked in writing, show the licence.")],
            &[(ReasonKind::Embedded, 7, "if the authority has asked in writing")],
        );
        check(
            Lang::KK,
            &[(
                Article,
                "art_5",
                "|Жұмыс беруші, егер еңбек шартында өзгеше мерзім көзделмесе, жалақыны ай сайын төлейді.",
            )],
            &[(ReasonKind::Embedded, 6, "егер еңбек шартында өзгеше мерзім көзделмесе")],
        );
    }

    #[test]
    fn an_abbreviation_nobody_explains_is_named_once_and_an_explained_one_never() {
        check(Lang::KK, &[(Article, "art_1", "|МАЗМҰНЫ")], &[]);
        let text = "|Плательщики НДС и КПН подают декларацию. КПН и НДС уплачиваются раз в год.";
        check(
            Lang::RU,
            &[
                (Article, "art_1", "|Налог на добавленную стоимость (далее – НДС) уплачивается в РК."),
                (Article, "art_2", text),
            ],
            &[(ReasonKind::UnexplainedAbbreviation, 3, "КПН")],
        );
        let act = act(Lang::RU, &[(Article, "art_2", text)]);
        let found = reasons(&act, 0..1, Known::default());
        assert_eq!(found.iter().filter(|r| r.kind == ReasonKind::UnexplainedAbbreviation).count(), 2);
    }

    #[test]
    fn a_list_is_as_long_as_head_and_items_together() {
        let item = "сведения о доходах, полученных работником в отчетном году;";
        let lines: Vec<(ProvisionKind, &str, &str)> = std::iter::once((Article, "art_3", "|К заявлению прилагаются:"))
            .chain(
                [
                    "art_3__point_1",
                    "art_3__point_2",
                    "art_3__point_3",
                    "art_3__point_4",
                    "art_3__point_5",
                    "art_3__point_6",
                    "art_3__point_7",
                ]
                .map(|eid| (Point, eid, item)),
            )
            .collect();
        check(Lang::RU, &lines, &[(ReasonKind::JoinedList, 3 + 7 * 8, "К заявлению прилагаются:")]);
    }

    #[test]
    fn heavy_words_are_counted_by_sentence() {
        check(
            Lang::RU,
            &[(
                Article,
                "art_4",
                "|Осуществление контроля за соблюдением требований и рассмотрение обращений о нарушении \
                 законности производится, оформляется и утверждается в срок.",
            )],
            &[
                (
                    ReasonKind::Nominalisations,
                    7,
                    "Осуществление контроля за соблюдением требований и рассмотрение \
                 обращений о нарушении законности производится, оформляется и утверждается в срок.",
                ),
                (
                    ReasonKind::Passives,
                    3,
                    "Осуществление контроля за соблюдением требований и рассмотрение \
                 обращений о нарушении законности производится, оформляется и утверждается в срок.",
                ),
            ],
        );
    }

    proptest! {
        #[test]
        fn every_reason_lies_in_its_text(text in "([а-яА-Яәқңі]{1,14}|[a-z]{1,9}|[(),.:; –]|которые|если|ған|\\PC){0,80}") {
            for lang in [Lang::KK, Lang::RU, Lang::EN, Lang::DE] {
                let text = format!("|{text}");
                let act = act(lang, &[(Article, "art_1", &text), (Point, "art_1__point_1", &text)]);
                for reason in reasons(&act, 0..2, Known::default()) {
                    let text = &act.provisions[reason.provision as usize].text;
                    prop_assert!(reason.span.of(text).is_some_and(|words| !words.is_empty()));
                    prop_assert!(reason.number > 0);
                }
            }
        }
    }
}
