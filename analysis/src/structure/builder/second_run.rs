//! A second run of articles, for the transitional provisions of an act whose numbers start again at 1.

use super::Builder;
use legislation::{EId, ProblemKind, ProvisionKind};

impl Builder {
    /// Articles start again at 1: what follows is a second run (transitional provisions) with ids of its own. The title
    /// that stands between the last article and this one becomes the run.
    pub(super) fn open_second_run(&mut self) {
        let scope = self.container();
        let earlier = self
            .provisions
            .iter()
            .rposition(|p| p.kind == ProvisionKind::Article && p.number != "1" && self.container_of(p.parent) == scope);
        let Some(last_article) = earlier else { return };
        self.problem(ProblemKind::RestartedNumbers, None, "article numbers start again at 1".to_owned());
        let title =
            (last_article + 1..self.provisions.len()).find(|&i| self.provisions[i].kind == ProvisionKind::Heading);
        while self.open.last().is_some_and(|&i| Some(i) != scope) {
            self.pop();
        }
        let Some(title) = title else {
            self.push(ProvisionKind::Transitional, "", None);
            return;
        };
        let scope_id = scope.map(|i| self.provisions[i].eid.clone());
        let id = EId::child(scope_id.as_ref(), ProvisionKind::Transitional.eid_name(), "");
        let times = self.seen.entry(id.clone()).and_modify(|n| *n += 1).or_insert(1);
        let run = &mut self.provisions[title];
        run.eid = if *times == 1 { id } else { id.repeated(*times) };
        run.kind = ProvisionKind::Transitional;
        run.parent = scope.map(|i| i as u32);
        for later in &mut self.provisions[title + 1..] {
            if later.parent == scope.map(|i| i as u32) || later.parent.is_some_and(|p| (p as usize) < title) {
                later.parent = Some(title as u32);
            }
        }
        self.open.push(title);
        self.depths.push(None);
    }

    fn container_of(&self, mut parent: Option<u32>) -> Option<usize> {
        while let Some(index) = parent {
            let provision = &self.provisions[index as usize];
            if matches!(provision.kind, ProvisionKind::Attachment | ProvisionKind::Transitional) {
                return Some(index as usize);
            }
            parent = provision.parent;
        }
        None
    }
}
