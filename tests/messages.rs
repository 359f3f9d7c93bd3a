//! The sentences of findings and the codes' documentation, as people read them.

use tonghop::check::{Code, Finding, Location};
use tonghop::text::{self, Lang};

/// One example of every code, with arguments as the checks give them.
#[allow(clippy::too_many_lines, reason = "a list of arguments")]
fn example(code: Code) -> Finding {
    let arguments = [
        ("typed", "nhiều"),
        ("wanted", "number"),
        ("figures", "2; 150"),
        ("read", "1,2"),
        ("thousand", "1.200"),
        ("date", "05/3/2020"),
        ("error", "#REF!"),
        ("meaning", "12.500 tỷ đồng"),
        ("suggestion", "12,5"),
        ("uom", "triệu đồng"),
        ("other", "12/3/2020"),
        ("how", "unit_suffix"),
        ("ours", "72"),
        ("theirs", "74, kết nạp thêm 02 đ/c"),
        ("computed", "1"),
        ("was", "Nội dung"),
        ("count", "4"),
        ("noun", "hoạt động"),
        ("first", "26"),
        ("last", "29"),
        ("row", "9"),
        ("message", "được kết nạp Đảng 3, nhiều hơn số giới thiệu trong kỳ 2."),
        ("file", "03.xlsx"),
        ("chosen", "13/3/2020"),
        ("week", "20/3/2020"),
        ("span", "tuần"),
        ("office", "Đoàn Khối"),
        ("noun", "hoạt động"),
        ("entry", if code == Code::NotAFile { "link" } else { "Về nguồn, 14/3" }),
        ("received", "09g10, 20/3/2020"),
        ("labels", "Tiểu cầu tiếp nhận"),
        ("plan", "khac"),
        ("report", "nhanh"),
        ("unit", "ABC"),
        ("revision", "0123"),
        ("hidden", "BVLBP"),
        ("shown", "BVDL"),
        ("kind", "png"),
        ("kilobytes", "18"),
        ("reason", "truy cập bị từ chối"),
        ("nearest", "Chủ trì"),
        ("sum", "50"),
        ("encoding", "TCVN3 (ABC)"),
        ("what", "cells"),
        ("found", "1000001"),
        ("limit", "1000000"),
        ("rows", "7, 9"),
        ("artefact", "Văn bản có xác nhận"),
        ("from", " (a@example.invalid, “BC tháng 3”)"),
        ("units", "Sở KH&CN; Sở KH&ĐT"),
        ("form", "Bệnh viện Lao và Bệnh phổi"),
        ("sender", "Bệnh viện Da liễu"),
        ("code", "BVLBP"),
        ("program", "Apple Numbers"),
        ("value", "15"),
        ("figure", "10"),
        ("who", "Văn phòng Đoàn Khối"),
        ("when", "09g00, 03/4/2020"),
        ("because", "đơn vị báo qua điện thoại"),
        ("cells", "2"),
        ("edition", "nth"),
        ("times", "2"),
        ("against", "property"),
        ("layer", if code == Code::IdentifiedBy { "file_name" } else { "hidden" }),
        ("column", "Người thụ hưởng"),
        ("beside", "Tổng số đoàn viên"),
        ("part", "cell"),
        ("by_label", "false"),
        ("instead", "false"),
        ("foreign", "false"),
        ("line", "«BÁO CÁO NHANH – Sở X»"),
        ("lines", "«2. Khám bệnh; giữa tháng; 12 lượt»"),
        ("outside", "2"),
    ];
    let finding = arguments.into_iter().fold(Finding::new(code), |finding, (key, value)| finding.with(key, value));
    let file = matches!(
        code.text(),
        "empty-file"
            | "too-large"
            | "reader-timeout"
            | "resaved"
            | "link-only"
            | "sealed-container"
            | "truncated"
            | "not-a-workbook"
            | "damaged"
            | "password"
            | "cannot-read"
            | "not-a-file"
            | "is-a-folder"
            | "lock-file"
            | "opened"
            | "messages-opened"
            | "message-unit"
            | "message-unread"
            | "message-only"
            | "mail-picture"
            | "signed-copy-received"
            | "artefact-unclear"
            | "duplicate"
            | "week-reused"
            | "period-changed"
            | "period-named"
            | "earlier-rows"
            | "supplement"
            | "supplement-alone"
            | "version-named"
            | "version-shrunk"
            | "versions-tied"
    );
    if file {
        finding
    } else {
        finding.at(Location {
            sheet: "Số liệu".to_owned(),
            cell: "C10".to_owned(),
            label: "Số đoàn viên mới".to_owned(),
        })
    }
}

#[test]
fn sentences_in_both_languages() {
    let lines: Vec<String> = Code::ALL
        .iter()
        .map(|code| {
            let finding = example(*code);
            let level = text::severity(finding.severity, Lang::Vi);
            format!(
                "{} [{level}]\n  {}\n  {}\n",
                code.text(),
                text::finding(&finding, Lang::Vi),
                text::finding(&finding, Lang::En)
            )
        })
        .collect();
    let all = lines.join("\n");
    assert!(!all.contains('{'), "a placeholder was left open:\n{all}");
    insta::assert_snapshot!("findings", all);
}

#[test]
fn every_code_is_documented() {
    let page = include_str!("../docs/findings.md");
    let missing: Vec<&str> =
        Code::ALL.iter().map(|code| code.text()).filter(|code| !page.contains(&format!("`{code}`"))).collect();
    assert!(missing.is_empty(), "not in docs/findings.md: {missing:?}");
}
