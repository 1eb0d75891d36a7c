//! Words of Kazakh law: parties with their suffixes, numerals, verbs and verbal nouns told by their endings.

use crate::norms::sentence::Sentence;
use crate::norms::words::{
    ABLATIVE, ACCUSATIVE, ADVERB, AND, ATTRIBUTE, DATIVE, FINITE, GENITIVE, IMPERATIVE, INFINITIVE, INSTRUMENTAL,
    LOCATIVE, NEGATED, NOMINATIVE, NUMERAL, PARTICIPLE, PARTY, PASSIVE, PREPOSITION, PRONOUN, STATE, Word,
};
use legislation::Index;
use std::collections::HashMap;
use std::sync::LazyLock;

const NUMERALS: [(&str, u32); 22] = [
    ("бір", 1),
    ("екі", 2),
    ("үш", 3),
    ("төрт", 4),
    ("бес", 5),
    ("алты", 6),
    ("жеті", 7),
    ("сегіз", 8),
    ("тоғыз", 9),
    ("он", 10),
    ("жиырма", 20),
    ("отыз", 30),
    ("қырық", 40),
    ("елу", 50),
    ("алпыс", 60),
    ("жетпіс", 70),
    ("сексен", 80),
    ("тоқсан", 90),
    ("жүз", 100),
    ("мың", 1000),
    ("миллион", 1_000_000),
    ("миллиард", 1_000_000_000),
];

/// Stems of parties that are bodies of the state or their heads; a soft final consonant is listed too.
const BODIES: &str = "орган үкімет министрлік министрліг министр вице-министр вице-президент премьер-министр кабинет президент парламент сенат \
    мәжіліс мәслихат палата әкім әкімдік әкімдіг сот судья прокурор прокуратура комиссия комитет агенттік агенттіг \
    департамент басқарма инспекция инспектор тергеуші анықтаушы полиция омбудсмен уәкіл мемлекет кеңес \
    алқа ведомство сектор кеңсе аппарат бөлімше прокурор";

/// Stems of parties that are persons and organisations.
const PERSONS: &str = "адам тұлға азамат азаматша шетелдік шетелдіг қызметкер жұмыскер жалдаушы депутат төраға мүше иесі \
    басшы маман дәрігер ата-ана ұйым мекеме кәсіпорын кәсіпорн корпорация бірлестік бірлестіг қауымдастық қауымдастығ партия \
    одақ одағ қоғам банк компания серіктестік серіктестіг субъект тарап тарап тарабы нотариус адвокат аудитор оператор \
    агент брокер эксперт куәгер куә кәсіпкер қызметші күдікті сотталушы айыпталушы жәбірленуші талапкер жауапкер қорғаушы \
    өкіл ұйымдастырушы қатысушы беруші алушы төлеуші сатушы жеткізуші пайдаланушы тұтынушы тасымалдаушы орындаушы өндіруші \
    жүргізуші мердігер кредитор борышкер мұрагер қамқоршы қорғаншы ерлі-зайыпты бала студент оқушы тәрбиеленуші пациент \
    директор хатшы бухгалтер акционер эмитент субъекті инвестор орынбасар жетекші жұмысшы есепші елші кеңесші тәрбиеші құрылтайшы автор иеленуші лицензиат резидент бейрезидент әскери филиал өкілдік өкілдіг кандидат \
    үміткер сайлаушы ұжым шаруашылық шаруашылығ діндар жұбай заңгер кеме кәсіподақ кәсіподағ";

const PRONOUNS: [(&str, u32); 9] = [
    ("әркім", NOMINATIVE),
    ("әркімнің", GENITIVE),
    ("әркімге", DATIVE),
    ("ешкім", NOMINATIVE),
    ("ешкімнің", GENITIVE),
    ("ешкімді", ACCUSATIVE),
    ("олар", NOMINATIVE),
    ("олардың", GENITIVE),
    ("барлығы", NOMINATIVE),
];

