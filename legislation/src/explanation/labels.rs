//! `Labels`: the fixed words around the law's own on a card, in the languages of the interface.

use super::{CardKind, Role};
use crate::Lang;

/// The labels of one language.
struct Labels {
    kinds: [&'static str; 7],
    what: [&'static str; 7],
    who: &'static str,
    when: &'static str,
    term: &'static str,
    how_much: &'static str,
    if_not: &'static str,
    except: &'static str,
}

/// In the order of [`CardKind`]: must, must not, may, power, sanction, order, statement (which has none).
const KK: Labels = Labels {
    kinds: ["Міндет", "Тыйым", "Құқық", "Өкілеттік", "Жауаптылық", "Тәртіп", ""],
    what: ["Не істеу керек", "Неге болмайды", "Не істеуге болады", "Не істейді", "Не үшін", "Не белгіленген", ""],
    who: "Кім",
    when: "Қандай жағдайда",
    term: "Мерзімі",
    how_much: "Қанша",
    if_not: "Салдары",
    except: "Бұған кірмейді",
};

const RU: Labels = Labels {
    kinds: ["Обязанность", "Запрет", "Право", "Полномочие", "Ответственность", "Порядок", ""],
    what: ["Что нужно сделать", "Чего нельзя", "Что можно", "Что делает", "За что", "Что установлено", ""],
    who: "Кто",
    when: "В каком случае",
    term: "Срок",
    how_much: "Сколько",
    if_not: "Что грозит",
    except: "Кроме",
};

const EN: Labels = Labels {
    kinds: ["Duty", "Ban", "Right", "Power", "Liability", "Procedure", ""],
    what: [
        "What must be done",
        "What is not allowed",
        "What is allowed",
        "What it does",
        "For what",
        "What is set",
        "",
    ],
    who: "Who",
    when: "In which case",
    term: "Time limit",
    how_much: "How much",
    if_not: "What follows",
    except: "Except",
};

fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::RU => &RU,
        Lang::EN => &EN,
        _ => &KK,
    }
}

impl CardKind {
    /// The name of such a card; Kazakh in a language that the interface does not speak.
    pub fn label(self, lang: Lang) -> &'static str {
        labels(lang).kinds[self as usize]
    }
}

impl Role {
    /// What is written before words of this role on a card of this kind.
    pub fn label(self, kind: CardKind, lang: Lang) -> &'static str {
        let labels = labels(lang);
        match self {
            Self::Who => labels.who,
            Self::What => labels.what[kind as usize],
            Self::When => labels.when,
            Self::Term => labels.term,
            Self::HowMuch => labels.how_much,
            Self::IfNot => labels.if_not,
            Self::Except => labels.except,
        }
    }
}
