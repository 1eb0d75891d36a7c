//! `Noun`: the elements of an act as amending acts name them, in every case; and how a designation is told.

use legislation::amending::{Element, Step};
use legislation::{Lang, Provision, ProvisionKind};

/// An element named by a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Noun {
    /// What is named.
    pub(super) element: Element,
    /// Whether the form says with what something is amended: «пунктом», «тармақпен».
    pub(super) with: bool,
}

/// Stems of the Russian names, the endings that say with what, and all others.
const RUSSIAN: [(&str, Element, &[&str], &[&str]); 17] = [
    ("подпункт", Element::Point, &["ом", "ами"], &["", "а", "у", "е", "ы", "ов", "ам", "ах"]),
    ("пункт", Element::Paragraph, &["ом", "ами"], &["", "а", "у", "е", "ы", "ов", "ам", "ах"]),
    ("стать", Element::Article, &["ей", "ею", "ями"], &["я", "и", "ю", "е", "ям", "ях"]),
    ("стате", Element::Article, &[], &["й"]),
    ("част", Element::Passage, &["ью", "ями"], &["ь", "и", "ей", "ям", "ях"]),
    ("абзац", Element::Alinea, &["ем", "ами"], &["", "а", "у", "е", "ы", "ев", "ам", "ах"]),
    ("предложени", Element::Sentence, &["ем", "ями"], &["е", "я", "ю", "и", "й", "ям", "ях"]),
    ("глав", Element::Chapter, &["ой", "ою", "ами"], &["", "а", "ы", "е", "у", "ам", "ах"]),
    ("раздел", Element::Section, &["ом", "ами"], &["", "а", "у", "е", "ы", "ов", "ам", "ах"]),
    ("подраздел", Element::Subchapter, &["ом", "ами"], &["", "а", "у", "е", "ы", "ов", "ам", "ах"]),
    ("параграф", Element::Subchapter, &["ом", "ами"], &["", "а", "у", "е", "ы", "ов", "ам", "ах"]),
    ("приложени", Element::Attachment, &["ем", "ями"], &["е", "я", "ю", "и", "й", "ям", "ях"]),
    ("преамбул", Element::Preamble, &["ой", "ою"], &["а", "ы", "е", "у"]),
    ("заголов", Element::Heading, &["ком", "ками"], &["ок", "ка", "ку", "ке", "ки", "ков"]),
    ("названи", Element::Heading, &["ем"], &["е", "я", "ю", "и"]),
    ("наименовани", Element::Heading, &["ем"], &["е", "я", "ю", "и"]),
    ("ст", Element::Article, &[], &[""]),
];

/// Stems of the Kazakh names, the longer first: «тармақша» holds «тармақ».
const KAZAKH: [(&str, Element); 19] = [
    ("тармақша", Element::Point),
    ("тармақ", Element::Paragraph),
    ("тармағ", Element::Paragraph),
    ("баптар", Element::Article),
    ("бап", Element::Article),
    ("баб", Element::Article),
    ("бөлік", Element::Passage),
    ("бөліг", Element::Passage),
    ("абзац", Element::Alinea),
    ("сөйлем", Element::Sentence),
    ("тарау", Element::Chapter),
    ("бөлім", Element::Section),
    ("кіші бөлім", Element::Subchapter),
    ("параграф", Element::Subchapter),
    ("қосымша", Element::Attachment),
    ("кіріспе", Element::Preamble),
    ("преамбула", Element::Preamble),
    ("тақырып", Element::Heading),
    ("тақырыб", Element::Heading),
];

/// Endings of a Kazakh noun that these names can have: number, possession and case, as in «тармақтарындағы».
const KAZAKH_ENDINGS: [&str; 18] = [
    "лар", "лер", "дар", "дер", "тар", "тер", "сы", "сі", "ы", "і", "ның", "нің", "дың", "дің", "тың", "тің", "н", "ғы",
];

/// The element a word in small letters names.
pub(super) fn noun(word: &str, lang: Lang) -> Option<Noun> {
    if lang == Lang::KK {
        let (stem, element) = KAZAKH.iter().find(|(stem, _)| word.starts_with(stem))?;
        let ending = &word[stem.len()..];
        let with = ["мен", "бен", "пен"].iter().any(|with| ending.ends_with(with));
        let known = ending.is_empty()
            || with
            || KAZAKH_ENDINGS.iter().any(|end| ending.starts_with(end))
            || ["да", "де", "та", "те", "ға", "ге", "қа", "ке", "на", "не", "дағы", "дегі", "тағы", "тегі"]
                .contains(&ending);
        return known.then_some(Noun { element: *element, with });
    }
    RUSSIAN.iter().find_map(|(stem, element, with, others)| {
        let ending = word.strip_prefix(stem)?;
        let is_with = with.contains(&ending);
        (is_with || others.contains(&ending)).then_some(Noun { element: *element, with: is_with })
    })
}

