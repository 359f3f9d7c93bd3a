//! The command line, nothing else.

use crate::text::Lang;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Issues report templates, reads what comes back, checks it, writes the summary workbook.
#[derive(Debug, Parser)]
#[command(name = "tonghop", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Language of what the program says.
    #[arg(long, value_enum, default_value = "vi", env = "TONGHOP_LANG", global = true)]
    pub lang: Lang,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Start a working folder from a shipped plan or from last month's folder; without either, list the shipped plans.
    New {
        /// The new working folder.
        dir: Option<PathBuf>,
        /// The shipped plan to start from.
        #[arg(long, requires = "dir", conflicts_with = "from")]
        plan: Option<String>,
        /// The old working folder to start from.
        #[arg(long, requires = "dir", value_name = "OLD_DIR")]
        from: Option<PathBuf>,
        /// Months between the old plan and the new one.
        #[arg(long, requires = "from", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=120))]
        months: u32,
    },
    /// Look at a plan.
    Plan {
        /// What to do with it.
        #[command(subcommand)]
        verb: PlanVerb,
    },
    /// Write one workbook per unit.
    Issue {
        /// The working folder.
        dir: PathBuf,
        /// Only this report.
        #[arg(long)]
        report: Option<String>,
        /// The period, for reports with a workbook for each; the one due next by default.
        #[arg(long)]
        period: Option<String>,
        /// Only these units.
        #[arg(long, num_args = 1..)]
        unit: Vec<String>,
        /// Issue as of this instant instead of now.
        #[arg(long)]
        as_of: Option<String>,
    },
    /// Read and check the files of the inbox.
    Collect {
        /// The working folder.
        dir: PathBuf,
        /// Look from this instant instead of now.
        #[arg(long)]
        as_of: Option<String>,
    },
    /// Say what files are, what was found in them and why; nothing is written.
    Inspect {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The working folder whose plan they are set against; that of the first file by default.
        #[arg(long = "dir", value_name = "DIR")]
        beside: Option<PathBuf>,
    },
    /// Say when and how files came.
    Receive {
        /// The files; one that lies elsewhere is copied into the inbox.
        #[arg(required_unless_present = "text", value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Messages pasted from Zalo, in this text file; without a file, what is typed.
        #[arg(long, value_name = "TEXT", num_args = 0..=1, conflicts_with_all = ["files", "at", "via"])]
        text: Option<Option<PathBuf>>,
        /// When it came, such as "28/3/2020 15:42".
        #[arg(long)]
        at: Option<String>,
        /// How it came: email, zalo, paper.
        #[arg(long)]
        via: Option<String>,
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Say whose a file is.
    Assign {
        /// The file.
        #[arg(value_name = "FILE", index = 1)]
        file: PathBuf,
        /// Code or name of the unit.
        #[arg(value_name = "UNIT", index = 2)]
        of: String,
        /// The report, for a file that does not say it.
        #[arg(long)]
        report: Option<String>,
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Hand in a unit's form that the office filled in.
    Enter {
        /// Code or name of the unit.
        #[arg(value_name = "UNIT", index = 1)]
        of: String,
        /// The form as filled in.
        #[arg(value_name = "FILE", index = 2)]
        file: PathBuf,
        /// When the unit's paper came, such as "28/3/2020 15:42".
        #[arg(long)]
        at: Option<String>,
        /// How it came: email, zalo, paper.
        #[arg(long)]
        via: Option<String>,
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Give a later deadline.
    Extend {
        /// Codes or names of units.
        #[arg(value_name = "UNIT")]
        units: Vec<String>,
        /// All units of this group.
        #[arg(long)]
        group: Vec<String>,
        /// All units.
        #[arg(long, conflicts_with_all = ["units", "group"])]
        all: bool,
        /// The new deadline, itself still in time.
        #[arg(long)]
        until: String,
        /// Why.
        #[arg(long)]
        because: String,
        /// What is in focus.
        #[command(flatten)]
        focus: Focused,
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Take a cell, or a whole report, as it is.
    Accept {
        /// Code or name of the unit.
        #[arg(value_name = "UNIT", index = 1)]
        of: String,
        /// The cell, such as C10 or "Số liệu!C10"; without it the whole report.
        #[arg(value_name = "CELL", index = 2)]
        cell: Option<String>,
        /// Why.
        #[arg(long)]
        because: String,
        /// What is in focus.
        #[command(flatten)]
        focus: Focused,
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Enter a value told by phone in place of what the unit typed.
    Correct {
        /// Code or name of the unit.
        #[arg(value_name = "UNIT", index = 1)]
        of: String,
        /// The cell, such as C10 or "Số liệu!C10".
        #[arg(value_name = "CELL", index = 2)]
        cell: String,
        /// The right value.
        #[arg(value_name = "VALUE", index = 3, allow_hyphen_values = true)]
        value: String,
        /// Why.
        #[arg(long)]
        because: String,
        /// What is in focus.
        #[command(flatten)]
        focus: Focused,
        /// Where.
        #[command(flatten)]
        place: Place,
    },
    /// Show the register: what came, on what evidence, what was decided.
    Register {
        /// The working folder.
        dir: PathBuf,
        /// Withdraw the decision of this number.
        #[arg(long, value_name = "NUMBER", conflicts_with_all = ["xlsx", "read"])]
        withdraw: Option<i64>,
        /// Write the register as a workbook to fill in.
        #[arg(long, value_name = "FILE", conflicts_with = "read")]
        xlsx: Option<PathBuf>,
        /// Take back a workbook that was filled in.
        #[arg(long, value_name = "FILE")]
        read: Option<PathBuf>,
        /// The report asked about in the workbook.
        #[arg(long, requires = "xlsx")]
        report: Option<String>,
        /// Its period.
        #[arg(long, requires = "xlsx")]
        period: Option<String>,
        /// Why.
        #[arg(long)]
        because: Option<String>,
        /// Look from this instant instead of now.
        #[arg(long)]
        as_of: Option<String>,
    },
    /// Set or show the name that decisions on this computer are entered under.
    Who {
        /// The name.
        name: Option<String>,
    },
    /// Show who has sent what.
    Status {
        /// The working folder.
        dir: PathBuf,
        /// Look from this instant instead of now.
        #[arg(long)]
        as_of: Option<String>,
        /// What is in focus.
        #[command(flatten)]
        focus: Focused,
        /// How to show it.
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Write the summary workbook.
    Summarize {
        /// The working folder.
        dir: PathBuf,
        /// Where to write it.
        #[arg(short, long)]
        out: Option<PathBuf>,
        /// Look from this instant instead of now.
        #[arg(long)]
        as_of: Option<String>,
        /// What is in focus.
        #[command(flatten)]
        focus: Focused,
    },
}

/// The report and period looked at.
#[derive(Args, Clone, Debug, Default)]
pub struct Focused {
    /// The report in focus.
    #[arg(long)]
    pub report: Option<String>,
    /// The period in focus.
    #[arg(long)]
    pub period: Option<String>,
}

/// The working folder, where it need not be named.
#[derive(Args, Clone, Debug, Default)]
pub struct Place {
    /// The working folder; the one around the file or around here by default.
    #[arg(long = "dir", value_name = "DIR")]
    pub beside: Option<PathBuf>,
}

/// What to do with a plan.
#[derive(Debug, Subcommand)]
pub enum PlanVerb {
    /// Report every fault of a plan folder at once.
    Check {
        /// The plan folder.
        dir: PathBuf,
        /// Also write a copy of the plan's workbook with the faulty cells marked.
        #[arg(long)]
        mark: bool,
    },
    /// Turn a plan in TOML and CSV into a workbook, or back.
    Convert {
        /// The plan folder or plan file.
        source: PathBuf,
        /// The plan file or the folder to write.
        target: PathBuf,
    },
    /// Write deadlines and phases as a calendar file for Outlook and Google Calendar.
    Calendar {
        /// The plan folder.
        dir: PathBuf,
        /// Where to write it.
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// Say in words what the plan asks.
    Show {
        /// The plan folder.
        dir: PathBuf,
        /// Only what this unit gets.
        #[arg(long)]
        unit: Option<String>,
    },
    /// Fill every form on trial and show which outcomes are reached.
    Try {
        /// The plan folder.
        dir: PathBuf,
    },
}

/// How to show a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table.
    Table,
    /// The whole round as JSON.
    Json,
}
