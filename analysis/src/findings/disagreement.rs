//! `Disagreement` of two norms about the same matter: other times, other amounts, may against must, another party, an exception
//! in one of them, another number.

use super::deciders::is_local;
use super::matter::{Matter, Roots};
use super::{Evidence, Source, Spot};
use crate::burdens::said;
use crate::delegations::makes_no_by_law;
use crate::norms::{Side, Stated, side};
use legislation::finding::{Disagreement, FindingKind};
use legislation::norm::{Amount, Deadline, Direction, Measure, Modality, Number, TimeUnit, Wording};
use legislation::{Act, Lang, ProvisionKind};

/// How alike the matter of two norms must be, by weight of their roots, to ask whether their times and amounts agree.
const ABOUT_THE_SAME: f64 = 0.5;

/// How alike two norms must be to be near-duplicates.
const NEAR: f64 = 0.8;

/// How alike two parties, or two cases, must be to be the same.
const SAME: f64 = 0.5;

/// How alike two sentences must be that say no more than how things are.
const NEARLY_THE_SAME: f64 = 0.95;

/// How alike two parties may be at most to be two.
const OTHER: f64 = 0.25;

/// What is taken from the confidence for wholly other headings.
const OTHER_PLACE: f64 = 0.3;

/// How alike two norms must be in all but their parties.
const ALL_BUT_PARTY: f64 = 0.75;

/// Roots a norm must have to be compared: shorter ones say too little.
const LEAST: usize = 4;

/// What two norms disagree in; `None` where they do not, or speak of different things.
pub(super) fn judge(sources: &[Source], roots: &Roots, a: &Matter, b: &Matter) -> Option<Evidence> {
    // What hangs on the sentence before cannot be compared without it; other citations are other cases.
    if a.goes_on || b.goes_on || a.cited != b.cited || a.all.len().min(b.all.len()) < LEAST {
        return None;
    }
    let (of_a, of_b) = (sources.get(a.source)?, sources.get(b.source)?);
    let (first, second) = (of_a.stated.get(a.norm)?, of_b.stated.get(b.norm)?);
    let is_sanction = |stated: &Stated| stated.norm.modality == Some(Modality::Sanction);
    if is_sanction(first) != is_sanction(second) {
        return None;
    }
    // What an act says of itself – when it comes into force – binds no other.
    let is_one_act = a.source == b.source;
    if !is_one_act && (a.of_itself || b.of_itself) {
        return None;
    }
    // Items of one article's lists are its cases: a tariff, a scale of sanctions.
    let is_one_article = is_one_act && article(of_a.act, first.provision) == article(of_b.act, second.provision);
    let is_item = !a.heads.is_empty() || !b.heads.is_empty();
    if is_one_article && is_item {
        return None;
    }
    // Sentences of one paragraph are a rule and its variants.
    if is_one_act && paragraph(of_a.act, first.provision) == paragraph(of_b.act, second.provision) {
        return None;
    }
    let both = |x: &[u32], y: &[u32]| !x.is_empty() && !y.is_empty();
    let parties = roots.compare(&a.who, &b.who);
    let same_party = !both(&a.who, &b.who) || parties.likeness() >= SAME;
    // Another case is another rule, and so is a special one.
    let cases = roots.compare(&a.cases, &b.cases);
    if (both(&a.cases, &b.cases) && cases.likeness() < SAME) || is_special(&cases) {
        return None;
    }
    let pair = Pair { roots, of_a, of_b, first, second };
    let same_numbers = a.numbers == b.numbers;
    let excepts = a.except.is_empty() == b.except.is_empty();
    if !same_party && excepts && same_numbers && parties.likeness() < OTHER {
        return pair.party(a, b);
    }
    if same_party && !excepts && same_numbers {
        return pair.exception(a, b);
    }
    // Of a sanction the conduct counts; in one act other words are other conduct.
    let conduct = is_sanction(first) && !a.what.is_empty() && !b.what.is_empty();
    let matter = if conduct { roots.compare(&a.what, &b.what) } else { roots.compare(&a.all, &b.all) };
    let likeness = matter.likeness();
    let is_other_conduct = is_one_act && !(matter.a_alone.is_empty() && matter.b_alone.is_empty());
    let least = if is_sanction(first) { NEAR } else { ABOUT_THE_SAME };
    if matter.roots < LEAST || likeness < least || (is_sanction(first) && is_other_conduct) {
        return None;
    }
    if same_party
        && same_numbers
        && excepts
        && let Some((kind, versus, marks)) = pair.limits()
    {
        // Words in the place of others in one act are as a rule another case.
        let swapped = matter.of_a.min(matter.of_b) / (matter.both + matter.of_a.min(matter.of_b));
        let less = if is_one_act { swapped } else { swapped / 2.0 };
        return Some(pair.evidence(kind, None, likeness - less, versus, marks));
    }
    let is_told = |stated: &Stated| {
        let told = [Modality::Duty, Modality::Right, Modality::Prohibition, Modality::Power];
        stated.norm.modality.is_some_and(|modality| told.contains(&modality))
    };
    // An item says what is meant by its head, and the verb is often the head's.
    if likeness < NEAR || is_item || !same_party || !excepts {
        return None;
    }
    let is_said = of_a.act.lang == Lang::EN || (first.norm.modality.is_some() && second.norm.modality.is_some());
    match (same_numbers, is_told(first) && is_told(second)) {
        (true, true) => pair.modality(likeness),
        (false, true) if !is_one_article => pair.number(a, b, likeness),
        // Who says a number without a word of duty says how things are; two acts that do so in the same words may still differ.
        (false, false) if !is_one_act && is_said && likeness >= NEARLY_THE_SAME => pair.number(a, b, likeness),
        _ => None,
    }
}

