//! `Trends`: how much law there is by year and kind, how often it is amended, and how its acts hang on one another.

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts;
use crate::table::Table;
use analysis::amendments::{self, Amending};
use analysis::definitions::find as definitions;
use analysis::network::{self, Place};
use analysis::references::{Library, detect, resolve};
use legislation::trend::{ActFigures, YearOfAmendments};
use legislation::{Act, ActId, ActKind, ActStatus, Lang, Modality, Reference};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

/// The columns of a table of acts.
pub const COLUMNS: [&str; 16] = [
    "act",
    "title",
    "lang",
    "kind",
    "year",
    "status",
    "provisions",
    "words",
    "restrictions",
    "difficulty",
    "amending",
    "fan_in",
    "fan_out",
    "reach",
    "circle",
    "depth",
];

/// How the figures come about and what they cannot tell.
const METHOD: [&str; 5] = [
    "Size: acts of the corpus as they now read, by the year of adoption; provisions and words of their texts. What a corpus \
     has not is not counted.",
    "Restrictions, after RegData: norms that say outright that someone must or must not; a function told in the present \
     tense («осуществляет») is none.",
    "Difficulty: the composite of readability of the texts in force, in tenths, each provision counting by its words; higher is \
     harder, and only acts of one language compare.",
    "Amendments: distinct acts with day and number that the amendment notes name; texts without notes show none, and notes of \
     wording since replaced may be gone from the source.",
    "Network: citations resolved to acts of the corpus; reach is how many other acts follow along citations. A citation that \
     leads outside names an act the corpus has not; citations without a known act are counted apart.",
];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq trends corpus/sample
          anyq trends corpus/sample --lang ru --json
          anyq trends corpus/sample --as csv --out trends.csv")]
pub struct Arguments {
    /// A folder of law, or a file.
    pub corpus: PathBuf,
    /// Only texts of this language.
    #[arg(long, value_parser = crate::inventory::language)]
    pub lang: Option<Lang>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

/// Figures of one act.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The act.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: ActKind,
    /// The year of adoption, where the text tells it.
    pub year: Option<u16>,
    /// Its state.
    pub status: ActStatus,
    /// How many provisions it has.
    pub provisions: u32,
    /// How many words its texts and headings have.
    pub words: u32,
    /// Norms that say outright that someone must or must not (`RegData`'s restrictions).
    pub restrictions: u32,
    /// How hard its texts are: the composite of readability in tenths, weighted by words; `None` without words.
    pub difficulty: Option<u32>,
    /// The acts that amended it, each with how many of its provisions say so.
    pub amending: BTreeMap<Amending, u32>,
    /// Its place among the acts of its language.
    pub place: Place,
}

/// Figures of one language.
#[derive(Clone, Debug, Default)]
pub struct OfLanguage {
    /// In the order of the corpus.
    pub acts: Vec<Figures>,
    /// Citations that name an act of the corpus, another one that it has not, or none that is known.
    pub citations: [u32; 3],
}

/// Figures of a corpus, by the code of the language.
pub struct Trends {
    /// By the code of the language.
    pub languages: BTreeMap<String, OfLanguage>,
}

/// Reads a corpus.
pub fn read(corpus: &std::path::Path, lang: Option<Lang>) -> anyhow::Result<Trends> {
    let acts = current_acts(corpus)?;
    let library = Library::new(&acts);
    let wanted = |act: &&Act| Lang::INTERFACE.contains(&act.lang) && lang.is_none_or(|lang| act.lang == lang);
    let acts: Vec<&Act> = acts.iter().filter(wanted).collect();
    let cite = |act: &&Act| resolve(act, &detect(act, &definitions(act), &library), &library);
    let references: Vec<Vec<Reference>> = acts.par_iter().map(cite).collect();
    let acts: Vec<(&Act, &[Reference])> = acts.into_iter().zip(references.iter().map(Vec::as_slice)).collect();
    Ok(of_acts(&acts))
}

/// The figures of acts whose references are known.
pub fn of_acts(acts: &[(&Act, &[Reference])]) -> Trends {
    let languages = Lang::INTERFACE.into_iter().filter_map(|lang| {
        let own: Vec<_> = acts.iter().copied().filter(|(act, _)| act.lang == lang).collect();
        (!own.is_empty()).then(move || (lang.code().to_owned(), of_language(&own)))
    });
    Trends { languages: languages.collect() }
}

