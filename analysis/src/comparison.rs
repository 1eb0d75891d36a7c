//! `Comparison` of two texts: by structure first, then by words.
//!
//! [`editions`] tells how one text of an act became another: provisions added, removed, repealed, moved, amended, with the
//! words inserted and deleted as spans. [`words`] compares two passages. [`languages`] compares the structure of one act
//! in two languages, where words cannot be compared.

mod told;

use crate::structure::excluded_text;
use language::letters::Letter;
use legislation::{Act, EId, Provision, ProvisionKind, ProvisionState, TextSpan};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
pub use told::told;

/// Texts of more words than this times this are not compared word by word: what differs between their common beginning
/// and end is replaced as a whole. No article of law is so long (the longest known has 20,000 words).
const MOST_COMPARISONS: usize = 50_000_000;

/// Texts that share at least this part of their words are one provision amended, wherever it stands.
const ONE_PROVISION: f64 = 0.6;

/// Under the same number it is the provision amended where they share at least so much; below, it is a new wording in its
/// place unless the old text is found elsewhere.
const SAME_NUMBER: f64 = 0.3;

/// What happened to a run of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PieceKind {
    /// In both texts.
    Kept,
    /// Only in the old text.
    Removed,
    /// Only in the new text.
    Inserted,
}

/// A run of words with its place in both texts; empty in the one it is not in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// What happened to it.
    pub kind: PieceKind,
    /// In the old text.
    pub old: TextSpan,
    /// In the new text.
    pub new: TextSpan,
}

/// What happened to a provision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its number is left, its text is not in force any more.
    Repealed,
    /// It has another number or place, its words are the same.
    Moved,
    /// Its words are others; where its number is, too, `old` and `new` tell.
    Amended,
}

/// A change of one provision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// Its index in the old act; `None` for a new one.
    pub old: Option<u32>,
    /// Its index in the new act; `None` for one that is gone.
    pub new: Option<u32>,
    /// The heading word by word; empty where it is the same.
    pub heading: Vec<Piece>,
    /// The text word by word; empty where it is the same.
    pub text: Vec<Piece>,
}

/// Compares two passages word by word, in order; white space, the shape of quotation marks and dashes, and letters of another
/// alphabet that look the same are no differences, capitals are. Every word and sign of both texts lies in
/// one piece.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old_parts, new_parts) = (parts(old), parts(new));
    let old_words: Vec<Cow<str>> = old_parts.iter().filter_map(|span| span.of(old)).map(as_seen).collect();
    let new_words: Vec<Cow<str>> = new_parts.iter().filter_map(|span| span.of(new)).map(as_seen).collect();
    let before = old_words.iter().zip(&new_words).take_while(|(a, b)| a == b).count();
    let rest = (&old_words[before..], &new_words[before..]);
    let after = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old_words.len() - after, new_words.len() - after);
    let middle = if (old_end - before).saturating_mul(new_end - before) > MOST_COMPARISONS {
        vec![DiffOp::Replace { old_index: 0, old_len: old_end - before, new_index: 0, new_len: new_end - before }]
    } else {
        capture_diff_slices(Algorithm::Myers, &old_words[before..old_end], &new_words[before..new_end])
    };
    let mut pieces = Vec::new();
    let mut add = |kind: PieceKind, old_range: std::ops::Range<usize>, new_range: std::ops::Range<usize>| {
        if old_range.is_empty() && new_range.is_empty() {
            return;
        }
        let piece = Piece { kind, old: place(&old_parts, old_range), new: place(&new_parts, new_range) };
        match pieces.last_mut() {
            Some(Piece { kind: last, old, new }) if *last == kind => {
                *old = TextSpan::new(old.start(), piece.old.end());
                *new = TextSpan::new(new.start(), piece.new.end());
            }
            _ => pieces.push(piece),
        }
    };
    add(PieceKind::Kept, 0..before, 0..before);
    for op in middle {
        let (from, to) = (op.old_range(), op.new_range());
        let (from, to) = (from.start + before..from.end + before, to.start + before..to.end + before);
        if matches!(op, DiffOp::Equal { .. }) {
            add(PieceKind::Kept, from, to);
        } else {
            add(PieceKind::Removed, from.clone(), to.start..to.start);
            add(PieceKind::Inserted, from.end..from.end, to);
        }
    }
    add(PieceKind::Kept, old_end..old_words.len(), new_end..new_words.len());
    pieces
}

