//! Verbs of Kazakh law by what they say: conduct, an effect, a burden borne; converbs before «алады».

use crate::norms::sentence::Sentence;
use crate::norms::words::{ACCUSATIVE, INFINITIVE, PREPOSITION};

/// A converb before «алады», «алмайды»: «тарата», «ұстай», «сайлана».
pub(super) fn is_converb(word: &str) -> bool {
    let converb = ["а", "е", "й"].iter().any(|e| word.ends_with(e));
    let dative = ["ға", "ге", "қа", "ке", "ына", "іне"].iter().any(|e| word.ends_with(e));
    converb && !dative && word.chars().count() > 2
}

/// Verbal nouns and nouns in «-лық» that name conduct, in the nominative.
pub(super) fn is_conduct(s: &Sentence, i: usize) -> bool {
    let word = s.word(i);
    let abstract_noun = ["лық", "лік", "дық", "дік", "тық", "тік"].iter().any(|e| word.ends_with(e));
    let next = s.word(i + 1);
    // «мемлекеттік қызмет» is an attribute, «көрсету сапасын» no conduct of its own.
    let noun = abstract_noun && (next == "заң" || s.is(i + 1, ',') || s.has(i + 1, PREPOSITION));
    let act = ["уы", "уі"].iter().any(|e| word.ends_with(e))
        || (s.has(i, INFINITIVE) && word.ends_with('у') && i > 0 && s.has(i - 1, ACCUSATIVE));
    (noun || act)
        && word.chars().count() > 3
        && !s.is(i + 1, ',')
        && !matches!(next, "және" | "немесе" | "үшін" | "туралы" | "кезінде" | "жөніндегі")
}

/// Verbs that say how things are.
pub(super) fn is_effect(word: &str) -> bool {
    const VERBS: [&str; 51] = [
        "басқарылады",
        "кірмейді",
        "жатпайды",
        "сайланады",
        "құрылады",
        "жалғасады",
        "қолданылады",
        "қолданылмайды",
        "реттейді",
        "реттеледі",
        "енеді",
        "құрайды",
        "танылады",
        "саналады",
        "есептеледі",
        "жойылады",
        "тоқтатылады",
        "сақталады",
        "айқындалады",
        "белгіленеді",
        "жатады",
        "негізделеді",
        "тұрады",
        "басталады",
        "аяқталады",
        "таралады",
        "кіреді",
        "болады",
        "болмайды",
        "жауапты",
        "тең",
        "тәуелсіз",
        "білдіреді",
        "табылады",
        "қамтиды",
        "талап",
        "тоқтайды",
        "өтеді",
        "туындайды",
        "кіргізіледі",
        "көзделеді",
        "түсініледі",
        "ескеріледі",
        "жүктелмейді",
        "сүйенеді",
        "қорғалады",
        "қалыптасады",
        "байланысты",
        "жарамсыз",
        "бөлінеді",
        "асырылады",
    ];
    VERBS.contains(&word)
}

/// Verbs of burdens: who does not do them is free of a duty.
pub(super) fn is_burden(word: &str) -> bool {
    ["төле", "енгіз", "тапсыр", "ұсын", "салын", "алын", "ұсталын", "өте"].iter().any(|stem| word.starts_with(stem))
}
