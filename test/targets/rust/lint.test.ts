import { join } from "node:path";
import type { FileSet } from "../../../src/targets/target.js";
import { generateFiles } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo } from "./cargo.js";
import { workspaceOf, writeFiles } from "./crates.js";
import { callsAlone, withoutConstants } from "./leaner.js";

const folder = temporaryFolder();
const builds = join(folder, "builds");
const tables = { bundled: bundledModel(), "hard-cases": hardCases() } as const;

describe("clippy, with its pedantic lints, has nothing to say of both crates", () => {
  // The test of the public API hears what rustdoc says.
  test("of the bundled table, with std and with the example", async () => {
    const crates = write("bundled", await generateFiles("rust", "bundled"));
    const args = ["clippy", "--workspace", "--lib", "--examples", "--features", "libsys/std"];
    expect(cargo(crates, args, builds).stderr).not.toMatch(/warning/);
  });

  test("of the hard cases, without std; nor has rustdoc", async () => {
    const files = await generateFiles("rust", withoutConstants(tables["hard-cases"]));
    expect(lint(write("hard-cases", files))).not.toMatch(/warning/);
  });

  const choices = ["private", "public"] as const;

  test.each(choices)("of the bundled table with %s symbols; nor has rustdoc", async (symbols) => {
    const files = await generateFiles("rust", callsAlone(tables.bundled), { symbols });
    expect(lint(write(`bundled-${symbols}`, files))).not.toMatch(/warning/);
  });

  // What clippy likes does not depend on a call's name; what the compiler warns of does.
  test.each(choices)("of the hard cases with %s symbols: the compiler", async (symbols) => {
    const files = await generateFiles("rust", callsAlone(tables["hard-cases"]), { symbols });
    const crates = write(`hard-cases-${symbols}`, files);
    expect(cargo(crates, ["check", "--workspace"], builds).stderr).not.toMatch(/warning/);
  });

  test("and would say something of a name that Rust does not like", async () => {
    const crates = write("strict", await generateFiles("rust", callsAlone(tables["hard-cases"])));
    const args = ["clippy", "--package", "libsys-sys", "--", "-Wnon-camel-case-types"];
    expect(cargo(crates, args, builds).stderr).toContain(
      "type `mode_t` should have an upper camel case name",
    );
  });
});

test.each(["private", "public"] as const)(
  "constants and structures are the same with %s symbols",
  async (symbols) => {
    const files = await generateFiles("rust", "bundled");
    const others = await generateFiles("rust", "bundled", { symbols });
    const changed = [...files].filter(([path, content]) => others.get(path) !== content);
    expect(
      changed.map(([path]) => path).filter((path) => path.startsWith("libsys-sys/src/")),
    ).toEqual(["calls.rs", "lib.rs", "numbers.rs"].map((name) => `libsys-sys/src/${name}`));
  },
);

/** All that clippy and rustdoc say. */
function lint(crates: string): string {
  const commands = [
    ["clippy", "--workspace"],
    ["doc", "--workspace"],
  ];
  return commands.map((args) => cargo(crates, args, builds).stderr).join("");
}

function write(name: string, files: FileSet): string {
  const crates = join(folder, name);
  writeFiles(crates, workspaceOf(files));
  return crates;
}
