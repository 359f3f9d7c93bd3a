//! A process limits itself: memory and files.

use rlimit::Resource;

/// So many megabytes beyond what the program itself takes; no files are written, no memory is dumped. A system that
/// knows none of these limits leaves the time-outs.
pub(super) fn limit(memory_mb: u64) {
    let bytes = own_bytes().saturating_add(memory_mb << 20);
    for (resource, most) in [(Resource::AS, bytes), (Resource::CORE, 0), (Resource::FSIZE, 0)] {
        // A limit the system does not take is one wall less, not a reason to leave the file unread.
        let _ = resource.set(most, most);
    }
}

/// What the program's own code and libraries take of the address space.
fn own_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kilobytes: Option<u64> = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.map_or(256 << 20, |kilobytes| kilobytes << 10)
}
