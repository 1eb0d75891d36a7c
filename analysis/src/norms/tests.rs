//! Norms as the acts of Kazakhstan and Kyrgyzstan word them, in Russian, Kazakh and English.

use super::{find, read};
use crate::definitions::tests::act;
use ProvisionKind::{Alinea, Article, Paragraph, Point};
use legislation::{
    Direction, Index, IndexTable, Lang, Measure, Modality, Number, ProvisionKind, TextSpan, TimeUnit, Wording,
};
use proptest::prelude::*;

fn words(text: &str, span: Option<TextSpan>) -> &str {
    span.and_then(|span| span.of(text)).unwrap_or_default()
}

/// A sentence, its class and its addressee.
fn check(lang: Lang, text: &str, class: Option<Modality>, who: &str) {
    let norm = read(text, lang);
    assert_eq!((norm.modality, words(text, norm.addressee)), (class, who), "{text}");
}

#[test]
fn a_word_of_duty_right_or_prohibition_tells_the_class_and_its_negation_turns_it() {
    use Modality::{Duty, Power, Prohibition, Right};
    for (text, class, who) in [
        ("Работодатель обязан выдать работнику копию приказа.", Duty, "Работодатель"),
        ("Работник не обязан сообщать причину ухода.", Right, "Работник"),
        ("Арендатор вправе передать имущество в субаренду.", Right, "Арендатор"),
        ("Арендатор не вправе передавать имущество в субаренду.", Prohibition, "Арендатор"),
        ("Уполномоченный орган вправе запросить сведения.", Power, "Уполномоченный орган"),
        ("Посредникам запрещается разглашать сведения.", Prohibition, "Посредникам"),
        ("Ни одна из сторон не может отказаться от переговоров.", Prohibition, "Ни одна из сторон"),
        ("Не допускается повторная проверка по тем же основаниям.", Prohibition, ""),
    ] {
        check(Lang::RU, text, Some(class), who);
    }
    for (text, class, who) in [
        ("Жұмыс беруші бұйрықтың көшірмесін беруге міндетті.", Duty, "Жұмыс беруші"),
        ("Куәгер өзіне қарсы айғақ беруге міндетті емес.", Right, "Куәгер"),
        ("Азаматтар бейбіт жиналуға құқылы.", Right, "Азаматтар"),
        ("Әркімнің жеке өміріне қол сұғылмауына құқығы бар.", Right, "Әркімнің"),
        ("Шетелдіктің мемлекеттік қызмет атқаруға құқығы жоқ.", Prohibition, "Шетелдіктің"),
        ("Үкімет қосымша талаптар белгілей алады.", Power, "Үкімет"),
        ("Шешімдер заңға қайшы келмеуге тиіс.", Prohibition, ""),
        ("Қайтадан тексеруге жол берілмейді.", Prohibition, ""),
    ] {
        check(Lang::KK, text, Some(class), who);
    }
    for (text, class, who) in [
        ("The employer must issue a copy of the order.", Duty, "The employer"),
        ("The lessee may not transfer the property.", Prohibition, "The lessee"),
        ("The Government may establish further requirements.", Power, "The Government"),
        ("Everyone shall have the right to privacy.", Right, "Everyone"),
        ("No one shall be subjected to torture.", Prohibition, ""),
    ] {
        check(Lang::EN, text, Some(class), who);
    }
}

#[test]
fn the_bare_indicative_is_a_bodys_power_and_anyones_duty() {
    use Modality::{Descriptive, Duty, Power, Right};
    for (lang, text, class, implied) in [
        (Lang::RU, "Уполномоченный орган утверждает форму заявки.", Power, true),
        (Lang::RU, "Форма заявки утверждается уполномоченным органом.", Power, true),
        (Lang::RU, "Уполномоченный орган в течение пяти рабочих дней рассматривает заявку.", Duty, true),
        (Lang::RU, "Поставщик вносит обеспечение заявки.", Duty, true),
        (Lang::RU, "Заявка подается через портал.", Duty, true),
        (Lang::RU, "Граждане пожилого возраста не вносят обеспечения.", Right, true),
        (Lang::RU, "Предметом аукциона является товар.", Descriptive, false),
        (Lang::RU, "Настоящий Закон вводится в действие с 1 января 2025 года.", Descriptive, false),
        (Lang::KK, "Уәкілетті орган өтінімнің нысанын бекітеді.", Power, true),
        (Lang::KK, "Уәкілетті орган өтінімді бес жұмыс күні ішінде қарайды.", Duty, true),
        (Lang::KK, "Жеткізуші өтінімнің қамтамасыз етуін енгізеді.", Duty, true),
        (Lang::KK, "Осы Заң алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.", Descriptive, false),
    ] {
        let norm = read(text, lang);
        assert_eq!((norm.modality, norm.implied), (Some(class), implied), "{text}");
    }
}

