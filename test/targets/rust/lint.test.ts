import { join } from "node:path";
import { z } from "zod";
import { generateInto } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo } from "./cargo.js";
import { crateBeside, writeFiles } from "./crates.js";

const folder = temporaryFolder();
const builds = join(folder, "builds");

describe("clippy, with its pedantic lints, and rustdoc have nothing to say", () => {
  const cases = (["bundled", "hard-cases"] as const).flatMap((table) =>
    (["sys", "private", "public"] as const).map((symbols) => ({ table, symbols })),
  );

  test.each(cases)("$table, $symbols symbols", async ({ table, symbols }) => {
    const name = `${table}-${symbols}`;
    await generateInto(join(folder, name), "rust", table, { symbols });
    const raw = join(folder, name, "libsys-sys");
    expect(cargo(raw, ["clippy", "--all-targets"], builds).stderr).not.toMatch(/warning/);
    expect(cargo(raw, ["doc", "--no-deps"], builds).stderr).not.toMatch(/warning/);
  });

  test.each(["bundled", "hard-cases"] as const)("nor of the safe crate: %s", async (table) => {
    await generateInto(join(folder, table), "rust", table);
    const crate = join(folder, table, "libsys");
    for (const args of [["clippy"], ["clippy", "--all-targets", "--features", "std"], ["doc"]]) {
      expect(cargo(crate, args, builds).stderr).not.toMatch(/warning/);
    }
  });

  test("and would say something of a name that Rust does not like", async () => {
    await generateInto(join(folder, "strict"), "rust", "hard-cases");
    const crate = join(folder, "strict", "libsys-sys");
    const args = ["clippy", "--", "-Wnon-camel-case-types"];
    expect(cargo(crate, args, builds).stderr).toContain(
      "type `mode_t` should have an upper camel case name",
    );
  });
});

describe("the build script", () => {
  test.each([
    ["links libsys on FreeBSD", "x86_64-unknown-freebsd", {}, ["sys"]],
    ["links another library on demand", "i686-unknown-freebsd", { LIBSYS_SYS_LIBRARY: "c" }, ["c"]],
    ["links nothing elsewhere", undefined, { LIBSYS_SYS_LIBRARY: "c" }, []],
  ])("%s", async (_, target, env, libraries) => {
    await generateInto(join(folder, "script"), "rust", "hard-cases");
    const args = target === undefined ? [] : ["--target", target];
    const crate = join(folder, "script", "libsys-sys");
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
  const files = await generateInto(crates, "rust", "bundled");
  const manifest = '[workspace]\nresolver = "3"\nmembers = ["libsys-sys", "libsys"]\n';
  writeFiles(crates, new Map([["Cargo.toml", manifest]]));
  cargo(crates, ["package", "--workspace", "--allow-dirty"], builds);
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
    const files = await generateInto(crates, "rust", "bundled", { symbols });
    const readme = files.get("libsys-sys/README.md") ?? "";
    const example = /^```rust\n([^]*?)^```$/m.exec(readme)?.[1] ?? "";
    expect(example).toContain("libsys_sys::");
    const body = `${example}\ncore::hint::black_box(process);\nOk(())`;
    writeFiles(
      join(crates, "example"),
      crateBeside("example", `pub fn example() -> Result<(), i32> {\n${body}\n}\n`),
    );
    const args = ["check", "--target", "x86_64-unknown-freebsd"];
    expect(cargo(join(crates, "example"), args, builds).stderr).not.toMatch(/warning/);
  },
);
