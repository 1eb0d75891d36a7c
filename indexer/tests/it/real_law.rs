//! Real law: counts made by hand and counts of the sources' own headings.

use super::shared;
use indexer::evaluate;
use indexer::inspect::inspect;
use legislation::{ProvisionKind, ProvisionState};

#[test]
fn every_labelled_page_of_adilet_has_exactly_the_structure_counted_by_hand() {
    let (Some(labels), Some(corpus)) = (shared("eval/structure"), shared("corpus/kz/adilet-html")) else { return };
    let report = evaluate::structure::evaluate(&labels, &corpus).expect("labels and pages are readable");
    assert_eq!(report["differences"], serde_json::json!([]));
    assert_eq!(report["exact"], report["pages"]);
}

#[test]
fn the_tax_code_has_its_849_articles_and_the_kyrgyz_codes_their_4630() {
    let articles = |path: &str| {
        shared(path).map(|path| {
            let found = inspect(&path).expect("readable");
            let of_kind = found.acts.iter().flat_map(|a| &a.provisions).filter(|p| p.kind == ProvisionKind::Article);
            of_kind.count()
        })
    };
    if let Some(count) = articles("corpus/kz/tax-code-2025") {
        assert_eq!(count, 849);
    }
    if let Some(count) = articles("corpus/kg") {
        assert_eq!(count, 4630);
    }
}

#[test]
fn every_file_of_the_real_corpus_is_read_without_a_panic_and_with_sound_trees() {
    for folder in ["corpus/kz", "corpus/kg", "corpus/akoma-ntoso"] {
        let Some(path) = shared(folder) else { continue };
        let found = inspect(&path).expect("readable");
        assert!(!found.acts.is_empty(), "{folder}");
        for act in &found.acts {
            assert!(!act.title.trim().is_empty(), "{} has no title to be listed by", act.id);
            let mut seen = std::collections::HashSet::new();
            for (index, provision) in act.provisions.iter().enumerate() {
                assert!(seen.insert(&provision.eid), "{} has {} twice", act.id, provision.eid);
                assert!(provision.parent.is_none_or(|p| (p as usize) < index), "{} {}", act.id, provision.eid);
                for link in &provision.links {
                    assert!(link.span.of(&provision.text).is_some(), "{} {} {:?}", act.id, provision.eid, link);
                }
            }
            let units = act.units();
            assert!(units.windows(2).all(|pair| pair[0].end <= pair[1].first), "pages of {} overlap", act.id);
            for (index, provision) in act.provisions.iter().enumerate() {
                let pages = units.iter().filter(|u| (u.first..u.end).contains(&(index as u32))).count();
                let bare = provision.kind.is_division() && provision.text.is_empty();
                assert!(pages == 1 || bare && pages == 0, "{} of {} stands on {pages} pages", provision.eid, act.id);
            }
        }
    }
}

#[test]
fn a_bill_inside_a_collection_of_documents_is_found_with_its_articles() {
    let Some(path) = shared("corpus/akoma-ntoso/oasis/eu_COM20130619_EN-8.xml") else { return };
    let found = inspect(&path).expect("readable");
    let articles = |act: &legislation::Act| act.provisions.iter().filter(|p| p.kind == ProvisionKind::Article).count();
    let counts: Vec<(usize, &str)> = found.acts.iter().map(|act| (articles(act), act.lang.code())).collect();
    assert!(counts.contains(&(24, "en")), "{counts:?}");
}

#[test]
fn an_article_that_is_only_a_remark_is_repealed_not_lost() {
    let Some(path) = shared("corpus/kz/adilet-html/Z1300000088.kaz.html") else { return };
    let found = inspect(&path).expect("readable");
    let state =
        |id: &str| found.acts[0].provisions.iter().find(|p| p.eid.as_str() == id).map(|p| (p.state, p.notes.len()));
    assert_eq!(state("art_16"), Some((ProvisionState::Repealed, 1)));
    assert_eq!(state("art_20__para_5").map(|s| s.0), Some(ProvisionState::Repealed));
    assert_eq!(state("art_18").map(|s| s.0), Some(ProvisionState::InForce));
}

#[test]
fn a_warning_above_the_title_is_not_taken_for_it() {
    let Some(path) = shared("corpus/kg/family-code.rus.txt") else { return };
    let act = &inspect(&path).expect("readable").acts[0];
    assert_eq!(act.title, "СЕМЕЙНЫЙ КОДЕКС КЫРГЫЗСКОЙ РЕСПУБЛИКИ");
    assert_eq!(act.date.map(|d| d.to_string()).as_deref(), Some("2003-08-30"));
    assert!(act.notes.iter().any(|n| n.text.starts_with("ВНИМАНИЕ!") && n.text.ends_with("указанного Закона")));
}
