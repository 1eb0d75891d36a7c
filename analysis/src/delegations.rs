//! Delegations: which norms of a law leave a matter to by-laws – a body approves rules, a procedure is to be determined.

use crate::burdens::said;
use crate::norms::{Stated, body};
use language::letters::fold;
use legislation::{Act, Lang, Modality, TextSpan, Wording};

/// A norm that leaves something to a by-law.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delegated {
    /// Index of the provision, of a list the item's.
    pub provision: usize,
    /// To whom; empty where nobody is named.
    pub to: String,
    /// The sentence, with its head where it is an item, its white space single.
    pub words: String,
}

/// Predicates that make a by-law: beginnings of folded words. Participles are none: «утвержденные» rules are there already.
pub(crate) fn makes(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::KK => &[
            "бекітед",
            "бекітіл",
            "бекіту",
            "айқындайд",
            "айқындалад",
            "айқындау",
            "белгілейд",
            "белгіленед",
            "белгілеу",
        ],
        Lang::EN => &["approv", "determine", "establish", "adopt"],
        _ => &[
            "утверждае",
            "утверждаю",
            "утверждени",
            "утвердить",
            "определяе",
            "определяю",
            "определить",
            "определени",
            "устанавливае",
            "устанавливаю",
            "устанавливать",
            "установить",
        ],
    }
}

/// What a by-law is called in the law that asks for it: stems.
pub(crate) fn made(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::KK => &[
            "қағида",
            "тәртіб",
            "нысан",
            "тізбе",
            "тізім",
            "әдістеме",
            "нұсқаулық",
            "талаптар",
            "стандарт",
            "норматив",
            "мөлшер",
        ],
        Lang::EN => &["rules", "procedure", "form", "list", "methodology", "instruction", "requirements", "standards"],
        _ => &[
            "правил",
            "порядок",
            "порядк",
            "форм",
            "перечень",
            "перечн",
            "методик",
            "инструкци",
            "требовани",
            "стандарт",
            "норматив",
            "положени",
            "реестр",
            "регламент",
            "размер",
        ],
    }
}

/// «В порядке, определенном уполномоченным органом»: runs of stems, one after the other with at most one word between.
fn in_passing(lang: Lang) -> &'static [&'static [&'static str]] {
    match lang {
        Lang::KK => &[
            &["айқындаған", "тәртіп"],
            &["белгілеген", "тәртіп"],
            &["айқындайтын", "тәртіп"],
            &["белгілейтін", "тәртіп"],
            &["бекіткен", "тәртіп"],
            &["бекіткен", "нысан"],
            &["бекітетін", "нысан"],
            &["белгілеген", "нысан"],
            &["бекіткен", "тізбе"],
            &["бекітетін", "тізбе"],
            &["бекітетін", "қағида"],
            &["бекіткен", "қағида"],
        ],
        Lang::EN => &[
            &["manner", "determined", "by"],
            &["procedure", "established", "by"],
            &["procedure", "determined", "by"],
            &["rules", "approved", "by"],
            &["manner", "approved", "by"],
            &["manner", "established", "by"],
            &["form", "approved", "by"],
            &["form", "established", "by"],
            &["list", "approved", "by"],
        ],
        _ => &[
            &["порядке", "определ"],
            &["порядке", "установлен", "уполномоченн"],
            &["порядке", "устанавлива"],
            &["порядке", "утвержд"],
            &["правилами", "утвержд"],
            &["форме", "установленн", "уполномоченн"],
            &["форме", "утвержд"],
            &["перечню", "утвержд"],
        ],
    }
}

/// The norms of an act that leave something to a by-law of a body they name. What law itself determines («в порядке, установленном
/// законами») is left to none.
pub fn find(act: &Act, stated: &[Stated]) -> Vec<Delegated> {
    let words = |wording: &Wording| said(act, wording);
    stated
        .iter()
        .filter_map(|one| {
            let text = words(&one.norm.words);
            let whole = || delegated(&text, act.lang).map(str::to_owned);
            let approves = || {
                let action = one.norm.action.as_ref().map(words)?;
                let is_power = matches!(one.norm.modality, Some(Modality::Power | Modality::Duty));
                let to = one.norm.addressee.as_ref().map(words).filter(|to| !to.is_empty())?;
                let is_state = body(&to, act.lang, None).is_some();
                (is_power
                    && is_state
                    && !makes_no_by_law(&to)
                    && has(&action, makes(act.lang))
                    && has(&action, made(act.lang)))
                .then_some(to)
            };
            let to = approves().or_else(whole)?;
            Some(Delegated { provision: one.provision, to, words: text })
        })
        .collect()
}

fn has(text: &str, stems: &[&str]) -> bool {
    language::words(text).any(|span| {
        let word = fold(&text[span]);
        stems.iter().any(|stem| word.starts_with(stem))
    })
}

/// The body whose by-law a sentence refers to in passing.
fn delegated(text: &str, lang: Lang) -> Option<&str> {
    approved_in_passing(text, lang).map(|(_, name)| name)
}

/// The words by which a sentence refers to a by-law in passing – «в порядке, определяемом уполномоченным органом» –, and the body
/// whose by-law it is.
pub(crate) fn approved_in_passing(text: &str, lang: Lang) -> Option<(TextSpan, &str)> {
    let spans: Vec<_> = language::words(text).collect();
    let folded: Vec<String> = spans.iter().map(|span| fold(&text[span.clone()])).collect();
    let (from, to) = (0..spans.len()).find_map(|at| {
        in_passing(lang).iter().find_map(|run| {
            let mut next = at;
            for stem in *run {
                let found =
                    (next..=next + 1).find(|step| folded.get(*step).is_some_and(|word| word.starts_with(stem)))?;
                next = found + 1;
            }
            Some((at, next))
        })
    })?;
    // The body stands next to the words: after them, in Kazakh before.
    let window = if lang == Lang::KK { from.saturating_sub(8)..to } else { from..to + 8 };
    let start = spans.get(window.start)?.start;
    let end = spans.get(window.end.min(spans.len()) - 1)?.end;
    let near = text.get(start..end)?;
    let span: TextSpan = body(near, lang, None)?;
    let name = span.of(near)?;
    // «определяемом уполномоченным органом»: the participle is no part of the name.
    let participle = ["определ", "установ", "устанав", "утвержд", "айқында", "белгіле", "бекіт"];
    let begins = language::words(name).find(|span| {
        let word = fold(&name[span.clone()]);
        !participle.iter().any(|stem| word.starts_with(stem))
    })?;
    let name = name.get(begins.start..)?;
    let at = name.as_ptr() as usize - text.as_ptr() as usize;
    let phrase = (spans.get(from)?.start, spans.get(to - 1)?.end);
    let clause = TextSpan::new(phrase.0.min(at), phrase.1.max(at + name.len()));
    (!makes_no_by_law(name)).then_some((clause, name))
}

/// Courts settle cases, parliaments pass laws: neither makes by-laws.
pub(crate) fn makes_no_by_law(name: &str) -> bool {
    const STEMS: [&str; 6] = ["суд", "парламент", "жогорку", "сот", "court", "parliament"];
    // «Судно», «судовладелец», «судоходство»: vessels.
    const VESSELS: [&str; 7] = ["судн", "судовл", "судоход", "судовод", "судовой", "судовы", "судостро"];
    language::words(name).any(|span| {
        let word = fold(&name[span]);
        let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        begins(&STEMS) && !begins(&VESSELS)
    })
}
