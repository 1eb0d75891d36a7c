//! Words of Russian law: parties in their cases, numerals, verbs told by their endings.
//!
//! Nouns that name whoever a norm can bind are listed and declined; verbs are told by endings and the nouns that share
//! them are listed (Zaliznyak's classes, as far as texts of law need them). Long, because endings are lists.

use super::nouns::{ADJECTIVAL, BODIES, Endings, PERSONS};
use crate::norms::words::{
    ACCUSATIVE, ADVERB, AND, ATTRIBUTE, DATIVE, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, MODAL, NOMINATIVE, NUMERAL,
    PARTICIPLE, PARTY, PASSIVE, PAST, PREPOSITION, PRONOUN, STATE, Word,
};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Adjectives that have become nouns of persons.
const ADJECTIVES: [&str; 20] = [
    "служащ",
    "военнослужащ",
    "осужденн",
    "обвиняем",
    "подозреваем",
    "подсудим",
    "потерпевш",
    "задержанн",
    "управляющ",
    "обучающ",
    "заведующ",
    "несовершеннолетн",
    "безработн",
    "арестованн",
    "учащ",
    "трудящ",
    "командующ",
    "верующ",
    "председательствующ",
    "оправданн",
];

/// Pronouns and words that stand for a party in the nominative.
const PRONOUNS: [&str; 7] = ["каждый", "никто", "он", "они", "она", "все", "кто"];

const NUMERALS: [(u32, &str); 37] = [
    (1, "один одна одно одного одной одному одним одном одну"),
    (2, "два две двух двум двумя"),
    (3, "три трех трем тремя"),
    (4, "четыре четырех четырем четырьмя"),
    (5, "пять пяти пятью"),
    (6, "шесть шести шестью"),
    (7, "семь семи семью"),
    (8, "восемь восьми восемью восьмью"),
    (9, "девять девяти девятью"),
    (10, "десять десяти десятью"),
    (11, "одиннадцать одиннадцати одиннадцатью"),
    (12, "двенадцать двенадцати двенадцатью"),
    (13, "тринадцать тринадцати тринадцатью"),
    (14, "четырнадцать четырнадцати четырнадцатью"),
    (15, "пятнадцать пятнадцати пятнадцатью"),
    (16, "шестнадцать шестнадцати шестнадцатью"),
    (17, "семнадцать семнадцати семнадцатью"),
    (18, "восемнадцать восемнадцати восемнадцатью"),
    (19, "девятнадцать девятнадцати девятнадцатью"),
    (20, "двадцать двадцати двадцатью"),
    (30, "тридцать тридцати тридцатью"),
    (40, "сорок сорока"),
    (50, "пятьдесят пятидесяти пятьюдесятью"),
    (60, "шестьдесят шестидесяти шестьюдесятью"),
    (70, "семьдесят семидесяти семьюдесятью"),
    (80, "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью"),
    (90, "девяносто девяноста"),
    (100, "сто ста"),
    (200, "двести двухсот двумстам двумястами двухстах"),
    (300, "триста трехсот тремстам тремястами трехстах"),
    (400, "четыреста четырехсот четыремстам четырьмястами четырехстах"),
    (500, "пятьсот пятисот пятистам пятьюстами пятистах"),
    (600, "шестьсот шестисот шестистам шестьюстами шестистах"),
    (700, "семьсот семисот семистам семьюстами семистах"),
    (800, "восемьсот восьмисот восьмистам восьмьюстами восьмистах"),
    (900, "девятьсот девятисот девятистам девятьюстами девятистах"),
    (1000, "тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах тыс"),
];

const PREPOSITIONS: &str = "в во на по при для от до с со из к ко о об обо за под без у через после перед между над \
    согласно путем посредством вследствие ввиду взамен вместо кроме сверх свыше вне среди около против ради помимо \
    относительно касательно включая исключая начиная не ни";

