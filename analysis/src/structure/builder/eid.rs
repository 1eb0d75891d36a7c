//! A provision's eId while the act is read: made of its kind, its number and where it stands, and given out once.

use super::Builder;
use legislation::{EId, ProblemKind, ProvisionKind};

impl Builder {
    /// A fresh id. Articles, and paragraphs outside articles, are numbered through their container, so their ids carry
    /// no chapter; a number that occurs again gets `~2`.
    pub(super) fn eid(&mut self, kind: ProvisionKind, number: &str, parent: Option<usize>, depth: Option<u16>) -> EId {
        let container = self.container();
        let holder = match kind {
            ProvisionKind::Article => container,
            ProvisionKind::Paragraph if depth.is_none() => self.innermost(ProvisionKind::Article).or(container),
            _ => parent,
        };
        let holder_id = holder.map(|i| self.provisions[i].eid.clone());
        let name = kind.eid_name();
        let numbered = if number.is_empty()
            && !matches!(kind, ProvisionKind::Preamble | ProvisionKind::Signature | ProvisionKind::Transitional)
        {
            self.ordinal(kind, parent).to_string()
        } else {
            number.to_owned()
        };
        let id = EId::child(holder_id.as_ref(), name, &numbered);
        let times = self.seen.entry(id.clone()).and_modify(|n| *n += 1).or_insert(1);
        if *times == 1 {
            return id;
        }
        let unique = id.repeated(*times);
        let kind_of_problem =
            if kind == ProvisionKind::Point { ProblemKind::RestartedNumbers } else { ProblemKind::DuplicateNumber };
        if !number.is_empty() {
            self.problem(kind_of_problem, Some(unique.clone()), format!("{id} occurs again"));
        }
        self.seen.insert(unique.clone(), 1);
        unique
    }

    /// The number of an unnumbered passage: its place among its parent's passages, the parent's own text being the first.
    fn ordinal(&mut self, kind: ProvisionKind, parent: Option<usize>) -> usize {
        let own_text = kind == ProvisionKind::Alinea && parent.is_some_and(|p| !self.provisions[p].text.is_empty());
        let count = self.unnumbered.entry((parent, kind)).or_insert(usize::from(own_text));
        *count += 1;
        *count
    }
}
