const std = @import("std");
const libsys = @import("libsys");
const Scratch = @import("scratch.zig");
const c = libsys.constants;
const sys = libsys.safe;
const expect = std.testing.expect;
const expectEqual = std.testing.expectEqual;
const expectEqualStrings = std.testing.expectEqualStrings;
const expectError = std.testing.expectError;

test "slices of no, one and many bytes" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    const fd = try scratch.create("bytes");
    defer sys.unlinkat(scratch.fd, "bytes", 0) catch unreachable;
    defer sys.close(fd) catch unreachable;
    var many: [10000]u8 = undefined;
    for (&many, 0..) |*byte, index| byte.* = @truncate(index);

    try expectEqual(0, try sys.write(fd, ""));
    try expectEqual(1, try sys.write(fd, "x"));
    try expectEqual(many.len, try sys.write(fd, &many));
    try expectEqual(10001, try sys.lseek(fd, 0, c.SEEK_CUR));

    var back: [20000]u8 = undefined;
    try expectEqual(0, try sys.pread(fd, back[0..0], 0));
    try expectEqual(1, try sys.pread(fd, back[0..1], 0));
    try expectEqual('x', back[0]);
    try expectEqual(many.len, try sys.pread(fd, &back, 1));
    try std.testing.expectEqualSlices(u8, &many, back[0..many.len]);
    try expectEqual(0, try sys.read(fd, &back));
}

test "no, one and many slices" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    const fd = try scratch.create("vectors");
    defer sys.unlinkat(scratch.fd, "vectors", 0) catch unreachable;
    defer sys.close(fd) catch unreachable;

    try expectEqual(3, try sys.writev(fd, &.{.of("abc")}));
    try expectEqual(5, try sys.writev(fd, &.{ .of("de"), .of(""), .of("fgh") }));
    // Whether none is nothing to do or a mistake, the systems disagree about.
    try expectEqual(0, sys.writev(fd, &.{}) catch |err| switch (err) {
        error.INVAL => @as(usize, 0),
        else => return err,
    });

    var head: [3]u8 = undefined;
    var rest: [8]u8 = undefined;
    try expectEqual(8, try sys.preadv(fd, &.{ .of(&head), .of(&rest) }, 0));
    try expectEqualStrings("abc", &head);
    try expectEqualStrings("defgh", rest[0..5]);
}

test "offsets beyond 4 GiB" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    const fd = try scratch.create("large");
    defer sys.unlinkat(scratch.fd, "large", 0) catch unreachable;
    defer sys.close(fd) catch unreachable;
    const far: i64 = (5 << 30) + 7;

    try expectEqual(4, try sys.pwrite(fd, "here", far));
    try expectEqual(far + 4, (try sys.fstat(fd)).st_size);
    try expectEqual(far, try sys.lseek(fd, far, c.SEEK_SET));
    var back: [10]u8 = undefined;
    try expectEqualStrings("here", back[0..try sys.read(fd, &back)]);
    try sys.ftruncate(fd, far + 1);
    try expectEqual(far + 1, try sys.lseek(fd, 0, c.SEEK_END));
}

test "fstat fills a struct" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    const fd = try scratch.create("stat");
    defer sys.unlinkat(scratch.fd, "stat", 0) catch unreachable;
    defer sys.close(fd) catch unreachable;
    _ = try sys.write(fd, "12345");

    const by_descriptor = try sys.fstat(fd);
    try expectEqual(5, by_descriptor.st_size);
    try expectEqual(c.S_IFREG | 0o600, by_descriptor.st_mode);
    try expectEqual(1, by_descriptor.st_nlink);
    try expectEqual(sys.geteuid(), by_descriptor.st_uid);
    const now = try sys.clock_gettime(c.CLOCK_REALTIME);
    try expect(@abs(now.tv_sec - by_descriptor.st_mtim.tv_sec) < 60);

    const by_name = try sys.fstatat(scratch.fd, "stat", 0);
    try expectEqual(by_descriptor.st_ino, by_name.st_ino);
    try expectEqual(by_descriptor.st_dev, by_name.st_dev);
    const folder = try sys.fstat(scratch.fd);
    try expectEqual(c.S_IFDIR, folder.st_mode & c.S_IFMT);
}

test "strings go in and come back" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    const name = "käse 🧀";
    const fd = try scratch.create(name);
    try sys.close(fd);
    defer sys.unlinkat(scratch.fd, name, 0) catch unreachable;
    try sys.symlinkat(name, scratch.fd, "link");
    defer sys.unlinkat(scratch.fd, "link", 0) catch unreachable;

    var buffer: [1024]u8 = undefined;
    try expectEqualStrings(name, buffer[0..try sys.readlinkat(scratch.fd, "link", &buffer)]);
    try expectEqualStrings(name[0..3], buffer[0..try sys.readlinkat(scratch.fd, "link", buffer[0..3])]);
    const cwd = try sys.__getcwd(&buffer);
    try expectEqual('/', cwd[0]);
    try expectEqual(0, cwd[cwd.len]);
    try expectError(error.NOENT, sys.openat(scratch.fd, "", c.O_RDONLY, 0));
}

test "the entries of a folder" {
    const scratch: Scratch = try .make();
    defer scratch.remove();
    try sys.close(try scratch.create("entry"));
    defer sys.unlinkat(scratch.fd, "entry", 0) catch unreachable;

    var buffer: [4096]u8 align(@alignOf(libsys.types.dirent)) = undefined;
    const filled = try sys.getdirentries(scratch.fd, &buffer);
    var at: usize = 0;
    var found = false;
    while (at < filled.length) {
        const entry: *const libsys.types.dirent = @ptrCast(@alignCast(&buffer[at]));
        if (std.mem.eql(u8, "entry", entry.d_name[0..entry.d_namlen])) {
            found = true;
            try expectEqual(c.DT_REG, entry.d_type);
        }
        at += entry.d_reclen;
    }
    try expect(found);
}

test "two descriptors, closed in one call" {
    const ends = try sys.pipe2(c.O_CLOEXEC);
    try expectEqual(2, try sys.write(ends[1], "hi"));
    var buffer: [4]u8 = undefined;
    try expectEqual(2, try sys.read(ends[0], &buffer));
    const low: c_uint = @intCast(@min(ends[0], ends[1]));
    const high: c_uint = @intCast(@max(ends[0], ends[1]));
    if (high == low + 1) {
        try sys.close_range(low, high, .{});
    } else for (ends) |fd| try sys.close(fd);
    for (ends) |fd| try expectError(error.BADF, sys.close(fd));
}