const ADVERBS: &str = "вправе также лишь только если когда как что чтобы либо то же бы ли уже еще более менее больше \
    меньше впредь вновь вместе наряду затем далее иначе пока тогда там здесь где куда поэтому причем устно лично \
    ежедневно ежеквартально вслух вовремя заранее наравне наряду впоследствии поэтапно нельзя он она они оно его ее их им \
    ему ей ими";

/// Nouns and other words whose endings look like a verb's.
const NO_VERBS: &str = "аудит лимит визит депозит кредит дефицит профицит транзит реквизит магнит гранит \
    орбит защит плит элит суицид бюджет совет комитет ответ запрет предмет отчет расчет счет учет зачет вычет \
    приоритет паритет суверенитет иммунитет кабинет пакет билет университет факультет минут институт статут \
    маршрут атрибут адвокат результат сертификат аттестат мандат аппарат возврат затрат плат выплат оплат \
    доплат палат утрат дат растрат зарплат квадрат кандидат депутат формат штат нет лет цвет свет паспорт \
    интернет портрет макет буфет авторитет перелет полет налет обет завет привет секрет объезд печат дебет \
    пересчет подсчет карат сенат дубликат агрегат автомат магистрат эмират халат солдат брат госаудит \
    госкредит микрокредит банкомат лист взлет валют пять девять десять пятьдесят шестьдесят семьдесят \
    восемьдесят опят ребят внучат";

/// Nouns whose endings look like an infinitive's.
const NO_INFINITIVES: &str = "часть область власть страсть сеть нефть печать память треть четверть смерть \
    мать путь опять вплоть есть кровать скатерть плоть пять шесть девять десять двадцать тридцать одиннадцать \
    двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать зять гость \
    ночь речь дочь помощь чести совести кисть кость весть месть лесть повесть рукоять рать чуть суть муть \
    жуть сети почти пути памяти";

/// Words that look like short participles and are nouns.
const NO_SHORT: &str = "замены смены отмены цены измены члены члена член обмен обмена обмены пены стены \
    степен день времени имена имени племена жена жены цена смена замена отмена измена стена перемена перемены \
    размен размена сцены гены ген экзамена экзамены домена домены бизнесмена спортсмена имен времен племен \
    закон план плана планы орган органа органы страна страны охрана охраны ветеран ветерана ветераны \
    гражданин экран граждан стан обман обмана казахстан кыргызстан узбекистан таджикистан океан ресторан \
    ресторана рестораны";

static LEXICON: LazyLock<HashMap<String, Word>> = LazyLock::new(lexicon);

