//! `Messages`: everything the interface says, one struct per language, so that a missing translation does not compile.
//!
//! The words are those of Kazakhstan's own law: бап / статья, тармақ / пункт, тармақша / подпункт. The text of an act is
//! never translated here.

mod access;
mod citation;
mod download;
mod en;
mod explanation;
mod guides;
mod kk;
mod meaning;
mod offline;
mod plural;
mod reader;
mod ru;
mod terms;

pub(crate) use access::{AccessMessages, formula_name};
pub(crate) use citation::citation;
pub(crate) use download::DownloadMessages;
pub(crate) use explanation::ExplanationMessages;
pub(crate) use guides::guides_title;
use legislation::{ActKind, ActStatus, Date, Lang, ReadingLevel};
pub(crate) use meaning::{found_by, meaning_title};
pub(crate) use offline::OfflineMessages;
pub(crate) use plural::{Plural, number};
pub(crate) use reader::ReaderMessages;
pub(crate) use terms::{
    all_definitions, bodies_title, by_laws_title, compare_title, draft_title, effect_title, findings_title,
    impact_title, inventory_title, opinion_title, terms_title, trends_title,
};

/// The messages of one language. `{}` in a message stands for the one value it takes.
pub(crate) struct Messages {
    /// The language itself.
    pub(crate) lang: Lang,
    /// Its name in itself, and its short form for the language switch.
    pub(crate) own_name: &'static str,
    pub(crate) short_name: &'static str,
    /// A date in words, for example «15 мая 2024 г.».
    pub(crate) date: fn(Date) -> String,
    /// What separates thousands.
    pub(crate) thousands: char,

