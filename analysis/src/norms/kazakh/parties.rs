//! Parties of Kazakh law: noun phrases that end in whoever must, may or must not.

use crate::norms::sentence::{Run, Sentence, within};
use crate::norms::words::{
    ABLATIVE, ACCUSATIVE, ADVERB, AND, DATIVE, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, LOCATIVE, NOMINATIVE,
    PARTICIPLE, PARTY, PREPOSITION, PRONOUN, STATE,
};

/// A party: its words and whether it is a body of the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Party {
    /// Its words.
    pub(super) run: Run,
    /// Whether it is a body of the state or its head.
    pub(super) state: bool,
}

/// The first party in a case within a range, hidden places left out.
pub(super) fn first_party(s: &Sentence, case: u32, range: Run, hidden: &[Run]) -> Option<Party> {
    let from = range.start;
    let mut heads = range.filter(|&i| !s.in_brackets(i) && !within(i, hidden)).filter(|&i| is_head(s, i, case));
    let first = heads.next()?;
    // A genitive may belong to a clause before its noun: «Президенттің өкілеттігін қабылдаған тұлғаның».
    let clause = if case == GENITIVE { heads.find(|&i| i > 0 && s.has(i - 1, PARTICIPLE)) } else { None };
    Some(party_at(s, clause.unwrap_or(first), case, from, hidden))
}

/// Whether the word at `i` is the noun of a party in that case.
pub(super) fn is_head(s: &Sentence, i: usize, case: u32) -> bool {
    if !s.has(i, PARTY) || !s.has(i, case) {
        return false;
    }
    let next = s.word(i + 1);
    if case == NOMINATIVE {
        // «сот шешімі», «Үкімет мүшесі»: the first noun only tells which.
        let possessed = is_possessed(s, i + 1) && !s.has(i, PRONOUN);
        // «азамат пен қоғам мүдделері»: the last noun is what the phrase is about.
        let possessed = possessed
            || (s.has(i + 1, AND) && s.has(i + 2, PARTY) && s.has(i + 2, NOMINATIVE) && is_possessed(s, i + 3));
        // «төрағалары мен судьяларын»: the case stands at the last.
        let shared = joined_to(s, i).is_some_and(|k| s.has(k, ACCUSATIVE | GENITIVE | DATIVE | INSTRUMENTAL));
        // «жеке тұлға болып», «адам ретінде»
        let predicative = matches!(
            next,
            "болып"
                | "ретінде"
                | "деп"
                | "туралы"
                | "үшін"
                | "арқылы"
                | "бойынша"
                | "тарапынан"
                | "атынан"
                | "болса"
        );
        // «атқарушы органдар»: an agent noun before another noun is its attribute.
        let person = ["беруші", "алушы", "төлеуші", "қоюшы", "сатушы"].iter().any(|w| s.word(i).starts_with(w));
        let attribute = is_agent(s.word(i)) && !person && (s.has(i + 1, STATE) || s.word(i + 1).starts_with("билі"));
        return !possessed && !shared && !predicative && !attribute;
    }
    if case == GENITIVE {
        return !s.has(i + 1, PARTY);
    }
    true
}

/// Whether a noun names whoever acts, by its verb: «алушы», «беруші».
fn is_agent(word: &str) -> bool {
    word.contains("ушы") || word.contains("уші")
}

/// Endings of a noun that carries «its» and a case besides the accusative.
const OBLIQUE: [&str; 18] = [
    "сының",
    "сінің",
    "ының",
    "інің",
    "сына",
    "сіне",
    "ына",
    "іне",
    "сында",
    "сінде",
    "ында",
    "інде",
    "сынан",
    "сінен",
    "сымен",
    "сімен",
    "ымен",
    "імен",
];

/// Whether the noun at `i` belongs to the one before it. An object («өтінішін») may be the subject's own.
fn is_possessed(s: &Sentence, i: usize) -> bool {
    let word = s.word(i);
    // «өзінің», «өз» speak of the subject.
    if word.starts_with("өз") {
        return false;
    }
    if s.has(i, PARTY) && s.has(i, NOMINATIVE) {
        return possessed(word);
    }
    if OBLIQUE.iter().any(|e| word.ends_with(e)) {
        return word.chars().count() > 5 && !s.has(i, INFINITIVE);
    }
    s.has(i, NOMINATIVE) && possessed(word)
}

