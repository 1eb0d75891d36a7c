//! `Words`: what a document says beside the law itself, in the law's language; English where Anyq does not speak that one.

use legislation::{ActKind, ActStatus, Date, Lang};

/// The words of one language.
pub(crate) struct Words {
    /// The language.
    pub(crate) lang: Lang,
    pub(crate) contents: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    pub(crate) text_of: &'static str,
    /// What is said where the source gives no date of the text.
    pub(crate) text_date_unknown: &'static str,
    pub(crate) source: &'static str,
    pub(crate) not_official: &'static str,
    pub(crate) fictional: &'static str,
    pub(crate) repealed: &'static str,
    pub(crate) not_yet: &'static str,
    /// What the lists of acts are called.
    pub(crate) law: &'static str,
    pub(crate) open: &'static str,
    pub(crate) open_app: &'static str,
    kinds: [&'static str; 8],
    statuses: [&'static str; 4],
    months: [&'static str; 12],
}

impl Words {
    /// The words for texts of a language.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        [&KAZAKH, &RUSSIAN, &ENGLISH].into_iter().find(|words| words.lang == lang).unwrap_or(&ENGLISH)
    }

    /// The name of a kind of act.
    pub(crate) fn kind_name(&self, kind: ActKind) -> &'static str {
        named(&ActKind::ALL, &self.kinds, kind)
    }

    /// The name of a status.
    pub(crate) fn status_name(&self, status: ActStatus) -> &'static str {
        named(&ActStatus::ALL, &self.statuses, status)
    }

    /// A day as the language writes it.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = self.months.get(usize::from(date.month().saturating_sub(1))).copied().unwrap_or_default();
        let (day, year) = (date.day(), date.year());
        match self.lang {
            Lang::KK => format!("{year}\u{a0}жылғы {day}\u{a0}{month}"),
            Lang::RU => format!("{day}\u{a0}{month} {year}\u{a0}года"),
            _ => format!("{day}\u{a0}{month} {year}"),
        }
    }

    /// The day of the text, or that it is not known.
    pub(crate) fn text_day(&self, date: Option<Date>) -> String {
        date.map_or_else(|| self.text_date_unknown.to_owned(), |date| self.text_of.replace("{}", &self.date(date)))
    }
}

/// The name at the place of `wanted` in a list.
fn named<T: Copy + PartialEq>(all: &[T], names: &[&'static str], wanted: T) -> &'static str {
    all.iter().zip(names).find(|(one, _)| **one == wanted).map_or("", |(_, name)| name)
}

/// What a language calls itself; languages Anyq does not speak go by their code.
pub(crate) fn own_name(lang: Lang) -> String {
    match lang {
        Lang::KK => "Қазақша".to_owned(),
        Lang::RU => "Русский".to_owned(),
        Lang::EN => "English".to_owned(),
        Lang::DE => "Deutsch".to_owned(),
        other => other.code().to_owned(),
    }
}

static KAZAKH: Words = Words {
    lang: Lang::KK,
    contents: "Мазмұны",
    kind: "Акт түрі",
    status: "Мәртебесі",
    text_of: "Редакция күні: {}",
    text_date_unknown: "Дереккөзде редакция күні көрсетілмеген",
    source: "Дереккөз",
    not_official: "Бұл ресми дереккөз емес. Заң күші тек ресми жарияланған мәтінде бар.",
    fictional: "Оқу мәтіні: ойдан шығарылған республиканың заңы. Ол еш жерде қолданылмайды.",
    repealed: "Акт күшін жойған. Мәтін анықтама үшін көрсетілді.",
    not_yet: "Акт әлі қолданысқа енгізілмеген.",
    law: "Заңнама",
    open: "Anyq-та ашу",
    open_app: "Іздеу және түсіндірмелер",
    kinds: ["Конституция", "Конституциялық заң", "Кодекс", "Заң", "Жарлық", "Қаулы", "Бұйрық немесе шешім", "Өзге акт"],
    statuses: ["Қолданыста", "Әлі қолданысқа енгізілмеген", "Күшін жойған", "Мәртебесі белгісіз"],
    months: [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
};

static RUSSIAN: Words = Words {
    lang: Lang::RU,
    contents: "Содержание",
    kind: "Вид акта",
    status: "Статус",
    text_of: "Редакция от {}",
    text_date_unknown: "Дата редакции в источнике не указана",
    source: "Источник",
    not_official: "Это не официальный источник. Юридическую силу имеет только официально опубликованный текст.",
    fictional: "Учебный текст: закон вымышленной республики. Он нигде не действует.",
    repealed: "Акт утратил силу. Текст показан для справки.",
    not_yet: "Акт ещё не введён в действие.",
    law: "Законодательство",
    open: "открыть в Anyq",
    open_app: "Поиск и пояснения",
    kinds: [
        "Конституция",
        "Конституционный закон",
        "Кодекс",
        "Закон",
        "Указ",
        "Постановление",
        "Приказ или решение",
        "Другой акт",
    ],
    statuses: ["Действует", "Ещё не введён в действие", "Утратил силу", "Статус неизвестен"],
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
};

static ENGLISH: Words = Words {
    lang: Lang::EN,
    contents: "Contents",
    kind: "Kind of act",
    status: "Status",
    text_of: "Text of {}",
    text_date_unknown: "The source does not give the date of the text",
    source: "Source",
    not_official: "This is not an official source. Only the officially published text has legal force.",
    fictional: "Sample text: the law of a fictional republic. It applies nowhere.",
    repealed: "This act has been repealed. The text is shown for reference.",
    not_yet: "This act has not come into force yet.",
    law: "Legislation",
    open: "open in Anyq",
    open_app: "Search and explanations",
    kinds: [
        "Constitution",
        "Constitutional law",
        "Code",
        "Law",
        "Decree",
        "Resolution",
        "Order or decision",
        "Other act",
    ],
    statuses: ["In force", "Not yet in force", "Repealed", "Status unknown"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

#[cfg(test)]
mod tests {
    use super::Words;
    use legislation::{ActKind, ActStatus, Date, Lang};

    #[test]
    fn a_day_is_written_as_the_language_of_the_law_writes_it() {
        let day = Date::new(2024, 5, 15);
        for (lang, expected) in [
            (Lang::KK, "Редакция күні: 2024 жылғы 15 мамыр"),
            (Lang::RU, "Редакция от 15 мая 2024 года"),
            (Lang::EN, "Text of 15 May 2024"),
            (Lang::DE, "Text of 15 May 2024"),
        ] {
            assert_eq!(Words::of(lang).text_day(day).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn kinds_and_statuses_have_the_names_of_their_own_language() {
        assert_eq!(Words::of(Lang::KK).kind_name(ActKind::Resolution), "Қаулы");
        assert_eq!(Words::of(Lang::RU).kind_name(ActKind::ConstitutionalLaw), "Конституционный закон");
        assert_eq!(Words::of(Lang::EN).status_name(ActStatus::Repealed), "Repealed");
    }
}