#[test]
fn liability_is_a_sanction_and_another_consequence_is_none() {
    for (lang, text, class, who) in [
        (
            Lang::RU,
            "Выброс мусора – влечет наложение штрафа на юридических лиц в размере 55 расчетных показателей.",
            Modality::Sanction,
            "юридических лиц",
        ),
        (Lang::RU, "Нарушение формы сделки влечет ее недействительность.", Modality::Descriptive, ""),
        (Lang::KK, "Заңды бұзу жауаптылыққа әкеп соғады.", Modality::Sanction, ""),
    ] {
        check(lang, text, Some(class), who);
    }
}

#[test]
fn a_term_and_its_explanation_are_a_definition_but_a_price_is_not() {
    check(Lang::RU, "Оператор – юридическое лицо, обслуживающее портал.", Some(Modality::Definition), "");
    check(Lang::RU, "Под заявкой понимается просьба об участии.", Some(Modality::Definition), "");
    check(Lang::KK, "оператор – порталға қызмет көрсететін заңды тұлға;", Some(Modality::Definition), "");
    check(Lang::KK, "Депутаттардың өкілеттік мерзімі – алты жыл.", Some(Modality::Descriptive), "");
}

#[test]
fn what_the_words_do_not_tell_is_not_guessed() {
    for (lang, text) in
        [(Lang::RU, "Перечень товаров, работ и услуг"), (Lang::KK, "Қызметтер тізілімі"), (Lang::EN, "List of goods")]
    {
        check(lang, text, None, "");
    }
}

