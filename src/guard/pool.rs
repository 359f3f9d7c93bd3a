//! The parent's side: children are started when a file needs one, used again, and replaced when they fail.

use super::frame::{self, Answer, Reply, Request};
use crate::check::{Code, Finding};
use crate::format::Limits;
use std::io::Read;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Files a child reads before a fresh one takes its place: what a library may leak stays small.
const USES: usize = 200;
/// The hidden verb.
pub const VERB: &str = "__read";

/// Children that wait for work.
static IDLE: Mutex<Vec<Reader>> = Mutex::new(Vec::new());
/// Children started so far.
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// How many children were started so far.
pub fn started() -> usize {
    STARTED.load(Ordering::Relaxed)
}

/// A child and the ends of its pipes.
struct Reader {
    process: Child,
    requests: Option<ChildStdin>,
    answers: Receiver<Vec<u8>>,
    memory_mb: u64,
    uses: usize,
}

/// Has a file read by a child.
pub(super) fn ask(program: &Path, request: &Request<'_>, limits: &Limits) -> Result<Answer, Box<Finding>> {
    let mut reader = match idle(limits) {
        Some(reader) => reader,
        None => Reader::start(program, limits).map_err(|error| refused("start", &error.to_string()))?,
    };
    reader.uses += 1;
    let sent = reader.requests.as_mut().is_some_and(|requests| frame::write(requests, request).is_ok());
    if !sent {
        return Err(reader.failed(limits).into());
    }
    match reader.answers.recv_timeout(Duration::from_secs(limits.seconds)) {
        Ok(bytes) => match frame::record::<Reply>(&bytes) {
            Some(reply) => {
                reader.rest();
                reply
            }
            None => Err(nonsense().into()),
        },
        Err(RecvTimeoutError::Timeout) => {
            Err(Box::new(Finding::new(Code::ReaderTimeout).with("what", "seconds").with("limit", limits.seconds)))
        }
        Err(RecvTimeoutError::Disconnected) => Err(reader.failed(limits).into()),
    }
}

fn idle(limits: &Limits) -> Option<Reader> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let place = idle.iter().position(|reader| reader.memory_mb == limits.memory_mb)?;
    Some(idle.swap_remove(place))
}

/// A child answered what no child answers.
pub(super) fn nonsense() -> Finding {
    refused("answer", "the reader's answer makes no sense")
}

fn refused(step: &str, reason: &str) -> Finding {
    Finding::new(Code::Damaged).with("reason", format!("{step}: {reason}"))
}

impl Reader {
    fn start(program: &Path, limits: &Limits) -> std::io::Result<Self> {
        let mut process = Command::new(program)
            .args([VERB, &limits.memory_mb.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        STARTED.fetch_add(1, Ordering::Relaxed);
        let requests = process.stdin.take();
        let mut said = process.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?;
        let (sender, answers) = channel();
        // Ends with the child: its pipe closes, or nobody listens any more.
        std::thread::spawn(move || {
            while let Ok(Some(bytes)) = frame::next(&mut said) {
                if sender.send(bytes).is_err() {
                    return;
                }
            }
        });
        Ok(Reader { process, requests, answers, memory_mb: limits.memory_mb, uses: 0 })
    }

    /// Waits for more work, unless it has done enough.
    fn rest(self) {
        if self.uses < USES {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        }
    }

    /// What became of a child that ended in the midst of its work.
    fn failed(mut self, limits: &Limits) -> Finding {
        self.requests = None;
        let _ = self.process.kill();
        let mut said = String::new();
        if let Some(errors) = self.process.stderr.take() {
            // What it said last is short; anything longer is cut.
            let _ = errors.take(4096).read_to_string(&mut said);
        }
        if said.contains("memory allocation") {
            let finding = Finding::new(Code::TooLarge).with("what", "memory_mb").with("limit", limits.memory_mb);
            return finding.with("found", format!("> {}", limits.memory_mb));
        }
        refused("reader", "crash")
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.requests = None;
        // It may have ended already; in any case it is waited for, so that nothing is left of it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
