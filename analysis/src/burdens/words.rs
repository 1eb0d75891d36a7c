//! Words that tell what a duty makes people do, and whether people or offices do it: stems of folded words, by language.

use language::letters;
use legislation::Lang;
use legislation::burden::BurdenKind;

/// Stems by kind: a word that begins with one of them says the kind, unless one of the words of `NOT` stands beside it.
type Stems = &'static [(BurdenKind, &'static str)];

const RUSSIAN: Stems = &[
    (BurdenKind::Conduct, "содержать соответствова"),
    (
        BurdenKind::Permit,
        "лицензи лицензир аккредит аттестова аттестац зарегистрир регистрир пройти встать становит сертифицир сертификац \
        согласова согласов разрешени",
    ),
    (
        BurdenKind::Payment,
        "взима облага подлеж-налогообложени уплат уплач оплат оплач плат выплат выплач возмест возмещ компенсир исчисл внести-обеспечени вносит-обеспечени \
        вносится-обеспечени внести-взнос вносит-взнос застрахова страхует погасит погаша перечисл удерж доплат",
    ),
    (
        BurdenKind::Report,
        "представ предоставить-сведения предоставить-информацию предоставляет-информацию сообщ уведом извещ извест \
        информир отчит подат подач подает подают подается подаются направ сдат сдает сдают раскры деклариру предъяв прилож прилага передат-сведения \
        вносит-сведения внести-сведения вносит-измененные внести-измененные опубликова публику заявить заявля ознаком",
    ),
    (
        BurdenKind::Record,
        "хранит хранят хранен хранить храня вести-учет ведет-учет ведут-учет вести-журнал вести-реестр вести-бухгалтерск \
        ведет-бухгалтерск учитыва сохраня-документ",
    ),
];

const KAZAKH: Stems = &[
    (BurdenKind::Permit, "лицензия аккредит тіркел тіркет тіркеу тіркейді аттестатта сертификатта рұқсат келіс"),
    (BurdenKind::Payment, "төле өте өтеу есептеу-салық есептейді сақтандыр аудар жарна"),
    (BurdenKind::Report, "ұсын хабарла хабардар мәлімде тапсыр табыс-ет жібер жолда декларацияла жарияла таныстыр"),
    (BurdenKind::Record, "сақта есепке-алу есебін-жүргіз жүргіз-есеп журнал"),
];

const ENGLISH: Stems = &[
    (BurdenKind::Conduct, "contain comply conform"),
    (BurdenKind::Permit, "licen permit accredit regist certif"),
    (BurdenKind::Payment, "pay paid reimburs compensat deposit insur remit"),
    (BurdenKind::Report, "report notif inform submit file disclos declar present furnish publish"),
    (BurdenKind::Record, "keep retain store maintain record"),
];

/// Words beside which «хранить» is no keeping of records, and «представлять» no report.
const NOT: &[(BurdenKind, &str)] = &[
    (BurdenKind::Record, "тайн конфиденц молчан құпия secre confiden тыныштық"),
    (BurdenKind::Report, "интерес мүдде interests"),
];

fn folded(text: &str) -> Vec<String> {
    language::words(text).map(|span| letters::fold(&text[span])).collect()
}

/// What a duty to do this is; `None` for conduct of another kind. The main verb stands first, in Kazakh last.
pub(super) fn kind(action: &str, lang: Lang) -> Option<BurdenKind> {
    let words = folded(action);
    let stems = match lang {
        Lang::KK => KAZAKH,
        Lang::EN => ENGLISH,
        _ => RUSSIAN,
    };
    let spoils = |kind: BurdenKind| {
        let not = NOT.iter().filter(|(of, _)| *of == kind).flat_map(|(_, stems)| stems.split_whitespace());
        not.into_iter().any(|stem| words.iter().any(|word| word.starts_with(stem)))
    };
    let at = |word: usize| {
        let tells = |stem: &str| match stem.split_once('-') {
            // A verb that says the kind only with its object.
            Some((verb, object)) => {
                words[word].starts_with(verb) && words.iter().any(|other| other.starts_with(object))
            }
            None => words[word].starts_with(stem),
        };
        let of = stems.iter().find(|(kind, all)| all.split_whitespace().any(tells) && !spoils(*kind));
        of.map(|(kind, _)| *kind)
    };
    if lang == Lang::KK { (0..words.len()).rev().find_map(at) } else { (0..words.len()).find_map(at) }
}

fn any(text: &str, stems: &str) -> bool {
    let words = folded(text);
    stems.split_whitespace().any(|stem| words.iter().any(|word| word.starts_with(stem)))
}

/// Whether a ban is on what is done to somebody, and only offices do that: «никто не может быть осужден».
pub(super) fn is_done_by_offices(action: &str, lang: Lang) -> bool {
    match lang {
        Lang::KK => any(action, "сотталу сотталма тартылу тартылма айырылу айырылма қамалу қамалма ұсталу ұсталма"),
        Lang::EN => any(action, "convicted deprived subjected arrested detained"),
        _ => any(action, "осужден подвергнут подвергаться лишен арестован задержан привлечен"),
    }
}