    // The frame of every page.
    pub(crate) site: &'static str,
    pub(crate) tagline: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) home: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) about: &'static str,
    pub(crate) interface_language: &'static str,
    pub(crate) not_official: &'static str,
    pub(crate) fictional: &'static str,
    pub(crate) texts_as_of: &'static str,
    pub(crate) private: &'static str,

    // Searching.
    pub(crate) search: &'static str,
    pub(crate) search_label: &'static str,
    pub(crate) search_hint: &'static str,
    pub(crate) examples_title: &'static str,
    pub(crate) examples: &'static [&'static str],
    pub(crate) results_title: &'static str,
    pub(crate) results_for: &'static str,
    pub(crate) found: Plural,
    pub(crate) nearest: Plural,
    pub(crate) nearest_title: &'static str,
    pub(crate) nearest_only: &'static str,
    pub(crate) out_of_reach: &'static str,
    pub(crate) nothing_title: &'static str,
    pub(crate) nothing_advice: &'static [&'static str],
    pub(crate) in_other_texts: &'static str,
    pub(crate) cited_article: &'static str,
    pub(crate) cited_place: &'static str,

    // How a query was understood; what stands in braces is put there.
    pub(crate) read_as: &'static str,
    pub(crate) meant: &'static str,
    pub(crate) unknown: Plural,

    // What is offered while one types, and how to ask more precisely: what may be typed, and examples of it.
    pub(crate) offers: &'static str,
    pub(crate) offered: Plural,
    pub(crate) offer_act: &'static str,
    pub(crate) offer_term: &'static str,
    pub(crate) offer_question: &'static str,
    pub(crate) help_title: &'static str,

    pub(crate) text_language: &'static str,
    pub(crate) filter: &'static str,
    pub(crate) kind_of_act: &'static str,
    pub(crate) status: &'static str,
    pub(crate) clear_filters: &'static str,
    pub(crate) only_in_act: &'static str,
    pub(crate) everywhere: &'static str,
    pub(crate) searching: &'static str,
    /// Behind a first count: the rest of the law is still being searched.
    pub(crate) searching_further: &'static str,
    /// Behind a count: the rest of the law could not be searched.
    pub(crate) rest_out_of_reach: &'static str,
    pub(crate) loading_index: &'static str,
    pub(crate) megabytes: &'static str,
    pub(crate) gigabytes: &'static str,
    pub(crate) more: &'static str,
    /// How much of a long list is shown: `{shown}` of `{all}`.
    pub(crate) shown_of: &'static str,
    pub(crate) more_in_act: Plural,
    pub(crate) search_broken: &'static str,
    pub(crate) search_in_act: &'static str,

    // Home.
    pub(crate) browse: &'static str,
    pub(crate) acts: Plural,
    pub(crate) articles: Plural,
    pub(crate) all_kinds: &'static str,

    // An act.
    pub(crate) contents: &'static str,
    pub(crate) act_found_nowhere: &'static str,
    pub(crate) provision_found_nowhere: &'static str,
    pub(crate) not_in_language: &'static str,
    pub(crate) to_contents: &'static str,
    pub(crate) source: &'static str,
    pub(crate) text_of: &'static str,
    pub(crate) text_date_unknown: &'static str,
    pub(crate) editions: &'static str,
    pub(crate) current_edition: &'static str,
    pub(crate) old_edition: &'static str,
    pub(crate) to_current_edition: &'static str,
    pub(crate) previous: &'static str,
    pub(crate) next: &'static str,
    pub(crate) permalink: &'static str,
    pub(crate) notes: &'static str,
    pub(crate) editorial_note: &'static str,
    pub(crate) repealed_provision: &'static str,
    pub(crate) repealed_act: &'static str,
    pub(crate) not_yet_act: &'static str,
    pub(crate) table: &'static str,
    pub(crate) external: &'static str,
    pub(crate) preamble: &'static str,
    pub(crate) signature: &'static str,
    pub(crate) untitled: &'static str,

    // The plain-language block.
    pub(crate) in_short: &'static str,
    pub(crate) in_short_about: &'static str,
    pub(crate) special_words: &'static str,
    pub(crate) short_for: &'static str,
    pub(crate) defined_in: &'static str,
    pub(crate) refers_to: &'static str,
    pub(crate) not_in_corpus: &'static str,
    pub(crate) this_act: &'static str,
    pub(crate) list_of: Plural,
    pub(crate) close: &'static str,

    // Readability.
    pub(crate) readability: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) words: &'static str,
    pub(crate) sentences: &'static str,
    pub(crate) words_per_sentence: &'static str,
    pub(crate) longest_sentence: &'static str,
    pub(crate) long_words: &'static str,
    pub(crate) harder_than: &'static str,
    pub(crate) composite: &'static str,
    pub(crate) made_for_turkish: &'static str,
    pub(crate) figures_about: &'static str,

    // Settings.
    pub(crate) theme: &'static str,
    pub(crate) theme_system: &'static str,
    pub(crate) theme_light: &'static str,
    pub(crate) theme_dark: &'static str,
    pub(crate) theme_contrast: &'static str,
    pub(crate) text_size: &'static str,
    pub(crate) size_normal: &'static str,
    pub(crate) size_large: &'static str,
    pub(crate) size_larger: &'static str,
    pub(crate) settings_kept: &'static str,
    pub(crate) sample: &'static str,

    // About: pairs of heading and paragraph.
    pub(crate) corpus: &'static str,
    pub(crate) program: &'static str,

    // What can go wrong.
    pub(crate) loading: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) reload: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) no_network: &'static str,
    pub(crate) no_bundle: &'static str,
    pub(crate) damaged: &'static str,
    pub(crate) other_format: &'static str,
    pub(crate) old_browser: &'static str,
    pub(crate) file: &'static str,
    pub(crate) no_such_language: &'static str,
    pub(crate) page_found_nowhere: &'static str,
    pub(crate) page_advice: &'static str,

    // Words of law: kinds of acts as headings of lists and as the name of one.
    pub(crate) kinds: Kinds,
    pub(crate) kind_names: Kinds,
    pub(crate) statuses: Statuses,
    pub(crate) levels: Levels,
    pub(crate) languages: Languages,
}

/// The kinds of acts.
pub(crate) struct Kinds {
    pub(crate) constitution: &'static str,
    pub(crate) constitutional_law: &'static str,
    pub(crate) code: &'static str,
    pub(crate) law: &'static str,
    pub(crate) decree: &'static str,
    pub(crate) resolution: &'static str,
    pub(crate) order: &'static str,
    pub(crate) other: &'static str,
}

