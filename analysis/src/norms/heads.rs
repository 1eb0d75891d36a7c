//! Heads: an act's sentences as norms are read from them – list items with the words that introduce them.

use super::read;
use language::letters::Letter;
use legislation::{Act, Lang, Modality, Norm, Place, Provision, ProvisionKind, ProvisionState, TextSpan, Wording};
use std::ops::Range;

/// A norm and where it is stated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stated {
    /// Index of the provision that has its sentence, of a list the item's.
    pub provision: usize,
    /// Indexes of the provisions with the words above it that its sentence goes on from, outermost first.
    pub heads: Vec<usize>,
    /// The norm.
    pub norm: Norm<Wording>,
}

/// The norms of an act, in document order: one for each sentence and for each list item with its head.
pub fn find(act: &Act) -> Vec<Norm<Wording>> {
    stated(act).into_iter().map(|stated| stated.norm).collect()
}

/// The same with their places.
pub fn stated(act: &Act) -> Vec<Stated> {
    let mut found: Vec<(usize, Norm<Wording>)> = Vec::new();
    let heads = heads(act);
    let mut leads = vec![false; act.provisions.len()];
    for (head, _) in heads.iter().flatten().filter_map(|head| head.last()) {
        if let Some(lead) = leads.get_mut(*head) {
            *lead = true;
        }
    }
    for (index, provision) in act.provisions.iter().enumerate() {
        if !speaks(provision) {
            continue;
        }
        let sentences = language::sentences(&provision.text);
        for (number, sentence) in sentences.iter().enumerate() {
            let last = number + 1 == sentences.len();
            // A head says nothing without its items, and the first half of a sanction nothing without the second.
            if last && leads.get(index) == Some(&true) && introduces(&provision.text) {
                continue;
            }
            let head = heads.get(index).and_then(Option::as_ref).filter(|_| number == 0);
            let joined = Joined::of(act, head, index, sentence.clone());
            found.push((index, joined.read(act.lang)));
        }
    }
    if act.lang == Lang::KK {
        share_predicates(act, &heads, &mut found);
    }
    let heads_of = |norm: &Norm<Wording>, own: usize| {
        let head = heads.get(own).and_then(Option::as_ref).into_iter().flatten().map(|(head, _)| *head);
        // Only the first sentence of an item goes on from its head.
        head.filter(|head| norm.words.0.iter().any(|place| place.provision as usize == *head)).collect()
    };
    found.into_iter().map(|(own, norm)| Stated { provision: own, heads: heads_of(&norm, own), norm }).collect()
}

/// Kazakh lists say their predicate once, in the last item: «X: 1) …ға; 2) …ға міндетті». The items before it are read
/// with it.
fn share_predicates(act: &Act, heads: &[Option<Head>], found: &mut [(usize, Norm<Wording>)]) {
    let head_of = |index: usize| heads.get(index).and_then(Option::as_ref);
    let group_of = |index: usize| head_of(index).and_then(|head| head.last()).map(|(head, _)| *head);
    let mut at = 0;
    while at < found.len() {
        let lead = group_of(found[at].0);
        let mut end = at + 1;
        while lead.is_some() && end < found.len() && group_of(found[end].0) == lead {
            end += 1;
        }
        let group = &mut found[at..end];
        at = end;
        let Some((closing, norm)) = group.last() else { continue };
        let spoken = !norm.implied
            && matches!(norm.modality, Some(m) if m != Modality::Descriptive && m != Modality::Definition);
        let predicate =
            norm.marker.as_ref().and_then(|m| m.0.first()).filter(|p| spoken && p.provision as usize == *closing);
        let Some(predicate) = predicate.copied() else { continue };
        for (index, norm) in group.iter_mut().filter(|(_, norm)| norm.modality.is_none()) {
            let text = &act.provisions[*index].text;
            let Some(sentence) = language::sentences(text).into_iter().next() else { continue };
            let item = text.get(sentence.clone()).unwrap_or_default().trim_end_matches([';', '.', ',', ' ']);
            let mut joined = Joined::of(act, head_of(*index), *index, sentence.start..sentence.start + item.len());
            let range = predicate.span.start()..predicate.span.end();
            joined.add(predicate.provision as usize, &act.provisions[predicate.provision as usize].text, range);
            *norm = joined.read(act.lang);
        }
    }
}

/// Whether a provision's text is law that norms can be read from.
fn speaks(provision: &Provision) -> bool {
    provision.state == ProvisionState::InForce
        && !provision.text.is_empty()
        && !matches!(provision.kind, ProvisionKind::Table | ProvisionKind::Heading | ProvisionKind::Signature)
        && !provision.kind.is_division()
}

/// Whether a text introduces what follows: it ends in a colon, or breaks off before «влечет».
fn introduces(text: &str) -> bool {
    text.trim_end().ends_with([':', '–', '—', '-'])
}

/// For each provision the pieces of text above it that its first sentence goes on from: outermost first.
type Head = Vec<(usize, Range<usize>)>;

