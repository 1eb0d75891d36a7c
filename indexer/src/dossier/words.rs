//! `Words` of a report, in the language of its reader. The figures' names are those of the pages that show the same.

use legislation::Lang;

/// What a report says by itself.
pub(super) struct Words {
    /// Its title.
    pub(super) title: &'static str,
    /// What it is, and what it is not.
    pub(super) about: &'static [&'static str],
    /// What the list of sections is called.
    pub(super) contents: &'static str,
    /// How many there are.
    pub(super) found: &'static str,
    /// How many functions there are.
    pub(super) functions: &'static str,
    /// A table that shows some of its rows.
    part: &'static str,
    /// Heading and method of each section.
    pub(super) sections: [(&'static str, &'static str); 7],
    /// The names of columns.
    pub(super) columns: [&'static str; 17],
    /// The names of what [`SLUGS`] lists.
    names: [&'static str; 17],
}

/// Kinds of requirements, grounds of by-laws, kinds of findings, as files call them.
const SLUGS: [&str; 17] = [
    "permit",
    "report",
    "inspection",
    "payment",
    "record",
    "ban",
    "conduct",
    "grounded",
    "not-found",
    "none-named",
    "deadline",
    "amount",
    "near-duplicate",
    "dead-reference",
    "who-decides",
    "circular",
    "absent-term",
];

impl Words {
    /// Those of a language; Kazakh for any other.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::RU => &RU,
            Lang::EN => &EN,
            _ => &KK,
        }
    }

    /// What is called so in files («permit», «grounded», «deadline»).
    pub(super) fn named(&self, slug: &'static str) -> &'static str {
        SLUGS.iter().position(|one| *one == slug).and_then(|at| self.names.get(at)).copied().unwrap_or(slug)
    }

    /// The caption of a table that shows only its first rows.
    pub(super) fn part(&self, shown: usize, all: usize) -> String {
        self.part.replacen("{}", &shown.to_string(), 1).replacen("{}", &all.to_string(), 1)
    }
}

static KK: Words = Words {
    title: "Заң сапасы туралы есеп",
    about: &[
        "Анықтамалар, міндетті талаптар, заңға тәуелді актілер, мемлекеттік органдардың функциялары, қайшылықтар мен олқылықтар – мәтіннен автоматты түрде оқылған.",
        "Бұл – ресми дереккөз де, құқықтық баға да емес: әр жолды адам тексеруге тиіс.",
    ],
    contents: "Бөлімдер",
    found: "Табылғаны",
    functions: "Функциялар",
    part: "Алғашқы {} жол, барлығы {}; қалғаны файлда",
    sections: [
        (
            "Заңнама көрсеткіштері",
            "Актілердің қазіргі мәтіндері бойынша. Өзгерткен актілер ескертпелерден оқылады: ескертпесі жоқ мәтінде олар көрінбейді.",
        ),
        ("Анықтамалар базасы", "Бір терминнің бірнеше анықтамасы қатар қойылған. Тек сөздер салыстырылады."),
        (
            "Міндетті талаптар",
            "Адамдар мен бизнеске міндет не тыйым жүктейтін нормалар. Белгіленген сөйлемдерде оннан тоғызы дұрыс, көрінбеген заңда аздап төмен.",
        ),
        (
            "Заңға тәуелді актілердің талаптары",
            "Талаптың өзінде, кіріспесінде не бірінші тармағында заң нормасы аталған ба – тек осы тексеріледі (№ 480-V Заңның 24-бабының 1-тармағы).",
        ),
        (
            "Заңдар заңға тәуелді актілерге қалдырған мәселелер",
            "Орган қағидаларды, нысанды, тізбені бекітетін нормалар. Бағанда осы жинақтағы шығарылған актілер көрсетілген.",
        ),
        ("Екі органда ұқсас функциялар", "Ұқсастық – ортақ сөздердің салмағы; ол істің бірдей екенін дәлелдемейді."),
        ("Қайшылықтар мен олқылықтар", "Қарауға шақыру, үкім емес. Жақшадағы сан тізімді реттейді, ықтималдық емес."),
    ],
    columns: [
        "Акт",
        "Жыл",
        "Нормалар",
        "Сөздер",
        "Өзгерткен актілер",
        "Сілтеме жасайтын актілер",
        "Термин",
        "Орны",
        "Мәтін",
        "Түрі",
        "Кімге",
        "Негізі",
        "Аталған заң нормалары",
        "Шығарылған актілер",
        "Органдар",
        "Ұқсастығы",
        "Айырмасы",
    ],
    names: [
        "рұқсат немесе тіркеу",
        "хабарлау және құжат беру",
        "тексеру",
        "төлем",
        "есепке алу және сақтау",
        "тыйым",
        "өзге міндет",
        "заң нормасы аталған",
        "аталған, бірақ табылмады",
        "заң аталмаған",
        "бір іске әртүрлі мерзім",
        "бір іске әртүрлі мөлшер",
        "ұқсас нормалар келіспейді",
        "жоқ нормаға сілтеме",
        "бір мәселені екі орган шешеді",
        "айналма сілтеме",
        "термин қолданылмаған",
    ],
};

