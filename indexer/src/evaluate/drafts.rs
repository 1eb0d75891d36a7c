//! Whether the check of a draft finds faults that were planted in law without them.

use crate::build::current_acts_of;
use crate::check::in_force;
use crate::inspect::inspect;
use analysis::draft_check::{InForce, languages, own};
use analysis::norms::{Stated, stated};
use analysis::source::{Block, SourceDocument, SourceFormat, SourceMeta};
use analysis::structure::parse;
use anyhow::bail;
use legislation::burden::Rank;
use legislation::norm::{Modality, Place, Wording};
use legislation::remark::{Remark, RemarkKind};
use legislation::{Act, ActId, ActKind, DefinitionKind, Lang, Problem, ProvisionKind, ProvisionState};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A way to spoil the lines of a draft; nothing where there is no place for it.
type Fault = (RemarkKind, fn(&[String], Lang) -> Option<Vec<String>>);

/// Plants every kind of fault in every act of a corpus in Kazakh and Russian that has a place for it, one at a time, checks the
/// draft, and tells which are found: by a remark of the kind that the draft without the fault does not get.
pub fn evaluate(corpus: &Path) -> anyhow::Result<Value> {
    let acts: Vec<Act> =
        inspect(corpus)?.acts.into_iter().filter(|act| [Lang::KK, Lang::RU].contains(&act.lang)).collect();
    if acts.is_empty() {
        bail!("no law in Kazakh or Russian in {}", corpus.display());
    }
    let current = current_acts_of(&[corpus.to_path_buf()])?;
    let law = |lang| (lang, in_force(lang, &current));
    let laws: BTreeMap<Lang, InForce<&Act>> = [Lang::KK, Lang::RU].into_iter().map(law).collect();
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    let mut count = |fault: &'static str, found: bool, act: &Act, planted: &str| {
        let of = kinds.entry(fault).or_default();
        of.0 += usize::from(found);
        of.1 += 1;
        if !found {
            missed.push(format!("{fault} {} {} {planted}", act.id, act.lang).trim_end().to_owned());
        }
    };
    for act in &acts {
        let lines = lines(act);
        let before = names(&remarks(act, &lines));
        let of_laws = |(kind, _): &Fault| *kind != RemarkKind::Delegation || Rank::of(act.kind) == Rank::Law;
        for (kind, spoil) in FAULTS.into_iter().filter(of_laws) {
            let Some(spoilt) = spoil(&lines, act.lang) else { continue };
            let found = remarks(act, &spoilt).iter().any(|one| one.kind == kind && !before.contains(&name(one)));
            count(kind.slug(), found, act, "");
        }
        // An earlier text is not what drafts are held against.
        let is_current = current.iter().any(|one| one == act);
        for (fault, kind, draft) in BESIDE.into_iter().filter(|_| is_current) {
            let (Some(draft), Some(law)) = (draft(act), laws.get(&act.lang)) else { continue };
            let of = |one: &Remark| {
                one.kind == kind && (kind == RemarkKind::NoLaw || one.evidence.starts_with(act.id.as_str()))
            };
            count(fault, draft.remarks(law, act.lang).iter().any(of), act, &draft.lines[1..].join(" "));
        }
        let Some(other) =
            acts.iter().find(|one| one.id == act.id && one.lang != act.lang && one.text_date == act.text_date)
        else {
            continue;
        };
        let between = |lines: &[String]| languages(&read(act, lines).0, other);
        let before = names(&between(&lines));
        for (kind, spoil) in BETWEEN {
            let Some(spoilt) = spoil(&lines, act.lang) else { continue };
            let found = between(&spoilt).iter().any(|one| one.kind == kind && !before.contains(&name(one)));
            count(kind.slug(), found, act, "");
        }
    }
    let (found, planted) = kinds.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let of = |(found, planted): (usize, usize)| json!({"found": found, "planted": planted});
    Ok(json!({
        "planted": planted, "found": found, "recall": found as f64 / planted.max(1) as f64,
        "kinds": kinds.into_iter().map(|(kind, of_kind)| (kind.to_owned(), of(of_kind))).collect::<BTreeMap<_, _>>(),
        "missed": missed,
    }))
}

