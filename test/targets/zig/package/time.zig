const std = @import("std");
const libsys = @import("libsys");
const c = libsys.constants;
const sys = libsys.safe;
const expect = std.testing.expect;

test "a sleep takes its time" {
    const before = try sys.clock_gettime(c.CLOCK_MONOTONIC);
    try sys.nanosleep(&.{ .tv_nsec = 20_000_000 }, null);
    try sys.clock_nanosleep(c.CLOCK_MONOTONIC, 0, &.{ .tv_nsec = 10_000_000 }, null);
    const after = try sys.clock_gettime(c.CLOCK_MONOTONIC);
    try expect(nanoseconds(after) - nanoseconds(before) >= 30_000_000);
}

test "a clock has a resolution, and one that is not there is refused" {
    const resolution = try sys.clock_getres(c.CLOCK_MONOTONIC);
    try expect(resolution.tv_sec == 0 and resolution.tv_nsec > 0);
    try std.testing.expectError(error.INVAL, sys.clock_gettime(9999));
}

fn nanoseconds(time: libsys.types.timespec) i128 {
    return @as(i128, time.tv_sec) * 1_000_000_000 + time.tv_nsec;
}
