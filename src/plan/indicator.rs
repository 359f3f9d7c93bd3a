//! Indicators, checks and the plan's own sheets of the summary.

use super::{Place, Rule, Scope, Window};
use chrono::NaiveDate;

/// How an actual figure is held against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// Actual ≥ target.
    AtLeast,
    /// Actual ≤ target.
    AtMost,
    /// Actual = target.
    Equals,
    /// The date is the day named.
    On(NaiveDate),
    /// The date lies inside the window named.
    Within(Window),
    /// A status «Đã thực hiện», a tick, or a truth.
    Yes,
}

/// How units' figures become one figure of the Khối.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rollup {
    /// Sum of the figures.
    Sum,
    /// Number of units that meet it.
    Met,
    /// Σ value ÷ Σ base, never a mean of ratios.
    Ratio,
    /// Rows counted once by the table's key.
    Distinct,
    /// Union of rows; the figure is their number.
    List,
    /// The units' own words.
    Text,
    /// Nothing.
    None,
}

/// Which periods of its report an indicator reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// The period in focus, else the one due last.
    #[default]
    Latest,
    /// All periods so far, added up.
    Sum,
    /// Every period that is over: it must hold in each.
    Each,
}

/// How binding the plan makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Demanded.
    Must,
    /// Expected.
    Should,
    /// Followed only: never failed.
    Tally,
}

/// How grave a broken check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Cannot be so: the value is not counted.
    Error,
    /// Suspicious: counts, to be confirmed or corrected.
    Warning,
    /// How something was read.
    Info,
}

/// A planned measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Key of the indicator.
    pub id: String,
    /// Code of the plan's item («C2»).
    pub code: Option<String>,
    /// The sentence of the plan.
    pub label: String,
    /// Heading of its column in the matrix.
    pub short: Option<String>,
    /// Where the plan says so; «office» when the office added it.
    pub source: String,
    /// The report it reads.
    pub report: String,
    /// Units it applies to.
    pub scope: Scope,
    /// Which periods it reads.
    pub over: Over,
    /// Whether «đạt nhưng không đúng ngày» counts as not reached.
    pub strict: bool,
    /// The date held against [`Compare::On`] and [`Compare::Within`], where the figure says only whether it was done.
    pub day: Option<Rule>,
    /// The figure.
    pub value: Rule,
    /// The figure it is a share of.
    pub base: Option<Rule>,
    /// The target: a number or a formula.
    pub target: Option<Rule>,
    /// How figure and target are compared.
    pub compare: Compare,
    /// How units' figures become one.
    pub rollup: Rollup,
    /// The table whose rows are counted once, for [`Rollup::Distinct`].
    pub distinct: Option<String>,
    /// Unit of measure.
    pub uom: Option<String>,
    /// How binding it is.
    pub weight: Weight,
    /// Share of the units in scope that must meet it, 0–1.
    pub share_met: Option<f64>,
    /// Row of the first page's table.
    pub headline: bool,
    /// Words after its total in a box of the first page.
    pub highlight: Option<String>,
    /// Column of the sheet of groups.
    pub group: bool,
    /// Place in `plan.toml`.
    pub at: Place,
}

/// A condition inside one submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Key of the check.
    pub id: String,
    /// The report it reads.
    pub report: String,
    /// Must be true.
    pub formula: Rule,
    /// How grave a breach is.
    pub severity: Severity,
    /// The name whose cell the message points to.
    pub at_name: Option<String>,
    /// The sentence, with `{name}` for values.
    pub message: String,
}

/// What a plan-specific sheet of the summary shows.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetKind {
    /// Union of a table's rows.
    Rows {
        /// The table of the units' form.
        table: String,
        /// The table of the office's own form, printed first.
        khoi_table: Option<String>,
    },
    /// One row a unit with these fields.
    Fields {
        /// Field ids.
        fields: Vec<String>,
    },
}

/// A plan-specific sheet of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct SummarySheet {
    /// Sheet name.
    pub title: String,
    /// What it shows.
    pub kind: SheetKind,
    /// Empty columns for handwriting.
    pub blank: Vec<String>,
    /// Printed and signed (blue) or a working sheet (grey).
    pub sign: bool,
    /// Place in the plan file.
    pub at: Place,
}
