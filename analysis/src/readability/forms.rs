//! `Forms` of words that make law heavy: nominalisations, participles, passives, told by their endings.
//!
//! An ending is not a proof: each rule has the everyday words that only look like the form («здание», «мекен», "section"),
//! as an editor would list them. Words are taken as written; case does not matter. Long, because the exceptions are lists.

use language::letters::lower;
use legislation::Lang;

/// Shorter words are none of these forms, or no burden: «вид», «іс», "do".
const LEAST_LETTERS: usize = 6;

/// Whether the word is a nominalisation or a participle: what the composite counts.
pub fn is_nominal(word: &str, lang: Lang) -> bool {
    if word.chars().nth(LEAST_LETTERS).is_none() {
        return false;
    }
    let word = lower(word);
    nominalisation(&word, lang) || participle(&word, lang)
}

/// Whether the word is a noun made of a verb or an adjective: «осуществление», «жүзеге асыруды», "implementation".
pub fn is_nominalisation(word: &str, lang: Lang) -> bool {
    nominalisation(&lower(word), lang)
}

/// Whether the word is a participle, the verb of a clause without a sentence of its own: «установленный», «белгіленген»,
/// «берілетін»; in English none, where it looks like the past tense.
pub fn is_participle(word: &str, lang: Lang) -> bool {
    participle(&lower(word), lang)
}

/// Whether the word is a finite passive that hides who acts: «устанавливается», «утвержден», «белгіленеді». English
/// passives are two words: see [`is_english_passive`].
pub fn is_passive(word: &str, lang: Lang) -> bool {
    passive(&lower(word), lang)
}

/// [`is_passive`] of a word in small letters.
pub(super) fn passive(word: &str, lang: Lang) -> bool {
    match lang {
        Lang::RU => russian_passive(word),
        Lang::KK => kazakh_passive(word),
        _ => false,
    }
}

/// Whether a word and the one before it are an English passive: "is granted", "been taken".
pub fn is_english_passive(before: &str, word: &str) -> bool {
    english_passive(&lower(before), &lower(word))
}

/// [`is_english_passive`] of words in small letters.
pub(super) fn english_passive(before: &str, word: &str) -> bool {
    const IRREGULAR: [&str; 40] = [
        "made",
        "given",
        "taken",
        "done",
        "held",
        "paid",
        "kept",
        "sent",
        "set",
        "laid",
        "found",
        "brought",
        "known",
        "shown",
        "written",
        "drawn",
        "chosen",
        "sold",
        "bought",
        "built",
        "lost",
        "put",
        "seen",
        "sought",
        "bound",
        "borne",
        "begun",
        "broken",
        "forbidden",
        "withdrawn",
        "withheld",
        "undertaken",
        "understood",
        "led",
        "left",
        "met",
        "read",
        "told",
        "won",
        "heard",
    ];
    let auxiliary = ["is", "are", "was", "were", "be", "been", "being"].contains(&before);
    let adjective = ["need", "indeed", "red", "aged", "limited"].contains(&word);
    auxiliary && !adjective && (word.len() > 4 && word.ends_with("ed") || IRREGULAR.contains(&word))
}

/// [`is_nominalisation`] of a word in small letters.
pub(super) fn nominalisation(word: &str, lang: Lang) -> bool {
    if word.chars().nth(LEAST_LETTERS - 1).is_none() {
        return false;
    }
    match lang {
        Lang::RU => ends(
            word,
            &["ени", "ани", "яни", "ыти", "яти", "ути", "аци", "иси", "озиц", "икаци", "юци"],
            RUSSIAN_CASES_I,
        )
        .or_else(|| ends(word, &["ост"], &["ь", "и", "ью", "ей", "ям", "ями", "ях"]))
        .is_some_and(|stem| !RUSSIAN_THINGS.iter().any(|thing| stem.starts_with(thing))),
        Lang::KK => {
            let stem = KAZAKH_VERBAL_NOUN.iter().find_map(|ending| word.strip_suffix(ending));
            stem.is_some_and(|stem| {
                stem.chars().count() >= 3
                    && !stem.ends_with(is_kazakh_vowel_but_verbal)
                    && !KAZAKH_NOUNS.contains(&stem)
            })
        }
        Lang::EN => {
            let stem = word.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'i'])).unwrap_or(word);
            ["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ancy", "ency", "ization", "isation"]
                .iter()
                .any(|ending| stem.ends_with(ending))
                && !ENGLISH_THINGS.contains(&stem)
        }
        _ => false,
    }
}

