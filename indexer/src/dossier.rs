//! `Dossier`: all that is known about the quality of a corpus's law – definitions, requirements, by-laws, bodies, contradictions,
//! figures – as tables, and as pages to print: one for the corpus, one for each act.

mod words;

use crate::answer::Answer;
use crate::bodies::{self, Bodies};
use crate::build::current_acts;
use crate::by_laws::{self, ByLaws};
use crate::findings::{self, Findings};
use crate::inventory::{self, Inventory};
use crate::terms::{self, Filter, Terms};
use crate::trends::{self, Trends};
use analysis::definitions::find as definitions;
use analysis::references::{Library, detect, resolve};
use anyhow::{Context, bail};
use legislation::finding::{Finding, FindingPlace};
use legislation::{Act, ActId, Definition, Lang, Reference};
use publication::report::{Cell, Report, ReportTable, STYLE, Section, page};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use words::Words;

/// Rows of a table on the page of the corpus; its file has all.
const SHOWN: usize = 100;

/// What says that a folder was written by this command.
const MARK: &str = ".anyq-report";

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq report corpus/sample --out report
          anyq report corpus/sample --out report --ui-lang ru

Writes index.html, a page for each act (acts/), and every table as JSON, CSV and XLSX. A folder that an earlier report is in is
replaced when the new one stands; any other folder that is not empty is left alone.")]
pub struct Arguments {
    /// A folder of law, or a file.
    pub corpus: PathBuf,
    /// The folder to write.
    #[arg(long)]
    pub out: PathBuf,
    /// The language of headings and explanations: kk, ru, en.
    #[arg(long, default_value = "kk", value_parser = crate::inventory::language)]
    pub ui_lang: Lang,
    /// Say nothing while it works.
    #[arg(long)]
    pub quiet: bool,
}

/// All of it.
struct Dossier {
    acts: Vec<(ActId, Lang, String)>,
    terms: Terms,
    inventory: Inventory,
    by_laws: ByLaws,
    bodies: Bodies,
    findings: Findings,
    trends: Trends,
}

/// Writes the report of a corpus; how many files it has. It is written aside and put in its place when it is whole.
pub fn write(arguments: &Arguments) -> anyhow::Result<usize> {
    let out = &arguments.out;
    let is_ours = out.join(MARK).is_file();
    let is_empty = !out.exists() || std::fs::read_dir(out).is_ok_and(|mut all| all.next().is_none());
    if !is_ours && !is_empty {
        bail!("{} is not empty and holds no report of Anyq: name another folder with --out", out.display());
    }
    let say = |what: &str| {
        if !arguments.quiet {
            eprintln!("{what}");
        }
    };
    let dossier = read(&arguments.corpus, &say)?;
    let name = out.file_name().map_or_else(|| "report".to_owned(), |name| name.to_string_lossy().into_owned());
    let aside = out.with_file_name(format!("{name}.part"));
    if aside.exists() {
        std::fs::remove_dir_all(&aside).with_context(|| format!("removing {}", aside.display()))?;
    }
    std::fs::create_dir_all(&aside).with_context(|| format!("making {}", aside.display()))?;
    say("writing");
    let files = dossier.files(&aside, arguments.ui_lang)?;
    if out.exists() {
        std::fs::remove_dir_all(out).with_context(|| format!("removing {}", out.display()))?;
    }
    std::fs::rename(&aside, out).with_context(|| format!("moving the report to {}", out.display()))?;
    Ok(files)
}

