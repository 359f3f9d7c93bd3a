//! From text to a formula that may stand in a plan, or to everything that is wrong with it.

use unicode_normalization::UnicodeNormalization;

use super::allowed;
use super::fault::{Fault, FaultKind};
use super::grammar;
use super::token::{Kind, Token, tokens};

/// The longest formula, in characters.
pub const LENGTH_LIMIT: usize = 2_000;
/// The deepest nesting of brackets, functions and signs; Excel's own limit for functions.
pub const DEPTH_LIMIT: usize = 64;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A single value.
    Scalar,
    /// A table column.
    Column,
}

/// A formula that is known to be sound: known names, allowed functions, arguments of the right shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    text: String,
    tokens: Vec<Token>,
    names: Vec<String>,
    abreast: Vec<Vec<String>>,
}

impl Formula {
    /// Reads `text`, without its leading `=`. `shape_of` says what a known name stands for; `None` is an unknown name.
    /// All that is wrong is reported, in the order it stands in the text.
    pub fn parse(text: &str, shape_of: &dyn Fn(&str) -> Option<Shape>) -> Result<Self, Vec<Fault>> {
        if text.chars().count() > LENGTH_LIMIT {
            return Err(vec![Fault { at: LENGTH_LIMIT, kind: FaultKind::TooLong { limit: LENGTH_LIMIT } }]);
        }
        let tokens = tokens(text);
        let mut faults: Vec<Fault> =
            tokens.iter().filter_map(|token| lone_fault(token, token.text(text), shape_of)).collect();
        let reading = grammar::read(text, &tokens, shape_of);
        faults.extend(reading.faults);
        faults.sort_by_key(|fault| fault.at);
        if faults.is_empty() { Ok(Self::sound(text, tokens, reading.abreast)) } else { Err(faults) }
    }

