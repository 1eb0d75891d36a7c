//! `TermBase`: every term a language's law defines, with all its definitions side by side.
//!
//! A [`TermList`] says what there is and is read whole; the definitions stand in [`TermPart`]s, fetched when a term is opened.

use crate::{ActId, ActKind, DefinitionKind, EId};
use serde::{Deserialize, Serialize};

/// Terms in a part.
pub const TERMS_IN_PART: usize = 64;

/// How one definition of a term stands to another one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The same words, whatever their endings.
    Identical,
    /// The same meaning in slightly other words.
    NearlyIdentical,
    /// The one covers fewer cases than the other.
    Narrower,
    /// The one covers more cases than the other.
    Wider,
    /// One of them sends its reader to another place for the meaning.
    ByReference,
    /// One of them explains the term by itself.
    Circular,
    /// Neither contains the other.
    Different,
}

impl Likeness {
    /// All, from the nearest to the furthest.
    pub const ALL: [Self; 7] = [
        Self::Identical,
        Self::NearlyIdentical,
        Self::Narrower,
        Self::Wider,
        Self::ByReference,
        Self::Circular,
        Self::Different,
    ];

    /// The name in files and on the command line: `nearly-identical`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::NearlyIdentical => "nearly-identical",
            Self::Narrower => "narrower",
            Self::Wider => "wider",
            Self::ByReference => "by-reference",
            Self::Circular => "circular",
            Self::Different => "different",
        }
    }

    /// The class of this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.slug() == slug)
    }

    /// The same said from the other definition.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Narrower => Self::Wider,
            Self::Wider => Self::Narrower,
            other => other,
        }
    }
}

/// What a drafter should look at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermRemark {
    /// A definition whose term its act never uses.
    Unused,
    /// An act defines the term twice for the same place.
    Twice,
    /// A definition that explains the term by itself, or two terms that explain each other.
    Circular,
    /// A definition that sends its reader to a place that this corpus does not have.
    LeadsNowhere,
    /// The same term stands for different terms in another language.
    Translations,
}

impl TermRemark {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Unused, Self::Twice, Self::Circular, Self::LeadsNowhere, Self::Translations];

    /// The name in files and on the command line: `leads-nowhere`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Unused => "unused",
            Self::Twice => "twice",
            Self::Circular => "circular",
            Self::LeadsNowhere => "leads-nowhere",
            Self::Translations => "translations",
        }
    }

    /// The remark of this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.slug() == slug)
    }
}

/// The terms of a language, in the order of its alphabet.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct TermList {
    /// The acts that define terms.
    pub acts: Vec<TermAct>,
    /// The terms.
    pub terms: Vec<TermEntry>,
    /// Paths of the parts, [`TERMS_IN_PART`] terms each, in the order of the terms.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// An act that defines terms.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TermAct {
    /// Id.
    pub id: ActId,
    /// Title.
    pub title: String,
    /// Kind.
    pub kind: ActKind,
}

/// A term in the list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TermEntry {
    /// Its address: its words, lower-case, joined by hyphens.
    pub id: String,
    /// Addresses by its other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// As written in its first definition.
    pub name: String,
    /// Number of definitions.
    pub definitions: u32,
    /// The acts that define it, as numbers in [`TermList::acts`].
    pub acts: Vec<u32>,
    /// Whether any definition says what it means, and is not only a short name in passing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub explained: bool,
    /// How its definitions stand to the first of them: the furthest. None with one definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likeness: Option<Likeness>,
    /// What a drafter should look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<TermRemark>,
    /// How often the law uses it in the meaning defined.
    pub uses: u32,
}

/// The definitions of consecutive terms.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct TermPart {
    /// A card for each, in the order of the list.
    pub cards: Vec<TermCard>,
}

/// All that is said of a term.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct TermCard {
    /// Its definitions: explained meanings before short names, each of the highest and oldest act first.
    pub definitions: Vec<TermDefinition>,
    /// What stands for it where an act exists in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
}

/// A definition of a term.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TermDefinition {
    /// Number of its act in [`TermList::acts`].
    pub act: u32,
    /// The provision.
    pub eid: EId,
    /// How it is defined.
    pub kind: DefinitionKind,
    /// The term as written here.
    pub term: String,
    /// The meaning, or the full name, verbatim: runs of words, marked where the first definition does not have them.
    pub words: Vec<(String, bool)>,
    /// The division it holds in; none: the act, or the annex it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<EId>,
    /// How often its act uses it.
    pub uses: u32,
    /// The first provisions that do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used: Vec<EId>,
    /// How it stands to the first definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likeness: Option<Likeness>,
    /// Where it sends its reader for the meaning: an act of this corpus and a provision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sends: Vec<(ActId, Option<EId>)>,
    /// What a drafter should look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<TermRemark>,
}

impl TermDefinition {
    /// The meaning without marks.
    pub fn text(&self) -> String {
        self.words.iter().map(|(run, _)| run.as_str()).collect()
    }
}

/// What stands for a term in another language of the same acts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Translation {
    /// The language.
    pub lang: crate::Lang,
    /// The term there, with its address.
    pub name: String,
    /// Its address there.
    pub id: String,
    /// Number of definitions that are given so.
    pub definitions: u32,
}