/// The place a Russian ordinal tells: «второй», «второе», «вторым».
fn russian_ordinal(word: &str) -> Option<u32> {
    const STEMS: [(&str, u32); 21] = [
        ("перв", 1),
        ("втор", 2),
        ("трет", 3),
        ("четверт", 4),
        ("четвёрт", 4),
        ("пят", 5),
        ("шест", 6),
        ("седьм", 7),
        ("восьм", 8),
        ("девят", 9),
        ("десят", 10),
        ("одиннадцат", 11),
        ("двенадцат", 12),
        ("тринадцат", 13),
        ("четырнадцат", 14),
        ("пятнадцат", 15),
        ("шестнадцат", 16),
        ("семнадцат", 17),
        ("восемнадцат", 18),
        ("девятнадцат", 19),
        ("двадцат", 20),
    ];
    const ENDINGS: [&str; 32] = [
        "ая", "ой", "ую", "ый", "ого", "ому", "ым", "ом", "ое", "ые", "ых", "ыми", "ою", "ий", "ья", "ьей", "ью", "ье",
        "ьего", "ьему", "ьим", "ьем", "ьи", "ьих", "ьими", "ию", "ия", "ей", "его", "ему", "им", "ем",
    ];
    STEMS.iter().find_map(|(stem, place)| {
        word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending)).then_some(*place)
    })
}

/// The place a Kazakh ordinal tells.
fn kazakh_ordinal(word: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 11] = [
        ("бірінші", 1),
        ("екінші", 2),
        ("үшінші", 3),
        ("төртінші", 4),
        ("бесінші", 5),
        ("алтыншы", 6),
        ("жетінші", 7),
        ("сегізінші", 8),
        ("тоғызыншы", 9),
        ("оныншы", 10),
        ("жиырмасыншы", 20),
    ];
    WORDS.iter().find(|(ordinal, _)| *ordinal == word).map(|(_, place)| *place)
}

/// The place an ordinal in words tells, 1 for the first.
pub(super) fn ordinal(word: &str, lang: Lang) -> Option<u32> {
    if lang == Lang::KK { kazakh_ordinal(word) } else { russian_ordinal(word) }
}

/// The element that a provision of the tree is.
pub(super) fn element(kind: ProvisionKind) -> Option<Element> {
    Some(match kind {
        ProvisionKind::Preamble => Element::Preamble,
        ProvisionKind::Part => Element::Part,
        ProvisionKind::Section => Element::Section,
        ProvisionKind::Chapter => Element::Chapter,
        ProvisionKind::Subchapter => Element::Subchapter,
        ProvisionKind::Article => Element::Article,
        ProvisionKind::Paragraph => Element::Paragraph,
        ProvisionKind::Point => Element::Point,
        ProvisionKind::Alinea => Element::Alinea,
        ProvisionKind::Attachment => Element::Attachment,
        ProvisionKind::Table | ProvisionKind::Heading | ProvisionKind::Signature | ProvisionKind::Transitional => {
            return None;
        }
    })
}

