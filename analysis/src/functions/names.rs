//! `BodyName`: the name of a body brought to one key, whatever its case; general names belong to the act they stand in.

use crate::norms::{NamedBody, bodies};
use language::{fold, is_stop_word, tokens};
use legislation::{Act, Definition, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// A body's name in one act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BodyName {
    /// Language and stems; before them `act#` where the name is general.
    pub key: String,
    /// As the text writes it.
    pub name: String,
    /// Whether that is the nominative.
    pub nominative: bool,
    /// The stems of the name as written, in order.
    pub stems: Vec<String>,
}

/// What the act's definitions make of general names: by their stems, the name meant.
pub(super) type Defined = BTreeMap<Vec<String>, (String, Vec<String>)>;

/// Words of general names: beginnings. A name made of such words alone means another body in each act. Local bodies are none: the
/// law on local government makes them the same in every act.
fn general(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::KK => &[
            "уәкілетті",
            "құзыретті",
            "орган",
            "мемлекеттік",
            "мемлекет",
            "орталық",
            "атқарушы",
            "өкілді",
            "аумақтық",
            "бөлімше",
            "ведомство",
            "комиссия",
            "комитет",
            "кеңес",
            "басшы",
            "жоғары",
            "тұрған",
            "тиісті",
            "арнайы",
            "лауазымды",
            "адам",
            "тұлға",
            "инспектор",
        ],
        Lang::EN => &[
            "authori",
            "competent",
            "body",
            "bodies",
            "organ",
            "agency",
            "agencies",
            "state",
            "central",
            "executive",
            "representative",
            "territorial",
            "subdivision",
            "department",
            "commission",
            "committee",
            "council",
            "head",
            "official",
            "person",
            "inspector",
            "higher",
            "special",
            "relevant",
        ],
        _ => &[
            "уполномоч",
            "компетентн",
            "орган",
            "государствен",
            "центральн",
            "исполнительн",
            "представительн",
            "территориальн",
            "подразделени",
            "ведомств",
            "комисси",
            "комитет",
            "совет",
            "руководител",
            "вышестоящ",
            "нижестоящ",
            "специальн",
            "должностн",
            "лиц",
            "инспектор",
            "регулирующ",
            "контролирующ",
            "республик",
            "учреждени",
        ],
    }
}

/// Names of those who settle or investigate cases: beginnings.
const PROCEDURE: [&str; 19] = [
    "суд",
    "судь",
    "следователь",
    "следовател",
    "следственн",
    "присяжн",
    "дознани",
    "дознавател",
    "председательств",
    "судья",
    "сот",
    "соты",
    "тергеуш",
    "тергеу",
    "анықтауш",
    "court",
    "judge",
    "investigator",
    "jury",
];

/// Words of a country's name, which a body's full name has and its usual name has not: «Правительство Республики Казахстан».
pub(super) const COUNTRY: [&str; 12] = [
    "республик",
    "казахстан",
    "кыргызск",
    "анық",
    "республикасы",
    "қазақстан",
    "қырғыз",
    "republic",
    "kazakhstan",
    "kyrgyz",
    "anyq",
    "рк",
];

/// Nouns of bodies whose cases a stemmer of all words takes apart («орган», «органом»): beginnings.
pub(super) fn noun(folded: &str) -> Option<&'static str> {
    const NOUNS: [&str; 12] = [
        "орган",
        "комитет",
        "аким",
        "кенеш",
        "прокурор",
        "департамент",
        "министр",
        "инспектор",
        "совет",
        "президент",
        "сектор",
        "әкім",
    ];
    NOUNS.into_iter().find(|noun| folded.strip_prefix(noun).is_some_and(|ending| ending.chars().count() <= 4))
}

/// The stems of a name, without stop words and the country's name.
fn stems(name: &str, lang: Lang) -> Vec<String> {
    let kept = |folded: &str| {
        !is_stop_word(folded, lang)
            && !COUNTRY.iter().any(|word| folded.starts_with(word))
            && folded.chars().count() > 1
    };
    let term = |folded: &str, stem: String| noun(folded).map_or(stem, str::to_owned);
    let all = |all: bool| -> Vec<String> {
        let wanted = tokens(name, lang).filter(|token| all || kept(&token.folded));
        wanted.map(|token| term(&token.folded, token.stem)).collect()
    };
    let found = all(false);
    if found.is_empty() { all(true) } else { found }
}

fn is_general(name: &str, lang: Lang) -> bool {
    language::words(name).all(|span| {
        let word = fold(name.get(span).unwrap_or_default());
        is_stop_word(&word, lang)
            || general(lang).iter().any(|stem| word.starts_with(stem))
            || COUNTRY.iter().any(|stem| word.starts_with(stem))
    }) && !is_the_parliament(name)
}

