import type { Model } from "../../../model/model.js";

/** The example: what it takes to watch a file with a kernel event queue. */
export const watchProgram: readonly string[] = `use std::error::Error;
use std::ffi::CString;
use std::os::unix::ffi::OsStringExt;

use libsys::fd::{AsRawFd, CWD};
use libsys::sys::{
    self, FileModes, KqueueEventFlags, KqueueFilter, KqueueFlags, KqueueNotesVnode, OpenFlags,
};
use libsys::{Errno, events, files};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: watch PATH")?;
    let path = CString::new(path.into_vec())?;
    let flags = OpenFlags::O_RDONLY | OpenFlags::O_CLOEXEC;
    let file = files::openat(CWD, &path, flags, FileModes::empty())?;
    let queue = events::kqueuex(KqueueFlags::KQUEUE_CLOEXEC)?;

    let mut change = sys::kevent::zeroed();
    change.ident = file.as_raw_fd().try_into()?;
    change.filter = KqueueFilter::EVFILT_VNODE.0;
    change.flags = (KqueueEventFlags::EV_ADD | KqueueEventFlags::EV_CLEAR).0;
    change.fflags = (KqueueNotesVnode::NOTE_WRITE | KqueueNotesVnode::NOTE_DELETE).0;
    events::kevent(&queue, Some(&[change]), None, None)?;
    println!("watching");

    let mut news = [sys::kevent::zeroed(); 4];
    loop {
        let count = match events::kevent(&queue, None, Some(&mut news), None) {
            Err(Errno::EINTR) => continue,
            other => other?,
        };
        for event in &news[..count] {
            let notes = KqueueNotesVnode(event.fflags);
            if notes.contains(KqueueNotesVnode::NOTE_WRITE) {
                println!("written, {} bytes now", files::fstat(&file)?.st_size);
            }
            if notes.contains(KqueueNotesVnode::NOTE_DELETE) {
                println!("deleted");
                return Ok(());
            }
        }
    }
}`.split("\n");

/** Whether everything is there that the example uses. */
export function hasWatchProgram({ calls, constants, structures }: Model): boolean {
  const wrapped = calls.filter(({ safe }) => safe.kind === "wrapper").map(({ name }) => name);
  return (
    ["openat", "kqueuex", "kevent", "fstat"].every((name) => wrapped.includes(name)) &&
    structures.some(({ name }) => name === "kevent") &&
    constants.some(({ name }) => name === "kqueue-notes-vnode")
  );
}