impl Kinds {
    fn of(&self, kind: ActKind) -> &'static str {
        match kind {
            ActKind::Constitution => self.constitution,
            ActKind::ConstitutionalLaw => self.constitutional_law,
            ActKind::Code => self.code,
            ActKind::Law => self.law,
            ActKind::Decree => self.decree,
            ActKind::Resolution => self.resolution,
            ActKind::Order => self.order,
            ActKind::Other => self.other,
        }
    }
}

/// Whether an act applies.
pub(crate) struct Statuses {
    pub(crate) in_force: &'static str,
    pub(crate) not_yet_in_force: &'static str,
    pub(crate) repealed: &'static str,
    pub(crate) unknown: &'static str,
}

/// How hard a text is to read.
pub(crate) struct Levels {
    pub(crate) very_easy: &'static str,
    pub(crate) easy: &'static str,
    pub(crate) medium: &'static str,
    pub(crate) hard: &'static str,
    pub(crate) very_hard: &'static str,
}

/// Names of the languages texts are in.
pub(crate) struct Languages {
    pub(crate) kazakh: &'static str,
    pub(crate) russian: &'static str,
    pub(crate) english: &'static str,
}

impl Messages {
    /// The messages of this language; Kazakh for any that the interface does not speak.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::RU => &ru::MESSAGES,
            Lang::EN => &en::MESSAGES,
            _ => &kk::MESSAGES,
        }
    }

    /// Acts of a kind, in the plural.
    pub(crate) fn kind(&self, kind: ActKind) -> &'static str {
        self.kinds.of(kind)
    }

    /// One act of a kind.
    pub(crate) fn kind_name(&self, kind: ActKind) -> &'static str {
        self.kind_names.of(kind)
    }

    /// The word for a status.
    pub(crate) fn status_of(&self, status: ActStatus) -> &'static str {
        match status {
            ActStatus::InForce => self.statuses.in_force,
            ActStatus::NotYetInForce => self.statuses.not_yet_in_force,
            ActStatus::Repealed => self.statuses.repealed,
            ActStatus::Unknown => self.statuses.unknown,
        }
    }

    /// The plain word for how hard a text is.
    pub(crate) fn level(&self, level: ReadingLevel) -> &'static str {
        match level {
            ReadingLevel::VeryEasy => self.levels.very_easy,
            ReadingLevel::Easy => self.levels.easy,
            ReadingLevel::Medium => self.levels.medium,
            ReadingLevel::Hard => self.levels.hard,
            ReadingLevel::VeryHard => self.levels.very_hard,
        }
    }

    /// The name of a language; the code of one that has no name here.
    pub(crate) fn language(&self, lang: Lang) -> String {
        match lang {
            Lang::KK => self.languages.kazakh.to_owned(),
            Lang::RU => self.languages.russian.to_owned(),
            Lang::EN => self.languages.english.to_owned(),
            other => other.code().to_uppercase(),
        }
    }

    /// A whole number with its thousands apart.
    pub(crate) fn number(&self, n: u32) -> String {
        number(u64::from(n), self.thousands)
    }

    /// A number with one decimal place, the decimal mark being the language's.
    pub(crate) fn decimal(&self, value: f32) -> String {
        // In whole tenths, which needs none of the library's formatting of floats.
        let tenths = (value * 10.0).round() as i32;
        let mark = if self.lang == Lang::EN { '.' } else { ',' };
        let sign = if tenths < 0 { "\u{2212}" } else { "" };
        format!("{sign}{}{mark}{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
    }

    /// The form of a message for so many things that are then listed.
    pub(crate) fn listed(&self, plural: &Plural, things: usize) -> &'static str {
        plural.of(self.lang, things as u32)
    }

    /// "12 articles", in the right form.
    pub(crate) fn count(&self, plural: &Plural, n: u32) -> String {
        plural.say(self.lang, n, &self.number(n))
    }
}

/// The pieces of a message that has names in braces: what it says, and the names of what is put there.
pub(crate) fn parts(message: &'static str) -> impl Iterator<Item = Part> {
    message
        .split(['{', '}'])
        .enumerate()
        .filter(|(_, piece)| !piece.is_empty())
        .map(|(number, piece)| if number % 2 == 0 { Part::Says(piece) } else { Part::Names(piece) })
}