fn lexicon() -> HashMap<String, Word> {
    let mut words: HashMap<String, Word> = HashMap::new();
    let mut add = |form: &str, traits: u32| words.entry(form.to_owned()).or_default().traits |= traits;
    for word in PREPOSITIONS.split_whitespace() {
        add(word, PREPOSITION);
    }
    for word in ADVERBS.split_whitespace() {
        add(word, ADVERB);
    }
    for word in ["и", "или", "либо"] {
        add(word, AND);
    }
    let known = NO_VERBS.split_whitespace().chain(NO_INFINITIVES.split_whitespace()).chain(NO_SHORT.split_whitespace());
    for word in known {
        add(word, 0);
    }
    for word in PRONOUNS {
        add(word, PARTY | NOMINATIVE | PRONOUN);
    }
    for (form, case) in [("каждого", GENITIVE), ("каждому", DATIVE), ("всем", DATIVE), ("никому", DATIVE)]
    {
        add(form, PARTY | case | PRONOUN);
    }
    for (stem, endings) in BODIES {
        decline(stem, endings, PARTY | STATE, &mut add);
    }
    for (stem, endings) in PERSONS {
        decline(stem, endings, PARTY, &mut add);
    }
    for stem in ADJECTIVES {
        decline(stem, &ADJECTIVAL, PARTY, &mut add);
    }
    for (form, case) in [
        ("судья", NOMINATIVE),
        ("судьи", NOMINATIVE | GENITIVE),
        ("судье", DATIVE),
        ("судью", ACCUSATIVE),
        ("судьей", INSTRUMENTAL),
        ("судей", GENITIVE | ACCUSATIVE),
        ("судьям", DATIVE),
        ("судьями", INSTRUMENTAL),
    ] {
        add(form, PARTY | STATE | case);
    }
    for (form, case) in [
        ("истец", NOMINATIVE),
        ("истца", GENITIVE | ACCUSATIVE),
        ("истцу", DATIVE),
        ("истцом", INSTRUMENTAL),
        ("истцы", NOMINATIVE),
        ("банк", NOMINATIVE | ACCUSATIVE),
        ("банка", GENITIVE),
        ("банку", DATIVE),
        ("банком", INSTRUMENTAL),
        ("банки", NOMINATIVE | ACCUSATIVE),
        ("банков", GENITIVE),
        ("банкам", DATIVE),
        ("банками", INSTRUMENTAL),
        ("дети", NOMINATIVE),
        ("детей", GENITIVE | ACCUSATIVE),
        ("детям", DATIVE),
        ("люди", NOMINATIVE),
        ("людям", DATIVE),
        ("ребенок", NOMINATIVE),
        ("ребенка", GENITIVE | ACCUSATIVE),
        ("ребенку", DATIVE),
        ("мать", NOMINATIVE),
        ("отец", NOMINATIVE),
        ("супруга", NOMINATIVE | GENITIVE),
        ("женщина", NOMINATIVE),
        ("женщины", NOMINATIVE | GENITIVE),
        ("женщинам", DATIVE),
        ("мужчина", NOMINATIVE),
        ("мужчины", NOMINATIVE | GENITIVE),
        ("профсоюз", NOMINATIVE),
        ("профсоюзы", NOMINATIVE),
    ] {
        add(form, PARTY | case);
    }
    for word in [
        "должен",
        "должна",
        "должно",
        "должны",
        "обязан",
        "обязана",
        "обязано",
        "обязаны",
        "может",
        "могут",
        "вправе",
        "необходимо",
        "следует",
        "надлежит",
        "подлежит",
        "подлежат",
        "запрещается",
        "запрещаются",
        "запрещено",
        "запрещены",
        "воспрещается",
        "допускается",
        "допускаются",
        "разрешается",
        "разрешаются",
        "недопустимо",
        "нельзя",
        "надо",
        "нужно",
    ] {
        add(word, MODAL | FINITE);
    }
    for (value, forms) in NUMERALS {
        for form in forms.split_whitespace() {
            let word = words.entry(form.to_owned()).or_default();
            word.traits |= NUMERAL;
            word.number = value;
        }
    }
    for (stem, value) in [("миллион", 1_000_000), ("миллиард", 1_000_000_000)] {
        for ending in ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"] {
            words.insert(format!("{stem}{ending}"), Word { traits: NUMERAL, number: value });
        }
    }
    words.insert("млн".to_owned(), Word { traits: NUMERAL, number: 1_000_000 });
    words.insert("млрд".to_owned(), Word { traits: NUMERAL, number: 1_000_000_000 });
    words
}

fn decline(stem: &str, endings: &Endings, traits: u32, add: &mut impl FnMut(&str, u32)) {
    const CASES: [u32; 5] = [NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL];
    for (i, alternatives) in endings.iter().enumerate() {
        for ending in alternatives.split('/') {
            add(&format!("{stem}{ending}"), traits | CASES[i % 5]);
        }
    }
}

/// What is known of a folded word.
pub(crate) fn lookup(word: &str) -> Word {
    if let Some(known) = LEXICON.get(word) {
        let mut known = *known;
        // Participles that have become nouns keep opening clauses: «обучающиеся».
        if known.traits & PARTY != 0 && is_participle(word) {
            known.traits |= ATTRIBUTE;
        }
        return known;
    }
    // «вице-министра», «ревизор-инспектор»: the last part declines.
    if let Some((_, last)) = word.rsplit_once('-')
        && let Some(known) = LEXICON.get(last).filter(|w| w.traits & PARTY != 0)
    {
        return *known;
    }
    Word::with(by_ending(word))
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.ends_with(e))
}

