//! What is wrong in single final reports, and what the program must find there.

use crate::entry::{Entries, Line, Typed};
use tonghop::form::own;

/// A planted fault: the codes expected, with how often.
pub type Found = &'static [(&'static str, u32)];

/// Plants a unit's fault, if it has one.
pub fn plant(unit: &str, entries: &mut Entries) -> Found {
    match unit {
        // Two required cells empty.
        "BVPS" => {
            entries.clear("tk_dien");
            entries.clear("t7_luot");
            &[("required-missing", 2)]
        }
        // Đồng in a column of million đồng: the whole cost is out.
        "SVHTTDL" => {
            cost_in_dong(entries);
            &[("money-scale", 1)]
        }
        // One choice forgotten.
        "VPUBND" => {
            entries.clear("gio_trai_dat");
            &[("required-missing", 1)]
        }
        // Neither a collective nor the tick that there is none.
        "SNV" => {
            entries.clear(&own::nil("kt_tap_the"));
            &[("required-missing", 1)]
        }
        // Every cleaning as a task of its own: more than the plan lets pass.
        "STNMT" => &[("check-broken", 1)],
        // More admitted than referred: possible, to be confirmed.
        "DHKTCN" => {
            entries.set("ket_nap_dang", 24_u32);
            &[("check-broken", 1)]
        }
        // Another figure beside one of the office.
        "SNNPTNT" => {
            entries.set(&own::note("tong_doan_vien"), "152 (mới tiếp nhận 02 đồng chí chuyển sinh hoạt đến)");
            &[("registered-disputed", 1)]
        }
        _ => &[],
    }
}

fn cost_in_dong(entries: &mut Entries) {
    let cells = entries.tables.get_mut("hd").into_iter().flatten().flat_map(|line: &mut Line| line.iter_mut());
    if let Some((_, typed)) = { cells }.find(|(name, _)| *name == "hd_kinh_phi") {
        *typed = Typed::Number(12_500_000.0);
    }
}
