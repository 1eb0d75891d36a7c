//! `Analysis` measured: megabytes of text per second of each step, memory, and whether any text at all can be analysed.

use crate::corpus;
use crate::random::Random;
use ::analysis::readability::{Known, measure, reasons};
use ::analysis::source::{Block, BlockKind, SourceDocument, SourceFormat, SourceMeta};
use ::analysis::{comparison, definitions, duplicates, norms, references, structure};
use anyhow::bail;
use legislation::{Act, ActId, Lang, Norm, NoteKind, Provision, TextSpan};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Random texts analysed before the next look at the clock.
const CHUNK: u64 = 2_000;

/// Analyses every act of a corpus on one core, step by step, and random texts on all; fails where a span lies outside its
/// text or a text cannot be analysed.
pub fn run(corpus: &Path, fuzz: u64, seed: u64) -> anyhow::Result<Value> {
    let documents = corpus::read(&[corpus.to_path_buf()], |_| {})?.documents;
    if documents.is_empty() {
        bail!("no law in {}", corpus.display());
    }
    let files = documents.len();
    let mut times = Times::measured();
    let acts: Vec<Act> = documents.into_iter().map(|document| times.of(0, || structure::parse(document).0)).collect();
    let bytes: usize = acts.iter().flat_map(|act| &act.provisions).map(|p| p.text.len() + p.heading.len()).sum();
    let library = times.of(3, || references::Library::new(&acts));
    let mut misplaced = Vec::new();
    for act in &acts {
        misplaced.extend(analyse(act, &library, &mut times));
    }
    let (of_a_build, all) = (times.spent[..OF_A_BUILD].iter().sum(), times.spent.iter().sum());
    let per_second = |time: Duration| (bytes as f64 / 1e4 / time.as_secs_f64().max(1e-9)).round() / 100.0;
    let steps = STEPS.iter().zip(times.spent).map(|(step, time)| ((*step).to_owned(), json!(per_second(time))));
    if let Some(example) = misplaced.first() {
        bail!("{} spans outside their texts, for example {example}", misplaced.len());
    }
    let mut report = json!({
        "texts": files,
        "megabytes": (bytes as f64 / 1e4).round() / 100.0,
        "megabytes_per_second": per_second(of_a_build),
        "megabytes_per_second_of_all_steps": per_second(all),
        "by_step": steps.collect::<serde_json::Map<_, _>>(),
        "peak_memory_megabytes": peak_memory(),
    });
    if fuzz > 0 {
        let started = Instant::now();
        fuzz_texts(fuzz, seed)?;
        report["fuzzed_texts"] = json!(fuzz);
        report["fuzz_seconds"] = json!(started.elapsed().as_secs_f64().round());
    }
    Ok(report)
}

/// The steps measured.
const STEPS: [&str; 8] =
    ["structure", "definitions", "uses", "references", "readability", "reasons", "shingles", "norms"];

/// How many of them every build takes; the others run only when they are asked for.
const OF_A_BUILD: usize = 5;

/// The time each step has taken: of this thread on its processor, where the system tells, so that other programs do not
/// count.
struct Times {
    spent: [Duration; STEPS.len()],
    clock: Option<fn() -> Duration>,
}

impl Times {
    fn measured() -> Self {
        let clock =
            if time_on_processor().is_some() { || time_on_processor().unwrap_or_default() } else { time_passed };
        Self { spent: Default::default(), clock: Some(clock) }
    }

    /// Steps are run, not measured.
    fn none() -> Self {
        Self { spent: Default::default(), clock: None }
    }

    fn of<T>(&mut self, step: usize, work: impl FnOnce() -> T) -> T {
        let Some(clock) = self.clock else { return work() };
        let started = clock();
        let done = work();
        self.spent[step] += clock().saturating_sub(started);
        done
    }
}

/// Nanoseconds this thread has run, from Linux's scheduler.
fn time_on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Time since the first call.
fn time_passed() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Every step on one act; what lies outside its text, in words.
fn analyse(act: &Act, library: &references::Library, times: &mut Times) -> Vec<String> {
    let definitions = times.of(1, || definitions::find(act));
    let uses = times.of(2, || definitions::uses(act, &definitions));
    let references = times.of(3, || references::resolve(act, &references::detect(act, &definitions, library), library));
    let units = act.units();
    times.of(4, || {
        for unit in &units {
            let own = act.provisions.get(unit.first as usize..unit.end as usize).unwrap_or_default();
            let items: Vec<&str> = own.iter().map(|provision| provision.text.as_str()).collect();
            measure(&items, act.lang);
        }
    });
    let known = Known { definitions: &definitions, uses: &uses, references: &references };
    let hard = times.of(5, || reasons(act, 0..act.provisions.len(), known));
    times.of(6, || act.provisions.iter().map(|p| duplicates::shingles(&p.text, act.lang).len()).sum::<usize>());

    let norms = times.of(7, || norms::find(act));

    let outside = |what: &str, provision: u32, span: TextSpan| {
        let text = act.provisions.get(provision as usize).map(|provision| &provision.text);
        let inside = text.is_some_and(|text| span.of(text).is_some());
        (!inside).then(|| format!("{what} {span:?} of provision {provision} of {} {}", act.id, act.lang))
    };
    let mut found: Vec<String> = Vec::new();
    found.extend(definitions.iter().filter_map(|d| outside("term", d.provision, d.term)));
    found.extend(definitions.iter().filter_map(|d| outside("definition", d.provision, d.body)));
    found.extend(uses.iter().filter_map(|used| outside("use", used.provision, used.span)));
    found.extend(references.iter().filter_map(|r| outside("reference", r.provision, r.span)));
    let places = norms.iter().flat_map(Norm::pieces).flat_map(|words| &words.0);
    found.extend(places.filter_map(|place| outside("norm", place.provision, place.span)));
    found.extend(hard.iter().filter_map(|reason| outside("reason", reason.provision, reason.span)));
    found
}

