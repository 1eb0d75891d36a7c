//! `OfflineMessages`: what the interface says about keeping law on the device and about what has changed in it.

use super::Plural;
use legislation::Lang;

/// The messages of one language. `{}` stands for a value; where there are two, in their order.
pub(crate) struct OfflineMessages {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) keep_act: &'static str,

    // What is kept.
    pub(crate) kept_title: &'static str,
    pub(crate) nothing_kept: &'static str,
    pub(crate) unfinished: &'static str,
    pub(crate) resume: &'static str,
    pub(crate) delete: &'static str,
    /// Bytes taken, bytes allowed.
    pub(crate) room: &'static str,
    pub(crate) promised: &'static str,
    pub(crate) not_promised: &'static str,

    // What can be kept.
    pub(crate) offer_title: &'static str,
    pub(crate) everything: &'static str,
    pub(crate) search: &'static str,
    pub(crate) without_search: &'static str,
    pub(crate) keep: &'static str,
    pub(crate) kept: &'static str,

    // While it goes on.
    pub(crate) keeping: &'static str,
    pub(crate) renewing: &'static str,
    pub(crate) stop: &'static str,

    // What can go wrong.
    pub(crate) no_room: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) unencrypted: &'static str,
    pub(crate) unable: &'static str,
    pub(crate) arrived_stays: &'static str,

    // Renewals.
    pub(crate) law_renewed: &'static str,
    pub(crate) load_again: &'static str,
    pub(crate) new_version: &'static str,
    /// Bytes to fetch.
    pub(crate) overdue: &'static str,
    pub(crate) renew: &'static str,

    // The site as an app.
    pub(crate) install_title: &'static str,
    pub(crate) install_about: &'static str,
    pub(crate) install: &'static str,

    // What has changed.
    /// A date.
    pub(crate) changes_since: &'static str,
    pub(crate) changed: Plural,
    pub(crate) show: &'static str,
    pub(crate) note: &'static str,
    pub(crate) amended: &'static str,
    pub(crate) new_acts: &'static str,
    pub(crate) in_force: &'static str,
    pub(crate) repealed: &'static str,
    pub(crate) gone: &'static str,
    pub(crate) others: Plural,
}

impl OfflineMessages {
    /// The messages of this language; Kazakh for any that the interface does not speak.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::RU => &RU,
            Lang::EN => &EN,
            _ => &KK,
        }
    }
}

/// One form for every number.
const fn same(form: &'static str) -> Plural {
    Plural { one: form, few: form, many: form, other: form }
}

