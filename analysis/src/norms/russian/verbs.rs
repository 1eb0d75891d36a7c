//! Verbs by what their indicative says: an act, an effect, a rule set, a burden borne.

/// Reflexive verbs whose subject acts itself.
pub(super) fn is_reflexive_act(word: &str) -> bool {
    const ACTS: [&str; 17] = [
        "обраща",
        "явля",
        "руководств",
        "отказыва",
        "обяз",
        "занима",
        "пользу",
        "соглаша",
        "воздержива",
        "знаком",
        "распоряжа",
        "стрем",
        "забот",
        "яв",
        "трудоустраива",
        "присоединя",
        "отчитыва",
    ];
    ACTS.iter().any(|stem| word.strip_prefix(stem).is_some_and(|end| end.ends_with("ся")))
}

/// Verbs that say how things are, not what anyone must do; `acts` where a party is the subject of an active verb.
pub(super) fn is_effect(word: &str, acts: bool) -> bool {
    const OF_PARTIES: [&str; 16] = [
        "явля",
        "имеет",
        "имеют",
        "состо",
        "приобрета",
        "утрачива",
        "обладает",
        "обладают",
        "становится",
        "становятся",
        "остается",
        "остаются",
        "принадлеж",
        "действует",
        "действуют",
        "существу",
    ];
    const OF_THINGS: [&str; 61] = [
        "избира",
        "назнача",
        "призна",
        "счита",
        "действу",
        "применя",
        "распростран",
        "относ",
        "прекраща",
        "возника",
        "наступа",
        "начина",
        "истекает",
        "вступ",
        "вводится",
        "вводятся",
        "регулиру",
        "завис",
        "сохраня",
        "означа",
        "понима",
        "содержит",
        "содержат",
        "предусматр",
        "основыва",
        "требуется",
        "требуются",
        "равн",
        "входит",
        "входят",
        "делится",
        "делятся",
        "подразделя",
        "охватыва",
        "разработан",
        "приостанавливается",
        "течет",
        "совпада",
        "исключа",
        "отвеча",
        "влия",
        "выража",
        "переходит",
        "переходят",
        "распределя",
        "приравнива",
        "засчитыва",
        "продлевается",
        "служ",
        "соответству",
        "приходится",
        "порожда",
        "подразумева",
        "направлен",
        "вытека",
        "образу",
        "учитыва",
        "предназнач",
        "уменьша",
        "увеличива",
        "округля",
    ];
    let stems = |list: &[&str]| list.iter().any(|stem| word.starts_with(stem));
    let whole = matches!(
        word,
        "составляет"
            | "составляют"
            | "включает"
            | "включают"
            | "есть"
            | "следует"
            | "установлены"
            | "установлен"
            | "определены"
            | "дает"
            | "был"
            | "была"
            | "были"
            | "будет"
            | "будут"
    );
    stems(&OF_PARTIES) || !acts && (stems(&OF_THINGS) || whole)
}

/// Verbs that only say that something is done, in some way: «осуществляется с соблюдением …».
pub(super) fn is_carrying_out(word: &str) -> bool {
    ["осуществля", "гарантируется", "строится"].iter().any(|stem| word.starts_with(stem))
}

/// Verbs that set a rule: a power where a body does it, else nobody's duty («определяется законом»).
pub(super) fn is_setting(word: &str) -> bool {
    const STEMS: [&str; 13] = [
        "определя",
        "устанавлива",
        "исчисля",
        "предусматрива",
        "призна",
        "применя",
        "регламентир",
        "регулиру",
        "распределя",
        "прекраща",
        "рассчитыва",
        "приостанавлива",
        "учитыва",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Verbs of burdens: who does not do them is free of a duty.
pub(super) fn is_burden(word: &str) -> bool {
    const STEMS: [&str; 16] = [
        "внос",
        "уплачива",
        "плат",
        "облага",
        "взима",
        "начисля",
        "представля",
        "удержива",
        "нес",
        "возмеща",
        "отвеча",
        "перечисля",
        "исчисля",
        "оплачива",
        "предъявля",
        "взыскива",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}
