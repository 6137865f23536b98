const libsys = @import("libsys");

pub fn main() libsys.Error!void {
    _ = try libsys.safe.write(libsys.constants.STDOUT_FILENO, "built\n");
}
