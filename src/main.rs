//! The command line: parse, run, exit code.

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use std::process::ExitCode;
use tonghop::cli::Cli;
use tonghop::command::{self, Output};
use tonghop::text::{Lang, help, run};

fn main() -> ExitCode {
    tonghop::format::quiet_readers();
    let arguments: Vec<String> = std::env::args().take(3).collect();
    if let [_, verb, memory] = arguments.as_slice()
        && verb == tonghop::guard::VERB
    {
        tonghop::guard::serve(memory.parse().unwrap_or(0));
        return ExitCode::SUCCESS;
    }
    if let Ok(program) = std::env::current_exe() {
        tonghop::guard::program(program);
    }
    let cli = match parse() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    let output = Output { lang: cli.lang };
    match command::run(cli, &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output.remark(&run::error(&error, output.lang));
            ExitCode::FAILURE
        }
    }
}

/// The parsed command line, or the exit code: 0 for help, 2 for a usage error.
fn parse() -> Result<Cli, ExitCode> {
    let lang = asked_language();
    let command = if lang == Lang::Vi { help::vietnamese(Cli::command()) } else { Cli::command() };
    let parsed = command.try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let shown = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
        if shown || lang == Lang::En {
            // A closed pipe is the reader's choice.
            let _ = error.print();
        } else {
            Output { lang }.remark(&help::usage(&error));
        }
        if shown { ExitCode::SUCCESS } else { ExitCode::from(2) }
    })
}

/// The language has to be known before the command line is understood.
fn asked_language() -> Lang {
    let arguments: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let after = arguments.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].clone());
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang=").map(str::to_owned));
    let wanted = after.or(joined).or_else(|| std::env::var("TONGHOP_LANG").ok());
    if wanted.as_deref() == Some("en") { Lang::En } else { Lang::Vi }
}
