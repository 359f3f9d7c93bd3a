//! What a run says: results to standard output, everything else to standard error, UTF-8 whatever the code page.

use crate::text::Lang;
use std::io::Write;

/// Where a run speaks.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// Its language.
    pub lang: Lang,
}

impl Output {
    /// Prints a result.
    pub fn say(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        // A closed pipe is the reader's choice, not our failure.
        let _ = writeln!(out, "{text}");
    }

    /// Prints a remark.
    pub fn remark(&self, text: &str) {
        let mut err = std::io::stderr().lock();
        let _ = writeln!(err, "{text}");
    }

    /// Makes sure everything said is seen.
    pub fn flush(&self, _lang: Lang) {
        let _ = std::io::stdout().flush();
    }
}
