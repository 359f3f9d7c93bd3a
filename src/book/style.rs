//! How a cell looks, in the few ways our sheets need.

/// Horizontal alignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Align {
    /// Text left, numbers right.
    #[default]
    General,
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Right.
    Right,
}

/// Colours with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Color {
    /// Input cell: pale yellow.
    Input,
    /// Locked figure: light grey.
    Locked,
    /// Heading row.
    Head,
    /// Part heading.
    Part,
    /// To be looked at: orange.
    Look,
    /// Signing tabs.
    Blue,
    /// Working tabs and small words.
    Grey,
    /// Quiet text.
    Quiet,
    /// Good: green text.
    Good,
    /// Bad: red text.
    Bad,
}

impl Color {
    /// The RGB value.
    pub fn rgb(self) -> u32 {
        match self {
            Color::Input => 0x00FF_F9DB,
            Color::Locked => 0x00EF_EFEF,
            Color::Head => 0x00D9_E5F1,
            Color::Part => 0x00F2_F6FA,
            Color::Look => 0x00F8_CBAD,
            Color::Blue => 0x001F_4E79,
            Color::Grey => 0x00A6_A6A6,
            Color::Quiet => 0x0070_7070,
            Color::Good => 0x0037_7D22,
            Color::Bad => 0x00B0_2418,
        }
    }
}

/// Lines around a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Border {
    /// None.
    #[default]
    None,
    /// Thin on all sides.
    Thin,
    /// Thin below: the rule under a heading.
    Below,
}

/// How a number is shown. Vietnamese separators come with the locale tag (and with the user's own settings in Excel).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// As it is.
    #[default]
    General,
    /// Text, whatever is typed: dates stay as typed on any machine.
    Text,
    /// Whole number with grouping.
    Count,
    /// At most one decimal.
    Decimal,
    /// One or two decimals.
    Fraction,
    /// One decimal, a share as percent.
    Percent,
    /// A figure already in percent, one decimal.
    Hundred,
    /// «Thứ Bảy, 14/3/2020».
    Weekday,
    /// «14/03/2020».
    Day,
    /// «= 12.500.000 đồng».
    Dong,
}

impl Number {
    /// The number format code.
    pub fn code(self) -> &'static str {
        match self {
            Number::General => "General",
            Number::Text => "@",
            Number::Count => "[$-42A]#,##0",
            Number::Decimal => "[$-42A]#,##0.0",
            Number::Fraction => "[$-42A]#,##0.0#",
            Number::Percent => "[$-42A]0.0%",
            Number::Hundred => "[$-42A]0.0",
            Number::Weekday => "[$-42A]dddd, d/m/yyyy",
            Number::Day => "dd/mm/yyyy",
            Number::Dong => "[$-42A]\"= \"#,##0\" đồng\"",
        }
    }
}

/// A cell's look; equal looks share one format in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Marked «(s)»: a value the office corrected, or one that rests on such a value.
    pub corrected: bool,
    /// Marked «kps»: 0 because «không phát sinh» is ticked.
    pub nil: bool,
    /// Point size; 0 = the workbook's.
    pub size: u8,
    /// Alignment.
    pub align: Align,
    /// Lines break inside the cell.
    pub wrap: bool,
    /// Text stands at the top instead of the middle.
    pub top: bool,
    /// Fill.
    pub fill: Option<Color>,
    /// Text colour.
    pub color: Option<Color>,
    /// Lines.
    pub border: Border,
    /// Whether the cell may be typed into on a protected sheet.
    pub unlocked: bool,
    /// Number format.
    pub number: Number,
    /// Text turned upright.
    pub upright: bool,
}

impl Style {
    /// Plain text.
    pub fn plain() -> Self {
        Style::default()
    }

    /// Bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Italic.
    #[must_use]
    pub fn italic(mut self) -> Self {
        self.italic = true;
        self
    }

    /// This point size.
    #[must_use]
    pub fn size(mut self, size: u8) -> Self {
        self.size = size;
        self
    }

    /// Centred.
    #[must_use]
    pub fn center(mut self) -> Self {
        self.align = Align::Center;
        self
    }

    /// To the right.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// To the left, numbers too.
    #[must_use]
    pub fn left(mut self) -> Self {
        self.align = Align::Left;
        self
    }

    /// Wrapped.
    #[must_use]
    pub fn wrap(mut self) -> Self {
        self.wrap = true;
        self
    }

    /// At the top of the cell.
    #[must_use]
    pub fn top(mut self) -> Self {
        self.top = true;
        self
    }

    /// On this ground.
    #[must_use]
    pub fn fill(mut self, color: Color) -> Self {
        self.fill = Some(color);
        self
    }

    /// In this colour.
    #[must_use]
    pub fn color(mut self, color: Color) -> Self {
        self.color = Some(color);
        self
    }

    /// With thin lines around.
    #[must_use]
    pub fn boxed(mut self) -> Self {
        self.border = Border::Thin;
        self
    }

    /// With a line below.
    #[must_use]
    pub fn ruled(mut self) -> Self {
        self.border = Border::Below;
        self
    }

    /// May be typed into.
    #[must_use]
    pub fn unlocked(mut self) -> Self {
        self.unlocked = true;
        self
    }

    /// With this number format.
    #[must_use]
    pub fn number(mut self, number: Number) -> Self {
        self.number = number;
        self
    }

    /// Underlined.
    #[must_use]
    pub fn underline(mut self) -> Self {
        self.underline = true;
        self
    }

    /// Turned upright.
    #[must_use]
    pub fn upright(mut self) -> Self {
        self.upright = true;
        self
    }
}
