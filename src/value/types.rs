//! The records of the room: what a cell holds, what is asked, how it was read.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// What kind of value a cell is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Words.
    Text,
    /// Whole number from 0.
    Count,
    /// Number.
    Decimal,
    /// Amount of money, in the field's unit of measure.
    Money,
    /// Share.
    Percent,
    /// One day.
    Date,
    /// A day, a span or a list of days.
    DateRange,
    /// Hour and minute.
    Time,
    /// Done, under way, not done, not concerned.
    Status,
    /// One entry of the field's list.
    Choice,
    /// A tick.
    Tick,
}

impl Kind {
    /// Whether a cell of this kind may hold a number; in the others «0912345678» and «1.250» are words.
    pub fn is_figure(self) -> bool {
        !matches!(self, Kind::Text | Kind::Choice | Kind::Status)
    }
}

/// A cell as the workbook delivers it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Raw {
    /// Nothing.
    #[default]
    Empty,
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// A date cell.
    Date(NaiveDateTime),
    /// A truth.
    Bool(bool),
    /// An error value, `#REF!`.
    Error(String),
}

impl Raw {
    /// The figure of a number or of a day, as Excel stores both.
    pub fn figure(&self) -> Option<f64> {
        match self {
            Raw::Number(number) => Some(*number),
            Raw::Date(stamp) => {
                let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
                Some((*stamp - epoch).num_seconds() as f64 / 86_400.0)
            }
            _ => None,
        }
    }

    /// The hour of a cell that holds no day: workbooks store it on the day before their first.
    pub fn hour(&self) -> Option<NaiveTime> {
        let Raw::Date(stamp) = self else { return None };
        let first = NaiveDate::from_ymd_opt(1904, 1, 1) == Some(stamp.date()) && stamp.time() != NaiveTime::MIN;
        (stamp.year() < 1900 || first).then(|| stamp.time())
    }

    /// As a person would quote it: 12,5; 05/3/2020.
    pub fn shown(&self) -> String {
        match self {
            Raw::Empty => String::new(),
            Raw::Number(number) => number.to_string().replace('.', ","),
            Raw::Text(text) | Raw::Error(text) => text.clone(),
            Raw::Date(stamp) => match self.hour() {
                Some(hour) => hour.format("%H:%M").to_string(),
                None if stamp.time() == NaiveTime::MIN => crate::plan::day_text(stamp.date()),
                None => format!("{} {}", stamp.format("%H:%M"), crate::plan::day_text(stamp.date())),
            },
            Raw::Bool(true) => "TRUE".to_owned(),
            Raw::Bool(false) => "FALSE".to_owned(),
        }
    }
}

/// What a reading may lean on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Year of dates without one.
    pub year: Option<i32>,
    /// Days the plan covers.
    pub window: Option<(NaiveDate, NaiveDate)>,
    /// Unit of measure of the field.
    pub uom: Option<&'a str>,
    /// Entries of the field's list.
    pub options: &'a [String],
    /// Whether words are a report of their own, kept as they are typed: a field with room for several lines.
    pub narrative: bool,
}

/// A typed value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number; money in the field's unit of measure, a share as 0.7.
    Number(f64),
    /// Words.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A span of days, or the days listed one by one.
    Dates {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
        /// The days, where they were listed.
        days: Vec<NaiveDate>,
    },
    /// Hour and minute.
    Time(NaiveTime),
    /// An entry of a list.
    Choice(String),
    /// A tick.
    Tick(bool),
}

/// How a value was read when it was not literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// English separators.
    EnStyle,
    /// A unit word stood behind the number.
    UnitSuffix(String),
    /// A word for zero.
    ZeroWord,
    /// «khoảng», «trên», «gần».
    Approximate,
    /// A sum typed out.
    Expression,
    /// A breakdown in brackets.
    Breakdown(String),
    /// A fraction; its denominator.
    Fraction(f64),
    /// A number in words.
    NumberWord,
    /// A stray mark behind.
    Trailing,
    /// Vietnamese and English separators give two readings.
    Ambiguous,
    /// A percentage without its sign.
    NoPercentSign,
    /// «1 tỷ 2», «2 triệu rưỡi».
    Colloquial,
    /// The year is the plan's.
    YearAssumed,
    /// Two digits of a year.
    TwoDigitYear,
    /// The weekday does not fit the date.
    WeekdayMismatch,
    /// A date cell formatted as a number.
    Serial,
    /// Outside the window, and inside with day and month swapped.
    MaybeSwapped(NaiveDate),
    /// Outside the window.
    OutsideWindow,
    /// «đầu tháng», «giữa tháng».
    Vague,
    /// An entry recognised without its marks.
    OptionGuessed,
    /// A status in other words than those of its list: «x», «có», «chưa».
    StatusWord,
    /// Words that say there is nothing, where words were asked: «Không», «Không đề nghị».
    NilWord,
    /// Words torn apart, as by copying from a PDF; what they probably were.
    Torn(String),
    /// «Như trên», `//`: the value of the cell above.
    Ditto,
    /// The value of a cell merged over several rows, in one of the rows below the first.
    Merged,
    /// A figure merged over so many rows; it counts once.
    MergedFigure(u32),
    /// Day and month change places in the whole column.
    Flipped,
}

