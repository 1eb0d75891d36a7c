//! The command line `anyq`: a contents page of what it can do.

use anyhow::Context;
use clap::{Parser, Subcommand};
use indexer::bundle::SHARD_TEXT;
use indexer::{bench, build, evaluate, inspect, lookup, serve};
use legislation::Lang;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns a corpus of legislation into a bundle of static files that a browser can search and explain.
#[derive(Parser)]
#[command(
    name = "anyq",
    version,
    about,
    after_help = "Exit status: 0 done, 1 a floor was not reached or problems with --strict, 2 could not run."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show one file as Anyq reads it: the tree and the problems found.
    #[command(after_help = "Example: anyq inspect corpus/sample/adilet-html/Z16Q0000004.rus.html")]
    Inspect {
        /// An HTML, Markdown, XML or text file, or a folder.
        file: PathBuf,
        /// Print one JSON object instead of an outline.
        #[arg(long)]
        json: bool,
        /// Characters of each text in the outline.
        #[arg(long, default_value_t = 60)]
        width: usize,
    },
    /// Read a corpus and write the bundle of static files.
    #[command(
        after_help = "Example: anyq build --corpus corpus/sample --out public/bundle\n\nOddities of the sources are counted, shown with examples and written to OUT/report.json; they never stop a build."
    )]
    Build {
        /// The corpus folder: adilet pages, Markdown, plain text, Akoma Ntoso, in any mixture. May be given several times.
        #[arg(long, required = true)]
        corpus: Vec<PathBuf>,
        /// The bundle folder.
        #[arg(long)]
        out: PathBuf,
        /// The corpus's name, shown on the pages (default: the folder's name).
        #[arg(long)]
        name: Option<String>,
        /// Threads (default: all cores).
        #[arg(long)]
        jobs: Option<usize>,
        /// Most text in one shard of the search index, megabytes (default: 200): a reader's first search fetches the table of
        /// one shard.
        #[arg(long, value_name = "MB", value_parser = megabytes)]
        shard_text: Option<usize>,
        /// Print the report as one JSON object.
        #[arg(long)]
        json: bool,
        /// No progress bars.
        #[arg(long, short)]
        quiet: bool,
        /// Exit with status 1 when any problem was met.
        #[arg(long)]
        strict: bool,
    },
    /// Search a bundle, with the code the browser runs.
    #[command(after_help = "Example: anyq search --bundle public/bundle \"штраф за превышение скорости\"")]
    Search {
        /// The bundle folder.
        #[arg(long)]
        bundle: PathBuf,
        /// The language to search, for example kk (default: the query's own).
        #[arg(long, value_parser = language_code)]
        lang: Option<Lang>,
        /// Articles to show at most.
        #[arg(long, default_value_t = 10)]
        limit: u32,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
        /// What to look for.
        #[arg(required = true)]
        query: Vec<String>,
    },
    /// Serve a folder as a plain static host does: no ranges, no rewrites, no logic.
    #[command(after_help = "Example: anyq serve dist --port 8080")]
    Serve {
        /// The folder.
        dir: PathBuf,
        /// Port; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The path the folder appears under.
        #[arg(long, default_value = "/")]
        base: String,
    },
    /// Print the stem of each word, as the index has it.
    #[command(after_help = "Example: echo заңдардың | anyq stem --lang kk")]
    Stem {
        /// The language.
        #[arg(long, value_parser = language_code, default_value = "kk")]
        lang: Lang,
        /// Words (default: standard input).
        words: Vec<String>,
    },
    /// Measure speed: stems per second, time of a query, and random queries that must not end the program.
    #[command(after_help = "Example: anyq bench --bundle dist/bundle --fuzz 100000")]
    Bench {
        /// The bundle.
        #[arg(long)]
        bundle: PathBuf,
        /// Queries, one per line, or JSON lines with `query` (default: an editor's questions).
        #[arg(long)]
        queries: Option<PathBuf>,
        /// Random queries per language; one in a hundred is searched, all are read.
        #[arg(long, default_value_t = 0)]
        fuzz: u64,
        /// Seed of the random queries.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        output: Output,
    },
    /// Measure Anyq against labelled data.
    #[command(subcommand)]
    Evaluate(Evaluate),
}