    fn sound(text: &str, tokens: Vec<Token>, abreast: Vec<Vec<String>>) -> Self {
        let mut names: Vec<String> = Vec::new();
        for token in tokens.iter().filter(|token| token.kind == Kind::Name) {
            let name = token.text(text);
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        Self { text: text.to_owned(), tokens, names, abreast }
    }

    /// The formula as written, without a leading `=`.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The names it reads, each once, in the order they first appear.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The columns that some function reads side by side, row by row. Each group must be of one table: Excel gives an
    /// error for columns of different lengths, and of equal lengths it would pair rows that have nothing in common.
    pub fn columns_abreast(&self) -> &[Vec<String>] {
        &self.abreast
    }

    /// The formula as text for a workbook: names replaced, functions in capitals, texts NFC, all else as written.
    pub fn excel(&self, rename: &dyn Fn(&str) -> String) -> String {
        rewrite(&self.text, &self.tokens, |token, text| match token.kind {
            Kind::Name => Some(rename(text)),
            Kind::Function => Some(text.to_ascii_uppercase()),
            Kind::Text(_) => Some(text.nfc().collect()),
            _ => None,
        })
    }
}

/// `text` with the pieces replaced for which `replace` gives something else.
pub(super) fn rewrite(text: &str, tokens: &[Token], replace: impl Fn(&Token, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for token in tokens {
        let (from, to) = token.span;
        if let Some(new) = replace(token, &text[from..to]) {
            out.push_str(&text[done..from]);
            out.push_str(&new);
            done = to;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// What can be seen wrong in a piece by itself.
fn lone_fault(token: &Token, text: &str, shape_of: &dyn Fn(&str) -> Option<Shape>) -> Option<Fault> {
    let kind = match &token.kind {
        Kind::Bad(kind) => kind.clone(),
        Kind::Name if shape_of(text).is_none() => {
            let lower = text.to_lowercase();
            let nearest = shape_of(&lower).is_some().then_some(lower);
            FaultKind::UnknownName { name: text.to_owned(), nearest }
        }
        Kind::Function if allowed::function(text).is_none() => FaultKind::FunctionNotAllowed { name: text.to_owned() },
        _ => return None,
    };
    Some(Fault { at: token.at, kind })
}

#[cfg(test)]
mod tests {
    use super::*;
    use FaultKind::*;

    fn shape_of(name: &str) -> Option<Shape> {
        match name {
            "nu" | "tong_so" | "ngay" | "day" => Some(Shape::Scalar),
            "hd_loai" | "hd_ngay" | "ct_tien" => Some(Shape::Column),
            _ => None,
        }
    }

    #[track_caller]
    fn good(text: &str) -> Formula {
        Formula::parse(text, &shape_of).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
    }

    #[track_caller]
    fn faults(text: &str, expected: &[(usize, FaultKind)]) {
        let found = Formula::parse(text, &shape_of).map_or_else(|faults| faults, |_| Vec::new());
        let expected: Vec<Fault> = expected.iter().map(|(at, kind)| Fault { at: *at, kind: kind.clone() }).collect();
        assert_eq!(found, expected, "{text}");
    }

    fn syntax(found: &str) -> FaultKind {
        Syntax { found: found.to_owned() }
    }

    fn shape(function: &'static str, argument: usize, wanted: &'static str) -> FaultKind {
        assert!(FaultKind::WANTED.contains(&wanted));
        ArgumentShape { function, argument, wanted }
    }

    #[test]
    fn rules_as_plans_write_them_are_read() {
        for text in [
            "nu <= tong_so",
            r#"COUNTIF(hd_loai, "phần việc")"#,
            r#"COUNTIFS(hd_ngay, ">=" & DATE(2020,2,18), hd_ngay, "<=" & ngay, hd_loai, "<>")"#,
            r#"IF(nu >= 7% * tong_so, "Đạt", "Chưa ""đạt""")"#,
            r#"SUMPRODUCT((hd_loai = "x") * (hd_ngay >= ngay), ct_tien)"#,
            "SUM(ct_tien) / COUNT(ct_tien, nu)",
            "WEEKDAY(ngay, 2) = 5",
            "--nu^-2%+.5e-3",
            "day = DAY(ngay)",
            "if(true, sum(ct_tien), (nu))",
        ] {
            assert_eq!(good(text).text(), text);
        }
    }

    #[test]
    fn names_come_once_each_in_the_order_of_the_text() {
        let formula = good("IF(tong_so > nu, SUM(ct_tien), nu * tong_so)");
        assert_eq!(formula.names(), ["tong_so", "nu", "ct_tien"]);
    }

    #[test]
    fn columns_read_side_by_side_are_told() {
        let formula = good(r#"SUMIFS(ct_tien, hd_loai, "x") + SUM(hd_ngay, ct_tien) + COUNTIF(hd_loai, "x")"#);
        assert_eq!(formula.columns_abreast(), [["ct_tien", "hd_loai"]]);
    }

    #[test]
    fn printing_replaces_the_names_and_nothing_else() {
        let formula = good(r#"if( nu>0 , "nu" , countif(hd_loai,"x") )"#);
        assert_eq!(formula.excel(&|name| format!("_{name}")), r#"IF( _nu>0 , "nu" , COUNTIF(_hd_loai,"x") )"#);
    }

    #[test]
    fn every_fault_is_told_not_only_the_first() {
        faults(
            r#"LET(a, 1) + NAM + IF(hd_loai, A1, "có" + Tong_so)"#,
            &[
                (0, FunctionNotAllowed { name: "LET".to_owned() }),
                (4, UnknownName { name: "a".to_owned(), nearest: None }),
                (12, UnknownName { name: "NAM".to_owned(), nearest: None }),
                (21, ColumnAsScalar { name: "hd_loai".to_owned() }),
                (30, CellAddress { text: "A1".to_owned() }),
                (41, UnknownName { name: "Tong_so".to_owned(), nearest: Some("tong_so".to_owned()) }),
            ],
        );
    }

    #[test]
    fn functions_outside_the_list_are_refused() {
        for name in ["INDIRECT", "OFFSET", "TODAY", "NOW", "RAND", "LAMBDA", "IFS", "XLOOKUP", "MAXIFS", "TEXT", "A1"] {
            faults(&format!("{name}(nu)"), &[(0, FunctionNotAllowed { name: name.to_owned() })]);
        }
    }

    #[test]
    fn addresses_and_references_are_refused_whole() {
        for text in ["A1", "$B$2:$B$9", "xfd1048576", "$C", "R1C1", "$C:$D"] {
            faults(&format!("nu+{text}"), &[(3, CellAddress { text: text.to_owned() })]);
        }
        for text in ["'Số liệu'!A1", "Sheet1!nu", "[x.xlsx]Tờ!A1:B2", "nu:tong_so", "@nu", "#REF!", "bang[cột một]"]
        {
            faults(&format!("nu+{text}"), &[(3, Reference { text: text.to_owned() })]);
        }
        faults(r#"COUNTIF(hd_loai,{"a","b"})"#, &[(16, ArrayConstant)]);
    }

    #[test]
    fn the_number_of_arguments_is_held() {
        for (text, function, found) in [
            ("IF(nu)", "IF", 1),
            ("IF(nu,1,2,3)", "IF", 4),
            ("SUM()", "SUM", 0),
            ("DATE(2020,1)", "DATE", 2),
            (r#"COUNTIFS(hd_loai,"x",hd_ngay)"#, "COUNTIFS", 3),
            ("SUMIFS(ct_tien,hd_loai)", "SUMIFS", 2),
            ("WEEKDAY(ngay)", "WEEKDAY", 1),
        ] {
            faults(text, &[(0, ArgumentCount { function, found })]);
        }
    }

    #[test]
    fn a_column_stands_only_where_a_column_may() {
        let column = |name: &str| ColumnAsScalar { name: name.to_owned() };
        faults("hd_loai", &[(0, column("hd_loai"))]);
        faults(r#"hd_loai = "x""#, &[(0, column("hd_loai"))]);
        faults("LEN(hd_loai)+ABS(-ct_tien)", &[(4, column("hd_loai")), (18, column("ct_tien"))]);
        faults(r#"SUM((hd_loai="x")*1)"#, &[(5, column("hd_loai"))]);
        faults("COUNTIF(hd_loai,hd_loai)", &[(16, column("hd_loai"))]);
        faults("SUMPRODUCT(LEN(hd_loai)*1)", &[(15, column("hd_loai"))]);
        faults(r#"COUNTIF(nu,"x")"#, &[(8, shape("COUNTIF", 1, "column"))]);
        faults(r#"COUNTIF((hd_loai),"x")"#, &[(8, shape("COUNTIF", 1, "column"))]);
        faults(r#"SUMPRODUCT(hd_loai="x")"#, &[(11, shape("SUMPRODUCT", 1, "comparisons"))]);
        faults(r#"SUMPRODUCT(ct_tien,(hd_loai="x"))"#, &[(19, shape("SUMPRODUCT", 2, "comparisons"))]);
        faults("WEEKDAY(ngay,1)", &[(13, shape("WEEKDAY", 2, "two"))]);
    }

    #[test]
    fn grammar_is_held() {
        faults("", &[(0, syntax(""))]);
        faults("nu +", &[(4, syntax(""))]);
        faults("(nu", &[(3, syntax(""))]);
        faults("nu)", &[(2, syntax(")"))]);
        faults("nu tong_so", &[(3, syntax("tong_so"))]);
        faults("SUM(nu;1)", &[(6, syntax(";"))]);
        faults("IF(nu,,1)", &[(6, syntax(","))]);
        faults("SUM (nu)", &[(0, UnknownName { name: "SUM".to_owned(), nearest: None }), (4, syntax("("))]);
        faults("nu >< 1", &[(4, syntax("<"))]);
        faults(r#""chưa đóng"#, &[(0, syntax(r#""chưa đóng"#))]);
        faults("=nu", &[(0, syntax("="))]);
        faults("nu × 2", &[(3, syntax("×"))]);
        faults("12abc", &[(2, UnknownName { name: "abc".to_owned(), nearest: None }), (2, syntax("abc"))]);
    }

    #[test]
    fn length_and_depth_have_limits() {
        let long = format!("nu{}", "+nu".repeat(700));
        faults(&long, &[(LENGTH_LIMIT, TooLong { limit: LENGTH_LIMIT })]);
        faults(&format!("nu&\"{}\"", "a".repeat(256)), &[(3, TooLong { limit: 255 })]);
        good(&format!("{}nu{}", "(".repeat(DEPTH_LIMIT), ")".repeat(DEPTH_LIMIT)));
        faults(&format!("{}nu", "-".repeat(DEPTH_LIMIT + 1)), &[(DEPTH_LIMIT + 1, TooDeep { limit: DEPTH_LIMIT })]);
        faults(&"(".repeat(2_000), &[(DEPTH_LIMIT + 1, TooDeep { limit: DEPTH_LIMIT })]);
    }
    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_with_places_inside_it(text in "([a-zđữA-Z0-9_$!:'\\[\\]{}()<>=+*/^&%.,;#@ \"-]|nu|hd_loai|SUM\\(|IF\\(){0,40}") {
            match Formula::parse(&text, &shape_of) {
                Ok(formula) => proptest::prop_assert!(Formula::parse(&formula.excel(&str::to_owned), &shape_of).is_ok()),
                Err(faults) => {
                    let length = text.chars().count();
                    proptest::prop_assert!(!faults.is_empty() && faults.iter().all(|fault| fault.at <= length));
                }
            }
        }
    }
}
