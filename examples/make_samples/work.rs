//! The works of a unit and the tasks of its sub-branches.

use crate::calendar::{ahead, first, short};
use crate::entry::{Line, tenths};
use crate::figures::{Figures, Said};
use crate::rng::Rng;
use crate::words::{EVIDENCE, PROGRESS, TASKS, WORKS};

/// The rows of works, then of tasks.
pub fn lines(unit: &Figures, said: &Said, tasks: u32) -> Vec<Line> {
    let mut rng = Rng::of(&format!("{}/works", unit.code));
    let mut names = WORKS;
    rng.shuffle(&mut names);
    let works = (0..said.works).map(|index| line(names[index as usize], "Công trình", "Toàn đơn vị", &mut rng));
    let mut lines: Vec<Line> = works.collect();
    for index in 0..tasks {
        // Each sub-branch its own task, then a second round.
        let (branch, again) = (index % unit.branches, index / unit.branches);
        let name = TASKS[((index + again) % TASKS.len() as u32) as usize];
        let name = if again > 1 { format!("{name} (đợt {again})") } else { name.to_owned() };
        lines.push(line(&name, "Phần việc", &format!("Chi đoàn {}", branch + 1), &mut rng));
    }
    lines
}

fn line(name: &str, kind: &str, branch: &str, rng: &mut Rng) -> Line {
    let mut line: Line = vec![
        ("ct_ten", name.into()),
        ("ct_loai", kind.into()),
        ("ct_chi_doan", branch.into()),
        ("ct_tien_do", (*rng.pick(&PROGRESS)).into()),
        ("ct_minh_chung", (*rng.pick(&EVIDENCE)).into()),
    ];
    if rng.below(4) > 0 {
        line.push(("ct_ngay", short(ahead(first(), rng.between(7, 34))).into()));
    }
    if kind == "Công trình" || rng.below(3) == 0 {
        line.push(("ct_gia_tri", tenths(rng.between(1, 12) * 5)));
    }
    line
}
