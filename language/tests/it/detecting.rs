//! The language of law, of questions, and of what is neither.

use language::detect;
use legislation::Lang;

#[test]
fn the_language_of_a_text_is_told_by_letters_and_frequent_words() {
    for (text, expected) in [
        ("Осы Заң мемлекеттік қызметтер көрсету саласындағы қатынастарды реттейді.", Some(Lang::KK)),
        ("Настоящий Закон регулирует отношения в сфере государственных услуг.", Some(Lang::RU)),
        ("This Law regulates relations in the sphere of public services.", Some(Lang::EN)),
        ("жалақы төленбесе не істеу керек", Some(Lang::KK)),
        ("менин кукыгым кандай", Some(Lang::KK)),
        ("штраф за превышение скорости", Some(Lang::RU)),
        ("unpaid wages", Some(Lang::EN)),
        (
            "Акимат города Қызылорда обязан рассмотреть обращение гражданина в течение десяти рабочих дней",
            Some(Lang::RU),
        ),
        ("Dieses Gesetz regelt die Erhebung der Steuer und gilt für alle Unternehmen", Some(Lang::DE)),
        ("Verordnung zur Durchführung des Hafengesetzes", Some(Lang::DE)),
        ("was ist mit der Miete", Some(Lang::DE)),
        ("die in an accident", Some(Lang::EN)),
        ("wages in arrears", Some(Lang::EN)),
        ("Questa legge è in vigore", None),
        ("2024-01-01", None),
        ("", None),
        ("民法", None),
    ] {
        assert_eq!(detect(text), expected, "{text}");
    }
}
