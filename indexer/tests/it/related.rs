//! What is related to a provision: who cites it, what resembles it; and the guides and the home page of a bundle.

use super::{project, shared};
use flate2::read::GzDecoder;
use indexer::build::{Options, build};
use legislation::bundle::{
    ActFile, ActHead, Catalog, FileEntry, LanguageFiles, MANIFEST, Manifest, Related, RelatedPlace, join, piece_of,
};
use legislation::guide::{CitationState, Guide, GuideList, HomeFile, Situation};
use legislation::{ActId, EId, Lang};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

fn built(corpus: PathBuf) -> (tempfile::TempDir, Manifest) {
    let out = tempfile::tempdir().expect("a folder");
    build(&Options::new(vec![corpus], out.path().to_path_buf())).expect("the corpus builds");
    let manifest = std::fs::read(out.path().join(MANIFEST)).expect("the manifest");
    (out, serde_json::from_slice(&manifest).expect("a manifest"))
}

fn json<T: serde::de::DeserializeOwned>(out: &Path, path: &str) -> T {
    let packed = std::fs::read(out.join(path)).expect("a file the manifest leads to");
    let mut bytes = Vec::new();
    GzDecoder::new(&packed[..]).read_to_end(&mut bytes).expect("gzip");
    serde_json::from_slice(&bytes).expect("the type the manifest says")
}

fn acts(out: &Path, files: &LanguageFiles) -> Vec<ActFile> {
    let catalog = Catalog::joined(files.catalog.iter().map(|part| json(out, &part.file.path)));
    let whole = |path: &str| {
        let head: ActHead = json(out, path);
        let Ok(file) = join(head, |part| Ok::<_, std::convert::Infallible>(json(out, &part.path)));
        file
    };
    catalog.acts.iter().map(|entry| whole(&entry.file.path)).collect()
}

/// A citation: who cites, what is cited.
type Citation = (ActId, EId, ActId, EId);

fn citations_said(acts: &[ActFile]) -> BTreeSet<Citation> {
    let known: BTreeSet<(&ActId, &EId)> =
        acts.iter().flat_map(|file| file.act.provisions.iter().map(|p| (&file.act.id, &p.eid))).collect();
    let mut said = BTreeSet::new();
    for file in acts {
        for reference in &file.references {
            let by = &file.act.provisions[reference.provision as usize].eid;
            for target in reference.targets.iter().filter(|target| target.present) {
                let act = target.act.as_ref().unwrap_or(&file.act.id);
                let cited = target.eid.as_ref().filter(|eid| known.contains(&(act, *eid)));
                said.extend(cited.map(|eid| (file.act.id.clone(), by.clone(), act.clone(), eid.clone())));
            }
        }
    }
    said
}

/// The file of a part of the catalog, and the pieces it names; every page is in the piece where it is looked for.
fn pieces(out: &Path, file: &FileEntry) -> Vec<Related> {
    let whole: Related = json(out, &file.path);
    let mut all = Vec::new();
    for act in &whole.acts {
        for (number, piece) in act.pieces.iter().enumerate() {
            let piece: Related = json(out, &piece.path);
            for page in piece.acts.iter().flat_map(|act| &act.pages) {
                assert_eq!(piece_of(&page.eid, act.pieces.len()), number, "{} {}", act.id, page.eid);
            }
            all.push(piece);
        }
    }
    all.push(whole);
    all
}

