use super::{explain, letter};
use crate::readability::Known;
use legislation::explanation::{Card, CardKind, Piece, Role};
use legislation::message::letter::ToldRun;
use legislation::{Act, Lang};

/// The cards of a text, each as lines «kind», «role: words»; items begin with a bullet.
fn cards(text: &str, lang: Lang) -> Vec<String> {
    let act = letter(text, lang);
    let explanation = explain(&act, Known::default());
    explanation.cards.iter().map(|card| told(&act, card)).collect()
}

fn told(act: &Act, card: &Card) -> String {
    let words = |piece: &Piece| {
        let of = piece.places().filter_map(|place| {
            act.provisions.get(place.provision as usize).and_then(|provision| place.span.of(&provision.text))
        });
        format!("{:?}: {}", piece.role, of.collect::<Vec<_>>().join(" … "))
    };
    let mut lines = vec![format!("{:?}", card.kind)];
    lines.extend(card.pieces.iter().map(words));
    for item in &card.items {
        lines.push(format!("• {}", item.pieces.iter().map(words).collect::<Vec<_>>().join(" | ")));
    }
    lines.join("\n")
}

#[test]
fn a_duty_tells_who_what_by_when_and_when_not() {
    let text = "Работодатель обязан выдать работнику трудовую книжку не позднее трех рабочих дней после прекращения трудового договора, \
                за исключением случаев, предусмотренных настоящим Кодексом.";
    assert_eq!(
        cards(text, Lang::RU),
        [
            "Must\nWho: Работодатель\nWhat: обязан выдать работнику трудовую книжку\nTerm: не позднее трех рабочих дней после прекращения трудового \
          договора\nExcept: за исключением случаев, предусмотренных настоящим Кодексом"
        ]
    );
}

#[test]
fn the_items_of_a_list_are_told_under_their_head_once() {
    let text = "5. Работник обязан:\n1) соблюдать трудовую дисциплину;\n2) незамедлительно сообщать работодателю об угрозе \
                жизни и здоровью людей.";
    assert_eq!(
        cards(text, Lang::RU),
        [
            "Must\nWho: Работник\nWhat: обязан:\n• What: соблюдать трудовую дисциплину\n• What: незамедлительно сообщать \
          работодателю об угрозе жизни и здоровью людей | Term: незамедлительно"
        ]
    );
}

#[test]
fn a_kazakh_list_that_says_its_predicate_once_is_one_card() {
    let text = "4. Жұмыскер:\n1) еңбек тәртібін сақтауға;\n2) жұмыс берушінің мүлкіне ұқыпты қарауға міндетті.";
    assert_eq!(
        cards(text, Lang::KK),
        [
            "Must\nWho: Жұмыскер\n• What: еңбек тәртібін сақтауға\n• What: жұмыс берушінің мүлкіне ұқыпты қарауға міндетті"
        ]
    );
}

#[test]
fn a_party_named_in_the_middle_stays_in_its_clause() {
    let found = cards("Обязанность по уборке улиц возлагается на орган, в ведении которого они находятся.", Lang::RU);
    assert!(found[0].contains("возлагается на орган, в ведении которого они находятся"), "{found:?}");
}

#[test]
fn a_kazakh_letter_speaks_to_its_reader() {
    let found = cards("Сіз он жұмыс күні ішінде айыппұл төлеуге міндеттісіз.", Lang::KK);
    assert!(found.len() == 1 && found[0].starts_with("Must"), "{found:?}");
}

#[test]
fn half_of_what_a_conjunction_joins_is_not_left_alone() {
    let text = "6. Жұмыс беруші осы Кодексте белгіленген жағдайларда және тәртіппен жұмыскерлерді көтермелеуге құқылы.";
    let [card] = &cards(text, Lang::KK)[..] else { panic!("one card") };
    assert!(card.contains("What: осы Кодексте белгіленген жағдайларда және тәртіппен жұмыскерлерді"), "{card}");
}

