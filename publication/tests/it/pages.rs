//! Static pages, as readers without JavaScript and search engines meet them.

use super::silence_file;
use legislation::{ActId, ActKind, ActStatus, EId, Lang, Reference, Target, TextSpan};
use publication::page::{Listed, Page, act_page, index_page, list_page};

#[test]
fn a_page_has_the_whole_text_with_the_ids_of_the_law_and_links_its_citations() {
    let file = silence_file();
    let page = act_page(&Page { file: &file, languages: &[Lang::KK, Lang::RU], site: None, others: &|_| None });
    for provision in &file.act.provisions {
        assert_eq!(page.matches(&format!("id=\"{}\"", provision.eid)).count(), 1, "{}", provision.eid);
    }
    assert!(page.contains("Уровни шума по <a href=\"#art_1\">статье 1</a>:"), "{page}");
    assert!(
        page.contains("<a href=\"../../../act/?id=Z7&amp;text=ru&amp;at=art_2\">"),
        "each article opens in the app"
    );
    assert!(page.contains("<link rel=\"alternate\" hreflang=\"kk\" href=\"../../kk/act/Z7.html\">"));
    assert!(page.contains("Это не официальный источник"));
    assert!(!page.contains("rel=\"canonical\""), "an address that is not known is not claimed");
}

#[test]
fn a_citation_of_another_act_leads_to_its_page_in_a_language_it_has() {
    let mut file = silence_file();
    let target = |id: &str, present| Target { act: ActId::parse(id).ok(), eid: EId::parse("art_3").ok(), present };
    let cite =
        |start: usize, target| Reference { provision: 2, span: TextSpan::new(start, start + 2), targets: vec![target] };
    file.references
        .splice(0..0, [cite(0, target("K1", true)), cite(2, target("K2", true)), cite(4, target("K3", false))]);
    let others = |id: &ActId| match id.as_str() {
        "K1" => Some(&[Lang::KK, Lang::RU][..]),
        "K2" => Some(&[Lang::KK][..]),
        _ => None,
    };
    let page = act_page(&Page { file: &file, languages: &[Lang::RU], site: None, others: &others });
    assert!(
        page.contains("<a href=\"K1.html#art_3\">Н</a><a href=\"../../kk/act/K2.html#art_3\">о</a>чью тихо"),
        "{page}"
    );
}

#[test]
fn machines_are_told_what_the_act_is_and_where() {
    let file = silence_file();
    let site = Some("https://portal.example/law/");
    let page = act_page(&Page { file: &file, languages: &[Lang::RU], site, others: &|_| None });
    assert!(page.contains("<link rel=\"canonical\" href=\"https://portal.example/law/text/ru/act/Z7.html\">"));
    let json =
        page.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
    let facts: serde_json::Value = serde_json::from_str(json.expect("the facts")).expect("JSON");
    for (key, value) in [
        ("@type", "Legislation"),
        ("name", "О тишине"),
        ("legislationIdentifier", "7"),
        ("legislationDate", "2024-05-01"),
        ("legislationDateVersion", "2025-01-01"),
        ("legislationLegalForce", "https://schema.org/InForce"),
        ("legislationLegalValue", "https://schema.org/UnofficialLegalValue"),
        ("inLanguage", "ru"),
        ("isBasedOn", "https://law.example/Z7"),
        ("url", "https://portal.example/law/text/ru/act/Z7.html"),
    ] {
        assert_eq!(facts[key], value, "{key}");
    }
}

#[test]
fn lists_lead_to_every_act_and_say_which_no_longer_applies() {
    let ids: Vec<ActId> = ["Z1", "Z2"].iter().filter_map(|id| ActId::parse(id).ok()).collect();
    let acts = [
        Listed { id: &ids[0], title: "О шуме", requisites: "", status: ActStatus::Repealed },
        Listed {
            id: &ids[1], title: "О «тишине» & покое", requisites: "№ 7", status: ActStatus::InForce
        },
    ];
    let list = list_page(ActKind::Law, Lang::RU, &acts, 1, 3);
    assert!(list.contains("<a href=\"act/Z1.html\">О шуме</a><br><small lang=\"ru\"><strong>Утратил силу"));
    assert!(list.contains("<a href=\"act/Z2.html\">О «тишине» &amp; покое</a>"));
    assert!(list.contains("<a href=\"law-2.html\" aria-current=\"page\">2</a>"));
    let first = index_page("Қазақстан", &[(Lang::KK, vec![(ActKind::Code, 3)]), (Lang::RU, vec![(ActKind::Law, 2)])]);
    assert!(
        first.contains("<html lang=\"kk\">") && first.contains("<a href=\"kk/code.html\">Кодекс</a> <small>3</small>")
    );
    assert!(first.contains("<section lang=\"ru\">"));
}
