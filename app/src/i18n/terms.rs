//! What the interface calls the pages about the quality of law. Their words stand in the pages' own
//! scripts (`terms.js` and the others), which alone show them.

use legislation::Lang;

/// The way from a term to all its definitions.
pub(crate) fn all_definitions(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Все определения этого термина",
        Lang::EN => "All definitions of this term",
        _ => "Терминнің барлық анықтамалары",
    }
}

/// The name of the page.
pub(crate) fn terms_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "База определений",
        Lang::EN => "Definition base",
        _ => "Анықтамалар базасы",
    }
}

/// The name of the inventory: «обязательные требования» is the Entrepreneurial Code's word (No. 375-V of 29 October 2015).
pub(crate) fn inventory_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Обязательные требования",
        Lang::EN => "Mandatory requirements",
        _ => "Міндетті талаптар",
    }
}

/// The name of the page of by-laws, as the Law on Legal Acts calls them (No. 480-V of 6 April 2016, article 7).
pub(crate) fn by_laws_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Подзаконные акты",
        Lang::EN => "By-laws",
        _ => "Заңға тәуелді актілер",
    }
}

/// The name of the page of findings.
pub(crate) fn findings_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Противоречия и пробелы",
        Lang::EN => "Contradictions and gaps",
        _ => "Қайшылықтар мен олқылықтар",
    }
}

/// The name of the page of state bodies.
pub(crate) fn bodies_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Государственные органы",
        Lang::EN => "State bodies",
        _ => "Мемлекеттік органдар",
    }
}

/// The name of the page of figures.
pub(crate) fn trends_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Показатели законодательства",
        Lang::EN => "Figures of legislation",
        _ => "Заңнама көрсеткіштері",
    }
}

/// The name of the page of an impact assessment, as the rules on it call it (order of the Minister of National Economy No. 748 of
/// 30 November 2015).
pub(crate) fn impact_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Анализ регуляторного воздействия",
        Lang::EN => "Impact assessment",
        _ => "Реттеушілік әсерді талдау",
    }
}

/// The name of the page of comments on a draft.
pub(crate) fn opinion_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Мнения о проекте",
        Lang::EN => "Public opinion",
        _ => "Жоба туралы пікірлер",
    }
}

/// The name of the page of laws with indicators.
pub(crate) fn effect_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Действие законов",
        Lang::EN => "Effect of laws",
        _ => "Заңдардың әсері",
    }
}

/// The name of the page on which acts are compared.
pub(crate) fn compare_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Сравнение актов",
        Lang::EN => "Comparison of acts",
        _ => "Актілерді салыстыру",
    }
}

/// The name of the page of a draft.
pub(crate) fn draft_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Законопроект",
        Lang::EN => "Draft law",
        _ => "Заң жобасы",
    }
}
