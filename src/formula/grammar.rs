//! How the pieces fit together, and what shape each part of a formula has.
//!
//! The shape does not depend on which operator binds tighter, so a chain of operands needs no precedence here.

use super::allowed::{self, Argument, Function};
use super::criterion;
use super::fault::{Fault, FaultKind};
use super::parse::{DEPTH_LIMIT, Shape};
use super::token::{Kind, Operator, Token};

/// What reading a formula brings to light.
#[derive(Default)]
pub(super) struct Reading {
    /// The faults of grammar and shape; after the first fault of grammar the rest of the text is not read.
    pub faults: Vec<Fault>,
    /// The columns that one function reads row by row side by side.
    pub abreast: Vec<Vec<String>>,
}

pub(super) fn read(text: &str, tokens: &[Token], shape_of: &dyn Fn(&str) -> Option<Shape>) -> Reading {
    let mut parser = Parser { text, tokens, next: 0, depth: 0, shape_of, reading: Reading::default() };
    if let Ok(part) = parser.chain() {
        parser.want_scalar(&part);
        if parser.next < tokens.len() {
            let _ = parser.unexpected();
        }
    }
    parser.reading
}

/// Reading stopped; the fault is recorded already.
struct Stop;

/// A part of the formula: its form, and the columns not yet used up by a function, with their places.
struct Part<'t> {
    form: Form,
    columns: Vec<(usize, &'t str)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Already at fault: fits everywhere, so that one mistake is told once.
    Any,
    Scalar,
    Column,
    /// Figures worked out row by row.
    Rows,
    /// True or false row by row: SUMPRODUCT must be given `*1`, for it is 0 in Excel and a count elsewhere.
    Truths,
}