static KK: OfflineMessages = OfflineMessages {
    title: "Офлайн сақтау",
    about: "Оқығаныңыз құрылғыда біраз уақыт тұрады. Ал осында сақтағаныңыз сіз жойғанша желісіз ашылады.",
    keep_act: "Актіні офлайн сақтау",

    kept_title: "Құрылғыда сақталғаны",
    nothing_kept: "Әзірге ештеңе сақталмаған.",
    unfinished: "Толық жүктелмеген",
    resume: "Жалғастыру",
    delete: "Жою",
    room: "Сайт құрылғыда {} орын алады, браузер {} дейін рұқсат етеді.",
    promised: "Браузер мұны өздігінен жоймауға уәде берді.",
    not_promised: "Құрылғыда орын таусылса, браузер мұны жоюы мүмкін.",

    offer_title: "Нені сақтауға болады",
    everything: "Барлық актілер мен іздеу",
    search: "Тек іздеу",
    without_search: "Желісіз іздеу үшін іздеудің өзін де сақтаңыз.",
    keep: "Сақтау",
    kept: "Сақталған",

    keeping: "Сақталып жатыр…",
    renewing: "Сақталғаны жаңартылып жатыр…",
    stop: "Тоқтату",

    no_room: "Орын жетпейді: браузер сайтқа бұдан артық орын бермейді. Бұл сақталған жоқ. Құрылғыда орын босатыңыз немесе азырақ сақтаңыз.",
    refused: "Браузер файлдарды сақтаудан бас тартты. Жеке терезеде немесе сайт деректеріне тыйым салынғанда осылай болады. Әдеттегі терезеде ашып көріңіз.",
    unencrypted: "Ештеңе сақтау мүмкін емес: сайт шифрланбаған байланыспен (http) ашылған, ал браузер файлдарды тек шифрланған сайттар (https) үшін сақтайды.",
    unable: "Ештеңе сақтау мүмкін емес: бұл браузерде немесе жеке терезеде сайттар үшін сақтау орны жоқ. Әдеттегі терезеде немесе жаңарақ браузерде ашып көріңіз.",
    arrived_stays: "Жүктеліп үлгергені қалды, қайтадан жүктелмейді.",

    law_renewed: "Осы сайттағы заңнама жаңартылды. Оны қайта жүктеңіз.",
    load_again: "Қайта жүктеу",
    new_version: "Бағдарламаның жаңа нұсқасы дайын.",
    overdue: "Осы сайттағы заңнама жаңартылды. Сақталғанын жаңарту үшін {} жүктеу керек.",
    renew: "Жаңарту",

    install_title: "Қолданба ретінде",
    install_about: "Сайтты құрылғыға орнатса, ол жеке терезеде ашылады және желісіз де іске қосылады.",
    install: "Орнату",

    changes_since: "Соңғы келген күніңіз: {}.",
    changed: same("Соңғы келгеніңізден бері {} акт өзгерді."),
    show: "Өзгерістерді көрсету",
    note: "Оқылды деп белгілеу",
    amended: "Мәтіні өзгергендер",
    new_acts: "Жаңа актілер",
    in_force: "Қолданысқа енгізілгендер",
    repealed: "Күшін жойғандар",
    gone: "Жинақтан алынғандар",
    others: same("Тағы {} акт"),
};

static RU: OfflineMessages = OfflineMessages {
    title: "Чтение без сети",
    about: "Прочитанное остаётся на устройстве на некоторое время. То, что вы сохраните здесь, открывается без сети, пока вы сами это не удалите.",
    keep_act: "Сохранить акт для чтения без сети",

    kept_title: "Сохранено на устройстве",
    nothing_kept: "Пока ничего не сохранено.",
    unfinished: "Загружено не до конца",
    resume: "Продолжить",
    delete: "Удалить",
    room: "Сайт занимает на устройстве {}, браузер разрешает до {}.",
    promised: "Браузер обещал не удалять это сам.",
    not_promised: "Если на устройстве кончится место, браузер может это удалить.",

    offer_title: "Что можно сохранить",
    everything: "Все акты и поиск",
    search: "Только поиск",
    without_search: "Чтобы искать без сети, сохраните и поиск.",
    keep: "Сохранить",
    kept: "Сохранено",

    keeping: "Идёт сохранение…",
    renewing: "Сохранённое обновляется…",
    stop: "Остановить",

    no_room: "Не хватает места: браузер больше не даёт его сайту. Это не сохранено. Освободите место на устройстве или сохраните меньше.",
    refused: "Браузер отказался сохранять файлы. Так бывает в приватном окне и при запрете данных сайтов. Откройте сайт в обычном окне.",
    unencrypted: "Сохранить ничего нельзя: сайт открыт по незашифрованному соединению (http), а браузеры сохраняют файлы только сайтов с шифрованием (https).",
    unable: "Сохранить ничего нельзя: в этом браузере или приватном окне нет хранилища для сайтов. Откройте сайт в обычном окне или в более новом браузере.",
    arrived_stays: "То, что успело загрузиться, осталось и второй раз загружаться не будет.",

    law_renewed: "Законодательство на этом сайте обновлено. Загрузите его заново.",
    load_again: "Загрузить заново",
    new_version: "Готова новая версия программы.",
    overdue: "Законодательство на этом сайте обновлено. Для сохранённого нужно загрузить {}.",
    renew: "Обновить",

    install_title: "Сайт как приложение",
    install_about: "Установленный сайт открывается в своём окне и запускается без сети.",
    install: "Установить",

    changes_since: "Прошлое посещение: {}.",
    changed: Plural {
        one: "С вашего прошлого посещения изменился {} акт.",
        few: "С вашего прошлого посещения изменились {} акта.",
        many: "С вашего прошлого посещения изменились {} актов.",
        other: "С вашего прошлого посещения изменилось {} акта.",
    },
    show: "Показать изменения",
    note: "Отметить как прочитанное",
    amended: "Изменён текст",
    new_acts: "Новые акты",
    in_force: "Введены в действие",
    repealed: "Утратили силу",
    gone: "Больше нет в собрании",
    others: Plural {
        one: "И ещё {} акт", few: "И ещё {} акта", many: "И ещё {} актов", other: "И ещё {} акта"
    },
};