const POSTPOSITIONS: &str = "туралы үшін бойынша арқылы кейін дейін бастап соң бұрын сәйкес қарай қарсы астам жөнінде жайында \
    тыс басқа бірге қатар кезінде кезде ішінде жағдайда жағдайларда жолымен негізінде ретінде мақсатында атынан шегінде \
    тәртібімен тәртіппен нысанда түрде қатысты байланысты орай ғана бола қоса алдында барысында шеңберінде нәтижесінде";

const ADVERBS: &str = "және немесе не мен пен бен сондай-ақ сонымен-қатар дереу бұл осы ал бірақ егер онда тиісінше өз-өзі \
    қайта тікелей бірлесіп тек тағы әрі де да та те";

static LEXICON: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let mut words: HashMap<String, Word> = HashMap::new();
    for word in ADVERBS.split_whitespace() {
        words.entry(word.to_owned()).or_default().traits |= ADVERB;
    }
    for word in ["және", "немесе", "не", "мен", "пен", "бен", "сондай-ақ", "әрі"] {
        words.entry(word.to_owned()).or_default().traits |= AND;
    }
    for word in POSTPOSITIONS.split_whitespace() {
        words.entry(word.to_owned()).or_default().traits |= PREPOSITION;
    }
    for (word, case) in PRONOUNS {
        words.insert(word.to_owned(), Word::with(PARTY | PRONOUN | case));
    }
    for (word, number) in NUMERALS {
        words.insert(word.to_owned(), Word { traits: NUMERAL, number });
    }
    // An adjective that looks like a representative's accusative.
    words.insert("өкілді".to_owned(), Word::with(ATTRIBUTE | NOMINATIVE));
    words
});

/// Stems of parties, and whether each is a body.
static PARTIES: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let persons = PERSONS.split_whitespace().map(|stem| (stem, false));
    BODIES.split_whitespace().map(|stem| (stem, true)).chain(persons).collect()
});

/// What is known of a folded word.
pub(crate) fn lookup(word: &str) -> Word {
    if let Some(known) = LEXICON.get(word) {
        return *known;
    }
    if let Some((state, ending)) = party(word) {
        return Word::with(PARTY | if state { STATE } else { 0 } | case_of_ending(ending));
    }
    let verb = verb(word);
    // «тартатын» ends like an accusative.
    Word::with(if verb & PARTICIPLE == 0 { case(word) | verb } else { NOMINATIVE | verb })
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.ends_with(e))
}

/// Whether the word names a party, and whether a body of the state: a listed stem with suffixes of number, possession
/// and case, or an agent in -ушы/-уші.
fn party(word: &str) -> Option<(bool, &str)> {
    let mut cut = word.len();
    loop {
        if let Some(state) = PARTIES.get(&word[..cut]) {
            return is_noun_ending(&word[cut..]).then_some((*state, &word[cut..]));
        }
        // Suffixes are at most nine letters: «-ларымыздың».
        let (at, _) = word[..cut].char_indices().next_back()?;
        if word[at..].chars().count() > 11 || at == 0 {
            break;
        }
        cut = at;
    }
    let agent = ["ушы", "уші"].iter().find_map(|suffix| {
        let at = word.rfind(suffix)?;
        let end = at + suffix.len();
        (at > 4 && is_noun_ending(&word[end..])).then_some(&word[end..])
    });
    agent.map(|ending| (false, ending))
}

/// Whether letters after a noun's stem are suffixes of number, possession and case.
fn is_noun_ending(ending: &str) -> bool {
    const PLURAL: [&str; 6] = ["лар", "лер", "дар", "дер", "тар", "тер"];
    const POSSESSION: [&str; 6] = ["ысы", "ісі", "сы", "сі", "ы", "і"];
    const CASES: [&str; 37] = [
        "ның", "нің", "дың", "дің", "тың", "тің", "на", "не", "ға", "ге", "қа", "ке", "ына", "іне", "ны", "ні", "ды",
        "ді", "ты", "ті", "н", "нда", "нде", "да", "де", "та", "те", "нан", "нен", "дан", "ден", "тан", "тен", "мен",
        "бен", "пен", "",
    ];
    let rest = PLURAL.iter().find_map(|p| ending.strip_prefix(p)).unwrap_or(ending);
    let possessed = POSSESSION.iter().find_map(|p| rest.strip_prefix(p));
    CASES.contains(&rest) || possessed.is_some_and(|rest| CASES.contains(&rest))
}

