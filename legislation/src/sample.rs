//! Made-up acts for tests.

use crate::{Act, ActId, ActKind, EId, Lang, Provision, ProvisionKind, ProvisionState};
use proptest::prelude::*;

/// An act of these provisions.
pub(crate) fn act(provisions: Vec<Provision>) -> Act {
    let blank = Act::blank(ActId::from_name("Z1"), Lang::RU, ActKind::Law, "О примере".to_owned());
    Act { fictional: true, provisions, ..blank }
}

/// A provision with a text.
pub(crate) fn provision(eid: EId, kind: ProvisionKind, parent: Option<u32>, text: &str) -> Provision {
    Provision { text: text.to_owned(), ..Provision::blank(eid, kind, parent) }
}

/// Rules approved by an order: paragraphs without articles, in chapters.
pub(crate) fn rules() -> Act {
    let rows = [
        ("para_1", ProvisionKind::Paragraph, None, "Утвердить"),
        ("att_1", ProvisionKind::Attachment, None, ""),
        ("att_1__chp_1", ProvisionKind::Chapter, Some(1), ""),
        ("att_1__para_1", ProvisionKind::Paragraph, Some(2), "Текст"),
        ("att_1__para_2", ProvisionKind::Paragraph, Some(2), "Список:"),
        ("att_1__para_2__point_1", ProvisionKind::Point, Some(4), "первое"),
        ("att_1__para_2__point_2", ProvisionKind::Point, Some(4), "второе"),
        ("att_1__chp_2", ProvisionKind::Chapter, Some(1), ""),
    ];
    act(rows
        .iter()
        .map(|(eid, kind, parent, text)| provision(EId::parse(eid).unwrap(), *kind, *parent, text))
        .collect())
}

const KINDS: [ProvisionKind; 8] = [
    ProvisionKind::Section,
    ProvisionKind::Chapter,
    ProvisionKind::Attachment,
    ProvisionKind::Article,
    ProvisionKind::Article,
    ProvisionKind::Paragraph,
    ProvisionKind::Point,
    ProvisionKind::Alinea,
];

/// Any tree of provisions, most ids made of the id above, some of none.
pub(crate) fn any_act() -> impl Strategy<Value = Act> {
    let row = (0..KINDS.len(), 0_usize..5, 0_u8..5, "[а-я ]{0,90}", any::<bool>());
    proptest::collection::vec(row, 0..40).prop_map(|rows| {
        let mut provisions: Vec<Provision> = Vec::new();
        let mut open: Vec<u32> = Vec::new();
        for (index, (kind, depth, id, text, repealed)) in (0_u32..).zip(rows) {
            open.truncate(depth);
            let parent = open.last().copied();
            let above = parent.and_then(|parent| provisions.get(parent as usize)).map(|p| p.eid.clone());
            let kind = KINDS[kind];
            let elsewhere = provisions.get(depth * 3).map(|p: &Provision| p.eid.clone());
            let above = match id {
                0 => None,
                1 => elsewhere,
                _ => above,
            };
            let mut made =
                provision(EId::child(above.as_ref(), kind.eid_name(), &index.to_string()), kind, parent, &text);
            if id == 4 {
                made.text = String::new();
                made.heading = text;
            }
            if repealed {
                made.state = ProvisionState::Repealed;
            }
            provisions.push(made);
            open.push(index);
        }
        act(provisions)
    })
}
