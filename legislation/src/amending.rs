//! `Instruction`: a change that an amending act orders – where, what is to be done, and with which words –, and what became of it.

use crate::EId;
use serde::{Deserialize, Serialize};

/// An element of an act as amending acts name it, from the whole down.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Element {
    /// Приложение / қосымша.
    Attachment,
    /// Преамбула / кіріспе.
    Preamble,
    /// Общая, Особенная часть.
    Part,
    /// Раздел / бөлім.
    Section,
    /// Глава / тарау.
    Chapter,
    /// Параграф.
    Subchapter,
    /// Статья / бап.
    Article,
    /// Пункт / тармақ.
    Paragraph,
    /// Часть / бөлік: a passage counted from the first; a paragraph in acts that number their parts.
    Passage,
    /// Подпункт / тармақша.
    Point,
    /// Абзац.
    Alinea,
    /// Предложение / сөйлем.
    Sentence,
    /// Заголовок / тақырып of what stands before it in a designation; alone, the act's title.
    Heading,
}

impl Element {
    /// Whether an element can stand directly or further down in another.
    pub fn holds(self, inner: Self) -> bool {
        self < inner && self != Self::Preamble
            || matches!(
                (self, inner),
                (Self::Attachment, Self::Attachment)
                    | (Self::Point, Self::Passage)
                    | (Self::Preamble, Self::Alinea | Self::Sentence)
            )
    }
}

/// One step of a designation: «пункт 3», «абзац второй» (number `2`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What is named.
    pub element: Element,
    /// Its number or place in digits, `4-1`; empty where none is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

/// Where a change is to be made: steps from the outermost; none for the whole act.
pub type Designation = Vec<Step>;

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// «изложить в следующей редакции»: the lines of the new wording.
    Reword(Vec<String>),
    /// «дополнить статьей 7-1 следующего содержания»: what is new, and its lines.
    Insert {
        /// The new elements.
        new: Vec<Step>,
        /// Their lines.
        lines: Vec<String>,
    },
    /// «исключить», «признать утратившим силу».
    Exclude,
    /// «слова … заменить словами …»: each run of words with what comes in its place; empty where it is left out.
    Replace {
        /// Old and new words.
        words: Vec<(String, String)>,
        /// Wherever they occur («по всему тексту»).
        everywhere: bool,
    },
    /// «после слов … дополнить словами …».
    After {
        /// The words after which, and what is put there.
        words: Vec<(String, String)>,
    },
    /// «дополнить словами …»: at the end.
    Append(String),
}

/// A change ordered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Instruction {
    /// Which of the acts named is changed.
    pub act: usize,
    /// First line of the draft that says it.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Where; several places get the same change.
    pub places: Vec<Designation>,
    /// What is to be done.
    pub action: Action,
}

/// Why a change was not made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// It is said in a form that is not known.
    #[error("the instruction is in no known form")]
    NotUnderstood,
    /// The new wording is missing, or its quotation mark is never closed.
    #[error("the new wording must stand between quotation marks")]
    NoWording,
    /// The act has no such element.
    #[error("the act has no {0}")]
    NoSuchElement(String),
    /// The act has several.
    #[error("the act has more than one {0}: say which")]
    SeveralSuch(String),
    /// What is to be added is there already.
    #[error("{0} is there already")]
    AlreadyThere(String),
    /// The words to be changed are not there.
    #[error("the words «{0}» are not there")]
    WordsAbsent(String),
    /// They are there several times, and which are meant is not said.
    #[error("the words «{0}» are there {1} times: say which, or «по всему тексту»")]
    WordsRepeated(String, usize),
    /// The wording given is of another element than the one named.
    #[error("{named} is named, but the wording is of {given}")]
    OtherElement {
        /// The element named.
        named: String,
        /// What the wording begins with.
        given: String,
    },
    /// Where in the element the change belongs is not certain.
    #[error("where in {0} is not certain: name the part")]
    NotCertain(String),
    /// The instruction is about another act.
    #[error("it is about another act")]
    OtherAct,
}

/// An amending act as it was read.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct AmendingText {
    /// The words that name the acts to be changed; the first is empty where changes come before any act is named.
    pub acts: Vec<String>,
    /// The changes, in the order of the text.
    pub instructions: Vec<Instruction>,
    /// Lines that order a change in a form that was not read: first line, one past the last, why.
    pub unread: Vec<(usize, usize, Refusal)>,
}

/// What became of an instruction: the provisions changed, or why none was.
pub type Outcome = Result<Vec<EId>, Refusal>;