/// [`is_participle`] of a word in small letters.
pub(super) fn participle(word: &str, lang: Lang) -> bool {
    match lang {
        Lang::RU if word.chars().nth(LEAST_LETTERS - 1).is_some() => {
            let word = word.strip_suffix("ся").unwrap_or(word);
            ends(word, &["ущ", "ющ", "ащ", "ящ", "вш", "анн", "янн", "енн", "ённ", "ем", "им"], RUSSIAN_ADJECTIVE)
                .is_some_and(|stem| {
                    !["ственн", "временн", "военн", "общ", "будущ", "настоящ", "имущ", "следующ"]
                        .iter()
                        .any(|other| stem.ends_with(other))
                        && !RUSSIAN_ADJECTIVES.iter().any(|other| stem.starts_with(other))
                })
        }
        Lang::KK => kazakh_participle(word),
        _ => false,
    }
}

/// The word without one of the cases, if what is left ends in one of the suffixes.
fn ends<'a>(word: &'a str, suffixes: &[&str], cases: &[&str]) -> Option<&'a str> {
    cases
        .iter()
        .filter_map(|case| word.strip_suffix(case))
        .find(|stem| suffixes.iter().any(|suffix| stem.ends_with(suffix)))
}

/// Endings after «-ени-», «-аци-».
const RUSSIAN_CASES_I: &[&str] = &["е", "я", "ю", "и", "й", "ем", "ей", "ям", "ями", "ях", "ями"];

/// Endings of full adjectives and participles.
const RUSSIAN_ADJECTIVE: &[&str] = &[
    "ий", "ый", "ая", "яя", "ое", "ее", "ие", "ые", "его", "ого", "ей", "ой", "ему", "ому", "им", "ым", "их", "ых",
    "ими", "ыми", "ую", "юю", "ем", "ом",
];

/// Nouns that name a thing, a body or a document, not an action.
const RUSSIAN_THINGS: &[&str] = &[
    "здани",
    "учреждени",
    "помещени",
    "предприяти",
    "населени",
    "соглашени",
    "заявлени",
    "постановлени",
    "положени",
    "отделени",
    "подразделени",
    "сооружени",
    "строени",
    "имени",
    "организаци",
    "федераци",
    "администраци",
    "станци",
    "документаци",
    "конституци",
    "наци",
    "должност",
    "област",
    "ценност",
    "собственност",
    "недвижимост",
    "стоимост",
    "част",
    "отчетност",
    "местност",
    "крепост",
    "радост",
    "новост",
    "кост",
    "гост",
    "пост",
    "мост",
    "рост",
    "растени",
    "насаждени",
    "объединени",
    "общежити",
    "поколени",
    "стихотворени",
    "произведени",
    "издани",
    "образовани",
    "заседани",
    "собрани",
    "задани",
    "расписани",
    "основани",
    "приложени",
    "уравнени",
    "мгновени",
    "движени",
    "животн",
    "знамени",
    "времени",
    "племени",
    "пламени",
    "семени",
    "имущени",
    "событи",
    "понятиа",
    "милиц",
    "полици",
    "акци",
    "порци",
    "традици",
    "информаци",
    "сведени",
    "течени",
    "отношени",
    "исключением",
    "наименовани",
    "примечани",
    "инвалидност",
    "значени",
    "состояни",
    "оборудовани",
    "промышленност",
];

/// Adjectives that look like participles.
const RUSSIAN_ADJECTIVES: &[&str] = &[
    "обыкновенн",
    "современн",
    "внутренн",
    "странн",
    "длинн",
    "данн",
    "искренн",
    "осенн",
    "весенн",
    "ранн",
    "иностранн",
    "подлинн",
    "письменн",
    "единовременн",
    "одновременн",
    "своевременн",
    "определенн",
    "денежн",
    "казенн",
    "военн",
    "жизненн",
    "торжественн",
    "качественн",
    "хорош",
    "больш",
    "бывш",
    "настоящ",
    "общ",
    "высш",
    "низш",
    "лучш",
    "худш",
    "старш",
    "младш",
    "меньш",
    "вящ",
    "прям",
    "сам",
    "любим",
    "зим",
    "необходим",
    "нем",
    "сем",
    "подходящ",
    "чрезвычайн",
    "племянн",
    "древесинн",
    "каменн",
    "деревянн",
    "стеклянн",
    "кожанн",
    "старинн",
    "обществен",
    "правом",
    "неправом",
    "уполномоченн",
    "аффилированн",
    "текущ",
    "промышленн",
    "особенн",
    "надлежащ",
    "ненадлежащ",
    "предыдущ",
    "экранн",
    "полноэкранн",
    "добавленн",
    "вооруженн",
    "ограниченн",
    "управляющ",
    "недвижим",
    "движим",
    "зрим",
    "врем",
    "таким",
    "каким",
    "никаким",
    "иным",
    "чужим",
    "вещ",
];

