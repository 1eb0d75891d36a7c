//! Bundles: the same corpus gives the same bytes, spans stay inside their texts, stale files go.

use super::project;
use flate2::read::GzDecoder;
use indexer::build::{Options, build};
use indexer::lookup::Lookup;
use legislation::bundle::{
    ActHead, Catalog, CatalogPart, FORMAT, MANIFEST, Manifest, PassageBlock, is_content_of, join, passage_block_path,
};
use legislation::inventory::{Inventory, LanguageInventory};
use legislation::message::{ActHits, SearchResults};
use legislation::{ActId, EId, Lang};
use search::Searcher;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

fn build_sample(out: &Path) {
    build_sample_in_shards_of(out, indexer::bundle::SHARD_TEXT);
}

fn build_sample_in_shards_of(out: &Path, shard_text: usize) {
    let usual = Options::new(vec![project().join("corpus/sample")], out.to_path_buf());
    build(&Options { name: Some("sample".into()), shard_text, ..usual }).expect("the sample corpus builds");
}

fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in walk(root) {
        let name = entry.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
        all.insert(name, std::fs::read(&entry).expect("readable"));
    }
    all
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

/// A file's contents, which are what its name says.
fn unpacked(out: &Path, path: &str) -> Vec<u8> {
    let packed = std::fs::read(out.join(path)).expect("a file the manifest names");
    let mut bytes = Vec::new();
    GzDecoder::new(&packed[..]).read_to_end(&mut bytes).expect("gzip");
    assert!(is_content_of(path, &bytes), "{path} is named after its content");
    bytes
}

fn json<T: serde::de::DeserializeOwned>(out: &Path, path: &str) -> T {
    serde_json::from_slice(&unpacked(out, path)).expect("the type the manifest says")
}

#[test]
fn the_same_corpus_gives_the_same_bundle_byte_for_byte() {
    let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    build_sample(one.path());
    build_sample(two.path());
    let (one, two) = (files(one.path()), files(two.path()));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert_eq!(Some(bytes), two.get(name), "{name} differs between two builds");
    }
}

#[test]
fn everything_the_manifest_leads_to_is_there_and_every_span_lies_in_its_text() {
    let out = tempfile::tempdir().expect("a folder");
    build_sample(out.path());
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(out.path().join(MANIFEST)).expect("the manifest")).expect("a manifest");
    assert!(manifest.fictional);
    assert_eq!(manifest.languages.iter().map(|l| l.lang.code()).collect::<Vec<_>>(), ["kk", "ru", "en"]);
    for language in &manifest.languages {
        let catalog = Catalog::joined(language.catalog.iter().map(|part| json(out.path(), &part.file.path)));
        assert!(catalog.acts.is_sorted_by(|a, b| a.id < b.id), "one entry for each id, in their order");
        assert_eq!(catalog.acts.len(), language.acts as usize);
        assert_eq!(catalog.kinds(), CatalogPart::kinds_of(&language.catalog));
        let hot = unpacked(out.path(), &language.search[0].hot.path);
        let searcher = Searcher::open(&hot, language.lang).expect("the index just written");
        let blocks = searcher.passage_blocks().iter();
        let blocks: Vec<PassageBlock> = blocks.map(|name| json(out.path(), &passage_block_path(*name))).collect();
        assert_eq!(blocks.iter().map(|block| block.passages.len()).sum::<usize>(), language.passages as usize);
        let acts: BTreeSet<&ActId> = blocks.iter().flat_map(|block| &block.acts).map(|act| &act.id).collect();
        assert!(acts.into_iter().eq(catalog.acts.iter().map(|act| &act.id)), "every act has a passage");
        for entry in &catalog.acts {
            let mut texts = vec![entry.file.path.clone()];
            texts.extend(entry.editions.iter().map(|e| e.file.path.clone()));
            for path in texts {
                let head: ActHead = json(out.path(), &path);
                assert_eq!(head.format, FORMAT);
                assert_eq!(head.outline.provisions > 0, head.whole.is_some() || !head.parts.is_empty(), "{path}");
                let Ok(file) = join(head, |part| Ok::<_, std::convert::Infallible>(json(out.path(), &part.path)));
                assert_eq!(file.unit_readability.len(), file.act.units().len(), "{path}");
                let text = |provision: u32| file.act.provisions[provision as usize].text.as_str();
                for definition in &file.definitions {
                    assert!(
                        definition.term.of(text(definition.provision)).is_some_and(|t| !t.is_empty()),
                        "{path} {definition:?}"
                    );
                    assert!(
                        definition.body.of(text(definition.provision)).is_some_and(|t| !t.is_empty()),
                        "{path} {definition:?}"
                    );
                }
                for reference in &file.references {
                    assert!(
                        reference.span.of(text(reference.provision)).is_some_and(|t| !t.is_empty()),
                        "{path} {reference:?}"
                    );
                }
                for used in &file.uses {
                    assert!(used.span.of(text(used.provision)).is_some_and(|t| !t.is_empty()), "{path} {used:?}");
                    assert!((used.definition as usize) < file.definitions.len());
                }
            }
        }
    }
}