fn of_language(acts: &[(&Act, &[Reference])]) -> OfLanguage {
    let index: BTreeMap<&ActId, usize> = acts.iter().enumerate().map(|(index, (act, _))| (&act.id, index)).collect();
    let mut citations = [0; 3];
    let mut cited = vec![BTreeSet::new(); acts.len()];
    for ((_, references), cited) in acts.iter().zip(&mut cited) {
        let [inside, outside, unknown] = &mut citations;
        for reference in *references {
            if reference.targets.is_empty() {
                *unknown += 1;
            }
            for id in reference.targets.iter().filter_map(|target| target.act.as_ref()).collect::<BTreeSet<_>>() {
                match index.get(id) {
                    Some(to) => {
                        *inside += 1;
                        cited.insert(*to);
                    }
                    None => *outside += 1,
                }
            }
        }
    }
    let places = network::places(&cited);
    let figures = |((act, _), place): (&(&Act, &[Reference]), Place)| {
        let words =
            act.provisions.iter().map(|one| count(language::words(&one.text)) + count(language::words(&one.heading)));
        let mut amending: BTreeMap<Amending, u32> = BTreeMap::new();
        for one in amendments::of(act) {
            *amending.entry(one.by).or_default() += u32::from(one.provision.is_some());
        }
        Figures {
            act: act.id.clone(),
            title: act.title.clone(),
            kind: act.kind,
            year: act.date.map(legislation::Date::year),
            status: act.status,
            provisions: count(act.provisions.iter()),
            words: words.sum(),
            restrictions: restrictions(act),
            difficulty: difficulty(act),
            amending,
            place,
        }
    };
    OfLanguage { acts: acts.par_iter().zip(places).map(figures).collect(), citations }
}

/// Norms of an act that demand or forbid by a word of their own; see [`METHOD`].
fn restrictions(act: &Act) -> u32 {
    let norms = analysis::norms::find(act);
    count(
        norms
            .iter()
            .filter(|norm| !norm.implied && matches!(norm.modality, Some(Modality::Duty | Modality::Prohibition))),
    )
}

/// The mean composite of an act's texts in tenths, each provision counting by its words.
fn difficulty(act: &Act) -> Option<u32> {
    let measured = act.provisions.iter().map(|one| analysis::readability::measure(&[one.text.as_str()], act.lang));
    let (sum, words) = measured.fold((0.0, 0_u32), |(sum, words), one| {
        (sum + f64::from(one.difficulty()) * f64::from(one.words), words + one.words)
    });
    #[expect(clippy::cast_sign_loss, reason = "it is no less than nothing")]
    let tenths = |mean: f64| (mean * 10.0).round().max(0.0) as u32;
    (words > 0).then(|| tenths(sum / f64::from(words)))
}

fn count<T>(all: impl Iterator<Item = T>) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

impl Figures {
    /// As a bundle has them.
    pub(crate) fn listed(&self) -> ActFigures {
        let Place { fan_in, fan_out, reach, circle, depth } = self.place;
        ActFigures {
            act: self.act.clone(),
            title: self.title.clone(),
            kind: self.kind,
            year: self.year,
            status: self.status,
            provisions: self.provisions,
            words: self.words,
            restrictions: self.restrictions,
            difficulty: self.difficulty,
            amending: self.amending.len() as u32,
            fan_in: fan_in as u32,
            fan_out: fan_out as u32,
            reach: reach as u32,
            circle: circle as u32,
            depth: depth as u32,
        }
    }
}

/// Sums over some acts.
#[derive(Default)]
struct Sizes {
    acts: u32,
    in_force: u32,
    provisions: u32,
    words: u32,
    restrictions: u32,
    /// Difficulties, each times the words of its act.
    weighed: f64,
}

impl Sizes {
    fn json(&self) -> Value {
        let Self { acts, in_force, provisions, words, restrictions, weighed } = self;
        let difficulty = (*words > 0).then(|| (weighed / f64::from(*words)).round());
        json!({"acts": acts, "in_force": in_force, "provisions": provisions, "words": words, "restrictions": restrictions, "difficulty": difficulty})
    }
}

impl OfLanguage {
    /// Sums by what is told of an act.
    fn sizes<K: Ord>(&self, by: impl Fn(&Figures) -> K) -> BTreeMap<K, Sizes> {
        let mut sizes: BTreeMap<K, Sizes> = BTreeMap::new();
        for one in &self.acts {
            let Sizes { acts, in_force, provisions, words, restrictions, weighed } = sizes.entry(by(one)).or_default();
            *restrictions += one.restrictions;
            *weighed += f64::from(one.difficulty.unwrap_or_default()) * f64::from(one.words);
            *acts += 1;
            *in_force += u32::from(one.status == ActStatus::InForce);
            *provisions += one.provisions;
            *words += one.words;
        }
        sizes
    }