/// Reflexive verbs that are no passives.
const RUSSIAN_REFLEXIVES: &[&str] = &[
    "являет",
    "являют",
    "являл",
    "находит",
    "находят",
    "находил",
    "остает",
    "остают",
    "становит",
    "становят",
    "относит",
    "относят",
    "касает",
    "касают",
    "стремит",
    "учит",
    "пользует",
    "пользуют",
    "обязует",
    "обязуют",
    "отличает",
    "состоит",
    "занимает",
    "занимают",
    "нуждает",
    "нуждают",
    "руководствует",
    "руководствуют",
    "имеет",
    "имеют",
    "кажет",
    "подвергает",
    "обращает",
    "обращают",
    "обратил",
    "распространяет",
    "распространяют",
    "возвращает",
    "соглашает",
    "отказывает",
    "начинает",
    "заканчивает",
    "изменяет",
    "сохраняет",
    "содержит",
    "содержат",
    "нравит",
    "боит",
    "смеет",
    "улыбает",
    "садит",
    "ложит",
    "договарива",
    "явля",
    "опирает",
    "основывает",
    "явит",
    "явят",
    "добивает",
    "случает",
    "случил",
    "оказал",
    "остал",
    "стал",
    "родил",
    "поднял",
    "вернул",
    "появил",
    "появляет",
    "обучает",
    "обучают",
    "уклоняет",
    "уклоняют",
    "трудит",
    "трудят",
];

fn russian_passive(word: &str) -> bool {
    if word.chars().nth(LEAST_LETTERS - 1).is_none() {
        return false;
    }
    if let Some(verb) = word.strip_suffix("ся").or_else(|| word.strip_suffix("сь")) {
        let third = ["ет", "ют", "ит", "ят", "ат", "ут", "ёт", "лась", "лось", "лись", "лся"];
        let past = ["ла", "ло", "ли"].iter().any(|end| verb.ends_with(end)) && word.ends_with("сь");
        return (third.iter().any(|end| verb.ends_with(end)) || past)
            && !RUSSIAN_REFLEXIVES.iter().any(|other| verb.starts_with(other));
    }
    // Short participles: «утвержден», «установлено», «предусмотрены», «приняты».
    let short =
        ["ен", "ена", "ено", "ены", "ан", "ана", "ано", "аны", "ят", "ята", "ято", "яты", "ут", "ута", "уто", "уты"];
    let noun = ["член", "обмен", "экзамен", "рекламан", "океан", "уран", "карман", "роман", "степен", "перемен"];
    let verb = ["ут", "ят"].iter().any(|end| word.ends_with(end))
        && !["принят", "изъят", "снят", "взят", "занят"].iter().any(|end| word.ends_with(end));
    short.iter().any(|end| word.ends_with(end))
        && !verb
        && RUSSIAN_PREFIXES.iter().any(|prefix| word.starts_with(prefix))
        && !noun.iter().any(|other| word.starts_with(other))
        && ![
            "обязан",
            "обязана",
            "обязано",
            "обязаны",
            "должен",
            "страна",
            "страны",
            "стороны",
            "охрана",
            "охраны",
            "времена",
            "имена",
            "органы",
            "органа",
        ]
        .contains(&word)
}

/// How perfective verbs begin, whose short participles are passives: nouns in «-ена», «-ана» seldom begin so.
const RUSSIAN_PREFIXES: &[&str] = &[
    "у",
    "по",
    "на",
    "за",
    "пред",
    "при",
    "про",
    "пере",
    "от",
    "об",
    "из",
    "ис",
    "вы",
    "раз",
    "рас",
    "со",
    "с",
    "в",
    "до",
    "воз",
    "вос",
    "огранич",
    "освобожд",
    "опублик",
    "назнач",
    "реш",
    "осуществл",
    "оформл",
    "определ",
];

