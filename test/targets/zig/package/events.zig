const std = @import("std");
const libsys = @import("libsys");
const Scratch = @import("scratch.zig");
const c = libsys.constants;
const sys = libsys.safe;
const kevent = libsys.types.kevent;
const expectEqual = std.testing.expectEqual;

test "a timer fires with the data it was given" {
    const queue = try sys.kqueue();
    defer sys.close(queue) catch unreachable;
    const timer: kevent = .{
        .ident = 7,
        .filter = c.EVFILT_TIMER,
        .flags = c.EV_ADD | c.EV_ONESHOT,
        .fflags = c.NOTE_MSECONDS,
        .data = 10,
        .udata = @ptrFromInt(0x1234),
    };
    var events: [4]kevent = undefined;
    const count = try sys.kevent(queue, &.{timer}, &events, &.{ .tv_sec = 10 });
    try expectEqual(1, count);
    try expectEqual(7, events[0].ident);
    try expectEqual(c.EVFILT_TIMER, events[0].filter);
    try expectEqual(1, events[0].data);
    try expectEqual(0x1234, @intFromPtr(events[0].udata));
}

test "no change and no room, one, and many" {
    const queue = try sys.kqueuex(.{ .CLOEXEC = true });
    defer sys.close(queue) catch unreachable;
    try expectEqual(0, try sys.kevent(queue, &.{}, &.{}, &.{}));
    try expectEqual(0, try sys.kevent(queue, null, null, &.{}));

    var changes: [3]kevent = undefined;
    for (&changes, 0..) |*change, ident| change.* = .{
        .ident = ident,
        .filter = c.EVFILT_USER,
        .flags = c.EV_ADD | c.EV_CLEAR,
    };
    try expectEqual(0, try sys.kevent(queue, changes[0..1], null, &.{}));
    try expectEqual(0, try sys.kevent(queue, changes[1..], null, &.{}));
    for (&changes) |*change| {
        change.flags = 0;
        change.fflags = c.NOTE_TRIGGER;
    }
    var events: [8]kevent = undefined;
    try expectEqual(3, try sys.kevent(queue, &changes, &events, &.{}));
    var seen: u8 = 0;
    for (events[0..3]) |event| seen |= @as(u8, 1) << @intCast(event.ident);
    try expectEqual(0b111, seen);
}

test "a pipe becomes readable" {
    const ends = try sys.pipe2(0);
    defer for (ends) |fd| sys.close(fd) catch unreachable;
    const queue = try sys.kqueue();
    defer sys.close(queue) catch unreachable;
    const change: kevent = .{
        .ident = @intCast(ends[0]),
        .filter = c.EVFILT_READ,
        .flags = c.EV_ADD,
    };
    var events: [2]kevent = undefined;
    try expectEqual(0, try sys.kevent(queue, &.{change}, &events, &.{}));
    _ = try sys.write(ends[1], "four");
    try expectEqual(1, try sys.kevent(queue, null, &events, &.{ .tv_sec = 10 }));
    try expectEqual(4, events[0].data);

    var polled = [_]libsys.types.pollfd{.{ .fd = ends[0], .events = c.POLLIN }};
    try expectEqual(1, try sys.poll(&polled, 0));
    try expectEqual(c.POLLIN, polled[0].revents);
}

test "a file is watched" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    const fd = try scratch.create("watched");
    defer sys.close(fd) catch unreachable;
    const queue = try sys.kqueue();
    defer sys.close(queue) catch unreachable;
    const change: kevent = .{
        .ident = @intCast(fd),
        .filter = c.EVFILT_VNODE,
        .flags = c.EV_ADD | c.EV_CLEAR,
        .fflags = c.NOTE_WRITE | c.NOTE_DELETE,
    };
    try expectEqual(0, try sys.kevent(queue, &.{change}, null, &.{}));
    _ = try sys.write(fd, "news");
    var events: [1]kevent = undefined;
    try expectEqual(1, try sys.kevent(queue, null, &events, &.{ .tv_sec = 10 }));
    try expectEqual(c.NOTE_WRITE, events[0].fflags & c.NOTE_WRITE);
    try sys.unlinkat(scratch.fd, "watched", 0);
}

test "a change that cannot be made is told of" {
    const queue = try sys.kqueue();
    defer sys.close(queue) catch unreachable;
    const change: kevent = .{ .ident = 5, .filter = c.EVFILT_USER, .flags = c.EV_DELETE };
    try std.testing.expectError(error.NOENT, sys.kevent(queue, &.{change}, null, null));
    var events: [1]kevent = undefined;
    try expectEqual(1, try sys.kevent(queue, &.{change}, &events, null));
    try expectEqual(c.EV_ERROR, events[0].flags & c.EV_ERROR);
    try expectEqual(libsys.Errno.NOENT.number(), events[0].data);
}