/// Whether a noun carries «its»: «шешімі», «органы», «құқықтары».
fn possessed(word: &str) -> bool {
    let letters = word.chars().count();
    let own = ["сы", "сі", "лары", "лері", "дары", "дері", "тары", "тері"].iter().any(|e| word.ends_with(e))
        || (letters > 4 && (word.ends_with('ы') || word.ends_with('і')));
    own && !["лы", "лі", "ды", "ді", "ты", "ті", "қы", "кі", "ғы", "гі"].iter().any(|e| word.ends_with(e))
        || ["лығы", "лігі", "тығы", "тігі", "дығы", "дігі", "ағы", "егі"].iter().any(|e| word.ends_with(e))
}

/// The party that the one at `i` is joined to by «мен» directly: both share the last one's case.
fn joined_to(s: &Sentence, i: usize) -> Option<usize> {
    if !matches!(s.word(i + 1), "мен" | "пен" | "бен") {
        return None;
    }
    (i + 2..i + 6).find(|&k| s.has(k, PARTY) || s.has(k, ACCUSATIVE | GENITIVE | DATIVE))
}

/// The phrase whose noun stands at `head`, with further parties joined after it and before it.
pub(super) fn party_at(s: &Sentence, head: usize, case: u32, limit: usize, hidden: &[Run]) -> Party {
    let start = if s.has(head, PRONOUN) { head } else { phrase_start(s, head, limit, hidden) };
    let mut end = head + 1;
    // «Палатаның төрағасы»: the head of a body is one with it.
    let of_body = ["төраға", "орынбасар", "басшы"].iter().any(|stem| s.word(head).starts_with(stem))
        && head > start
        && s.has(head - 1, STATE);
    let mut state = (s.has(head, STATE) || of_body) && !is_private(s, start..end);
    while let Some(next) = further(s, end, case, hidden) {
        state |= s.has(next, STATE);
        end = next + 1;
    }
    if s.is(end, '(')
        && (end..s.after_bracket(end)).any(|i| s.has(i, PARTY))
        && !(end..s.after_bracket(end)).any(|i| s.word(i) == "бұдан")
    {
        end = s.after_bracket(end);
    }
    Party { run: start..end, state }
}

fn is_private(s: &Sentence, run: Run) -> bool {
    let words = || run.clone().map(|i| s.word(i));
    words().any(|w| {
        ["серіктестік", "акционерлік", "кооператив", "кәсіподақ", "заңды", "бітімгер", "байқау"]
            .iter()
            .any(|stem| w.starts_with(stem))
    }) && !words().any(|w| ["уәкілетті", "мемлекеттік", "жергілікті"].contains(&w))
}