    /// Amendments by the year in which the amending acts were adopted, oldest first.
    pub(crate) fn amendments(&self) -> Vec<YearOfAmendments> {
        let mut amended: BTreeMap<u16, (u32, BTreeSet<&Amending>, u32)> = BTreeMap::new();
        for one in &self.acts {
            let mut seen = BTreeSet::new();
            for (by, provisions) in &one.amending {
                let of = amended.entry(by.day.year()).or_default();
                of.0 += u32::from(seen.insert(by.day.year()));
                of.1.insert(by);
                of.2 += provisions;
            }
        }
        let told = |(year, (acts, by, provisions)): (u16, (u32, BTreeSet<&Amending>, u32))| YearOfAmendments {
            year,
            acts,
            amending: by.len() as u32,
            provisions,
        };
        amended.into_iter().map(told).collect()
    }

    fn json(&self) -> Value {
        let named = |name: &str, key: Value, of: Sizes| {
            let mut value = of.json();
            value[name] = key;
            value
        };
        let years: Vec<Value> =
            self.sizes(|one| one.year).into_iter().map(|(year, of)| named("year", json!(year), of)).collect();
        let kinds: Vec<Value> =
            self.sizes(|one| one.kind.slug()).into_iter().map(|(kind, of)| named("kind", json!(kind), of)).collect();
        let mut most: Vec<&Figures> = self.acts.iter().filter(|one| !one.amending.is_empty()).collect();
        most.sort_by_key(|one| (std::cmp::Reverse(one.amending.len()), &one.act));
        let most = most
            .iter()
            .take(20)
            .map(|one| json!({"act": one.act, "title": one.title, "year": one.year, "amending": one.amending.len()}));
        let acts = self.acts.iter().map(|one| {
            let Place { fan_in, fan_out, reach, circle, depth } = one.place;
            json!({"act": one.act, "fan_in": fan_in, "fan_out": fan_out, "reach": reach, "circle": circle, "depth": depth})
        });
        let [inside, outside, unknown] = self.citations;
        json!({
            "counts": self.sizes(|_| ()).remove(&()).unwrap_or_default().json(),
            "years": years, "kinds": kinds,
            "amendments": self.amendments(), "most_amended": most.collect::<Vec<_>>(),
            "network": {"inside": inside, "outside": outside, "unknown": unknown, "acts": acts.collect::<Vec<_>>()},
            "method": METHOD,
        })
    }
}

impl Answer for Trends {
    /// By language: `counts`, `years`, `kinds`, `amendments`, `most_amended`, `network`, `method`.
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!(self.languages.iter().map(|(lang, of)| (lang.clone(), of.json())).collect::<BTreeMap<_, _>>()))
    }

    /// A row for each act, in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).into();
        let row = |(lang, one): (&str, &Figures)| {
            let year = one.year.map_or_else(|| "".into(), |year| u32::from(year).into());
            let Place { fan_in, fan_out, reach, circle, depth } = one.place;
            let mut row =
                vec![one.act.as_str().into(), one.title.as_str().into(), lang.into(), one.kind.slug().into(), year];
            row.extend([one.status.slug().into(), one.provisions.into(), one.words.into(), one.restrictions.into()]);
            row.extend([one.difficulty.map_or_else(|| "".into(), Into::into), number(one.amending.len())]);
            row.extend([fan_in, fan_out, reach, circle, depth].map(number));
            row
        };
        let rows = self.languages.iter().flat_map(|(lang, of)| of.acts.iter().map(move |one| (lang.as_str(), one)));
        Table { name: "trends", columns: &COLUMNS, wide: &["title"], rows: rows.map(row).collect() }
    }

    /// The sums of each language, then its most amended acts.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        for (lang, of) in &self.languages {
            let value = of.json();
            let _ = writeln!(out, "{lang}: {}", value["counts"]);
            for one in value["amendments"].as_array().into_iter().flatten() {
                let _ = writeln!(
                    out,
                    "  {}: {} acts amended by {}, {} provisions",
                    one["year"], one["acts"], one["amending"], one["provisions"]
                );
            }
            for one in value["most_amended"].as_array().into_iter().flatten() {
                let title: String = one["title"].as_str().unwrap_or_default().chars().take(width).collect();
                let _ = writeln!(out, "  {:>4}  {}  {title}", one["amending"], one["act"].as_str().unwrap_or_default());
            }
            let [inside, outside, unknown] = of.citations;
            let _ = writeln!(out, "  citations: {inside} inside, {outside} outside, {unknown} of no known act");
        }
        for method in METHOD {
            let _ = writeln!(out, "{method}");
        }
        out
    }
}
