//! An `Act` put together from the files a page fetched, for the workers that are asked about whole acts.

use legislation::Act;
use legislation::bundle::{ActHead, ActPart, FORMAT, join};

/// The act of these files; `None` when they are not all of one act.
pub(crate) fn whole(head: ActHead, parts: Vec<ActPart>) -> Option<Act> {
    let is_whole = head.format == FORMAT && head.parts.len() == parts.len();
    let provisions = head.outline.provisions as usize;
    is_whole.then(|| act(head, parts)).flatten().filter(|act| act.provisions.len() == provisions)
}

/// The act of these files, if the parts come in the order the head names them in.
fn act(head: ActHead, parts: Vec<ActPart>) -> Option<Act> {
    let firsts: Vec<u32> = head.parts.iter().map(|entry| entry.first).collect();
    let mut parts = parts.into_iter().zip(firsts);
    let read = |_: &_| parts.next().filter(|(part, first)| part.first == *first).map(|(part, _)| part).ok_or(());
    join(head, read).ok().map(|file| file.act)
}
