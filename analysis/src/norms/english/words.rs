//! Words of English law: parties, numerals, modals.

use crate::norms::words::{ADVERB, AND, FINITE, MODAL, NUMERAL, PARTICIPLE, PARTY, PREPOSITION, PRONOUN, STATE, Word};
use std::collections::HashMap;
use std::sync::LazyLock;

const BODIES: &str = "president government parliament senate mazhilis majilis maslikhat maslikhats court courts judge judges \
    prosecutor prosecutors procuracy ministry ministries minister ministers prime-minister commission commissions committee \
    committees agency agencies department departments inspectorate inspector inspectors akim akims akimat akimats chamber \
    chambers council councils body bodies authority authorities investigator investigators police state states commissioner \
    ombudsman vice-president procurator prosecutor-general chairman chairmen chairperson";

const PERSONS: &str = "person persons citizen citizens individual individuals employer employers employee employees worker workers \
    owner owners holder holders applicant applicants organisation organization organisations organizations company companies \
    taxpayer taxpayers payer payers agent agents bank banks customer customers supplier suppliers contractor contractors party \
    parties member members deputy deputies official officials head heads manager managers director directors parent parents \
    child children guardian guardians trustee lessee lessees lessor lessors tenant tenants landlord buyer buyers seller sellers \
    consumer consumers user users operator operators carrier carriers driver drivers provider providers recipient recipients \
    enterprise enterprises institution institutions association associations foreigner foreigners resident residents \
    non-resident entrepreneur entrepreneurs notary notaries advocate advocates lawyer lawyers expert experts auditor auditors \
    creditor creditors debtor debtors insurer insurers participant participants organiser organizer subject subjects spouse \
    spouses convict accused defendant defendants plaintiff plaintiffs witness witnesses victim victims candidate candidates \
    shareholder shareholders issuer licensee licensor patient patients doctor doctors student students serviceman servicemen \
    servant servants corporation corporations partnership union unions people importer exporter occupant occupants";

const NUMERALS: [(&str, u32); 33] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("twenty-one", 21),
    ("twenty-five", 25),
];

static LEXICON: LazyLock<HashMap<&'static str, Word>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Word> = HashMap::new();
    for word in PERSONS.split_whitespace() {
        words.insert(word, Word::with(PARTY));
    }
    for word in BODIES.split_whitespace() {
        words.insert(word, Word::with(PARTY | STATE));
    }
    for word in ["everyone", "anyone", "nobody", "he", "she", "they", "everybody", "whoever"] {
        words.insert(word, Word::with(PARTY | PRONOUN));
    }
    for word in ["and", "or"] {
        words.insert(word, Word::with(AND));
    }
    let prepositions = "of in on at by for from to with within without under upon after before during until till not no than \
        about against between into through pursuant unless if when where except as";
    for word in prepositions.split_whitespace() {
        words.entry(word).or_default().traits |= PREPOSITION;
    }
    for word in ["shall", "must", "may", "can", "cannot", "should", "will"] {
        words.insert(word, Word::with(MODAL | FINITE));
    }
    for word in ["is", "are", "has", "have", "means", "applies", "does", "do", "was", "were", "includes", "consists"] {
        words.insert(word, Word::with(FINITE));
    }
    for word in ["also", "only", "immediately", "therefore", "however", "it", "which", "who", "that", "whose"] {
        words.insert(word, Word::with(ADVERB));
    }
    for (word, number) in NUMERALS {
        words.insert(word, Word { traits: NUMERAL, number });
    }
    words
});

/// What is known of a folded word.
pub(crate) fn lookup(word: &str) -> Word {
    if let Some(known) = LEXICON.get(word) {
        return *known;
    }
    let participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    Word::with(if participle { PARTICIPLE } else { 0 })
}
