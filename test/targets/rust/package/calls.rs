//! The package's own tests: they make real calls, on FreeBSD or with a double of the library.
#![cfg(feature = "std")]

use std::ffi::{CString, c_int};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use libsys::fd::{AsFd, CWD, OwnedFd};
use libsys::io_slice::{IoSlice, IoSliceMut};
use libsys::sys::{
    self, FileModes, KqueueEventFlags, KqueueFilter, MmapFlags, MmapProtection, OpenFlags,
    PriorityTarget, Signal,
};
use libsys::{Errno, events, files, memory, processes, scheduling};

fn path(name: &str) -> CString {
    let file = std::env::temp_dir().join(format!("libsys-{}-{name}", std::process::id()));
    CString::new(file.to_str().expect("UTF-8")).expect("no NUL")
}

/// A new file for reading and writing that nobody finds any more.
fn file(name: &str) -> OwnedFd {
    let path = path(name);
    let flags = OpenFlags::O_RDWR | OpenFlags::O_CREAT | OpenFlags::O_EXCL | OpenFlags::O_CLOEXEC;
    let file = files::open(&path, flags, FileModes(0o600)).expect("open");
    files::unlink(&path).expect("unlink");
    file
}

#[test]
fn slices_of_no_one_and_many_bytes() {
    let file = file("slices");
    for length in [0, 1, 70_000] {
        let bytes = vec![7; length];
        assert_eq!(files::pwrite(&file, &bytes, 0), Ok(length));
        let mut back = vec![0; length];
        assert_eq!(files::pread(&file, &mut back, 0), Ok(length));
        assert_eq!(back, bytes);
    }
}

#[test]
fn vectors() {
    let file = file("vectors");
    assert_eq!(
        files::writev(&file, &[IoSlice::new(b"ab"), IoSlice::new(b"cde")]),
        Ok(5)
    );
    let (mut one, mut two) = ([0; 4], [0; 4]);
    let mut vectors = [IoSliceMut::new(&mut one), IoSliceMut::new(&mut two)];
    assert_eq!(files::preadv(&file, &mut vectors, 0), Ok(5));
    assert_eq!((&one, two[0]), (b"abcd", b'e'));
}

#[test]
fn offsets_beyond_four_gibibytes_and_structures_that_come_back() {
    let file = file("offsets");
    let far = 5 << 30;
    assert_eq!(files::pwrite(&file, b"x", far), Ok(1));
    assert_eq!(files::fstat(&file).expect("fstat").st_size, far + 1);
    let mut byte = [0];
    assert_eq!(files::pread(&file, &mut byte, far), Ok(1));
    assert_eq!(&byte, b"x");
}

#[test]
fn errors_are_numbers_of_freebsd() {
    assert_eq!(Errno::EAGAIN.0, 35);
    let text = format!("{}", Errno::EAGAIN);
    assert!(text.ends_with(" (EAGAIN)"), "{text}");
    assert_eq!(format!("{:?}, {:?}", Errno::EAGAIN, Errno(9999)), "EAGAIN (35), errno 9999");
    assert!(format!("{}", Errno(9999)).ends_with(" (9999)"));
    assert_eq!(std::io::Error::from(Errno::ENOENT).raw_os_error(), Some(2));
}

#[test]
fn a_timer_of_a_queue() {
    let queue = events::kqueue().expect("kqueue");
    let mut change = sys::kevent::zeroed();
    change.ident = 42;
    change.filter = KqueueFilter::EVFILT_TIMER.0;
    change.flags = (KqueueEventFlags::EV_ADD | KqueueEventFlags::EV_ONESHOT).0;
    change.data = 10;
    assert_eq!(events::kevent(&queue, Some(&[change]), None, None), Ok(0));
    let mut timeout = sys::timespec::zeroed();
    timeout.tv_sec = 5;
    let mut news = [sys::kevent::zeroed(); 3];
    assert_eq!(
        events::kevent(queue.as_fd(), None, Some(&mut news), Some(&timeout)),
        Ok(1)
    );
    assert_eq!(news[0].ident, 42);
}

