//! `Standing`: whether what a citation names is there, and in force; and links of a source that say otherwise than its text.

use super::Library;
use super::library::linked_act;
use legislation::{
    Act, ActId, ActStatus, EId, Provision, ProvisionKind, ProvisionState, Reference, SourceLink, Target,
};

/// What has become of a target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is in the corpus, and in force.
    InForce,
    /// The provision, what it stands in, or its act was repealed.
    Repealed,
    /// The act is in the corpus and has no such provision.
    Gone,
    /// The act is not in the corpus.
    Outside,
}

impl Standing {
    /// In the order of reports.
    pub const ALL: [Self; 4] = [Self::InForce, Self::Repealed, Self::Gone, Self::Outside];

    /// A word for reports.
    pub fn slug(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Repealed => "repealed",
            Self::Gone => "gone",
            Self::Outside => "outside",
        }
    }
}

/// What has become of a target that `act` cites.
pub fn standing(act: &Act, target: &Target, library: &Library) -> Standing {
    let cited = match &target.act {
        None => act,
        Some(id) => match library.entry(id, act.lang) {
            None => return Standing::Outside,
            Some(entry) => entry.act,
        },
    };
    let is_own = target.act.is_none();
    let Some(eid) = &target.eid else {
        // Nobody cites himself as repealed: what an act says of itself holds while it is read.
        let repealed = cited.status == ActStatus::Repealed && !is_own;
        return if repealed { Standing::Repealed } else { Standing::InForce };
    };
    let Some(index) = cited.find(eid) else { return Standing::Gone };
    let gone = |&i: &usize| cited.provisions.get(i).is_some_and(|p| p.state == ProvisionState::Repealed);
    if (cited.status == ActStatus::Repealed && !is_own) || cited.path(index).iter().any(gone) {
        Standing::Repealed
    } else {
        Standing::InForce
    }
}

/// A link whose words name another provision than the one it leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DisputedLink<'a> {
    /// Index of the provision it stands in.
    pub provision: u32,
    /// The link.
    pub link: &'a SourceLink,
    /// Where it leads.
    pub leads: (ActId, EId),
    /// What the words name.
    pub said: Vec<Target>,
}

/// Links of the act that lead to one provision while the words they stand in, read as `references`, name others. Who wrote
/// the text wrote law; who made the link made a page: the words hold. A link to the beginning of an act is one to the act.
pub fn disputed_links<'a>(act: &'a Act, references: &[Reference], library: &Library) -> Vec<DisputedLink<'a>> {
    let mut disputed = Vec::new();
    for (index, provision) in act.provisions.iter().enumerate() {
        for link in &provision.links {
            let Some((id, anchor)) = linked_act(&link.href) else { continue };
            let Some(entry) = library.entry(&id, act.lang) else { continue };
            let Some(linked) = entry.anchored(&anchor).filter(|linked| !is_before_the_body(entry.act, linked)) else {
                continue;
            };
            let first = references.partition_point(|r| (r.provision as usize) < index);
            let here = references[first..].iter().take_while(|r| r.provision as usize == index);
            let covering: Vec<&Reference> = here.filter(|r| r.span.overlaps(link.span)).collect();
            let said: Vec<Target> = covering.iter().flat_map(|r| r.targets.iter().cloned()).collect();
            let agrees = |target: &Target| {
                let same_act = target.act.as_ref().unwrap_or(&act.id) == &id;
                same_act
                    && target.eid.as_ref().is_none_or(|eid| is_within(eid, &linked.eid) || is_within(&linked.eid, eid))
            };
            if !said.is_empty() && !said.iter().any(agrees) {
                let leads = (id, linked.eid.clone());
                disputed.push(DisputedLink { provision: index as u32, link, leads, said });
            }
        }
    }
    disputed
}

/// Whether one eId is the other or stands under it.
fn is_within(inner: &EId, outer: &EId) -> bool {
    inner.as_str().strip_prefix(outer.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with("__"))
}

/// Whether a provision stands before the first article or paragraph of its act.
fn is_before_the_body(act: &Act, provision: &Provision) -> bool {
    let is_opening = |p: &&Provision| p.kind.is_division() || p.kind == ProvisionKind::Preamble;
    act.provisions.iter().take_while(is_opening).any(|opening| opening.eid == provision.eid)
}
