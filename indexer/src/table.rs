//! `Table`: rows that are written for spreadsheets – CSV and XLSX – with right types and letters.

use anyhow::Context;

/// Characters a cell of a workbook may hold (Microsoft, Excel specifications and limits).
const MOST_IN_CELL: usize = 32_767;

/// What stands in a cell.
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(u32),
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

/// A table of one sheet.
pub struct Table<'a> {
    /// The sheet's name.
    pub name: &'a str,
    /// The names of the columns, by which scripts know them.
    pub columns: &'a [&'a str],
    /// Columns of long words.
    pub wide: &'a [&'a str],
    /// Rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table<'_> {
    /// A line for each row under a line of the columns' names, in UTF-8 with the mark by which spreadsheets tell it. What a
    /// spreadsheet would take for a formula begins with an apostrophe, as does what begins with one.
    pub fn csv(&self) -> anyhow::Result<String> {
        let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        table.write_record(self.columns)?;
        for row in &self.rows {
            table.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => format!("'{text}"),
                Cell::Text(text) => text.clone(),
                Cell::Number(number) => number.to_string(),
            }))?;
        }
        let bytes = table.into_inner().context("finishing the table")?;
        Ok(format!("\u{FEFF}{}", String::from_utf8(bytes).context("the table is no text")?))
    }

    /// The same as a workbook: words as text, numbers as numbers, the first line fixed and filtered.
    pub fn workbook(&self) -> anyhow::Result<Vec<u8>> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let heading = rust_xlsxwriter::Format::new().set_bold();
        let sheet = workbook.add_worksheet().set_name(self.name)?;
        for (column, name) in (0..).zip(self.columns) {
            sheet.write_string_with_format(0, column, *name, &heading)?;
            sheet.set_column_width(column, if self.wide.contains(name) { 60 } else { 18 })?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Text(text) => {
                        sheet.write_string(line, column, text.chars().take(MOST_IN_CELL).collect::<String>())?
                    }
                    Cell::Number(number) => sheet.write_number(line, column, *number)?,
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        let last = u16::try_from(self.columns.len().saturating_sub(1)).context("too many columns")?;
        sheet.autofilter(0, 0, self.rows.len() as u32, last)?;
        workbook.save_to_buffer().context("writing the workbook")
    }
}

/// A table as a spreadsheet saves it: with commas, semicolons or tabs, with or without the mark of UTF-8.
pub(crate) fn reader(text: &str) -> csv::Reader<&[u8]> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|mark| !first.contains(',') && first.contains(char::from(*mark)));
    csv::ReaderBuilder::new().flexible(true).delimiter(delimiter.unwrap_or(b',')).from_reader(text.as_bytes())
}

/// A cell of a CSV file as it was before [`Table::csv`] guarded it.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => cell,
    }
}