static RU: Words = Words {
    title: "Отчёт о качестве закона",
    about: &[
        "Определения, обязательные требования, подзаконные акты, функции государственных органов, противоречия и пробелы – прочитаны из текста автоматически.",
        "Это не официальный источник и не правовая оценка: каждую строку должен проверить человек.",
    ],
    contents: "Разделы",
    found: "Найдено",
    functions: "Функций",
    part: "Первые {} строк из {}; остальные в файле",
    sections: [
        (
            "Показатели законодательства",
            "По нынешним текстам актов. Изменившие акты читаются из примечаний: в тексте без примечаний их не видно.",
        ),
        ("База определений", "Несколько определений одного термина рядом. Сравниваются только слова."),
        (
            "Обязательные требования",
            "Нормы, которые возлагают обязанность или запрет на людей и бизнес. На размеченных предложениях верны девять из десяти, на незнакомом законе несколько меньше.",
        ),
        (
            "Требования подзаконных актов",
            "Проверяется только, названа ли норма закона в самом требовании, в преамбуле или в первом пункте (пункт 1 статьи 24 Закона № 480-V).",
        ),
        (
            "Что законы оставляют подзаконным актам",
            "Нормы, по которым орган утверждает правила, форму, перечень. В столбце – принятые акты этого собрания.",
        ),
        ("Похожие функции двух органов", "Сходство – вес общих слов; оно не доказывает, что дело одно."),
        (
            "Противоречия и пробелы",
            "Приглашение посмотреть, а не приговор. Число в скобках упорядочивает список и не является вероятностью.",
        ),
    ],
    columns: [
        "Акт",
        "Год",
        "Норм",
        "Слов",
        "Изменивших актов",
        "Ссылающихся актов",
        "Термин",
        "Место",
        "Текст",
        "Вид",
        "Кто",
        "Основание",
        "Названные нормы законов",
        "Принятые акты",
        "Органы",
        "Сходство",
        "Расходятся",
    ],
    names: [
        "разрешение или регистрация",
        "сообщение и документы",
        "проверка",
        "платёж",
        "учёт и хранение",
        "запрет",
        "иная обязанность",
        "норма закона названа",
        "названа, но не найдена",
        "закон не назван",
        "разные сроки для одного",
        "разные размеры для одного",
        "похожие нормы расходятся",
        "ссылка на то, чего нет",
        "один вопрос решают двое",
        "ссылки по кругу",
        "термин не употреблён",
    ],
};

static EN: Words = Words {
    title: "Report on the quality of law",
    about: &[
        "Definitions, mandatory requirements, by-laws, functions of state bodies, contradictions and gaps, read from the text by a program.",
        "This is neither an official source nor a legal opinion: a person has to check each row.",
    ],
    contents: "Sections",
    found: "Found",
    functions: "Functions",
    part: "The first {} rows of {}; the others are in the file",
    sections: [
        (
            "Figures of legislation",
            "From the present texts. Amending acts are read from notes: a text without notes shows none.",
        ),
        ("Definition base", "Several definitions of one term side by side. Only words are compared."),
        (
            "Mandatory requirements",
            "Norms that put a duty or a ban on people and business. Of labelled sentences nine in ten are right, a little fewer in unseen law.",
        ),
        (
            "What by-laws demand",
            "Only this is checked: whether the demand, the preamble or the first paragraph names a provision of a law (Law No. 480-V, article 24, paragraph 1).",
        ),
        (
            "What laws leave to by-laws",
            "Norms by which a body approves rules, a form, a list. The column has the acts of this collection that were made.",
        ),
        (
            "Like functions of two bodies",
            "Likeness is the weight of shared words; it does not prove that the work is the same.",
        ),
        (
            "Contradictions and gaps",
            "An invitation to look, not a verdict. The number in brackets orders the list and is no probability.",
        ),
    ],
    columns: [
        "Act",
        "Year",
        "Provisions",
        "Words",
        "Amending acts",
        "Acts that cite it",
        "Term",
        "Place",
        "Text",
        "Kind",
        "Who",
        "Ground",
        "Provisions of laws named",
        "Acts made",
        "Bodies",
        "Likeness",
        "At odds",
    ],
    names: [
        "permit or registration",
        "reporting and documents",
        "inspection",
        "payment",
        "records",
        "ban",
        "other duty",
        "a provision of a law is named",
        "named, but not found",
        "no law is named",
        "different times for the same",
        "different amounts for the same",
        "similar norms disagree",
        "reference to what is not there",
        "two bodies for one matter",
        "circular references",
        "a term is not used",
    ],
};

#[cfg(test)]
mod tests {
    use super::{SLUGS, Words};
    use legislation::Lang;
    use legislation::burden::BurdenKind;
    use legislation::by_law::Ground;
    use legislation::finding::FindingKind;

    #[test]
    fn every_kind_has_a_name_in_every_language() {
        let kinds = BurdenKind::ALL.map(BurdenKind::slug).into_iter();
        let all: Vec<&str> =
            kinds.chain(Ground::ALL.map(Ground::slug)).chain(FindingKind::ALL.map(FindingKind::slug)).collect();
        assert_eq!(all, SLUGS);
        for lang in Lang::INTERFACE {
            let is_english = lang == Lang::EN;
            let words = Words::of(lang);
            for slug in SLUGS {
                assert!(!words.named(slug).is_empty() && (words.named(slug) != slug || is_english), "{slug}");
            }
        }
    }
}
