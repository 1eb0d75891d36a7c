//! Findings among small acts: what contradicts, what only seems to.

use super::{Evidence, Source, find, told, uses};
use crate::definitions;
use crate::norms::stated;
use crate::references::{Library, detect, resolve};
use legislation::finding::{Disagreement, FindingKind};
use legislation::{Act, ActId, ActKind, EId, Lang, Provision, ProvisionKind, ProvisionState};

/// An act of articles: a heading and numbered paragraphs; an empty paragraph is repealed.
fn act(id: &str, title: &str, articles: &[&[&str]]) -> Act {
    let mut act = Act::blank(ActId::from_name(id), Lang::RU, ActKind::Law, title.to_owned());
    for (at, paragraphs) in articles.iter().enumerate() {
        let article = EId::child(None, "art", &(at + 1).to_string());
        let parent = act.provisions.len() as u32;
        let mut provision = Provision::blank(article.clone(), ProvisionKind::Article, None);
        provision.number = (at + 1).to_string();
        act.provisions.push(provision);
        for (number, text) in (1..).zip(*paragraphs) {
            let eid = EId::child(Some(&article), "para", &number.to_string());
            let mut provision = Provision::blank(eid, ProvisionKind::Paragraph, Some(parent));
            provision.number = number.to_string();
            (*text).clone_into(&mut provision.text);
            if text.is_empty() {
                provision.state = ProvisionState::Repealed;
            }
            act.provisions.push(provision);
        }
    }
    act
}

fn found(acts: &[Act]) -> Vec<Evidence> {
    let library = Library::new(acts);
    let read: Vec<_> = acts
        .iter()
        .map(|act| {
            let terms = definitions::find(act);
            let references = resolve(act, &detect(act, &terms, &library), &library);
            (stated(act), terms, references)
        })
        .collect();
    let sources: Vec<Source> = acts
        .iter()
        .zip(&read)
        .enumerate()
        .map(|(number, (act, (stated, definitions, references)))| Source {
            number,
            act,
            stated,
            definitions,
            references,
        })
        .collect();
    find(&sources, &library)
}

/// Acts about other things, so that words of the tested ones are rare.
fn others() -> Act {
    act(
        "others",
        "О прочем",
        &[&[
            "Арендатор обязан вернуть оборудование после окончания договора аренды.",
            "Водитель обязан иметь при себе водительское удостоверение.",
            "Издатель обязан передать экземпляр книги в национальную библиотеку.",
            "Пассажир вправе провозить ручную кладь без дополнительной оплаты.",
        ]],
    )
}

fn kinds(acts: &[Act]) -> Vec<(FindingKind, Option<Disagreement>)> {
    found(acts).into_iter().map(|one| (one.kind, one.disagreement)).collect()
}

#[test]
fn one_duty_with_two_times_is_a_contradiction_and_a_special_case_is_none() {
    let law = act(
        "law",
        "О пчеловодстве",
        &[&[
            "Владелец пасеки обязан сообщить ветеринарному врачу о гибели пчел в течение одного дня со дня обнаружения.",
            "При введении карантина владелец пасеки обязан сообщить ветеринарному врачу о гибели пчел незамедлительно.",
        ]],
    );
    let rules = act(
        "rules",
        "О правилах учета пасек",
        &[&[
            "О гибели пчел владелец пасеки обязан сообщить ветеринарному врачу в течение пяти дней со дня обнаружения.",
        ]],
    );
    let all = found(&[law.clone(), rules, others()]);
    let [one] = all.as_slice() else { panic!("one contradiction, not {all:?}") };
    assert_eq!(one.kind, FindingKind::Deadline);
    assert_eq!(one.versus.len(), 2);
    assert!(one.versus[0].contains("одного дня") && one.versus[1].contains("пяти дней"), "{:?}", one.versus);
    let (words, marks) = told(&law, &one.spots[0].words, &one.spots[0].marks);
    assert!(marks.iter().any(|mark| mark.of(&words).is_some_and(|words| words.contains("одного дня"))), "{marks:?}");
    assert_eq!(kinds(&[law, others()]), [], "quarantine is a case of its own");
}

