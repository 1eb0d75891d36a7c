//! A definition by reference: one that sends the reader to another place for the meaning – «в значении, определенном
//! Законом …», «осы Кодекстің 5-бабында айқындалған мағынада», "has the meaning given in …".

use language::fold;
use legislation::{Act, Definition, Lang, Reference, Target};

/// Words that send a reader elsewhere for a meaning, folded; «…» stands for what is between them.
const SENDS: [(Lang, &[&str]); 10] = [
    (Lang::RU, &["в значени", "определен"]),
    (Lang::RU, &["в значени", "установлен"]),
    (Lang::RU, &["в значени", "предусмотрен"]),
    (Lang::RU, &["понимается", "как это определено"]),
    (Lang::RU, &["в том значении"]),
    (Lang::RU, &["понятие", "определено"]),
    (Lang::KK, &["айқындалған", "мағына"]),
    (Lang::KK, &["белгіленген", "мағына"]),
    (Lang::EN, &["meaning", "given"]),
    (Lang::EN, &["as defined in"]),
];

/// How far from the beginning of a definition its first such words may stand, characters: what comes later qualifies a
/// meaning that the definition gives itself.
const AT_THE_BEGINNING: usize = 120;

/// Where a definition sends its reader; nothing for one that says itself what the term means. `references` are the act's, in
/// document order.
pub fn by_reference(act: &Act, definition: &Definition, references: &[Reference]) -> Vec<Target> {
    let text = act.provisions.get(definition.provision as usize).map(|provision| provision.text.as_str());
    let Some(body) = text.and_then(|text| definition.body.of(text)) else { return Vec::new() };
    let folded = fold(body);
    let sends = SENDS.iter().filter(|(lang, _)| *lang == act.lang).any(|(_, words)| {
        let mut at = 0;
        let mut places = words.iter().map(|word| {
            let found = folded.get(at..)?.find(word)? + at;
            at = found + word.len();
            Some(found)
        });
        let first = places.next().flatten();
        let near = first.is_some_and(|first| folded[..first].chars().count() < AT_THE_BEGINNING);
        near && places.all(|place| place.is_some())
    });
    if !sends {
        return Vec::new();
    }
    let first = references.partition_point(|reference| reference.provision < definition.provision);
    (references[first..].iter().take_while(|reference| reference.provision == definition.provision))
        .filter(|reference| reference.span.overlaps(definition.body))
        .flat_map(|reference| reference.targets.iter().cloned())
        .collect()
}