#[test]
fn a_sanction_tells_for_what_and_what_follows_and_each_sum_belongs_to_its_words() {
    let text = "Неисполнение предписания влечет штраф на физических лиц в размере пяти, на должностных лиц – в размере \
                двадцати месячных расчетных показателей.";
    let act = letter(text, Lang::RU);
    let explanation = explain(&act, Known::default());
    let [card] = &explanation.cards[..] else { panic!("one card: {explanation:?}") };
    assert_eq!(card.kind, CardKind::Sanction);
    let follows = card.pieces.iter().find(|piece| piece.role == Role::IfNot).expect("what follows");
    let sums: Vec<(f64, &str)> = follows
        .amounts
        .iter()
        .map(|amount| (amount.number.value(), &act.provisions[amount.end.0 as usize].text[..amount.end.1 as usize]))
        .collect();
    assert_eq!(sums.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [5.0, 20.0]);
    assert!(sums[0].1.ends_with("пяти") && sums[1].1.ends_with("показателей"), "{sums:?}");
}

#[test]
fn a_sentence_that_is_no_rule_stands_as_it_is_beside_one_that_is() {
    let text =
        "Настоящий Закон применяется к договорам, заключенным после его введения. Стороны вправе изменить договор.";
    assert_eq!(
        cards(text, Lang::RU),
        [
            "Statement\nWhat: Настоящий Закон применяется к договорам, заключенным после его введения",
            "May\nWho: Стороны\nWhat: вправе изменить договор"
        ]
    );
    // Alone it needs no card.
    assert!(cards("Настоящий Закон применяется к договорам.", Lang::RU).is_empty());
}

#[test]
fn how_something_is_done_is_nobodys_duty() {
    let found = cards("Трудовой договор заключается в письменной форме.", Lang::RU);
    assert_eq!(found, ["Order\nWhat: Трудовой договор заключается в письменной форме"]);
}

#[test]
fn officialese_is_glossed_once_a_page_and_never_inside_a_citation() {
    let act = letter("Субъект вправе, а равно обязан. Иной субъект вправе, а равно обязан.", Lang::RU);
    let glosses = explain(&act, Known::default()).glosses;
    let equally = glosses.iter().filter(|gloss| gloss.plain == "а также").count();
    assert_eq!(equally, 1, "{glosses:?}");
}

#[test]
fn a_letter_is_told_with_its_sums_its_citations_and_nothing_lost() {
    let text = "Вы обязаны уплатить штраф в размере 10 месячных расчетных показателей согласно статье 88 Кодекса об \
                административных правонарушениях в течение семи рабочих дней. Приём ведётся по адресу: ул. Абая, 1.";
    let day = legislation::Date::new(2026, 7, 1).expect("a day");
    let told = super::told(text, Lang::KK, &legislation::IndexTable::supplied(), day);
    assert_eq!(told.lang, Lang::RU);
    assert_eq!(told.blocks[0].kind, "Міндет", "labels are the reader's");
    let runs: Vec<&ToldRun> = told.blocks.iter().flat_map(|block| &block.rows).flat_map(|row| &row.runs).collect();
    assert!(runs.contains(&&ToldRun::Worth("= 43250 ₸".to_owned())), "{told:#?}");
    assert!(runs.iter().any(|run| matches!(run, ToldRun::Cites(words) if words.starts_with("статье 88"))), "{told:#?}");
    let said: String = runs
        .iter()
        .map(|run| match run {
            ToldRun::Words(words) | ToldRun::Cites(words) | ToldRun::Gloss(words, _) => words.as_str(),
            ToldRun::Worth(_) => "",
        })
        .collect();
    for word in text.split_whitespace() {
        assert!(said.contains(word.trim_end_matches(['.', ','])), "{word} is lost: {said}");
    }
}

#[test]
fn a_letter_of_any_bytes_is_explained_or_left_alone() {
    for text in ["", "\u{202e}", "1)\n2)\n3)", "<script>alert(1)</script>", &"обязан ".repeat(3000), "Обязан:\n–"]
    {
        for lang in Lang::INTERFACE {
            let act = letter(text, lang);
            for card in explain(&act, Known::default()).cards {
                for place in card.all_pieces().flat_map(Piece::places) {
                    assert!(place.span.of(&act.provisions[place.provision as usize].text).is_some(), "{text:?}");
                }
            }
        }
    }
}
