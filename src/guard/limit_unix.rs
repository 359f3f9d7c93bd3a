//! A process limits itself: memory, files, time.

use rlimit::Resource;

/// Seconds of computing after which the system ends a child whose parent did not.
const CPU_SECONDS: u64 = 600;

/// So many megabytes beyond what the program itself takes; no files are written, no memory is dumped. A system that
/// knows none of these limits leaves the time-out of the parent.
pub(super) fn limit(memory_mb: u64) {
    let bytes = own_bytes().saturating_add(memory_mb << 20);
    for (resource, most) in
        [(Resource::AS, bytes), (Resource::CORE, 0), (Resource::FSIZE, 0), (Resource::CPU, CPU_SECONDS)]
    {
        // A limit the system does not take is one wall less, not a reason to leave the file unread.
        let _ = resource.set(most, most);
    }
}

/// What the program's own code and libraries take of the address space.
fn own_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: Option<u64> = text.split(' ').next().and_then(|pages| pages.parse().ok());
    pages.map_or(256 << 20, |pages| pages * 4096)
}