/// Peak memory of this process in megabytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

/// Analyses random texts on all cores; the first one that cannot be ends it.
fn fuzz_texts(count: u64, seed: u64) -> anyhow::Result<()> {
    let chunks = count.div_ceil(CHUNK);
    let failed = (0..chunks).into_par_iter().find_map_any(|chunk| {
        let mut random = Random::new(seed.wrapping_add(chunk.wrapping_mul(0x9e37_79b9)));
        let here = CHUNK.min(count - chunk * CHUNK);
        let mut before: Option<Act> = None;
        (0..here).find_map(|_| {
            let mut again = random.clone();
            let document = random_document(&mut random);
            let failed = match catch_unwind(AssertUnwindSafe(|| one(document, &mut before))) {
                Ok(misplaced) => misplaced,
                Err(_) => Some("a panic".to_owned()),
            };
            failed.map(|what| {
                let document = random_document(&mut again);
                format!("{what} on {:?} {:?}", document.lang, document.blocks)
            })
        })
    });
    if let Some(failed) = failed {
        bail!("{failed}");
    }
    Ok(())
}

/// Analyses a document, and compares it with the one before; what lies outside its text.
fn one(document: SourceDocument, before: &mut Option<Act>) -> Option<String> {
    let (act, _) = structure::parse(document);
    let mut misplaced = {
        let library = references::Library::new([&act]);
        analyse(&act, &library, &mut Times::none())
    };
    if let Some(before) = before {
        for change in comparison::editions(before, &act) {
            fn text(act: &Act, index: Option<u32>) -> Option<&Provision> {
                index.and_then(|index| act.provisions.get(index as usize))
            }
            let (was, now) = (text(before, change.old), text(&act, change.new));
            let fits = |span: TextSpan, text: &str| span.of(text).is_some();
            let inside = change.text.iter().all(|piece| {
                was.is_some_and(|was| fits(piece.old, &was.text)) && now.is_some_and(|now| fits(piece.new, &now.text))
            });
            if !inside {
                misplaced.push(format!("change {change:?}"));
            }
        }
        comparison::languages(before, &act);
    }
    *before = Some(act);
    misplaced.pop()
}

/// A short document: a few lines of what laws are made of, cut and mixed with what breaks programs.
fn random_document(random: &mut Random) -> SourceDocument {
    let lang = [Lang::KK, Lang::RU, Lang::EN, Lang::DE][random.below(4)];
    let format = [
        SourceFormat::AdiletHtml,
        SourceFormat::Markdown,
        SourceFormat::MarkdownArticles,
        SourceFormat::MarkdownFolder,
        SourceFormat::PlainText,
        SourceFormat::AkomaNtoso,
    ][random.below(6)];
    let mut blocks = Vec::new();
    for _ in 0..=random.below(3) {
        let kind = match random.below(12) {
            0 => BlockKind::Heading,
            1 => BlockKind::Outline(random.below(4) as u16 + 1),
            2 => BlockKind::Line { bold: true },
            3 => BlockKind::Note(NoteKind::Amendment),
            4 => BlockKind::AnnexLabel,
            _ => BlockKind::Line { bold: false },
        };
        blocks.push(Block::new(kind, random_line(random, lang)));
    }
    SourceDocument {
        file: "random".to_owned(),
        format,
        id: ActId::from_name("Z2400000106"),
        lang,
        meta: SourceMeta::default(),
        blocks,
        problems: Vec::new(),
        whole: None,
    }
}

