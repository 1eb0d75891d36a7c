//! The sample law: ten fictional acts, the same in three languages, showing all that real pages do.

use super::project;
use indexer::inspect::inspect;
use legislation::{Act, Lang, ProvisionKind, ProvisionState};
use std::collections::{BTreeMap, BTreeSet};

fn acts() -> Vec<Act> {
    inspect(&project().join("corpus/sample")).expect("the sample corpus is part of the project").acts
}

#[test]
fn every_sample_act_has_the_same_provisions_in_kazakh_russian_and_english() {
    let mut by_act: BTreeMap<(String, Option<legislation::Date>), BTreeMap<Lang, BTreeSet<String>>> = BTreeMap::new();
    for act in acts() {
        assert!(act.fictional, "{} {} must be marked fictional", act.id, act.lang);
        let numbered = act
            .provisions
            .iter()
            .filter(|p| !matches!(p.kind, ProvisionKind::Alinea | ProvisionKind::Heading | ProvisionKind::Signature))
            .map(|p| format!("{} {:?}", p.eid, p.state))
            .collect();
        by_act.entry((act.id.to_string(), act.text_date)).or_default().insert(act.lang, numbered);
    }
    assert!(by_act.len() >= 11, "ten acts, one with two editions: {:?}", by_act.keys());
    for (act, languages) in by_act {
        assert_eq!(languages.keys().copied().collect::<Vec<_>>(), [Lang::EN, Lang::KK, Lang::RU], "{act:?}");
        let russian = &languages[&Lang::RU];
        for (lang, provisions) in &languages {
            let differ: Vec<_> = provisions.symmetric_difference(russian).collect();
            assert!(differ.is_empty(), "{act:?} {lang} and ru differ in {differ:?}");
        }
    }
}

#[test]
fn the_contents_of_an_act_that_comes_article_by_article_are_no_act() {
    let read = inspect(&project().join("corpus/sample/markdown/labour-code")).expect("the labour code");
    let texts: Vec<&str> = read.acts.iter().map(|act| act.lang.code()).collect();
    assert_eq!(texts, ["en", "kk", "ru"]);
}

#[test]
fn the_sample_law_shows_everything_the_real_pages_do() {
    let acts = acts();
    let any = |what: &str, test: &dyn Fn(&legislation::Provision) -> bool| {
        for lang in Lang::INTERFACE {
            let found = acts.iter().filter(|a| a.lang == lang).flat_map(|a| &a.provisions).any(test);
            assert!(found, "no {what} in {lang}");
        }
    };
    for kind in [
        ProvisionKind::Part,
        ProvisionKind::Section,
        ProvisionKind::Chapter,
        ProvisionKind::Subchapter,
        ProvisionKind::Article,
        ProvisionKind::Paragraph,
        ProvisionKind::Point,
        ProvisionKind::Alinea,
        ProvisionKind::Table,
        ProvisionKind::Attachment,
        ProvisionKind::Signature,
        ProvisionKind::Preamble,
    ] {
        any(kind.eid_name(), &|p| p.kind == kind);
    }
    any("inserted article", &|p| p.kind == ProvisionKind::Article && p.number.contains('-'));
    any("repealed article", &|p| p.kind == ProvisionKind::Article && p.state == ProvisionState::Repealed);
    any("repealed point", &|p| p.kind == ProvisionKind::Point && p.state == ProvisionState::Repealed);
    any("amendment note", &|p| !p.notes.is_empty());
    any("annex to an approved document", &|p| p.eid.as_str() == "att_1__att_1");
    let articles = acts.iter().filter(|a| a.lang == Lang::KK).flat_map(|a| &a.provisions);
    assert!(articles.filter(|p| p.kind == ProvisionKind::Article).count() >= 200);
}