struct Parser<'t> {
    text: &'t str,
    tokens: &'t [Token],
    next: usize,
    depth: usize,
    shape_of: &'t dyn Fn(&str) -> Option<Shape>,
    reading: Reading,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t Kind> {
        self.tokens.get(self.next).map(|token| &token.kind)
    }

    fn fault(&mut self, at: usize, kind: FaultKind) {
        self.reading.faults.push(Fault { at, kind });
    }

    /// Records that the next piece, or the end, cannot stand here.
    fn unexpected(&mut self) -> Stop {
        match self.tokens.get(self.next) {
            // Reported by itself already.
            Some(Token { kind: Kind::Bad(_), .. }) => {}
            Some(token) => self.fault(token.at, FaultKind::Syntax { found: token.text(self.text).to_owned() }),
            None => self.fault(self.text.chars().count(), FaultKind::Syntax { found: String::new() }),
        }
        Stop
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Stop>) -> Result<T, Stop> {
        if self.depth == DEPTH_LIMIT {
            let at = self.tokens.get(self.next).map_or(0, |token| token.at);
            self.fault(at, FaultKind::TooDeep { limit: DEPTH_LIMIT });
            return Err(Stop);
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// `operand (operator operand)*`
    ///
    /// Comparisons bind loosest: one of them makes the whole chain true or false.
    fn chain(&mut self) -> Result<Part<'t>, Stop> {
        let mut part = self.operand()?;
        let mut compared = false;
        while let Some(Kind::Operator(operator)) = self.peek() {
            self.next += 1;
            part = joined(part, self.operand()?);
            compared |= *operator == Operator::Compare;
        }
        if compared && part.form == Form::Rows {
            part.form = Form::Truths;
        }
        Ok(part)
    }

    /// `sign* (value | name | function(…) | (…)) %*`
    fn operand(&mut self) -> Result<Part<'t>, Stop> {
        let Some(token) = self.tokens.get(self.next) else { return Err(self.unexpected()) };
        self.next += 1;
        let mut part = match &token.kind {
            Kind::Number | Kind::Text(_) | Kind::Bool => scalar(),
            Kind::Bad(_) => any(),
            Kind::Name => self.name(token),
            Kind::Function => self.deeper(|parser| parser.function(token))?,
            Kind::Open => self.deeper(Self::bracketed)?,
            Kind::Operator(Operator::Sign) => by_row(self.deeper(Self::operand)?),
            _ => {
                self.next -= 1;
                return Err(self.unexpected());
            }
        };
        while self.peek() == Some(&Kind::Percent) {
            self.next += 1;
            part = by_row(part);
        }
        Ok(part)
    }

    fn name(&mut self, token: &Token) -> Part<'t> {
        let name = token.text(self.text);
        match (self.shape_of)(name) {
            None => any(),
            Some(Shape::Scalar) => scalar(),
            Some(Shape::Column) => Part { form: Form::Column, columns: vec![(token.at, name)] },
        }
    }

    fn bracketed(&mut self) -> Result<Part<'t>, Stop> {
        let mut part = self.chain()?;
        self.expect(&Kind::Close)?;
        // Excel takes a bracketed range for a range; not every program does.
        if part.form == Form::Column {
            part.form = Form::Rows;
        }
        Ok(part)
    }

    fn expect(&mut self, kind: &Kind) -> Result<(), Stop> {
        if self.peek() != Some(kind) {
            return Err(self.unexpected());
        }
        self.next += 1;
        Ok(())
    }

    fn function(&mut self, token: &Token) -> Result<Part<'t>, Stop> {
        self.expect(&Kind::Open)?;
        let mut arguments = Vec::new();
        if self.peek() != Some(&Kind::Close) {
            arguments.push(self.argument()?);
            while self.peek() == Some(&Kind::Comma) {
                self.next += 1;
                arguments.push(self.argument()?);
            }
        }
        self.expect(&Kind::Close)?;
        let Some(function) = allowed::function(token.text(self.text)) else { return Ok(any()) };
        let before = self.reading.faults.len();
        self.check(function, token.at, &arguments);
        Ok(if self.reading.faults.len() == before { scalar() } else { any() })
    }

    /// An argument with the pieces it is made of.
    fn argument(&mut self) -> Result<(Part<'t>, &'t [Token]), Stop> {
        let from = self.next;
        let part = self.chain()?;
        Ok((part, &self.tokens[from..self.next]))
    }

    fn check(&mut self, function: &Function, at: usize, arguments: &[(Part<'t>, &'t [Token])]) {
        if !function.takes(arguments.len()) {
            self.fault(at, FaultKind::ArgumentCount { function: function.name, found: arguments.len() });
            return;
        }
        for (index, (part, pieces)) in arguments.iter().enumerate() {
            let Some(wanted) = self.wanted(function.argument(index), part, pieces) else { continue };
            let at = pieces.first().map_or(at, |piece| piece.at);
            self.fault(at, FaultKind::ArgumentShape { function: function.name, argument: index + 1, wanted });
        }
        if function.reads_abreast() {
            self.note_abreast(arguments);
        }
    }

    fn note_abreast(&mut self, arguments: &[(Part<'t>, &'t [Token])]) {
        let mut names: Vec<String> = Vec::new();
        for (_, name) in arguments.iter().flat_map(|(part, _)| &part.columns) {
            if !names.iter().any(|known| known == name) {
                names.push((*name).to_owned());
            }
        }
        if names.len() > 1 {
            self.reading.abreast.push(names);
        }
    }

    /// What the argument should have been, when it is not that.
    fn wanted(&mut self, argument: Argument, part: &Part<'t>, pieces: &[Token]) -> Option<&'static str> {
        let form = part.form;
        if form == Form::Any {
            return None;
        }
        let (right, wanted) = match argument {
            Argument::Column => (form == Form::Column, "column"),
            Argument::Comparisons => (matches!(form, Form::Column | Form::Rows), "comparisons"),
            Argument::Either => (form == Form::Column || self.want_scalar(part), ""),
            Argument::Scalar => (self.want_scalar(part), ""),
            Argument::Criterion if self.want_scalar(part) => (criterion::is_plain(pieces), "criterion"),
            Argument::Two if self.want_scalar(part) => (is_two(pieces, self.text), "two"),
            Argument::Criterion | Argument::Two => return None,
        };
        (!right && !wanted.is_empty()).then_some(wanted)
    }

    /// Records every column that stands where a single value is needed.
    fn want_scalar(&mut self, part: &Part<'t>) -> bool {
        for &(at, name) in &part.columns {
            self.fault(at, FaultKind::ColumnAsScalar { name: name.to_owned() });
        }
        part.columns.is_empty()
    }
}

fn is_two(pieces: &[Token], text: &str) -> bool {
    matches!(pieces, [piece] if piece.text(text) == "2")
}

fn any() -> Part<'static> {
    Part { form: Form::Any, columns: Vec::new() }
}

fn scalar() -> Part<'static> {
    Part { form: Form::Scalar, columns: Vec::new() }
}

/// The part after an operator has been at it.
fn by_row(part: Part<'_>) -> Part<'_> {
    Part { form: part.form.by_row(), ..part }
}

fn joined<'t>(mut left: Part<'t>, right: Part<'t>) -> Part<'t> {
    left.form = match (left.form.by_row(), right.form.by_row()) {
        (Form::Any, _) | (_, Form::Any) => Form::Any,
        (Form::Scalar, Form::Scalar) => Form::Scalar,
        _ => Form::Rows,
    };
    left.columns.extend(right.columns);
    left
}

impl Form {
    fn by_row(self) -> Self {
        match self {
            Self::Any | Self::Scalar => self,
            _ => Self::Rows,
        }
    }
}
