//! Dead references: citations of provisions that were repealed, or that their act does not have.

use super::{Evidence, Source, Spot};
use crate::references::{Library, Standing, standing};
use language::fold;
use legislation::finding::FindingKind;
use legislation::norm::{Place, Wording};
use legislation::{Act, Lang, ProvisionKind, Target};
use std::collections::{BTreeSet, HashMap};

/// Of the numbers up to its last article, the share an act must have to be read as whole: an excerpt cites what it leaves out.
const WHOLE: f64 = 0.9;

/// The dead references of the sources; of `draft` alone where there is one, which is whole, whatever numbers it has.
pub(crate) fn find(sources: &[Source], library: &Library, draft: Option<usize>) -> Vec<Evidence> {
    let acts: HashMap<_, _> = sources.iter().map(|source| (&source.act.id, source.act)).collect();
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| draft.is_none_or(|draft| source.number == draft)) {
        for reference in source.references {
            let at = reference.provision as usize;
            let Some(provision) = source.act.provisions.get(at) else { continue };
            let sentence = sentence(&provision.text, reference.span.start());
            let Some(words) = sentence.of(&provision.text) else { continue };
            if tells_of_the_past(words, source.act.lang) {
                continue;
            }
            let said = reference.span.of(&provision.text).unwrap_or_default().to_owned();
            let dead = reference.targets.iter().filter(|target| is_said(target, &said)).find_map(|target| {
                let confidence = match standing(source.act, target, library) {
                    Standing::Repealed => 0.95,
                    Standing::Gone => {
                        let cited = target.act.as_ref().map_or(Some(source.act), |id| acts.get(id).copied())?;
                        let is_draft = draft == Some(source.number) && cited.id == source.act.id;
                        gone(cited, target, is_draft)?
                    }
                    Standing::InForce | Standing::Outside => return None,
                };
                Some((confidence, target))
            });
            let Some((confidence, target)) = dead else { continue };
            let place = |span| Place { provision: reference.provision, span };
            let of = target.act.as_ref().unwrap_or(&source.act.id);
            let name = target.eid.as_ref().map_or_else(|| of.to_string(), |eid| format!("{of}#{eid}"));
            let spot = Spot {
                source: source.number,
                provision: Some(at),
                words: Wording(vec![place(sentence)]),
                marks: vec![place(reference.span)],
            };
            found.push(Evidence {
                kind: FindingKind::DeadReference,
                disagreement: None,
                confidence,
                spots: vec![spot],
                versus: vec![said, name],
            });
        }
    }
    found
}

/// Whether the number of a target is written out: a range («статьями 1142–1146») may well hold one that was repealed since.
fn is_said(target: &Target, words: &str) -> bool {
    let Some(eid) = &target.eid else { return true };
    let number = eid.as_str().rsplit('_').next().unwrap_or_default();
    words.split(|c: char| !c.is_alphanumeric()).any(|word| word == number)
        || !words.contains(|c: char| c.is_ascii_digit())
        || number.chars().any(|c| !c.is_ascii_digit())
}

/// How sure it is that an act that lacks a provision does not have it: nothing where the act is an excerpt.
fn gone(act: &Act, target: &Target, is_draft: bool) -> Option<f64> {
    let eid = target.eid.as_ref()?;
    // The nearest provision above that is there: in an article that is there, a missing paragraph is missing.
    let above = std::iter::successors(eid.parent(), legislation::EId::parent).find_map(|above| act.find(&above));
    let is_part = above.is_some_and(|at| {
        let has_parts = |kind| {
            let child = |one: &&legislation::Provision| one.parent == Some(at as u32) && one.kind == kind;
            act.provisions.iter().filter(child).nth(1).is_some()
        };
        let kind = act.provisions.get(at).map(|one| one.kind);
        kind == Some(ProvisionKind::Article) && has_parts(ProvisionKind::Paragraph)
            || kind == Some(ProvisionKind::Paragraph) && has_parts(ProvisionKind::Point)
    });
    if is_part {
        return Some(0.85);
    }
    // An article without numbered parts may still be counted by its passages, and a reference in words by either.
    let confidence = if above.is_some_and(|at| is_article(act, at)) { 0.45 } else { 0.9 };
    (is_draft || is_whole(act)).then_some(confidence)
}

fn is_article(act: &Act, at: usize) -> bool {
    act.provisions.get(at).is_some_and(|one| matches!(one.kind, ProvisionKind::Article | ProvisionKind::Paragraph))
}

/// Whether an act has nearly all numbers up to its last article.
fn is_whole(act: &Act) -> bool {
    let number = |one: &legislation::Provision| one.number.parse::<u32>().ok();
    let articles = act.provisions.iter().filter(|one| one.kind == ProvisionKind::Article);
    let numbers: BTreeSet<u32> = articles.filter_map(number).collect();
    let last = numbers.last().copied().unwrap_or_default();
    last > 0 && numbers.len() as f64 >= f64::from(last) * WHOLE
}

/// The sentence around a byte.
fn sentence(text: &str, at: usize) -> legislation::TextSpan {
    let around = language::sentences(text).into_iter().find(|range| range.contains(&at));
    let range = around.unwrap_or(0..text.len());
    legislation::TextSpan::new(range.start, range.end)
}

/// Sentences that tell what was done to a provision: it may well be gone.
fn tells_of_the_past(sentence: &str, lang: Lang) -> bool {
    let folded = fold(sentence);
    let stems: &[&str] = match lang {
        Lang::KK => &["күші жойыл", "күшін жой", "алып тасталсын", "алып тасталды", "редакциясында", "өзгеріс"],
        Lang::EN => {
            &["repeal", "no longer in force", "ceased to", "deleted", "excluded by", "as amended", "was amended"]
        }
        _ => &["утратив", "утрачив", "утратил", "исключена ", "исключен ", "исключить", "в редакции", "с изменениями"],
    };
    stems.iter().any(|stem| folded.contains(stem))
}