/// A word or sign as a reader sees it.
fn as_seen(part: &str) -> Cow<'_, str> {
    match part {
        "«" | "»" | "“" | "”" | "„" => Cow::Borrowed("\""),
        "–" | "—" | "−" | "‑" => Cow::Borrowed("-"),
        // Look-alike letters make a word of two alphabets; folding tells which it is.
        _ if part.is_ascii() => Cow::Borrowed(part),
        _ => {
            let folded = language::fold(part);
            if folded == language::letters::lower(part) {
                Cow::Borrowed(part)
            } else {
                Cow::Owned(capitals(part, folded))
            }
        }
    }
}

/// A folded word with the capitals it was written with: none, the first letter, or all.
fn capitals(written: &str, folded: String) -> String {
    let mut letters = written.chars().filter(|c| c.is_letter());
    let first = letters.next().is_some_and(char::is_uppercase);
    match (first, letters.next().is_some_and(char::is_uppercase)) {
        (true, true) => folded.to_uppercase(),
        (true, false) => {
            let mut rest = folded.chars();
            rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
        }
        _ => folded,
    }
}

/// The words of a text and the signs between them, each a span.
fn parts(text: &str) -> Vec<TextSpan> {
    let mut parts = Vec::new();
    let mut at = 0;
    let signs = |from: usize, to: usize, parts: &mut Vec<TextSpan>| {
        let between = text[from..to].char_indices().filter(|(_, c)| !c.is_whitespace());
        parts.extend(between.map(|(i, c)| TextSpan::new(from + i, from + i + c.len_utf8())));
    };
    for word in language::words(text) {
        signs(at, word.start, &mut parts);
        parts.push(TextSpan::new(word.start, word.end));
        at = word.end;
    }
    signs(at, text.len(), &mut parts);
    parts
}

/// From the first to the last of some parts; where there are none, the place between two.
fn place(parts: &[TextSpan], range: std::ops::Range<usize>) -> TextSpan {
    let last = range.end.checked_sub(1).and_then(|last| parts.get(last));
    match (parts.get(range.start), last) {
        (Some(first), Some(last)) if !range.is_empty() => TextSpan::new(first.start(), last.end()),
        _ => {
            let at = range.start.checked_sub(1).and_then(|before| parts.get(before)).map_or(0, |part| part.end());
            TextSpan::new(at, at)
        }
    }
}

