//! `SearchAddress`, `ActAddress`, `HomeAddress`: what a page shows, read from and written to its address.
//!
//! Addresses are relative to the site's root (`<base>`), so that the site works under any path: `act/?id=K1&at=art_5`.

use legislation::{ActId, ActKind, ActStatus, Date, EId, Lang};

/// How many pages of results are asked for at first, and how many more by each "show more".
pub(crate) const RESULTS_STEP: u32 = 20;

/// Most results a single address may ask for.
const RESULTS_MOST: u32 = 500;

/// A search and its filters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SearchAddress {
    pub(crate) text: String,
    /// The language of the texts; `None` leaves the choice to the query's letters.
    pub(crate) lang: Option<Lang>,
    pub(crate) kinds: Vec<ActKind>,
    pub(crate) statuses: Vec<ActStatus>,
    pub(crate) act: Option<ActId>,
    pub(crate) limit: u32,
}

impl Default for SearchAddress {
    fn default() -> Self {
        Self {
            text: String::new(),
            lang: None,
            kinds: Vec::new(),
            statuses: Vec::new(),
            act: None,
            limit: RESULTS_STEP,
        }
    }
}

impl SearchAddress {
    /// Reads the part of an address after `?`; what makes no sense is left out.
    pub(crate) fn read(query: &str) -> Self {
        let mut address = Self::default();
        for (key, value) in pairs(query) {
            match key.as_str() {
                "q" => address.text = value,
                "text" => address.lang = Lang::from_code(&value),
                "kind" => push_new(&mut address.kinds, ActKind::from_slug(&value)),
                "status" => push_new(&mut address.statuses, ActStatus::from_slug(&value)),
                "act" => address.act = ActId::parse(&value).ok(),
                "n" => address.limit = value.parse().unwrap_or(RESULTS_STEP).clamp(RESULTS_STEP, RESULTS_MOST),
                _ => {}
            }
        }
        address
    }

    /// The address relative to the site's root.
    pub(crate) fn href(&self) -> String {
        let mut query = Query::new("search/");
        query.add("q", &self.text);
        if let Some(lang) = self.lang {
            query.add("text", lang.code());
        }
        for kind in &self.kinds {
            query.add("kind", kind.slug());
        }
        for status in &self.statuses {
            query.add("status", status.slug());
        }
        if let Some(act) = &self.act {
            query.add("act", act.as_str());
        }
        if self.limit != RESULTS_STEP {
            query.add("n", &self.limit.to_string());
        }
        query.address
    }

    /// Whether all acts are searched.
    pub(crate) fn is_unfiltered(&self) -> bool {
        self.kinds.is_empty() && self.statuses.is_empty() && self.act.is_none()
    }

    /// The same search from its first results on.
    pub(crate) fn first_results(&self) -> Self {
        Self { limit: RESULTS_STEP, ..self.clone() }
    }

    /// The same search for more results; `None` when no address may ask for more.
    pub(crate) fn with_more(&self) -> Option<Self> {
        (self.limit < RESULTS_MOST)
            .then(|| Self { limit: (self.limit + RESULTS_STEP).min(RESULTS_MOST), ..self.clone() })
    }
}

/// An act, and possibly a place in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct ActAddress {
    /// `None` when the address names no act.
    pub(crate) id: Option<ActId>,
    pub(crate) lang: Option<Lang>,
    /// The place as written; it may be no place at all.
    pub(crate) at: Option<String>,
    pub(crate) edition: Option<Date>,
}

impl ActAddress {
    /// An act's contents page in this language.
    pub(crate) fn of(id: &ActId, lang: Lang) -> Self {
        Self { id: Some(id.clone()), lang: Some(lang), at: None, edition: None }
    }

    /// The same act at this place.
    pub(crate) fn at(&self, eid: &EId) -> Self {
        Self { at: Some(eid.as_str().to_owned()), ..self.clone() }
    }

