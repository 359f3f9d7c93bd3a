//! The functions a rule may use, each with the shapes of its arguments.
//!
//! Left out because the engines differ, mostly in silence:
//! - a function of single values over a column (`SUMPRODUCT(--ISNUMBER(x))`, `MONTH(x)`), and comparisons of a column
//!   outside SUMPRODUCT (`SUM((x="a")*1)`);
//! - a bare comparison in SUMPRODUCT, which Excel does not count; several criteria at once (`COUNTIF(x,{"a","b"})`);
//!   counting distinct values by `1/COUNTIF`, for which tables have a key;
//! - COUNTBLANK and criteria that match blank rows (`criterion.rs`): the workbook has more of those than we read;
//! - TEXT, which rounds 12.5 % down here and up in Excel.
//!
//! What is allowed and still differs at its edges stands in `tests/formula_conformance/differences.rs`.

/// What an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// A single value.
    Scalar,
    /// A table column by itself.
    Column,
    /// A single value or a table column by itself.
    Either,
    /// What COUNTIF and its kin look for.
    Criterion,
    /// Figures worked out row by row, such as comparisons multiplied, or a column by itself.
    Comparisons,
    /// The figure 2: WEEKDAY's other numberings start the week on other days.
    Two,
}
use Argument::{Column, Comparisons, Criterion, Either, Scalar, Two};

/// One function of the list.
#[derive(Debug)]
pub(super) struct Function {
    pub name: &'static str,
    /// How many arguments at least and at most.
    pub count: (usize, usize),
    first: &'static [Argument],
    /// The arguments after the first ones, in turn.
    rest: &'static [Argument],
}

const MANY: usize = 255;

const fn fixed(name: &'static str, least: usize, first: &'static [Argument]) -> Function {
    Function { name, count: (least, first.len()), first, rest: &[] }
}

const fn list(name: &'static str, least: usize, first: &'static [Argument], rest: &'static [Argument]) -> Function {
    Function { name, count: (least, MANY), first, rest }
}

/// Every function the two engines agree on. What is not here is refused; the conformance test holds each line.
pub(super) const FUNCTIONS: [Function; 29] = [
    fixed("ABS", 1, &[Scalar]),
    list("AND", 1, &[], &[Scalar]),
    list("AVERAGE", 1, &[], &[Either]),
    list("COUNT", 1, &[], &[Either]),
    list("COUNTA", 1, &[], &[Either]),
    fixed("COUNTIF", 2, &[Column, Criterion]),
    list("COUNTIFS", 2, &[], &[Column, Criterion]),
    fixed("DATE", 3, &[Scalar, Scalar, Scalar]),
    fixed("DAY", 1, &[Scalar]),
    fixed("EXACT", 2, &[Scalar, Scalar]),
    fixed("IF", 2, &[Scalar, Scalar, Scalar]),
    fixed("IFERROR", 2, &[Scalar, Scalar]),
    fixed("INT", 1, &[Scalar]),
    fixed("LEN", 1, &[Scalar]),
    list("MAX", 1, &[], &[Either]),
    list("MIN", 1, &[], &[Either]),
    fixed("MOD", 2, &[Scalar, Scalar]),
    fixed("MONTH", 1, &[Scalar]),
    fixed("NOT", 1, &[Scalar]),
    list("OR", 1, &[], &[Scalar]),
    fixed("ROUND", 2, &[Scalar, Scalar]),
    fixed("ROUNDDOWN", 2, &[Scalar, Scalar]),
    fixed("ROUNDUP", 2, &[Scalar, Scalar]),
    list("SUM", 1, &[], &[Either]),
    fixed("SUMIF", 2, &[Column, Criterion, Column]),
    list("SUMIFS", 3, &[Column], &[Column, Criterion]),
    list("SUMPRODUCT", 1, &[], &[Comparisons]),
    fixed("WEEKDAY", 2, &[Scalar, Two]),
    fixed("YEAR", 1, &[Scalar]),
];

/// The function of that name, in whatever case it is written.
pub(super) fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name.eq_ignore_ascii_case(name))
}

/// The names of the functions a rule may use, in alphabetical order.
pub fn allowed_functions() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|function| function.name)
}

impl Function {
    /// Whether it goes through several columns row by row, which must then be of one length.
    pub fn reads_abreast(&self) -> bool {
        self.first.iter().chain(self.rest).any(|argument| matches!(argument, Column | Comparisons))
    }

    /// Whether so many arguments can be right; pairs must be whole.
    pub fn takes(&self, found: usize) -> bool {
        let (least, most) = self.count;
        let whole = self.rest.is_empty() || found.saturating_sub(self.first.len()).is_multiple_of(self.rest.len());
        (least..=most).contains(&found) && whole
    }

    /// What the argument at `index`, from 0, may be.
    pub fn argument(&self, index: usize) -> Argument {
        let turn = index.saturating_sub(self.first.len()) % self.rest.len().max(1);
        self.first.get(index).or_else(|| self.rest.get(turn)).copied().unwrap_or(Scalar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_each_function_stands_once() {
        let names: Vec<&str> = allowed_functions().collect();
        assert!(names.is_sorted_by(|one, next| one < next), "{names:?}");
    }

    #[test]
    fn pairs_of_arguments_must_be_whole() {
        let sumifs = function("sumifs").unwrap();
        let taken: Vec<usize> = (0..9).filter(|&found| sumifs.takes(found)).collect();
        assert_eq!(taken, [3, 5, 7]);
        assert_eq!([0, 1, 2, 3, 4].map(|index| sumifs.argument(index)), [Column, Column, Criterion, Column, Criterion]);
    }
}
