//! What a [`Remark`] is called and says, in the language of whoever reads it.

use super::{Remark, RemarkKind};
use crate::by_law::Ground;
use crate::{Lang, ReasonKind};

/// Kazakh, Russian, English.
type Words = [&'static str; 3];

fn of(words: Words, ui: Lang) -> &'static str {
    let [kk, ru, en] = words;
    match ui {
        Lang::RU => ru,
        Lang::EN => en,
        _ => kk,
    }
}

impl RemarkKind {
    /// What remarks of this kind are called.
    pub fn title(self, ui: Lang) -> &'static str {
        let words = match self {
            Self::DuplicateNumber => ["Нөмір қайталанған", "Номер повторяется", "A number twice"],
            Self::MissingNumber => ["Нөмір қалып қойған", "Пропущен номер", "A number left out"],
            Self::EmptyProvision => ["Мәтіні жоқ", "Нет текста", "No text"],
            Self::LookAlikeLetters => {
                ["Сөзде латын әрпі бар", "Латинская буква в слове", "A Latin letter in a Cyrillic word"]
            }
            Self::DeadReference => ["Жоқ жерге сілтеме", "Ссылка на то, чего нет", "A citation of what is not there"],
            Self::TermTwice => ["Термин екі рет анықталған", "Термин определён дважды", "A term defined twice"],
            Self::TermUnused => ["Термин қолданылмайды", "Термин не используется", "A defined term that is not used"],
            Self::TermUndefined => ["Термин анықталмаған", "Термин не определён", "A term that is not defined"],
            Self::TermOtherwise => [
                "Термин басқа актіде басқаша анықталған",
                "Другой акт определяет термин иначе",
                "Another act defines the term otherwise",
            ],
            Self::NumberInWords => ["Цифр мен сөз сәйкес емес", "Цифры и слова расходятся", "Figures and words differ"],
            Self::Collision => ["Қайшылық болуы мүмкін", "Возможное противоречие", "A possible contradiction"],
            Self::NoLaw => {
                ["Заңға негізделмеген талап", "Требование без опоры на закон", "A demand without a law behind it"]
            }
            Self::Repeats => {
                ["Қолданыстағы норманы қайталайды", "Повторяет действующую норму", "Repeats a norm in force"]
            }
            Self::Delegation => ["Заңға тәуелді актіге қалдырылған", "Оставлено подзаконному акту", "Left to a by-law"],
            Self::Hard => ["Сөйлем тым ұзын", "Слишком длинное предложение", "A very long sentence"],
            Self::HardArticle => {
                ["Бап тұтас қиын оқылады", "Статья в целом трудно читается", "An article that is hard to read"]
            }
            Self::Officialese => ["Қарапайым айтуға болады", "Можно сказать проще", "There is a plainer wording"],
            Self::LanguagesDiffer => [
                "Екі тілдегі құрылым әртүрлі",
                "Структура на двух языках различается",
                "The two languages differ in structure",
            ],
            Self::NumbersDiffer => [
                "Екі тілдегі сандар әртүрлі",
                "Числа на двух языках различаются",
                "The two languages say different numbers",
            ],
        };
        of(words, ui)
    }

    /// Why it matters, and what can be done.
    pub fn why(self, ui: Lang) -> &'static str {
        let words = match self {
            Self::DuplicateNumber => [
                "Бір нөмір бір жерде екі рет тұр: оған дәл сілтеме жасау мүмкін емес.",
                "Один номер стоит в одном месте дважды: на него нельзя однозначно сослаться.",
                "One number stands twice in one place: it cannot be cited exactly.",
            ],
            Self::MissingNumber => [
                "Нөмірлер қатар жүруге тиіс. Күтілген нөмір: {}.",
                "Номера должны идти подряд. Ожидался номер {}.",
                "Numbers follow one another. Expected: {}.",
            ],
            Self::EmptyProvision => {
                ["Тақырыптан кейін мәтін жоқ.", "После заголовка нет текста.", "There is no text behind the heading."]
            }
            Self::LookAlikeLetters => [
                "Мұндай сөзді іздеу де, сөздік те таппайды. Дұрысы: {}.",
                "Такое слово не найдёт ни поиск, ни словарь. Правильно: {}.",
                "Neither search nor dictionaries find such a word. As it should be: {}.",
            ],
            Self::DeadReference => [
                "Бұл жер актіде жоқ немесе алып тасталған.",
                "Такого места в акте нет, или оно исключено.",
                "The act has no such place, or it was excluded.",
            ],
            Self::TermTwice => [
                "Бір терминнің бір актіде бір ғана анықтамасы болуға тиіс.",
                "У термина в одном акте должно быть одно определение.",
                "A term has one definition in an act.",
            ],
            Self::TermUnused => [
                "Термин анықталған, бірақ мәтінде одан басқа жерде кездеспейді: анықтаманы алып тастаңыз немесе терминді қолданыңыз.",
                "Термин определён, но больше нигде в тексте не встречается: уберите определение или используйте термин.",
                "The term is defined and does not occur elsewhere in the text: leave the definition out, or use the term.",
            ],
            Self::TermUndefined => [
                "Жобада бұл термин анықталмаған, оны анықтайтын актіге сілтеме де жоқ. Осы мағына керек болса, сілтеме жасаңыз. Ондағы анықтама: {}",
                "В проекте этот термин не определён, и на акт, который его определяет, нет ссылки. Если нужно это значение, сошлитесь на него. Определение там: {}",
                "The draft does not define this term, nor cites the act that does. If that meaning is meant, cite it. Its definition there: {}",
            ],
            Self::TermOtherwise => ["Ондағы анықтама: {}", "Определение там: {}", "Its definition there: {}"],
            Self::NumberInWords => [
                "Цифрмен және жақша ішінде сөзбен жазылған сандар әртүрлі: {}.",
                "Число цифрами и число словами в скобках разные: {}.",
                "The number in figures and the one in words in brackets differ: {}.",
            ],
            Self::Collision => [
                "Осыған ұқсас норма басқаша реттейді: {}",
                "Похожая норма устанавливает другое: {}",
                "A similar norm rules otherwise: {}",
            ],
            Self::NoLaw => [
                "Заңға тәуелді акт азаматтарға немесе бизнеске талап қояды, ал оған жол беретін заң аталмаған («Құқықтық актілер туралы» Заңның 24-бабының 1-тармағын қараңыз).",
                "Подзаконный акт предъявляет требование гражданам или бизнесу, а закон, который это допускает, не назван (см. пункт 1 статьи 24 Закона «О правовых актах»).",
                "The by-law demands something of people or business and names no law that allows it (see article 24, paragraph 1, of the Law on Legal Acts).",
            ],
            Self::Repeats => [
                "Мұны басқа акт айтып қойған; сілтеме жасау жетпей ме, қараңыз. Онда: {}",
                "Это уже сказано в другом акте; посмотрите, не достаточно ли ссылки. Там: {}",
                "Another act says this already; consider whether a citation is enough. There: {}",
            ],
            Self::Delegation => [
                "Мәселені заңның өзі шешпейді. Мұны заңға тәуелді актіге қалдыру қажет пе, соны қараңыз. Кімге: {}",
                "Вопрос решает не сам закон. Проверьте, нужно ли оставлять его подзаконному акту. Кому: {}",
                "The law does not settle the matter itself. Consider whether it must be left to a by-law. To whom: {}",
            ],
            Self::Hard => [
                "Сөйлемде {} сөз бар; Қазақстан заңдарында орташа – 19. Бір ережеге – бір сөйлем; шарттарды тізіммен беріңіз.",
                "Слов в предложении: {}; в среднем в законах Казахстана – 19. Одно правило – одно предложение; условия – списком.",
                "Words in this sentence: {}; the mean of Kazakhstan's laws is 19. One rule, one sentence; conditions as a list.",
            ],
            Self::HardArticle => [
                "Қазақстан заңдарының он бабының тоғызынан қиынырақ оқылады. Не істеуге болады: {}.",
                "Читается труднее девяти из десяти статей законов Казахстана. Что можно сделать: {}.",
                "Harder to read than nine of ten articles of Kazakhstan's law. What can be done: {}.",
            ],
            Self::Officialese => ["Мысалы: {}", "Например: {}", "For instance: {}"],
            Self::LanguagesDiffer => [
                "Бұл элемент екі тілдің бірінде ғана бар немесе күші әртүрлі.",
                "Этот элемент есть только на одном из языков или действует только на одном.",
                "This element is in one of the languages only, or in force in one only.",
            ],
            Self::NumbersDiffer => [
                "Екінші тілдегі сандар: {}.",
                "Числа в тексте на другом языке: {}.",
                "Numbers of the other language's text: {}.",
            ],
        };
        of(words, ui)
    }
}