/// Where the phrase of the noun at `head` starts. Kazakh puts everything before the noun: attributes, genitives, whole
/// clauses that end in a participle; an object or an adverbial that no verb of the phrase governs is outside.
pub(super) fn phrase_start(s: &Sentence, head: usize, limit: usize, hidden: &[Run]) -> usize {
    let mut start = head;
    // Inside a clause of a participle everything up to the clause's start belongs to it.
    let mut clause = false;
    while start > limit {
        let i = start - 1;
        let quoted = clause && s.word(i + 1) == "деп";
        if within(i, hidden) || s.is_end(i) || s.is_dash(i) || (s.has(i, FINITE) && !quoted) {
            break;
        }
        if s.in_brackets(i) {
            let Some(before) = s.before_bracket(i) else { break };
            start = before + 1;
            continue;
        }
        if s.is(i, ',') {
            // «облыстардың, қалалардың … әкімдері», «ұсталған, тұтқындалған адам»
            let listed = i > limit && (s.has(i - 1, GENITIVE) || s.has(i - 1, PARTICIPLE));
            let parties = i > limit && s.has(i - 1, PARTY) && s.has(i - 1, NOMINATIVE);
            if !(listed || parties) {
                break;
            }
            start = i;
            continue;
        }
        if s.word(i).is_empty() {
            // A number or a quotation belongs to what follows.
            start = i;
            continue;
        }
        let word = s.word(i);
        if matches!(word, "осы" | "онда" | "ал" | "бірақ" | "сондай" | "егер" | "бұл") && i == limit && word != "осы"
        {
            break;
        }
        if clause {
            let outside = (s.has(i, PREPOSITION)
                && !matches!(word, "бойынша" | "туралы" | "жөнінде" | "сәйкес" | "кейін" | "түрде" | "ретінде"))
                || (s.has(i, PARTY) && s.has(i, NOMINATIVE) && !s.has(i + 1, PARTICIPLE))
                || matches!(word, "жағдайда" | "кезде" | "кезінде" | "тәртіппен" | "негіздерде");
            if outside {
                break;
            }
            start = i;
            continue;
        }
        // What stands right before a verb of the phrase is governed by it: «сапасын бағалау», «қызметті алушы».
        let governed = s.has(i + 1, INFINITIVE | PARTICIPLE)
            || is_agent(s.word(i + 1))
            || matches!(s.word(i + 1), "жарамды" | "қабілетті" | "қатысты" | "байланысты" | "жауапты" | "қажетті");
        if s.has(i, PARTICIPLE) {
            // «көрсетілетін қызмет» is a term of law, not a clause.
            clause = !(word == "көрсетілетін" && s.word(i + 1).starts_with("қызмет"));
            start = i;
            continue;
        }
        if s.has(i, INFINITIVE) {
            let own = ["уы", "уі"].iter().any(|e| word.ends_with(e))
                || s.has(i, ACCUSATIVE | DATIVE | ABLATIVE | INSTRUMENTAL);
            if own && !governed {
                break;
            }
            start = i;
            continue;
        }
        if s.has(i, PREPOSITION) {
            // «жөніндегі», «саласындағы» are attributes; «бойынша», «туралы» belong to a verb.
            break;
        }
        if s.has(i, ACCUSATIVE | DATIVE) && !governed && !s.has(i, PARTY) && !is_adjective(word) {
            break;
        }
        if s.has(i, ABLATIVE | INSTRUMENTAL) && !governed {
            break;
        }
        if s.has(i, LOCATIVE) && !governed {
            break;
        }
        if s.has(i, ADVERB) && !s.has(i, AND) && word != "осы" {
            break;
        }
        if s.has(i, AND) {
            // Goes on only where what stands before it can be joined.
            let joins = i > limit && !s.has(i - 1, ACCUSATIVE | DATIVE | INSTRUMENTAL | FINITE) || governed;
            if !joins {
                break;
            }
        }
        start = i;
    }
    while start < head && (s.has(start, AND) || s.is(start, ',')) {
        start += 1;
    }
    start
}

/// Adjectives whose ending looks like a case: «лауазымды», «белгілі».
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "лауазымды"
            | "заңды"
            | "жауапты"
            | "мүдделі"
            | "тиісті"
            | "тиiсті"
            | "белгілі"
            | "уәкілетті"
            | "жергілікті"
            | "өкілді"
            | "екінші"
            | "міндетті"
            | "қатысты"
            | "ықтимал"
            | "маңызды"
            | "қарулы"
            | "әлеуетті"
            | "мүгедектігі"
            | "тұрақты"
            | "арнаулы"
            | "аккредиттелген"
            | "жарамды"
            | "қажетті"
            | "тиімді"
            | "қабілетті"
            | "байланысты"
    ) || word.ends_with("лы")
        || word.ends_with("лі")
}

/// The noun of a further party joined at `at`: «, лауазымды адамдар», «және … құралдары».
fn further(s: &Sentence, at: usize, case: u32, hidden: &[Run]) -> Option<usize> {
    let mut i = at;
    if s.is(i, ',') {
        i += 1;
    }
    if s.has(i, AND) {
        i += 1;
        if s.is(i, '(') && s.has(i + 1, AND) {
            i = s.after_bracket(i);
        }
    }
    if i == at {
        return None;
    }
    let mut k = i;
    let mut genitives = true;
    while k < s.len() && k < i + 30 {
        if within(k, hidden) || s.is_end(k) || s.has(k, FINITE) {
            return None;
        }
        if s.is(k, ',') && !(genitives && s.has(k - 1, GENITIVE)) {
            return None;
        }
        if is_head(s, k, case) {
            return Some(k);
        }
        if case == NOMINATIVE
            && k < i + 5
            && ["лары", "лері", "дары", "дері", "тары", "тері"].iter().any(|e| s.word(k).ends_with(e))
            && s.word(k + 1) != "мен"
            && !s.has(k + 1, GENITIVE)
            && s.has(k, NOMINATIVE)
        {
            return Some(k);
        }
        genitives = true;
        let oblique = s.has(k, DATIVE | INSTRUMENTAL | ABLATIVE)
            || (s.has(k, ACCUSATIVE)
                && !is_adjective(s.word(k))
                && !s.has(k + 1, PARTICIPLE | INFINITIVE)
                && !s.has(k + 1, PARTY));
        if oblique || (s.has(k, PREPOSITION) && !s.has(k, PARTICIPLE)) {
            return None;
        }
        k += 1;
    }
    None
}
