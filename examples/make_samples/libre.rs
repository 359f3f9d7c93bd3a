//! Has some workbooks filled and saved by LibreOffice (`fill_lo.py` beside this file).

use crate::Failure;
use crate::entry::{Cell, Typed};
use crate::inbox::{Body, Inbox};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Fills them into the inbox.
pub fn fill(inbox: &Inbox, target: &Path, script: &Path) -> Result<usize, Failure> {
    let work = tempfile::tempdir()?;
    let mut jobs = Vec::new();
    for file in &inbox.files {
        let Body::Libre { template, cells } = &file.body else { continue };
        let source = work.path().join(format!("{}.xlsx", jobs.len()));
        tonghop::disk::write(&source, template)?;
        let out = target.join(&file.path);
        tonghop::disk::folder(out.parent().unwrap_or(target))?;
        jobs.push(json!({ "in": source, "out": out, "cells": cells.iter().map(cell).collect::<Vec<_>>() }));
    }
    let list = work.path().join("jobs.json");
    tonghop::disk::write(&list, serde_json::to_string(&jobs)?.as_bytes())?;
    let status = Command::new("/usr/bin/python3").arg(script).arg(&list).status()?;
    if status.success() { Ok(jobs.len()) } else { Err("fill_lo.py failed".into()) }
}

/// Paths of the files that only LibreOffice can make and that are not there.
pub fn missing<'a>(inbox: &'a Inbox, target: &Path) -> Vec<&'a str> {
    let libre = inbox.files.iter().filter(|file| matches!(file.body, Body::Libre { .. }));
    libre.filter(|file| !target.join(&file.path).is_file()).map(|file| file.path.as_str()).collect()
}

fn cell(cell: &Cell) -> Value {
    match &cell.typed {
        Typed::Number(number) => json!({ "sheet": cell.sheet, "cell": cell.spot.a1(), "number": number }),
        Typed::Text(text) => json!({ "sheet": cell.sheet, "cell": cell.spot.a1(), "text": text }),
    }
}