/// «Центральная избирательная комиссия», «Государственный комитет» are told apart by their other words; what begins with a capital
/// in its middle is a name of its own.
fn is_the_parliament(name: &str) -> bool {
    ["Верховн", "Жоғарғы", "Supreme"].iter().any(|word| name.contains(word))
}

/// Whether the name is that of a court or an investigator.
fn is_of_procedure(name: &str) -> bool {
    language::words(name).any(|span| {
        let word = fold(name.get(span).unwrap_or_default());
        PROCEDURE.iter().any(|stem| word.starts_with(stem))
    })
}

/// Whether a name names nobody: «органы, указанные в пункте 1», "the state".
fn is_nobody(name: &str) -> bool {
    const NOBODY: [&str; 9] =
        ["орган", "государств", "мемлекет", "органдар", "body", "bodies", "state", "the state", "управлени"];
    let mut words = language::words(name);
    let first = words.next().and_then(|span| name.get(span)).map(fold).unwrap_or_default();
    words.next().is_none()
        && NOBODY.iter().any(|stem| first.strip_prefix(stem).is_some_and(|ending| ending.chars().count() <= 3))
}

/// Bodies of companies, of workers and of debtors share the nouns of the state's: beginnings of the words that tell them.
fn is_private(name: &str) -> bool {
    const STEMS: [&str; 13] = [
        "обществ",
        "работник",
        "профсоюз",
        "организаци",
        "поставщик",
        "доверительн",
        "оперативн",
        "ликвидационн",
        "охранн",
        "детективн",
        "коллекторск",
        "кооператив",
        "примирительн",
    ];
    language::words(name).any(|span| {
        let word = fold(name.get(span).unwrap_or_default());
        STEMS.iter().any(|stem| word.starts_with(stem))
    })
}

/// What an act's definitions say of bodies that have general names in it.
pub(super) fn defined(act: &Act, definitions: &[Definition]) -> Defined {
    let mut found = Defined::new();
    for definition in definitions {
        let Some(provision) = act.provisions.get(definition.provision as usize) else { continue };
        let term = definition.term.of(&provision.text).unwrap_or_default();
        let body = definition.body.of(&provision.text).unwrap_or_default();
        let short = language::words(term).count() <= 6;
        if term.is_empty() || !short || !is_general(term, act.lang) || bodies(term, act.lang).is_empty() {
            continue;
        }
        // A body named outright, or else what it is said to be, as far as the words of a long name go.
        let first =
            bodies(body, act.lang).into_iter().next().filter(|named| named.nominative && named.name.start() < 40);
        let outright = first.and_then(|named| {
            let name = named.name.of(body)?;
            (!is_general(name, act.lang)).then(|| stems(name, act.lang))
        });
        let said = outright.unwrap_or_else(|| {
            let mut said = stems(body, act.lang);
            said.truncate(24);
            said
        });
        if !said.is_empty() {
            found.entry(stems(term, act.lang)).or_insert_with(|| (term.to_owned(), said));
        }
    }
    found
}

/// The names of the bodies of a text that names parties.
pub fn names(text: &str, act: &Act) -> Vec<BodyName> {
    bodies(text, act.lang).into_iter().filter_map(|named| name(text, named, act, &Defined::new())).collect()
}

pub(super) fn name(text: &str, named: NamedBody, act: &Act, defined: &Defined) -> Option<BodyName> {
    let name = named.name.of(text)?.trim();
    if name.is_empty() || is_of_procedure(name) || is_nobody(name) || is_private(name) {
        return None;
    }
    let own = stems(name, act.lang);
    let lang = act.lang.code();
    let key = match defined.get(&own) {
        Some((_, said)) => format!("{lang}:{}", said.join("-")),
        None if is_general(name, act.lang) => format!("{}#{lang}:{}", act.id, own.join("-")),
        None => format!("{lang}:{}", own.join("-")),
    };
    Some(BodyName { key, name: name.to_owned(), nominative: named.nominative, stems: own })
}

/// Whether two names may mean one body: the stems of one are all among those of the other («уполномоченный орган» and
/// «уполномоченный орган в области образования»), as far as they are not general words of two acts.
pub fn is_same_body(a: &[String], b: &[String]) -> bool {
    let (a, b): (BTreeSet<&String>, BTreeSet<&String>) = (a.iter().collect(), b.iter().collect());
    a.is_subset(&b) || b.is_subset(&a)
}
