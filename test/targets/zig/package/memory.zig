const std = @import("std");
const libsys = @import("libsys");
const c = libsys.constants;
const sys = libsys.safe;
const expectEqual = std.testing.expectEqual;

test "a mapping is made, protected and given back" {
    const size = 1 << 16;
    const flags = c.MAP_PRIVATE | c.MAP_ANON;
    const address = (try sys.mmap(null, size, c.PROT_READ | c.PROT_WRITE, flags, null, 0)).?;
    const bytes = @as([*]u8, @ptrCast(address))[0..size];
    try expectEqual(0, bytes[size - 1]);
    bytes[size - 1] = 9;
    try sys.mprotect(address, size, c.PROT_READ);
    try expectEqual(9, bytes[size - 1]);
    try sys.munmap(address, size);
    try std.testing.expectError(error.INVAL, sys.munmap(address, 0));
}

test "random bytes" {
    var bytes: [64]u8 = @splat(0);
    try expectEqual(0, try sys.getrandom(bytes[0..0], .{}));
    try expectEqual(bytes.len, try sys.getrandom(&bytes, .{ .NONBLOCK = true }));
    try std.testing.expect(!std.mem.allEqual(u8, &bytes, 0));
}

test "the groups, counted and filled" {
    const count = try sys.getgroups(null);
    var groups: [1024]libsys.types.gid_t = undefined;
    try expectEqual(count, try sys.getgroups(groups[0..count]));
}
