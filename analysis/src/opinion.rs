//! `Opinions`: what is read out of many comments on a draft – where each stands, which are copies, what they speak of.
//!
//! Everything is counted from words that are shown: a stance has its cues, a topic its words, a campaign its members. Where
//! words do not tell, the answer is «unclear». Comments of one campaign count as one voice in topics.

mod mask;
mod stance;
mod topics;

pub use mask::masked;
pub use stance::stance;

use crate::duplicates::{clusters, jaccard, shingles};
use crate::references::{Library, detect, resolve};
use language::{is_stop_word, tokens};
use legislation::opinion::{Campaign, Comment, Opinions, Read};
use legislation::{Act, EId, Lang, Provision, ProvisionKind, ProvisionState};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How alike two comments must be to be copies of one text: people add a greeting, a name, a sentence of their own.
const COPIES: f64 = 0.5;

/// Words that a text has at least before its copies are a campaign: «Против!» is said by many without being told to.
const LEAST_WORDS: usize = 8;

/// How much of what a comment says, by weight of its words, must stand in a provision that it does not name.
const SPEAKS_OF: f64 = 0.3;

/// Words of a comment that must stand in a provision that it does not name.
const LEAST_SHARED: usize = 3;

/// Reads comments on a draft; without a draft no provisions are told.
pub fn read(comments: &[Comment], draft: Option<&Act>) -> Opinions {
    let langs: Vec<Lang> = comments.iter().map(|one| lang_of(&one.text)).collect();
    let mut read: Vec<Read> = comments
        .iter()
        .zip(&langs)
        .map(|(comment, lang)| {
            let (stance, cues) = stance(&comment.text, *lang);
            Read { lang: *lang, stance, cues, campaign: None, topic: None, provisions: Vec::new() }
        })
        .collect();
    let campaigns = campaigns(comments, &langs);
    for (number, campaign) in (0_u32..).zip(&campaigns) {
        for member in &campaign.members {
            if let Some(one) = read.get_mut(*member as usize) {
                one.campaign = Some(number);
            }
        }
    }
    if let Some(draft) = draft {
        for (one, provisions) in read.iter_mut().zip(provisions(comments, &langs, draft)) {
            one.provisions = provisions;
        }
    }
    // One voice for each campaign: its first member.
    let speaks = |at: usize| {
        let campaign = read.get(at).and_then(|one| one.campaign).and_then(|number| campaigns.get(number as usize));
        campaign.is_none_or(|one| one.members.first().is_some_and(|first| *first as usize == at))
    };
    let voices: Vec<usize> = (0..comments.len()).filter(|at| speaks(*at)).collect();
    let mut topics = topics::find(comments, &langs, &voices);
    for topic in &mut topics {
        // What its first member speaks of, all of a campaign do.
        let others: Vec<u32> = topic
            .members
            .iter()
            .filter_map(|at| read.get(*at as usize)?.campaign)
            .filter_map(|number| campaigns.get(number as usize))
            .flat_map(|campaign| campaign.members.iter().copied())
            .collect();
        topic.members.extend(others);
        topic.members.sort_unstable();
        topic.members.dedup();
    }
    topics.sort_by_key(|topic| (std::cmp::Reverse(topic.members.len()), topic.words.clone()));
    for (number, topic) in (0_u32..).zip(&topics) {
        for member in &topic.members {
            if let Some(one) = read.get_mut(*member as usize) {
                one.topic = Some(number);
            }
        }
    }
    Opinions { read, campaigns, topics }
}

/// The language of a comment: Kazakh where it has a letter that Russian has not, or more of Kazakh's common words. Comments are too
/// short to be told by their letters alone.
fn lang_of(text: &str) -> Lang {
    if text.contains(language::letters::is_kazakh_letter) {
        return Lang::KK;
    }
    let folded: Vec<String> = language::words(text).filter_map(|range| text.get(range)).map(language::fold).collect();
    // «не» is a common word of both: «what», «not».
    let common = |lang| folded.iter().filter(|word| *word != "не" && is_stop_word(word, lang)).count();
    let cites = folded.iter().any(|word| word.ends_with("бап") || word.contains("-бап"));
    if cites || common(Lang::KK) > common(Lang::RU) { Lang::KK } else { Lang::RU }
}

