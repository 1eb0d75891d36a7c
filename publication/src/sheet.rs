//! `comments`: what people wrote about a draft, out of the files in which offices pass it on – CSV, XLSX, JSON, JSON Lines.

use calamine::{Data, Reader, Xlsx};
use legislation::Date;
use legislation::opinion::Comment;
use serde_json::Value;
use std::io::Cursor;

/// The most that a file may take, bytes.
const MOST: usize = 64 * 1024 * 1024;

/// Rows that are looked at to find out which column is the text.
const SAMPLE: usize = 200;

/// Why a file gave no comments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoComments {
    /// It is no table, no JSON, or a damaged one.
    Damaged,
    /// It is too large.
    TooLarge,
    /// Nothing in it is a text.
    Empty,
}

impl std::fmt::Display for NoComments {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Damaged => "this is no CSV, XLSX or JSON file of comments, or a damaged one",
            Self::TooLarge => "the file is too large",
            Self::Empty => "no comment is in this file: give the column of texts the heading text",
        })
    }
}

impl std::error::Error for NoComments {}

/// What a column is called.
const TEXTS: [&str; 13] = [
    "text",
    "comment",
    "comments",
    "message",
    "текст",
    "комментарий",
    "комментарии",
    "сообщение",
    "отзыв",
    "мнение",
    "пікір",
    "мәтін",
    "мәтіні",
];
const DATES: [&str; 6] = ["date", "дата", "дата комментария", "күні", "күн", "created"];
const ABOUTS: [&str; 9] =
    ["provision", "about", "статья", "норма", "положение", "структурный элемент", "бап", "норма атауы", "элемент"];

/// The comments of a file, those without a text left out, in its order.
pub fn comments(bytes: &[u8]) -> Result<Vec<Comment>, NoComments> {
    if bytes.len() > MOST {
        return Err(NoComments::TooLarge);
    }
    let found = if bytes.starts_with(b"PK") {
        of_rows(&workbook(bytes).ok_or(NoComments::Damaged)?)
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| NoComments::Damaged)?;
        let text = text.trim_start_matches('\u{feff}');
        match text.trim_start().chars().next() {
            Some('[' | '{') => json(text).ok_or(NoComments::Damaged)?,
            _ => of_rows(&table(text).ok_or(NoComments::Damaged)?),
        }
    };
    if found.is_empty() { Err(NoComments::Empty) } else { Ok(found) }
}

/// The first sheet that has rows.
fn workbook(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    for name in book.sheet_names() {
        let rows: Vec<Vec<String>> =
            book.worksheet_range(&name).ok()?.rows().map(|row| row.iter().map(cell).collect()).collect();
        if !rows.is_empty() {
            return Some(rows);
        }
    }
    Some(Vec::new())
}

/// The rows of a text table: the separator is that which its first line has most of.
fn table(text: &str) -> Option<Vec<Vec<String>>> {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: &char| first.matches(*mark).count();
    let mark = [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark as u8).from_reader(text.as_bytes());
    reader.records().map(|row| row.ok().map(|row| row.iter().map(str::to_owned).collect())).collect()
}

fn of_rows(rows: &[Vec<String>]) -> Vec<Comment> {
    let Some(first) = rows.first() else { return Vec::new() };
    let named = |names: &[&str]| first.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let (text, date, about) = (named(&TEXTS), named(&DATES), named(&ABOUTS));
    let has_head = text.is_some();
    // Without a heading the column with the most letters is the text.
    let letters = |column: &usize| -> usize {
        rows.iter()
            .take(SAMPLE)
            .filter_map(|row| row.get(*column))
            .map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count())
            .sum()
    };
    let text = text.unwrap_or_else(|| (0..first.len()).rev().max_by_key(letters).unwrap_or(0));
    let cell = |row: &[String], column: Option<usize>| {
        column.and_then(|at| row.get(at)).map_or_else(String::new, |cell| cell.trim().to_owned())
    };
    let comment = |row: &Vec<String>| {
        let text = cell(row, Some(text));
        (!text.is_empty()).then(|| Comment { text, date: day(&cell(row, date)), about: cell(row, about) })
    };
    rows.iter().skip(usize::from(has_head)).filter_map(comment).collect()
}

/// An array of objects or texts, or such objects line by line.
fn json(text: &str) -> Option<Vec<Comment>> {
    let values: Vec<Value> = match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(values)) => values,
        Ok(Value::Object(mut object)) => match object.remove("comments") {
            Some(Value::Array(values)) => values,
            _ => vec![Value::Object(object)],
        },
        _ => text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| serde_json::from_str(line).ok())
            .collect::<Option<_>>()?,
    };
    let field = |value: &Value, names: &[&str]| {
        let object = value.as_object()?;
        let (_, told) = object.iter().find(|(name, _)| names.contains(&name.to_lowercase().as_str()))?;
        Some(told.as_str()?.trim().to_owned())
    };
    let comment = |value: &Value| {
        let text = value.as_str().map(|text| text.trim().to_owned()).or_else(|| field(value, &TEXTS))?;
        let date = field(value, &DATES).and_then(|told| day(&told));
        (!text.is_empty()).then(|| Comment { text, date, about: field(value, &ABOUTS).unwrap_or_default() })
    };
    Some(values.iter().filter_map(comment).collect())
}

/// «2026-05-04», «2026-05-04T10:00», «04.05.2026 10:00».
fn day(told: &str) -> Option<Date> {
    let head = told.get(..10)?;
    if let Some(date) = Date::parse(head) {
        return Some(date);
    }
    let mut parts = head.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{NoComments, comments};
    use legislation::Date;

    #[test]
    fn comments_come_out_of_every_table_alike() {
        let day = Date::new(2026, 5, 4);
        for text in [
            "Дата;Статья;Комментарий\n04.05.2026 10:00;статья 3;«За», и только\n05.05.2026;;\n",
            "\u{feff}date,provision,text\n2026-05-04,статья 3,\"«За», и только\"\n",
            "[{\"text\": \"«За», и только\", \"date\": \"2026-05-04\", \"provision\": \"статья 3\"}]",
            "{\"comment\": \"«За», и только\", \"date\": \"2026-05-04T11:00\", \"статья\": \"статья 3\"}\n",
        ] {
            let told = comments(text.as_bytes()).expect(text);
            assert_eq!(told.len(), 1, "{text}");
            assert_eq!(
                (told[0].text.as_str(), told[0].date, told[0].about.as_str()),
                ("«За», и только", day, "статья 3")
            );
        }
        // No heading: the longest column is the text, and the first line is a comment.
        let told = comments("1\tАйгүл\tҚолдаймын, өте дұрыс шешім\n2\tЕрлан\tҚарсымын бұл жобаға\n".as_bytes())
            .expect("a table");
        assert_eq!(told.len(), 2);
        assert_eq!(told[1].text, "Қарсымын бұл жобаға");
    }

    #[test]
    fn what_has_no_comments_says_so() {
        assert_eq!(comments(b"PK\x03\x04 cut off"), Err(NoComments::Damaged));
        assert_eq!(comments(&[0xff, 0xfe, 0x00]), Err(NoComments::Damaged));
        assert_eq!(comments(b"[{\"text\": 1"), Err(NoComments::Damaged));
        assert_eq!(comments(b""), Err(NoComments::Empty));
        assert_eq!(comments("text\n\n".as_bytes()), Err(NoComments::Empty));
    }
}
