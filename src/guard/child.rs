//! The child's side: one file after the other, until the parent has no more.

use super::frame::{self, Answer, Asked, Reply, Task};
use super::limit;
use crate::{container, format};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Serves a parent over standard input and output. The first thing it does is to limit itself to so many megabytes.
pub fn serve(memory_mb: u64) {
    limit::limit(memory_mb);
    let (mut from, mut to) = (std::io::stdin().lock(), std::io::stdout().lock());
    // A parent that ended, or says what no parent says, has no more for us.
    while let Ok(Some(bytes)) = frame::next(&mut from) {
        let Some(asked) = frame::record::<Asked>(&bytes) else { return };
        drop(bytes);
        let watch = Watch::over(asked.means.limits.seconds);
        fault(&asked.bytes);
        let reply = answer(&asked);
        drop(watch);
        if frame::write(&mut to, &reply).is_err() {
            return;
        }
    }
}

/// Ends this process when a file takes too long and the parent is not there to do it.
struct Watch {
    #[expect(dead_code, reason = "held to be dropped")]
    file: Sender<()>,
}

/// Seconds beyond the limit after which a child no longer waits for its parent to end it.
const PATIENCE: u64 = 5;

impl Watch {
    fn over(seconds: u64) -> Self {
        let (file, done) = channel::<()>();
        let limit = Duration::from_secs(seconds.saturating_add(PATIENCE));
        std::thread::spawn(move || {
            // Nothing is ever sent: the file is done when the other end is dropped.
            if done.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                std::process::abort();
            }
        });
        Watch { file }
    }
}

fn answer(asked: &Asked) -> Reply {
    match asked.task {
        Task::Open => format::open(asked.kind, &asked.bytes, &asked.means).map(Answer::Grid),
        Task::Unpack => container::unpack(asked.kind, &asked.bytes, &asked.means).map(Answer::Unpacked),
    }
}

/// For trying the guard: `TONGHOP_READER_FAULT=abort:MARK` makes a file that holds MARK crash its reader; `hang`,
/// `hunger` and `garbage` are the other ways a reader can fail. No file does this by itself.
fn fault(bytes: &[u8]) {
    let Some(fault) = std::env::var("TONGHOP_READER_FAULT").ok() else { return };
    let Some((kind, mark)) = fault.split_once(':') else { return };
    if mark.is_empty() || memchr::memmem::find(bytes, mark.as_bytes()).is_none() {
        return;
    }
    match kind {
        "abort" => std::process::abort(),
        "hang" => std::thread::sleep(Duration::from_hours(1)),
        "hunger" => {
            let mut hoard: Vec<Vec<u8>> = Vec::new();
            loop {
                hoard.push(vec![1; 1 << 20]);
            }
        }
        _ => {
            use std::io::Write;
            let _ = std::io::stdout().write_all(&8_u64.to_le_bytes());
            let _ = std::io::stdout().write_all(&[0xff; 8]);
            let _ = std::io::stdout().flush();
        }
    }
}
