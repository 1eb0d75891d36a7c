//! `Shelf`: the acts in force that drafts are held against, and drafts checked, surveyed and annotated, for `drafting_worker`.

use analysis::draft_check::{Draft, InForce, Placed, Reading, in_order, languages, own, read};
use analysis::norms::stated;
use analysis::references::{Library, detect, resolve};
use legislation::indicator::LawIndicators;
use legislation::message::drafting::{
    CheckedText, DraftBurden, MarginFormat, MarginNote, NamedAct, Survey, ToldCheck, ToldLaw, ToldRemark,
};
use legislation::opinion::{Comment, Opinions};
use legislation::remark::Remark;
use legislation::{Act, Date, DefinitionKind, Lang, TextSpan};
use publication::Document;
use publication::annotated::{Annotated, Note};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Norms of a draft that similar ones are searched for.
const NORMS: usize = 40;

/// Letters of a norm that are searched for.
const LONGEST: usize = 240;

/// The acts that drafts are held against, by language; what is asked of them is worked out when a draft is first held.
#[derive(Default)]
pub(crate) struct Shelf(BTreeMap<Lang, Law>);

/// Acts of a language, as they come and as they are asked.
#[derive(Default)]
struct Law {
    acts: Vec<Act>,
    in_force: OnceCell<InForce<Act>>,
}

impl Shelf {
    /// Puts an act on the shelf, alone where it is the first of a fresh one.
    pub(crate) fn learn(&mut self, act: Act, fresh: bool) {
        if fresh {
            self.0.clear();
        }
        let law = self.0.entry(act.lang).or_default();
        if let Some(known) = law.in_force.take() {
            law.acts = known.into_acts();
        }
        law.acts.retain(|one| one.id != act.id);
        law.acts.push(act);
    }

    /// The law in force in a language, if any of it was learned.
    fn of(&mut self, lang: Lang) -> Option<&InForce<Act>> {
        let law = self.0.get_mut(&lang)?;
        let acts = std::mem::take(&mut law.acts);
        let read = |acts: &[Act], library: &Library| acts.iter().map(|act| Reading::of(act, library)).collect();
        Some(law.in_force.get_or_init(|| InForce::new(lang, acts, read)))
    }

