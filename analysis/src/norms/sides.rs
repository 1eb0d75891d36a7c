//! `Side`: whether a norm binds the state or a private person or organisation, told from the words that name its addressee.

use super::sentence::Sentence;
use super::words::{AND, PARTY, STATE};
use legislation::{Lang, TextSpan};

/// On whose side an addressee stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// A body of the state, one of its people, or whoever spends its money as such.
    State,
    /// Anybody else; several of whom one is private, too.
    Private,
}

/// Words of office that are the state's where a body of the state is named with them («работники налогового органа»): stems.
const OF_A_BODY: &[&str] = &[
    "лиц",
    "руководител",
    "работник",
    "сотрудник",
    "служащ",
    "заместител",
    "представител",
    "член",
    "подразделени",
    "специалист",
    "адам",
    "тұлға",
    "басшы",
    "қызметкер",
    "қызметші",
    "өкіл",
    "бөлімше",
    "маман",
    "мүше",
    "person",
    "head",
    "employee",
    "official",
    "officer",
    "member",
    "representative",
    "subdivision",
];

/// Phrases that mean the public side whatever stands beside them: runs of stems. Providers of public services are named by these
/// words alone in the law that binds them.
const PUBLIC: &[&[&str]] = &[
    &["должностн", "лиц"],
    &["государственн", "служащ"],
    &["административн", "служащ"],
    &["государственн", "корпораци"],
    &["государственн", "учреждени"],
    &["государственн", "предприяти"],
    &["национальн", "банк"],
    &["военнослужащ"],
    &["председательствующ"],
    &["администратор", "суд"],
    &["секретар", "судебн"],
    &["дипломатическ", "представительств"],
    &["консульск", "учреждени"],
    &["депутат"],
    &["услугодател"],
    &["лауазымды", "адам"],
    &["лауазымды", "тұлға"],
    &["мемлекеттік", "қызметші"],
    &["мемлекеттік", "корпораци"],
    &["мемлекеттік", "мекеме"],
    &["мемлекеттік", "кәсіпорын"],
    &["ұлттық", "банк"],
    &["көрсетілетін", "қызметті", "беруші"],
    &["civil", "servant"],
    &["public", "official"],
    &["state", "corporation"],
    &["national", "bank"],
    &["deputies"],
    &["deputy"],
];

/// Customers, who spend the state's money in public procurement and their own in a contract for work: runs of stems.
const CUSTOMERS: &[&[&str]] = &[&["заказчик"], &["тапсырыс", "беруші"], &["customer"]];

/// Organisers, who are the state's where they stand beside customers of public procurement; others hold lotteries.
const ORGANISERS: &[&[&str]] =
    &[&["организатор"], &["единый", "организатор"], &["ұйымдастырушы"], &["organiser"], &["organizer"]];

/// Stems of what public procurement is called, and of the other party to a private contract for work.
const PROCUREMENT: [&str; 3] = ["закуп", "сатып ал", "procurement"];
const CONTRACTORS: [&str; 5] = ["подрядчик", "исполнител", "мердігер", "орындаушы", "contractor"];

/// Whose side the named addressee of a sentence is on; `None` where no word of the name is known as a party. The act's title, where
/// it is known, tells what its customers buy.
pub fn side(addressee: &str, sentence: &str, title: Option<&str>, lang: Lang) -> Option<Side> {
    let s = Sentence::new(addressee, lang);
    let stands = |phrases: &[&[&str]], part: std::ops::Range<usize>| {
        phrases.iter().any(|stems| {
            part.clone().any(|at| stems.iter().enumerate().all(|(step, stem)| s.word(at + step).starts_with(stem)))
        })
    };
    let buys_for_the_state = stands(CUSTOMERS, 0..s.len()) && {
        let sentence = language::fold(sentence);
        let says = |stems: &[&str]| stems.iter().any(|stem| sentence.contains(&format!(" {stem}")));
        let title = title.map(language::fold);
        match title.map(|title| PROCUREMENT.iter().any(|stem| title.contains(stem))) {
            Some(is_procurement) => is_procurement || says(&PROCUREMENT),
            None => says(&PROCUREMENT) || !says(&CONTRACTORS),
        }
    };
    let sides = split(&s).into_iter().filter_map(|part| {
        let is_buyer = stands(CUSTOMERS, part.clone()) || stands(ORGANISERS, part.clone());
        if is_buyer {
            return Some(if buys_for_the_state { Side::State } else { Side::Private });
        }
        of_part(&s, part)
    });
    sides.reduce(|a, b| if a == Side::Private { a } else { b })
}

/// The members of a list of parties, as runs of words.
pub(super) fn split(s: &Sentence) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 0..s.len() {
        if s.is(at, ',') || s.is(at, ';') || s.has(at, AND) {
            parts.push(from..at);
            from = at + 1;
        }
    }
    parts.push(from..s.len());
    parts
}

