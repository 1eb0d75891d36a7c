//! Search by meaning in a bundle: the encoder's blocks, and where each passage points.

use super::{compressed, replace};
use crate::meaning::{Laid, Meaning};
use anyhow::Context;
use legislation::Lang;
use legislation::bundle::{self, FileEntry, ModelFiles};
use rayon::prelude::*;
use search::writer::WrittenIndex;
use std::path::Path;

/// Copies the encoder's blocks into the bundle.
pub(super) fn model(meaning: &Meaning, out: &Path) -> anyhow::Result<ModelFiles> {
    let pack = meaning.pack();
    let mut blocks = Vec::new();
    for block in &pack.blocks {
        let path = bundle::model_block_path(&block.path);
        let target = out.join(&path);
        if std::fs::metadata(&target).is_ok_and(|file| file.len() == block.bytes) {
            blocks.push(FileEntry { path, bytes: block.bytes });
            continue;
        }
        let from = meaning.folder().join(&block.path);
        let bytes = std::fs::read(&from).with_context(|| format!("{} cannot be read", from.display()))?;
        replace(&target, &bytes)?;
        blocks.push(FileEntry { path, bytes: block.bytes });
    }
    let (model, licence, source) = (pack.model.clone(), pack.licence.clone(), pack.source.clone());
    Ok(ModelFiles { model, licence, source, bytes: pack.bytes, blocks })
}

/// Writes where the passages of each shard point: a file of signs a shard, named in order, and blocks of numbers. All go into
/// `files`.
pub(super) fn directions(
    lang: Lang,
    meaning: &Meaning,
    shards: &[WrittenIndex],
    out: &Path,
    files: &mut Vec<FileEntry>,
) -> anyhow::Result<Vec<FileEntry>> {
    let mut signs = Vec::new();
    for shard in shards {
        let Laid { directions, blocks } = meaning.laid(&shard.passage_blocks)?;
        let entry = compressed(out, &directions.write(), |hash| bundle::directions_path(lang, hash))?;
        let blocks = blocks.into_par_iter();
        let blocks = blocks.map(|(name, bytes)| compressed(out, &bytes, |_| bundle::numbers_path(name)));
        files.extend(blocks.collect::<anyhow::Result<Vec<FileEntry>>>()?);
        files.push(entry.clone());
        signs.push(entry);
    }
    Ok(signs)
}