static EN: OfflineMessages = OfflineMessages {
    title: "Reading offline",
    about: "What you have read stays on the device for a while. What you keep here opens without a network until you delete it.",
    keep_act: "Keep this act for reading offline",

    kept_title: "Kept on this device",
    nothing_kept: "Nothing is kept yet.",
    unfinished: "Not loaded completely",
    resume: "Continue",
    delete: "Delete",
    room: "The site takes {} on this device; the browser allows up to {}.",
    promised: "The browser has promised not to delete this by itself.",
    not_promised: "If the device runs out of room, the browser may delete this.",

    offer_title: "What can be kept",
    everything: "All acts and the search",
    search: "The search alone",
    without_search: "To search offline, keep the search too.",
    keep: "Keep",
    kept: "Kept",

    keeping: "Keeping…",
    renewing: "What is kept is being brought up to date…",
    stop: "Stop",

    no_room: "There is not enough room: the browser gives the site no more. This was not kept. Free some room on the device, or keep less.",
    refused: "The browser refused to keep files. This happens in private windows and where site data are forbidden. Open the site in an ordinary window.",
    unencrypted: "Nothing can be kept: the site was opened over an unencrypted connection (http), and browsers keep files only of encrypted sites (https).",
    unable: "Nothing can be kept: this browser or private window has no storage for sites. Open the site in an ordinary window or a newer browser.",
    arrived_stays: "What has arrived stays and will not be loaded again.",

    law_renewed: "The law on this site was renewed. Load it again.",
    load_again: "Load again",
    new_version: "A new version of the program is ready.",
    overdue: "The law on this site was renewed. For what you keep, {} have to be loaded.",
    renew: "Bring up to date",

    install_title: "As an app",
    install_about: "Installed, the site opens in a window of its own and starts without a network.",
    install: "Install",

    changes_since: "Your last visit: {}.",
    changed: Plural {
        one: "{} act has changed since your last visit.",
        few: "{} acts have changed since your last visit.",
        many: "{} acts have changed since your last visit.",
        other: "{} acts have changed since your last visit.",
    },
    show: "Show the changes",
    note: "Mark as read",
    amended: "Text amended",
    new_acts: "New acts",
    in_force: "Now in force",
    repealed: "Repealed",
    gone: "No longer in the collection",
    others: Plural {
        one: "And {} more act",
        few: "And {} more acts",
        many: "And {} more acts",
        other: "And {} more acts",
    },
};

#[cfg(test)]
mod tests {
    use super::OfflineMessages;
    use legislation::Lang;

    #[test]
    fn messages_with_values_have_a_place_for_each_in_every_language() {
        for lang in Lang::INTERFACE {
            let o = OfflineMessages::of(lang);
            for (message, places) in [(o.room, 2), (o.overdue, 1), (o.changes_since, 1), (o.no_room, 0)] {
                assert_eq!(message.matches("{}").count(), places, "{message}");
            }
            for plural in [&o.changed, &o.others] {
                for form in [plural.one, plural.few, plural.many, plural.other] {
                    assert_eq!(form.matches("{}").count(), 1, "{form}");
                }
            }
        }
    }
}