/// The lines of an act as a draft has them.
fn lines(act: &Act) -> Vec<String> {
    let line = |one: &legislation::Provision| {
        let label = one.label.trim_end_matches('.');
        let is_article = one.kind == ProvisionKind::Article || one.kind.is_division();
        let head = match (is_article, one.heading.is_empty()) {
            (true, true) => format!("{label}."),
            (true, false) => format!("{label}. {}", one.heading),
            _ => String::new(),
        };
        let text = if is_article { one.text.clone() } else { format!("{} {}", one.label, one.text).trim().to_owned() };
        [head, text].into_iter().filter(|line| !line.is_empty() && line != ".").collect::<Vec<_>>()
    };
    // Annexes begin anew: the draft is what stands before them.
    let body = act.provisions.iter().take_while(|one| one.kind != ProvisionKind::Attachment);
    body.filter(|one| one.state == legislation::ProvisionState::InForce && one.table.is_none()).flat_map(line).collect()
}

fn read(act: &Act, lines: &[String]) -> (Act, Vec<Problem>) {
    parse(SourceDocument {
        file: "draft".to_owned(),
        format: SourceFormat::Markdown,
        id: act.id.clone(),
        lang: act.lang,
        meta: SourceMeta { title: act.title.clone(), requisites: act.requisites.clone(), ..SourceMeta::default() },
        blocks: lines.iter().map(Block::line).collect(),
        problems: Vec::new(),
        whole: None,
    })
}

fn remarks(act: &Act, lines: &[String]) -> Vec<Remark> {
    let (draft, problems) = read(act, lines);
    own(&draft, &problems)
}

fn name(one: &Remark) -> (RemarkKind, Option<String>, String) {
    (one.kind, one.eid.as_ref().map(ToString::to_string), one.words.clone())
}

fn names(remarks: &[Remark]) -> BTreeSet<(RemarkKind, Option<String>, String)> {
    remarks.iter().map(name).collect()
}

const FAULTS: [Fault; 12] = [
    (RemarkKind::DuplicateNumber, |lines, _| {
        let third = lines.iter().position(|line| line.starts_with("3. "))?;
        replaced(lines, third, |line| line.replacen("3. ", "2. ", 1))
    }),
    (RemarkKind::MissingNumber, |lines, _| {
        let third = lines.iter().position(|line| line.starts_with("3. "))?;
        // The last of its article, so that no other number is disturbed.
        let is_last = lines.get(third + 1).is_none_or(|line| !line.starts_with("4. "));
        is_last.then(|| replaced(lines, third, |line| line.replacen("3. ", "5. ", 1)))?
    }),
    (RemarkKind::EmptyProvision, |lines, lang| {
        let mut spoilt = lines.to_vec();
        let article =
            if lang == Lang::KK { "901-бап. Бақылау" } else { "Статья 901. Контроль" };
        spoilt.push(article.to_owned());
        Some(spoilt)
    }),
    (RemarkKind::LookAlikeLetters, |lines, _| {
        let at = lines.iter().position(|line| line.chars().count() > 60 && line.contains("са"))?;
        replaced(lines, at, |line| line.replacen("са", "cа", 1))
    }),
    (RemarkKind::DeadReference, |lines, lang| {
        let cites = if lang == Lang::KK {
            "Шағым осы Заңның 777-бабында белгіленген тәртіппен беріледі."
        } else {
            "Жалоба подается в порядке, установленном статьей 777 настоящего Закона."
        };
        appended(lines, cites)
    }),
    (RemarkKind::TermTwice, |lines, _| {
        let at = lines.iter().position(|line| line.starts_with("2) ") && line.contains(" – "))?;
        let first = lines[..at].iter().rposition(|line| line.starts_with("1) ") && line.contains(" – "))?;
        let (term, _) = explained(lines[first].trim_start_matches("1) "))?;
        replaced(lines, at, |line| {
            format!("2) {term} – {}", explained(line.trim_start_matches("2) ")).map_or("", |(_, words)| words))
        })
    }),
    (RemarkKind::TermUnused, |lines, lang| {
        let at = lines.iter().position(|line| line.starts_with("1) ") && line.contains(" – "))?;
        let (term, is) = if lang == Lang::KK {
            ("ғарыш лифті", "жүк көтеретін құрылғы;")
        } else {
            ("космический лифт", "устройство для подъема грузов;")
        };
        replaced(lines, at, |_| format!("1) {term} – {is}"))
    }),
    (RemarkKind::NumberInWords, |lines, lang| {
        let says = if lang == Lang::KK {
            "Өтініш 10 (жиырма) жұмыс күні ішінде қаралады."
        } else {
            "Заявление рассматривается в течение 10 (двадцати) рабочих дней."
        };
        appended(lines, says)
    }),
    (RemarkKind::Hard, |lines, lang| {
        let (part, end) = if lang == Lang::KK {
            ("белгіленген мерзімде жазбаша түрде берілген өтініштің негізінде", "шешім қабылданады.")
        } else {
            ("на основании письменного заявления, поданного в установленный срок,", "принимается решение.")
        };
        appended(lines, &format!("{} {end}", [part; 10].join(" ")))
    }),
    (RemarkKind::HardArticle, |lines, lang| {
        // No sentence of it is too long by itself.
        let says = if lang == Lang::KK {
            "Уәкілетті органның құрылымдық бөлімшелерінің лауазымды адамдары көрсетілетін қызметті алушылар ұсынған құжаттаманың толықтығы мен анықтығын тексеру нәтижелерінің негізінде тіркеуден бас тартудың немесе қарауды тоқтата тұрудың негізделген қорытындысының қалыптастырылуын қамтамасыз етеді."
        } else {
            "Должностными лицами структурных подразделений уполномоченного органа по результатам осуществления проверки полноты представленной документации обеспечивается формирование мотивированного заключения, предусматривающего основания приостановления рассмотрения."
        };
        appended(lines, &[says; 20].join(" "))
    }),
    (RemarkKind::Officialese, |lines, lang| {
        let says = if lang == Lang::KK {
            "Өтініш берілгеннен кейін қаралуға жатады."
        } else {
            "Заявление подлежит рассмотрению вследствие того, что оно подано."
        };
        appended(lines, says)
    }),
    (RemarkKind::Delegation, |lines, lang| {
        let says = if lang == Lang::KK {
            "Ара тізілімін жүргізу қағидаларын Анық Республикасының Үкіметі бекітеді."
        } else {
            "Правила ведения реестра пасек утверждаются Правительством Республики Анық."
        };
        appended(lines, says)
    }),
];