fn heads(act: &Act) -> Vec<Option<Head>> {
    let mut heads: Vec<Option<Head>> = vec![None; act.provisions.len()];
    // The last provision under each parent, and the passage that introduces the items after it.
    let mut previous: Vec<Option<usize>> = vec![None; act.provisions.len() + 1];
    let mut opened: Vec<Option<usize>> = vec![None; act.provisions.len() + 1];
    for (index, provision) in act.provisions.iter().enumerate() {
        let parent = provision.parent.map(|p| p as usize).filter(|p| *p < index);
        let slot = parent.map_or(0, |p| p + 1);
        let sibling = previous[slot];
        previous[slot] = Some(index);
        if !speaks(provision) {
            continue;
        }
        let text = |i: usize| act.provisions.get(i).map_or("", |p| p.text.as_str());
        let item = matches!(provision.kind, ProvisionKind::Point | ProvisionKind::Alinea | ProvisionKind::Paragraph);
        if item && goes_on_with_sanction(&provision.text) {
            // The first half of a sanction is the passage before, or the parent's own text.
            let first =
                sibling.or(parent).filter(|i| introduces(text(*i)) || is_open(text(*i)) && act.lang != Lang::KK);
            heads[index] = first.map(|i| with_own(&heads, act, i));
            continue;
        }
        if item && provision.kind == ProvisionKind::Point {
            let above = parent.filter(|p| text(*p).trim_end().ends_with(':') && speaks(&act.provisions[*p]));
            let head = opened[slot].or(above);
            heads[index] = head.map(|i| with_own(&heads, act, i));
        } else if item && provision.kind == ProvisionKind::Alinea {
            // Passages that begin small go on from a head; a passage of its own begins with a capital.
            let small = provision.text.chars().find(|c| c.is_letter()).is_some_and(char::is_lowercase);
            let above = parent.filter(|p| text(*p).trim_end().ends_with(':') && speaks(&act.provisions[*p]));
            let head = opened[slot].or(above).filter(|_| small);
            heads[index] = head.map(|i| with_own(&heads, act, i));
            if head.is_none() {
                opened[slot] = None;
            }
        } else {
            opened[slot] = None;
        }
        if provision.text.trim_end().ends_with(':') && provision.kind != ProvisionKind::Point {
            opened[slot] = Some(index);
        }
    }
    heads
}

/// A head with its own head before it; of a long head the last sentence.
fn with_own(heads: &[Option<Head>], act: &Act, index: usize) -> Head {
    let text = &act.provisions[index].text;
    let sentences = language::sentences(text);
    let mut head = if sentences.len() <= 1 { heads[index].clone().unwrap_or_default() } else { Vec::new() };
    head.push((index, sentences.last().cloned().unwrap_or(0..text.len())));
    head
}

/// «влечет …», «наказывается …», «… әкеп соғады» on a line of its own.
fn goes_on_with_sanction(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '-', '–', '—']);
    let kazakh = ["әкеп соғады", "әкеліп соғады", "жазаланады"]
        .iter()
        .any(|end| text.trim_end().trim_end_matches('.').ends_with(end));
    kazakh || ["влеч", "влек", "наказыва", "shall entail", "entail"].iter().any(|stem| text.starts_with(stem))
}

/// Whether a text has no end of a sentence.
fn is_open(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| c == ',' || c.is_letter_or_digit() || c == ')' || c == '"' || c == '»')
}

/// A sentence put together from pieces, and where each piece lies.
#[derive(Default)]
struct Joined {
    text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    /// Offset in the joined text.
    at: usize,
    provision: usize,
    /// Range in the provision's text.
    range: Range<usize>,
}

impl Joined {
    /// A sentence of a provision after its head.
    fn of(act: &Act, head: Option<&Head>, index: usize, sentence: Range<usize>) -> Self {
        let mut joined = Self::default();
        for (head, range) in head.into_iter().flatten() {
            joined.add(*head, &act.provisions[*head].text, range.clone());
        }
        joined.add(index, &act.provisions[index].text, sentence);
        joined
    }

    /// The norm of the sentence.
    fn read(&self, lang: Lang) -> Norm<Wording> {
        read(&self.text, lang).map(|span| self.wording(span))
    }

    fn add(&mut self, provision: usize, text: &str, range: Range<usize>) {
        let Some(piece) = text.get(range.clone()) else { return };
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.pieces.push(Piece { at: self.text.len(), provision, range });
        self.text.push_str(piece);
    }

    /// Where words of the joined text lie.
    fn wording(&self, span: TextSpan) -> Wording {
        let places = self.pieces.iter().filter_map(|piece| {
            let length = piece.range.len();
            let from = span.start().max(piece.at);
            let to = span.end().min(piece.at + length);
            (from < to).then(|| Place {
                provision: piece.provision as u32,
                span: TextSpan::new(piece.range.start + from - piece.at, piece.range.start + to - piece.at),
            })
        });
        Wording(places.collect())
    }
}
