//! `old-encoding`, `letters-lost`: what was typed in TCVN3 or VNI, or came as mistaken UTF-8, is read as it was meant;
//! both texts are shown. Units with old machines and old fonts still type so.

use super::{Code, Context, Finding, Location};
use crate::encoding::Encoding;
use crate::intake::{Retyped, Submission};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.retyped.iter().map(|retyped| finding(context, submission, retyped)).collect()
}

fn finding(context: &Context<'_>, submission: &Submission, retyped: &Retyped) -> Finding {
    let code = if retyped.lost { Code::LettersLost } else { Code::OldEncoding };
    let name = match retyped.encoding {
        Encoding::Tcvn3 => "TCVN3 (ABC)",
        Encoding::Vni => "VNI",
        Encoding::Mojibake => "UTF-8",
    };
    let label = super::label(context, submission, &retyped.sheet, retyped.spot).unwrap_or("");
    let location = Location::new(&retyped.sheet, retyped.spot, label);
    let finding = Finding::new(code).at(location).with("encoding", name);
    finding.with("typed", super::short(&retyped.typed)).with("read", super::short(&retyped.meant))
}