/// The term of a line of explanations and what is said of it; a dash in brackets parts none.
fn explained(line: &str) -> Option<(&str, &str)> {
    let outside = |at: &usize| {
        let before = &line[..*at];
        before.matches('(').count() == before.matches(')').count()
    };
    let at = line.match_indices(" – ").map(|(at, _)| at).find(outside)?;
    Some((&line[..at], &line[at + " – ".len()..]))
}

/// A draft at odds with an act in force, by the name of its fault; nothing where the act has no place for it.
type Beside = (&'static str, RemarkKind, fn(&Act) -> Option<NewDraft>);

/// A draft of its own.
struct NewDraft {
    kind: ActKind,
    lines: Vec<String>,
}

impl NewDraft {
    /// A law of one article.
    fn law(lang: Lang, lines: impl IntoIterator<Item = String>) -> Self {
        let article = if lang == Lang::KK {
            "1-бап. Жалпы ережелер"
        } else {
            "Статья 1. Общие положения"
        };
        Self { kind: ActKind::Law, lines: std::iter::once(article.to_owned()).chain(lines).collect() }
    }

    /// What is remarked on it beside the law of its language.
    fn remarks(&self, law: &InForce<&Act>, lang: Lang) -> Vec<Remark> {
        let title =
            if lang == Lang::KK { "Жаңа тәртіп туралы" } else { "О новом порядке" };
        let (draft, problems) = parse(SourceDocument {
            file: "draft".to_owned(),
            format: SourceFormat::PlainText,
            id: ActId::from_name("new-draft"),
            lang,
            meta: SourceMeta { title: title.to_owned(), kind: Some(self.kind), ..SourceMeta::default() },
            blocks: self.lines.iter().map(Block::line).collect(),
            problems: Vec::new(),
            whole: None,
        });
        law.check(&draft, &problems).0
    }
}

/// Numbers as time limits say them, and other ones that fit in their place.
const NUMBERS: [(&str, &str); 10] = [
    ("трех", "девяти"),
    ("пяти", "девяти"),
    ("десяти", "сорока"),
    ("пятнадцати", "сорока"),
    ("тридцати", "девяноста"),
    ("үш", "тоғыз"),
    ("бес", "тоғыз"),
    ("он", "қырық"),
    ("отыз", "тоқсан"),
    ("жиырма", "тоқсан"),
];

/// Whether a text can stand in another act: long enough to be known again, and without a word on its own act.
fn stands_alone(text: &str) -> bool {
    text.chars().count() >= 60 && !["настоящ", "осы ", "Осы "].iter().any(|own| text.contains(own))
}

/// The lines of a provision with another number in some of its words: one that they say in words, or in figures. A passage comes
/// with the text before it: what is done, «влечет …».
fn other_number(act: &Act, words: &Wording) -> Option<Vec<String>> {
    let &[Place { provision, span }] = words.0.as_slice() else { return None };
    let own = act.provisions.get(provision as usize)?;
    let text = &own.text;
    let said = span.of(text)?;
    // A number in figures and in words in brackets would be at odds with itself.
    if said.contains('(') || !stands_alone(text) {
        return None;
    }
    let word = said.split_whitespace().find_map(|word| {
        let (_, other) = NUMBERS.iter().find(|(number, _)| *number == word)?;
        Some((word, *other))
    });
    let figure = || Some((said.split_whitespace().find(|word| word.parse::<u32>().is_ok())?, "97"));
    let (was, other) = word.or_else(figure)?;
    let new = format!("{}{}{}", &text[..span.start()], said.replacen(was, other, 1), &text[span.end()..]);
    let parent = own.parent.filter(|_| own.kind == ProvisionKind::Alinea);
    let head = parent.and_then(|parent| act.provisions.get(parent as usize)).map(|parent| parent.text.clone());
    let head = head.filter(|text| !text.is_empty());
    Some(head.into_iter().chain([new]).collect())
}

/// The first sentence of an act that sets a time limit, and the same with another limit.
fn other_limit(act: &Act) -> Option<Vec<String>> {
    stated(act).iter().find_map(|one| other_number(act, &one.norm.deadlines.first()?.words))
}

/// The first sentence that names an amount, of a sanction or of anything else, and the same with another amount.
fn other_amount(act: &Act, is_sanction: bool) -> Option<Vec<String>> {
    let wanted = |one: &&Stated| (one.norm.modality == Some(Modality::Sanction)) == is_sanction;
    stated(act).iter().filter(wanted).find_map(|one| other_number(act, &one.norm.amounts.first()?.words))
}

/// The first sentence that gives a function to a body of the state, and the same with another body.
fn other_body(act: &Act) -> Option<Vec<String>> {
    let other = if act.lang == Lang::KK {
        "Қаржы министрлігі"
    } else {
        "Министерство финансов"
    };
    stated(act).iter().find_map(|one| {
        let is_function = matches!(one.norm.modality, Some(Modality::Duty | Modality::Power));
        let &[Place { provision, span }] = one.norm.addressee.as_ref().filter(|_| is_function)?.0.as_slice() else {
            return None;
        };
        let text = &act.provisions.get(provision as usize)?.text;
        let body = span.of(text)?.to_lowercase();
        let is_body =
            ["уполномоченный орган", "уәкілетті орган", "министерство", "министрлік"].contains(&body.as_str());
        (is_body && stands_alone(text))
            .then(|| vec![format!("{}{other}{}", &text[..span.start()], &text[span.end()..])])
    })
}

/// A law of one paragraph.
fn collides(act: &Act, lines: Option<Vec<String>>) -> Option<NewDraft> {
    let (first, rest) = lines?.split_first().map(|(first, rest)| (format!("1. {first}"), rest.to_vec()))?;
    Some(NewDraft::law(act.lang, std::iter::once(first).chain(rest)))
}

const BESIDE: [Beside; 8] = [
    ("collision: deadline", RemarkKind::Collision, |act| collides(act, other_limit(act))),
    ("collision: amount", RemarkKind::Collision, |act| collides(act, other_amount(act, false))),
    ("collision: sanction", RemarkKind::Collision, |act| collides(act, other_amount(act, true))),
    ("collision: addressee", RemarkKind::Collision, |act| collides(act, other_body(act))),
    ("term-otherwise", RemarkKind::TermOtherwise, |act| {
        let terms = analysis::definitions::find(act);
        let term = terms.iter().find(|one| one.kind == DefinitionKind::Glossary)?;
        let name = term.term.of(&act.provisions.get(term.provision as usize)?.text)?;
        let (head, words) = if act.lang == Lang::KK {
            ("Осы Заңда мынадай негізгі ұғымдар пайдаланылады:", "өзен үстіндегі ағаш көпір.")
        } else {
            ("В настоящем Законе используются следующие основные понятия:", "деревянный мост через реку.")
        };
        Some(NewDraft::law(act.lang, [head.to_owned(), format!("1) {name} – {words}")]))
    }),
    ("term-undefined", RemarkKind::TermUndefined, |act| {
        let terms = analysis::definitions::find(act);
        let text = |one: &legislation::Definition| {
            let provision = act.provisions.get(one.provision as usize)?;
            one.term.of(&provision.text).map(str::to_owned)
        };
        let explained = terms.iter().filter(|one| one.kind == DefinitionKind::Glossary).filter_map(text);
        let name = explained.into_iter().find(|name| (2..=4).contains(&name.split(' ').count()))?;
        let says = if act.lang == Lang::KK {
            [
                format!("1. {name} тізілімге енгізіледі."),
                format!("2. {name} жыл сайын тексеріледі."),
                format!("3. {name} тізілімнен шығарылады."),
            ]
        } else {
            [
                format!("1. {name} вносится в реестр."),
                format!("2. {name} проверяется каждый год."),
                format!("3. {name} исключается из реестра."),
            ]
        };
        Some(NewDraft::law(act.lang, says))
    }),
    ("repeats", RemarkKind::Repeats, |act| {
        let long = |one: &&legislation::Provision| {
            one.state == ProvisionState::InForce && one.text.chars().count() > 160 && one.text.ends_with('.')
        };
        Some(NewDraft::law(act.lang, [format!("1. {}", act.provisions.iter().find(long)?.text)]))
    }),
    ("no-law", RemarkKind::NoLaw, |act| {
        let words = if act.lang == Lang::KK {
            "1. Өтініш беруші уәкілетті органға ай сайын есеп ұсынуға міндетті."
        } else {
            "1. Заявитель обязан ежемесячно представлять отчет в уполномоченный орган."
        };
        let is_by_law = Rank::of(act.kind) == Rank::ByLaw;
        is_by_law.then(|| NewDraft { kind: act.kind, lines: vec![words.to_owned()] })
    }),
];

const BETWEEN: [Fault; 2] = [
    (RemarkKind::LanguagesDiffer, |lines, _| {
        let third = lines.iter().position(|line| line.starts_with("3. "))?;
        let mut spoilt = lines.to_vec();
        spoilt.remove(third);
        Some(spoilt)
    }),
    (RemarkKind::NumbersDiffer, |lines, _| {
        let is_number = |c: char| c.is_ascii_digit();
        let at = lines.iter().position(|line| {
            let text = line.split_once(['.', ')']).map_or("", |(_, text)| text);
            text.contains(|c: char| ('2'..='9').contains(&c)) && !line.contains("№")
        })?;
        replaced(lines, at, |line| {
            let start = line.find(['.', ')']).unwrap_or(0);
            let digit = line[start..].find(|c: char| ('2'..='9').contains(&c)).map_or(0, |digit| start + digit);
            let end = line[digit..].find(|c: char| !is_number(c)).map_or(line.len(), |end| digit + end);
            format!("{}97{}", &line[..digit], &line[end..])
        })
    }),
];

fn replaced(lines: &[String], at: usize, with: impl Fn(&str) -> String) -> Option<Vec<String>> {
    let mut spoilt = lines.to_vec();
    let line = spoilt.get_mut(at)?;
    *line = with(line);
    Some(spoilt)
}

/// A sentence more behind the first paragraph of an article.
fn appended(lines: &[String], sentence: &str) -> Option<Vec<String>> {
    let at = lines.iter().position(|line| line.starts_with("1. ") && line.ends_with('.'))?;
    replaced(lines, at, |line| format!("{line} {sentence}"))
}