#[test]
fn may_and_must_of_the_same_words_disagree() {
    let law = act("law", "О перевозках", &[&["Перевозчик обязан дезинфицировать вагон после каждой перевозки скота."]]);
    let rules =
        act("rules", "О вагонах", &[&["Перевозчик вправе дезинфицировать вагон после каждой перевозки скота."]]);
    assert_eq!(kinds(&[law, rules, others()]), [(FindingKind::NearDuplicate, Some(Disagreement::Modality))]);
}

#[test]
fn fines_for_conduct_told_by_another_paragraph_are_not_compared() {
    let code = act(
        "code",
        "О нарушениях",
        &[
            &[
                "Перевозка скота без справки влечет штраф в размере десяти месячных расчетных показателей.",
                "Действие, предусмотренное пунктом 1 настоящей статьи, совершенное повторно, влечет штраф в размере двадцати месячных расчетных показателей.",
            ],
            &[
                "Содержание собаки без паспорта влечет штраф в размере трех месячных расчетных показателей.",
                "Действие, предусмотренное пунктом 1 настоящей статьи, совершенное повторно, влечет штраф в размере шести месячных расчетных показателей.",
            ],
        ],
    );
    assert_eq!(kinds(&[code, others()]), []);
}

#[test]
fn a_repealed_paragraph_and_one_that_never_was_are_dead_references() {
    let law = act(
        "law",
        "О карантине",
        &[
            &["Карантин вводится решением акимата.", "", "Карантин снимается решением акимата."],
            &[
                "Справка выдается на основаниях, указанных в пункте 2 статьи 1 настоящего Закона.",
                "Справка хранится с учетом пункта 7 статьи 1 настоящего Закона.",
                "Пункт 2 статьи 1 настоящего Закона признан утратившим силу.",
                "Справка вручается с учетом пункта 3 статьи 1 настоящего Закона.",
                "Справка бесплатна, за исключением выдаваемой с учетом пункта 8 статьи 1 настоящего Закона.",
            ],
        ],
    );
    let all = found(&[law, others()]);
    let mut dead: Vec<&str> = all
        .iter()
        .filter(|one| one.kind == FindingKind::DeadReference)
        .filter_map(|one| one.versus.get(1).map(String::as_str))
        .collect();
    dead.sort_unstable();
    assert_eq!(dead, ["law#art_1__para_2", "law#art_1__para_7", "law#art_1__para_8"]);
}

#[test]
fn two_bodies_cannot_approve_the_same_rules_but_one_may_approve_rules_and_another_a_form() {
    let law = |second: &str| {
        act(
            "law",
            "О причалах",
            &[&["Уполномоченный орган утверждает правила эксплуатации пассажирских причалов."], &[second]],
        )
    };
    let other_body = law("Эксплуатация пассажирских причалов осуществляется в порядке, определяемом Правительством.");
    assert_eq!(kinds(&[other_body, others()]), [(FindingKind::WhoDecides, None)]);
    let form = law("Правительство утверждает форму акта эксплуатации пассажирских причалов.");
    assert_eq!(kinds(&[form, others()]), []);
    let same = law("Эксплуатация пассажирских причалов осуществляется в порядке, определяемом уполномоченным органом.");
    assert_eq!(kinds(&[same, others()]), []);
}

#[test]
fn provisions_that_send_to_each_other_go_round_in_a_circle_unless_one_has_a_rule() {
    let law = |second: &str| {
        act(
            "law",
            "Об отходах",
            &[
                &[
                    "Утилизация биологических отходов производится в порядке, установленном статьей 2 настоящего Закона.",
                ],
                &[second],
            ],
        )
    };
    let circle =
        law("Порядок утилизации биологических отходов определяется в соответствии со статьей 1 настоящего Закона.");
    assert_eq!(kinds(&[circle, others()]), [(FindingKind::Circular, None)]);
    let rule =
        law("Биологические отходы, указанные в статье 1 настоящего Закона, сжигаются в печи в течение двух дней.");
    assert_eq!(kinds(&[rule, others()]), []);
}

#[test]
fn a_term_is_used_in_any_of_its_forms() {
    let law = act("law", "Об энергии", &[&["Водородная станция хранит аккумуляторы."]]);
    assert!(uses(&law, "водород"));
    assert!(uses(&law, "аккумулятор"));
    assert!(!uses(&law, "биогаз"));
    assert!(!uses(&law, ""));
}
