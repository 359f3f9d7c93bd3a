//! What is allowed although programs differ on it: too rare, or too useful, to be refused. Plans had better not lean on
//! these.

use tonghop::formula::Outcome::{self, Bool, Error, Number, Text};

/// Formula, what we make of it, what others do.
pub fn list() -> Vec<(&'static str, Outcome, &'static str)> {
    let error = |name: &str| Error(name.to_owned());
    let text = |text: &str| Text(text.to_owned());
    vec![
        ("YEAR(trong)", error("#NUM!"), "Excel 1900, LibreOffice 1899: a rule never sees a missing date"),
        ("DATE(20,2,18)", Number(7_354.0), "Excel as we; LibreOffice takes 20 for 2020: write years in full"),
        (
            "INT(0.29*100)",
            Number(28.0),
            "LibreOffice 29: the product is a hair under 29; ROUNDDOWN gives 29 everywhere",
        ),
        (r#""ă"<"b""#, Bool(false), "Excel and LibreOffice order by alphabet, we by code point: never order texts"),
        ("chu<TRUE", Bool(true), "Excel as we; LibreOffice counts TRUE as 1"),
        ("FALSE=0", Bool(false), "Excel as we; LibreOffice TRUE"),
        ("SUM(dung)", Number(0.0), "Excel as we; LibreOffice 1: no form holds TRUE, ticks are «x»"),
        ("COUNT(dung)", Number(0.0), "Excel as we; LibreOffice 1"),
        (r#"(so>1)&"""#, text("TRUE"), "Excel as we; LibreOffice «1»"),
        (r#"1/3&"""#, text("0.3333333333333333"), "Excel and LibreOffice show 15 digits: ROUND first"),
        ("0^0", error("#NUM!"), "Excel as we; LibreOffice 1"),
        ("COUNTIF(kt_ma,5)", Number(2.0), "Excel as we; LibreOffice does not find the text «5»"),
        ("IF(chu_so,1,2)", error("#VALUE!"), "LibreOffice reads «5» as a figure: a condition is a comparison"),
        (r#"COUNTIF(hd_loai,">="&chu)"#, Number(2.0), "all three order texts differently: never order texts"),
        (r#"COUNTIF(hd_so,trong&"*")"#, Number(1.0), "Excel as we; LibreOffice finds figures too"),
        (r#"SUM("5")"#, Number(5.0), "Excel as we; LibreOffice #VALUE!"),
        ("nfd=chu", Bool(true), "LibreOffice FALSE in the cells as typed: we make every input NFC first"),
    ]
}
