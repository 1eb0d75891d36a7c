//! `Bodies`: the functions that law and by-laws give the state's bodies, body by body; which of them two bodies have in like words, and
//! which of by-laws rest on no law.

mod overlaps;

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts;
use crate::table::Table;
use analysis::by_laws::{enabling, laws};
use analysis::definitions::find as definitions;
use analysis::functions::{self, bag};
use analysis::norms;
use analysis::references::{Library, detect, resolve};
use legislation::burden::Rank;
use legislation::by_law::Ground;
use legislation::function::{Body, Function, Overlap, OverlapClass, OverlapCount};
use legislation::{Act, ActStatus, Lang, Reference};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The columns of a table of functions.
pub const COLUMNS: [&str; 12] =
    ["id", "body", "key", "rank", "act", "title", "lang", "eId", "ground", "laws", "overlaps", "words"];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq bodies corpus/sample --lang ru
          anyq bodies corpus/sample --body \"уполномоченный орган\"
          anyq bodies corpus/sample --overlaps --as csv --out overlaps.csv
          anyq bodies corpus/sample --ground none-named --json")]
pub struct Arguments {
    /// A folder of law, with the laws that its by-laws rest on.
    pub corpus: PathBuf,
    /// Only texts of this language.
    #[arg(long, value_parser = crate::inventory::language)]
    pub lang: Option<Lang>,
    /// Only functions of bodies whose name has these words, in any case; overlaps come with their other side.
    #[arg(long, value_name = "WORDS")]
    pub body: Option<String>,
    /// Only functions that overlap with one of another body.
    #[arg(long)]
    pub overlaps: bool,
    /// Only functions of by-laws that rest on: grounded, not-found, none-named.
    #[arg(long, value_parser = crate::by_laws::ground)]
    pub ground: Option<Ground>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

/// Bodies, their functions and overlaps.
pub struct Bodies {
    /// By key.
    pub bodies: Vec<Body>,
    /// In the order of the corpus.
    pub functions: Vec<Function>,
    /// Pairs of functions by their indexes, in order.
    pub overlaps: Vec<Overlap>,
}

/// A function with what it is compared by.
struct Read {
    function: Function,
    /// The stems of the body's name.
    named: Vec<String>,
    /// Whether the name stands in the nominative.
    nominative: bool,
    /// Stems, and a word for each.
    bag: Vec<(String, String)>,
}

/// Reads a corpus.
pub fn read(arguments: &Arguments) -> anyhow::Result<Bodies> {
    Ok(of_corpus(&arguments.corpus, arguments.lang)?.only(arguments))
}

/// The functions of a corpus.
pub fn of_corpus(corpus: &Path, lang: Option<Lang>) -> anyhow::Result<Bodies> {
    let acts = current_acts(corpus)?;
    let library = Library::new(&acts);
    let wanted = |act: &&Act| Lang::INTERFACE.contains(&act.lang) && lang.is_none_or(|lang| act.lang == lang);
    let own: Vec<&Act> = acts.iter().filter(wanted).collect();
    let references: Vec<Vec<Reference>> =
        own.par_iter().map(|act| resolve(act, &detect(act, &definitions(act), &library), &library)).collect();
    let acts: Vec<(&Act, &[Reference])> = own.into_iter().zip(references.iter().map(Vec::as_slice)).collect();
    Ok(of_acts(&acts, &library))
}

/// The functions of acts whose references are known, in the order of the acts; those of repealed acts are none.
pub fn of_acts(acts: &[(&Act, &[Reference])], library: &Library) -> Bodies {
    let mut read: Vec<Read> = acts
        .par_iter()
        .filter(|(act, _)| act.status != ActStatus::Repealed && Lang::INTERFACE.contains(&act.lang))
        .flat_map_iter(|(act, references)| of_act(act, references, library))
        .collect();
    let names = names(&read);
    for one in &mut read {
        if let Some(name) = names.get(&one.function.body) {
            one.function.name.clone_from(name);
        }
    }
    let overlaps = overlaps::find(&mut read);
    let functions: Vec<Function> = read.into_iter().map(|one| one.function).collect();
    Bodies { bodies: bodies(&functions), functions, overlaps }
}

fn of_act(act: &Act, references: &[Reference], library: &Library) -> Vec<Read> {
    let whole: Vec<&Reference> = enabling(act, references).collect();
    let rank = Rank::of(act.kind);
    let of_whole = (rank == Rank::ByLaw).then(|| laws(act, &whole, library));
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let found = functions::find(act, &norms::stated(act), &definitions(act));
    let read = found.into_iter().filter_map(|found| {
        let eid = act.provisions.get(found.provision)?.eid.clone();
        let (ground, laws) = match &of_whole {
            None => (None, Vec::new()),
            Some((of_act, missing_of_act, is_act_named)) => {
                let own: Vec<&Reference> =
                    references.iter().filter(|reference| reference.provision as usize == found.provision).collect();
                let (mut named, missing, is_named) = laws(act, &own, library);
                named.extend(of_act.iter().cloned());
                let ground = if !named.is_empty() {
                    Ground::Grounded
                } else if is_named || *is_act_named {
                    Ground::NotFound
                } else {
                    Ground::NoneNamed
                };
                named.extend(missing);
                named.extend(missing_of_act.iter().cloned());
                (Some(ground), named.into_iter().collect())
            }
        };
        let told = format!("{}\n{}\n{}\n{}", act.id, act.lang.code(), found.body.key, language::fold(&found.words));
        let mut id = format!("f{}", blake3::hash(told.as_bytes()).to_hex().get(..12).unwrap_or_default());
        let times = seen.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            let _ = write!(id, "-{times}"); // writing into a String cannot fail
        }
        Some(Read {
            bag: bag(&found.action, act.lang, &found.body.stems),
            named: found.body.stems,
            nominative: found.body.nominative,
            function: Function {
                id,
                body: found.body.key,
                name: found.body.name,
                act: act.id.clone(),
                title: act.title.clone(),
                rank,
                lang: act.lang,
                eid,
                words: found.words,
                boilerplate: found.boilerplate,
                ground,
                laws,
            },
        })
    });
    read.collect()
}

