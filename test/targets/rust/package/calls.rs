//! The package's own tests: they make real calls, on FreeBSD or with a double of the library.

use std::ffi::{CStr, CString};
use std::thread;

use libsys::fd::{AsFd, OwnedFd};
use libsys::io_slice::{IoSlice, IoSliceMut};
use libsys::sys::{self, FileModes, KqueueEventFlags, KqueueFilter, OpenFlags};
use libsys::{Errno, events, files, processes};

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
    let missing = files::open(c"/nonexistent", OpenFlags::O_RDONLY, FileModes::empty());
    assert_eq!(missing.err(), Some(Errno::ENOENT));
    // This one is the result itself.
    let (reader, _writer) = files::pipe2(OpenFlags::O_CLOEXEC).expect("pipe2");
    assert!(files::posix_fallocate(&reader, 0, 1).is_err());
    assert_eq!(Errno::EAGAIN.0, 35);
    assert_eq!(std::io::Error::from(Errno::ENOENT).raw_os_error(), Some(2));
    assert!(processes::getpid() > 0);
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
fn every_thread_has_an_errno_of_its_own() {
    let threads: Vec<_> = (0..64)
        .map(|index| {
            let (path, expected): (&CStr, _) = match index % 2 {
                0 => (c"/nonexistent", Errno::ENOENT),
                _ => (c"/dev/null/x", Errno::ENOTDIR),
            };
            thread::spawn(move || {
                (0..500).all(|_| {
                    let result = files::open(path, OpenFlags::O_RDONLY, FileModes::empty());
                    result.err() == Some(expected)
                })
            })
        })
        .collect();
    assert!(
        threads
            .into_iter()
            .all(|thread| thread.join().expect("no panic"))
    );
}