    /// Reads the part of an address after `?`.
    pub(crate) fn read(query: &str) -> Self {
        let mut address = Self::default();
        for (key, value) in pairs(query) {
            match key.as_str() {
                "id" => address.id = ActId::parse(&value).ok(),
                "text" => address.lang = Lang::from_code(&value),
                "at" if !value.is_empty() => address.at = Some(value),
                "edition" => address.edition = Date::parse(&value),
                _ => {}
            }
        }
        address
    }

    /// The address relative to the site's root.
    pub(crate) fn href(&self) -> String {
        let mut query = Query::new("act/");
        if let Some(id) = &self.id {
            query.add("id", id.as_str());
        }
        if let Some(lang) = self.lang {
            query.add("text", lang.code());
        }
        if let Some(at) = &self.at {
            query.add("at", at);
        }
        if let Some(edition) = self.edition {
            query.add("edition", &edition.to_string());
        }
        query.address
    }
}

/// A guide, or all of them.
pub(crate) struct GuideAddress {
    /// An act's id by its letters; `None` is the list of guides.
    pub(crate) id: Option<ActId>,
    pub(crate) lang: Option<Lang>,
}

impl GuideAddress {
    /// Reads the part of an address after `?`.
    pub(crate) fn read(query: &str) -> Self {
        let ActAddress { id, lang, .. } = ActAddress::read(query);
        Self { id, lang }
    }

    /// The address of the same guide in a language.
    pub(crate) fn in_language(&self, lang: Lang) -> String {
        let mut query = Query::new("guide/");
        if let Some(id) = &self.id {
            query.add("id", id.as_str());
        }
        query.add("text", lang.code());
        query.address
    }
}

/// The home page, possibly with one kind of acts opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct HomeAddress {
    pub(crate) kind: Option<ActKind>,
    pub(crate) lang: Option<Lang>,
    /// How many parts of a long list are shown beyond the first.
    pub(crate) more: u32,
}

impl HomeAddress {
    /// Reads the part of an address after `?`.
    pub(crate) fn read(query: &str) -> Self {
        let mut address = Self::default();
        for (key, value) in pairs(query) {
            match key.as_str() {
                "kind" => address.kind = ActKind::from_slug(&value),
                "text" => address.lang = Lang::from_code(&value),
                "more" => address.more = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        address
    }

    /// The address relative to the site's root.
    pub(crate) fn href(&self) -> String {
        let mut query = Query::new("./");
        if let Some(kind) = self.kind {
            query.add("kind", kind.slug());
        }
        if let Some(lang) = self.lang {
            query.add("text", lang.code());
        }
        if self.more > 0 {
            query.add("more", &self.more.to_string());
        }
        query.address
    }
}

/// The page of what is kept on the device, with this act offered first.
pub(crate) fn offline_href(act: Option<&ActId>, lang: Lang) -> String {
    let mut query = Query::new("offline/");
    if let Some(id) = act {
        query.add("id", id.as_str());
    }
    query.add("text", lang.code());
    query.address
}

/// A term in the definition base, by its words.
pub(crate) fn term_href(term: &str, lang: &str) -> String {
    let mut query = Query::new("definitions/");
    query.add("text", lang);
    query.add("term", term);
    query.address
}

/// The same address with another language of texts, for pages that have one; `None` for the others.
pub(crate) fn in_language(path: &str, query: &str, lang: Lang) -> Option<String> {
    match path.trim_end_matches('/').rsplit('/').next() {
        Some("guide") => Some(GuideAddress::read(query).in_language(lang)),
        Some("act") => Some(ActAddress { lang: Some(lang), ..ActAddress::read(query) }.href()),
        Some("search") => {
            let address = SearchAddress::read(query);
            address.lang.map(|_| SearchAddress { lang: Some(lang), ..address }.href())
        }
        _ => None,
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: Option<T>) {
    if let Some(item) = item
        && !list.contains(&item)
    {
        list.push(item);
    }
}

/// A query being written.
struct Query {
    address: String,
    started: bool,
}

impl Query {
    fn new(path: &str) -> Self {
        Self { address: path.to_owned(), started: false }
    }

    fn add(&mut self, key: &str, value: &str) {
        self.address.push(if self.started { '&' } else { '?' });
        self.started = true;
        self.address.push_str(key);
        self.address.push('=');
        self.address.push_str(&encode(value));
    }
}

/// Percent-encodes what has a meaning in a query; other alphabets stay readable, browsers encode them themselves.
fn encode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~') {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let hex = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase();
                out.extend(['%', hex(byte >> 4), hex(byte & 15)]);
            }
        }
    }
    out
}