/// Every back-link is a citation of the texts, and every citation has its back-link; each on the page that shows it.
fn check(corpus: PathBuf) -> usize {
    let (out, manifest) = built(corpus);
    let mut checked = 0;
    for files in &manifest.languages {
        let acts = acts(out.path(), files);
        let mut told = BTreeSet::new();
        let texts: BTreeMap<(&ActId, &EId), &str> = acts
            .iter()
            .flat_map(|file| file.act.provisions.iter().map(|p| ((&file.act.id, &p.eid), p.text.as_str())))
            .collect();
        for related in
            files.catalog.iter().filter_map(|part| part.related.as_ref()).flat_map(|file| pieces(out.path(), file))
        {
            let other = |number: u32| &related.others[number as usize].0;
            for act in &related.acts {
                let file = acts.iter().find(|file| file.act.id == act.id).expect("an act of the part");
                let units = file.act.units();
                for (page, place) in
                    act.pages.iter().flat_map(|page| page.places.iter().map(move |place| (page, place)))
                {
                    let index = file.act.find(&place.eid).expect("a provision of the act") as u32;
                    let unit = units.iter().find(|unit| (unit.first..unit.end).contains(&index));
                    assert_eq!(unit.map_or(&place.eid, |unit| &unit.eid), &page.eid, "{} {}", act.id, place.eid);
                    for (by, eids) in &place.cited_by {
                        let citing = |eid: &EId| (other(*by).clone(), eid.clone(), act.id.clone(), place.eid.clone());
                        for eid in eids {
                            assert!(told.insert(citing(eid)), "{:?} is told twice", citing(eid));
                        }
                    }
                    for (by, eid) in &place.sanctioned_by {
                        let says = |(of, eids): &(u32, Vec<EId>)| of == by && eids.contains(eid);
                        assert!(place.cited_by.iter().any(says), "{} {}: {eid} does not cite it", act.id, place.eid);
                    }
                    assert!(place.similar.len() <= RelatedPlace::MOST_SIMILAR);
                    for (of, eid) in &place.similar {
                        let text = texts.get(&(other(*of), eid)).expect("a provision that exists");
                        assert!(!text.is_empty() && (other(*of), eid) != (&act.id, &place.eid), "{} {eid}", act.id);
                    }
                }
            }
        }
        let said = citations_said(&acts);
        assert_eq!(
            told.difference(&said).collect::<Vec<_>>(),
            Vec::<&Citation>::new(),
            "{}: nobody says so",
            files.lang
        );
        assert_eq!(said.difference(&told).collect::<Vec<_>>(), Vec::<&Citation>::new(), "{}: not told", files.lang);
        checked += said.len();
    }
    checked
}

#[test]
fn every_back_link_of_the_sample_law_is_a_citation_and_every_citation_has_one() {
    assert!(check(project().join("corpus/sample")) > 300);
}

#[test]
fn every_back_link_of_real_law_is_a_citation_and_every_citation_has_one() {
    let Some(corpus) = shared("corpus/kz/adilet-html") else { return };
    assert!(check(corpus) > 300);
}

#[test]
fn a_rule_is_told_what_breaking_it_entails_and_a_sanction_is_not() {
    let (out, manifest) = built(project().join("corpus/sample"));
    for files in &manifest.languages {
        let mut entailed = BTreeSet::new();
        for part in files.catalog.iter().filter_map(|part| part.related.as_ref()) {
            for related in pieces(out.path(), part) {
                for act in &related.acts {
                    for place in act.pages.iter().flat_map(|page| &page.places) {
                        let by = place.sanctioned_by.iter().map(|(of, eid)| {
                            let rule = format!("{}#{}", act.id, place.eid);
                            (rule, format!("{}#{eid}", related.others[*of as usize].0))
                        });
                        entailed.extend(by);
                    }
                }
            }
        }
        let entails = |rule: &str, sanction: &str| entailed.contains(&(rule.to_owned(), sanction.to_owned()));
        // Wages are paid in time, goods are taken back: the offences code fines for what these articles forbid.
        assert!(entails("K15Q0000003#art_26", "K14Q0000002#art_75__para_1"), "{}: {entailed:?}", files.lang);
        assert!(entails("Z18Q0000005#art_8", "K14Q0000002#art_83__para_1"), "{}: {entailed:?}", files.lang);
        // «The same conduct repeated within a year» cites a sanction: nothing that could be broken.
        assert!(!entailed.iter().any(|(rule, _)| rule.starts_with("K14Q0000002#art_75")), "{}", files.lang);
    }
}

#[test]
fn an_article_repeated_in_another_law_is_found_as_similar_from_both_sides() {
    let corpus = tempfile::tempdir().expect("a folder");
    let rule = "1. Заявление рассматривается уполномоченным органом в течение пятнадцати рабочих дней со дня его поступления, если иной срок не установлен.";
    for (name, subject) in [("Z1", "труде"), ("Z2", "жилье")] {
        let text =
            format!("Статья 1. О {subject}\n\n1. Настоящий Закон говорит о {subject}.\n\nСтатья 2. Сроки\n\n{rule}\n");
        std::fs::write(corpus.path().join(format!("{name}.rus.txt")), text).expect("a law");
    }
    let (out, manifest) = built(corpus.path().to_path_buf());
    let related = manifest.languages[0].catalog[0].related.as_ref().expect("two provisions that say the same");
    let related: Related = json(out.path(), &related.path);
    let pairs: Vec<(String, String)> = related
        .acts
        .iter()
        .flat_map(|act| act.pages.iter().flat_map(|page| &page.places).map(move |place| (act, place)))
        .flat_map(|(act, place)| place.similar.iter().map(move |(of, _)| (act, *of)))
        .map(|(act, of)| (act.id.to_string(), related.others[of as usize].0.to_string()))
        .collect();
    assert_eq!(pairs, [("Z1".to_owned(), "Z2".to_owned()), ("Z2".to_owned(), "Z1".to_owned())]);
}

