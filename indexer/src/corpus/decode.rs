//! `text`: a file's bytes as text, whatever encoding they are in.

use super::problem;
use legislation::{Problem, ProblemKind};

/// Decodes UTF-8 (with or without a mark), UTF-16 with a mark, or – where the bytes are not UTF-8 – what the declared
/// charset or, failing that, a detector says. Bytes that fit nothing become replacement characters and are reported.
pub(super) fn text(name: &str, bytes: &[u8]) -> (String, Vec<Problem>) {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, bad) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let problems = if bad { vec![replaced(name, encoding.name())] } else { Vec::new() };
        return (text.into_owned(), problems);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Vec::new());
    }
    // A page that is UTF-8 but for a few broken bytes (a cut-off download) stays UTF-8.
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.matches('\u{fffd}').count();
    if broken * 200 < lossy.len() {
        let text = lossy.into_owned();
        return (text, vec![replaced(name, "UTF-8")]);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let declared = head
        .split("charset=")
        .nth(1)
        .map(|rest| rest.trim_start_matches(['"', '\'']))
        .and_then(|rest| encoding_rs::Encoding::for_label(rest.split(['"', '\'', '>', ' ', ';']).next()?.as_bytes()))
        .filter(|e| *e != encoding_rs::UTF_8);
    let encoding = declared.unwrap_or_else(|| {
        let mut detector = chardetng::EncodingDetector::new();
        detector.feed(bytes, true);
        detector.guess(Some(b"kz"), false)
    });
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let mut problems = vec![problem(
        ProblemKind::Encoding,
        name,
        format!("not UTF-8; read as {}, check the letters", encoding.name()),
    )];
    if bad {
        problems.push(replaced(name, encoding.name()));
    }
    (text.into_owned(), problems)
}

fn replaced(name: &str, encoding: &str) -> Problem {
    problem(ProblemKind::Encoding, name, format!("bytes that are not {encoding} were replaced by \u{fffd}"))
}
