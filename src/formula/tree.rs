//! A sound formula as a tree, for whoever has to say it in words.

use super::parse::Formula;
use super::token::{Kind, Token};

/// A part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A figure; `70%` is 0.7 with `percent`.
    Number {
        /// The figure as written, without its sign of percent.
        text: String,
        /// Whether `%` stands behind it.
        percent: bool,
    },
    /// A text between quotes.
    Text(String),
    /// TRUE or FALSE.
    Truth(bool),
    /// A name.
    Name(String),
    /// A sign before a part.
    Minus(Box<Tree>),
    /// Two parts and the operator between them.
    Pair(Box<Tree>, String, Box<Tree>),
    /// A function, in capitals, and its arguments.
    Call(String, Vec<Tree>),
}

/// Operators by how tightly they bind, loosest first.
const LEVELS: [&[&str]; 5] = [&["=", "<>", "<", ">", "<=", ">="], &["&"], &["+", "-"], &["*", "/"], &["^"]];

impl Formula {
    /// The formula as a tree; brackets show in its shape.
    pub fn tree(&self) -> Option<Tree> {
        let mut reader = Reader { text: self.text(), tokens: self.tokens(), next: 0 };
        let tree = reader.level(0)?;
        (reader.next == reader.tokens.len()).then_some(tree)
    }
}

struct Reader<'f> {
    text: &'f str,
    tokens: &'f [Token],
    next: usize,
}

impl<'f> Reader<'f> {
    fn peek(&self) -> Option<(&'f Kind, &'f str)> {
        self.tokens.get(self.next).map(|token| (&token.kind, token.text(self.text)))
    }

    fn take(&mut self) -> Option<(&'f Kind, &'f str)> {
        let token = self.peek()?;
        self.next += 1;
        Some(token)
    }

    /// Operators of one level join from the left.
    fn level(&mut self, level: usize) -> Option<Tree> {
        let Some(operators) = LEVELS.get(level) else { return self.operand() };
        let mut left = self.level(level + 1)?;
        while let Some((Kind::Operator(_), operator)) = self.peek()
            && operators.contains(&operator)
        {
            self.next += 1;
            let right = self.level(level + 1)?;
            left = Tree::Pair(Box::new(left), operator.to_owned(), Box::new(right));
        }
        Some(left)
    }

    fn operand(&mut self) -> Option<Tree> {
        let mut tree = match self.take()? {
            (Kind::Number, text) => Tree::Number { text: text.to_owned(), percent: false },
            (Kind::Text(text), _) => Tree::Text(text.clone()),
            (Kind::Bool, text) => Tree::Truth(text.eq_ignore_ascii_case("TRUE")),
            (Kind::Name, text) => Tree::Name(text.to_owned()),
            (Kind::Function, name) => self.call(name)?,
            (Kind::Open, _) => self.bracketed()?,
            (Kind::Operator(_), "-") => Tree::Minus(Box::new(self.operand()?)),
            (Kind::Operator(_), "+") => self.operand()?,
            _ => return None,
        };
        while matches!(self.peek(), Some((Kind::Percent, _))) {
            self.next += 1;
            tree = percent(tree);
        }
        Some(tree)
    }

    fn bracketed(&mut self) -> Option<Tree> {
        let tree = self.level(0)?;
        matches!(self.take()?, (Kind::Close, _)).then_some(tree)
    }

    fn call(&mut self, name: &str) -> Option<Tree> {
        matches!(self.take()?, (Kind::Open, _)).then_some(())?;
        let mut arguments = Vec::new();
        if matches!(self.peek()?, (Kind::Close, _)) {
            self.next += 1;
            return Some(Tree::Call(name.to_ascii_uppercase(), arguments));
        }
        loop {
            arguments.push(self.level(0)?);
            match self.take()? {
                (Kind::Comma, _) => {}
                (Kind::Close, _) => return Some(Tree::Call(name.to_ascii_uppercase(), arguments)),
                _ => return None,
            }
        }
    }
}

fn percent(tree: Tree) -> Tree {
    match tree {
        Tree::Number { text, percent: false } => Tree::Number { text, percent: true },
        other => {
            let hundred = Tree::Number { text: "100".to_owned(), percent: false };
            Tree::Pair(Box::new(other), "/".to_owned(), Box::new(hundred))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Shape;

    /// The tree with every bracket written.
    fn shown(tree: &Tree) -> String {
        match tree {
            Tree::Number { text, percent } => format!("{text}{}", if *percent { "%" } else { "" }),
            Tree::Text(text) => format!("\"{text}\""),
            Tree::Truth(truth) => truth.to_string(),
            Tree::Name(name) => name.clone(),
            Tree::Minus(part) => format!("-{}", shown(part)),
            Tree::Pair(left, operator, right) => format!("({} {operator} {})", shown(left), shown(right)),
            Tree::Call(name, arguments) => {
                format!("{name}({})", arguments.iter().map(shown).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let shape = |name: &str| Some(if name.starts_with("hd_") { Shape::Column } else { Shape::Scalar });
        let tree = Formula::parse(text, &shape).unwrap().tree().unwrap();
        assert_eq!(shown(&tree), expected);
    }

    #[test]
    fn operators_bind_as_in_excel() {
        case("nu + nam * 2 <= tong", "((nu + (nam * 2)) <= tong)");
        case("nu - nam - tong", "((nu - nam) - tong)");
        case("(nu + nam) * 70%", "((nu + nam) * 70%)");
        case("-nu ^ 2", "(-nu ^ 2)");
        case("nu & \"a\" = \"b\"", "((nu & \"a\") = \"b\")");
    }

    #[test]
    fn functions_keep_their_arguments() {
        case(
            "if(or(nu = 1, nam = 2), countif(hd_loai, \"x\"), 0)",
            "IF(OR((nu = 1), (nam = 2)), COUNTIF(hd_loai, \"x\"), 0)",
        );
    }
}
