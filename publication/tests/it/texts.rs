//! Plain text and the single HTML file.

use super::{day, silence};
use legislation::Lang;
use legislation::message::analysis::PublicationFormat;
use publication::document;

fn text_of(format: PublicationFormat) -> String {
    String::from_utf8(document(&silence(), format, day()).bytes).expect("a text")
}

#[test]
fn a_plain_text_has_a_passage_a_line_and_points_further_in() {
    let text = text_of(PublicationFormat::Text);
    for lines in [
        "О тишине\nЗакон от 1 мая 2024 года № 7\n",
        "Редакция от 1\u{a0}января 2025\u{a0}года\n",
        "Источник: https://law.example/Z7\n",
        "\nГлава 1. Общие положения\n\nСтатья 1. Тишина\n1. Ночью тихо:\n    1) в домах;\n    2) во дворах.\n",
        "\nСтатья 2.\n",
        "[Сноска. Статья 2 в редакции Закона.]\n",
        "ночь | 40 дБ и менее\n",
    ] {
        assert!(text.contains(lines), "{lines} in {text}");
    }
}

#[test]
fn a_file_is_named_by_the_act_the_day_of_its_text_and_its_language() {
    for (format, name) in [
        (PublicationFormat::Text, "Z7.2025-01-01.rus.txt"),
        (PublicationFormat::Html, "Z7.2025-01-01.rus.html"),
        (PublicationFormat::Epub, "Z7.2025-01-01.rus.epub"),
        (PublicationFormat::AkomaNtoso, "Z7.2025-01-01.rus.xml"),
    ] {
        assert_eq!(document(&silence(), format, day()).name, name);
    }
}

#[test]
fn words_beside_a_law_in_a_language_anyq_does_not_speak_are_english_and_say_so() {
    let mut act = silence();
    act.lang = Lang::DE;
    let html = String::from_utf8(document(&act, PublicationFormat::Html, day()).bytes).expect("a text");
    assert!(html.contains("<html lang=\"de\">") && html.contains("<div class=\"facts\" lang=\"en\">"));
    assert!(html.contains("This is not an official source."));
}
