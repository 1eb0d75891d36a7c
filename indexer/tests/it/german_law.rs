//! German law from a folder of pages `a/hafeng/index.md`: every act under its own id, every § an article.

use indexer::inspect::inspect;
use legislation::{Act, ActKind, Lang, ProvisionKind, ProvisionState};
use std::fs;

const HAFENGESETZ: &str = "\
---
Title: Gesetz über den Stadthafen
jurabk: HafenG
layout: default
origslug: hafeng
slug: hafeng_2020

---

# Gesetz über den Stadthafen (HafenG)

Ausfertigungsdatum
:   2020-03-05

Fundstelle
:   StBl: 2020, 17

Zuletzt geändert durch
:   Art. 2 G v. 4.5.2021 17


## Eingangsformel

Der Rat der Stadt hat das folgende Gesetz beschlossen:


## Erster Abschnitt - Der Hafen



### § 1 Zweck

Dieses Gesetz dient der Ordnung im Hafen, der im Jahr
1998\\. eröffnet wurde, und der Sicherheit derer, die ihn benutzen.


### § 2 Begriffe

(1) Im Sinne dieses Gesetzes ist

1.  Boot ein Fahrzeug, das

    a)  schwimmt oder

    b)  schwimmen soll,


2.  Steg, was am Ufer
    befestigt ist.



(2) Der Hafenmeister entscheidet, was ein Boot ist.


### § 2a (weggefallen)


## Zweiter Abschnitt - Gebühren



### § 3

(weggefallen)


### § 4 Höhe

Die Gebühren stehen in der Anlage.


## Anlage 1 (zu § 4) Gebühren

*    *   Boot

    *   Euro


*    *   Kahn

    *   12


## Schlußformel

Der Bundesrat hat zugestimmt.
";

const NUR_TITEL: &str = "\
---
Title: Abkommen über die Fähre
jurabk: FährAbk
slug: faehrabk

---

# Abkommen über die Fähre (FährAbk)

Ausfertigungsdatum
:   1961-07-01

Fundstelle
:   StBl II: 1961, 3
";

const TITEL_DAVOR: &str = "\
Liste der Anlegestellen
und Stege
---
Title: (Anhang zur Hafenordnung)
slug: hafenanh

---

# (Anhang zur Hafenordnung)

## Stege

Der Steg an der Mühle ist eine Anlegestelle und wird von der Stadt unterhalten.
";

/// The acts of a folder laid out as German statutes are: one `index.md` per act.
fn library() -> (Vec<Act>, Vec<legislation::Problem>) {
    let folder = tempfile::tempdir().expect("a folder for the corpus");
    let pages = [("h/hafeng", HAFENGESETZ), ("f/faehrabk", NUR_TITEL), ("h/hafenanh", TITEL_DAVOR)];
    for (name, text) in pages {
        let place = folder.path().join(name);
        fs::create_dir_all(&place).expect("a folder for the act");
        fs::write(place.join("index.md"), text).expect("the act's file");
    }
    let inspected = inspect(folder.path()).expect("three acts");
    (inspected.acts, inspected.problems)
}

fn act(id: &str) -> Act {
    library().0.into_iter().find(|act| act.id.as_str() == id).expect("the act is in the library under its slug")
}

#[test]
fn an_act_in_a_file_called_index_has_its_own_name_language_and_date() {
    let act = act("hafeng_2020");
    assert_eq!(act.title, "Gesetz über den Stadthafen (HafenG)");
    assert_eq!((act.lang, act.kind), (Lang::DE, ActKind::Law));
    assert_eq!(act.date.map(|d| d.to_string()).as_deref(), Some("2020-03-05"));
    assert_eq!(act.text_date.map(|d| d.to_string()).as_deref(), Some("2021-05-04"), "the day it was last amended");
    assert_eq!(act.requisites, "StBl: 2020, 17");
    assert!(act.notes.iter().any(|note| note.text.contains("4.5.2021")), "who amended it last is told");
}

#[test]
fn every_paragraph_of_the_law_is_an_article_in_its_abschnitt() {
    let act = act("hafeng_2020");
    let shown: Vec<(String, String, String)> = act
        .provisions
        .iter()
        .filter(|p| p.kind == ProvisionKind::Article || p.kind.is_division())
        .map(|p| (p.eid.to_string(), p.label.clone(), p.heading.clone()))
        .collect();
    let expected = [
        ("sec_1", "Erster Abschnitt", "Der Hafen"),
        ("art_1", "§ 1", "Zweck"),
        ("art_2", "§ 2", "Begriffe"),
        ("art_2a", "§ 2a", "(weggefallen)"),
        ("sec_2", "Zweiter Abschnitt", "Gebühren"),
        ("art_3", "§ 3", ""),
        ("art_4", "§ 4", "Höhe"),
        ("att_1", "Anlage 1", "(zu § 4) Gebühren"),
    ];
    assert_eq!(shown, expected.map(|(e, l, h)| (e.to_owned(), l.to_owned(), h.to_owned())));
    let gone: Vec<&str> =
        act.provisions.iter().filter(|p| p.state == ProvisionState::Repealed).map(|p| p.eid.as_str()).collect();
    assert_eq!(gone, ["art_2a", "art_3"]);
}

#[test]
fn a_citizen_can_cite_a_buchstabe_and_reads_whole_sentences() {
    let act = act("hafeng_2020");
    let text =
        |eid: &str| act.provisions.iter().find(|p| p.eid.as_str() == eid).map(|p| p.text.as_str()).unwrap_or_default();
    assert_eq!(
        text("art_1"),
        "Dieses Gesetz dient der Ordnung im Hafen, der im Jahr 1998. eröffnet wurde, und der Sicherheit derer, die ihn benutzen."
    );
    assert_eq!(text("art_2__para_1"), "Im Sinne dieses Gesetzes ist");
    assert_eq!(text("art_2__para_1__point_1"), "Boot ein Fahrzeug, das");
    assert_eq!(text("art_2__para_1__point_1__point_b"), "schwimmen soll,");
    assert_eq!(text("art_2__para_1__point_2"), "Steg, was am Ufer befestigt ist.");
    assert_eq!(text("art_2__para_2"), "Der Hafenmeister entscheidet, was ein Boot ist.");
    let table = act.provisions.iter().find_map(|p| p.table.as_ref()).expect("the annex has a table");
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.rows[1][1].text, "12");
}

#[test]
fn an_act_of_which_only_the_title_is_known_can_still_be_found_and_is_reported() {
    let act = act("faehrabk");
    assert_eq!((act.lang, act.title.as_str()), (Lang::DE, "Abkommen über die Fähre (FährAbk)"));
    assert!(act.provisions.iter().any(|p| p.text == "Fundstelle: StBl II: 1961, 3"), "{:?}", act.provisions);
    let (_, problems) = library();
    assert!(problems.iter().any(|p| p.kind == legislation::ProblemKind::NoText && p.file == "f/faehrabk/index.md"));
}

#[test]
fn a_title_above_the_front_matter_loses_no_act() {
    let act = act("hafenanh");
    assert_eq!(act.title, "Liste der Anlegestellen und Stege (Anhang zur Hafenordnung)");
    assert!(act.provisions.iter().any(|p| p.text.starts_with("Der Steg an der Mühle")));
}