fn of_part(s: &Sentence, part: std::ops::Range<usize>) -> Option<Side> {
    let is_public = PUBLIC.iter().any(|stems| {
        part.clone().any(|at| stems.iter().enumerate().all(|(step, stem)| s.word(at + step).starts_with(stem)))
    });
    let mut parties = part.clone().filter(|at| s.has(*at, PARTY));
    // A Kazakh name ends with its noun, others begin with it.
    let head = if s.lang == Lang::KK { parties.next_back() } else { parties.next() };
    if is_public {
        return Some(Side::State);
    }
    let head = head?;
    let any_state = part.clone().any(|at| s.has(at, STATE));
    let of_a_body = any_state && OF_A_BODY.iter().any(|stem| s.word(head).starts_with(stem));
    Some(if s.has(head, STATE) || of_a_body { Side::State } else { Side::Private })
}

/// The first body of the state that a text names after some byte: its words up to the end of the name.
pub fn body(text: &str, lang: Lang, besides: Option<TextSpan>) -> Option<TextSpan> {
    let s = Sentence::new(text, lang);
    let outside = |at: usize| {
        let span = s.span(&(at..at + 1));
        span.is_some_and(|span| {
            besides.is_none_or(|besides| span.end() <= besides.start() || besides.end() <= span.start())
        })
    };
    let at = (0..s.len()).find(|at| s.has(*at, STATE) && outside(*at))?;
    let attribute = |at: usize| {
        let word = s.word(at);
        // «уполномоченный», «налоговый», «местный исполнительный», «уәкілетті», "authorised"
        let endings: &[&str] = match lang {
            Lang::KK => &["тті", "лық", "лік", "дық", "дік", "тық", "тік", "лы", "лі"],
            Lang::EN => &["ed", "al", "ive", "ent"],
            _ => &[
                "ый", "ий", "ой", "ая", "ого", "его", "ому", "ему", "ым", "им", "ом", "ую", "ые", "ие", "ых", "их",
                "ыми", "ими",
            ],
        };
        !word.is_empty() && endings.iter().any(|ending| word.ends_with(ending)) && !s.has(at, PARTY)
    };
    let mut from = at;
    while from > 0 && attribute(from - 1) && outside(from - 1) {
        from -= 1;
    }
    s.span(&(from..at + 1))
}

#[cfg(test)]
mod tests {
    use super::{Side, body, side};
    use legislation::Lang;

    #[test]
    fn bodies_and_their_people_are_the_state_and_everybody_else_is_private() {
        for (name, lang, expected) in [
            ("уполномоченный орган и органы государственного аудита", Lang::RU, Side::State),
            ("Должностные лица уполномоченного органа, прокурор", Lang::RU, Side::State),
            ("заказчик", Lang::RU, Side::State),
            ("налогоплательщик (налоговый агент)", Lang::RU, Side::Private),
            ("Государственные органы, общественные объединения и должностные лица", Lang::RU, Side::Private),
            ("Әркім", Lang::KK, Side::Private),
            ("Мемлекеттік корпорацияның қызметкерлері", Lang::KK, Side::State),
            ("шағымдарды қарау бойынша өкілеттіктер берілген лауазымды адам", Lang::KK, Side::State),
            ("Республика азаматтары", Lang::KK, Side::Private),
            ("the authorised body", Lang::EN, Side::State),
            ("An employer", Lang::EN, Side::Private),
        ] {
            assert_eq!(side(name, name, None, lang), Some(expected), "{name}");
        }
        assert_eq!(side("договор", "договор", None, Lang::RU), None);
    }

    #[test]
    fn a_customer_is_the_state_in_public_procurement_and_private_in_a_contract_for_work() {
        let pays = "Заказчик обязан принять результат работы, выполненной подрядчиком, и уплатить цену.";
        assert_eq!(side("Заказчик", pays, Some("Гражданский кодекс"), Lang::RU), Some(Side::Private));
        assert_eq!(side("Заказчик", pays, None, Lang::RU), Some(Side::Private));
        assert_eq!(
            side("Заказчик", "Заказчик размещает план.", Some("О государственных закупках"), Lang::RU),
            Some(Side::State)
        );
        let lottery = "Организатор азартных игр уплачивает налог.";
        assert_eq!(side("Организатор азартных игр", lottery, Some("Налоговый кодекс"), Lang::RU), Some(Side::Private));
        let both = "Заказчик, организатор осуществляют государственные закупки.";
        assert_eq!(side("Заказчик, организатор", both, None, Lang::RU), Some(Side::State));
    }

    #[test]
    fn the_body_a_duty_is_owed_to_is_named_with_its_attributes() {
        let text = "Банк обязан уведомить местный исполнительный орган об открытии счета.";
        assert_eq!(body(text, Lang::RU, None).and_then(|span| span.of(text)), Some("местный исполнительный орган"));
        assert_eq!(body("Работник обязан соблюдать режим.", Lang::RU, None), None);
    }
}