/// How much less two norms of one act are likely to contradict each other because they stand under other headings, which say to
/// what each belongs: to appeal and to cassation.
fn pair_of_places(roots: &Roots, of_a: &Source, first: &Stated, of_b: &Source, second: &Stated) -> f64 {
    let headings = |of: &Source, stated: &Stated| {
        let act = of.act;
        let path = act.path(stated.provision);
        let headings: Vec<&str> =
            path.iter().filter_map(|at| act.provisions.get(*at)).map(|one| one.heading.as_str()).collect();
        roots.known(&headings.join(" "), act.lang)
    };
    let (a, b) = (headings(of_a, first), headings(of_b, second));
    if a.is_empty() || b.is_empty() { 0.0 } else { OTHER_PLACE * (1.0 - roots.compare(&a, &b).likeness()) }
}

/// The article a provision stands in; in an act without articles, its uppermost numbered provision.
pub(super) fn article(act: &Act, provision: usize) -> Option<usize> {
    let path = act.path(provision);
    let is = |at: &&usize, kind| act.provisions.get(**at).is_some_and(|one| one.kind == kind);
    let article = path.iter().find(|at| is(at, ProvisionKind::Article)).copied();
    article.or_else(|| path.iter().find(|at| is(at, ProvisionKind::Paragraph)).copied())
}

/// The numbered paragraph a provision stands in, or its article.
pub(super) fn paragraph(act: &Act, provision: usize) -> Option<usize> {
    let path = act.path(provision);
    let is = |at: &&usize| act.provisions.get(**at).is_some_and(|one| one.kind == ProvisionKind::Paragraph);
    path.iter().rfind(is).copied().or_else(|| article(act, provision))
}

/// Whether only one of two norms is about a case: the rule and its special case do not contradict each other.
fn is_special(cases: &super::matter::Shared) -> bool {
    cases.both == 0.0 && (cases.of_a > 0.0) != (cases.of_b > 0.0)
}

/// Two norms side by side.
struct Pair<'a> {
    roots: &'a Roots<'a>,
    of_a: &'a Source<'a>,
    of_b: &'a Source<'a>,
    first: &'a Stated,
    second: &'a Stated,
}

type Marked<'a> = (Vec<&'a Wording>, Vec<&'a Wording>);

impl<'a> Pair<'a> {
    fn evidence(
        &self,
        kind: FindingKind,
        disagreement: Option<Disagreement>,
        likeness: f64,
        versus: Vec<String>,
        marks: Marked,
    ) -> Evidence {
        let spot = |of: &Source, stated: &Stated, marks: Vec<&Wording>| Spot {
            source: of.number,
            provision: Some(stated.provision),
            words: stated.norm.words.clone(),
            marks: marks.into_iter().flat_map(|wording| wording.0.iter().copied()).collect(),
        };
        let spots = vec![spot(self.of_a, self.first, marks.0), spot(self.of_b, self.second, marks.1)];
        let Self { roots, of_a, of_b, first, second } = self;
        let less = if of_a.number == of_b.number { pair_of_places(roots, of_a, first, of_b, second) } else { 0.0 };
        Evidence { kind, disagreement, confidence: likeness - less, spots, versus }
    }

