import { join } from "node:path";
import { z } from "zod";
import { generateFiles } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo } from "./cargo.js";
import { crateBeside, workspaceOf, writeFiles } from "./crates.js";
import { callsAlone } from "./leaner.js";

const folder = temporaryFolder();
const builds = join(folder, "builds");

describe("the build script", () => {
  const crates = join(folder, "script");

  beforeAll(async () => {
    writeFiles(crates, await generateFiles("rust", callsAlone(hardCases())));
  });

  test.each([
    ["links libsys on FreeBSD", "x86_64-unknown-freebsd", {}, ["sys"]],
    ["links another library on demand", "i686-unknown-freebsd", { LIBSYS_SYS_LIBRARY: "c" }, ["c"]],
    ["links nothing elsewhere", undefined, { LIBSYS_SYS_LIBRARY: "c" }, []],
  ])("%s", (_, target, env, libraries) => {
    const args = target === undefined ? [] : ["--target", target];
    const crate = join(crates, "libsys-sys");
    const { stdout } = cargo(crate, ["check", "--message-format=json", ...args], builds, env);
    const messages = stdout
      .trim()
      .split("\n")
      .map((line) => message.parse(JSON.parse(line)));
    const executed = messages.find(({ reason }) => reason === "build-script-executed");
    expect(executed?.linked_libs).toEqual(libraries);
  });
});

const message = z.object({ reason: z.string(), linked_libs: z.array(z.string()).optional() });

test("the packages hold the sources and nothing else, and build from what they hold", async () => {
  const crates = join(folder, "package");
  const files = await generateFiles("rust", "bundled");
  writeFiles(crates, workspaceOf(files));
  const { stderr } = cargo(crates, ["package", "--workspace", "--allow-dirty"], builds);
  expect(stderr).not.toMatch(/warning/);
  for (const name of ["libsys-sys", "libsys"]) {
    const own = [...files.keys()].filter((path) => path.startsWith(`${name}/`));
    const { stdout } = cargo(crates, ["package", "--list", "--package", name], builds);
    expect(stdout.trim().split("\n").sort()).toEqual(
      ["Cargo.lock", "Cargo.toml.orig", ...own.map((path) => path.slice(name.length + 1))].sort(),
    );
  }
});

test.each(["sys", "private", "public"] as const)(
  "the example of the README compiles, with %s symbols",
  async (symbols) => {
    const crates = join(folder, `example-${symbols}`);
    const files = await generateFiles("rust", callsAlone(bundledModel()), { symbols });
    const readme = files.get("libsys-sys/README.md") ?? "";
    const example = /^```rust\n([^]*?)^```$/m.exec(readme)?.[1] ?? "";
    expect(example).toContain("libsys_sys::");
    const body = `${example}\ncore::hint::black_box(process);\nOk(())`;
    writeFiles(crates, files);
    writeFiles(
      join(crates, "example"),
      crateBeside("example", `pub fn example() -> Result<(), i32> {\n${body}\n}\n`),
    );
    const args = ["check", "--target", "x86_64-unknown-freebsd"];
    expect(cargo(join(crates, "example"), args, builds).stderr).not.toMatch(/warning/);
  },
);
