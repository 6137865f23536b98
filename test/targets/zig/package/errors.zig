const std = @import("std");
const libsys = @import("libsys");
const c = libsys.constants;
const raw = libsys.raw;
const sys = libsys.safe;
const Errno = libsys.Errno;
const expectEqual = std.testing.expectEqual;
const expectError = std.testing.expectError;

test "calls that give -1" {
    var byte: [1]u8 = undefined;
    try expectError(error.BADF, sys.read(-1, &byte));
    try expectError(error.NOENT, sys.openat(c.AT_FDCWD, "/nothing/there", c.O_RDONLY, 0));
    try expectEqual(-1, raw.__sys_read(-1, &byte, 1));
    try expectEqual(Errno.BADF, libsys.errno(@as(c_int, -1)));
}

test "calls that give the address -1" {
    try expectError(error.INVAL, sys.mmap(null, 0, c.PROT_READ, c.MAP_PRIVATE | c.MAP_ANON, null, 0));
    const address = raw.__sys_mmap(null, 0, c.PROT_READ, c.MAP_PRIVATE | c.MAP_ANON, -1, 0);
    try expectEqual(Errno.INVAL, libsys.errno(address));
}

test "calls that give the number leave errno alone" {
    raw.__error().* = 77;
    try expectError(error.BADF, sys.posix_fallocate(-1, 0, 1));
    try expectError(error.BADF, sys.posix_fadvise(-1, 0, 1, c.POSIX_FADV_NORMAL));
    const wrong: libsys.types.timespec = .{ .tv_nsec = -1 };
    try expectError(error.INVAL, sys.clock_nanosleep(c.CLOCK_REALTIME, 0, &wrong, null));
    try expectEqual(77, raw.__error().*);
}

test "calls that cannot fail" {
    try std.testing.expect(sys.getpid() > 1);
    try expectEqual(sys.getpid(), sys.getpid());
    try expectEqual(sys.getuid(), sys.geteuid());
}

test "calls whose result may be -1" {
    raw.__error().* = Errno.PERM.number();
    try expectEqual(0, try sys.getpriority(c.PRIO_PROCESS, 0));
    try expectError(error.INVAL, sys.getpriority(99, 0));
    // Only root may go below 0.
    sys.setpriority(c.PRIO_PROCESS, 0, -1) catch |err| {
        try expectEqual(true, err == error.ACCES or err == error.PERM);
        return;
    };
    defer sys.setpriority(c.PRIO_PROCESS, 0, 0) catch unreachable;
    try expectEqual(-1, try sys.getpriority(c.PRIO_PROCESS, 0));
}

test "a success does not look at errno" {
    raw.__error().* = Errno.IO.number();
    const ends = try sys.pipe2(0);
    for (ends) |fd| try sys.close(fd);
}

test "a length that its type cannot hold is refused" {
    // On machines of 32 bits every length fits.
    const length = std.math.cast(usize, 1 << 32) orelse return error.SkipZigTest;
    const bytes: [*]const u8 = "x";
    try expectError(error.INVAL, sys.sendto(0, "", 0, bytes[0..length]));
}

test "errors and their numbers" {
    try expectEqual(error.NOENT, Errno.of(2).toError());
    try expectEqual(Errno.NOENT, Errno.fromError(error.NOENT).?);
    try expectEqual(97, Errno.INTEGRITY.number());
    try expectEqual(Errno.AGAIN, Errno.WOULDBLOCK);
    try std.testing.expectEqualStrings("ENOENT", Errno.NOENT.name().?);
    try std.testing.expectEqualStrings("E2BIG", Errno.@"2BIG".name().?);
    for (1..98) |number| {
        const code: Errno = .of(@intCast(number));
        try expectEqual(code, Errno.fromError(code.toError()).?);
        try std.testing.expect(code.message().len > 5);
    }
    for ([_]c_int{ -1, 0, 98, 70000 }) |number| {
        try expectEqual(error.Unexpected, Errno.of(number).toError());
        try expectEqual(null, Errno.of(number).name());
    }
    try expectEqual(null, Errno.fromError(error.Unexpected));
}

test "each of 64 threads has an errno of its own" {
    var threads: [64]std.Thread = undefined;
    var wrong: std.atomic.Value(usize) = .init(0);
    for (&threads, 0..) |*thread, index| {
        thread.* = try std.Thread.spawn(.{}, failOften, .{ index, &wrong });
    }
    for (threads) |thread| thread.join();
    try expectEqual(0, wrong.load(.seq_cst));
}

fn failOften(index: usize, wrong: *std.atomic.Value(usize)) void {
    for (0..2000) |_| {
        const is_right = switch (index % 5) {
            0 => isError(error.BADF, sys.close(-1)),
            1 => isError(error.NOENT, sys.unlinkat(c.AT_FDCWD, "/nothing/there", 0)),
            2 => isError(error.INVAL, sys.lseek(0, 0, 99)),
            3 => isError(error.NOTDIR, sys.openat(c.AT_FDCWD, "/dev/null/x", c.O_RDONLY, 0)),
            else => isError(error.SRCH, sys.kill(std.math.maxInt(c_int) - 1, 0)),
        };
        if (!is_right) _ = wrong.fetchAdd(1, .seq_cst);
    }
}

fn isError(expected: libsys.Error, result: anytype) bool {
    _ = result catch |err| return err == expected;
    return false;
}
