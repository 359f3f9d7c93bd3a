//! Small scanners over typed figures.

use super::Note;

/// A figure read from digits and separators, and how.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) number: f64,
    pub(super) notes: Vec<Note>,
}

/// Why digits and separators make no figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Misfit {
    /// Not digits and separators at all.
    NoFigure,
    /// Groups that are not of three.
    Group,
}

/// Splits a text into the leading digits with their separators and the rest.
pub(super) fn split_figure(text: &str) -> (&str, &str) {
    let mut end = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (index, (at, letter)) in letters.iter().enumerate() {
        let next_digit = letters.get(index + 1).is_some_and(|(_, next)| next.is_ascii_digit());
        let belongs = letter.is_ascii_digit()
            || (*at == 0 && *letter == '-')
            || (matches!(letter, '.' | ',') && (next_digit || index > 0))
            || (*letter == ' ' && next_digit && group_of_three(&letters[index + 1..]) && end > 0);
        if !belongs {
            break;
        }
        end = at + letter.len_utf8();
    }
    text.split_at(end)
}

fn group_of_three(rest: &[(usize, char)]) -> bool {
    rest.iter().take_while(|(_, letter)| letter.is_ascii_digit()).count() == 3
}

/// Reads digits with separators. `whole` says that the field leaves only one reading of a lone separator group.
pub(super) fn figure(text: &str, whole: bool) -> Result<Figure, Misfit> {
    let text = text.trim();
    let mut notes = Vec::new();
    let mut body = text;
    if let Some(rest) = body.strip_suffix(['.', ',', '*']) {
        notes.push(Note::Trailing);
        body = rest;
    }
    let negative = body.starts_with('-');
    let digits = body.trim_start_matches('-').replace(' ', "\u{1}");
    let number = separated(&digits, whole, &mut notes)?;
    Ok(Figure { number: if negative { -number } else { number }, notes })
}

fn separated(text: &str, whole: bool, notes: &mut Vec<Note>) -> Result<f64, Misfit> {
    if text.is_empty() || !text.chars().all(|letter| letter.is_ascii_digit() || ".,\u{1}".contains(letter)) {
        return Err(Misfit::NoFigure);
    }
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    let spaces = text.contains('\u{1}');
    match (dots, commas) {
        (0, 0) => grouped(text, '\u{1}').ok_or(Misfit::Group),
        (0, 1) if !spaces && whole && three_after(text, ',') => english(text, notes),
        (0, 1) => decimal(text, ',', notes, !whole && three_after(text, ',')),
        (1, 0) if three_after(text, '.') && !text.starts_with("0.") => {
            if !whole {
                notes.push(Note::Ambiguous);
            }
            grouped(text, '.').ok_or(Misfit::Group)
        }
        (1, 0) => {
            notes.push(Note::EnStyle);
            decimal(text, '.', notes, false)
        }
        (_, 0) => grouped(text, '.').ok_or(Misfit::Group),
        (0, _) => english(text, notes),
        // The last separator is the decimal one.
        _ if text.rfind(',') > text.rfind('.') && commas == 1 => {
            let (front, back) = text.split_once(',').ok_or(Misfit::Group)?;
            Ok(grouped(front, '.').ok_or(Misfit::Group)? + fraction(back)?)
        }
        _ if dots == 1 => english(text, notes),
        _ => Err(Misfit::Group),
    }
}

fn three_after(text: &str, separator: char) -> bool {
    text.rsplit_once(separator).is_some_and(|(front, back)| back.len() == 3 && (1..=3).contains(&front.len()))
}

fn english(text: &str, notes: &mut Vec<Note>) -> Result<f64, Misfit> {
    notes.push(Note::EnStyle);
    let (front, back) = text.split_once('.').unwrap_or((text, ""));
    Ok(grouped(front, ',').ok_or(Misfit::Group)? + fraction(back)?)
}

fn decimal(text: &str, separator: char, notes: &mut Vec<Note>, ambiguous: bool) -> Result<f64, Misfit> {
    if ambiguous {
        notes.push(Note::Ambiguous);
    }
    let (front, back) = text.split_once(separator).ok_or(Misfit::NoFigure)?;
    if front.is_empty() {
        notes.push(Note::Trailing);
    }
    let front = if front.is_empty() { 0.0 } else { grouped(front, '\u{1}').ok_or(Misfit::Group)? };
    Ok(front + fraction(back)?)
}

fn fraction(digits: &str) -> Result<f64, Misfit> {
    if digits.is_empty() {
        return Ok(0.0);
    }
    format!("0.{digits}").parse().map_err(|_| Misfit::Group)
}

/// Digits in groups of three, or ungrouped.
fn grouped(text: &str, separator: char) -> Option<f64> {
    let groups: Vec<&str> = text.split(separator).collect();
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let threes = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    (digits && threes).then(|| groups.concat().parse().ok()).flatten()
}

/// Every run of digits in a text.
pub(super) fn runs(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned).collect()
}