/// A piece of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// Its own words.
    Says(&'static str),
    /// The name of what is put here.
    Names(&'static str),
}

/// Puts a value where a message has `{}`.
pub(crate) fn fill(message: &str, value: &str) -> String {
    message.replacen("{}", value, 1)
}

#[cfg(test)]
mod tests {
    use super::{
        ExplanationMessages, Messages, Part, bodies_title, by_laws_title, compare_title, draft_title, effect_title,
        fill, findings_title, impact_title, inventory_title, opinion_title, parts, terms_title, trends_title,
    };
    use legislation::{Date, Lang};

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        let date = Date::new(2024, 5, 15).unwrap();
        for (lang, expected) in
            [(Lang::KK, "2024 жылғы 15 мамыр"), (Lang::RU, "15 мая 2024 года"), (Lang::EN, "15 May 2024")]
        {
            assert_eq!((Messages::of(lang).date)(date).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn decimals_carry_the_mark_of_the_language() {
        assert_eq!(Messages::of(Lang::RU).decimal(12.34), "12,3");
        assert_eq!(Messages::of(Lang::EN).decimal(12.34), "12.3");
        assert_eq!(Messages::of(Lang::RU).decimal(-0.46), "\u{2212}0,5");
        assert_eq!(Messages::of(Lang::RU).decimal(f32::NAN), "0,0", "a damaged file says nothing");
    }

    #[test]
    fn messages_with_names_have_each_of_them_once() {
        for lang in Lang::INTERFACE {
            let t = Messages::of(lang);
            let of_unknown = [t.unknown.one, t.unknown.few, t.unknown.many, t.unknown.other];
            let all = [
                (t.read_as, vec!["read", "typed"]),
                (t.meant, vec!["typed", "wordings"]),
                (t.shown_of, vec!["all", "shown"]),
            ]
            .into_iter();
            for (message, names) in all.chain(of_unknown.map(|message| (message, vec!["words"]))) {
                let mut found: Vec<&str> = parts(message)
                    .filter_map(|part| match part {
                        Part::Names(name) => Some(name),
                        Part::Says(_) => None,
                    })
                    .collect();
                found.sort_unstable();
                assert_eq!(found, names, "{message}");
            }
        }
    }

    #[test]
    fn messages_with_a_value_have_exactly_one_place_for_it() {
        for lang in Lang::INTERFACE {
            let t = Messages::of(lang);
            for message in [
                t.results_for,
                t.texts_as_of,
                t.text_of,
                t.old_edition,
                t.harder_than,
                t.made_for_turkish,
                t.file,
                t.other_format,
                t.no_such_language,
                t.not_in_language,
                t.only_in_act,
                t.defined_in,
                t.megabytes,
                t.gigabytes,
            ] {
                assert_eq!(message.matches("{}").count(), 1, "{message}");
                assert!(fill(message, "x").contains('x'), "{message}");
            }
        }
    }

    #[test]
    fn the_first_picture_of_a_page_says_what_the_program_will_say() {
        let first = include_str!("../../first.js");
        for lang in Lang::INTERFACE {
            let t = Messages::of(lang);
            let start = first.find(&format!("\n    {lang}: {{")).expect("words of every language");
            let words = &first[start..start + first[start..].find("\n    },").unwrap()];
            let named = [t.short_name, t.tagline, t.search_label, t.search_hint, t.search, t.settings, t.private];
            let letter = ExplanationMessages::of(lang).letter;
            let titles = [t.results_for, t.results_title, t.help_title, t.examples_title, letter];
            let quality = [
                terms_title,
                inventory_title,
                by_laws_title,
                bodies_title,
                findings_title,
                trends_title,
                draft_title,
                impact_title,
                opinion_title,
                effect_title,
                compare_title,
            ];
            let titles = [&titles[..], &quality.map(|title| title(lang))].concat();
            for message in named.iter().chain(&titles).chain(t.examples) {
                assert!(words.contains(&format!("\"{message}\"")), "first.js lacks {message}");
            }
        }
    }
}