/// The case told by the suffixes after a stem: possession alone is the nominative.
fn case_of_ending(ending: &str) -> u32 {
    const PLURAL: [&str; 6] = ["лар", "лер", "дар", "дер", "тар", "тер"];
    let rest = PLURAL.iter().find_map(|p| ending.strip_prefix(p)).unwrap_or(ending);
    let own = ["ысы", "ісі", "сы", "сі", "ы", "і"]
        .iter()
        .find_map(|p| rest.strip_prefix(p))
        .filter(|rest| matches!(*rest, "" | "н" | "ның" | "нің" | "на" | "не" | "нда" | "нде" | "нан" | "нен" | "мен"));
    match own.unwrap_or(rest) {
        "" => NOMINATIVE,
        "ның" | "нің" | "дың" | "дің" | "тың" | "тің" => GENITIVE,
        "на" | "не" | "ға" | "ге" | "қа" | "ке" | "ына" | "іне" => DATIVE,
        "ны" | "ні" | "ды" | "ді" | "ты" | "ті" | "н" => ACCUSATIVE,
        "нда" | "нде" | "да" | "де" | "та" | "те" => LOCATIVE,
        "нан" | "нен" | "дан" | "ден" | "тан" | "тен" => ABLATIVE,
        "мен" | "бен" | "пен" => INSTRUMENTAL,
        _ => NOMINATIVE,
    }
}

/// Words whose stem ends like a case.
const STEMS: [&str; 12] =
    ["жеке", "өзге", "басқа", "қысқа", "сауда", "қазына", "кеден", "отан", "қағида", "алқа", "апта", "мәміле"];

/// The case its ending tells; a noun without one is in the nominative.
fn case(word: &str) -> u32 {
    let letters = word.chars().count();
    if letters < 4 {
        return match word {
            "оны" => ACCUSATIVE,
            "оның" => GENITIVE,
            _ => NOMINATIVE,
        };
    }
    if word.ends_with("стан") || STEMS.contains(&word) {
        NOMINATIVE
    } else if ends(word, &["ның", "нің", "дың", "дің", "тың", "тің"]) {
        GENITIVE
    } else if ends(word, &["дағы", "дегі", "тағы", "тегі"]) {
        ATTRIBUTE
    } else if ends(word, &["нан", "нен", "дан", "ден", "тан", "тен"]) {
        ABLATIVE
    } else if ends(word, &["нда", "нде", "да", "де", "та", "те"]) {
        LOCATIVE
    } else if ends(word, &["ға", "ге", "қа", "ке", "ына", "іне", "сына", "сіне", "арға", "ерге"])
    {
        DATIVE
    } else if ends(word, &["мен", "бен", "пен"]) {
        INSTRUMENTAL
    } else if ends(word, &["ны", "ні", "ды", "ді", "ты", "ті", "ын", "ін", "сын", "сін"]) {
        ACCUSATIVE
    } else {
        NOMINATIVE
    }
}