#[test]
fn the_inventory_lists_every_file_with_its_size_and_under_what_a_reader_keeps_it_for() {
    let out = tempfile::tempdir().expect("a folder");
    build_sample(out.path());
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(out.path().join(MANIFEST)).expect("the manifest")).expect("a manifest");
    let inventory: Inventory = json(out.path(), &manifest.files.path);
    let listed: BTreeMap<String, u64> =
        inventory.languages.iter().flat_map(LanguageInventory::entries).map(|file| (file.path, file.bytes)).collect();
    let mut there: BTreeMap<String, u64> =
        files(out.path()).into_iter().map(|(name, bytes)| (name, bytes.len() as u64)).collect();
    for not_law in [MANIFEST, "report.json", &manifest.files.path] {
        assert!(there.remove(not_law).is_some(), "{not_law}");
    }
    assert_eq!(listed, there);
    for (language, files) in inventory.languages.iter().zip(&manifest.languages) {
        assert_eq!(language.lang, files.lang);
        let catalog = Catalog::joined(files.catalog.iter().map(|part| json(out.path(), &part.file.path)));
        let acts: Vec<_> = catalog.acts.iter().map(|act| (&act.id, act.kind, act.editions.is_empty())).collect();
        let kept: Vec<_> = language.acts.iter().map(|act| (&act.id, act.kind, act.editions.is_empty())).collect();
        assert_eq!(kept, acts, "the acts of {}", files.lang);
        assert!(language.search.entries().any(|file| file == files.search[0].hot));
        assert!(files.terms.is_some() && language.search.entries().any(|file| Some(file) == files.terms));
        let lists =
            files.catalog.iter().map(|part| part.file.clone()).chain(files.guides.clone()).chain(files.home.clone());
        assert!(language.catalog.entries().eq(lists));
        let related: Vec<_> = language.related.entries().collect();
        for (act, kept) in catalog.acts.iter().zip(&language.acts) {
            let part = CatalogPart::holding(&files.catalog, &act.id).expect("the part that lists it");
            let first = kept.related.first().map(|&number| &related[number as usize]);
            assert_eq!(first, part.related.as_ref(), "what is related to {} is kept with it", act.id);
        }
    }
}

#[test]
fn an_amendment_of_one_act_leaves_the_files_of_the_others_as_they_are() {
    let (corpus, out) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let folder = project().join("corpus/sample/markdown/kz-laws-layout/rus");
    let law = std::fs::read_to_string(folder.join("Z18Q0000005.md")).expect("a law of the sample");
    let write = |name: &str, text: &str| std::fs::write(corpus.path().join(name), text).expect("a law");
    write("Z1.md", &law);
    write("Z2.md", &law.replace("Z18Q0000005", "Z2"));
    let options = Options::new(vec![corpus.path().to_path_buf()], out.path().to_path_buf());
    let acts = |out: &Path| -> Vec<String> {
        build(&options).expect("a bundle");
        let (mut texts, mut hashes) = (Vec::new(), Vec::new());
        let manifest: Manifest =
            serde_json::from_slice(&std::fs::read(out.join(MANIFEST)).expect("there")).expect("one");
        for act in json::<Catalog>(out, &manifest.languages[0].catalog[0].file.path).acts {
            texts.push(act.file.path);
            hashes.push(act.text_hash);
        }
        texts.into_iter().chain(hashes).collect()
    };
    let before = acts(out.path());
    write("Z2.md", &law.replace("Z18Q0000005", "Z2").replace("претензия", "весьма длинная и обстоятельная претензия"));
    let after = acts(out.path());
    let same: Vec<bool> = before.iter().zip(&after).map(|(before, after)| before == after).collect();
    assert_eq!(same, [true, false, true, false], "{before:?} {after:?}");
}

