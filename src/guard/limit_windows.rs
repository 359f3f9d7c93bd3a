//! A process limits itself: a job object with a limit on memory.

use std::ffi::c_void;
use std::mem::{size_of, zeroed};
use std::ptr::null;
use windows_sys::Win32::System::JobObjects::{
    AssignProcessToJobObject, CreateJobObjectW, JOB_OBJECT_LIMIT_ACTIVE_PROCESS,
    JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION, JOB_OBJECT_LIMIT_PROCESS_MEMORY, JOBOBJECT_EXTENDED_LIMIT_INFORMATION,
    JobObjectExtendedLimitInformation, SetInformationJobObject,
};
use windows_sys::Win32::System::Threading::GetCurrentProcess;

/// What the program itself takes, in megabytes.
const OWN_MB: u64 = 64;

/// So many megabytes beyond what the program itself takes, no processes of its own, no window when it crashes.
#[expect(
    unsafe_code,
    reason = "Windows has no safe interface to job objects; every handle and pointer here is our own"
)]
pub(super) fn limit(memory_mb: u64) {
    // SAFETY: plain data is zeroed, the record outlives the call and its true size is given. The handle is kept open on
    // purpose: the job lives as long as the process. A call that fails leaves the time-out of the parent.
    unsafe {
        let job = CreateJobObjectW(null(), null());
        if job.is_null() {
            return;
        }
        let mut limits: JOBOBJECT_EXTENDED_LIMIT_INFORMATION = zeroed();
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY
            | JOB_OBJECT_LIMIT_ACTIVE_PROCESS
            | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
        limits.BasicLimitInformation.ActiveProcessLimit = 1;
        limits.ProcessMemoryLimit = usize::try_from((memory_mb + OWN_MB) << 20).unwrap_or(usize::MAX);
        let size = size_of::<JOBOBJECT_EXTENDED_LIMIT_INFORMATION>() as u32;
        let record = (&raw const limits).cast::<c_void>();
        if SetInformationJobObject(job, JobObjectExtendedLimitInformation, record, size) != 0 {
            AssignProcessToJobObject(job, GetCurrentProcess());
        }
    }
}
