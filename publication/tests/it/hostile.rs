//! Texts that want to be more than text.

use super::{day, eid, provision, silence, silence_file};
use legislation::message::analysis::PublicationFormat;
use legislation::{Act, ActId, ActKind, EId, Lang, Note, NoteKind, Provision, ProvisionKind, SourceLink, TextSpan};
use proptest::prelude::*;
use publication::document;
use publication::page::{Page, act_page};

const HOSTILE: &str = "</p></script><script>alert(\"1\")</script><img src=x onerror='a()'>\u{202e}]]>&amp;\u{0}";

/// The law on silence with this in every place where a source can write.
fn infected() -> Act {
    let mut act = silence();
    HOSTILE.clone_into(&mut act.title);
    HOSTILE.clone_into(&mut act.requisites);
    act.number = Some(HOSTILE.to_owned());
    HOSTILE.clone_into(&mut act.status_text);
    act.source = Some(format!("javascript:{HOSTILE}"));
    act.notes.push(Note { kind: NoteKind::Editorial, text: HOSTILE.to_owned() });
    for provision in &mut act.provisions {
        HOSTILE.clone_into(&mut provision.label);
        HOSTILE.clone_into(&mut provision.heading);
        HOSTILE.clone_into(&mut provision.text);
        provision.notes.push(Note { kind: NoteKind::Amendment, text: HOSTILE.to_owned() });
        provision.links = vec![SourceLink { span: TextSpan::new(0, 4), href: HOSTILE.to_owned() }];
    }
    act
}

#[test]
fn what_a_source_writes_becomes_no_element_in_any_form() {
    for format in [PublicationFormat::Html, PublicationFormat::AkomaNtoso] {
        let text = String::from_utf8(document(&infected(), format, day()).bytes).expect("a text");
        assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("href=\"javascript:"), "{text}");
        assert!(text.contains("&lt;script&gt;"), "it is shown");
    }
}

#[test]
fn no_title_ends_the_description_for_machines() {
    let mut file = silence_file();
    file.act = infected();
    let page = act_page(&Page { file: &file, languages: &[Lang::RU], site: None, others: &|_| None });
    assert_eq!(page.matches("<script").count(), 1, "the description itself");
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("the description");
    let (json, _) = rest.split_once("</script>").expect("its end");
    let facts: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(facts["name"], HOSTILE);
}

/// A line of a damaged act: kind, parent, id, texts.
fn any_provision() -> impl Strategy<Value = (usize, Option<u32>, u8, String, String, bool)> {
    let text = "[ -~а-яәңқ\u{0}\u{1f}\u{202e}<>&\"']{0,40}";
    (0..14_usize, proptest::option::of(0..30_u32), 0..30_u8, text, text, any::<bool>())
}

const KINDS: [ProvisionKind; 14] = [
    ProvisionKind::Preamble,
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
    ProvisionKind::Heading,
    ProvisionKind::Signature,
    ProvisionKind::Transitional,
];

/// Any act a damaged file can hold: parents that come later or are not there, ids that repeat.
fn any_act() -> impl Strategy<Value = Act> {
    proptest::collection::vec(any_provision(), 0..30).prop_map(|rows| {
        let provisions: Vec<Provision> = rows
            .into_iter()
            .map(|(kind, parent, id, label, text, table)| {
                let id = EId::child(None, KINDS[kind].eid_name(), &id.to_string());
                Provision {
                    label,
                    table: table.then(Default::default),
                    links: vec![SourceLink { span: TextSpan::new(1, 7), href: text.clone() }],
                    text,
                    ..Provision::blank(id, KINDS[kind], parent)
                }
            })
            .collect();
        let blank = Act::blank(ActId::from_name("Z1"), Lang::KK, ActKind::Law, "Тыныштық туралы".to_owned());
        Act { provisions, ..blank }
    })
}

proptest! {
    #[test]
    fn any_act_is_published_in_every_form_and_its_xml_is_well_formed(act in any_act()) {
        for format in [PublicationFormat::Text, PublicationFormat::Html, PublicationFormat::Epub] {
            prop_assert!(!document(&act, format, day()).bytes.is_empty());
        }
        let xml = String::from_utf8(document(&act, PublicationFormat::AkomaNtoso, day()).bytes).unwrap();
        prop_assert!(roxmltree::Document::parse(&xml).is_ok(), "{}", xml);
    }
}

#[test]
fn an_act_nested_without_end_is_published_all_the_same() {
    let mut act = silence();
    act.provisions = (0..20_000_u32)
        .map(|n| provision(&format!("point_{n}"), ProvisionKind::Point, n.checked_sub(1), "1)", "и так далее:"))
        .collect();
    let text = String::from_utf8(document(&act, PublicationFormat::AkomaNtoso, day()).bytes).expect("a text");
    assert!(text.contains(&format!("eId=\"{}\"", eid("point_19999"))), "the last point is there");
}