#[test]
fn errors_of_every_class() {
    // -1 and errno
    let missing = files::open(c"/nonexistent", OpenFlags::O_RDONLY, FileModes::empty());
    assert_eq!(missing.err(), Some(Errno::ENOENT));
    // (void *)-1 and errno
    let (protection, flags) = (
        MmapProtection::PROT_READ,
        MmapFlags::MAP_PRIVATE | MmapFlags::MAP_ANON,
    );
    // SAFETY: no bytes are asked for, so there is no mapping to misuse.
    let nothing = unsafe { memory::mmap(std::ptr::null_mut(), 0, protection, flags, None, 0) };
    assert_eq!(nothing.err(), Some(Errno::EINVAL));
    // the error as the result
    let (_reader, writer) = files::pipe2(OpenFlags::O_CLOEXEC).expect("pipe2");
    assert_eq!(files::posix_fallocate(&writer, 0, 1), Err(Errno::ESPIPE));
    // -1 that may be a success
    assert_eq!(
        scheduling::getpriority(PriorityTarget(99), 0),
        Err(Errno::EINVAL)
    );
    let priority = scheduling::getpriority(PriorityTarget::PRIO_PROCESS, 0);
    assert!((-20..=20).contains(&priority.expect("getpriority")));
    // none at all
    assert_eq!(u32::try_from(processes::getpid()), Ok(std::process::id()));
}

unsafe extern "C" {
    safe fn pthread_self() -> usize;
    fn pthread_kill(thread: usize, signal: c_int) -> c_int;
}

unsafe extern "C" fn ignore(_signal: c_int) {}

#[test]
fn an_interrupted_read_says_so() {
    let mut action = sys::sigaction::zeroed();
    action.__sigaction_u.__sa_handler = Some(ignore);
    // SAFETY: the handler does nothing, and nobody else wants this signal.
    let set = unsafe { sys::__sys_sigaction(Signal::SIGALRM.0, &action, std::ptr::null_mut()) };
    assert_eq!(set, 0);
    let (reader, writer) = files::pipe2(OpenFlags::O_CLOEXEC).expect("pipe2");
    let (tell, told) = mpsc::channel();
    let thread = thread::spawn(move || {
        tell.send(pthread_self()).expect("somebody listens");
        files::read(&reader, &mut [0])
    });
    let id = told.recv().expect("the thread runs");
    while !thread.is_finished() {
        // SAFETY: the thread has not been joined, so its identifier is good.
        unsafe { pthread_kill(id, Signal::SIGALRM.0) };
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(thread.join().expect("no panic"), Err(Errno::EINTR));
    drop(writer);
}

#[test]
fn every_thread_has_an_errno_of_its_own() {
    let threads: Vec<_> = (0..64)
        .map(|index| thread::spawn(move || (0..500).all(|_| fails_in_its_own_way(index))))
        .collect();
    assert!(
        threads
            .into_iter()
            .all(|thread| thread.join().expect("no panic"))
    );
}

/// Makes a call that fails with one of five errors, and tells whether it is that one.
fn fails_in_its_own_way(index: usize) -> bool {
    let open = |path| files::open(path, OpenFlags::O_RDONLY, FileModes::empty()).err();
    match index % 5 {
        0 => open(c"/nonexistent") == Some(Errno::ENOENT),
        1 => open(c"/dev/null/x") == Some(Errno::ENOTDIR),
        2 => files::mkdirat(CWD, c"/dev", FileModes(0o700)) == Err(Errno::EEXIST),
        3 => scheduling::getpriority(PriorityTarget(99), 0) == Err(Errno::EINVAL),
        // SAFETY: no process has this descriptor.
        _ => (unsafe { sys::__sys_fsync(-1) }) == -1 && sys::errno() == Errno::EBADF.0,
    }
}