impl Note {
    /// Whether the reading is doubtful enough to be confirmed.
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Note::Ambiguous
                | Note::Fraction(_)
                | Note::WeekdayMismatch
                | Note::MaybeSwapped(_)
                | Note::OutsideWindow
                | Note::Colloquial
                | Note::Torn(_)
                | Note::MergedFigure(_)
                | Note::Flipped
        )
    }

    /// Stable key of the note, for sentences and JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Note::EnStyle => "en_style",
            Note::UnitSuffix(_) => "unit_suffix",
            Note::ZeroWord => "zero_word",
            Note::Approximate => "approximate",
            Note::Expression => "expression",
            Note::Breakdown(_) => "breakdown",
            Note::Fraction(_) => "fraction",
            Note::NumberWord => "number_word",
            Note::Trailing => "trailing",
            Note::Ambiguous => "ambiguous",
            Note::NoPercentSign => "no_percent_sign",
            Note::Colloquial => "colloquial",
            Note::YearAssumed => "year_assumed",
            Note::TwoDigitYear => "two_digit_year",
            Note::WeekdayMismatch => "weekday_mismatch",
            Note::Serial => "serial",
            Note::MaybeSwapped(_) => "maybe_swapped",
            Note::OutsideWindow => "outside_window",
            Note::Vague => "vague",
            Note::OptionGuessed => "option_guessed",
            Note::StatusWord => "status_word",
            Note::NilWord => "nil_word",
            Note::Torn(_) => "torn",
            Note::Ditto => "ditto",
            Note::Merged => "merged",
            Note::MergedFigure(_) => "merged_figure",
            Note::Flipped => "flipped",
        }
    }
}

/// Why a cell cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A formula whose result the file does not hold.
    NotComputed,
    /// «Như trên» with nothing above it.
    NothingAbove,
    /// No number in it.
    NotANumber,
    /// A tick where a number belongs.
    TickInNumber,
    /// Two figures.
    TwoQuantities {
        /// The figures found.
        figures: Vec<String>,
    },
    /// Not whole; what it reads as.
    NotWhole(f64),
    /// Grouping that fits no number.
    BadGroup,
    /// Below zero.
    Negative,
    /// A span.
    Range,
    /// Beyond what can be.
    OutOfRange,
    /// A date.
    DateInNumber(NaiveDate),
    /// An error value.
    CellError {
        /// `#REF!`.
        code: String,
    },
    /// Money in the wrong scale.
    MoneyScale {
        /// What it would mean, in đồng.
        dong: f64,
        /// What was probably meant, in the unit of measure.
        suggestion: f64,
    },
    /// A price instead of an amount.
    Rate,
    /// Not a date.
    NotADate,
    /// An hour where a day or a number belongs.
    Hour(NaiveTime),
    /// No such day.
    NoSuchDay,
    /// The month is above 12; the date with day and month swapped.
    MonthOver12(Option<NaiveDate>),
    /// Not a time.
    NotATime,
    /// Not a status.
    NotAStatus,
    /// Not an entry of the list; the nearest one.
    NotAnOption(Option<String>),
    /// Not a tick.
    NotATick,
}

/// A cell read.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Nothing was said.
    Missing,
    /// «không thuộc diện».
    NotApplicable,
    /// A value, and how it was read.
    Value {
        /// The value.
        value: Value,
        /// What was not literal.
        notes: Vec<Note>,
    },
    /// It says something, but not what was asked.
    Refused(Refusal),
}

impl Reading {
    /// A literal value.
    pub(super) fn plain(value: Value) -> Self {
        Reading::Value { value, notes: Vec::new() }
    }

    /// A value with notes.
    pub(super) fn noted(value: Value, notes: Vec<Note>) -> Self {
        Reading::Value { value, notes }
    }
}
