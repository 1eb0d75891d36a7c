//! Comments on a draft: what the command tells of them, and what it keeps to itself.

use indexer::answer::{Answer, AnswerForm};
use indexer::opinion::{Arguments, listen};
use legislation::opinion::Stance;
use std::path::PathBuf;

fn corpus(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../corpus/opinion").join(name)
}

fn arguments(comments: PathBuf) -> Arguments {
    Arguments {
        comments,
        draft: None,
        stance: None,
        answer: AnswerForm { width: 160, form: "words".to_owned(), json: false, out: None },
    }
}

#[test]
fn the_comments_made_for_it_are_read_as_they_were_labelled() {
    let told = indexer::evaluate::opinions::evaluate(&corpus("comments.jsonl")).expect("labels");
    assert!(told["f1"].as_f64().expect("a figure") >= 0.75, "{told}");
    assert_eq!(told["campaigns_exact"], told["campaigns"]);
    assert_eq!(told["campaigns_told"], told["campaigns"]);
}

#[test]
fn a_comment_that_names_an_article_is_told_with_it_in_both_languages() {
    let told = |draft: &str, text: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("comments.csv");
        std::fs::write(&file, format!("text\n\"{text}\"\n")).expect("a file");
        let arguments = Arguments { draft: Some(corpus(draft)), ..arguments(file) };
        let listened = listen(&arguments).expect("comments");
        let one = &listened.opinions.read[0];
        (one.stance, one.provisions.iter().map(|(eid, named)| (eid.to_string(), *named)).collect::<Vec<_>>())
    };
    let named = |eid: &str| vec![(eid.to_owned(), true)];
    assert_eq!(told("draft.ru.txt", "Не поддерживаю статью 4."), (Stance::Against, named("art_4")));
    assert_eq!(told("draft.ru.txt", "Я за пункт 2 статьи 6."), (Stance::For, named("art_6__para_2")));
    assert_eq!(told("draft.kk.txt", "3-баппен келісемін."), (Stance::For, named("art_3")));
}

#[test]
fn what_is_written_does_not_tell_who_wrote() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("comments.json");
    std::fs::write(&file, r#"[{"text": "Я против. ИИН 900101300123, a.b@mail.kz"}]"#).expect("a file");
    let listened = listen(&arguments(file)).expect("comments");
    let told = [listened.json().expect("JSON").to_string(), listened.in_words(500)].concat();
    assert!(told.contains("Я против"), "{told}");
    assert!(!told.contains("900101300123") && !told.contains("a.b@mail.kz"), "{told}");
}
