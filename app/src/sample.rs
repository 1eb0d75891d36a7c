//! A made-up act for tests.

use legislation::{Act, ActId, ActKind, ActStatus, EId, Lang, Provision, ProvisionKind, ProvisionState};

/// A provision in short: eId, kind, index of the parent, label, text.
pub(crate) type Row = (&'static str, ProvisionKind, Option<u32>, &'static str, &'static str);

/// An act of these provisions.
pub(crate) fn act(rows: &[Row]) -> Act {
    let provision = |(eid, kind, parent, label, text): &Row| Provision {
        eid: EId::parse(eid).unwrap(),
        kind: *kind,
        number: String::new(),
        label: (*label).to_owned(),
        heading: String::new(),
        text: (*text).to_owned(),
        parent: *parent,
        state: ProvisionState::InForce,
        notes: Vec::new(),
        links: Vec::new(),
        table: None,
        anchors: Vec::new(),
    };
    Act {
        id: ActId::parse("Z1").unwrap(),
        lang: Lang::RU,
        kind: ActKind::Law,
        title: "О примере".to_owned(),
        requisites: String::new(),
        number: None,
        date: None,
        text_date: None,
        status: ActStatus::InForce,
        status_text: String::new(),
        source: None,
        fictional: true,
        notes: Vec::new(),
        provisions: rows.iter().map(provision).collect(),
    }
}
