//! `ShortNames`: what an act calls other acts and itself («далее – Закон», «настоящие Правила (далее – Правила)»).

use super::lexemes::lexemes;
use super::library::title_key;
use super::names::{country_at, name_at};
use super::words::{document, is_this};
use super::{Cited, DocumentKind, Library, Passage};
use language::{fold, stem, words};
use legislation::{Act, Definition, DefinitionKind, ProvisionKind};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// The short names an act gives to acts and to itself.
pub(super) struct ShortNames {
    names: Vec<ShortName>,
    by_first: HashMap<String, Vec<usize>>,
}

struct ShortName {
    stems: Vec<String>,
    scope: Range<usize>,
    act: Cited,
}

impl ShortNames {
    /// Reads the contextual definitions whose full name is the name of an act or of the text itself.
    pub(super) fn new(act: &Act, definitions: &[Definition], library: &Library) -> Self {
        let mut names: Vec<ShortName> = Vec::new();
        for definition in definitions.iter().filter(|d| d.kind == DefinitionKind::Contextual) {
            let Some(cited) = cited_by(act, definition, library) else { continue };
            let text = &act.provisions[definition.provision as usize].text;
            let Some(term) = definition.term.of(text) else { continue };
            let stems: Vec<String> = words(term).map(|r| stem(&fold(&term[r]), act.lang)).collect();
            if term.starts_with(char::is_uppercase) && !stems.is_empty() {
                names.push(ShortName { stems, scope: crate::definitions::scope(act, definition), act: cited });
            }
        }
        names.sort_by_key(|n| (Reverse(n.stems.len()), n.scope.len()));
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, name) in names.iter().enumerate() {
            by_first.entry(name.stems[0].clone()).or_default().push(i);
        }
        Self { names, by_first }
    }
}

/// What the full name of a definition names.
fn cited_by(act: &Act, definition: &Definition, library: &Library) -> Option<Cited> {
    let index = definition.provision as usize;
    let provision = act.provisions.get(index)?;
    let body = definition.body.of(&provision.text)?;
    let before = provision.text.get(..definition.body.start())?;
    let passage =
        Passage { text: body, lang: act.lang, lexemes: lexemes(body), provision: index, short_names: None, library };
    let first_word = passage.word(0);
    let previous = words(before).last().map(|r| fold(&before[r])).unwrap_or_default();
    if is_this(first_word, act.lang) || is_this(&previous, act.lang) {
        let at = usize::from(is_this(first_word, act.lang));
        let kind = (at..at + 3).find_map(|i| document(passage.word(i), act.lang)).unwrap_or(DocumentKind::Approved);
        return Some(Cited::This(kind));
    }
    if let Some((Cited::Named(mut name), _)) = name_at(&passage, 0, true) {
        let link = provision.links.iter().find(|l| l.span.overlaps(definition.body));
        name.link = link.and_then(|l| super::library::linked_act(&l.href)).map(|(id, _)| id);
        return Some(Cited::Named(name));
    }
    // An approved document that calls itself by its own heading.
    let attachment = act.path(index).into_iter().find(|&i| act.provisions[i].kind == ProvisionKind::Attachment)?;
    let heading = title_key(&act.provisions[attachment].heading, act.lang);
    let own = title_key(body, act.lang);
    let same = !own.is_empty() && (heading.starts_with(&own) || own.starts_with(&heading)) && !heading.is_empty();
    same.then_some(Cited::This(DocumentKind::Approved))
}

/// The lexeme after these words, if they stand at `at`, commas and brackets between them left out.
fn follows(passage: &Passage, at: usize, stems: &[String]) -> Option<usize> {
    let mut i = at;
    for (n, wanted) in stems.iter().enumerate() {
        while n > 0 && (passage.is(i, ',') || passage.is(i, '(') || passage.is(i, ')')) {
            i += 1;
        }
        if stem(passage.word(i), passage.lang) != *wanted {
            return None;
        }
        i += 1;
    }
    Some(i)
}

/// A short name the act has given, at lexeme `at`.
pub(super) fn short_name(passage: &Passage, at: usize, alone: bool) -> Option<(Cited, usize)> {
    let short_names = passage.short_names?;
    let lexeme = passage.lexemes.get(at)?;
    if !lexeme.is_capital() || short_names.names.is_empty() {
        return None;
    }
    let candidates = short_names.by_first.get(&stem(lexeme.word(), passage.lang))?;
    for name in candidates.iter().map(|&i| &short_names.names[i]) {
        if !name.scope.contains(&passage.provision) || (alone && matches!(name.act, Cited::This(_))) {
            continue;
        }
        let Some(end) = follows(passage, at, &name.stems) else { continue };
        // «Закона о …» is another act than «Закона».
        let longer = matches!(passage.word(end), "о" | "об") || country_at(passage, end).is_some();
        if !longer {
            return Some((name.act.clone(), end));
        }
    }
    None
}