/// Whether a power is one to look into what private parties do.
pub(super) fn inspects(action: &str, lang: Lang) -> bool {
    match lang {
        Lang::KK => {
            any(action, "тексеру тексеріс инспекция") && !any(action, "қағида тәртіб нысан бекіт әзірле айқында")
        }
        Lang::EN => {
            any(action, "inspect inspects inspection inspections audits") && !any(action, "procedure rules form")
        }
        _ => {
            (any(action, "проверку проверки проверка проверкам проверок инспектир обследован ревизи")
                || control(action))
                && !any(
                    action,
                    "порядок порядка правил форму план графи утвержд устанавлив определя разрабат методик законност обоснован протокол продле приостан",
                )
        }
    }
}

/// «Контроль за соблюдением …»: over what others do; control of one's own orders is none.
fn control(action: &str) -> bool {
    any(action, "контроль контроля") && any(action, "соблюдени")
}

/// Whether an addressee is named by a pronoun alone.
pub(super) fn is_pronoun(addressee: &str, lang: Lang) -> bool {
    let all: &[&str] = match lang {
        Lang::KK => &["ол", "олар", "оның", "олардың"],
        Lang::EN => &["he", "she", "they", "it"],
        _ => &["он", "она", "оно", "они", "ему", "ей", "им"],
    };
    all.contains(&letters::fold(addressee).as_str())
}

/// Whether a norm only says how something is taken in law: «не признается», «не учитывается».
pub(super) fn is_effect(action: &str, lang: Lang) -> bool {
    match lang {
        Lang::KK => any(action, "танылады танылмайды саналады саналмайды есептелмейді қолданыла қолданылма"),
        Lang::EN => any(action, "recognised recognized deemed considered"),
        _ => any(
            action,
            "признается признаются признаваться учитывается учитываются включается включаются применяется \
             применяются распространяется распространяются считается считаются засчитывается относится относятся отнесени вычету вычетам ведению понимать понимается понимаются",
        ),
    }
}

/// Whether what must not be done is itself a burden: «налогообложению не подлежат» sets free.
pub(super) fn is_freedom(text: &str, lang: Lang) -> bool {
    match lang {
        Lang::KK => any(text, "жатпайды") && any(text, "салық салу төлем лицензия таңбалау декларация тіркеу"),
        Lang::EN => false,
        _ => {
            any(text, "подлежит подлежат")
                && any(
                    text,
                    "налогообложению обложению уплате исчислению маркировке декларированию лицензированию регистрации взысканию взиманию ответственности",
                )
        }
    }
}

/// Whether a duty or ban that names nobody is about what only offices do.
pub(super) fn is_official_matter(action: &str, lang: Lang) -> bool {
    match lang {
        Lang::KK => any(
            action,
            "тексеру тексерул жолданым шағым парламент мәжіліс сенат президент үкімет сот мәслихат шектел берілмей азаматын құқықтар бюджет \
             қызметтерді лауазым жазала айыппұл хаттама ұстау қамау мемлекетке",
        ),
        Lang::EN => any(
            action,
            "inspection complaint parliament president government republic court judge procurator prosecutor commission budget penalty fine \
             verdict rights freedoms law laws constitution assistance guilt",
        ),
        _ => {
            any(
                action,
                "проверк проверок обследован ревизи жалобы аналоги наказан взыскани штраф приговор протокол суд суда судом судебн судь парламент \
             президент правительств бюджет референдум выбор полномочи приказ постановлен правонарушен преступлен арест задержан страж \
             экспертиз рассмотрени решение решения решении комисси экстрадиц привод обвинительн",
            ) && !any(action, "вмешательств воспрепятствован прилага приложен")
                || any(action, "сумма суммы") && any(action, "возврату зачету зачет")
                || any(action, "исполнительн") && any(action, "листе лист")
                || any(action, "уголовн") && any(action, "дело дела делу")
                || any(action, "государственн") && any(action, "программ")
                || any(action, "ограничени") && any(action, "прав")
        }
    }
}

/// Whether what is done, by nobody named, is done by private parties: an application is filed, a charge is paid, documents
/// are kept.
pub(super) fn is_private_act(action: &str, lang: Lang) -> bool {
    match lang {
        Lang::KK => any(action, "төленеді төленуі ұсынылады тапсырылады сақталады жасалады жасасылады"),
        Lang::EN => any(action, "paid submitted filed kept concluded"),
        _ => {
            any(
                action,
                "уплачива оплачива вносится вносятся взимается взимаются облагается облагаются подается подаются прилагается прилагаются \
                 представляется представляются хранится хранятся исчисляется указывается указываются возмещается возмещаются",
            ) && !any(action, "реестр постановлен представлени")
                || any(action, "заключается заключаются") && any(action, "договор соглашени контракт")
        }
    }
}
