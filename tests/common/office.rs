//! LibreOffice as the second opinion: opens a workbook, calculates it anew, saves it again.

use std::fs::{File, create_dir_all};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Calculate always on opening, whatever program the file says it comes from; read figures and dates as in en-US.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
"#;

/// Whether LibreOffice can be started here.
pub fn available() -> bool {
    Command::new("soffice")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// Opens `workbook`, calculates every formula and saves it as xlsx in a folder of its own under `folder`, which must
/// outlive the result. `None` when LibreOffice cannot be started or writes nothing.
pub fn recalculate(workbook: &Path, folder: &Path) -> Option<PathBuf> {
    converted(workbook, folder, "xlsx", "xlsx:Calc MS Excel 2007 XML")
}

/// Opens `workbook` and saves it in the format of this ending.
pub fn saved_as(workbook: &Path, folder: &Path, ending: &str) -> Option<PathBuf> {
    converted(workbook, folder, ending, ending)
}

fn converted(workbook: &Path, folder: &Path, ending: &str, filter: &str) -> Option<PathBuf> {
    let profile = folder.join("profile");
    write_settings(&profile)?;
    let out = folder.join("calculated");
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", filter, "--outdir"])
        .args([&out, workbook])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    let file = out.join(workbook.file_stem()?).with_extension(ending);
    (status.success() && file.is_file()).then_some(file)
}

/// Opens `workbook` and saves it with this ending in a folder of its own under `folder`.
pub fn convert(workbook: &Path, ending: &str, folder: &Path) -> Option<PathBuf> {
    let filter = match ending {
        "xlsx" => "xlsx:Calc MS Excel 2007 XML",
        "xls" => "xls:MS Excel 97",
        other => other,
    };
    let out = folder.join(format!("as-{ending}"));
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", filter, "--outdir"])
        .args([&out, workbook])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    let file = out.join(workbook.file_stem()?).with_extension(ending);
    (status.success() && file.is_file()).then_some(file)
}

fn write_settings(profile: &Path) -> Option<()> {
    let user = profile.join("user");
    create_dir_all(&user).ok()?;
    File::create(user.join("registrymodifications.xcu")).ok()?.write_all(SETTINGS.as_bytes()).ok()
}
