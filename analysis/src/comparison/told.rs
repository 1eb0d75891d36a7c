//! A comparison as a reader is told it: what happened to each provision, in words, without the texts it was made from.

use super::{Change, ChangeKind, Piece, PieceKind, editions};
use legislation::message::comparison::{ChangedProvision, ChangedWords, HowChanged, WordsAre};
use legislation::{Act, Provision, TextSpan};

/// What changed between two texts of an act, in the order of [`editions`], and how many provisions of the new one did not.
pub fn told(old: &Act, new: &Act) -> (Vec<ChangedProvision>, u32) {
    let changes = editions(old, new);
    let touched = changes.iter().filter(|change| change.new.is_some()).count();
    let unchanged = new.provisions.len().saturating_sub(touched) as u32;
    (changes.iter().filter_map(|change| provision(old, new, change)).collect(), unchanged)
}

fn provision(old: &Act, new: &Act, change: &Change) -> Option<ChangedProvision> {
    let at = |act: &'_ Act, index: Option<u32>| index.and_then(|index| act.provisions.get(index as usize)).cloned();
    let (before, after) = (at(old, change.old), at(new, change.new));
    let shown = after.as_ref().or(before.as_ref())?;
    let (how, alone) = match change.kind {
        ChangeKind::Added => (HowChanged::Added, WordsAre::Inserted),
        ChangeKind::Removed => (HowChanged::Removed, WordsAre::Removed),
        ChangeKind::Repealed => (HowChanged::Repealed, WordsAre::Kept),
        ChangeKind::Moved => (HowChanged::Moved, WordsAre::Kept),
        ChangeKind::Amended => (HowChanged::Amended, WordsAre::Kept),
    };
    let words = |pieces: &[Piece], of: fn(&Provision) -> &str| {
        let (before, after) = (before.as_ref().map_or("", of), after.as_ref().map_or("", of));
        if pieces.is_empty() { whole(of(shown), alone) } else { pieces_told(pieces, before, after) }
    };
    let was = before.as_ref().filter(|before| before.eid != shown.eid).map(|before| before.eid.clone());
    Some(ChangedProvision {
        how,
        eid: shown.eid.clone(),
        was,
        label: shown.label.clone(),
        heading: words(&change.heading, |provision| &provision.heading),
        text: words(&change.text, |provision| &provision.text),
    })
}

fn whole(text: &str, are: WordsAre) -> Vec<ChangedWords> {
    if text.is_empty() { Vec::new() } else { vec![ChangedWords { are, words: text.to_owned() }] }
}

/// The runs with the white space that follows each in its own text, so that joined they read as written.
fn pieces_told(pieces: &[Piece], old: &str, new: &str) -> Vec<ChangedWords> {
    let mut told = Vec::new();
    for piece in pieces {
        let (are, span, text) = match piece.kind {
            PieceKind::Kept => (WordsAre::Kept, piece.new, new),
            PieceKind::Removed => (WordsAre::Removed, piece.old, old),
            PieceKind::Inserted => (WordsAre::Inserted, piece.new, new),
        };
        let rest = text.get(span.end()..).unwrap_or("");
        let end = span.end() + rest.len() - rest.trim_start().len();
        if let Some(words) = TextSpan::new(span.start(), end).of(text).filter(|words| !words.is_empty()) {
            told.push(ChangedWords { are, words: words.to_owned() });
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::definitions::tests::act;
    use legislation::message::comparison::{HowChanged, WordsAre};
    use legislation::{Lang, ProvisionKind};

    #[test]
    fn a_reader_is_told_the_words_as_they_are_written_and_what_did_not_change_is_counted() {
        let paragraphs = |second: &str, third: Option<&str>| {
            let mut lines = vec![
                (ProvisionKind::Article, "art_5", "Сроки|"),
                (ProvisionKind::Paragraph, "art_5__para_1", "Заявление подается письменно."),
                (ProvisionKind::Paragraph, "art_5__para_2", second),
            ];
            lines.extend(third.map(|text| (ProvisionKind::Paragraph, "art_5__para_3", text)));
            act(Lang::RU, &lines)
        };
        let old = paragraphs("Оно рассматривается в течение тридцати дней.", None);
        let new = paragraphs(
            "Оно рассматривается в течение пятнадцати рабочих дней.",
            Some("Об итогах сообщают письмом заявителю."),
        );
        let (changes, unchanged) = told(&old, &new);
        assert_eq!(unchanged, 2);
        assert_eq!(
            changes.iter().map(|change| change.how).collect::<Vec<_>>(),
            [HowChanged::Amended, HowChanged::Added]
        );
        let written = |is: WordsAre| -> String {
            let own = changes[0].text.iter().filter(|run| run.are == WordsAre::Kept || run.are == is);
            own.map(|run| run.words.as_str()).collect()
        };
        assert_eq!(written(WordsAre::Removed), "Оно рассматривается в течение тридцати дней.");
        assert_eq!(written(WordsAre::Inserted), "Оно рассматривается в течение пятнадцати рабочих дней.");
        assert_eq!(changes[1].text[0].are, WordsAre::Inserted);
    }
}