    /// Times or amounts that differ, when all else is the same: as many of them, counted the same way.
    fn limits(&self) -> Option<(FindingKind, Vec<String>, Marked<'a>)> {
        let (a, b) = (&self.first.norm, &self.second.norm);
        let times =
            differing(&a.deadlines, &b.deadlines, time, |x, y| x.direction == y.direction && self.same_event(x, y));
        let sums = differing(
            &a.amounts,
            &b.amounts,
            |sum| Some(amount(sum)),
            |x, y| is_index(x.measure) == is_index(y.measure),
        );
        let words =
            |x: &'a Wording, y: &'a Wording| (vec![said(self.of_a.act, x), said(self.of_b.act, y)], (vec![x], vec![y]));
        if let (Some(at), true) = (times, !a.amounts.is_empty() || b.amounts.is_empty()) {
            let (versus, marks) = words(&a.deadlines.get(at)?.words, &b.deadlines.get(at)?.words);
            return Some((FindingKind::Deadline, versus, marks));
        }
        let at = sums?;
        let (versus, marks) = words(&a.amounts.get(at)?.words, &b.amounts.get(at)?.words);
        Some((FindingKind::Amount, versus, marks))
    }

    /// May against must, must against must not.
    fn modality(&self, likeness: f64) -> Option<Evidence> {
        let (a, b) = (&self.first.norm, &self.second.norm);
        let (x, y) = (a.modality?, b.modality?);
        let told = |m: Modality| matches!(m, Modality::Duty | Modality::Right | Modality::Prohibition);
        if x == y || !told(x) || !told(y) {
            return None;
        }
        let (one, other) = (a.marker.as_ref()?, b.marker.as_ref()?);
        let versus = vec![said(self.of_a.act, one), said(self.of_b.act, other)];
        // A bare verb tells a duty less surely than a word of duty does.
        let less = if a.implied || b.implied { 0.15 } else { 0.0 };
        let kind = FindingKind::NearDuplicate;
        Some(self.evidence(kind, Some(Disagreement::Modality), likeness - less, versus, (vec![one], vec![other])))
    }

    /// The same function or duty of two bodies, or of two private parties; what a body does in its place and another for the
    /// country is no disagreement.
    fn party(&self, a: &Matter, b: &Matter) -> Option<Evidence> {
        let without = |all: &[u32], who: &[u32]| -> Vec<u32> {
            all.iter().filter(|root| who.binary_search(root).is_err()).copied().collect()
        };
        let rest = |matter: &Matter| {
            let of_item = if matter.heads.is_empty() { &matter.all } else { &matter.own };
            without(of_item, &matter.who)
        };
        let shared = self.roots.compare(&rest(a), &rest(b));
        let (one, other) = (self.first.norm.addressee.as_ref()?, self.second.norm.addressee.as_ref()?);
        let (x, y) = (said(self.of_a.act, one), said(self.of_b.act, other));
        let lang = self.of_a.act.lang;
        let told = |m: Option<Modality>| matches!(m, Some(Modality::Duty | Modality::Power));
        if shared.roots < 3
            || shared.likeness() < ALL_BUT_PARTY
            || !told(self.first.norm.modality)
            || !told(self.second.norm.modality)
            || is_local(&x, lang) != is_local(&y, lang)
            || makes_no_by_law(&x)
            || makes_no_by_law(&y)
            || is_of_all(&said(self.of_a.act, &self.first.norm.words), lang)
        {
            return None;
        }
        let kind = FindingKind::NearDuplicate;
        // Functions of the state belong to one body; a duty may well bind several sorts of people.
        let is_function = [is_state(self.of_a, self.first), is_state(self.of_b, self.second)] == [Some(true); 2];
        if !is_function && self.of_a.number == self.of_b.number && shared.likeness() < NEARLY_THE_SAME {
            return None;
        }
        let confidence = shared.likeness() - if is_function { 0.1 } else { 0.45 };
        Some(self.evidence(kind, Some(Disagreement::Party), confidence, vec![x, y], (vec![one], vec![other])))
    }

    /// An exception that only one of two norms makes.
    fn exception(&self, a: &Matter, b: &Matter) -> Option<Evidence> {
        let shared = self.roots.compare(&a.core, &b.core);
        if self.first.norm.modality.is_none_or(|modality| modality == Modality::Descriptive) {
            return None;
        }
        if shared.roots < LEAST || shared.likeness() < NEAR || self.first.norm.modality != self.second.norm.modality {
            return None;
        }
        let (of, stated) = if a.except.is_empty() { (self.of_b, self.second) } else { (self.of_a, self.first) };
        let words: Vec<&Wording> = stated.norm.exceptions.iter().collect();
        let versus = words.iter().map(|words| said(of.act, words)).collect();
        let marks = if a.except.is_empty() { (Vec::new(), words) } else { (words, Vec::new()) };
        let kind = FindingKind::NearDuplicate;
        Some(self.evidence(kind, Some(Disagreement::Exception), shared.likeness() - 0.1, versus, marks))
    }

