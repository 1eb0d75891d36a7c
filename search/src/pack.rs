//! `Pack`: the files of a search index in one blob, checked as a whole.
//!
//! ```text
//! "ANYQPACK"  version u32  crc32 of all that follows u32  number of files u32
//! per file:   length of name u32, name (UTF-8), length of contents u64, contents
//! ```
//!
//! All numbers are little-endian. The checksum matters: tantivy trusts its files, so nothing damaged may reach it.

use std::ops::Range;
use thiserror::Error;

const MAGIC: &[u8; 8] = b"ANYQPACK";
const VERSION: u32 = 1;
const CHECKED_FROM: usize = 16;

/// A blob that is not a usable pack.
#[derive(Debug, Error, PartialEq, Eq, Clone)]
pub enum PackError {
    /// It does not begin like a pack.
    #[error("not a search index")]
    NotAPack,
    /// A pack of another version of this program.
    #[error("the search index has version {0}, this program reads version {VERSION}")]
    Version(u32),
    /// Cut short, or changed on the way.
    #[error("the search index is damaged")]
    Damaged,
}

/// Joins files to one blob; the order given is the order written.
pub fn join<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut count = 0_u32;
    let mut body = Vec::new();
    for (name, contents) in files {
        count += 1;
        body.extend((name.len() as u32).to_le_bytes());
        body.extend(name.as_bytes());
        body.extend((contents.len() as u64).to_le_bytes());
        body.extend(contents);
    }
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(&count.to_le_bytes());
    checksum.update(&body);
    let mut pack = Vec::with_capacity(body.len() + CHECKED_FROM + 4);
    pack.extend(MAGIC);
    pack.extend(VERSION.to_le_bytes());
    pack.extend(checksum.finalize().to_le_bytes());
    pack.extend(count.to_le_bytes());
    pack.append(&mut body);
    pack
}

/// Names and places (byte ranges of `pack`) of the files in a blob.
pub fn list(pack: &[u8]) -> Result<Vec<(String, Range<usize>)>, PackError> {
    if pack.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(PackError::NotAPack);
    }
    let mut at = MAGIC.len();
    let version = number(pack, &mut at)?;
    if version != VERSION {
        return Err(PackError::Version(version));
    }
    let checksum = number(pack, &mut at)?;
    if crc32fast::hash(&pack[CHECKED_FROM..]) != checksum {
        return Err(PackError::Damaged);
    }
    let count = number(pack, &mut at)?;
    let mut files = Vec::new();
    for _ in 0..count {
        let len = number(pack, &mut at)? as usize;
        let name = pack.get(span(pack, &mut at, len)?).ok_or(PackError::Damaged)?;
        let name = std::str::from_utf8(name).map_err(|_| PackError::Damaged)?.to_owned();
        let low = u64::from(number(pack, &mut at)?);
        let high = u64::from(number(pack, &mut at)?);
        let len = usize::try_from(low | high << 32).map_err(|_| PackError::Damaged)?;
        files.push((name, span(pack, &mut at, len)?));
    }
    if at == pack.len() { Ok(files) } else { Err(PackError::Damaged) }
}

fn number(pack: &[u8], at: &mut usize) -> Result<u32, PackError> {
    let range = span(pack, at, 4)?;
    pack[range].try_into().map(u32::from_le_bytes).map_err(|_| PackError::Damaged)
}

fn span(pack: &[u8], at: &mut usize, len: usize) -> Result<Range<usize>, PackError> {
    let start = *at;
    let end = start.checked_add(len).filter(|&end| end <= pack.len()).ok_or(PackError::Damaged)?;
    *at = end;
    Ok(start..end)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{PackError, join, list};
    use proptest::prelude::*;

    #[test]
    fn a_pack_of_another_version_is_named_as_such() {
        let mut pack = join([("meta.json", b"{}".as_slice())]);
        pack[8] = 9;
        assert_eq!(list(&pack), Err(PackError::Version(9)));
        assert_eq!(list(b"<!doctype html>"), Err(PackError::NotAPack), "a host's page for missing files");
    }

    proptest! {
        #[test]
        fn files_come_back_and_any_damage_is_seen(
            files in prop::collection::vec(("[a-z.]{0,8}", prop::collection::vec(any::<u8>(), 0..40)), 0..4),
            at in any::<prop::sample::Index>(), bit in 0_u32..8, cut in any::<prop::sample::Index>(),
        ) {
            let pack = join(files.iter().map(|(name, contents)| (name.as_str(), contents.as_slice())));
            let back = list(&pack).expect("an undamaged pack");
            prop_assert_eq!(back.len(), files.len());
            for ((name, contents), (name_back, range)) in files.iter().zip(back) {
                prop_assert_eq!(name, &name_back);
                prop_assert_eq!(contents.as_slice(), &pack[range]);
            }
            prop_assert!(list(&pack[..cut.index(pack.len())]).is_err());
            let mut damaged = pack.clone();
            damaged[at.index(pack.len())] ^= 1 << bit;
            prop_assert!(list(&damaged).is_err());
        }
    }
}
