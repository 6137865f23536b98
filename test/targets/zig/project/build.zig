const std = @import("std");

pub fn build(b: *std.Build) void {
    const target = b.standardTargetOptions(.{});
    const optimize = b.standardOptimizeOption(.{});
    const exe = b.addExecutable(.{
        .name = "program",
        .root_module = b.createModule(.{
            .root_source_file = b.path("main.zig"),
            .target = target,
            .optimize = optimize,
            .link_libc = true,
        }),
    });
    // As in the README of the package.
    const libsys = b.dependency("libsys", .{ .target = target, .optimize = optimize });
    exe.root_module.addImport("libsys", libsys.module("libsys"));
    b.installArtifact(exe);
}
