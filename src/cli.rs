//! The command line, nothing else.

use crate::text::Lang;
use clap::{Parser, Subcommand, ValueEnum};
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
    /// Show who has sent what.
    Status {
        /// The working folder.
        dir: PathBuf,
        /// Look from this instant instead of now.
        #[arg(long)]
        as_of: Option<String>,
        /// The report in focus.
        #[arg(long)]
        report: Option<String>,
        /// The period in focus.
        #[arg(long)]
        period: Option<String>,
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
        /// The report in focus.
        #[arg(long)]
        report: Option<String>,
        /// The period in focus.
        #[arg(long)]
        period: Option<String>,
    },
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
