//! `Shelf`: the acts in force that drafts are held against, and drafts checked, surveyed and annotated, for `analysis_worker`.

use analysis::draft_check::{Draft, Known, Placed, against, in_order, languages, own, read, runs};
use analysis::norms::{Stated, stated};
use analysis::references::{Library, detect, resolve};
use legislation::message::analysis::MarginFormat;
use legislation::message::drafting::{CheckedText, DraftBurden, MarginNote, NamedAct, Survey, ToldCheck, ToldRemark};
use legislation::opinion::{Comment, Opinions};
use legislation::remark::Remark;
use legislation::{Act, Date, Definition, DefinitionKind, Lang, TextSpan};
use publication::Document;
use publication::annotated::{Annotated, Note};
use std::collections::BTreeSet;

/// Norms of a draft that similar ones are searched for.
const NORMS: usize = 40;

/// Letters of a norm that are searched for.
const LONGEST: usize = 240;

/// An act that was learned, with what was read out of it.
struct Learned {
    act: Act,
    definitions: Vec<Definition>,
    stated: Vec<Stated>,
    runs: Vec<Vec<u64>>,
}

/// The acts that drafts are held against.
#[derive(Default)]
pub(crate) struct Shelf(Vec<Learned>);

impl Shelf {
    /// Puts an act on the shelf, alone where it is the first of a fresh one.
    pub(crate) fn learn(&mut self, act: Act, fresh: bool) {
        if fresh {
            self.0.clear();
        }
        self.0.retain(|one| one.act.id != act.id || one.act.lang != act.lang);
        self.0.push(Learned {
            definitions: analysis::definitions::find(&act),
            stated: stated(&act),
            runs: runs(&act),
            act,
        });
    }

    /// Checks a draft in one language or two.
    pub(crate) fn check(&self, texts: &[String], ui: Lang, law: bool) -> ToldCheck {
        let drafts: Vec<Draft> = texts.iter().take(2).map(|text| read(text, "draft")).collect();
        let mut told = Vec::new();
        let mut most = 0;
        for (number, draft) in drafts.iter().enumerate() {
            let mut remarks = own(&draft.act, &draft.problems);
            if law {
                most = most.max(self.hold(&draft.act, &mut remarks));
            }
            if let (0, [_, other]) = (number, drafts.as_slice()) {
                remarks.extend(languages(&draft.act, &other.act));
            }
            in_order(&draft.act, &mut remarks);
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

    /// Adds what the acts of the shelf have against a draft; gives how many they are.
    fn hold(&self, draft: &Act, remarks: &mut Vec<Remark>) -> usize {
        // A draft of a new text takes the place of the text in force.
        let title = language::fold(&draft.title);
        let others: Vec<&Learned> = self
            .0
            .iter()
            .filter(|one| one.act.lang == draft.lang && (title.is_empty() || language::fold(&one.act.title) != title))
            .collect();
        if others.is_empty() {
            return 0;
        }
        let library = Library::new(std::iter::once(draft).chain(others.iter().map(|one| &one.act)));
        let definitions = analysis::definitions::find(draft);
        let references = resolve(draft, &detect(draft, &definitions, &library), &library);
        let (norms, own) = (stated(draft), runs(draft));
        let (definitions, references) = (definitions.as_slice(), references.as_slice());
        let mut known = vec![Known { act: draft, definitions, references, stated: &norms, runs: &own }];
        known.extend(others.iter().map(|one| Known {
            act: &one.act,
            definitions: &one.definitions,
            references: &[],
            stated: &one.stated,
            runs: &one.runs,
        }));
        against(&known, &library, remarks);
        others.len()
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
