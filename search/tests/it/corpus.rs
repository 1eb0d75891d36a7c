//! A tiny library of law in three languages, invented for the tests.

use legislation::bundle::{BlockName, PassageBlock};
use legislation::message::{ActPlace, Scope, SearchQuery, SearchResults};
use legislation::{Act, ActId, ActKind, ActStatus, EId, Lang, Provision, ProvisionKind};
use search::writer::WrittenIndex;
use search::{Aids, Layout, Ranking, Searcher, Shelf, prepare, writer};
use std::collections::BTreeMap;

/// A provision; the others are added to it with the functions below.
pub(crate) fn provision(eid: &str, kind: ProvisionKind, parent: Option<u32>) -> Provision {
    Provision::blank(EId::parse(eid).expect("a test's eId"), kind, parent)
}

/// An act without provisions.
pub(crate) fn act(id: &str, lang: Lang, kind: ActKind, title: &str) -> Act {
    let id = ActId::parse(id).expect("a test's act id");
    Act { fictional: true, ..Act::blank(id, lang, kind, title.to_owned()) }
}

/// An act of articles: number, heading, text; each line of the text that begins with «N.» is a paragraph.
pub(crate) fn articles(id: &str, lang: Lang, kind: ActKind, title: &str, articles: &[(&str, &str, &str)]) -> Act {
    let mut act = act(id, lang, kind, title);
    for (number, heading, text) in articles {
        let at = act.provisions.len() as u32;
        let eid = format!("art_{number}");
        let mut article = provision(&eid, ProvisionKind::Article, None);
        article.number = (*number).into();
        article.label = match lang {
            Lang::KK => format!("{number}-бап"),
            Lang::EN => format!("Article {number}"),
            _ => format!("Статья {number}"),
        };
        article.heading = (*heading).into();
        act.provisions.push(article);
        for line in text.lines() {
            match line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()) {
                Some((number, text)) => {
                    let mut paragraph = provision(&format!("{eid}__para_{number}"), ProvisionKind::Paragraph, Some(at));
                    paragraph.label = format!("{number}.");
                    paragraph.text = text.into();
                    act.provisions.push(paragraph);
                }
                None => act.provisions[at as usize].text = line.into(),
            }
        }
    }
    act
}

/// Searches one language of the library.
pub(crate) struct Library {
    pub(crate) shelf: Shelf,
    pub(crate) blocks: BTreeMap<BlockName, PassageBlock>,
    acts: Vec<ActId>,
    lang: Lang,
}

impl Library {
    pub(crate) fn of(lang: Lang, acts: &[Act]) -> Self {
        let written = writer::write(lang, acts).expect("an index");
        let shelf = Shelf::new(lang, 1);
        shelf.open(0, &written.hot).expect("the index just written");
        let acts = acts.iter().map(|act| act.id.clone()).collect();
        let names = written.passage_blocks.iter().map(|(name, _)| *name);
        Self { shelf, blocks: names.zip(texts(&written)).collect(), acts, lang }
    }

    pub(crate) fn query(&self, text: &str) -> SearchQuery {
        let (kinds, statuses) = (Vec::new(), Vec::new());
        SearchQuery {
            text: text.to_owned(),
            lang: self.lang,
            kinds,
            statuses,
            act: None,
            act_place: None,
            scope: Scope::default(),
            places: Vec::new(),
            limit: 20,
        }
    }

    pub(crate) fn results(&self, query: &SearchQuery) -> SearchResults {
        let mut query = query.clone();
        let asked = search::query::act_asked(&query);
        let place = asked.and_then(|act| self.acts.iter().position(|id| *id == act));
        query.act_place = place.map(|number| ActPlace { shard: 0, number: number as u32 });
        let place = |act: &ActId| self.acts.iter().position(|id| id == act);
        let numbers = query.scope.acts.iter().filter_map(place);
        query.places = numbers.map(|number| ActPlace { shard: 0, number: number as u32 }).collect();
        let ranking = self.ranking(&query);
        self.shelf.finish(&ranking, usize::MAX, |name| self.blocks.get(&name)).expect("the blocks just written")
    }

    pub(crate) fn ranking(&self, query: &SearchQuery) -> Ranking {
        let mut errand = self.shelf.errand(query.clone(), Aids::default());
        assert_eq!(self.shelf.advance(&mut errand, 1), Ok(Vec::new()), "a small index is here whole");
        errand.ranking()
    }

    /// Pages found as `act#page`, act by act, best first.
    pub(crate) fn pages(&self, text: &str) -> Vec<String> {
        let results = self.results(&self.query(text));
        let pages =
            results.acts.iter().flat_map(|act| act.pages.iter().map(move |page| format!("{}#{}", act.id, page.unit)));
        pages.collect()
    }
}

/// The passages of an index, block by block.
pub(crate) fn texts(written: &WrittenIndex) -> Vec<PassageBlock> {
    written.passage_blocks.iter().map(|(_, json)| serde_json::from_slice(json).expect("a block of passages")).collect()
}

