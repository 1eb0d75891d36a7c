//! Roman numbers, as chapters and convocations bear them.

/// The value of a Roman number from 1 to 3999, in either case; `None` for anything that is not one in its one right
/// spelling (`IIII`, `IC`). Cyrillic look-alikes count (`ХІІ`): sources hold them.
pub fn roman(text: &str) -> Option<u32> {
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        digits.push(match c {
            'I' | 'i' | 'І' | 'і' | 'Ӏ' => 'I',
            'V' | 'v' => 'V',
            'X' | 'x' | 'Х' | 'х' => 'X',
            'L' | 'l' => 'L',
            'C' | 'c' | 'С' | 'с' => 'C',
            'D' | 'd' => 'D',
            'M' | 'm' | 'М' | 'м' => 'M',
            _ => return None,
        });
    }
    let mut rest = digits.as_str();
    let mut value = 0;
    for &(sign, worth) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            value += worth;
            rest = after;
            if value > 3999 {
                return None;
            }
        }
    }
    (rest.is_empty() && value > 0 && written(value) == digits).then_some(value)
}

/// The one right spelling of a value.
fn written(mut value: u32) -> String {
    let mut out = String::new();
    for &(sign, worth) in SIGNS {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

const SIGNS: &[(&str, u32)] = &[
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn chapters_and_convocations_have_values() {
        for (text, expected) in [
            ("I", Some(1)),
            ("IV", Some(4)),
            ("VIII", Some(8)),
            ("XLIX", Some(49)),
            ("ХІІ", Some(12)),
            ("ІІІ", Some(3)),
            ("mcmxcv", Some(1995)),
            ("MMMCMXCIX", Some(3999)),
            ("IIII", None),
            ("IC", None),
            ("VX", None),
            ("", None),
            ("глава", None),
            ("5", None),
            ("MMMM", None),
        ] {
            assert_eq!(roman(text), expected, "{text}");
        }
    }
}
