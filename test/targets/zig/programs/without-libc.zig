//! A program that is linked with libsys alone. It makes a call of each class and exits with 0 if all
//! of them give what they should.
const builtin = @import("builtin");
const libsys = @import("libsys");
const c = libsys.constants;
const sys = libsys.safe;

// Linux aligns the stack for a jump, FreeBSD for a call.
pub export fn _start() callconv(.naked) noreturn {
    switch (builtin.cpu.arch) {
        .x86_64 => asm volatile (
            \\ andq $-16, %%rsp
            \\ callq %[main:P]
            :
            : [main] "X" (&main),
        ),
        .aarch64 => asm volatile ("b %[main]"
            :
            : [main] "X" (&main),
        ),
        else => @compileError("not for this machine"),
    }
}

fn main() callconv(.c) noreturn {
    run() catch |err| {
        print(@errorName(err));
        sys._exit(1);
    };
    print("no libc\n");
    sys._exit(0);
}

fn run() !void {
    var path: [2:0]u8 = "/.".*;
    const folder = try sys.openat(c.AT_FDCWD, &path, c.O_RDONLY | c.O_DIRECTORY, 0);
    const stat = try sys.fstat(folder);
    if (stat.st_mode & c.S_IFMT != c.S_IFDIR) return error.NoFolder;
    try sys.close(folder);

    try expect(error.BADF, sys.close(folder));
    try expect(error.INVAL, sys.mmap(null, 0, c.PROT_READ, c.MAP_PRIVATE | c.MAP_ANON, null, 0));
    try expect(error.BADF, sys.posix_fallocate(-1, 0, 1));
    try expect(error.INVAL, sys.getpriority(99, 0));
    _ = try sys.getpriority(c.PRIO_PROCESS, 0);
    if (sys.getpid() < 2) return error.NoProcess;

    const page = try sys.mmap(null, 4096, c.PROT_READ, c.MAP_PRIVATE | c.MAP_ANON, null, 0);
    try sys.munmap(page.?, 4096);
}

fn expect(expected: libsys.Error, result: anytype) !void {
    _ = result catch |err| return if (err == expected) {} else err;
    return error.Success;
}

fn print(text: []const u8) void {
    _ = sys.write(1, text) catch {};
}
