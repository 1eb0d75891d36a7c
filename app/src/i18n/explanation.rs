//! `ExplanationMessages`: what the interface says about easy reading. The labels on the cards are `legislation::explanation`'s.

use legislation::{Lang, ReasonKind};

/// The messages of one language. `{}` stands for a value; where there are several, in their order.
pub(crate) struct ExplanationMessages {
    /// The page of a letter.
    pub(crate) letter: &'static str,
    pub(crate) reading: &'static str,
    pub(crate) original: &'static str,
    pub(crate) easy: &'static str,
    pub(crate) about: &'static str,
    /// An index, its worth, a day.
    pub(crate) worth: &'static str,
    pub(crate) in_text: &'static str,
    pub(crate) plainer: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) hard: &'static str,
    /// In the order of [`ReasonKind`].
    reasons: [&'static str; 12],
    /// Monthly calculation index, minimum wage, subsistence minimum, calculation index.
    pub(crate) indexes: [&'static str; 4],
}

impl ExplanationMessages {
    /// The messages of this language; Kazakh for any that the interface does not speak.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::RU => &RU,
            Lang::EN => &EN,
            _ => &KK,
        }
    }

    /// Why a passage is hard to read, with its number.
    pub(crate) fn reason(&self, kind: ReasonKind) -> &'static str {
        self.reasons[kind as usize]
    }
}

static KK: ExplanationMessages = ExplanationMessages {
    letter: "Хатты түсіну",
    reading: "Мәтінді оқу түрі",
    original: "Түпнұсқа",
    easy: "Оңай оқу",
    about: "Карточкадағы сөздердің бәрі – заңның өз сөздері. Жолды бассаңыз, ол мәтіндегі орнын көрсетеді.",
    worth: "{}: {} ₸ ({} жағдай бойынша)",
    in_text: "Мәтінде",
    plainer: "Қарапайым тілмен",
    meaning: "Мағынасы",
    hard: "Оқуға қиын, себебі",
    reasons: [
        "сөйлемді {} сөзден тұратын қосымша сөз тіркесі бөліп тұр",
        "бір сөйлемдегі бағыныңқы бөліктер саны: {}",
        "бірінің ішіне бірі кірген бөліктер: {} деңгей",
        "сөйлемдегі сөз саны: {}",
        "бір сөйлемнен тұратын тізімдегі сөз саны: {}",
        "жақша ішіндегі сөз саны: {}",
        "актіде түсіндірілмеген қысқарту",
        "басқа беттерде түсіндірілген терминдер саны: {}",
        "бір сөйлемдегі ырықсыз етістіктер саны: {}",
        "етістіктен жасалған зат есімдер саны: {}",
        "буын саны {} болатын сөз",
        "бір сөйлемдегі сілтемелер саны: {}",
    ],
    indexes: ["1 АЕК", "ең төмен жалақы", "ең төмен күнкөріс деңгейі", "есептік көрсеткіш"],
};

static RU: ExplanationMessages = ExplanationMessages {
    letter: "Понять письмо",
    reading: "Как читать текст",
    original: "Оригинал",
    easy: "Простое чтение",
    about: "Все слова на карточках – слова самого закона. Нажмите на строку, и она покажет своё место в тексте.",
    worth: "{}: {} ₸ (на {})",
    in_text: "В тексте",
    plainer: "Проще",
    meaning: "Что это значит",
    hard: "Трудно читать, потому что",
    reasons: [
        "предложение прервано оборотом, слов в нём: {}",
        "придаточных и оборотов в одном предложении: {}",
        "обороты вложены друг в друга, уровней: {}",
        "слов в предложении: {}",
        "перечень – одно предложение, слов в нём: {}",
        "слов в скобках: {}",
        "есть сокращение, которое акт не объясняет",
        "терминов, объяснённых на других страницах: {}",
        "страдательных глаголов в одном предложении: {}",
        "отглагольных существительных в одном предложении: {}",
        "есть слово, в котором слогов: {}",
        "ссылок в одном предложении: {}",
    ],
    indexes: ["1 МРП", "минимальная заработная плата", "прожиточный минимум", "расчётный показатель"],
};

static EN: ExplanationMessages = ExplanationMessages {
    letter: "Understand a letter",
    reading: "How to read the text",
    original: "Original",
    easy: "Easy reading",
    about: "Every word on the cards is the law's own. Press a line to see where it stands in the text.",
    worth: "{}: {} ₸ (on {})",
    in_text: "In the text",
    plainer: "In plain words",
    meaning: "What it means",
    hard: "Hard to read because",
    reasons: [
        "a clause interrupts the sentence, words in it: {}",
        "clauses in one sentence: {}",
        "clauses inside one another, levels: {}",
        "words in the sentence: {}",
        "the list is one sentence, words in it: {}",
        "words in brackets: {}",
        "it has an abbreviation that the act does not explain",
        "terms explained on other pages: {}",
        "passives in one sentence: {}",
        "nouns made of verbs in one sentence: {}",
        "it has a word of so many syllables: {}",
        "citations in one sentence: {}",
    ],
    indexes: ["1 MCI", "minimum wage", "subsistence minimum", "calculation index"],
};
