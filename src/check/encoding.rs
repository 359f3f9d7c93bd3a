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
    let label = label(context, submission, retyped).unwrap_or("");
    let location = Location::new(&retyped.sheet, retyped.spot, label);
    let finding = Finding::new(code).at(location).with("encoding", name);
    finding.with("typed", super::short(&retyped.typed)).with("read", super::short(&retyped.meant))
}

/// The label of the cell it stands in.
fn label<'a>(context: &Context<'a>, submission: &Submission, retyped: &Retyped) -> Option<&'a str> {
    let layout = &context.kept.layout;
    let here = |sheet: &str, spot| sheet == retyped.sheet && spot == retyped.spot;
    let single = submission.cells.iter().find(|(_, entry)| here(&entry.sheet, entry.spot)).map(|(name, _)| name);
    let rows = submission.tables.values().flatten().flat_map(|row| &row.cells);
    let name =
        single.or_else(|| rows.into_iter().find(|(_, entry)| here(&entry.sheet, entry.spot)).map(|(name, _)| name))?;
    let place = layout.places.iter().find(|place| place.name == *name).map(|place| place.label.as_str());
    let columns = layout.tables.iter().flat_map(|table| &table.columns);
    place.or_else(|| columns.into_iter().find(|column| column.name == *name).map(|column| column.label.as_str()))
}
