import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { runProgram } from "../../../src/cli/processes.js";
import { elfOf } from "../../elf/support.js";
import { cli } from "../../support/cli.js";
import { plainEnvironment } from "../../support/environment.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";

const folder = temporaryFolder();
const host = { platform: "linux", arch: "x64", endian: "little" } as const;

/** Compilers on PATH, Go's modules out of its own cache, and Rust's core for FreeBSD. */
function environment() {
  const [cargo, go, zig] = [toolchain("cargo"), toolchain("go"), toolchain("zig")];
  const modules = join(go.env["GOPATH"] ?? "", "pkg/mod/cache/download");
  return {
    ...plainEnvironment(),
    ...zig.env,
    ...go.env,
    ...cargo.env,
    PATH: [...[zig, go, cargo].map(({ path }) => dirname(path)), process.env["PATH"] ?? ""].join(
      delimiter,
    ),
    RUSTFLAGS: `--sysroot=${toolchain("rust-core").path}`,
    TMPDIR: folder,
    GOPROXY: `file://${modules}`,
    GOSUMDB: "off",
  };
}

// Go has cgo for the first and purego for the second.
test.each(["amd64", "aarch64"] as const)(
  "programs are built and linked for FreeBSD on %s",
  async (arch) => {
    const words = ["--languages", "c,go,rust", "--stage", arch, "--arch", arch];
    const result = await cli(["conform", "run", ...words], {
      cwd: folder,
      env: environment(),
      host,
      runProgram,
    });
    expect(result).toMatchObject({ status: 0, stderr: "" });
    for (const language of ["c", "go", "rust"]) {
      const program = elfOf(readFileSync(join(folder, arch, `conformance-${language}`)));
      expect(program.arch?.name).toBe(arch);
      expect(program.dynamic?.names("needed")).toContain("libsys.so.7");
      const openat = program.symbols.find(({ name }) => name === "__sys_openat");
      expect(openat).toBeDefined();
    }
  },
  300_000,
);