#[test]
fn among_hundreds_of_acts_each_is_listed_in_the_part_where_its_id_is_looked_for() {
    let (corpus, out) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    for number in 0..2 * Catalog::PART + 40 {
        let text = format!("Статья 1. О предмете {number}\n\n1. Настоящий Закон говорит о предмете {number}.\n");
        std::fs::write(corpus.path().join(format!("Z{number}.rus.txt")), text).expect("a law");
    }
    let long: String = (1..200).fold(String::new(), |text, number| {
        text + &format!("Статья {number}. О сроках\n\n1. Срок {number}. {}\n\n", "Срок исчисляется днями. ".repeat(20))
    });
    std::fs::write(corpus.path().join("K1.rus.txt"), long).expect("a code");
    let options = Options::new(vec![corpus.path().to_path_buf()], out.path().into());
    build(&options).expect("a bundle");
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(out.path().join(MANIFEST)).expect("the manifest")).expect("a manifest");
    let [language] = manifest.languages.as_slice() else { panic!("one language: {:?}", manifest.languages) };
    let parts: Vec<usize> = language.catalog.iter().map(|part| part.acts as usize).collect();
    assert!(parts.len() > 2 && parts.iter().all(|&acts| acts <= Catalog::PART), "{parts:?}");
    assert_eq!(parts.iter().sum::<usize>(), 2 * Catalog::PART + 41);
    for part in &language.catalog {
        let catalog: Catalog = json(out.path(), &part.file.path);
        assert_eq!(catalog.acts[0].id, part.first);
        for act in &catalog.acts {
            assert_eq!(CatalogPart::holding(&language.catalog, &act.id), Some(part), "{}", act.id);
            let head: ActHead = json(out.path(), &act.file.path);
            let files = std::iter::once(&act.file).chain(head.parts.iter().map(|part| &part.file));
            assert_eq!(files.map(|file| file.bytes).sum::<u64>(), act.bytes, "{}", act.id);
            assert_eq!(head.parts.len() > 1, act.id.as_str() == "K1", "{} has {} parts", act.id, head.parts.len());
        }
    }
}

#[test]
fn a_second_build_removes_what_the_new_manifest_does_not_lead_to() {
    let out = tempfile::tempdir().expect("a folder");
    build_sample(out.path());
    let before = files(out.path());
    std::fs::write(out.path().join("acts/old.ru.0000000000000000.json.gz"), b"old").expect("a stale file");
    std::fs::write(out.path().join("files.0000000000000000.json.gz"), b"old").expect("a stale inventory");
    build_sample(out.path());
    assert_eq!(before.keys().collect::<Vec<_>>(), files(out.path()).keys().collect::<Vec<_>>());
}

#[test]
fn a_folder_with_other_files_is_not_written_into() {
    let out = tempfile::tempdir().expect("a folder");
    std::fs::write(out.path().join("thesis.docx"), b"mine").expect("a file");
    let error = indexer::build::check_output(out.path()).expect_err("refused").to_string();
    assert!(error.contains("holds other files"), "{error}");
}