/// Copies of one text, the largest campaign first.
fn campaigns(comments: &[Comment], langs: &[Lang]) -> Vec<Campaign> {
    let told = |(comment, lang): (&Comment, &Lang)| {
        let long = language::words(&comment.text).nth(LEAST_WORDS - 1).is_some();
        if long { shingles(&comment.text, *lang) } else { Vec::new() }
    };
    let sets: Vec<Vec<u64>> = comments.iter().zip(langs).map(told).collect();
    // The same text a thousand times is compared once.
    let mut of: HashMap<&[u64], Vec<u32>> = HashMap::new();
    for (at, set) in (0_u32..).zip(&sets).filter(|(_, set)| !set.is_empty()) {
        of.entry(set).or_default().push(at);
    }
    let mut groups: Vec<(&[u64], Vec<u32>)> = of.into_iter().collect();
    groups.sort_by_key(|(_, members)| members.first().copied());
    let distinct: Vec<Vec<u64>> = groups.iter().map(|(set, _)| set.to_vec()).collect();
    let mut found: Vec<Campaign> = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for cluster in clusters(&distinct, COPIES) {
        let mut members = Vec::new();
        let mut weakest = 1.0_f64;
        let first = cluster.members.first().and_then(|at| distinct.get(*at as usize));
        for at in &cluster.members {
            taken.insert(*at as usize);
            members.extend(groups.get(*at as usize).into_iter().flat_map(|(_, all)| all));
            if let (Some(first), Some(one)) = (first, distinct.get(*at as usize)) {
                weakest = weakest.min(jaccard(first, one));
            }
        }
        members.sort_unstable();
        found.push(Campaign { members, weakest: percent(weakest) });
    }
    let same = groups.iter().enumerate().filter(|(at, (_, members))| members.len() > 1 && !taken.contains(at));
    found.extend(same.map(|(_, (_, members))| Campaign { members: members.clone(), weakest: 100 }));
    found.sort_by_key(|one| (std::cmp::Reverse(one.members.len()), one.members.first().copied()));
    found
}

fn percent(share: f64) -> u8 {
    (0..=100_u8).rev().find(|one| f64::from(*one) <= share * 100.0 + 1e-9).unwrap_or_default()
}

/// The words of a text that tell what it is about, as stems, each once.
fn matter(text: &str, lang: Lang) -> BTreeSet<String> {
    let telling = |token: &language::Token| {
        token.folded.chars().nth(3).is_some()
            && !is_stop_word(&token.folded, lang)
            && token.folded.contains(char::is_alphabetic)
    };
    tokens(text, lang).filter(telling).map(|token| token.stem).collect()
}

