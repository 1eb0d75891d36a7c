//! Acts as documents and pages: what a citizen keeps, what another program reads, what a search engine is told.

mod books;
mod hostile;
mod pages;
mod texts;

use legislation::act::Cell;
use legislation::bundle::ActFile;
use legislation::{
    Act, ActId, ActKind, ActStatus, Date, EId, Explanation, Lang, Note, NoteKind, Provision, ProvisionKind,
    Readability, Reference, Table, Target, TextSpan,
};

fn day() -> Date {
    Date::new(2026, 1, 31).expect("a day")
}

fn eid(text: &str) -> EId {
    EId::parse(text).expect("an eId")
}

fn provision(id: &str, kind: ProvisionKind, parent: Option<u32>, label: &str, text: &str) -> Provision {
    Provision { label: label.to_owned(), text: text.to_owned(), ..Provision::blank(eid(id), kind, parent) }
}

/// A law on silence with a chapter, two articles, a list, a table, a remark and an annex.
fn silence() -> Act {
    let mut chapter = provision("chp_1", ProvisionKind::Chapter, None, "Глава 1.", "");
    "Общие положения".clone_into(&mut chapter.heading);
    let mut first = provision("art_1", ProvisionKind::Article, Some(0), "Статья 1.", "");
    "Тишина".clone_into(&mut first.heading);
    let mut table = provision("art_2__tbl_1", ProvisionKind::Table, Some(5), "", "");
    let cell = |text: &str| Cell { text: text.to_owned(), colspan: 1, rowspan: 1, heading: false };
    table.table = Some(Table { rows: vec![vec![cell("ночь"), cell("40 дБ\nи менее")]] });
    let mut second = provision("art_2", ProvisionKind::Article, Some(0), "Статья 2.", "Уровни шума по статье 1:");
    second.notes.push(Note {
        kind: NoteKind::Amendment, text: "Сноска. Статья 2 в редакции Закона.".to_owned()
    });
    let provisions = vec![
        chapter,
        first,
        provision("art_1__para_1", ProvisionKind::Paragraph, Some(1), "1.", "Ночью тихо:"),
        provision("art_1__para_1__point_1", ProvisionKind::Point, Some(2), "1)", "в домах;"),
        provision("art_1__para_1__point_2", ProvisionKind::Point, Some(2), "2)", "во дворах."),
        second,
        table,
        provision("att_1", ProvisionKind::Attachment, None, "Приложение", ""),
        provision("att_1__para_1", ProvisionKind::Paragraph, Some(7), "1.", "Форма жалобы."),
    ];
    Act {
        requisites: "Закон от 1 мая 2024 года № 7".to_owned(),
        number: Some("7".to_owned()),
        date: Date::new(2024, 5, 1),
        text_date: Date::new(2025, 1, 1),
        status: ActStatus::InForce,
        source: Some("https://law.example/Z7".to_owned()),
        provisions,
        ..Act::blank(ActId::parse("Z7").expect("an id"), Lang::RU, ActKind::Law, "О тишине".to_owned())
    }
}

/// The law with a citation of its first article in the second.
fn silence_file() -> ActFile {
    let act = silence();
    let text = &act.provisions[5].text;
    let start = text.find("статье 1").expect("the words");
    let target = Target { act: None, eid: Some(eid("art_1")), present: true };
    let span = TextSpan::new(start, start + "статье 1".len());
    ActFile {
        definitions: Vec::new(),
        references: vec![Reference { provision: 5, span, targets: vec![target] }],
        uses: Vec::new(),
        cited: Vec::new(),
        explanation: Explanation::default(),
        readability: Readability::default(),
        unit_readability: Vec::new(),
        act,
    }
}