/// The number in the label of an annex: «Приложение 2 к Закону»; empty for the only one.
pub(super) fn annex_number(label: &str) -> String {
    let digits = |c: char| !c.is_ascii_digit() && c != '-';
    let first = label.split(digits).find(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    // «к приказу от 5 мая» has the number of a day.
    let before = first.and_then(|first| label.split(first).next()).unwrap_or_default();
    let is_own = before.split_whitespace().count() <= 1;
    first.filter(|_| is_own).unwrap_or_default().to_owned()
}

/// The step a provision is in a designation, by its number or, a preamble, by its name; `None` for one that is named by its place.
pub(super) fn step(provision: &Provision) -> Option<Step> {
    let element = element(provision.kind)?;
    if element == Element::Attachment {
        return Some(Step { element, number: annex_number(&provision.label) });
    }
    let is_alone = element == Element::Preamble;
    (is_alone || !provision.number.is_empty()).then(|| Step { element, number: provision.number.clone() })
}

const ORDINALS_RU: [[&str; 3]; 20] = [
    ["первый", "первая", "первое"],
    ["второй", "вторая", "второе"],
    ["третий", "третья", "третье"],
    ["четвертый", "четвертая", "четвертое"],
    ["пятый", "пятая", "пятое"],
    ["шестой", "шестая", "шестое"],
    ["седьмой", "седьмая", "седьмое"],
    ["восьмой", "восьмая", "восьмое"],
    ["девятый", "девятая", "девятое"],
    ["десятый", "десятая", "десятое"],
    ["одиннадцатый", "одиннадцатая", "одиннадцатое"],
    ["двенадцатый", "двенадцатая", "двенадцатое"],
    ["тринадцатый", "тринадцатая", "тринадцатое"],
    ["четырнадцатый", "четырнадцатая", "четырнадцатое"],
    ["пятнадцатый", "пятнадцатая", "пятнадцатое"],
    ["шестнадцатый", "шестнадцатая", "шестнадцатое"],
    ["семнадцатый", "семнадцатая", "семнадцатое"],
    ["восемнадцатый", "восемнадцатая", "восемнадцатое"],
    ["девятнадцатый", "девятнадцатая", "девятнадцатое"],
    ["двадцатый", "двадцатая", "двадцатое"],
];

const ORDINALS_KK: [&str; 10] =
    ["бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші", "тоғызыншы", "оныншы"];

/// The grammatical role of a designation in a sentence, so far as instructions need it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// «пункт 3», «статью 3», «3-тармақ».
    What,
    /// «пункта 3», «3-тармақтың».
    Of,
    /// «в пункте 3», «3-тармақта».
    In,
    /// «пунктом 3», «3-тармақпен».
    With,
    /// «статья 3», «3-бап»: named by itself.
    Name,
}

/// The Russian name of an element: what, of, in, with, by itself.
fn russian(element: Element) -> [&'static str; 5] {
    match element {
        Element::Attachment => ["приложение", "приложения", "приложении", "приложением", "приложение"],
        Element::Preamble => ["преамбулу", "преамбулы", "преамбуле", "преамбулой", "преамбула"],
        Element::Part | Element::Passage => ["часть", "части", "части", "частью", "часть"],
        Element::Section => ["раздел", "раздела", "разделе", "разделом", "раздел"],
        Element::Chapter => ["главу", "главы", "главе", "главой", "глава"],
        Element::Subchapter => ["параграф", "параграфа", "параграфе", "параграфом", "параграф"],
        Element::Article => ["статью", "статьи", "статье", "статьей", "статья"],
        Element::Paragraph => ["пункт", "пункта", "пункте", "пунктом", "пункт"],
        Element::Point => ["подпункт", "подпункта", "подпункте", "подпунктом", "подпункт"],
        Element::Alinea => ["абзац", "абзаца", "абзаце", "абзацем", "абзац"],
        Element::Sentence => ["предложение", "предложения", "предложении", "предложением", "предложение"],
        Element::Heading => ["заголовок", "заголовка", "заголовке", "заголовком", "заголовок"],
    }
}

/// The Kazakh name of an element: what, of, in, with; and the same as the part of something («тармағы»).
fn kazakh(element: Element) -> ([&'static str; 4], [&'static str; 3]) {
    match element {
        Element::Attachment => {
            (["қосымша", "қосымшаның", "қосымшада", "қосымшамен"], ["қосымшасы", "қосымшасының", "қосымшасында"])
        }
        Element::Preamble => {
            (["кіріспе", "кіріспенің", "кіріспеде", "кіріспемен"], ["кіріспесі", "кіріспесінің", "кіріспесінде"])
        }
        Element::Part | Element::Passage => {
            (["бөлік", "бөліктің", "бөлікте", "бөлікпен"], ["бөлігі", "бөлігінің", "бөлігінде"])
        }
        Element::Section => (["бөлім", "бөлімнің", "бөлімде", "бөліммен"], ["бөлімі", "бөлімінің", "бөлімінде"]),
        Element::Chapter => (["тарау", "тараудың", "тарауда", "тараумен"], ["тарауы", "тарауының", "тарауында"]),
        Element::Subchapter => {
            (["параграф", "параграфтың", "параграфта", "параграфпен"], ["параграфы", "параграфының", "параграфында"])
        }
        Element::Article => (["бап", "баптың", "бапта", "баппен"], ["бабы", "бабының", "бабында"]),
        Element::Paragraph => {
            (["тармақ", "тармақтың", "тармақта", "тармақпен"], ["тармағы", "тармағының", "тармағында"])
        }
        Element::Point => {
            (["тармақша", "тармақшаның", "тармақшада", "тармақшамен"], ["тармақшасы", "тармақшасының", "тармақшасында"])
        }
        Element::Alinea => (["абзац", "абзацтың", "абзацта", "абзацпен"], ["абзацы", "абзацының", "абзацында"]),
        Element::Sentence => {
            (["сөйлем", "сөйлемнің", "сөйлемде", "сөйлеммен"], ["сөйлемі", "сөйлемінің", "сөйлемінде"])
        }
        Element::Heading => {
            (["тақырып", "тақырыптың", "тақырыпта", "тақырыппен"], ["тақырыбы", "тақырыбының", "тақырыбында"])
        }
    }
}