/// Decodes `%XX` and `+`; anything malformed stays as it is.
fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[i], hex(i + 1), hex(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 2;
            }
            (b'+', ..) => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

#[cfg(test)]
mod tests {
    use super::{ActAddress, HomeAddress, RESULTS_STEP, SearchAddress, in_language};
    use legislation::{ActKind, ActStatus, Lang};

    #[test]
    fn a_search_survives_its_own_address() {
        for text in ["штраф за скорость", "100 % & more", "a+b=c#d", "қазақ «сөз»", ""] {
            let address = SearchAddress {
                text: text.to_owned(),
                lang: Some(Lang::KK),
                kinds: vec![ActKind::Code, ActKind::Law],
                statuses: vec![ActStatus::InForce],
                ..SearchAddress::default()
            };
            let href = address.href();
            let query = href.split_once('?').unwrap().1;
            assert_eq!(SearchAddress::read(query), address, "{href}");
        }
    }

    #[test]
    fn a_form_sent_by_the_browser_is_understood() {
        let address = SearchAddress::read(
            "?q=%D1%88%D1%83%D0%BC+%D0%BD%D0%BE%D1%87%D1%8C%D1%8E&kind=code&kind=code&kind=nonsense&n=7",
        );
        assert_eq!(address.text, "шум ночью");
        assert_eq!(address.kinds, [ActKind::Code]);
        assert_eq!(address.limit, RESULTS_STEP);
    }

    #[test]
    fn broken_escapes_stay_as_typed() {
        assert_eq!(SearchAddress::read("q=100%").text, "100%");
        assert_eq!(SearchAddress::read("q=%zz%D1").text, "%zz\u{fffd}");
    }

    #[test]
    fn an_act_keeps_its_place_when_the_language_changes() {
        let other = in_language("/site/act/", "id=K15&text=ru&at=art_5__para_2", Lang::KK).unwrap();
        assert_eq!(other, "act/?id=K15&text=kk&at=art_5__para_2");
        assert_eq!(in_language("/site/settings/", "", Lang::KK), None);
        assert_eq!(in_language("/search/", "q=x", Lang::KK), None, "no language was chosen, so none is forced");
    }

    #[test]
    fn an_address_with_a_strange_act_names_no_act() {
        for query in ["id=../../etc", "id=", "", "id=%00"] {
            assert_eq!(ActAddress::read(query).id, None, "{query}");
        }
    }

    #[test]
    fn more_results_are_asked_for_step_by_step_and_not_without_end() {
        let mut address = SearchAddress::default();
        let mut steps = 0;
        while let Some(more) = address.with_more() {
            assert!(more.limit > address.limit);
            address = more;
            steps += 1;
        }
        assert!(steps > 1 && steps < 100);
    }

    #[test]
    fn the_home_page_remembers_the_open_kind() {
        let address = HomeAddress::read("kind=constitutional-law");
        assert_eq!(address.kind, Some(ActKind::ConstitutionalLaw));
        assert_eq!(address.href(), "./?kind=constitutional-law");
        assert_eq!(HomeAddress::read("kind=law&more=2").href(), "./?kind=law&more=2");
        assert_eq!(HomeAddress::read("kind=law&more=-1").href(), "./?kind=law");
    }
}