    /// Checks a draft in one language or two.
    pub(crate) fn check(&mut self, texts: &[String], ui: Lang, law: bool) -> ToldCheck {
        let drafts: Vec<Draft> = texts.iter().take(2).map(|text| read(text, "draft")).collect();
        let mut told = Vec::new();
        let mut most = 0;
        for (number, draft) in drafts.iter().enumerate() {
            let (act, problems) = (&draft.act, &draft.problems);
            let known = if law { self.of(act.lang) } else { None };
            let (mut remarks, against) = known.map_or_else(|| (own(act, problems), 0), |law| law.check(act, problems));
            most = most.max(against);
            if let (0, [_, other]) = (number, drafts.as_slice()) {
                remarks.extend(languages(act, &other.act));
                in_order(act, &mut remarks);
            }
            told.extend(remarks.into_iter().map(|remark| placed(&drafts, number, remark, ui)));
        }
        told.sort_by_key(|one| (one.text, one.at));
        let texts = drafts.iter().map(|draft| CheckedText {
            lang: draft.act.lang,
            title: draft.act.title.clone(),
            provisions: count(draft.act.provisions.len()),
        });
        ToldCheck { texts: texts.collect(), remarks: told, against: count(most) }
    }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn units(place: Placed) -> (u32, u32) {
    (count(place.from), count(place.to))
}

/// A remark on a draft of these texts; what only the other text has is shown there.
fn placed(drafts: &[Draft], number: usize, remark: Remark, ui: Lang) -> ToldRemark {
    let own = drafts.get(number).and_then(|draft| draft.place(&remark));
    let other = drafts.iter().enumerate().skip(number + 1).find_map(|(at, draft)| Some((at, draft.place(&remark)?)));
    let (text, at) = match (own, other) {
        (None, Some((text, at))) => (text, Some(at)),
        (at, _) => (number, at),
    };
    let edits = drafts.get(number).map(|draft| draft.fix(&remark)).unwrap_or_default();
    let fix = edits.into_iter().map(|edit| (count(edit.at.from), count(edit.at.to), edit.with)).collect();
    ToldRemark {
        text: count(text),
        title: remark.kind.title(ui).to_owned(),
        why: remark.why(ui),
        advice: remark.kind.is_advice(),
        at: at.map(units),
        fix,
        remark,
    }
}

/// What a draft makes people and business do.
pub(crate) fn burdens(text: &str) -> Vec<DraftBurden> {
    let draft = read(text, "draft").act;
    let told = analysis::burdens::find(&draft).into_iter().filter_map(|one| {
        let eid = draft.provisions.get(one.stated.provision)?.eid.clone();
        Some(DraftBurden { eid, kind: one.kind.slug().to_owned(), addressee: one.addressee, words: one.words })
    });
    told.collect()
}

/// Where the indicators of laws stand on a day.
pub(crate) fn measured(laws: &[LawIndicators], day: Date) -> Vec<ToldLaw> {
    let told = |law: &LawIndicators| ToldLaw {
        stage: law.stage(day),
        stages: law.stages(day),
        standings: law.indicators.iter().map(|one| analysis::indicators::standing(one, day)).collect(),
    };
    laws.iter().map(told).collect()
}

/// What comments say, the places of cues in UTF-16 units.
pub(crate) fn listened(comments: &[Comment], draft: &str) -> Opinions {
    let draft = Some(draft).filter(|draft| !draft.trim().is_empty()).map(|draft| read(draft, "draft").act);
    let mut opinions = analysis::opinion::read(comments, draft.as_ref());
    for (one, comment) in opinions.read.iter_mut().zip(comments) {
        let unit = |byte: usize| comment.text.get(..byte).map_or(0, |before| before.encode_utf16().count());
        for cue in &mut one.cues {
            *cue = TextSpan::new(unit(cue.start()), unit(cue.end()));
        }
    }
    opinions
}

/// What a draft must be held against: the acts it cites, its terms, and the words of its norms.
pub(crate) fn survey(text: &str, acts: Vec<NamedAct>) -> Survey {
    let draft = read(text, "draft").act;
    let lang = draft.lang;
    let acts: Vec<Act> = acts.into_iter().map(|named| bare(named, lang)).collect();
    let library = Library::new(std::iter::once(&draft).chain(&acts));
    let definitions = analysis::definitions::find(&draft);
    let references = resolve(&draft, &detect(&draft, &definitions, &library), &library);
    let targets = references.iter().flat_map(|one| &one.targets).filter_map(|target| target.act.clone());
    let known: BTreeSet<_> = acts.iter().map(|act| &act.id).collect();
    let cited: BTreeSet<_> = targets.filter(|id| known.contains(id)).collect();
    let explained = definitions.iter().filter(|one| one.kind == DefinitionKind::Glossary);
    let terms = explained.filter_map(|one| one.term.of(&draft.provisions.get(one.provision as usize)?.text));
    let mut norms: Vec<String> = stated(&draft)
        .iter()
        .filter(|one| one.norm.modality.is_some())
        .map(|one| analysis::findings::told(&draft, &one.norm.words, &[]).0.chars().take(LONGEST).collect())
        .collect();
    // Where there are too many, those from all over the draft.
    let step = norms.len().div_ceil(NORMS).max(1);
    norms = norms.into_iter().step_by(step).collect();
    Survey { lang, cited: cited.into_iter().collect(), terms: terms.map(str::to_owned).collect(), norms }
}

/// An act of which only its name is known.
fn bare(named: NamedAct, lang: Lang) -> Act {
    Act {
        id: named.id,
        lang,
        kind: named.kind,
        number: named.number,
        date: named.date,
        text_date: None,
        status: named.status,
        title: named.title,
        requisites: String::new(),
        status_text: String::new(),
        source: None,
        fictional: false,
        notes: Vec::new(),
        provisions: Vec::new(),
    }
}

/// A draft as it is passed on with remarks.
pub(crate) struct Margin<'a> {
    pub(crate) text: &'a str,
    pub(crate) title: &'a str,
    pub(crate) lang: Lang,
    pub(crate) heading: &'a str,
    pub(crate) notes: Vec<MarginNote>,
    pub(crate) format: MarginFormat,
    pub(crate) day: Date,
}

/// The document of a draft with its remarks.
pub(crate) fn annotated(margin: Margin) -> Document {
    let Margin { text, title, lang, heading, notes, format, day } = margin;
    // Places in UTF-16 units, in the order they are asked for, become bytes on one walk over the text.
    let mut asked: Vec<u32> = notes.iter().flat_map(|note| [note.from, note.to]).collect();
    asked.sort_unstable();
    let mut bytes = std::collections::BTreeMap::new();
    let mut letters = text.char_indices();
    let (mut byte, mut unit) = (0, 0);
    for wanted in asked {
        while unit < wanted {
            let Some((at, letter)) = letters.next() else { break };
            byte = at + letter.len_utf8();
            unit += count(letter.len_utf16());
        }
        bytes.insert(wanted, byte);
    }
    let place = |unit: u32| bytes.get(&unit).copied().unwrap_or_default();
    let notes: Vec<Note> = notes
        .into_iter()
        .map(|note| {
            let from = place(note.from);
            Note { span: TextSpan::new(from, place(note.to).max(from)), title: note.title, words: note.words }
        })
        .collect();
    let annotated = Annotated { title, lang, text, heading, notes: &notes, day };
    match format {
        MarginFormat::Docx => Document {
            name: "draft.remarks.docx".to_owned(),
            media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            bytes: annotated.docx(),
        },
        MarginFormat::Html => {
            Document { name: "draft.remarks.html".to_owned(), media: "text/html", bytes: annotated.html().into_bytes() }
        }
    }
}
