//! `OfflineMessages`: what the interface says about keeping law on the device and about what has changed in it.

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
    pub(crate) arrived_stays: &'static str,
    pub(crate) elsewhere: &'static str,

    // Renewals.
    pub(crate) law_renewed: &'static str,
    pub(crate) load_again: &'static str,
    pub(crate) new_version: &'static str,
    /// Bytes to fetch.
    pub(crate) overdue: &'static str,
    pub(crate) renew: &'static str,

    // The site as an app.
    pub(crate) install_about: &'static str,
    pub(crate) install: &'static str,

    // What has changed.
    /// A date, the number of acts.
    pub(crate) changed: &'static str,
    /// A date, the number of parts of the list of acts that changed, of all its parts.
    pub(crate) changed_parts: &'static str,
    pub(crate) show: &'static str,
    pub(crate) note: &'static str,
    pub(crate) amended: &'static str,
    pub(crate) new_acts: &'static str,
    pub(crate) in_force: &'static str,
    pub(crate) repealed: &'static str,
    pub(crate) gone: &'static str,
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
    refused: "Браузер файлдарды сақтамайды: сайт деректеріне тыйым салынған, терезе жеке немесе браузер ескі. Сайтты әдеттегі терезеде немесе жаңарақ браузерде ашыңыз.",
    unencrypted: "Ештеңе сақтау мүмкін емес: сайт шифрланбаған байланыспен (http) ашылған, ал браузер файлдарды тек шифрланған сайттар (https) үшін сақтайды.",
    arrived_stays: "Жүктеліп үлгергені қалды, қайтадан жүктелмейді.",
    elsewhere: "Осы сайттың басқа терезесінде сақтау жүріп жатыр. Ол аяқталғаннан кейін қайталаңыз.",

    law_renewed: "Осы сайттағы заңнама жаңартылды.",
    load_again: "Қайта жүктеу",
    new_version: "Бағдарламаның жаңа нұсқасы дайын.",
    overdue: "Сақталғанын жаңарту үшін {} жүктеу керек.",
    renew: "Жаңарту",

    install_about: "Орнатылған сайт жеке терезеде ашылады.",
    install: "Орнату",

    changed: "Соңғы келгеніңізден ({}) бері өзгерген актілер: {}",
    changed_parts: "Соңғы келгеніңізден ({}) бері актілер тізімінің өзгерген бөліктері: {}, барлығы – {}. Тізім тым ұзын болғандықтан, актілер жеке аталмайды.",
    show: "Өзгерістерді көрсету",
    note: "Оқылды деп белгілеу",
    amended: "Мәтіні өзгергендер",
    new_acts: "Жаңа актілер",
    in_force: "Қолданысқа енгізілгендер",
    repealed: "Күшін жойғандар",
    gone: "Жинақтан алынғандар",
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
    refused: "Браузер не сохраняет файлы: запрещены данные сайтов, окно приватное или браузер старый. Откройте сайт в обычном окне или в более новом браузере.",
    unencrypted: "Сохранить ничего нельзя: сайт открыт по незашифрованному соединению (http), а браузеры сохраняют файлы только сайтов с шифрованием (https).",
    arrived_stays: "То, что успело загрузиться, осталось и второй раз загружаться не будет.",
    elsewhere: "Сейчас идёт сохранение в другом окне этого сайта. Повторите, когда оно закончится.",

    law_renewed: "Законодательство на этом сайте обновлено.",
    load_again: "Загрузить заново",
    new_version: "Готова новая версия программы.",
    overdue: "Для сохранённого нужно загрузить {}.",
    renew: "Обновить",

    install_about: "Установленный сайт открывается в своём окне.",
    install: "Установить",

    changed: "Изменения с вашего прошлого посещения ({}): {}",
    changed_parts: "С вашего прошлого посещения ({}) изменились части списка актов: {}, всего их {}. Список слишком велик, чтобы назвать каждый акт.",
    show: "Показать изменения",
    note: "Отметить как прочитанное",
    amended: "Изменён текст",
    new_acts: "Новые акты",
    in_force: "Введены в действие",
    repealed: "Утратили силу",
    gone: "Больше нет в собрании",
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
    refused: "The browser keeps no files: site data are forbidden, the window is private, or the browser is old. Open the site in an ordinary window or a newer browser.",
    unencrypted: "Nothing can be kept: the site was opened over an unencrypted connection (http), and browsers keep files only of encrypted sites (https).",
    arrived_stays: "What has arrived stays and will not be loaded again.",
    elsewhere: "Another window of this site is keeping law right now. Try again when it has finished.",

    law_renewed: "The law on this site was renewed.",
    load_again: "Load again",
    new_version: "A new version of the program is ready.",
    overdue: "For what you keep, {} have to be loaded.",
    renew: "Bring up to date",

    install_about: "Installed, the site opens in a window of its own.",
    install: "Install",

    changed: "Changes since your last visit ({}): {}",
    changed_parts: "Since your last visit ({}), parts of the list of acts have changed: {} of {}. The list is too long to name each act.",
    show: "Show the changes",
    note: "Mark as read",
    amended: "Text amended",
    new_acts: "New acts",
    in_force: "Now in force",
    repealed: "Repealed",
    gone: "No longer in the collection",
};

#[cfg(test)]
mod tests {
    use super::OfflineMessages;
    use legislation::Lang;

    #[test]
    fn messages_with_values_have_a_place_for_each_in_every_language() {
        for lang in Lang::INTERFACE {
            let o = OfflineMessages::of(lang);
            for (message, places) in [(o.room, 2), (o.overdue, 1), (o.changed, 2), (o.changed_parts, 3), (o.no_room, 0)]
            {
                assert_eq!(message.matches("{}").count(), places, "{message}");
            }
        }
    }
}
