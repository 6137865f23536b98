//! The raw declarations and the safe wrappers, in one program.

use std::os::fd::BorrowedFd;
use std::time::Instant;

/// Nanoseconds of a call in the fastest of all rounds.
fn measure(mut call: impl FnMut()) -> f64 {
    (0..500)
        .map(|_| {
            let start = Instant::now();
            (0..1000).for_each(|_| call());
            start.elapsed().as_nanos() as f64 / 1000.0
        })
        .fold(f64::INFINITY, f64::min)
}

fn main() {
    let mut buffer = [0_u8; 4096];
    let raw_getpid = measure(|| {
        let _ = libsys_sys::__sys_getpid();
    });
    let raw_pread = measure(|| {
        let _ = unsafe { libsys_sys::__sys_pread(3, buffer.as_mut_ptr().cast(), buffer.len(), 0) };
    });
    let file = unsafe { BorrowedFd::borrow_raw(3) };
    let safe_getpid = measure(|| {
        let _ = libsys::processes::getpid();
    });
    let safe_pread = measure(|| {
        libsys::files::pread(file, &mut buffer, 0).expect("the file can be read");
    });
    println!(
        "{{ \"raw getpid\": {raw_getpid}, \"raw pread\": {raw_pread}, \
         \"safe getpid\": {safe_getpid}, \"safe pread\": {safe_pread} }}"
    );
}
