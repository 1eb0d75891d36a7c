//! Events that limits are counted from: where their words end, which nouns name them.

use crate::norms::sentence::Sentence;
use crate::norms::words::{
    ADVERB, AND, ATTRIBUTE, FINITE, INFINITIVE, INSTRUMENTAL, MODAL, NOMINATIVE, PARTICIPLE, PARTY, PREPOSITION,
};

pub(super) fn is_attribute(word: &str) -> bool {
    matches!(word, "его" | "ее" | "их" | "такого" | "такой" | "полного" | "даты" | "дня" | "момента")
        || ["ого", "его", "ой", "ей", "ых"].iter().any(|e| word.ends_with(e)) && !is_event(word)
}

/// Whether the word names an event in the genitive: «принятия», «истечения», «отмены».
pub(super) fn is_event(word: &str) -> bool {
    let verbal = ["ания", "ения", "яния", "ятия", "ытия", "ития", "тупления", "ции", "ервания", "ствия"]
        .iter()
        .any(|e| word.ends_with(e))
        && !matches!(
            word,
            "организации"
                | "комиссии"
                | "корпорации"
                | "администрации"
                | "учреждения"
                | "объединения"
                | "подразделения"
                | "заявления"
                | "сведения"
                | "предприятия"
                | "здания"
                | "имения"
                | "положения"
                | "отделения"
                | "управления"
                | "инспекции"
                | "конституции"
                | "образования"
                | "поколения"
                | "населения"
                | "санкции"
                | "продукции"
                | "наследия"
        );
    verbal
        || matches!(
            word,
            "отмены"
                | "выдачи"
                | "подачи"
                | "сдачи"
                | "уплаты"
                | "оплаты"
                | "начала"
                | "окончания"
                | "конца"
                | "продажи"
                | "передачи"
                | "замены"
                | "явки"
                | "проверки"
                | "поставки"
                | "перехода"
                | "выхода"
                | "отъезда"
                | "выезда"
                | "въезда"
                | "ввоза"
                | "вывоза"
                | "выпуска"
                | "рассмотрения"
                | "смерти"
                | "отправки"
                | "доставки"
                | "приемки"
                | "постановки"
                | "регистрации"
                | "перерегистрации"
                | "выборов"
                | "наступления"
                | "вынесения"
                | "суда"
                | "отзыва"
                | "оценки"
                | "приезда"
                | "отпуска"
                | "созыва"
        ) && word != "суда"
}

/// Where the words of an event that starts at `start` end: before the verb, the party that acts, or a phrase of its own.
pub(super) fn event_end(s: &Sentence, start: usize) -> usize {
    let mut i = start;
    // A clause that belongs to it: «со дня, когда …», «за периодом, в котором …», «дня, следующего за …».
    let mut clause = false;
    while i < s.len() {
        if s.in_brackets(i) {
            i = s.after_bracket(i);
            continue;
        }
        if s.is_end(i) || s.is_dash(i) {
            break;
        }
        if s.is(i, ',') {
            let next = s.word(i + 1);
            let after = s.word(i + 2);
            let belongs = next == "когда"
                || next.starts_with("котор")
                || after.starts_with("котор")
                || next.starts_with("следующ")
                || s.has(i + 1, PARTICIPLE)
                || (next == "не" && s.has(i + 2, PARTICIPLE));
            let listed = lists_on(s, i);
            if !clause && belongs {
                clause = true;
                i += 1;
                continue;
            }
            if clause && belongs {
                i += 1;
                continue;
            }
            if listed && !clause {
                i += 1;
                continue;
            }
            break;
        }
        if !clause && i > start {
            // «персонально предупредить», but «вновь созданного»
            let adverb =
                i > start + 1 && s.has(i, ADVERB) && !s.has(i + 1, PARTICIPLE | ATTRIBUTE) && s.word(i).ends_with("но");
            // «со дня представления заказчиком посредством портала сведений»: the event's own words go on.
            let means =
                matches!(s.word(i), "посредством" | "путем") && s.has(i - 1, PARTY) && s.has(i - 1, INSTRUMENTAL);
            if s.has(i, FINITE | INFINITIVE | MODAL)
                || adverb
                || (stops(s, i) && !means)
                || (i > start + 1 && begins_anew(s, i))
            {
                break;
            }
            if s.has(i, PARTY) && s.has(i, NOMINATIVE) && !super::parties::may_be_genitive(s, i) {
                return super::parties::phrase_start(s, i).max(start + 1);
            }
        }
        i += 1;
    }
    // Words that stand before the verb: «… письменно уведомляет», «… и вынести».
    while i > start + 1 && !clause && s.has(i - 1, ADVERB | AND) {
        i -= 1;
    }
    i
}

/// Whether the noun of an action at `i` begins another phrase: a nominative after genitives, «… приказа направление копии».
pub(super) fn begins_anew(s: &Sentence, i: usize) -> bool {
    let before = s.before(i);
    let noun = ["ание", "ение", "яние", "ятие", "ытие"].iter().any(|e| s.word(i).ends_with(e));
    let attribute = ["ое", "ее"].iter().any(|e| before.ends_with(e));
    let plural = ["ые", "ый", "ая"].iter().any(|e| s.word(i).ends_with(e))
        && !["ые", "ый", "ая"].iter().any(|e| before.ends_with(e))
        && !before.is_empty()
        && !s.has(i - 1, AND | PREPOSITION);
    plural
        || noun
            && !before.is_empty()
            && !attribute
            && !s.has(i - 1, AND | PREPOSITION)
            && !matches!(before, "не" | "на" | "за" | "в")
}

/// Whether a comma goes on with a list of nouns: «открытия, закрытия либо изменения».
pub(super) fn lists_on(s: &Sentence, comma: usize) -> bool {
    let next = s.word(comma + 1);
    is_event(next) && is_event(s.before(comma))
        || (next == "а" && s.word(comma + 2) == "также" && is_event(s.word(comma + 3)))
}

/// Whether a phrase of its own starts at `i`.
pub(super) fn stops(s: &Sentence, i: usize) -> bool {
    let (word, next) = (s.word(i), s.word(i + 1));
    match word {
        "посредством" | "путем" | "если" | "согласно" | "вправе" | "но" | "а" | "кроме" | "без" => {
            true
        }
        "либо" => s.has(i + 1, FINITE | INFINITIVE),
        "на" => matches!(next, "основании" | "срок" | "безвозмездной"),
        "в" => matches!(
            next,
            "порядке"
                | "случае"
                | "случаях"
                | "соответствии"
                | "целях"
                | "форме"
                | "письменной"
                | "размере"
                | "течение"
                | "адрес"
                | "электронной"
                | "срок"
                | "установленном"
        ),
        "для" => s.before(i) != "срока",
        "с" => [next, s.word(i + 2)].iter().any(|word| {
            matches!(*word, "учетом" | "указанием" | "приложением" | "соблюдением" | "применением" | "уведомлением")
        }),
        "при" => super::conditions::is_circumstance(next),
        "со" => !matches!(next, "дня" | "времени" | "стороны"),
        "за" => next == "исключением",
        "по" => matches!(
            next,
            "требованию"
                | "заявлению"
                | "запросу"
                | "решению"
                | "согласованию"
                | "представлению"
                | "форме"
                | "письменному"
        ),
        "не" => s.has(i + 1, FINITE | INFINITIVE | MODAL) || matches!(next, "позднее" | "менее" | "более" | "ранее"),
        _ => false,
    }
}