/// One step as an amending act says it, in a role. `inside` says that it is a part of something named before it (Kazakh).
pub(super) fn told_step(step: &Step, role: Role, inside: bool, lang: Lang) -> String {
    let place = || step.number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_place = matches!(step.element, Element::Passage | Element::Alinea | Element::Sentence);
    // An annex without a number is told by its title.
    let titled = step.element == Element::Attachment && step.number.contains(char::is_alphabetic);
    if titled {
        let name = told_step(&Step { number: String::new(), ..step.clone() }, role, true, lang);
        let title = &step.number;
        return if lang == Lang::KK { format!("«{title}» {name}") } else { format!("{name} «{title}»") };
    }
    if lang == Lang::KK {
        let (alone, of) = kazakh(step.element);
        let name = match (inside, role) {
            (true, Role::What | Role::Name) => of[0],
            (true, Role::Of) => of[1],
            (true, Role::In) => of[2],
            // By itself a Kazakh name is what is changed.
            (_, Role::Name) => alone[0],
            (_, role) => alone[role as usize],
        };
        return match (&step.number, step.element) {
            (number, _) if number.is_empty() => name.to_owned(),
            (number, Element::Point) => format!("{number}) {name}"),
            (_, _) if by_place => {
                let ordinal = place().and_then(|place| ORDINALS_KK.get(place)).copied();
                format!("{} {name}", ordinal.unwrap_or(&step.number))
            }
            (number, _) => format!("{number}-{name}"),
        };
    }
    let name = russian(step.element)[role as usize];
    match (&step.number, step.element) {
        (number, _) if number.is_empty() => name.to_owned(),
        (number, Element::Point) => format!("{name} {number})"),
        (_, _) if by_place => {
            let gender = match step.element {
                Element::Passage => 1,
                Element::Sentence => 2,
                _ => 0,
            };
            let ordinal = place().and_then(|place| ORDINALS_RU.get(place)).map(|forms| forms[gender]);
            ordinal.map_or_else(|| format!("{name} {}", step.number), |one| format!("{name} {}", declined(one, role)))
        }
        (number, _) => format!("{name} {number}"),
    }
}

/// A Russian ordinal in another role: «вторая», «второй», «второй», «второй»; «второй», «второго», «втором», «вторым».
fn declined(ordinal: &str, role: Role) -> String {
    if role == Role::Name {
        return ordinal.to_owned();
    }
    let soft = ordinal.starts_with("трет");
    let (stem, endings): (&str, [&str; 4]) =
        if let Some(stem) = ordinal.strip_suffix("ая").or(ordinal.strip_suffix("ья")) {
            (stem, if soft { ["ью", "ьей", "ьей", "ьей"] } else { ["ую", "ой", "ой", "ой"] })
        } else {
            let neuter = ordinal.ends_with("ое") || ordinal.ends_with("ье");
            let stem_end = ordinal.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            let stem = &ordinal[..stem_end];
            match (neuter, soft) {
                (true, true) => (stem, ["ье", "ьего", "ьем", "ьим"]),
                (true, false) => (stem, ["ое", "ого", "ом", "ым"]),
                (false, true) => (stem, ["ий", "ьего", "ьем", "ьим"]),
                (false, false) => (stem, [&ordinal[stem_end..], "ого", "ом", "ым"]),
            }
        };
    format!("{stem}{}", endings[role as usize])
}

/// A designation as the law says it: «подпункт 2) пункта 3 статьи 8», «8-баптың 3-тармағының 2) тармақшасы».
pub fn designation(steps: &[Step], lang: Lang) -> String {
    told(steps, Role::Name, lang)
}

/// A designation in a role of the sentence.
pub(super) fn told(steps: &[Step], role: Role, lang: Lang) -> String {
    let last = steps.len().saturating_sub(1);
    let one = |at: usize, step: &Step| told_step(step, if at == last { role } else { Role::Of }, at > 0, lang);
    let mut told: Vec<String> = steps.iter().enumerate().map(|(at, step)| one(at, step)).collect();
    if lang != Lang::KK {
        told.reverse();
    }
    told.join(" ")
}
