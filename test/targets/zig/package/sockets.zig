const std = @import("std");
const libsys = @import("libsys");
const Scratch = @import("scratch.zig");
const c = libsys.constants;
const sys = libsys.safe;
const sockaddr_un = libsys.types.sockaddr_un;
const expectEqual = std.testing.expectEqual;
const expectEqualStrings = std.testing.expectEqualStrings;

test "a pair of sockets" {
    const pair = try sys.socketpair(c.AF_LOCAL, c.SOCK_STREAM, 0);
    defer for (pair) |fd| sys.close(fd) catch unreachable;
    try expectEqual(5, try sys.sendto(pair[0], "hello", 0, null));
    var buffer: [16]u8 = undefined;
    const received = try sys.recvfrom(pair[1], &buffer, 0, null);
    try expectEqualStrings("hello", buffer[0..received.length]);
    try sys.shutdown(pair[0], c.SHUT_WR);
    try expectEqual(0, try sys.read(pair[1], &buffer));
}

test "a connection, and the addresses of its ends" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    var address: sockaddr_un = .{ .sun_family = c.AF_LOCAL };
    const path = try std.fmt.bufPrint(&address.sun_path, "{s}/socket", .{scratch.path()});
    const used = std.mem.asBytes(&address)[0 .. @offsetOf(sockaddr_un, "sun_path") + path.len + 1];
    address.sun_len = @intCast(used.len);

    const listener = try sys.socket(c.AF_LOCAL, c.SOCK_STREAM, 0);
    defer sys.close(listener) catch unreachable;
    try sys.bind(listener, used);
    defer sys.unlinkat(scratch.fd, "socket", 0) catch unreachable;
    try sys.listen(listener, 1);
    const client = try sys.socket(c.AF_LOCAL, c.SOCK_STREAM, 0);
    defer sys.close(client) catch unreachable;
    try sys.connect(client, used);
    const server = try sys.accept4(listener, null, .{ .CLOEXEC = true });
    defer sys.close(server.fd) catch unreachable;

    var name: sockaddr_un = .{};
    const length = try sys.getsockname(listener, std.mem.asBytes(&name));
    try std.testing.expect(length >= used.len - 1);
    try expectEqual(c.AF_LOCAL, name.sun_family);
    try expectEqualStrings(path, std.mem.sliceTo(&name.sun_path, 0));
    _ = try sys.write(server.fd, "welcome");
    var buffer: [16]u8 = undefined;
    try expectEqualStrings("welcome", buffer[0..try sys.read(client, &buffer)]);
}

test "an option that comes back" {
    const fd = try sys.socket(c.AF_INET, c.SOCK_STREAM, 0);
    defer sys.close(fd) catch unreachable;
    const on: c_int = 1;
    try sys.setsockopt(fd, c.SOL_SOCKET, c.SO_REUSEADDR, std.mem.asBytes(&on));
    var is: c_int = 0;
    try expectEqual(4, try sys.getsockopt(fd, c.SOL_SOCKET, c.SO_REUSEADDR, std.mem.asBytes(&is)));
    try std.testing.expect(is != 0);
    try std.testing.expectError(error.NOTSOCK, sys.listen(try anyFile(), 1));
}

fn anyFile() !libsys.fd_t {
    return sys.openat(c.AT_FDCWD, "/dev/null", c.O_RDONLY | c.O_CLOEXEC, 0);
}