/// How one text of an act became another: every provision that changed, in the order of the new text, those gone where they
/// stood.
///
/// Provisions are the same one when they have the same words, first under the same number, then in the same order, then
/// anywhere; else when they share most of their words; else when they have the same number. So a list into which a point is
/// inserted has one new point and moved ones, not many amended ones. What moves with the provision it stands in has not moved.
pub fn editions(old: &Act, new: &Act) -> Vec<Change> {
    let pairs = Pairs::of(old, new);
    let mut changes = Vec::new();
    for (index, provision) in new.provisions.iter().enumerate() {
        let Some(before) = pairs.old_of[index] else {
            changes.push(Change {
                kind: ChangeKind::Added,
                old: None,
                new: Some(index as u32),
                heading: Vec::new(),
                text: Vec::new(),
            });
            continue;
        };
        let was = &old.provisions[before];
        let gone = (state(was), state(provision));
        let (heading, text) = if gone == (ProvisionState::Repealed, ProvisionState::Repealed) {
            // What is left says how and when it was repealed, and is no law.
            (Vec::new(), Vec::new())
        } else {
            (differing(&was.heading, &provision.heading), differing(&was.text, &provision.text))
        };
        let kind = if gone == (ProvisionState::InForce, ProvisionState::Repealed) {
            ChangeKind::Repealed
        } else if !heading.is_empty() || !text.is_empty() {
            ChangeKind::Amended
        } else if pairs.moved(old, new, before, index) {
            ChangeKind::Moved
        } else {
            continue;
        };
        changes.push(Change { kind, old: Some(before as u32), new: Some(index as u32), heading, text });
    }
    // What is gone stands after what stood before it.
    let mut after = 0;
    let mut gone = Vec::new();
    for (index, now) in pairs.new_of.iter().enumerate() {
        match now {
            Some(now) => after = *now,
            None => gone.push((after, index)),
        }
    }
    changes.extend(gone.iter().map(|&(_, index)| Change {
        kind: ChangeKind::Removed,
        old: Some(index as u32),
        new: None,
        heading: Vec::new(),
        text: Vec::new(),
    }));
    let stood: HashMap<u32, usize> = gone.iter().map(|&(after, index)| (index as u32, after)).collect();
    changes.sort_by_key(|change| match (change.new, change.old) {
        (Some(new), _) => (new as usize, 0, 0),
        (None, old) => {
            let old = old.unwrap_or(0);
            (stood.get(&old).copied().unwrap_or(0), 1, old)
        }
    });
    changes
}

/// The comparison of two texts; empty where a reader sees no difference.
fn differing(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return Vec::new();
    }
    let pieces = words(old, new);
    if pieces.iter().all(|piece| piece.kind == PieceKind::Kept) { Vec::new() } else { pieces }
}

/// Whether a provision applies; some sources leave a remark as its text.
fn state(provision: &Provision) -> ProvisionState {
    let text = provision.text.trim_end_matches(['.', ';', ' ']);
    // Kazakh says it last: «Қазақстан Республикасының 1998 жылғы 7 қазандағы № 284 Заңымен алып тасталды.»
    let kazakh = text.ends_with("алып тасталды") && text.contains("Заңымен") && text.len() < 400;
    if kazakh || excluded_text(text) { ProvisionState::Repealed } else { provision.state }
}

/// Which provision of the old text is which of the new one.
struct Pairs {
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
}

impl Pairs {
    fn of(old: &Act, new: &Act) -> Self {
        let mut pairs = Self { new_of: vec![None; old.provisions.len()], old_of: vec![None; new.provisions.len()] };
        let by_id: HashMap<&EId, usize> = new.provisions.iter().enumerate().map(|(i, p)| (&p.eid, i)).collect();
        let same_id = |index: usize| by_id.get(&old.provisions[index].eid).copied();
        let (old_keys, new_keys): (Vec<String>, Vec<String>) =
            (old.provisions.iter().map(key).collect(), new.provisions.iter().map(key).collect());

        for (index, key) in old_keys.iter().enumerate() {
            if let Some(now) = same_id(index).filter(|now| *key == new_keys[*now]) {
                pairs.join(index, now);
            }
        }
        // In the same order under other numbers; then anywhere, where the words are nobody else's.
        let (left, right) = (pairs.left(), pairs.right());
        let of = |keys: &[String], list: &[usize]| -> Vec<String> { list.iter().map(|&i| keys[i].clone()).collect() };
        let (left_keys, right_keys) = (of(&old_keys, &left), of(&new_keys, &right));
        if left.len().saturating_mul(right.len()) <= MOST_COMPARISONS {
            for op in capture_diff_slices(Algorithm::Patience, &left_keys, &right_keys) {
                if let DiffOp::Equal { old_index, new_index, len } = op {
                    for i in 0..len {
                        let (was, now) = (left[old_index + i], right[new_index + i]);
                        if !old_keys[was].is_empty() && old.provisions[was].kind == new.provisions[now].kind {
                            pairs.join(was, now);
                        }
                    }
                }
            }
        }
        let (old_places, new_places) = (places(&pairs.left(), &old_keys), places(&pairs.right(), &new_keys));
        for (words, was) in old_places {
            if let (&[was], Some(&[now])) = (was.as_slice(), new_places.get(words).map(Vec::as_slice)) {
                pairs.join(was, now);
            }
        }
        for index in pairs.left() {
            if let Some(now) = same_id(index).filter(|now| pairs.old_of[*now].is_none()) {
                let short = old_keys[index].is_empty() || new_keys[now].is_empty();
                if short || alike(&old_keys[index], &new_keys[now]) >= SAME_NUMBER {
                    pairs.join(index, now);
                }
            }
        }
        pairs.amended_and_moved(&old_keys, &new_keys);
        for index in pairs.left() {
            if let Some(now) = same_id(index).filter(|now| pairs.old_of[*now].is_none()) {
                pairs.join(index, now);
            }
        }
        pairs
    }