#[derive(Subcommand)]
enum Evaluate {
    /// Counts and ids of articles, chapters, paragraphs, points and notes.
    Structure {
        /// Folder with `expected.jsonl`, or the file.
        #[arg(long)]
        labels: PathBuf,
        /// Folder that holds the labelled pages.
        #[arg(long)]
        corpus: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Definitions: glossary entries and short names in passing (precision, recall, F1).
    #[command(
        after_help = "Example: anyq evaluate definitions --labels definitions.jsonl --corpus DIR --at-least recall=0.97"
    )]
    Definitions {
        /// Labelled definitions, one JSON object per line.
        #[arg(long)]
        labels: PathBuf,
        /// Folder that holds the labelled pages.
        #[arg(long)]
        corpus: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// References: labelled spans with exactly their targets, and the source's own links read from the text alone.
    #[command(
        after_help = "Example: anyq evaluate references --labels references.jsonl --corpus DIR --at-least recall=0.95"
    )]
    References {
        /// Labelled references, one JSON object per line.
        #[arg(long)]
        labels: PathBuf,
        /// Folder that holds the labelled pages.
        #[arg(long)]
        corpus: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Readability: published values reproduced, and rank correlation with people's ratings.
    Readability {
        /// Folder with `plainrussian/` and `readme-pp/`.
        #[arg(long)]
        labels: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// The stemmer: over all pairs of forms, same lemma ⇔ same stem (precision, recall, F1).
    #[command(after_help = "Example: anyq evaluate morphology --labels kaz-ud.dev.tsv --at-least f1=0.58")]
    Morphology {
        /// Lines «form TAB lemma …».
        #[arg(long)]
        labels: PathBuf,
        /// The language.
        #[arg(long, value_parser = language_code, default_value = "kk")]
        lang: Lang,
        #[command(flatten)]
        output: Output,
    },
    /// Words nobody wrote: recall after one slip of the finger, and of Kazakh typed with Russian keys.
    #[command(
        after_help = "Example: anyq evaluate spelling --bundle dist/bundle --at-least kk.russian_keys_recall=0.98"
    )]
    Spelling {
        /// The bundle whose words are sampled.
        #[arg(long)]
        bundle: PathBuf,
        /// Words of each language.
        #[arg(long, default_value_t = 500)]
        words: usize,
        /// The sample's seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        output: Output,
    },
    /// The search: R@1, R@5, R@10, nDCG@5, nDCG@10, MRR over labelled queries.
    #[command(
        after_help = "Example: anyq evaluate retrieval --bundle dist/bundle --queries queries.dev.jsonl --ablate"
    )]
    #[command(group(clap::ArgGroup::new("source").required(true).args(["passages", "bundle"])))]
    Retrieval {
        /// Passages to search, one JSON object per line: id, title, text.
        #[arg(long)]
        passages: Option<PathBuf>,
        /// A bundle to search.
        #[arg(long)]
        bundle: Option<PathBuf>,
        /// Queries, one JSON object per line: query, relevant, and lang, kind, jurisdiction if known.
        #[arg(long)]
        queries: PathBuf,
        /// Measure once more without each aid of the search.
        #[arg(long)]
        ablate: bool,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(clap::Args)]
