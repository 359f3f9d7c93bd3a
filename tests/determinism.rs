//! The same inbox gives the same bytes: twice, in another order of files, with one thread or two.

mod common;

use common::{summary, working};
use std::path::Path;

fn with_threads(threads: usize, dir: &Path) -> Vec<u8> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    pool.install(|| summary::of(dir))
}

/// A copy of the sample whose inbox was written in reverse order, so that the disk lists it differently.
fn shuffled() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&working::sample(), dir.path());
    let inbox = dir.path().join("inbox");
    std::fs::rename(&inbox, dir.path().join("inbox-before")).expect("a rename");
    std::fs::create_dir(&inbox).expect("a folder");
    let mut entries: Vec<_> = std::fs::read_dir(dir.path().join("inbox-before"))
        .expect("entries")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries.into_iter().rev() {
        let target = inbox.join(path.file_name().expect("a name"));
        std::fs::rename(path, target).expect("a rename");
    }
    dir
}

#[test]
fn the_same_inbox_gives_the_same_bytes() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&working::sample(), dir.path());
    let once = with_threads(1, dir.path());
    assert!(once == with_threads(1, dir.path()), "twice the same");
    assert!(once == with_threads(2, dir.path()), "two threads");
    // Copying and moving keep the files' own dates, which are evidence.
    let moved = shuffled();
    assert!(with_threads(2, moved.path()) == once, "another order");
}

#[test]
fn the_same_plan_gives_the_same_templates() {
    let (first, second) = (working::issued(&["SYT", "BVHHTM"]), working::issued(&["SYT", "BVHHTM"]));
    for begins in ["01 ", "03 "] {
        let read = |dir: &Path| std::fs::read(working::workbook(dir, "tong_ket", begins)).expect("the workbook");
        assert!(read(first.path()) == read(second.path()), "{begins}");
    }
}