/// A sentence with one deadline: its words, direction, number, unit and anchor.
fn check_deadline(lang: Lang, text: &str, expected: (&str, Direction, Option<u32>, Option<TimeUnit>, &str)) {
    let norm = read(text, lang);
    let [deadline] = norm.deadlines.as_slice() else { panic!("{text}: {:?}", norm.deadlines) };
    let words = |span: TextSpan| span.of(text).unwrap_or_default();
    let found =
        (words(deadline.words), deadline.direction, deadline.number, deadline.unit, deadline.anchor.map_or("", words));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_deadline_is_so_many_units_counted_from_an_event() {
    use Direction::{AtLeast, Before, Immediately, Lasting, Within};
    use TimeUnit::{BankingDay, CalendarDay, Hour, Month, WorkingDay, Year};
    for (text, expected) in [
        (
            "Заказчик в течение пяти рабочих дней со дня утверждения плана обязан разместить его.",
            (
                "в течение пяти рабочих дней со дня утверждения плана",
                Within,
                Some(5),
                Some(WorkingDay),
                "со дня утверждения плана",
            ),
        ),
        (
            "Поставщик вносит сведения не позднее 10 (десяти) календарных дней после регистрации договора.",
            (
                "не позднее 10 (десяти) календарных дней после регистрации договора",
                Within,
                Some(10),
                Some(CalendarDay),
                "после регистрации договора",
            ),
        ),
        (
            "Банк исполняет поручение в течение трех банковских дней.",
            ("в течение трех банковских дней", Within, Some(3), Some(BankingDay), ""),
        ),
        ("Оператор хранит записи не менее пяти лет.", ("не менее пяти лет", AtLeast, Some(5), Some(Year), "")),
        (
            "Суд рассматривает жалобу в десятидневный срок.",
            ("в десятидневный срок", Within, Some(10), Some(CalendarDay), ""),
        ),
        (
            "Стороны вправе продлить договор на срок не более 3 лет.",
            ("на срок не более 3 лет", Lasting, Some(3), Some(Year), ""),
        ),
        (
            "Работодатель обязан предупредить работника не менее чем за один месяц до увольнения.",
            ("не менее чем за один месяц до увольнения", Before, Some(1), Some(Month), "до увольнения"),
        ),
        ("Водитель обязан незамедлительно остановиться.", ("незамедлительно", Immediately, None, None, "")),
    ] {
        check_deadline(Lang::RU, text, expected);
    }
    for (text, expected) in [
        (
            "Орган өтініш тіркелген күннен бастап он бес жұмыс күні ішінде жауап береді.",
            (
                "өтініш тіркелген күннен бастап он бес жұмыс күні ішінде",
                Within,
                Some(15),
                Some(WorkingDay),
                "өтініш тіркелген күннен",
            ),
        ),
        (
            "Адамды жетпіс екі сағаттан аспайтын мерзімге ұстауға болады.",
            ("жетпіс екі сағаттан аспайтын мерзімге", Within, Some(72), Some(Hour), ""),
        ),
        ("Жұмыс беруші ақпаратты дереу беруге міндетті.", ("дереу", Immediately, None, None, "")),
    ] {
        check_deadline(Lang::KK, text, expected);
    }
    check_deadline(
        Lang::EN,
        "The court must decide within ten working days from the date of the appeal.",
        (
            "within ten working days from the date of the appeal",
            Within,
            Some(10),
            Some(WorkingDay),
            "from the date of the appeal",
        ),
    );
}

#[test]
fn ages_and_past_years_are_no_deadlines() {
    for text in [
        "Лица, достигшие возраста 18 лет, вправе голосовать.",
        "Поставщик представляет сведения об опыте работы за последние 10 лет.",
        "Настоящий Закон вводится в действие по истечении шестидесяти календарных дней.",
    ] {
        assert!(read(text, Lang::RU).deadlines.is_empty(), "{text}");
    }
}

#[test]
fn an_amount_is_a_number_of_something_that_has_a_worth() {
    let percent = Measure::Percent;
    let mci = Measure::Index(Index::Mci);
    for (lang, text, piece, number, measure) in [
        (Lang::RU, "Ставка составляет 1,5 процента.", "1,5 процента", (15, 10), percent),
        (Lang::RU, "Взнос вносится в размере двадцати пяти процентов.", "двадцати пяти процентов", (25, 1), percent),
        (
            Lang::RU,
            "Порог равен 10 000-кратному размеру месячного расчетного показателя.",
            "10 000-кратному размеру месячного расчетного показателя",
            (10_000, 1),
            mci,
        ),
        (
            Lang::RU,
            "Штраф в размере двухсот месячных расчетных показателей.",
            "двухсот месячных расчетных показателей",
            (200, 1),
            mci,
        ),
        (Lang::RU, "Решение принимается двумя третями голосов.", "двумя третями", (2, 3), Measure::Share),
        (Lang::RU, "Сбор уплачивается в двукратном размере.", "двукратном размере", (2, 1), Measure::Share),
        (
            Lang::KK,
            "Айыппұл жүз елу айлық есептік көрсеткіш мөлшерінде салынады.",
            "жүз елу айлық есептік көрсеткіш",
            (150, 1),
            mci,
        ),
        (Lang::KK, "Мөлшері бес пайыздан аспайды.", "бес пайыздан", (5, 1), percent),
        (Lang::KK, "Депутаттардың үштен екісі қолдауға тиіс.", "үштен екісі", (2, 3), Measure::Share),
        (Lang::EN, "The fine is 50 monthly calculation indices.", "50 monthly calculation indices", (50, 1), mci),
        (Lang::EN, "A majority of two-thirds is required.", "two-thirds", (2, 3), Measure::Share),
    ] {
        let norm = read(text, lang);
        let [amount] = norm.amounts.as_slice() else { panic!("{text}: {:?}", norm.amounts) };
        let number = Number { numerator: number.0, denominator: number.1 };
        assert_eq!(
            (words(text, Some(amount.words)), amount.number, amount.measure),
            (piece, number, measure),
            "{text}"
        );
    }
    let text = "Обеспечение вносится в размере от одного до трех процентов.";
    let norm = read(text, Lang::RU);
    let range = norm.amounts.first().map(|a| (a.at_least, a.number));
    assert_eq!(range, Some((Some(Number::whole(1)), Number::whole(3))));
}

#[test]
fn fines_of_several_classes_share_the_index_that_is_said_last() {
    for (lang, text, who) in [
        (
            Lang::RU,
            "Нарушение правил влечет штраф на граждан в размере десяти, на юридических лиц – в размере ста месячных расчетных показателей.",
            "граждан",
        ),
        (
            Lang::KK,
            "Қағидаларды бұзу – жеке тұлғаларға он, заңды тұлғаларға жүз айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
            "жеке тұлғаларға",
        ),
    ] {
        let norm = read(text, lang);
        let fines: Vec<_> = norm.amounts.iter().map(|a| (a.number, a.measure)).collect();
        let mci = Measure::Index(Index::Mci);
        assert_eq!(fines, [(Number::whole(10), mci), (Number::whole(100), mci)], "{text}");
        assert_eq!((norm.modality, words(text, norm.addressee)), (Some(Modality::Sanction), who), "{text}");
    }
}

#[test]
fn a_fine_of_a_hundred_indices_is_worth_what_the_index_is_on_the_day() {
    let norm = read("Действие влечет штраф в размере ста месячных расчетных показателей.", Lang::RU);
    let table = IndexTable::supplied();
    let on = legislation::Date::new(2025, 3, 1).expect("a day");
    assert_eq!(norm.amounts.first().and_then(|fine| table.tenge(fine, on)), Some(393_200));
}

#[test]
fn conditions_end_where_the_main_clause_begins() {
    for (lang, text, condition, exception) in [
        (
            Lang::RU,
            "В случае отказа, предусмотренного пунктом 2 настоящей статьи, заказчик обязан вернуть взнос.",
            "В случае отказа, предусмотренного пунктом 2 настоящей статьи",
            "",
        ),
        (Lang::RU, "При составлении плана заказчик обязан разделить товары на лоты.", "При составлении плана", ""),
        (Lang::RU, "Если срок не указан, договор считается бессрочным.", "Если срок не указан", ""),
        (
            Lang::RU,
            "Заказчик вправе изменить план, за исключением случаев, предусмотренных правилами.",
            "",
            "за исключением случаев, предусмотренных правилами",
        ),
        (Lang::KK, "Егер өтініш толық болмаса, қызмет беруші бас тартады.", "Егер өтініш толық болмаса", ""),
        (Lang::KK, "Мерзім ұзартылған жағдайда, орган өтініш берушіге хабарлайды.", "Мерзім ұзартылған жағдайда", ""),
    ] {
        let norm = read(text, lang);
        let found = (words(text, norm.conditions.first().copied()), words(text, norm.exceptions.first().copied()));
        assert_eq!(found, (condition, exception), "{text}");
    }
}

#[test]
fn an_item_is_read_with_its_head_and_each_piece_tells_whose_words_it_is() {
    let law = act(
        Lang::RU,
        &[
            (Article, "art_1", ""),
            (Paragraph, "art_1__para_1", "Порядок един. Заказчик обязан:"),
            (Point, "art_1__para_1__point_1", "вернуть взнос в течение трех дней;"),
            (Point, "art_1__para_1__point_2", "сообщить об отказе."),
        ],
    );
    let norms = find(&law);
    let duties: Vec<_> = norms.iter().filter(|n| n.modality == Some(Modality::Duty)).collect();
    assert_eq!(duties.len(), 2);
    let place = |w: &Wording| -> Vec<(u32, String)> {
        let text = |p: &legislation::Place| {
            p.span.of(&law.provisions[p.provision as usize].text).unwrap_or_default().to_owned()
        };
        w.0.iter().map(|p| (p.provision, text(p))).collect()
    };
    assert_eq!(duties[0].addressee.as_ref().map(place), Some(vec![(1, "Заказчик".to_owned())]));
    assert_eq!(duties[0].action.as_ref().map(place), Some(vec![(2, "вернуть взнос".to_owned())]));
    assert_eq!(duties[0].deadlines.first().map(|d| place(&d.words)), Some(vec![(2, "в течение трех дней".to_owned())]));
}

#[test]
fn kazakh_items_share_the_predicate_of_the_last_one() {
    let law = act(
        Lang::KK,
        &[
            (Article, "art_1", ""),
            (Paragraph, "art_1__para_1", "Қызмет берушілер:"),
            (Point, "art_1__para_1__point_1", "ақпарат ұсынуға;"),
            (Point, "art_1__para_1__point_2", "шағымдарды қарауға міндетті."),
        ],
    );
    let norms = find(&law);
    let classes: Vec<_> = norms.iter().map(|n| n.modality).collect();
    assert_eq!(classes, [Some(Modality::Duty), Some(Modality::Duty)]);
    let place = |w: &Option<Wording>| w.as_ref().and_then(|w| w.0.first()).map(|p| (p.provision, p.span));
    let text = |p: (u32, TextSpan)| p.1.of(&law.provisions[p.0 as usize].text).map(str::to_owned);
    assert_eq!(place(&norms[0].addressee).and_then(text).as_deref(), Some("Қызмет берушілер"));
    assert_eq!(place(&norms[0].action).and_then(text).as_deref(), Some("ақпарат ұсынуға"));
    assert_eq!(place(&norms[0].marker).map(|p| p.0), Some(3), "the predicate stands in the last item");
}

#[test]
fn conduct_and_its_punishment_on_two_lines_are_one_sanction() {
    let code = act(
        Lang::RU,
        &[
            (Article, "art_1", ""),
            (Paragraph, "art_1__para_1", "Выброс мусора в неустановленных местах –"),
            (Alinea, "art_1__para_1__al_2", "влечет предупреждение."),
        ],
    );
    let norms = find(&code);
    let classes: Vec<_> = norms.iter().map(|n| n.modality).collect();
    assert_eq!(classes, [Some(Modality::Sanction)]);
    assert_eq!(norms[0].action.as_ref().map(|w| w.0.iter().map(|p| p.provision).collect::<Vec<_>>()), Some(vec![1]));
}

/// Every span of a norm.
fn spans(norm: &legislation::Norm<TextSpan>) -> Vec<TextSpan> {
    let mut all = vec![norm.words];
    all.extend(norm.marker.iter().chain(&norm.addressee).chain(&norm.action));
    all.extend(norm.conditions.iter().chain(&norm.exceptions).chain(&norm.references));
    all.extend(norm.deadlines.iter().flat_map(|d| [Some(d.words), d.anchor]).flatten());
    all.extend(norm.amounts.iter().map(|a| a.words));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_text_ends_the_reader_and_every_piece_lies_in_its_text(
        pieces in prop::collection::vec(prop_oneof![
            "[а-яәғқңөұүһіА-Я]{1,9}",
            "[ \\-–—:;,.()«»\"0-9%№/]{1,3}",
            "[\u{0}-\u{10FFFF}]{0,2}",
            prop::sample::select(vec![
                "в течение", "пяти", "рабочих дней", "со дня", "не позднее", "от", "до", "за исключением", "если", "при условии, что",
                "обязан", "не вправе", "влечет", "штраф", "на юридических лиц", "заказчик", "уполномоченный орган", "и (или)",
                "18446744073709551616", "миллиард миллиард миллиард", "10 000-кратному", "двух третей", "(десяти)", "1)", "5)",
                "күннен бастап", "он бес", "жұмыс күні ішінде", "кешіктірмей", "міндетті", "құқығы бар", "жол берілмейді", "егер",
                "жағдайда", "қоспағанда", "бестен бірі", "ұйым", "бап", "шегінде", "shall", "not", "within", "two-thirds", "if", "by",
                "й", "и\u{306}", "\u{AD}", "İ", "ß", "ﬁ", "возложить на", "31 марта", "к компетенции", "относятся:", "до", "в период с",
            ]).prop_map(str::to_owned),
        ], 0..24),
        glue in prop::sample::select(vec!["", " ", "  "]),
    ) {
        let text = pieces.join(glue);
        for lang in [Lang::RU, Lang::KK, Lang::EN, Lang::DE] {
            let norm = read(&text, lang);
            for span in spans(&norm) {
                prop_assert!(span.of(&text).is_some(), "{span:?} in {text:?}");
            }
        }
    }
}