/// What a guide cites: an act, a provision.
type Cited = (ActId, Option<EId>);

#[test]
fn the_sample_guides_answer_every_situation_of_life_in_three_languages_and_all_their_citations_open() {
    let (out, manifest) = built(project().join("corpus/sample"));
    let mut same: BTreeMap<ActId, BTreeSet<Vec<Cited>>> = BTreeMap::new();
    for files in &manifest.languages {
        let list: GuideList = json(out.path(), &files.guides.as_ref().expect("guides").path);
        let situations: BTreeSet<Situation> = list.guides.iter().map(|guide| guide.situation).collect();
        assert_eq!(situations.into_iter().collect::<Vec<_>>(), Situation::ALL, "{}", files.lang);
        for entry in &list.guides {
            let guide: Guide = json(out.path(), &entry.file.path);
            assert!(guide.fictional, "{} {}", guide.id, guide.lang);
            assert!(!entry.cites.is_empty() && entry.questions.len() >= 3);
            for cited in &guide.citations {
                assert_eq!((cited.state, cited.amended), (CitationState::Open, None), "{} {:?}", guide.id, cited.eid);
            }
            let cited = guide.citations.into_iter().map(|cited| (cited.act, cited.eid)).collect();
            same.entry(guide.id).or_default().insert(cited);
        }
    }
    assert_eq!(same.len(), 6);
    for (id, citations) in same {
        assert_eq!(citations.len(), 1, "{id}: the same statements rest on the same places in each language");
    }
}

#[test]
fn the_home_page_names_the_acts_cited_most_and_the_newest_texts() {
    let (out, manifest) = built(project().join("corpus/sample"));
    for files in manifest.languages.iter().filter(|files| files.lang != Lang::EN) {
        let home: HomeFile = json(out.path(), &files.home.as_ref().expect("a home page").path);
        assert!(home.recent.is_sorted_by(|a, b| a.date >= b.date) && home.recent.len() == 6);
        assert_eq!(home.recent[0].id.as_str(), "Z24Q0000010", "the law on road traffic is the newest");
        assert!(home.cited.is_sorted_by(|a, b| a.acts >= b.acts) && home.cited.len() == 6);
        assert!(home.cited.iter().all(|act| act.acts > 0 && act.provisions >= act.acts));
        let asked: Vec<Situation> = home.situations.iter().map(|(situation, _)| *situation).collect();
        assert!(asked.contains(&Situation::Work) && home.situations.iter().all(|(_, questions)| questions.len() <= 3));
    }
}

#[test]
fn a_bundle_without_guides_names_none_and_one_that_cites_nothing_says_so_in_its_report() {
    let corpus = tempfile::tempdir().expect("a folder");
    std::fs::write(corpus.path().join("Z1.rus.txt"), "Статья 1. Цель\n\n1. Закон охраняет тишину.\n").expect("a law");
    let (out, manifest) = built(corpus.path().to_path_buf());
    assert_eq!(manifest.languages[0].guides, None);
    assert!(!out.path().join("guides").join("ru").exists());
    std::fs::create_dir(corpus.path().join("guides")).expect("a folder");
    let guide = "---\ntitle: Шум\nsummary: Что делать\nsituation: housing\nreviewed: 2026-01-01\n---\nПишите: [статья 9](Z1#art_9).\n";
    std::fs::write(corpus.path().join("guides/noise.ru.md"), guide).expect("a guide");
    let report = build(&Options::new(vec![corpus.path().to_path_buf()], out.path().to_path_buf())).expect("a bundle");
    assert_eq!(report.problems["guide-citation"].examples[0].file, "guides/noise.ru.md:7");
    assert!(report.has(legislation::ProblemKind::breaks_a_guide));
    assert_eq!(
        report.languages["ru"].guides, 1,
        "it is published all the same, and its page says what cannot be opened"
    );
}
