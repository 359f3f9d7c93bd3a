//! The command line: parse, run, exit code.

use clap::Parser;
use std::process::ExitCode;
use tonghop::cli::Cli;
use tonghop::command::{self, Output};
use tonghop::text::run;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let output = Output { lang: cli.lang };
    match command::run(cli, &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output.remark(&run::error(&error, output.lang));
            ExitCode::FAILURE
        }
    }
}