/// Reads a corpus once.
fn read(corpus: &Path, say: &dyn Fn(&str)) -> anyhow::Result<Dossier> {
    say("reading");
    let mut acts = current_acts(corpus)?;
    acts.retain(|act| Lang::INTERFACE.contains(&act.lang));
    if acts.is_empty() {
        bail!("no law in Kazakh, Russian or English in {}", corpus.display());
    }
    let library = Library::new(&acts);
    let read: Vec<(Vec<Definition>, Vec<Reference>)> = acts
        .par_iter()
        .map(|act| {
            let terms = definitions(act);
            let references = resolve(act, &detect(act, &terms, &library), &library);
            (terms, references)
        })
        .collect();
    let cited: Vec<(&Act, &[Reference])> =
        acts.iter().zip(&read).map(|(act, (_, references))| (act, references.as_slice())).collect();
    let whole: Vec<(&Act, &[Definition], &[Reference])> = acts
        .iter()
        .zip(&read)
        .map(|(act, (terms, references))| (act, terms.as_slice(), references.as_slice()))
        .collect();
    say("definitions");
    let terms = terms::of_acts(&whole);
    say("requirements and by-laws");
    let inventory = Inventory { rows: inventory::of_acts(&cited).into_iter().map(inventory::Row::new).collect() };
    let by_laws = by_laws::of_acts(&cited, &library);
    say("bodies");
    let bodies = bodies::of_acts(&cited, &library);
    say("contradictions");
    let findings = findings::of_acts(&whole, &library, &[]);
    let findings = Findings { findings, dismissed: 0, settled: Vec::new() };
    let trends = trends::of_acts(&cited);
    let acts = acts.iter().map(|act| (act.id.clone(), act.lang, act.title.clone())).collect();
    Ok(Dossier { acts, terms, inventory, by_laws, bodies, findings, trends })
}

