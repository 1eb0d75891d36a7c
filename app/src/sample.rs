//! A made-up act for tests.

use legislation::{Act, ActId, ActKind, EId, Lang, Provision, ProvisionKind};

/// A provision in short: eId, kind, index of the parent, label, text.
pub(crate) type Row = (&'static str, ProvisionKind, Option<u32>, &'static str, &'static str);

/// An act of these provisions.
pub(crate) fn act(rows: &[Row]) -> Act {
    let provision = |(eid, kind, parent, label, text): &Row| Provision {
        label: (*label).to_owned(),
        text: (*text).to_owned(),
        ..Provision::blank(EId::parse(eid).unwrap(), *kind, *parent)
    };
    Act {
        fictional: true,
        provisions: rows.iter().map(provision).collect(),
        ..Act::blank(ActId::parse("Z1").unwrap(), Lang::RU, ActKind::Law, "О примере".to_owned())
    }
}
