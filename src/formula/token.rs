//! A formula's text cut into pieces. Every character but spaces belongs to exactly one piece.

use super::fault::FaultKind;
use super::name::{NameFault, name_fault};

/// The longest text between quotes that Excel takes in a formula.
pub const LITERAL_LIMIT: usize = 255;

/// One piece and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Offset in characters.
    pub at: usize,
    /// Offset in bytes of the first and past the last character.
    pub span: (usize, usize),
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Number,
    /// The text between the quotes, doubled quotes made single.
    Text(String),
    Bool,
    Name,
    /// A name with its opening bracket straight after it.
    Function,
    Operator(Operator),
    Percent,
    Open,
    Close,
    Comma,
    /// A piece that no formula of ours may hold.
    Bad(FaultKind),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operator {
    /// `+` or `-`, before an operand or between two.
    Sign,
    /// `=`, `<>`, `<` and their kin.
    Compare,
    /// `*`, `/`, `^` or `&`.
    Other,
}

impl Token {
    pub fn text<'t>(&self, source: &'t str) -> &'t str {
        &source[self.span.0..self.span.1]
    }
}

/// Cuts `text` into its pieces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut reader = Reader { text, chars, next: 0 };
    std::iter::from_fn(|| reader.token()).collect()
}

struct Reader<'t> {
    text: &'t str,
    chars: Vec<(usize, char)>,
    next: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    fn ahead(&self, steps: usize) -> Option<char> {
        self.chars.get(self.next + steps).map(|&(_, c)| c)
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.next += 1;
        }
    }

    fn offset(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.text.len(), |&(offset, _)| offset)
    }

    fn since(&self, from: usize) -> &str {
        &self.text[self.offset(from)..self.offset(self.next)]
    }

    fn token(&mut self) -> Option<Token> {
        self.skip_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
        let at = self.next;
        let first = self.peek()?;
        let kind = self.kind(first, at);
        Some(Token { at, span: (self.offset(at), self.offset(self.next)), kind })
    }

    fn kind(&mut self, first: char, at: usize) -> Kind {
        match first {
            '"' => self.quoted(),
            '{' => self.braces(),
            '#' => {
                self.skip_while(|c| matches!(c, '#' | '/' | '!' | '?') || c.is_ascii_alphanumeric());
                Kind::Bad(FaultKind::Reference { text: self.since(at).to_owned() })
            }
            c if c.is_ascii_digit() || (c == '.' && self.ahead(1).is_some_and(|d| d.is_ascii_digit())) => {
                self.number(at)
            }
            c if is_word(c) || matches!(c, '$' | '\'' | '[' | '@') => self.word(at),
            _ => self.sign(first),
        }
    }

    fn sign(&mut self, first: char) -> Kind {
        let pair = (first, self.ahead(1));
        self.next += if matches!(pair, ('<', Some('=' | '>')) | ('>', Some('='))) { 2 } else { 1 };
        match first {
            '+' | '-' => Kind::Operator(Operator::Sign),
            '*' | '/' | '^' | '&' => Kind::Operator(Operator::Other),
            '=' | '<' | '>' => Kind::Operator(Operator::Compare),
            '%' => Kind::Percent,
            '(' => Kind::Open,
            ')' => Kind::Close,
            ',' => Kind::Comma,
            other => Kind::Bad(FaultKind::Syntax { found: other.to_string() }),
        }
    }

    /// `"a ""b"""`: ends at the first quote that is not doubled.
    fn quoted(&mut self) -> Kind {
        let from = self.next;
        let mut value = String::new();
        loop {
            self.next += 1;
            match (self.peek(), self.ahead(1)) {
                (None, _) => return Kind::Bad(FaultKind::Syntax { found: self.since(from).to_owned() }),
                (Some('"'), Some('"')) => self.next += 1,
                (Some('"'), _) => break,
                _ => {}
            }
            value.extend(self.peek());
        }
        self.next += 1;
        if value.chars().count() > LITERAL_LIMIT {
            return Kind::Bad(FaultKind::TooLong { limit: LITERAL_LIMIT });
        }
        Kind::Text(value)
    }

    fn braces(&mut self) -> Kind {
        self.skip_while(|c| c != '}');
        self.next = (self.next + 1).min(self.chars.len());
        Kind::Bad(FaultKind::ArrayConstant)
    }

    fn number(&mut self, from: usize) -> Kind {
        self.skip_while(|c| c.is_ascii_digit());
        if self.peek() == Some('.') {
            self.next += 1;
            self.skip_while(|c| c.is_ascii_digit());
        }
        let signed = usize::from(matches!(self.ahead(1), Some('+' | '-')));
        if matches!(self.peek(), Some('e' | 'E')) && self.ahead(1 + signed).is_some_and(|c| c.is_ascii_digit()) {
            self.next += 1 + signed;
            self.skip_while(|c| c.is_ascii_digit());
        }
        match self.since(from).parse::<f64>() {
            Ok(value) if value.is_finite() => Kind::Number,
            _ => Kind::Bad(FaultKind::Syntax { found: self.since(from).to_owned() }),
        }
    }

    /// A name, a function, TRUE or FALSE; or a reference, taken whole so that it is one fault.
    fn word(&mut self, from: usize) -> Kind {
        while let Some(c) = self.peek() {
            match c {
                '\'' => self.skip_past('\''),
                '[' => self.skip_past(']'),
                c if is_word(c) || matches!(c, '$' | '!' | ':' | '@') => self.next += 1,
                _ => break,
            }
        }
        self.classify(from)
    }

    fn skip_past(&mut self, closing: char) {
        self.next += 1;
        self.skip_while(|c| c != closing);
        self.next = (self.next + 1).min(self.chars.len());
    }

    fn classify(&self, from: usize) -> Kind {
        let word = self.since(from);
        if word.chars().all(is_word) {
            return match self.peek() {
                Some('(') => Kind::Function,
                _ if word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false") => Kind::Bool,
                _ if is_address(word) => Kind::Bad(FaultKind::CellAddress { text: word.to_owned() }),
                _ => Kind::Name,
            };
        }
        let text = word.to_owned();
        let plain = word.chars().all(|c| is_word(c) || matches!(c, '$' | ':'));
        if plain && word.split(':').all(is_address) {
            return Kind::Bad(FaultKind::CellAddress { text });
        }
        Kind::Bad(FaultKind::Reference { text })
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '\\')
}

