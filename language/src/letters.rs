//! Letters: which alphabet a character belongs to, and how spellings of one word are folded together.

/// Whether the character is a Cyrillic letter (Russian, Kazakh or any other).
pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{1C80}'..='\u{1C8A}')
}

/// Whether the character is a Latin letter, with or without diacritics.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphabetic())
}

/// Whether the character is one of the nine letters that Kazakh has and Russian has not: ә ғ қ ң ө ұ ү һ і.
pub fn is_kazakh_letter(c: char) -> bool {
    matches!(
        c,
        'ә' | 'ғ'
            | 'қ'
            | 'ң'
            | 'ө'
            | 'ұ'
            | 'ү'
            | 'һ'
            | 'і'
            | 'Ә'
            | 'Ғ'
            | 'Қ'
            | 'Ң'
            | 'Ө'
            | 'Ұ'
            | 'Ү'
            | 'Һ'
            | 'І'
    )
}

/// Whether the character is invisible inside a word: soft hyphen, zero-width spaces and joiners, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether the character is a combining mark, such as a stress accent.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{344}' | '\u{346}'..='\u{362}' | '\u{483}'..='\u{487}')
}

/// Whether the character joins two letters as an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '`' | '´' | '＇')
}

/// Whether the character is a hyphen, which joins words and numbers (not a dash, which parts them).
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether the character is a hyphen or any dash.
pub fn is_dash(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}')
}

/// Letters and digits without the standard library's tables for Latin, Cyrillic and the signs of law's texts: looking every
/// letter up there was nearly half of the time it took to read a law.
pub trait Letter: Copy {
    /// What [`char::is_alphabetic`] says.
    fn is_letter(self) -> bool;

    /// What [`char::is_alphanumeric`] says.
    fn is_letter_or_digit(self) -> bool;
}

impl Letter for char {
    #[inline]
    fn is_letter(self) -> bool {
        match self {
            'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => true,
            '\0'..='\u{A9}' | '«' | '»' | '\u{2010}'..='\u{205E}' | '№' => false,
            _ => self.is_alphabetic(),
        }
    }

    #[inline]
    fn is_letter_or_digit(self) -> bool {
        match self {
            '0'..='9' => true,
            '\0'..='\u{A9}' | '«' | '»' | '\u{2010}'..='\u{205E}' | '№' => self.is_letter(),
            _ => self.is_letter() || self.is_numeric(),
        }
    }
}

/// A character in lower case, where that is one character without a table; see [`Letter`].
pub(crate) fn simply_lower(c: char) -> Option<char> {
    let moved = |by: u32| char::from_u32(u32::from(c) + by);
    match c {
        '\0'..='\u{7F}' => Some(c.to_ascii_lowercase()),
        '\u{410}'..='\u{42F}' => moved(32),
        '\u{400}'..='\u{40F}' => moved(80),
        '\u{430}'..='\u{45F}' => Some(c),
        // Each capital stands before its small letter.
        '\u{48A}'..='\u{4BF}' | '\u{4D0}'..='\u{52F}' => moved(u32::from(u32::from(c) % 2 == 0)),
        _ => None,
    }
}

/// Lower case, character by character, whatever the language.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match simply_lower(c) {
            Some(small) => out.push(small),
            None => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// One spelling for texts that a reader sees as the same: lower case, ё as е, no invisible characters and accents, one