/// Traits told by the ending.
fn by_ending(word: &str) -> u32 {
    let letters = word.chars().count();
    if letters < 3 {
        return 0;
    }
    if ends(word, &["ется", "ится", "утся", "ются", "атся", "ятся"]) {
        return FINITE | PASSIVE;
    }
    if is_finite(word) {
        return FINITE;
    }
    if is_infinitive(word) {
        return INFINITIVE;
    }
    let mut traits = 0;
    if is_participle(word) {
        traits |= PARTICIPLE | ATTRIBUTE;
    } else if is_short(word) {
        traits |= FINITE | PASSIVE | PAST;
    } else if is_past(word) {
        traits |= PAST;
    }
    if word.ends_with('о')
        && !ends(word, &["ого", "его", "ство", "лицо", "право", "число", "дело", "место", "слово"])
        && traits == 0
    {
        traits |= ADVERB;
    }
    if ends(
        word,
        &[
            "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ую", "юю",
            "ых", "их", "ыми", "ими", "ей",
        ],
    ) && !ends(word, &["ние", "тие", "вие", "ций", "ний", "тий", "вий", "стей"])
    {
        traits |= ATTRIBUTE;
    }
    traits
}

fn is_finite(word: &str) -> bool {
    ends(
        word,
        &["ает", "яет", "ует", "юет", "еет", "оет", "иет", "ают", "яют", "уют", "юют", "еют", "оют", "иют", "ляют"],
    ) || (ends(word, &["ит", "ят"]) && word.chars().count() > 4)
        || ends(
            word,
            &[
                "несет",
                "несут",
                "ведет",
                "ведут",
                "влечет",
                "влекут",
                "может",
                "могут",
                "будет",
                "будут",
                "ймет",
                "ймут",
                "имет",
                "имут",
                "чнет",
                "чнут",
                "кнет",
                "кнут",
                "гнет",
                "берет",
                "берут",
                "йдет",
                "йдут",
                "идет",
                "идут",
                "живет",
                "едет",
                "едут",
                "станет",
                "станут",
                "шет",
                "шут",
                "жет",
                "жут",
                "шлет",
                "шлют",
                "жат",
                "чат",
                "шат",
                "лжен",
                "дает",
                "даст",
                "дадут",
                "теряет",
                "растет",
                "растут",
                "несть",
                "ьет",
                "ьют",
                "ждет",
                "ждут",
                "бьет",
            ],
        )
}

fn is_infinitive(word: &str) -> bool {
    (ends(word, &["ать", "ять", "еть", "ить", "уть", "оть", "ыть", "ться", "тись"]) && word.chars().count() > 3)
        || ends(
            word,
            &["вести", "нести", "йти", "обрести", "расти", "лечь", "мочь", "речь", "сечь", "вестись", "нестись"],
        )
}

/// Long participles: «предоставившие», «указанного», «являющийся», «определяемых», «принятый».
pub(super) fn is_participle(word: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ую",
        "юю", "ей", "ых", "их", "ыми", "ими",
    ];
    let word = word.strip_suffix("ся").unwrap_or(word);
    ENDINGS.iter().any(|ending| {
        word.strip_suffix(ending).is_some_and(|stem| {
            stem.chars().count() > 3
                && ends(
                    stem,
                    &[
                        "вш", "ющ", "ущ", "ащ", "ящ", "анн", "енн", "янн", "ят", "шедш", "ст", "аем", "яем", "уем",
                        "имут", "им", "зят", "тут", "ыт",
                    ],
                )
                && !ends(
                    stem,
                    &[
                        "ственн",
                        "авненн",
                        "ценн",
                        "временн",
                        "странн",
                        "ст",
                        "общ",
                        "имущ",
                        "будущ",
                        "ыт",
                        "менн",
                        "ленност",
                        "настоящ",
                        "следующ",
                        "бщ",
                        "доверенн",
                        "дственн",
                        "чественн",
                        "рственн",
                        "местн",
                        "уполномоченн",
                    ],
                )
        })
    })
}

