//! A blank act and a blank provision: in force and without a word, for whoever makes one to fill in.

use super::{Act, ActId, ActKind, ActStatus, Provision, ProvisionKind, ProvisionState};
use crate::{EId, Lang};

impl Act {
    /// An act in force of which nothing else is known; it has no provisions.
    pub fn blank(id: ActId, lang: Lang, kind: ActKind, title: String) -> Self {
        Self {
            id,
            lang,
            kind,
            title,
            requisites: String::new(),
            number: None,
            date: None,
            text_date: None,
            status: ActStatus::InForce,
            status_text: String::new(),
            source: None,
            fictional: false,
            notes: Vec::new(),
            provisions: Vec::new(),
        }
    }
}

impl Provision {
    /// A provision in force without number, heading and text; `parent` is the index of the one it stands in.
    pub fn blank(eid: EId, kind: ProvisionKind, parent: Option<u32>) -> Self {
        Self {
            eid,
            kind,
            number: String::new(),
            label: String::new(),
            heading: String::new(),
            text: String::new(),
            parent,
            state: ProvisionState::InForce,
            notes: Vec::new(),
            links: Vec::new(),
            table: None,
            anchors: Vec::new(),
        }
    }
}