/// The name of each body: in the nominative where there is one, the most frequent, the shorter, the first by letters.
fn names(read: &[Read]) -> BTreeMap<String, String> {
    let mut written: BTreeMap<&str, BTreeMap<&str, (bool, usize)>> = BTreeMap::new();
    for one in read {
        let of_body = written.entry(&one.function.body).or_default();
        let (nominative, times) = of_body.entry(&one.function.name).or_default();
        *nominative |= one.nominative;
        *times += 1;
    }
    let best = |(key, names): (&str, BTreeMap<&str, (bool, usize)>)| {
        let best = names.into_iter().max_by_key(|(name, (nominative, times))| {
            (*nominative, *times, std::cmp::Reverse(name.len()), std::cmp::Reverse(name.to_string()))
        });
        best.map(|(name, _)| (key.to_owned(), name.to_owned()))
    };
    written.into_iter().filter_map(best).collect()
}

fn bodies(functions: &[Function]) -> Vec<Body> {
    let mut found: BTreeMap<&str, (&Function, BTreeSet<&str>, usize)> = BTreeMap::new();
    for function in functions {
        let (_, acts, count) = found.entry(&function.body).or_insert((function, BTreeSet::new(), 0));
        acts.insert(function.act.as_str());
        *count += 1;
    }
    let body = |(key, (one, acts, functions)): (&str, (&Function, BTreeSet<&str>, usize))| Body {
        key: key.to_owned(),
        name: one.name.clone(),
        lang: one.lang,
        acts: acts.len(),
        functions,
    };
    found.into_iter().map(body).collect()
}

impl Bodies {
    /// Only what is asked for; an overlap stays with both its functions where one of them is wanted.
    fn only(self, arguments: &Arguments) -> Self {
        let stems = |text: &str, lang: Lang| -> BTreeSet<String> {
            language::tokens(text, lang).map(|token| token.stem).collect()
        };
        let has_name = |function: &Function| {
            arguments
                .body
                .as_ref()
                .is_none_or(|words| stems(words, function.lang).is_subset(&stems(&function.name, function.lang)))
        };
        let in_overlap: BTreeSet<usize> = self.overlaps.iter().flat_map(|overlap| [overlap.a, overlap.b]).collect();
        let is_wanted = |at: usize, function: &Function| {
            has_name(function)
                && arguments.ground.is_none_or(|ground| function.ground == Some(ground))
                && (!arguments.overlaps || in_overlap.contains(&at))
        };
        let wanted: BTreeSet<usize> = self
            .functions
            .iter()
            .enumerate()
            .filter(|(at, function)| is_wanted(*at, function))
            .map(|(at, _)| at)
            .collect();
        let overlaps = self.overlaps.into_iter().filter(|one| wanted.contains(&one.a) || wanted.contains(&one.b));
        let overlaps: Vec<Overlap> = overlaps.collect();
        let kept: BTreeSet<usize> =
            wanted.iter().copied().chain(overlaps.iter().flat_map(|one| [one.a, one.b])).collect();
        let moved: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        let functions = self.functions.into_iter().enumerate().filter(|(at, _)| kept.contains(at));
        let functions: Vec<Function> = functions.map(|(_, function)| function).collect();
        let overlaps = overlaps.into_iter().filter_map(|one| {
            let (a, b) = (*moved.get(&one.a)?, *moved.get(&one.b)?);
            Some(Overlap { a, b, ..one })
        });
        Self { bodies: bodies(&functions), overlaps: overlaps.collect(), functions }
    }