/// Short participles: «установлен», «освобождены», «указано».
fn is_short(word: &str) -> bool {
    ends(
        word,
        &[
            "лен",
            "лена",
            "лено",
            "лены",
            "щен",
            "щена",
            "щено",
            "щены",
            "жен",
            "жена",
            "жено",
            "жены",
            "чен",
            "чена",
            "чено",
            "чены",
            "нен",
            "нена",
            "нено",
            "нены",
            "рен",
            "рена",
            "рено",
            "рены",
            "ден",
            "дена",
            "дено",
            "дены",
            "сен",
            "сена",
            "сено",
            "сены",
            "шен",
            "шена",
            "шено",
            "шены",
            "ован",
            "ована",
            "овано",
            "ованы",
            "азан",
            "азана",
            "азано",
            "азаны",
            "исан",
            "исана",
            "исано",
            "исаны",
            "дан",
            "дана",
            "дано",
            "даны",
            "нят",
            "нята",
            "нято",
            "няты",
            "крыт",
            "крыта",
            "крыто",
            "крыты",
            "тан",
            "тана",
            "тано",
            "таны",
            "ржан",
            "ржана",
            "ржано",
            "ржаны",
            "ован",
            "ыдан",
            "еден",
        ],
    ) && word.chars().count() > 4
}

/// Past forms and «известно»: predicates of conditions.
fn is_past(word: &str) -> bool {
    ends(
        word,
        &[
            "лся",
            "лась",
            "лось",
            "лись",
            "ился",
            "вил",
            "вила",
            "вило",
            "вили",
            "чил",
            "чила",
            "чило",
            "чили",
            "шил",
            "шила",
            "шило",
            "шили",
            "тило",
            "тили",
            "тил",
            "тила",
            "дил",
            "дила",
            "дило",
            "дили",
            "стал",
            "стала",
            "стало",
            "стали",
            "был",
            "была",
            "было",
            "были",
            "щил",
            "щила",
            "щило",
            "щили",
            "зошло",
            "пило",
            "пила",
            "пили",
            "пил",
            "сил",
            "сила",
            "сили",
            "вал",
            "вала",
            "вало",
            "вали",
            "нял",
            "няла",
            "няло",
            "няли",
            "лял",
            "ляла",
            "ляли",
            "рил",
            "рила",
            "рили",
            "ошел",
            "ошла",
            "ошло",
            "ошли",
            "нес",
            "несла",
            "несли",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::{is_participle, lookup};
    use crate::norms::words::{FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, NOMINATIVE, PARTY, STATE};

    #[test]
    fn parties_are_told_with_their_case() {
        for (word, traits) in [
            ("заказчик", PARTY | NOMINATIVE),
            ("уполномоченным", 0),
            ("органом", PARTY | STATE | INSTRUMENTAL),
            ("работодателя", PARTY | GENITIVE),
            ("лица", PARTY | GENITIVE | NOMINATIVE),
            ("вице-министра", PARTY | STATE | GENITIVE),
            ("договор", 0),
        ] {
            assert_eq!(lookup(word).traits & traits, traits, "{word}");
            assert_eq!(lookup(word).traits & PARTY, traits & PARTY, "{word}");
        }
    }

    #[test]
    fn verbs_are_told_from_nouns_that_end_alike() {
        for verb in ["осуществляет", "вносит", "подлежат", "влечет", "хранится", "утверждены", "несут"]
        {
            assert!(lookup(verb).traits & FINITE != 0, "{verb}");
        }
        for noun in ["бюджет", "аудит", "результат", "институт", "отмены", "часть", "деятельность", "органы"]
        {
            assert!(lookup(noun).traits & (FINITE | INFINITIVE) == 0, "{noun}");
        }
        assert!(lookup("обеспечить").traits & INFINITIVE != 0);
        assert!(is_participle("предусмотренных") && !is_participle("государственных"));
    }
}