/// kind of apostrophe, hyphen and space, and no look-alike letters of another alphabet.
///
/// Sources hold Latin i, ə, A, C inside Kazakh words. A word that mixes alphabets becomes Cyrillic when each of its
/// Latin letters looks like a Cyrillic one, Latin when each of its Cyrillic letters looks like a Latin one, and else
/// stays as it is. Byte offsets of the result are not those of the text.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(end) = plain_word(rest) {
            out.extend(rest[..end].chars().map(|c| simply_lower(c).unwrap_or(c)));
            rest = &rest[end..];
        } else if c.is_letter() {
            let end = rest.find(|c: char| !(c.is_letter() || is_invisible(c) || is_mark(c))).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            fold_run(run, &mut out);
            rest = after;
        } else {
            if is_apostrophe(c) {
                out.push('\'');
            } else if is_dash(c) {
                out.push('-');
            } else if c.is_whitespace() {
                out.push(' ');
            } else if !is_invisible(c) && !is_mark(c) {
                out.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Whether folded letters may be a Roman number up to 39, in letters of either alphabet: «ХІІІ», «XIII», «ХV». No word has only
/// these letters.
fn is_roman(run: &str) -> bool {
    run.chars().nth(1).is_some() && run.chars().all(|c| matches!(c, 'і' | 'i' | 'v' | 'х' | 'x'))
}

/// The end of a word of the letters а to я alone, as most words of the law are, which becomes small and nothing else; `None` for
/// any other, and for what may be a Roman number.
fn plain_word(text: &str) -> Option<usize> {
    let mut is_number = true;
    for (at, c) in text.char_indices() {
        match c {
            'х' | 'Х' => {}
            '\u{410}'..='\u{44F}' => is_number = false,
            _ if c.is_letter() || is_invisible(c) || is_mark(c) => return None,
            _ => return (at > 0 && !is_number).then_some(at),
        }
    }
    (!is_number).then_some(text.len())
}

/// Folds one run of letters.
fn fold_run(run: &str, out: &mut String) {
    // Of a letter of a third alphabet nothing can be said, nor of its word.
    let is_third = |c: char| !is_cyrillic(c) && !is_latin(c) && c.is_letter() && !is_apostrophe(c);
    let mixed = run.contains(is_cyrillic) && run.contains(is_latin) && !run.contains(is_third);
    let to_cyrillic = mixed && !run.contains(|c: char| is_latin(c) && cyrillic_look_alike(c).is_none());
    let to_latin = mixed && !to_cyrillic && !run.contains(|c: char| is_cyrillic(c) && latin_look_alike(c).is_none());
    let start = out.len();
    for c in run.chars() {
        if is_invisible(c) {
            continue;
        }
        if is_apostrophe(c) {
            out.push('\'');
            continue;
        }
        if is_mark(c) {
            // Decomposed й (и with a breve) is a letter of its own; every other mark is dropped.
            if c == '\u{306}' && out.ends_with('и') {
                out.pop();
                out.push('й');
            }
            // So are ä, ö and ü, written as a letter and two dots.
            if let Some(whole) = out.chars().next_back().filter(|_| c == '\u{308}').and_then(umlaut) {
                out.pop();
                out.push(whole);
            }
            continue;
        }
        let c = if to_cyrillic {
            cyrillic_look_alike(c).unwrap_or(c)
        } else if to_latin {
            latin_look_alike(c).unwrap_or(c)
        } else {
            c
        };
        match simply_lower(c) {
            Some(small) => push_folded(small, out),
            None => c.to_lowercase().for_each(|small| push_folded(small, out)),
        }
    }
    if is_roman(&out[start..]) {
        let latin: String = out[start..].chars().map(|c| latin_look_alike(c).unwrap_or(c)).collect();
        out.truncate(start);
        out.push_str(&latin);
    }
}

fn push_folded(small: char, out: &mut String) {
    match small {
        'ё' => out.push('е'),
        // Letters of neighbouring alphabets that fonts and scanners give for Kazakh ones.
        'ӈ' | 'ӊ' => out.push('ң'),
        'ҡ' | 'ҟ' | 'ӄ' => out.push('қ'),
        // Lower-casing İ leaves a combining dot.
        mark if is_mark(mark) => {}
        letter => out.push(letter),
    }
}

/// The letter that two dots make of a Latin vowel.
fn umlaut(vowel: char) -> Option<char> {
    Some(match vowel {
        'a' => 'ä',
        'o' => 'ö',
        'u' => 'ü',
        _ => return None,
    })
}

/// The Cyrillic letter that a Latin letter looks like.
pub fn cyrillic_look_alike(c: char) -> Option<char> {
    Some(match c {
        'A' => 'А',
        'a' => 'а',
        'B' => 'В',
        'C' => 'С',
        'c' => 'с',
        'E' => 'Е',
        'e' => 'е',
        'Ë' | 'ë' => 'ё',
        'H' => 'Н',
        'h' => 'һ',
        'I' => 'І',
        'i' | 'ı' => 'і',
        'K' | 'k' => 'К',
        'M' | 'm' => 'М',
        'O' => 'О',
        'o' => 'о',
        'P' => 'Р',
        'p' => 'р',
        'T' => 'Т',
        'X' => 'Х',
        'x' => 'х',
        'Y' => 'Ү',
        'y' => 'у',
        'Ə' | 'ə' | 'Ǝ' | 'ǝ' => 'ә',
        'Ɵ' | 'ɵ' | 'Ө' => 'ө',
        _ => return None,
    })
}

/// The Latin letter that a Cyrillic letter looks like.
fn latin_look_alike(c: char) -> Option<char> {
    Some(match c {
        'А' => 'A',
        'а' => 'a',
        'В' => 'B',
        'С' => 'C',
        'с' => 'c',
        'Е' => 'E',
        'е' | 'ё' | 'Ё' => 'e',
        'Н' => 'H',
        'І' => 'I',
        'і' => 'i',
        'К' | 'к' => 'k',
        'М' => 'M',
        'О' => 'O',
        'о' => 'o',
        'Р' => 'P',
        'р' => 'p',
        'Т' => 'T',
        'Х' => 'X',
        'х' => 'x',
        'У' | 'у' => 'y',
        _ => return None,
    })
}

/// Kazakh as typed with Russian keys: қ→к ғ→г ң→н ә→а ө→о ұ,ү→у і→и һ→х, in either case. Folding both sides makes
/// «кукык» find «құқық».
pub fn fold_kazakh_keys(word: &str) -> String {
    word.chars().map(kazakh_key).collect()
}

/// The Russian key for a Kazakh letter; every other character is itself.
pub fn kazakh_key(c: char) -> char {
    match c {
        'қ' => 'к',
        'ғ' => 'г',
        'ң' => 'н',
        'ә' => 'а',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'і' => 'и',
        'һ' => 'х',
        'Қ' => 'К',
        'Ғ' => 'Г',
        'Ң' => 'Н',
        'Ә' => 'А',
        'Ө' => 'О',
        'Ұ' | 'Ү' => 'У',
        'І' => 'И',
        'Һ' => 'Х',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Letter, simply_lower};

    #[test]
    fn every_character_is_a_letter_and_becomes_small_as_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(c.is_letter(), c.is_alphabetic(), "{c:?}");
            assert_eq!(c.is_letter_or_digit(), c.is_alphanumeric(), "{c:?}");
            if let Some(small) = simply_lower(c) {
                assert!(c.to_lowercase().eq([small]), "{c:?}");
            }
        }
    }
}