/// A language of the library whose index is cut into as many blocks as can be, so that every query lacks some at first.
pub(crate) struct Cut {
    pub(crate) searcher: Searcher,
    pub(crate) written: WrittenIndex,
    blocks: BTreeMap<BlockName, Vec<u8>>,
}

impl Cut {
    pub(crate) fn of(lang: Lang, acts: &[Act]) -> Self {
        let small = Layout { whole: 0, block: 64, longest: 256, slice: 512, words: 64 };
        let written =
            writer::write_prepared(lang, acts.iter().map(|act| prepare(lang, act)), &small).expect("an index");
        let searcher = Searcher::open(&written.hot, lang).expect("the index just written");
        let blocks = written.blocks.iter().cloned().collect();
        Self { searcher, written, blocks }
    }

    /// Searches as a browser does: what is missing is brought, and the search repeated. Gives the rounds it took, too.
    pub(crate) fn search(&mut self, query: &SearchQuery) -> (Ranking, usize) {
        for round in 0..20 {
            let ranking = self.searcher.search(query);
            if ranking.missing().is_empty() {
                return (ranking, round);
            }
            for &name in ranking.missing() {
                self.searcher.give(name, self.blocks[&name].clone()).expect("the block just written");
            }
        }
        panic!("the search asks for its blocks again and again");
    }
}

pub(crate) fn russian() -> Vec<Act> {
    let mut old = articles(
        "old-labour",
        Lang::RU,
        ActKind::Code,
        "О труде (прежний)",
        &[("10", "Оплачиваемый отпуск", "Работнику предоставляется ежегодный оплачиваемый отпуск двадцать дней.")],
    );
    old.status = ActStatus::Repealed;
    vec![
        articles(
            "labour",
            Lang::RU,
            ActKind::Code,
            "Трудовой кодекс",
            &[
                ("5", "Запрет принудительного труда", "Принудительный труд запрещен."),
                (
                    "16",
                    "Расторжение трудового договора",
                    "1. Трудовой договор расторгается по соглашению сторон.\n2. Об увольнении работник предупреждается за месяц.",
                ),
                (
                    "20",
                    "Ежегодный отпуск",
                    "1. Работнику предоставляется ежегодный оплачиваемый отпуск.\n2. Отпуск длится не менее двадцати четырех дней.",
                ),
                (
                    "21",
                    "Отпуск без сохранения заработной платы",
                    "По соглашению сторон предоставляется отпуск без оплаты.",
                ),
            ],
        ),
        old,
        articles(
            "procurement",
            Lang::RU,
            ActKind::Law,
            "О государственных закупках",
            &[
                (
                    "8",
                    "Реестр недобросовестных поставщиков",
                    "Реестр недобросовестных участников государственных закупок ведет уполномоченный орган.",
                ),
                (
                    "16",
                    "Способы государственных закупок",
                    "1. Закупки проводятся способом конкурса.\n2. Договор о закупках заключается после конкурса.",
                ),
            ],
        ),
        articles(
            "rules",
            Lang::RU,
            ActKind::Order,
            "Об утверждении Правил предоставления отпуска",
            &[("1", "График", "Ежегодный оплачиваемый отпуск предоставляется работнику по графику.")],
        ),
    ]
}

pub(crate) fn kazakh() -> Vec<Act> {
    vec![
        articles(
            "constitution",
            Lang::KK,
            ActKind::Constitution,
            "Қазақстан Республикасының Конституциясы",
            &[
                ("7", "", "1. Мемлекеттік тіл – қазақ тілі.\n2. Орыс тілі ресми түрде қолданылады."),
                ("13", "", "1. Әркімнің білікті заң көмегін алуға құқығы бар.\n2. Заң көмегі тегін көрсетіледі."),
                (
                    "26",
                    "",
                    "1. Азаматтар заңды түрде алған мүлкін меншігінде ұстай алады.\n2. Меншікке заңмен кепілдік беріледі.",
                ),
            ],
        ),
        articles(
            "services",
            Lang::KK,
            ActKind::Law,
            "Мемлекеттік көрсетілетін қызметтер туралы",
            &[
                ("11-1", "Бірыңғай байланыс орталығы", "Орталық өтініш берушілерге ақпарат береді."),
                ("26", "Шағым жасау тәртібі", "Көрсетілетін қызметті алушының шағымы бес жұмыс күні ішінде қаралады."),
            ],
        ),
    ]
}

pub(crate) fn english() -> Vec<Act> {
    vec![articles(
        "constitution",
        Lang::EN,
        ActKind::Constitution,
        "Constitution",
        &[
            ("5", "Religion", "No religion shall be established as a state religion."),
            ("20", "Freedom of speech", "Freedom of speech shall be guaranteed. Censorship shall be prohibited."),
            ("25", "Home", "Housing is inviolable. Entering a home is permitted only by a court."),
        ],
    )]
}