#[test]
fn a_damaged_an_old_and_a_missing_bundle_are_refused_with_a_sentence() {
    let out = tempfile::tempdir().expect("a folder");
    let search = |out: &Path| {
        let found = indexer::lookup::Lookup::open(out, Some(legislation::Lang::RU), "отпуск")
            .and_then(|l| l.search("отпуск", 5));
        found.map(|f| f.total).map_err(|e| format!("{e:#}"))
    };
    let missing = search(out.path()).expect_err("nothing there");
    assert!(missing.contains("make one with anyq build"), "{missing}");

    build_sample(out.path());
    assert!(search(out.path()).expect("a sound bundle") > 0);

    let index =
        files(out.path()).into_iter().find(|(name, _)| name.starts_with("search/ru") && name.ends_with(".hot.gz"));
    let (name, bytes) = index.expect("a Russian index");
    std::fs::write(out.path().join(&name), &bytes[..bytes.len() / 2]).expect("damage");
    let damaged = search(out.path()).expect_err("half an index");
    assert!(damaged.contains("is damaged") && damaged.contains(&name), "{damaged}");

    let manifest = out.path().join(MANIFEST);
    std::fs::write(&manifest, r#"{"format":99,"languages":"of the future"}"#).expect("another version");
    let newer = search(out.path()).expect_err("another format");
    assert!(newer.contains("format 99") && newer.contains("reads format 4"), "{newer}");
}

#[test]
fn a_citizens_question_finds_the_article_that_answers_it() {
    let out = tempfile::tempdir().expect("a folder");
    build_sample(out.path());
    for (question, act, article) in [
        ("штраф за превышение скорости", "K14Q0000002", "art_88"),
        ("жылдамдықты асырғаны үшін айыппұл", "K14Q0000002", "art_88"),
        ("fine for speeding", "K14Q0000002", "art_88"),
        ("тауарды қайтару", "Z18Q0000005", "art_8"),
    ] {
        let found = indexer::lookup::Lookup::open(out.path(), None, question)
            .and_then(|l| l.search(question, 5))
            .expect("results");
        let first = found.acts.first().and_then(|a| Some((a.id.as_str(), a.pages.first()?.unit.as_str())));
        assert_eq!(first, Some((act, article)), "{question}");
    }
}

#[test]
fn law_in_several_shards_answers_as_law_in_one_does() {
    let (one, several) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    build_sample(one.path());
    build_sample_in_shards_of(several.path(), 60_000);
    let questions = [
        (Lang::RU, "перенос отпуска", false),
        (Lang::RU, "тишина ночью", false),
        (Lang::KK, "еңбек демалысы", false),
        (Lang::EN, "quiet hours at night", false),
        (Lang::RU, "срок", true),
    ];
    let mut in_one_act = 0;
    for (lang, text, is_asked_of_acts) in questions {
        let manifest: Manifest =
            serde_json::from_slice(&std::fs::read(several.path().join(MANIFEST)).expect("there")).expect("a manifest");
        let files = manifest.language(lang).expect("the language");
        assert!(files.search.len() > 1, "{lang} is in {} shards", files.search.len());
        assert_eq!(files.passages, files.search.iter().map(|shard| shard.passages).sum::<u32>());
        let catalog = Catalog::joined(files.catalog.iter().map(|part| json(several.path(), &part.file.path)));
        let (one, several) = (
            Lookup::open(one.path(), Some(lang), text).expect("a bundle"),
            Lookup::open(several.path(), Some(lang), text).expect("a bundle"),
        );
        let all = |lookup: &Lookup| lookup.search(text, 20).expect("an answer");
        let (in_one, in_several) = (all(&one), all(&several));
        assert!(in_one.total > 0, "{text}");
        let pages = |results: &SearchResults| -> Vec<(ActId, EId)> {
            let of_act =
                |act: &ActHits| act.pages.iter().map(|page| (act.id.clone(), page.unit.clone())).collect::<Vec<_>>();
            results.acts.iter().flat_map(of_act).collect()
        };
        let found = pages(&in_several);
        if text.contains(' ') {
            assert!(found[..found.len().min(3)].contains(&pages(&in_one)[0]), "{text}: {found:?}");
        } else {
            // A single word has no one best page; but all that have it are found.
            assert_eq!((in_one.total, &in_one.kinds), (in_several.total, &in_several.kinds), "{text}");
        }
        for entry in catalog.acts.iter().filter(|_| is_asked_of_acts) {
            let inside = format!("{text} act:{}", entry.id);
            let results = several.search(&inside, 20).expect("an answer");
            assert!(results.acts.iter().all(|found| found.id == entry.id), "{inside}");
            assert_eq!(results.total, one.search(&inside, 20).expect("an answer").total, "{inside}");
            in_one_act += results.acts.len();
        }
    }
    assert!(in_one_act > 3, "several acts speak of terms");
}
