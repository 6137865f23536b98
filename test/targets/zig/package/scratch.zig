//! A folder of its own for one test, under /tmp.
const std = @import("std");
const libsys = @import("libsys");
const c = libsys.constants;
const sys = libsys.safe;

const Scratch = @This();

name: [32:0]u8,
fd: libsys.fd_t,

pub fn make() !Scratch {
    var random: [8]u8 = undefined;
    try std.testing.expectEqual(random.len, try sys.getrandom(&random, .{}));
    var scratch: Scratch = .{ .name = @splat(0), .fd = undefined };
    _ = try std.fmt.bufPrint(&scratch.name, "/tmp/libsys-{x}", .{std.mem.readInt(u64, &random, .little)});
    try sys.mkdirat(c.AT_FDCWD, scratch.path(), 0o700);
    scratch.fd = try sys.openat(c.AT_FDCWD, scratch.path(), c.O_RDONLY | c.O_DIRECTORY, 0);
    return scratch;
}

/// Only what the test has emptied goes away.
pub fn remove(scratch: *const Scratch) void {
    sys.close(scratch.fd) catch {};
    sys.rmdir(scratch.path()) catch |err| std.debug.panic("{s}: {t}", .{ scratch.path(), err });
}

pub fn path(scratch: *const Scratch) [:0]const u8 {
    return std.mem.sliceTo(&scratch.name, 0);
}

pub fn create(scratch: *const Scratch, name: [:0]const u8) !libsys.fd_t {
    return sys.openat(scratch.fd, name, c.O_RDWR | c.O_CREAT | c.O_EXCL, 0o600);
}
