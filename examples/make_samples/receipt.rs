//! When and how each file came.

use crate::calendar::{at, deadline, shifted};
use crate::figures::Figures;
use crate::rng::Rng;
use chrono::NaiveDateTime;

/// Instant and channel.
pub type Receipt = (NaiveDateTime, &'static str);

/// When a unit's final report came first; none if it did not come.
pub fn of_final(unit: &Figures) -> Option<Receipt> {
    let late = unit.late?;
    let mut rng = Rng::of(&format!("{}/receipt", unit.code));
    let channel = if rng.below(4) == 0 { "Zalo" } else { "Email" };
    if late > 0 {
        return Some((shifted(deadline(), i64::from(late)), channel));
    }
    Some(match unit.code.as_str() {
        // As the mock-up shows them.
        "BVHHTM" => (at(3, 27, (14, 5, 0)), "Email"),
        "BVPS" => (at(3, 28, (9, 40, 0)), "Zalo"),
        "DHKTCN" => (at(3, 28, (15, 50, 0)), "Zalo"),
        "TTTP" => (at(3, 28, (10, 12, 0)), "Zalo"),
        // The last second.
        "SCT" => (at(3, 28, (15, 59, 59)), "Email"),
        // Those that come in two versions send the first one early.
        "SYT" | "NHNN" | "SXD" | "KBNN" => (at(3, 25, (rng.between(8, 16), rng.below(60), 0)), channel),
        _ => (at(3, rng.between(25, 28), (rng.between(8, 14), rng.below(60), rng.below(60))), channel),
    })
}