impl Dossier {
    /// Writes every file into a folder; how many there are.
    fn files(&self, folder: &Path, ui: Lang) -> anyhow::Result<usize> {
        let mut files = 0;
        let mut put = |name: &str, bytes: &[u8]| {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).with_context(|| format!("making {}", parent.display()))?;
            }
            files += 1;
            std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
        };
        let answers: [(&str, &dyn Told); 5] = [
            ("inventory", &self.inventory),
            ("by-laws", &self.by_laws),
            ("bodies", &self.bodies),
            ("findings", &self.findings),
            ("trends", &self.trends),
        ];
        for (name, answer) in answers {
            let (json, csv, xlsx) = answer.told()?;
            put(&format!("{name}.json"), json.as_bytes())?;
            put(&format!("{name}.csv"), csv.as_bytes())?;
            put(&format!("{name}.xlsx"), &xlsx)?;
        }
        let all = Filter::default();
        put("definitions.json", format!("{:#}\n", self.terms.json(&all)?).as_bytes())?;
        put("definitions.csv", self.terms.table(&all).csv()?.as_bytes())?;
        put("definitions.xlsx", &self.terms.table(&all).workbook()?)?;
        put("definitions.jsonld", format!("{:#}\n", self.terms.skos(&all)).as_bytes())?;
        put("report.css", STYLE.as_bytes())?;
        let w = Words::of(ui);
        let sections = self.sections(&Asked { words: w, ui, of: None });
        put("index.html", report(w, ui, w.title, ui, "report.css", sections).as_bytes())?;
        for (id, lang, title) in &self.acts {
            let sections = self.sections(&Asked { words: w, ui, of: Some((id, *lang)) });
            let html = report(w, ui, title, *lang, "../../report.css", sections);
            put(&format!("acts/{lang}/{id}.html"), html.as_bytes())?;
        }
        put(MARK, env!("CARGO_PKG_VERSION").as_bytes())?;
        Ok(files)
    }

    /// The sections of the corpus, or of one act. A new one is added here.
    fn sections(&self, asked: &Asked) -> Vec<Section> {
        let w = asked.words;
        let functions = self.bodies.functions.iter().filter(|one| asked.wants(&one.act, one.lang)).count();
        let functions = (w.functions.to_owned(), functions);
        vec![
            asked.section(0, "trends", &[0, 1, 2, 3, 4, 5], self.figures(asked), None),
            asked.section(1, "definitions", &[6, 7, 8], self.definitions(asked), None),
            asked.section(2, "inventory", &[7, 9, 10, 8], self.requirements(asked), None),
            asked.section(3, "by-laws", &[7, 11, 12, 8], self.demands(asked), None),
            asked.section(4, "delegations", &[7, 10, 13, 8], self.delegations(asked), None),
            asked.section(5, "bodies", &[14, 15, 8, 8], self.overlaps(asked), Some(functions)),
            asked.section(6, "findings", &[9, 16, 8], self.contradictions(asked), None),
        ]
    }

    /// Each act with its size, how many acts amended it and how many cite it.
    fn figures(&self, asked: &Asked) -> Vec<Vec<Cell>> {
        let languages = self.trends.languages.iter().filter_map(|(code, all)| Some((Lang::from_code(code)?, all)));
        languages
            .flat_map(|(lang, all)| all.acts.iter().map(move |one| (lang, one)))
            .filter(|(lang, one)| asked.wants(&one.act, *lang))
            .map(|(lang, one)| {
                let numbers = [one.provisions as usize, one.words as usize, one.amending.len(), one.place.fan_in];
                let address = asked.of.is_none().then(|| format!("acts/{lang}/{}.html", one.act));
                let year = one.year.map_or_else(String::new, |year| year.to_string());
                let title = [Cell { address, ..law(&one.title, lang) }, plain(&year)];
                title.into_iter().chain(numbers.map(|number| plain(&number.to_string()))).collect()
            })
            .collect()
    }

    /// Terms that are explained: of the corpus those with several definitions, of an act all of its own.
    fn definitions(&self, asked: &Asked) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (lang, base) in &self.terms.languages {
            for (entry, card) in base.list.terms.iter().zip(&base.cards).filter(|(entry, _)| entry.explained) {
                if asked.of.is_none() && card.definitions.len() < 2 {
                    continue;
                }
                for one in &card.definitions {
                    let act = base.list.acts.get(one.act as usize).filter(|act| asked.wants(&act.id, *lang));
                    let Some(act) = act else { continue };
                    let words: String = one.words.iter().map(|(words, _)| words.as_str()).collect();
                    rows.push(vec![law(&entry.name, *lang), place(&act.id, one.eid.as_str()), law(&words, *lang)]);
                }
            }
        }
        rows
    }

    fn requirements(&self, asked: &Asked) -> Vec<Vec<Cell>> {
        let all = self.inventory.rows.iter().map(|row| &row.burden).filter(|one| asked.wants(&one.act, one.lang));
        all.map(|one| {
            let kind = plain(asked.words.named(one.kind.slug()));
            vec![place(&one.act, one.eid.as_str()), kind, law(&one.addressee, one.lang), law(&one.words, one.lang)]
        })
        .collect()
    }

    fn demands(&self, asked: &Asked) -> Vec<Vec<Cell>> {
        let all = self.by_laws.demands.iter().filter(|one| asked.wants(&one.act, one.lang));
        all.map(|one| {
            let ground = plain(asked.words.named(one.ground.slug()));
            vec![place(&one.act, one.eid.as_str()), ground, plain(&one.laws.join(" ")), law(&one.words, one.lang)]
        })
        .collect()
    }

    fn delegations(&self, asked: &Asked) -> Vec<Vec<Cell>> {
        let all = self.by_laws.delegations.iter().filter(|one| asked.wants(&one.act, one.lang));
        all.map(|one| {
            let made: Vec<&str> = one.by_laws.iter().map(ActId::as_str).collect();
            let to = law(&one.to, one.lang);
            vec![place(&one.act, one.eid.as_str()), to, plain(&made.join(" ")), law(&one.words, one.lang)]
        })
        .collect()
    }

    fn overlaps(&self, asked: &Asked) -> Vec<Vec<Cell>> {
        let function = |at: usize| self.bodies.functions.get(at);
        let all = self.bodies.overlaps.iter().filter_map(|one| Some((one, function(one.a)?, function(one.b)?)));
        all.filter(|(_, a, b)| asked.wants(&a.act, a.lang) || asked.wants(&b.act, b.lang))
            .map(|(one, a, b)| {
                let names = law(&format!("{} × {}", a.name, b.name), a.lang);
                let likeness = plain(&format!("{:.0}", one.likeness * 100.0));
                vec![names, likeness, law(&a.words, a.lang), law(&b.words, b.lang)]
            })
            .collect()
    }

    fn contradictions(&self, asked: &Asked) -> Vec<Vec<Cell>> {
        let is_wanted = |one: &&Finding| one.places.iter().any(|place| asked.wants(&place.act, one.lang));
        let all = self.findings.findings.iter().filter(is_wanted);
        all.map(|one| {
            let told = |place: &FindingPlace| {
                let eid = place.eid.as_ref().map_or(String::new(), |eid| format!("#{eid}"));
                format!("{}{eid}: {}", place.act, place.words)
            };
            let words: Vec<String> = one.places.iter().map(told).collect();
            let kind = plain(&format!("{} ({})", asked.words.named(one.kind.slug()), one.confidence));
            vec![kind, law(&one.versus.join(" ↔ "), one.lang), law(&words.join(" / "), one.lang)]
        })
        .collect()
    }
}