/// Verbal noun «-у» with possessives and cases.
const KAZAKH_VERBAL_NOUN: &[&str] = &[
    "уынан",
    "уінен",
    "уының",
    "уінің",
    "уымен",
    "уімен",
    "уында",
    "уінде",
    "уына",
    "уіне",
    "уын",
    "уін",
    "уы",
    "уі",
    "удың",
    "удің",
    "уды",
    "уді",
    "уға",
    "уге",
    "удан",
    "уден",
    "уда",
    "уде",
    "умен",
    "улар",
    "улер",
    "улары",
    "улері",
    "уларын",
    "улерін",
    "уларды",
    "улерді",
    "уларға",
    "улерге",
    "улардың",
    "улердің",
    "у",
];

/// Nouns in «-у» that are no verbs, without it.
const KAZAKH_NOUNS: &[&str] = &["тауық", "жағала", "мүше", "құры", "сала", "кіра", "бағыла", "оқыту"];

fn is_kazakh_vowel_but_verbal(c: char) -> bool {
    matches!(c, 'о' | 'ө' | 'ұ' | 'ү' | 'э' | 'ё')
}

/// Participles «-ған», «-атын», with cases.
fn kazakh_participle(word: &str) -> bool {
    const PAST: [&str; 4] = ["ған", "ген", "қан", "кен"];
    const HABITUAL: [&str; 4] = ["атын", "етін", "йтын", "йтін"];
    const CASES: [&str; 19] = [
        "", "ы", "і", "ын", "ін", "ына", "іне", "ның", "нің", "ды", "ді", "ға", "ге", "да", "де", "дар", "дер", "нан",
        "нен",
    ];
    const OTHERS: [&str; 14] = [
        "мекен",
        "үлкен",
        "қалқан",
        "тікен",
        "деген",
        "екен",
        "дүкен",
        "күркен",
        "бұған",
        "соған",
        "осыған",
        "мұған",
        "ондаған",
        "жүздеген",
    ];
    // «қызмет» and «міндет» with a possessive look like a participle: «қызметін», «міндетін».
    const NOUNS: [&str; 28] = [
        "қызмет",
        "мақсат",
        "міндет",
        "рет",
        "қасиет",
        "азамат",
        "саясат",
        "депутат",
        "мемлекет",
        "билет",
        "бюджет",
        "кабинет",
        "комитет",
        "сағат",
        "қуат",
        "апат",
        "әдет",
        "ниет",
        "сипат",
        "мандат",
        "кандидат",
        "аппарат",
        "формат",
        "сертификат",
        "келбет",
        "құрмет",
        "қажет",
        "парламент",
    ];
    if NOUNS.iter().any(|noun| word.strip_prefix(noun).is_some_and(|rest| rest.starts_with(['ы', 'і']))) {
        return false;
    }
    CASES.iter().filter_map(|case| word.strip_suffix(case)).any(|stem| {
        (PAST.iter().any(|end| stem.ends_with(end)) || HABITUAL.iter().any(|end| stem.ends_with(end)))
            && stem.chars().count() >= 5
            && !OTHERS.iter().any(|other| stem.ends_with(other) && stem.chars().count() < other.chars().count() + 2)
    })
}

/// Kazakh verbs in «-л-», «-н-» that are no passives.
const KAZAKH_ACTIVES: &[&str] = &[
    "бол",
    "қал",
    "кел",
    "ал",
    "біл",
    "сал",
    "қыл",
    "айнал",
    "қолдан",
    "пайдалан",
    "иелен",
    "шағымдан",
    "үйлен",
    "міндеттен",
    "ұсын",
    "түсін",
    "өтін",
    "табыл",
    "қорған",
    "жүгін",
    "бағын",
    "қатын",
    "таңдан",
    "ойлан",
    "тырыс",
    "тәуел",
    "өкіл",
    "уәкіл",
    "әкел",
    "қорытын",
    "иемден",
    "шұғылдан",
    "сөйле",
    "мән",
    "сен",
    "көн",
    "дайындал",
    "тіл",
    "жыл",
    "қоян",
    "заман",
    "аман",
    "адал",
    "күл",
];