struct Output {
    /// One JSON object on standard output.
    #[arg(long)]
    json: bool,
    /// Exit with status 1 when a figure falls short, for example `--at-least exact=9`.
    #[arg(long = "at-least", value_name = "KEY=VALUE")]
    at_least: Vec<evaluate::Floor>,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("anyq: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Inspect { file, json, width } => {
            let found = inspect::inspect(&file)?;
            let mut out = std::io::stdout().lock();
            if json {
                let value = serde_json::json!({"acts": found.acts, "problems": found.problems});
                writeln!(out, "{value:#}").context("writing to standard output")?;
            } else {
                for act in &found.acts {
                    write!(out, "{}", inspect::outline(act, width)).context("writing to standard output")?;
                }
                for problem in &found.problems {
                    let at = problem.eid.as_ref().map_or_else(String::new, |e| format!(" at {e}"));
                    writeln!(out, "problem: {}{at}: {} ({})", problem.kind.slug(), problem.detail, problem.file)?;
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Build { corpus, out, name, jobs, shard_text, json, quiet, strict } => {
            if let Some(jobs) = jobs {
                rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().context("starting threads")?;
            }
            build::check_output(&out)?;
            let report = build::build(&build::Options {
                corpus,
                out,
                name,
                shard_text: shard_text.unwrap_or(SHARD_TEXT),
                progress: !quiet && !json,
            })?;
            let mut stdout = std::io::stdout().lock();
            if json {
                writeln!(stdout, "{}", serde_json::to_string_pretty(&report)?)?;
            } else {
                write!(stdout, "{}", report.words())?;
            }
            Ok(ExitCode::from(u8::from(strict && !report.problems.is_empty())))
        }
        Command::Search { bundle, lang, limit, json, query } => {
            let query = query.join(" ");
            let results = lookup::Lookup::open(&bundle, lang, &query)?.search(&query, limit)?;
            let mut stdout = std::io::stdout().lock();
            if json {
                writeln!(stdout, "{}", serde_json::to_string_pretty(&results)?)?;
            } else {
                write!(stdout, "{}", lookup::words(&results))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve { dir, port, base } => {
            serve::serve(&serve::Options { root: dir, port, base })?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Evaluate(Evaluate::Structure { labels, corpus, output }) => {
            report(&evaluate::structure::evaluate(&labels, &corpus)?, &output)
        }
        Command::Evaluate(Evaluate::Definitions { labels, corpus, output }) => {
            report(&evaluate::definitions::evaluate(&labels, &corpus)?, &output)
        }
        Command::Evaluate(Evaluate::References { labels, corpus, output }) => {
            report(&evaluate::references::evaluate(&labels, &corpus)?, &output)
        }
        Command::Evaluate(Evaluate::Readability { labels, output }) => {
            report(&evaluate::readability::evaluate(&labels)?, &output)
        }
        Command::Evaluate(Evaluate::Morphology { labels, lang, output }) => {
            report(&evaluate::morphology::evaluate(&labels, lang)?, &output)
        }
        Command::Evaluate(Evaluate::Retrieval { passages, bundle, queries, ablate, output }) => {
            let source = match (&passages, &bundle) {
                (Some(file), _) => evaluate::retrieval::Source::Passages(file),
                (None, Some(folder)) => evaluate::retrieval::Source::Bundle(folder),
                (None, None) => anyhow::bail!("give --passages or --bundle"),
            };
            let figures = evaluate::retrieval::evaluate(&source, &queries, ablate)?;
            if ablate && !output.json {
                write!(std::io::stdout().lock(), "{}", evaluate::retrieval::ablation_table(&figures))?;
                return report_floors(&figures, &output);
            }
            report(&figures, &output)
        }
        Command::Evaluate(Evaluate::Spelling { bundle, words, seed, output }) => {
            report(&evaluate::spelling::evaluate(&bundle, words, seed)?, &output)
        }
        Command::Bench { bundle, queries, fuzz, seed, output } => {
            let options = bench::Options { bundle: &bundle, queries: queries.as_deref(), fuzz, seed };
            report(&bench::run(&options)?, &output)
        }
        Command::Stem { lang, words } => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            if words.is_empty() {
                for line in std::io::stdin().lines() {
                    stem_line(&line.context("reading standard input")?, lang, &mut out)?;
                }
            } else {
                stem_line(&words.join(" "), lang, &mut out)?;
            }
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Prints «word TAB stem» for every word of a line.
fn stem_line(line: &str, lang: Lang, out: &mut impl Write) -> anyhow::Result<()> {
    for span in language::words(line) {
        let word = &line[span];
        writeln!(out, "{word}\t{}", language::stem(&language::fold(word), lang))?;
    }
    Ok(())
}

/// A number of megabytes, 0.01 to 4000, in bytes.
#[expect(clippy::cast_sign_loss, reason = "it is checked before")]
fn megabytes(text: &str) -> Result<usize, String> {
    let size: f64 = text.parse().map_err(|_| format!("{text} is no number"))?;
    if (0.01..=4_000.0).contains(&size) { Ok((size * 1e6) as usize) } else { Err("say 0.01 to 4000".to_owned()) }
}

fn language_code(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| format!("{text:?} is no language code such as kk, ru, en"))
}

/// Prints a report and checks it against the floors.
fn report(report: &serde_json::Value, output: &Output) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    if output.json {
        writeln!(out, "{report:#}")?;
    } else if let Some(object) = report.as_object() {
        for (key, value) in object {
            match value.as_array() {
                Some(list) => {
                    writeln!(out, "{key}: {}", list.len())?;
                    for item in list {
                        writeln!(out, "  {item}")?;
                    }
                }
                None => writeln!(out, "{key}: {value}")?,
            }
        }
    }
    drop(out);
    report_floors(report, output)
}

/// Checks a report against the floors.
fn report_floors(report: &serde_json::Value, output: &Output) -> anyhow::Result<ExitCode> {
    let short = evaluate::shortfalls(report, &output.at_least)?;
    for line in &short {
        eprintln!("anyq: {line}");
    }
    Ok(if short.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