    fn join(&mut self, old: usize, new: usize) {
        self.new_of[old] = Some(new);
        self.old_of[new] = Some(old);
    }

    fn left(&self) -> Vec<usize> {
        (0..self.new_of.len()).filter(|i| self.new_of[*i].is_none()).collect()
    }

    fn right(&self) -> Vec<usize> {
        (0..self.old_of.len()).filter(|i| self.old_of[*i].is_none()).collect()
    }

    /// Joins what shares most of its words, the most alike first. Candidates share a run of three words.
    fn amended_and_moved(&mut self, old_keys: &[String], new_keys: &[String]) {
        let mut runs: HashMap<[&str; 3], Vec<usize>> = HashMap::new();
        for index in self.right() {
            for run in runs_of(&new_keys[index]) {
                runs.entry(run).or_default().push(index);
            }
        }
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for index in self.left() {
            // What many provisions say tells none of them.
            let met: BTreeSet<usize> = runs_of(&old_keys[index])
                .iter()
                .filter_map(|run| runs.get(run))
                .filter(|list| list.len() <= 20)
                .flatten()
                .copied()
                .collect();
            for now in met {
                let alike = alike(&old_keys[index], &new_keys[now]);
                if alike >= ONE_PROVISION {
                    found.push((alike, index, now));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, was, now) in found {
            if self.new_of[was].is_none() && self.old_of[now].is_none() {
                self.join(was, now);
            }
        }
    }

    /// Whether a provision has another place than the one it stood in has now, or another number in it.
    fn moved(&self, old: &Act, new: &Act, was: usize, now: usize) -> bool {
        let (was, now) = (&old.provisions[was], &new.provisions[now]);
        if was.eid == now.eid {
            return false;
        }
        let parent = was.parent.and_then(|parent| self.new_of.get(parent as usize).copied().flatten());
        let step = |eid: &EId| eid.as_str().rsplit("__").next().map(str::to_owned);
        parent != now.parent.map(|parent| parent as usize) || step(&was.eid) != step(&now.eid)
    }
}

/// What makes a provision the one it is: heading and text, white space and case aside.
fn key(provision: &Provision) -> String {
    let words = provision.heading.split_whitespace().chain(provision.text.split_whitespace());
    let words: Vec<String> = words.map(language::fold).collect();
    words.join(" ")
}

/// Where each text stands.
fn places<'a>(list: &[usize], keys: &'a [String]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &index in list.iter().filter(|i| !keys[**i].is_empty()) {
        places.entry(&keys[index]).or_default().push(index);
    }
    places
}

fn runs_of(key: &str) -> Vec<[&str; 3]> {
    let words: Vec<&str> = key.split(' ').collect();
    words.windows(3).filter_map(|run| <[&str; 3]>::try_from(run).ok()).collect()
}

/// Words two texts share, as a part of the words of the longer one.
fn alike(a: &str, b: &str) -> f64 {
    let count = |text| {
        let mut words: BTreeMap<&str, usize> = BTreeMap::new();
        for word in str::split(text, ' ') {
            *words.entry(word).or_default() += 1;
        }
        words
    };
    let (a, b) = (count(a), count(b));
    let shared: usize = a.iter().map(|(word, n)| b.get(word).map_or(0, |m| *n.min(m))).sum();
    let longer = a.values().sum::<usize>().max(b.values().sum());
    if longer == 0 { 0.0 } else { shared as f64 / longer as f64 }
}

/// What one language of an act has and the other has not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Difference {
    /// A numbered provision that only the first text has; what stands in it is missing with it.
    OnlyFirst(EId),
    /// One that only the second text has.
    OnlySecond(EId),
    /// In force in one and repealed in the other.
    State(EId),
    /// The texts are so different that single provisions say nothing: of so many numbered provisions of the first and the
    /// second text, so many are in both.
    Unlike {
        /// Numbered provisions of the first text.
        first: usize,
        /// Numbered provisions of the second text.
        second: usize,
        /// In both.
        both: usize,
    },
}

