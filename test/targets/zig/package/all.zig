//! The tests of the package, for the machine that compiles them: against libsys on FreeBSD, or
//! against a double of it elsewhere. From the package's folder:
//!
//!     zig test -lc -lsys --dep libsys -Mroot=PATH/all.zig -Mlibsys=src/root.zig
test {
    _ = @import("errors.zig");
    _ = @import("events.zig");
    _ = @import("files.zig");
    _ = @import("memory.zig");
    _ = @import("signals.zig");
    _ = @import("sockets.zig");
    _ = @import("time.zig");
}