/// Traits of verbs.
fn verb(word: &str) -> u32 {
    const PERSON: [&str; 5] = ["ады", "еді", "йды", "йді", "яды"];
    let letters = word.chars().count();
    if letters < 4 {
        return 0;
    }
    if let Some(stem) = PERSON.iter().find_map(|p| word.strip_suffix(p)) {
        let negated = ends(word, &["майды", "мейді", "байды", "бейді", "пайды", "пейді"]);
        let stem = if negated { &word[..word.len() - "майды".len()] } else { stem };
        let passive =
            ends(stem, &["ыл", "іл", "ын", "ін", "ал", "ел", "ан", "ен", "лын", "лін", "қарыл", "рыл", "ріл", "ол"])
                && !ends(stem, &["бол", "сал", "кел", "қалдыр"])
                && !matches!(
                    stem,
                    "ал" | "бол"
                        | "сал"
                        | "кел"
                        | "қал"
                        | "шығын"
                        | "алдын"
                        | "сан"
                        | "өл"
                        | "жүгін"
                        | "пайдалан"
                        | "қолдан"
                        | "ұстан"
                        | "сүйен"
                );
        return FINITE | if negated { NEGATED } else { 0 } | if passive { PASSIVE } else { 0 };
    }
    // «жіберсін», «жүктелсін»: the third person is told to.
    if ends(word, &["сын", "сін"]) && letters > 5 && !ends(word, &["асын", "есін", "ысын", "ісін", "усын", "үсін"])
    {
        let stem = &word[..word.len() - "сын".len()];
        return FINITE
            | IMPERATIVE
            | if ends(stem, &["ыл", "іл", "ын", "ін", "ел", "ал"]) && stem != "ұсын" {
                PASSIVE
            } else {
                0
            };
    }
    let mut traits = 0;
    if ends(
        word,
        &["ған", "ген", "қан", "кен", "атын", "етін", "йтын", "йтін", "тын", "тін", "ушы", "уші", "латын", "летін"],
    ) && letters > 4
    {
        traits |= PARTICIPLE;
    }
    if ends(
        word,
        &["у", "уды", "уді", "уын", "уін", "уы", "уі", "уға", "уге", "уына", "уіне", "удың", "удің", "уының", "уінің"],
    ) && letters > 3
    {
        traits |= INFINITIVE;
    }
    if ends(word, &["уға", "уге", "уына", "уіне"])
        && ends(word, &["мауға", "меуге", "бауға", "беуге", "пауға", "пеуге", "мауына", "меуіне"])
    {
        traits |= NEGATED;
    }
    traits
}

/// The number a numeral with a suffix names, and the suffix: «бестен» is 5 and «тен».
pub(crate) fn inflected_numeral(word: &str) -> Option<(u64, &str)> {
    NUMERALS.iter().take(12).find_map(|(stem, number)| {
        let ending = word.strip_prefix(stem)?;
        let known = matches!(
            ending,
            "нан"
                | "нен"
                | "дан"
                | "ден"
                | "тан"
                | "тен"
                | "і"
                | "ы"
                | "сі"
                | "сы"
                | "інің"
                | "ының"
                | "сінің"
                | "сының"
                | "ін"
                | "ын"
                | "сін"
                | "сын"
                | "іне"
                | "ына"
                | "сіне"
                | "сына"
                | "еуі"
                | "інен"
                | "ынан"
                | "сінен"
                | "сынан"
        );
        known.then_some((u64::from(*number), ending))
    })
}

/// An index named at `at` and the lexeme after it: «айлық есептік көрсеткіш», «АЕК», «ең төмен жалақы».
pub(crate) fn is_index_noun(s: &Sentence, at: usize) -> Option<(Index, usize)> {
    let starts = |i: usize, stem: &str| s.word(i).starts_with(stem);
    if starts(at, "айлық") && starts(at + 1, "есептік") && starts(at + 2, "көрсеткіш") {
        return Some((Index::Mci, at + 3));
    }
    if s.word(at).starts_with("аек") && s.word(at).chars().count() < 9 {
        return Some((Index::Mci, at + 1));
    }
    if starts(at, "есептік") && starts(at + 1, "көрсеткіш") {
        return Some((Index::CalculationIndex, at + 2));
    }
    if s.word(at) == "ең" && s.word(at + 1) == "төмен" {
        if starts(at + 2, "жалақы") {
            let size = starts(at + 3, "мөлшер");
            return Some((Index::MinimumWage, at + 3 + usize::from(size)));
        }
        if starts(at + 2, "күнкөріс") {
            return Some((Index::SubsistenceMinimum, at + 3 + usize::from(starts(at + 3, "деңгей"))));
        }
    }
    if starts(at, "жалақының") && s.word(at + 1) == "ең" && s.word(at + 2) == "төмен" {
        return Some((Index::MinimumWage, at + 3 + usize::from(starts(at + 3, "мөлшер"))));
    }
    None
}