/// Compares the structure of two texts of one act in different languages: which numbered provisions (articles, paragraphs,
/// points, annexes, divisions) stand in one alone. Unnumbered passages are not compared: languages may cut them otherwise.
/// Where less than three quarters are in both, the texts are called unlike, and only that is said.
pub fn languages(first: &Act, second: &Act) -> Vec<Difference> {
    let numbered = |act: &Act| -> BTreeMap<EId, ProvisionState> {
        let compared = act.provisions.iter().filter(|p| is_numbered(p));
        compared.map(|p| (p.eid.clone(), state(p))).collect()
    };
    let (of_first, of_second) = (numbered(first), numbered(second));
    let both = of_first.keys().filter(|eid| of_second.contains_key(eid)).count();
    if both * 4 < of_first.len().max(of_second.len()) * 3 {
        return vec![Difference::Unlike { first: of_first.len(), second: of_second.len(), both }];
    }
    // Only the topmost of what is missing.
    let missing = |act: &Act, own: &BTreeMap<EId, ProvisionState>, other: &BTreeMap<EId, ProvisionState>| -> Vec<EId> {
        let below = |index: usize| {
            let path = act.path(index);
            path.iter().rev().skip(1).any(|&above| {
                let eid = &act.provisions[above].eid;
                own.contains_key(eid) && !other.contains_key(eid)
            })
        };
        let provisions = act.provisions.iter().enumerate().filter(|(_, p)| is_numbered(p));
        provisions
            .filter(|(index, p)| !other.contains_key(&p.eid) && !below(*index))
            .map(|(_, p)| p.eid.clone())
            .collect()
    };
    let mut found: Vec<Difference> =
        missing(first, &of_first, &of_second).into_iter().map(Difference::OnlyFirst).collect();
    found.extend(missing(second, &of_second, &of_first).into_iter().map(Difference::OnlySecond));
    let states = of_first.iter().filter(|(eid, state)| of_second.get(eid).is_some_and(|other| other != *state));
    found.extend(states.map(|(eid, _)| Difference::State(eid.clone())));
    found
}

/// Whether a provision is told by a number, so that other languages must have it.
fn is_numbered(provision: &Provision) -> bool {
    let unnumbered = matches!(
        provision.kind,
        ProvisionKind::Alinea
            | ProvisionKind::Heading
            | ProvisionKind::Signature
            | ProvisionKind::Table
            | ProvisionKind::Preamble
    );
    let below_unnumbered = provision
        .eid
        .as_str()
        .split("__")
        .any(|step| ["al_", "hd_", "tbl_", "sig_"].iter().any(|n| step.starts_with(n)));
    !unnumbered && !below_unnumbered
}

#[cfg(test)]
mod tests;
