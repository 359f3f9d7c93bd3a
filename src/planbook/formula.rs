//! A formula as the Vietnamese Excel has it typed → the plan's form: commas between arguments, a decimal point, no `=`.

/// The plan's form of a typed formula; what stands between quotes is left alone.
pub(super) fn plan_form(typed: &str) -> String {
    let text = typed.trim();
    let text = text.strip_prefix('=').unwrap_or(text).trim_start();
    if quantity(text) {
        return text.to_owned();
    }
    let pieces = pieces(text);
    let vietnamese = pieces.iter().any(|(piece, literal)| !literal && piece.contains(';'));
    let mut depth = Depth::default();
    pieces.iter().map(|(piece, literal)| if *literal { piece.clone() } else { depth.turn(piece, vietnamese) }).collect()
}

/// Whether a comma may separate as well as begin decimals: `IF(a>0,1;0)` is `IF(a>0.1,0)` to the letter, and was meant
/// otherwise. An `IF` of two arguments with a decimal comma is asked about.
pub(super) fn ambiguous(typed: &str) -> bool {
    let pieces = pieces(typed);
    if !pieces.iter().any(|(piece, literal)| !literal && piece.contains(';')) {
        return false;
    }
    // The literals stand as one letter each: they separate nothing.
    let bare: Vec<char> =
        pieces.iter().flat_map(|(piece, literal)| if *literal { vec!['t'] } else { piece.chars().collect() }).collect();
    let mut open: Vec<Call> = Vec::new();
    let mut word = String::new();
    for (at, letter) in bare.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| bare.get(at)).is_some_and(char::is_ascii_digit);
        match letter {
            '(' => open.push(Call { condition: word.eq_ignore_ascii_case("if"), arguments: 1, decimals: 0 }),
            ')' if open.pop().is_some_and(|call| call.condition && call.arguments < 3 && call.decimals > 0) => {
                return true;
            }
            ';' => open.iter_mut().next_back().into_iter().for_each(|call| call.arguments += 1),
            ',' => {
                let decimal = digit(at.checked_sub(1)) && digit(Some(at + 1));
                if let Some(call) = open.last_mut() {
                    call.decimals += usize::from(decimal);
                    call.arguments += usize::from(!decimal);
                }
            }
            _ => {}
        }
        if named(*letter) { word.push(*letter) } else { word.clear() }
    }
    false
}

/// A call whose bracket is open.
struct Call {
    /// Whether it is an `IF`.
    condition: bool,
    arguments: usize,
    /// Commas between digits.
    decimals: usize,
}

/// «390 triệu đồng», «1.500.000 đồng»: a figure and words, which is no formula.
fn quantity(text: &str) -> bool {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".,".contains(letter));
    let words = |letter: char| letter.is_alphabetic() || letter == ' ';
    rest.len() < text.len() && rest.starts_with(' ') && rest.chars().all(words) && !rest.trim().is_empty()
}

/// The text cut at its literals; quotes belong to them, doubled ones inside too.
fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut pieces = vec![(String::new(), false)];
    for letter in text.chars() {
        let within = pieces.last().is_some_and(|(_, literal)| *literal);
        if letter == '"' && !within {
            pieces.push((String::new(), true));
        }
        if let Some((piece, _)) = pieces.last_mut() {
            piece.push(letter);
        }
        if letter == '"' && within {
            pieces.push((String::new(), false));
        }
    }
    pieces
}

/// Which brackets are open: of a function, or plain ones.
#[derive(Default)]
struct Depth(Vec<bool>);

impl Depth {
    /// One stretch outside literals. A comma between digits is a decimal one where semicolons separate, and outside every
    /// function, where nothing could be separated.
    fn turn(&mut self, piece: &str, vietnamese: bool) -> String {
        let letters: Vec<char> = piece.chars().collect();
        let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let mut out = String::with_capacity(piece.len());
        for (at, letter) in letters.iter().enumerate() {
            match letter {
                '(' => self.0.push(at.checked_sub(1).is_some_and(|before| named(letters[before]))),
                ')' => {
                    self.0.pop();
                }
                _ => {}
            }
            let between_digits = digit(at.checked_sub(1)) && digit(Some(at + 1));
            out.push(match letter {
                ';' => ',',
                ',' if between_digits && (vietnamese || !self.0.contains(&true)) => '.',
                other => *other,
            });
        }
        out
    }
}

fn named(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(typed: &str, plan: &str) {
        assert_eq!(plan_form(typed), plan);
        assert_eq!(plan_form(plan), plan, "the plan's form stays as it is");
    }

    #[test]
    fn a_formula_typed_in_the_vietnamese_excel_becomes_the_plans() {
        case("=COUNTIF(hd_loai;\"Về nguồn\")", "COUNTIF(hd_loai,\"Về nguồn\")");
        case("=IF(a>1,5;0,25;1)", "IF(a>1.5,0.25,1)");
        case("dv_moi*1,5", "dv_moi*1.5");
        case("(dv_moi+0,5)*2", "(dv_moi+0.5)*2");
        case("= chi_doan + 7", "chi_doan + 7");
    }

    #[test]
    fn a_comma_that_may_separate_as_well_is_asked_about() {
        for (typed, asked) in [
            ("=IF(cl_qua>0,1;0)", true),
            ("IF(a>0;\"x,1;2\";IF(b>1,5;2))", true),
            ("=IF(a>1,5;0,25;1)", false),
            ("=IF(a>0,ROUND(b/c;2),0)", false),
            ("IF(a>0,1,0)", false),
            ("SUM(1,5;2)", false),
        ] {
            assert_eq!(ambiguous(typed), asked, "{typed}");
        }
    }

    #[test]
    fn what_stands_between_quotes_is_left_alone() {
        case("=COUNTIF(hd_ten;\"a;b 1,5 \"\"x;y\"\"\")", "COUNTIF(hd_ten,\"a;b 1,5 \"\"x;y\"\"\")");
        case("\"1,5\"&a", "\"1,5\"&a");
    }

    #[test]
    fn commas_of_the_plans_own_form_stay() {
        case("MAX(10, chi_doan + 7)", "MAX(10, chi_doan + 7)");
        case("ROUND(a*2,1)", "ROUND(a*2,1)");
        case("COUNTIFS(hd_loai, \"x\", hd_luot, \">=10\")", "COUNTIFS(hd_loai, \"x\", hd_luot, \">=10\")");
    }

    #[test]
    fn a_quantity_with_its_words_is_no_formula() {
        case("12,5 triệu đồng", "12,5 triệu đồng");
        case("1.500.000 đồng", "1.500.000 đồng");
        case("70%", "70%");
        case("12,5%", "12.5%");
    }
}
