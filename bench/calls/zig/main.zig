const std = @import("std");
const libsys = @import("libsys");
const raw = libsys.raw;
const safe = libsys.safe;

extern fn printf(format: [*:0]const u8, ...) c_int;

var buffer: [4096]u8 = undefined;

fn now() f64 {
    var time: libsys.types.timespec = undefined;
    _ = raw.__sys_clock_gettime(4, &time);
    return @as(f64, @floatFromInt(time.tv_sec)) * 1e9 + @as(f64, @floatFromInt(time.tv_nsec));
}

fn rawGetpid() void {
    _ = raw.__sys_getpid();
}

fn rawPread() void {
    _ = raw.__sys_pread(3, &buffer, buffer.len, 0);
}

fn safeGetpid() void {
    _ = safe.getpid();
}

fn safePread() void {
    _ = safe.pread(3, &buffer, 0) catch unreachable;
}

/// Nanoseconds of a call in the fastest of all rounds.
fn measure(comptime call: fn () void) f64 {
    var best: f64 = 1e9;
    for (0..500) |_| {
        const start = now();
        for (0..1000) |_| call();
        best = @min(best, (now() - start) / 1000);
    }
    return best;
}

pub fn main() void {
    _ = printf(
        "{ \"raw getpid\": %f, \"raw pread\": %f, \"safe getpid\": %f, \"safe pread\": %f }\n",
        measure(rawGetpid),
        measure(rawPread),
        measure(safeGetpid),
        measure(safePread),
    );
}
