const std = @import("std");
const libsys = @import("libsys");
const c = libsys.constants;
const sys = libsys.safe;
const types = libsys.types;

test "a signal interrupts a read, and the read says so" {
    const action: types.sigaction = .{ .__sigaction_u = .{ .__sa_handler = ignore } };
    var old: types.sigaction = .{};
    try std.testing.expectEqual(0, libsys.raw.__sys_sigaction(c.SIGUSR1, &action, &old));
    defer _ = libsys.raw.__sys_sigaction(c.SIGUSR1, &old, null);
    const ends = try sys.pipe2(0);
    defer for (ends) |fd| sys.close(fd) catch unreachable;

    var done: std.atomic.Value(bool) = .init(false);
    const thread = try std.Thread.spawn(.{}, sendUntil, .{&done});
    var byte: [1]u8 = undefined;
    const result = sys.read(ends[0], &byte);
    done.store(true, .seq_cst);
    thread.join();
    try std.testing.expectError(error.INTR, result);
    try std.testing.expect(handled.load(.seq_cst) > 0);
}

var handled: std.atomic.Value(usize) = .init(0);

fn ignore(_: c_int) callconv(.c) void {
    _ = handled.fetchAdd(1, .seq_cst);
}

/// The other thread may not be in its call yet, so one signal is not enough.
fn sendUntil(done: *std.atomic.Value(bool)) void {
    var only: types.sigset_t = .{};
    only.__bits[0] = 1 << (c.SIGUSR1 - 1);
    _ = sys.sigprocmask(c.SIG_BLOCK, &only) catch unreachable;
    while (!done.load(.seq_cst)) {
        sys.kill(sys.getpid(), c.SIGUSR1) catch unreachable;
        sys.nanosleep(&.{ .tv_nsec = 5_000_000 }, null) catch {};
    }
}