/// The provisions that each comment speaks of: those it names, else the one whose words it uses.
fn provisions(comments: &[Comment], langs: &[Lang], draft: &Act) -> Vec<Vec<(EId, bool)>> {
    // Comments are read as passages of the draft itself, so that «статья 5» is the draft's.
    let mut act = draft.clone();
    let own = act.provisions.len();
    let passage = |(at, comment): (usize, &Comment)| {
        let eid = EId::parse(&format!("al_9{at}")).ok()?;
        let text = if comment.about.is_empty() {
            comment.text.clone()
        } else {
            format!("{}. {}", comment.about, comment.text)
        };
        let kind = ProvisionKind::Alinea;
        let (number, label, heading) = (String::new(), String::new(), String::new());
        let (notes, links, anchors) = (Vec::new(), Vec::new(), Vec::new());
        let state = ProvisionState::InForce;
        let parent = None;
        Some(Provision { eid, kind, number, label, heading, text, parent, state, notes, links, table: None, anchors })
    };
    act.provisions.extend(comments.iter().enumerate().filter_map(passage));
    if act.provisions.len() != own + comments.len() {
        return vec![Vec::new(); comments.len()];
    }
    let library = Library::new(std::slice::from_ref(&act));
    let mut cited: BTreeMap<usize, Vec<EId>> = BTreeMap::new();
    for reference in resolve(&act, &detect(&act, &[], &library), &library) {
        let Some(comment) = (reference.provision as usize).checked_sub(own) else { continue };
        let own = reference
            .targets
            .into_iter()
            .filter(|target| target.present && target.act.as_ref().is_none_or(|id| *id == draft.id));
        cited.entry(comment).or_default().extend(own.filter_map(|target| target.eid));
    }
    let matters: Vec<(usize, BTreeSet<String>)> = draft
        .provisions
        .iter()
        .enumerate()
        .filter(|(_, one)| one.state == ProvisionState::InForce && !one.text.is_empty())
        .map(|(at, one)| (at, matter(&one.text, draft.lang)))
        .collect();
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (_, stems)) in matters.iter().enumerate() {
        for stem in stems {
            having.entry(stem).or_default().push(index);
        }
    }
    let all = matters.len() as f64;
    let weight = |stem: &str| having.get(stem).map_or(0.0, |list| (1.0 + all / list.len() as f64).ln());
    let spoken = |comment: &Comment, lang: Lang| {
        if lang != draft.lang {
            return None;
        }
        let stems = matter(&comment.text, lang);
        // A word that the draft does not have weighs as one that a single provision has.
        let whole: f64 = stems.iter().map(|stem| weight(stem).max(all.max(1.0).ln() / 2.0)).sum();
        let mut scores: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        for stem in &stems {
            for index in having.get(stem.as_str()).into_iter().flatten() {
                let score = scores.entry(*index).or_default();
                score.0 += weight(stem);
                score.1 += 1;
            }
        }
        let best = scores.into_iter().max_by(|(_, a), (_, b)| a.0.total_cmp(&b.0))?;
        let (index, (score, shared)) = best;
        let (at, _) = matters.get(index)?;
        let eid = &draft.provisions.get(*at)?.eid;
        (score >= SPEAKS_OF * whole && shared >= LEAST_SHARED).then(|| eid.clone())
    };
    let mut found = Vec::with_capacity(comments.len());
    for (number, (comment, lang)) in comments.iter().zip(langs).enumerate() {
        let mut names = cited.remove(&number).unwrap_or_default();
        names.sort();
        names.dedup();
        let told: Vec<(EId, bool)> = names.into_iter().map(|eid| (eid, true)).collect();
        found.push(if told.is_empty() {
            spoken(comment, *lang).map(|eid| (eid, false)).into_iter().collect()
        } else {
            told
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{masked, read};
    use crate::draft_check;
    use legislation::opinion::{Comment, Stance};

    const LAW: &str = "О пасеках\nСтатья 1. Пасека\n1. Пасека размещается не ближе 500 метров от жилого дома.\nСтатья 2. Отчет\n1. Пасечник ежегодно представляет отчет о зимовке пчел.\nСтатья 3. Штраф\n1. За нарушение налагается штраф в размере 20 МРП.";

    fn comment(text: &str) -> Comment {
        Comment { text: text.to_owned(), ..Comment::default() }
    }

    #[test]
    fn a_comment_stands_where_its_words_say_and_names_the_article_it_is_about() {
        let draft = draft_check::read(LAW, "draft").act;
        let comments = [
            comment("Полностью поддерживаю статью 2!"),
            comment("2-бапқа қарсымын: есеп артық."),
            comment("Предлагаю в статье 3 снизить штраф до 5 МРП."),
            comment("А кто проверит, сколько метров от жилого дома до пасеки?"),
            comment("Пчелы."),
            Comment {
                about: "статья 3".to_owned(), ..comment("Возмутительно дорого, я против.")
            },
        ];
        let told = read(&comments, Some(&draft));
        let stances: Vec<Stance> = told.read.iter().map(|one| one.stance).collect();
        assert_eq!(
            stances,
            [Stance::For, Stance::Against, Stance::Proposal, Stance::Question, Stance::Unclear, Stance::Against]
        );
        let places: Vec<Vec<(String, bool)>> = told
            .read
            .iter()
            .map(|one| one.provisions.iter().map(|(eid, named)| (eid.to_string(), *named)).collect())
            .collect();
        let named = |eid: &str| vec![(eid.to_owned(), true)];
        assert_eq!(places[0], named("art_2"));
        assert_eq!(places[2], named("art_3"));
        assert_eq!(places[3], [("art_1__para_1".to_owned(), false)]);
        assert_eq!(places[4], []);
        assert_eq!(places[5], named("art_3"));
        let cue = told.read[0].cues[0].of(&comments[0].text);
        assert_eq!(cue, Some("Полностью поддерживаю"));
    }

    #[test]
    fn copies_are_one_campaign_and_a_common_word_is_none() {
        let copy =
            "Требую отклонить законопроект: он разорит малые пасеки и оставит наши села без меда и без опыления садов.";
        let comments = [
            comment(copy),
            comment("Против!"),
            comment(&format!("Здравствуйте! {copy} Иванов, село Роща")),
            comment("Против!"),
            comment(copy),
            comment("Мои пчелы зимуют в омшанике, и отчет о зимовке мне писать некогда, прошу это учесть."),
        ];
        let told = read(&comments, None);
        assert_eq!(told.campaigns.len(), 1);
        assert_eq!(told.campaigns[0].members, [0, 2, 4]);
        assert_eq!(told.read[1].campaign, None);
        assert_eq!(told.read[5].campaign, None);
    }

    #[test]
    fn who_wrote_is_not_told() {
        let text = "Иванов, ИИН 900101300123, +7 (701) 555-12-34, ivan.ov@mail.kz; 8 701 555 12 34. Закон № 480-V, 2016 год, 20 МРП, карта 4400 4301 2345 6789.";
        let told = masked(text);
        for secret in ["900101300123", "555-12-34", "ivan.ov", "555 12 34", "6789"] {
            assert!(!told.contains(secret), "{told}");
        }
        assert!(told.contains("Закон № 480-V, 2016 год, 20 МРП"), "{told}");
        assert_eq!(masked("Тел. қызметі жоқ"), "Тел. қызметі жоқ");
    }
}