    /// For every two bodies whose functions overlap, how many do.
    pub fn matrix(&self) -> Vec<OverlapCount> {
        let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
        for overlap in &self.overlaps {
            let (Some(a), Some(b)) = (self.functions.get(overlap.a), self.functions.get(overlap.b)) else { continue };
            let pair = (a.body.as_str().min(&b.body), a.body.as_str().max(&b.body));
            let (all, same) = counts.entry(pair).or_default();
            *all += 1;
            *same += usize::from(overlap.class == OverlapClass::Same);
        }
        let count = |((a, b), (overlaps, same)): ((&str, &str), (usize, usize))| OverlapCount {
            a: a.to_owned(),
            b: b.to_owned(),
            overlaps,
            same,
        };
        counts.into_iter().map(count).collect()
    }

    /// Bodies, functions by rank, language and ground, overlaps by class.
    pub fn counts(&self) -> Value {
        let (mut rank, mut lang, mut ground, mut class) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut boilerplate = 0;
        for function in &self.functions {
            *rank.entry(function.rank.slug()).or_insert(0) += 1;
            *lang.entry(function.lang.code()).or_insert(0) += 1;
            boilerplate += u32::from(function.boilerplate);
            if let Some(one) = function.ground {
                *ground.entry(one.slug()).or_insert(0) += 1;
            }
        }
        for overlap in &self.overlaps {
            *class.entry(overlap.class.slug()).or_insert(0) += 1;
        }
        let within = self.overlaps.iter().filter(|overlap| overlap.within_act).count();
        json!({"bodies": self.bodies.len(), "functions": self.functions.len(), "boilerplate": boilerplate, "rank": rank, "lang": lang, "grounds": ground, "overlaps": self.overlaps.len(), "classes": class, "within_act": within})
    }
}

impl Answer for Bodies {
    /// `counts`, `bodies`, `functions`, `overlaps` by the indexes of their functions, and the `matrix` of bodies.
    fn json(&self) -> anyhow::Result<Value> {
        Ok(
            json!({"counts": self.counts(), "bodies": self.bodies, "functions": self.functions, "overlaps": self.overlaps, "matrix": self.matrix()}),
        )
    }

    /// A row for each function, in the order of [`COLUMNS`]; overlaps are the names of the other functions.
    fn table(&self) -> Table<'static> {
        let mut others: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for overlap in &self.overlaps {
            for (own, other) in [(overlap.a, overlap.b), (overlap.b, overlap.a)] {
                others.entry(own).or_default().extend(self.functions.get(other).map(|one| one.id.as_str()));
            }
        }
        let row = |(at, function): (usize, &Function)| {
            let text = |text: &str| text.into();
            vec![
                text(&function.id),
                text(&function.name),
                text(&function.body),
                text(function.rank.slug()),
                text(function.act.as_str()),
                text(&function.title),
                text(function.lang.code()),
                text(function.eid.as_str()),
                text(function.ground.map_or("", Ground::slug)),
                text(&function.laws.join(" ")),
                text(&others.get(&at).map(|ids| ids.join(" ")).unwrap_or_default()),
                text(&function.words),
            ]
        };
        let rows = self.functions.iter().enumerate().map(row).collect();
        Table { name: "bodies", columns: &COLUMNS, wide: &["title", "words"], rows }
    }

    /// Body by body, then the overlaps, then how many there are.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let short = |words: &str| {
            let mut shown: String = words.chars().take(width).collect();
            if shown.len() < words.len() {
                shown.push('…');
            }
            shown
        };
        let mut of_body: BTreeMap<&str, Vec<&Function>> = BTreeMap::new();
        for function in &self.functions {
            of_body.entry(&function.body).or_default().push(function);
        }
        for body in &self.bodies {
            let _ = writeln!(out, "\n{} · {} · {} functions [{}]", body.name, body.lang, body.functions, body.key);
            for function in of_body.get(body.key.as_str()).into_iter().flatten() {
                let ground = function.ground.map_or(String::new(), |ground| format!("  [{}]", ground.slug()));
                let _ = writeln!(out, "  {}#{}{ground}  {}", function.act, function.eid, short(&function.words));
            }
        }
        if !self.overlaps.is_empty() {
            let _ = writeln!(out, "\nOverlaps:");
        }
        for overlap in &self.overlaps {
            let _ = writeln!(out, "{} {:.2}  {}", overlap.class.slug(), overlap.likeness, overlap.shared.join(" "));
            for function in [overlap.a, overlap.b].into_iter().filter_map(|at| self.functions.get(at)) {
                let _ = writeln!(out, "  {}: {}#{}", function.name, function.act, function.eid);
                let _ = writeln!(out, "    {}", short(&function.words));
            }
        }
        let _ = writeln!(out, "\n{:#}", self.counts());
        out
    }
}