    /// Another number, where the rest is the same; years tell when a norm holds.
    fn number(&self, a: &Matter, b: &Matter, likeness: f64) -> Option<Evidence> {
        let is_year = |number: &(u64, u64)| number.1 == 1 && (1900..2100).contains(&number.0);
        if a.numbers.len() != b.numbers.len() || a.numbers.iter().chain(&b.numbers).any(is_year) {
            return None;
        }
        let mut apart = a.numbers.iter().zip(&b.numbers).filter(|(x, y)| x != y);
        let ((x, y), None) = (apart.next()?, apart.next()) else { return None };
        let told = |number: &(u64, u64)| {
            if number.1 == 1 { number.0.to_string() } else { format!("{}/{}", number.0, number.1) }
        };
        let kind = FindingKind::NearDuplicate;
        let marks = (Vec::new(), Vec::new());
        Some(self.evidence(kind, Some(Disagreement::Number), likeness - 0.1, vec![told(x), told(y)], marks))
    }

    /// Whether two times are counted from the same event, as far as both name one.
    fn same_event(&self, x: &Deadline<Wording>, y: &Deadline<Wording>) -> bool {
        let (Some(x), Some(y)) = (&x.anchor, &y.anchor) else { return true };
        let (x, y) = (said(self.of_a.act, x), said(self.of_b.act, y));
        let (x, y) = (self.roots.known(&x, self.of_a.act.lang), self.roots.known(&y, self.of_b.act.lang));
        x.is_empty() || y.is_empty() || self.roots.compare(&x, &y).containment() >= SAME
    }
}

/// The one place where two lists of limits, equally long and of the same kinds, differ.
fn differing<T, K: PartialEq>(
    a: &[T],
    b: &[T],
    value: impl Fn(&T) -> Option<K>,
    alike: impl Fn(&T, &T) -> bool,
) -> Option<usize> {
    if a.is_empty() || a.len() != b.len() || !a.iter().zip(b).all(|(x, y)| alike(x, y)) {
        return None;
    }
    let mut apart = (0..a.len()).filter(|at| match (value(&a[*at]), value(&b[*at])) {
        (Some(x), Some(y)) => x != y,
        _ => false,
    });
    apart.next().filter(|_| apart.next().is_none() || a.len() < 4)
}

/// A time in the smallest unit it can be told in exactly: minutes, days, working days, months.
#[derive(PartialEq, Debug)]
enum Time {
    Minutes(u32, Option<u32>),
    Days(u32, Option<u32>),
    WorkingDays(u32, Option<u32>),
    BankingDays(u32, Option<u32>),
    Months(u32, Option<u32>),
    Now,
}

fn time<W>(limit: &Deadline<W>) -> Option<Time> {
    if limit.direction == Direction::Immediately {
        return Some(Time::Now);
    }
    let (number, least) = (limit.number?, limit.at_least);
    let times = |by: u32| (number.saturating_mul(by), least.map(|least| least.saturating_mul(by)));
    Some(match limit.unit? {
        TimeUnit::Minute => Time::Minutes(number, least),
        TimeUnit::Hour if number % 24 == 0 => Time::Days(number / 24, least.map(|least| least / 24)),
        TimeUnit::Hour => Time::Minutes(times(60).0, times(60).1),
        TimeUnit::CalendarDay => Time::Days(number, least),
        TimeUnit::Week => Time::Days(times(7).0, times(7).1),
        TimeUnit::WorkingDay => Time::WorkingDays(number, least),
        TimeUnit::BankingDay => Time::BankingDays(number, least),
        TimeUnit::Month => Time::Months(number, least),
        TimeUnit::Quarter => Time::Months(times(3).0, times(3).1),
        TimeUnit::Year => Time::Months(times(12).0, times(12).1),
    })
}

fn amount<W>(amount: &Amount<W>) -> (Measure, u128, Option<u128>) {
    // In millionths: fractions of law are tenths, thirds and quarters.
    let exact = |number: Number| u128::from(number.numerator) * 1_000_000 / u128::from(number.denominator.max(1));
    (amount.measure, exact(amount.number), amount.at_least.map(exact))
}

fn is_index(measure: Measure) -> bool {
    matches!(measure, Measure::Index(_) | Measure::Money(_))
}

/// «Осуществляет иные полномочия, предусмотренные законодательством»: every body does.
fn is_of_all(words: &str, lang: Lang) -> bool {
    let stems: [&str; 2] = match lang {
        Lang::KK => ["өзге", "өкілеттік"],
        Lang::EN => ["other", "power"],
        _ => ["ины", "полномоч"],
    };
    let folded = language::fold(words);
    stems.iter().all(|stem| language::words(&folded).any(|span| folded[span.clone()].starts_with(stem)))
}

/// Whose side a party is on, where its words tell.
pub(super) fn is_state(of: &Source, stated: &Stated) -> Option<bool> {
    let who = stated.norm.addressee.as_ref().map(|who| said(of.act, who))?;
    side(&who, &said(of.act, &stated.norm.words), Some(&of.act.title), of.act.lang).map(|side| side == Side::State)
}