/// What a drafter can do about what makes a text hard.
fn easier(kind: ReasonKind) -> Words {
    match kind {
        ReasonKind::Embedded => [
            "сөйлемнің ішіне қыстырылғанды бөлек сөйлем етіңіз",
            "вставные обороты вынесите в отдельные предложения",
            "give inserted clauses sentences of their own",
        ],
        ReasonKind::Clauses => [
            "бір сөйлемдегі бағыныңқы сөйлемдер мен оралымдарды азайтыңыз",
            "меньше придаточных и причастных оборотов в одном предложении",
            "put fewer clauses into one sentence",
        ],
        ReasonKind::Nesting => [
            "оралым ішіндегі оралымды тарқатыңыз",
            "раскройте обороты, вложенные в обороты",
            "unfold clauses inside clauses",
        ],
        ReasonKind::LongSentence => {
            ["ұзын сөйлемдерді бөліңіз", "разделите длинные предложения", "divide long sentences"]
        }
        ReasonKind::JoinedList => [
            "ұзын тізімді бөліп, оған бөлек сөйлем арнаңыз",
            "разбейте длинный перечень и дайте ему своё предложение",
            "break up the long list and give it a sentence of its own",
        ],
        ReasonKind::Brackets => [
            "жақшадағыны бөлек айтыңыз",
            "скажите отдельно то, что стоит в скобках",
            "say apart what stands in brackets",
        ],
        ReasonKind::UnexplainedAbbreviation => {
            ["қысқартуларды түсіндіріңіз", "поясните сокращения", "explain abbreviations"]
        }
        ReasonKind::TermsElsewhere => [
            "басқа баптарда анықталған терминдерді азайтыңыз",
            "меньше терминов, определённых в других статьях",
            "use fewer terms that other articles explain",
        ],
        ReasonKind::Passives => [
            "кім істейтінін айтыңыз: ырықсыз етісті азайтыңыз",
            "скажите, кто действует: меньше страдательных форм",
            "say who acts: fewer passives",
        ],
        ReasonKind::Nominalisations => [
            "қимыл есімінің орнына етістік қолданыңыз",
            "глаголы вместо отглагольных существительных",
            "use verbs in place of nouns made of them",
        ],
        ReasonKind::LongWord => ["қысқарақ сөздер таңдаңыз", "выберите слова короче", "choose shorter words"],
        ReasonKind::Citations => [
            "сілтемелерді азайтып, ережені осы жерде айтыңыз",
            "меньше ссылок: скажите правило здесь",
            "fewer citations: say the rule here",
        ],
    }
}

impl Remark {
    /// Why it matters, with what stands against it.
    pub fn why(&self, ui: Lang) -> String {
        if self.kind == RemarkKind::NoLaw && self.against == Ground::NotFound.slug() {
            let words = [
                "Заң аталған, бірақ аталған жер осы базада жоқ: негізді тексеріңіз.",
                "Закон назван, но названного места в этой базе нет: проверьте основание.",
                "A law is named, but the place named is not in this base: check the ground.",
            ];
            return of(words, ui).to_owned();
        }
        if self.kind == RemarkKind::HardArticle {
            let advice = self
                .against
                .split(", ")
                .filter_map(|slug| ReasonKind::ALL.into_iter().find(|kind| kind.slug() == slug));
            let advice: Vec<&str> = advice.map(|kind| of(easier(kind), ui)).collect();
            return self
                .kind
                .why(ui)
                .replace("{}", &if advice.is_empty() { "–".to_owned() } else { advice.join("; ") });
        }
        let told = if self.against.is_empty() { "–" } else { &self.against };
        self.kind.why(ui).replace("{}", told)
    }
}