fn kazakh_passive(word: &str) -> bool {
    const TENSES: [&str; 8] = ["ады", "еді", "ды", "ді", "майды", "мейді", "са", "се"];
    TENSES.iter().filter_map(|tense| word.strip_suffix(tense)).any(|stem| {
        let voice = ["ыл", "іл", "ал", "ел", "ын", "ін", "лан", "лен", "дан", "ден", "тан", "тен"];
        stem.chars().count() >= 4
            && voice.iter().any(|suffix| stem.ends_with(suffix))
            && !KAZAKH_ACTIVES.contains(&stem)
    })
}

/// English nouns that name a thing or a body.
const ENGLISH_THINGS: &[&str] = &[
    "section",
    "nation",
    "station",
    "document",
    "parliament",
    "government",
    "department",
    "entity",
    "authority",
    "identity",
    "community",
    "university",
    "apartment",
    "basement",
    "cement",
    "element",
    "moment",
    "garment",
    "comment",
    "instrument",
    "sentence",
    "science",
    "audience",
    "distance",
    "france",
    "finance",
    "balance",
    "insurance",
    "agency",
    "currency",
    "constitution",
    "organization",
    "organisation",
    "federation",
    "corporation",
    "population",
    "question",
    "position",
    "portion",
    "fraction",
    "mention",
    "pension",
    "mission",
    "commission",
    "session",
    "version",
    "television",
    "quantity",
    "majority",
    "minority",
    "facility",
    "electricity",
    "city",
    "charity",
    "witness",
    "business",
    "harness",
    "ambulance",
    "substance",
    "entrance",
    "appliance",
    "residence",
    "experience",
    "evidence",
    "conference",
    "audition",
    "resolution",
    "election",
    "accordance",
    "institution",
    "function",
    "condition",
    "education",
    "edition",
    "motion",
    "constituency",
    "faction",
    "monument",
    "generation",
    "direction",
    "association",
    "information",
    "communication",
    "administration",
    "legislation",
    "security",
    "circumstance",
    "implement",
    "supplement",
    "compliment",
    "dimension",
    "passion",
    "mansion",
    "vacation",
    "location",
    "lotion",
    "emotion",
    "tradition",
    "auction",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(test: fn(&str, Lang) -> bool, lang: Lang, yes: &[&str], no: &[&str]) {
        for word in yes {
            assert!(test(word, lang), "{word} was missed");
        }
        for word in no {
            assert!(!test(word, lang), "{word} was taken");
        }
    }

    #[test]
    fn nouns_made_of_verbs_are_told_from_things() {
        check(
            is_nominalisation,
            Lang::RU,
            &["осуществления", "Рассмотрение", "принятия", "реализации", "законность", "регулированию"],
            &["здания", "учреждение", "область", "организации", "закон", "работник", "имени"],
        );
        check(
            is_nominalisation,
            Lang::KK,
            &["жүргізуді", "асыруға", "белгілеу", "реттеуі", "ұсынуын"],
            &["заң", "мемлекет", "азаматтар", "туралы"],
        );
        check(
            is_nominalisation,
            Lang::EN,
            &["implementation", "provisions", "Enforcement", "compliance", "liability"],
            &["section", "government", "entity", "law", "agency", "witness"],
        );
    }

    #[test]
    fn participles_and_passives_are_told_by_their_endings() {
        check(
            is_participle,
            Lang::RU,
            &["установленном", "осуществляющих", "предусмотренные", "выдаваемого", "обратившегося"],
            &["государственный", "настоящего", "общие", "современных", "денежных", "законами"],
        );
        check(
            is_participle,
            Lang::KK,
            &["белгіленген", "берілетін", "алынған", "болмайтын"],
            &["мекен", "үлкен", "қызметін", "міндетінде", "бұған"],
        );
        check(
            is_passive,
            Lang::RU,
            &["устанавливается", "утверждены", "предусмотрено", "рассматриваются", "принято"],
            &["является", "находятся", "органы", "охраны", "члены", "могут", "страна"],
        );
        check(
            is_passive,
            Lang::KK,
            &["белгіленеді", "айқындалады", "беріледі", "алынады", "асырылады"],
            &["болады", "пайдаланады", "ұсынады", "табылады", "тәуелді", "міндетті"],
        );
        assert!(is_english_passive("is", "granted") && is_english_passive("been", "taken"));
        assert!(!is_english_passive("is", "limited") && !is_english_passive("has", "granted"));
    }
}
