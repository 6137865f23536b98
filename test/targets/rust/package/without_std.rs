//! The types that the crate has of its own where it does without the standard library. The tests
//! themselves have it.
#![cfg(not(feature = "std"))]

use libsys::fd::{AsFd, AsRawFd, BorrowedFd, CWD, FromRawFd, IntoRawFd, OwnedFd};
use libsys::io_slice::{IoSlice, IoSliceMut};
use libsys::sys::{self, FileModes, OpenFlags};
use libsys::{Errno, files};

fn pipe() -> (OwnedFd, OwnedFd) {
    files::pipe2(OpenFlags::O_CLOEXEC).expect("pipe2")
}

/// Whether all descriptors of the writing end are closed: then there is nothing more to read.
fn is_at_end(reader: &OwnedFd) -> bool {
    files::read(reader, &mut [0]) == Ok(0)
}

#[test]
fn an_owned_descriptor_is_closed_when_it_is_dropped() {
    let (reader, writer) = pipe();
    assert_eq!(files::write(&writer, b"x"), Ok(1));
    assert_eq!(files::read(&reader, &mut [0; 4]), Ok(1));
    drop(writer);
    assert!(is_at_end(&reader));
}

#[test]
fn a_descriptor_that_is_given_away_stays_open() {
    let (reader, writer) = pipe();
    let number = writer.into_raw_fd();
    // SAFETY: it was given away just now, so it is open, and nobody else closes it.
    let again = unsafe { OwnedFd::from_raw_fd(number) };
    assert_eq!(again.as_raw_fd(), number);
    assert_eq!(files::write(&again, b"x"), Ok(1));
    assert_eq!(files::read(&reader, &mut [0; 4]), Ok(1));
    drop(again);
    assert!(is_at_end(&reader));
}

#[test]
fn a_borrowed_descriptor_is_not_closed() {
    let (reader, mut writer) = pipe();
    let number = writer.as_raw_fd();
    {
        let borrowed: BorrowedFd<'_> = writer.as_fd();
        let copy = borrowed;
        assert_eq!([borrowed.as_raw_fd(), copy.as_raw_fd()], [number; 2]);
        assert_eq!(files::write(copy, b"a"), Ok(1));
    }
    assert_eq!(files::write(&mut writer, b"b"), Ok(1));
    assert_eq!(files::write(&&writer, b"c"), Ok(1));
    assert_eq!(files::write(writer.as_fd().as_fd(), b"d"), Ok(1));
    let mut bytes = [0; 8];
    assert_eq!(files::read(&reader, &mut bytes), Ok(4));
    assert_eq!(&bytes[..4], b"abcd");
}

#[test]
fn a_descriptor_that_the_call_takes_away_is_not_closed_again() {
    let (reader, writer) = pipe();
    assert_eq!(files::close(writer), Ok(()));
    assert!(is_at_end(&reader));
}

#[test]
fn the_working_directory_is_a_descriptor() {
    assert_eq!(CWD.as_raw_fd(), -100);
    let here = files::openat(CWD, c".", OpenFlags::O_RDONLY, FileModes::empty());
    assert!(here.is_ok());
    let nowhere = files::openat(CWD, c"nowhere", OpenFlags::O_RDONLY, FileModes::empty());
    assert_eq!(nowhere.err(), Some(Errno::ENOENT));
}

#[test]
fn descriptors_show_their_numbers() {
    let (reader, _writer) = pipe();
    let number = reader.as_raw_fd();
    assert_eq!(format!("{reader:?}"), format!("OwnedFd({number})"));
    let borrowed = reader.as_fd();
    assert_eq!(format!("{borrowed:?}"), format!("BorrowedFd({number})"));
}

#[test]
fn vectors_are_those_of_c() {
    assert_eq!(size_of::<IoSlice>(), size_of::<sys::iovec>());
    let (reader, writer) = pipe();
    let parts = [IoSlice::new(b"ab"), IoSlice::new(b""), IoSlice::new(b"cde")];
    assert_eq!(parts.each_ref().map(|part| part.len()), [2, 0, 3]);
    assert_eq!(files::writev(&writer, &parts), Ok(5));
    let (mut one, mut two) = ([0; 4], [0; 4]);
    let mut rooms = [IoSliceMut::new(&mut one), IoSliceMut::new(&mut two)];
    assert_eq!(files::readv(&reader, &mut rooms), Ok(5));
    rooms[1][1] = b'!';
    assert_eq!((&rooms[0][..], &rooms[1][..2]), (&b"abcd"[..], &b"e!"[..]));
}
