//! A sheet as a Markdown table: a reviewer needs no binary.

use tonghop::book::{Content, Sheet, Spot, column_letters};
use tonghop::formula::Outcome;
use tonghop::text::number;

/// The rows from `first` to `last` that hold something, columns A to the last one used; `=` marks a formula's result.
pub fn of(sheet: &Sheet, first: u32, last: u32) -> String {
    let filled = |spot: &Spot, content: &Content| (first..=last).contains(&spot.row) && *content != Content::Blank;
    let cells: Vec<(&Spot, &Content)> = sheet
        .cells
        .iter()
        .map(|(spot, (content, _))| (spot, content))
        .filter(|(spot, content)| filled(spot, content))
        .collect();
    let columns = cells.iter().map(|(spot, _)| spot.col).max().unwrap_or(0);
    let mut lines =
        vec![format!("| |{}", (0..=columns).map(|col| format!(" {} |", column_letters(col))).collect::<String>())];
    lines.push(format!("|-|{}", "-|".repeat(usize::from(columns) + 1)));
    for row in first..=last {
        if cells.iter().any(|(spot, _)| spot.row == row) {
            let texts = (0..=columns).map(|col| sheet.content(row, col).map(shown).unwrap_or_default());
            lines.push(format!("| {} |{}", row + 1, texts.map(|text| format!(" {text} |")).collect::<String>()));
        }
    }
    lines.join("\n")
}

fn shown(content: &Content) -> String {
    let text = match content {
        Content::Blank => String::new(),
        Content::Number(figure) => number(*figure),
        Content::Text(text) | Content::Link(text, _) => text.clone(),
        Content::Formula(_, Some(Outcome::Number(figure))) => format!("= {}", number(*figure)),
        Content::Formula(_, Some(Outcome::Text(text) | Outcome::Error(text))) => format!("= {text}"),
        Content::Formula(_, Some(Outcome::Bool(truth))) => format!("= {truth}"),
        Content::Formula(_, None) => "= ?".to_owned(),
    };
    text.replace('\n', " / ").replace('|', "¦")
}