/// A line: how a provision begins, then words of law of the language or of another, and hostile characters.
fn random_line(random: &mut Random, lang: Lang) -> String {
    let mut line = String::new();
    if random.below(3) > 0 {
        line.push_str(OPENINGS[random.below(OPENINGS.len())]);
    }
    for _ in 0..=random.below(7) {
        let pieces = match random.below(16) {
            0 => KAZAKH,
            1 => RUSSIAN,
            2 => ENGLISH,
            3..=5 => SIGNS,
            6 => {
                line.extend(char::from_u32(random.below(0x1_1000) as u32));
                continue;
            }
            _ => match lang {
                Lang::KK => KAZAKH,
                Lang::RU => RUSSIAN,
                Lang::EN => ENGLISH,
                _ => GERMAN,
            },
        };
        line.push_str(pieces[random.below(pieces.len())]);
        if random.below(4) > 0 {
            line.push(' ');
        }
    }
    // Cut anywhere, as bad sources are.
    if random.below(8) == 0 {
        let kept = random.below(line.chars().count() + 1);
        line = line.chars().take(kept).collect();
    }
    line
}

/// How provisions begin.
const OPENINGS: &[&str] = &[
    "Статья 5. ",
    "Статья 64-1.",
    "5-бап. ",
    "64-1-бап",
    "Article 7. ",
    "§ 3 ",
    "1. ",
    "2-1. ",
    "1) ",
    "10-2) ",
    "а) ",
    "Глава 2. ",
    "2-тарау. ",
    "РАЗДЕЛ IV. ",
    "ІІ бөлім. ",
    "Параграф 1. ",
    "Приложение 1 ",
    "1-қосымша ",
    "(1) ",
    "a) ",
    "ОБЩАЯ ЧАСТЬ",
    "Сноска. ",
    "Ескерту. ",
    "- ",
    "* ",
    "№ ",
];

/// Words and phrases of Kazakh law.
const KAZAKH: &[&str] = &[
    "осы Заңның 5-бабының",
    "2-тармағы",
    "1) және 3) тармақшаларында",
    "(бұдан әрі – орган)",
    "негізгі ұғымдар пайдаланылады:",
    "уәкілетті орган –",
    "белгіленген тәртіппен",
    "міндетті емес",
    "алып тасталды",
    "тыйым салынады",
    "айқындалады",
    "болып табылады",
    "он жұмыс күні ішінде",
    "Қазақстан Республикасының",
    "Азаматтық кодексі",
    "егер",
    "көзделмесе",
    "әкеп соғады",
    "ҚР АЕК",
    "мемлекеттік қызметтер көрсету",
    "ата-ана",
    "əкiмшiлiк",
    "жиырма",
    "кодекстің 3 – 7-баптары",
];

/// Words and phrases of Russian law.
const RUSSIAN: &[&str] = &[
    "подпунктами 1), 2) и 5) пункта 3 статьи 16",
    "настоящего Закона",
    "статьями 6 – 9",
    "(далее – орган)",
    "используются следующие основные понятия:",
    "орган –",
    "вправе",
    "не допускается",
    "исключен Законом",
    "в течение десяти дней",
    "Республики Казахстан",
    "\"О связи\"",
    "«Об информатизации»",
    "Гражданского кодекса",
    "которые",
    "если иное",
    "установленный",
    "осуществляется",
    "осуществление",
    "влечет",
    "пп. 3) п. 2 ст. 64-1",
    "г. Астана",
    "и т.д.",
    "НДС",
    "главы 13-15",
    "настоящей статьи",
];

/// Words and phrases of English translations.
const ENGLISH: &[&str] = &[
    "paragraph 2 of Article 5",
    "of this Law",
    "(hereinafter – the body)",
    "the following basic concepts shall be used:",
    "body –",
    "shall",
    "may not",
    "is granted",
    "which",
    "within ten days",
    "the Republic of Kazakhstan",
    "Articles 6 to 9",
    "Civil Code",
    "if",
    "provided that",
    "e.g.",
    "no. 3",
    "subparagraphs 1), 3)",
    "implementation",
    "\"On Mediation\"",
];

/// Words and phrases of German law.
const GERMAN: &[&str] = &[
    "§ 5 Absatz 2 Satz 1",
    "(weggefallen)",
    "dieses Gesetzes",
    "Bürgerliches Gesetzbuch",
    "Artikel 3",
    "aa)",
    "im Sinne des",
    "Abs. 1 Nr. 2",
    "Verordnung",
    "größer",
    "Anlage 1",
];

/// What stands between words, and what breaks programs.
const SIGNS: &[&str] = &[
    ".",
    ",",
    ";",
    ":",
    " – ",
    "-",
    "(",
    ")",
    "((",
    "))",
    "«",
    "»",
    "\"",
    "“",
    "[",
    "]",
    "/",
    "№",
    "%",
    "1",
    "16-1",
    "3.1",
    "01.01.2024",
    "1)",
    "99999999999999999999",
    "IV",
    "ХІІІ",
    "\u{0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\u{306}",
    "🦉",
    "ﬁ",
    "١٢",
    "½",
    "Ⅷ",
    "ẞ",
    "İ",
    "ǆ",
    "e\u{308}",
    "\u{202e}",
    "\n",
    "\r",
    "\t",
    "\u{a0}",
    "…",
    "'",
    "’",
    "…)",
    "–",
    "—",
];
