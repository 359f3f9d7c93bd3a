//! «Bản giấy»: a row for each part of the report in focus that is no workbook, of every unit.

use super::{Field, Row, files, typed};
use crate::plan::Files;
use crate::round::{Round, Standing};
use crate::text::{registerbook, summary};

pub(super) fn rows(round: &Round) -> Vec<Row> {
    round.in_focus().flat_map(|standing| of(round, standing)).collect()
}

fn of(round: &Round, standing: &Standing) -> Vec<Row> {
    let (Some(unit), Some(report)) = (round.unit(&standing.unit), round.report()) else { return Vec::new() };
    let parts = report.artefacts.iter().filter(|one| one.files != Files::Workbook);
    let row = |artefact: &crate::plan::Artefact| {
        let part = standing.artefacts.iter().find(|part| part.id == artefact.id);
        let noted = part.and_then(|part| part.noted.as_ref());
        let count = part.map_or(0, |part| part.files.len());
        let row = Row::new(
            artefact.id.clone(),
            &unit.code,
            [
                (Field::Unit, files::called(round, unit)),
                (Field::Part, artefact.label.clone()),
                (Field::Came, registerbook::files(count)),
                (Field::Here, noted.map_or("", |_| registerbook::HERE).to_owned()),
                (Field::At, noted.map(|noted| typed(noted.at)).unwrap_or_default()),
                (Field::Channel, noted.map(|noted| summary::channel(&noted.channel)).unwrap_or_default()),
                (Field::Key, format!("{}/{}", unit.code, artefact.id)),
            ],
        );
        Row { waits: artefact.required && part.is_none_or(|part| !part.came()), ..row }
    };
    parts.map(row).collect()
}
