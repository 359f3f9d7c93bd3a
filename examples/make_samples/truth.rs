//! `expected.csv`: what is true of the round, written from what was planted and never from the program's own output.

use crate::Failure;
use crate::answers::Answers;
use crate::figures::{Figures, Said};
use tonghop::plan::Unit;

/// The truth, row by row: kind, unit, report, period, key, value.
#[derive(Default)]
pub struct Truth {
    rows: Vec<[String; 6]>,
}

/// What a received report is to be.
pub struct Standing<'a> {
    /// Unit.
    pub unit: &'a str,
    /// Report.
    pub report: &'a str,
    /// Period; empty without periods.
    pub period: &'a str,
    /// Seconds late; none where nothing came. Weak evidence gives no seconds.
    pub late: Option<u32>,
    /// Word for the timeliness, where it is not told by the seconds.
    pub timeliness: Option<&'a str>,
    /// Word for the review.
    pub review: &'a str,
    /// Files.
    pub versions: u32,
}

impl Truth {
    /// Adds a row.
    pub fn add(&mut self, kind: &str, (unit, report, period): (&str, &str, &str), key: &str, value: impl ToString) {
        let row = [kind, unit, report, period, key].map(str::to_owned);
        let [kind, unit, report, period, key] = row;
        self.rows.push([kind, unit, report, period, key, value.to_string()]);
    }

    /// Adds the rows of a standing.
    pub fn standing(&mut self, standing: &Standing<'_>) {
        let at = (standing.unit, standing.report, standing.period);
        let told = match standing.late {
            None => "",
            Some(0) => "on_time",
            Some(_) => "late",
        };
        let timeliness = standing.timeliness.unwrap_or(told);
        self.add("standing", at, "receiving", if standing.late.is_some() { "received" } else { "missing" });
        self.add("standing", at, "timeliness", timeliness);
        if timeliness == "late" {
            self.add("standing", at, "late_seconds", standing.late.unwrap_or(0));
        }
        self.add("standing", at, "review", standing.review);
        self.add("standing", at, "versions", standing.versions);
    }

    /// Adds the figures and outcomes of a unit's final report.
    pub fn figures(&mut self, unit: &Unit, row: &Figures, answers: Option<(&Said, &Answers)>) {
        for (id, value, outcome) in crate::measure::measures(unit, row, answers) {
            let at = (unit.code.as_str(), "tong_ket", "");
            self.add("figure", at, id, value.map(|value| value.to_string()).unwrap_or_default());
            if let Some(outcome) = outcome {
                self.add("outcome", at, id, outcome);
            }
        }
    }

    /// The first page of the mock-up.
    pub fn totals(&mut self) {
        for (key, value) in TOTALS {
            self.add("total", ("", "tong_ket", ""), key, value);
        }
    }

    /// The file.
    pub fn csv(&self) -> Result<Vec<u8>, Failure> {
        let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}".as_bytes()));
        writer.write_record(["kind", "unit", "report", "period", "key", "value"])?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        Ok(writer.into_inner()?)
    }
}

/// Totals as the mock-up prints them.
const TOTALS: [(&str, &str); 49] = [
    ("tuyen_truyen_26_3.met", "57"),
    ("tuyen_truyen_26_3.not_met", "0"),
    ("tuyen_truyen_26_3.undecided", "9"),
    ("doan_vien_moi.value", "235"),
    ("doan_vien_moi.base", "303"),
    ("doan_vien_moi.met", "38"),
    ("doan_vien_moi.not_met", "10"),
    ("doan_vien_moi.undecided", "4"),
    ("doan_vien_moi.nothing_registered", "14"),
    ("doan_vien_moi.verdict", "met"),
    ("uu_tu_gioi_thieu.value", "95"),
    ("uu_tu_gioi_thieu.base", "133"),
    ("uu_tu_gioi_thieu.met", "26"),
    ("uu_tu_gioi_thieu.not_met", "20"),
    ("uu_tu_gioi_thieu.undecided", "3"),
    ("uu_tu_gioi_thieu.nothing_registered", "17"),
    ("uu_tu_gioi_thieu.verdict", "met"),
    ("cong_trinh_khoi.value", "3"),
    ("cong_trinh_khoi.verdict", "met"),
    ("cong_trinh_co_so.met", "52"),
    ("cong_trinh_co_so.not_met", "5"),
    ("cong_trinh_co_so.undecided", "9"),
    ("cong_trinh_co_so.verdict", "not_met"),
    ("phan_viec.value", "172"),
    ("phan_viec.target", "187"),
    ("phan_viec.met", "50"),
    ("phan_viec.not_met", "6"),
    ("phan_viec.undecided", "10"),
    ("phan_viec.reported", "56"),
    ("phan_viec.verdict", "not_met"),
    ("toa_dam.met", "55"),
    ("toa_dam.not_met", "2"),
    ("toa_dam.undecided", "9"),
    ("toa_dam.verdict", "not_met"),
    ("tuyen_truyen_26_3.verdict", "not_enough"),
    ("khen_tap_the.value", "54"),
    ("khen_ca_nhan.value", "55"),
    ("khen_ca_nhan.met", "55"),
    ("khen_ca_nhan.not_met", "2"),
    ("khen_ca_nhan.undecided", "9"),
    ("hoat_dong.value", "278"),
    ("hoat_dong.distinct", "251"),
    ("hoat_dong.reported", "57"),
    ("luot_dvtn.value", "10775"),
    ("thu_huong.value", "5255"),
    ("tong_cong_trinh.value", "58"),
    ("kinh_phi.value", "965.5"),
    ("kinh_phi.reported", "56"),
    ("vai_tro_phoi_hop.value", "27"),
];
