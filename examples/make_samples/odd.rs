//! Everything else that lies in an inbox: other versions, copies, wrong forms, things that are no reports.

use crate::Failure;
use crate::answers::Answers;
use crate::calendar::{at, shifted};
use crate::figures::Figures;
use crate::finals::{path, varied};
use crate::inbox::{Body, Inbox};
use crate::issued::Issued;
use crate::receipt;
use crate::truth::Truth;
use crate::xlsx::replace;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use std::collections::BTreeMap;

/// A picture of one grey point.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cch\0\0\0\x82\0\x81w\xcdr\xb6\0\0\0\0IEND\xaeB`\x82";

/// Adds them all.
pub fn send(
    rows: &[Figures],
    issued: &Issued,
    sent: &BTreeMap<String, Answers>,
    inbox: &mut Inbox,
    truth: &mut Truth,
) -> Result<(), Failure> {
    versions(rows, issued, sent, inbox)?;
    strangers(issued, inbox)?;
    no_reports(inbox, truth);
    Ok(())
}

/// Second files of units.
fn versions(
    rows: &[Figures],
    issued: &Issued,
    sent: &BTreeMap<String, Answers>,
    inbox: &mut Inbox,
) -> Result<(), Failure> {
    let of = |unit: &str| {
        let row = rows.iter().find(|row| row.code == unit).ok_or(format!("no row {unit}"))?;
        let came = receipt::of_final(row).ok_or(format!("{unit} sent nothing"))?;
        Ok::<_, Failure>((issued.form("tong_ket", unit)?, came))
    };
    // Two new members at first, one after the correction.
    let (form, came) = of("SYT")?;
    inbox.add(path("SYT", form), Body::Bytes(varied(&sent["SYT"], form, "dv_moi", 2_u32)?), Some(came), "superseded");
    // The empty form first, by mistake.
    let (form, came) = of("NHNN")?;
    inbox.add(path("NHNN", form), Body::Bytes(form.bytes.clone()), Some(came), "superseded");
    // A good report, then one with words for a figure: the good one stays.
    let (form, came) = of("KBNN")?;
    let later = (shifted(came.0, 86_400), came.1);
    let spoilt = varied(&sent["KBNN"], form, "dv_moi", "nhiều")?;
    inbox.add(format!("dinh chinh/{}", form.file), Body::Bytes(spoilt), Some(later), "pending");
    // A good report, then one broken off in transfer: the good one stays.
    let (form, came) = of("SXD")?;
    let later = (shifted(came.0, 90_000), "Zalo");
    let whole = inbox.bytes(&path("SXD", form)).ok_or("SXD")?;
    let broken = whole[..whole.len() / 2].to_vec();
    inbox.add(format!("dinh chinh/{}", form.file), Body::Bytes(broken), Some(later), "unreadable");
    // The same bytes once more, by Zalo, under the name Zalo gives.
    let (form, came) = of("BVND")?;
    let same = inbox.bytes(&path("BVND", form)).ok_or("BVND")?.to_vec();
    inbox.add(
        "zalo/z2303452011842.xlsx".to_owned(),
        Body::Bytes(same),
        Some((shifted(came.0, 1_500), "Zalo")),
        "duplicate",
    );
    Ok(())
}

/// Workbooks that are no form of this plan.
fn strangers(issued: &Issued, inbox: &mut Inbox) -> Result<(), Failure> {
    let form = issued.form("tong_ket", "BCT")?;
    let other = replace(&form.bytes, "ttn-2020", "khac")?;
    inbox.add(
        "bao cao he 2020.xlsx".to_owned(),
        Body::Bytes(other),
        Some((at(3, 26, (9, 12, 0)), "Email")),
        "wrong_form",
    );
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2020, 3, 24)?));
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(["Danh mục văn phòng phẩm", "Giấy A4", "Bút bi"]) {
        sheet.write_string(row, 0, line)?;
    }
    let plain = workbook.save_to_buffer()?;
    inbox.add(
        "van phong pham.xlsx".to_owned(),
        Body::Bytes(plain),
        Some((at(3, 26, (10, 30, 0)), "Email")),
        "wrong_form",
    );
    Ok(())
}

/// Things that only look like workbooks.
fn no_reports(inbox: &mut Inbox, truth: &mut Truth) {
    let mut add = |path: &str, bytes: &[u8], receipt, outcome| {
        inbox.add(path.to_owned(), Body::Bytes(bytes.to_vec()), receipt, outcome);
    };
    add("bao cao.xlsx", b"", Some((at(3, 27, (16, 41, 0)), "Zalo")), "unreadable");
    // The folder is named like a workbook; git keeps it for the picture inside.
    add("x.xlsx/anh hoat dong.xlsx", PNG, Some((at(3, 27, (16, 42, 0)), "Zalo")), "unreadable");
    add("~$01 So Y te - TTN2020 tong ket.xlsx", b"\x0dVan phong Doan Khoi", None, "skipped");
    truth.add("file", ("", "", ""), "x.xlsx", "skipped");
}
