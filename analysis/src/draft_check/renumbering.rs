//! `edits` that number the parts of an article or a list one after the other again, where nothing cites them.

use super::text::{Draft, Edit};
use legislation::ProvisionKind;
use legislation::remark::Remark;

/// The edits that put right the numbers among which the remark's is; nothing where a number is cited in the draft, was inserted
/// between others, or is an article's: those are cited elsewhere.
pub(super) fn edits(draft: &Draft, remark: &Remark) -> Option<Vec<Edit>> {
    let act = &draft.act;
    let own = act.find(remark.eid.as_ref()?)?;
    let first = act.provisions.get(own)?;
    if !matches!(first.kind, ProvisionKind::Paragraph | ProvisionKind::Point) {
        return None;
    }
    let siblings: Vec<usize> = (0..act.provisions.len())
        .filter(|at| act.provisions.get(*at).is_some_and(|one| one.parent == first.parent && one.kind == first.kind))
        .collect();
    let cited = draft.cited();
    let mut edits = Vec::new();
    for (number, at) in (1_u32..).zip(siblings) {
        let provision = act.provisions.get(at)?;
        let told: u32 = provision.number.parse().ok()?;
        // Points that start again in another passage are another list: where it begins, only a person can tell.
        if told == 1 && number > 1 {
            return None;
        }
        if told == number {
            continue;
        }
        // What stands below a number is cited by it, too.
        let plain = provision.eid.as_str().split('~').next().unwrap_or_default();
        if cited.iter().any(|eid| {
            eid.is_within(&provision.eid) || eid.as_str() == plain || eid.as_str().starts_with(&format!("{plain}__"))
        }) {
            return None;
        }
        edits.push(Edit { at: draft.number(at)?, with: number.to_string() });
    }
    Some(edits)
}