/// What a page is to show, and to whom.
struct Asked<'a> {
    words: &'a Words,
    /// The reader's language.
    ui: Lang,
    /// Only this act.
    of: Option<(&'a ActId, Lang)>,
}

impl Asked<'_> {
    fn wants(&self, act: &ActId, lang: Lang) -> bool {
        self.of.is_none_or(|(id, own)| id == act && own == lang)
    }

    /// A section with one table: rows of the reader's language first, then Kazakh; on the page of the corpus so many of them.
    fn section(
        &self,
        at: usize,
        id: &'static str,
        columns: &[usize],
        mut rows: Vec<Vec<Cell>>,
        figure: Option<(String, usize)>,
    ) -> Section {
        let w = self.words;
        rows.sort_by_key(|row| {
            let lang = row.iter().find_map(|cell| cell.lang);
            (lang != Some(self.ui), Lang::INTERFACE.iter().position(|one| Some(*one) == lang))
        });
        let (heading, method) = w.sections.get(at).copied().unwrap_or_default();
        let all = rows.len();
        let most = if self.of.is_some() { all } else { SHOWN.min(all) };
        rows.truncate(most);
        let caption = if most < all { w.part(most, all) } else { heading.to_owned() };
        let columns = columns.iter().filter_map(|at| w.columns.get(*at)).map(|name| (*name).to_owned()).collect();
        let figures = figure.into_iter().chain([(w.found.to_owned(), all)]).filter(|(_, number)| *number > 0);
        // Demands and delegations are one file.
        let file = if id == "delegations" { "by-laws" } else { id };
        let forms = if self.of.is_some() { &[][..] } else { &["json", "csv", "xlsx"] };
        Section {
            id,
            heading: heading.to_owned(),
            method: method.to_owned(),
            figures: figures.map(|(what, number)| (what, number.to_string())).collect(),
            tables: vec![ReportTable { caption, columns, rows }],
            files: forms.iter().map(|form| (form.to_uppercase(), format!("{file}.{form}"))).collect(),
        }
    }
}

/// Words of the law.
fn law(words: &str, lang: Lang) -> Cell {
    Cell { words: words.to_owned(), lang: Some(lang), address: None }
}

/// Words of the report.
fn plain(words: &str) -> Cell {
    Cell { words: words.to_owned(), lang: None, address: None }
}

/// `act#eId`.
fn place(act: &ActId, eid: &str) -> Cell {
    plain(&format!("{act}#{eid}"))
}

fn report(w: &Words, lang: Lang, title: &str, title_lang: Lang, style: &str, sections: Vec<Section>) -> String {
    page(&Report { lang, title, title_lang, about: w.about, style, contents: w.contents, sections })
}

/// An answer in its three forms.
trait Told {
    fn told(&self) -> anyhow::Result<(String, String, Vec<u8>)>;
}

impl<T: Answer> Told for T {
    fn told(&self) -> anyhow::Result<(String, String, Vec<u8>)> {
        let table = self.table();
        Ok((format!("{:#}\n", self.json()?), table.csv()?, table.workbook()?))
    }
}
