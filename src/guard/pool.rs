//! The parent's side: children are started when a file needs one, used again, and replaced when they fail.

use super::frame::{self, Answer, Reply, Request};
use crate::check::{Code, Finding};
use crate::format::Limits;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Files a child reads before a fresh one takes its place: what a library may leak stays small.
const USES: usize = 200;
/// Bytes kept of what a child said last.
const LAST_WORDS: usize = 4096;
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

/// A child and the ends of its pipes. Each pipe has a thread, so that a child that stalls stalls nobody else.
struct Reader {
    process: Child,
    requests: Sender<Vec<u8>>,
    answers: Receiver<Vec<u8>>,
    /// The last it said to its standard error.
    errors: Receiver<Vec<u8>>,
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
    let frame = frame::framed(request).map_err(|error| refused("request", &error.to_string()))?;
    if reader.requests.send(frame).is_err() {
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
        let (requests, answers, errors) = pipes(&mut process).ok_or(std::io::ErrorKind::BrokenPipe)?;
        Ok(Reader { process, requests, answers, errors, memory_mb: limits.memory_mb, uses: 0 })
    }

    /// Waits for more work, unless it has done enough.
    fn rest(self) {
        if self.uses < USES {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        }
    }

    /// What became of a child that ended in the midst of its work.
    fn failed(mut self, limits: &Limits) -> Finding {
        let _ = self.process.kill();
        // Comes when its pipe closes, which it does now.
        let said = self.errors.recv_timeout(Duration::from_secs(5)).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        if said.contains("memory allocation") {
            let finding = Finding::new(Code::TooLarge).with("what", "memory_mb").with("limit", limits.memory_mb);
            return finding.with("found", format!("> {}", limits.memory_mb));
        }
        refused("reader", "crash")
    }
}

/// The ends of a child's pipes as its parent holds them.
type Pipes = (Sender<Vec<u8>>, Receiver<Vec<u8>>, Receiver<Vec<u8>>);

/// A thread for each pipe of a child; all of them end with it.
fn pipes(process: &mut Child) -> Option<Pipes> {
    let (mut to, mut from, mut aside) = (process.stdin.take()?, process.stdout.take()?, process.stderr.take()?);
    let (requests, asked) = channel::<Vec<u8>>();
    std::thread::spawn(move || asked.iter().try_for_each(|frame| to.write_all(&frame).and_then(|()| to.flush())));
    let (sender, answers) = channel();
    std::thread::spawn(move || {
        while let Ok(Some(bytes)) = frame::next(&mut from) {
            if sender.send(bytes).is_err() {
                return;
            }
        }
    });
    let (sender, errors) = channel();
    std::thread::spawn(move || {
        let (mut last, mut part) = (Vec::new(), [0; 1024]);
        while let Ok(read @ 1..) = aside.read(&mut part) {
            last.extend_from_slice(&part[..read]);
            let old = last.len().saturating_sub(LAST_WORDS);
            last.drain(..old);
        }
        // Nobody may be asking any more.
        let _ = sender.send(last);
    });
    Some((requests, answers, errors))
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It may have ended already; in any case it is waited for, so that nothing is left of it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