/// `A1`, `$B$2`; a whole column (`$C`) only with its dollar, or every short name would be one.
fn is_address(word: &str) -> bool {
    let bare = word.replace('$', "").to_ascii_lowercase();
    let column = word.starts_with('$') && bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_lowercase());
    column || name_fault(&bare) == Some(NameFault::CellAddress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text).iter().map(|token| token.text(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pieces_are_cut_where_excel_cuts_them() {
        case("a<=b", &["a", "<=", "b"]);
        case(
            r#"IF(a>=7%, "nói ""có""", -1.5e3)"#,
            &["IF", "(", "a", ">=", "7", "%", ",", r#""nói ""có""""#, ",", "-", "1.5e3", ")"],
        );
        case("'Số liệu'!$C$10+[x.xlsx]Tờ!B2:B9*2", &["'Số liệu'!$C$10", "+", "[x.xlsx]Tờ!B2:B9", "*", "2"]);
        case("<>\n.5", &["<>", ".5"]);
    }

    #[test]
    fn a_text_loses_its_outer_quotes_and_doubled_ones() {
        assert_eq!(tokens(r#""a ""b""""#)[0].kind, Kind::Text(r#"a "b""#.to_owned()));
        assert_eq!(tokens(r#""""#)[0].kind, Kind::Text(String::new()));
    }

    #[test]
    fn a_place_is_counted_in_characters() {
        let found = tokens("\"có\" & nữ");
        assert_eq!((found[2].at, found[2].span), (7, (8, 12)));
    }
}
