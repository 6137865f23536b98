import { spawn } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { plainEnvironment } from "../../support/environment.js";
import { generateInto } from "../../support/generate.js";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { go, goarchs } from "./go.js";
import { archOfThisMachine, movePackageToLinux, type Way } from "./on-linux.js";

const folder = temporaryFolder();
const tests = join(__dirname, "package");
const modules = join(__dirname, "../../toolchains/go-modules");

/** A new folder with the package and its own tests. */
async function packageWithTests(name: string): Promise<string> {
  const place = join(folder, name);
  await generateInto(place, "go", "bundled");
  for (const file of readdirSync(tests)) copyFileSync(join(tests, file), join(place, file));
  return place;
}

/** Runs the go command for this machine, where the double stands in for libsys. */
function goHere(place: string, args: readonly string[], cgo: "0" | "1" = "1"): string {
  const { folder: libraries } = hostlib();
  const [goToolchain, zig] = [toolchain("go"), toolchain("zig")];
  const goarch = archOfThisMachine().names.goarch ?? "";
  return run(goToolchain.path, args, {
    cwd: place,
    env: {
      ...goToolchain.env,
      ...zig.env,
      ...{ GOOS: "linux", GOARCH: goarch, GOFLAGS: "-buildvcs=false" },
      ...{ CGO_ENABLED: cgo, CC: `${zig.path} cc`, CGO_LDFLAGS: `-L${libraries}` },
      LD_LIBRARY_PATH: libraries,
    },
  }).stdout;
}

describe("the package's own tests pass against the double of libsys", () => {
  test.each([
    { way: "cgo", options: ["-race"] },
    { way: "assembly", options: ["-gcflags=all=-d=checkptr"] },
  ] as const satisfies readonly { way: Way; options: readonly string[] }[])(
    "by $way, with $options",
    async ({ way, options }) => {
      const place = await packageWithTests(way);
      movePackageToLinux(place, way);
      const said = goHere(place, ["test", "-count=1", ...options, "."]);
      expect(said).toMatch(/^ok\s+libsys\s/);
    },
    600_000,
  );
});

describe("without cgo", () => {
  test("the package's own tests pass with purego, as its README says", async () => {
    const place = await packageWithTests("purego");
    movePackageToLinux(place, "purego");
    const readme = readFileSync(join(place, "README.md"), "utf8");
    const version = /purego\) (\d+\.\d+\.\d+) or later/.exec(readme)?.[1] ?? "";
    const option = /CGO_ENABLED=0 go build (-gcflags=\S+)/.exec(readme)?.[1] ?? "";
    goHere(place, ["mod", "edit", "-require", `github.com/ebitengine/purego@v${version}`], "0");
    copyFileSync(join(modules, "go.sum"), join(place, "go.sum"));
    const said = goHere(place, ["test", "-count=1", option, "."], "0");
    expect(said).toMatch(/^ok\s+libsys\s/);
  }, 300_000);

  test("a program that has no threads for C says so at its first call", async () => {
    const place = join(folder, "alone");
    await generateInto(place, "go", "bundled", { only: ["getpid"] });
    movePackageToLinux(place, "cgo");
    mkdirSync(join(place, "program"));
    const program = 'package main\n\nimport "libsys"\n\nfunc main() { libsys.Getpid() }\n';
    writeFileSync(join(place, "program/main.go"), program);
    goHere(place, ["build", "-o", "program.linux", "./program"], "0");
    const env = { LD_LIBRARY_PATH: hostlib().folder };
    expect(() => run(join(place, "program.linux"), [], { env })).toThrow(
      "panic: libsys: calling C takes cgo, a stand-in for it such as purego's",
    );
  });
});

test("the program of the README, in a module of its own, says what happens to a file", async () => {
  const library = await packageWithTests("library");
  const place = join(folder, "program");
  mkdirSync(place);
  const readme = readFileSync(join(library, "README.md"), "utf8");
  writeFileSync(join(place, "main.go"), /```go\n(.*?)```/s.exec(readme)?.[1] ?? "");
  movePackageToLinux(library, "cgo");
  goHere(place, ["mod", "init", "example.org/watch"]);
  const replace = `libsys=${library}`;
  goHere(place, ["mod", "edit", "-require", "libsys@v0.0.0", "-replace", replace]);
  goHere(place, ["vet", "."]);
  goHere(place, ["build", "-o", "watch", "."]);

  const watched = join(place, "file");
  writeFileSync(watched, "");
  const watch = spawn(join(place, "watch"), [watched], {
    env: { ...plainEnvironment(), LD_LIBRARY_PATH: hostlib().folder },
  });
  const lines = createInterface(watch.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);
  // It cannot be seen when it begins to wait, so that it may need more than one change.
  const changing = setInterval(() => {
    appendFileSync(watched, "more");
  }, 100);
  const first = await nextLine().finally(() => {
    clearInterval(changing);
  });
  expect(first).toBe(`${watched} was written`);
  rmSync(watched);
  let line = await nextLine();
  while (line.endsWith("was written")) line = await nextLine();
  expect(line).toBe(`${watched} was deleted`);
  expect(await new Promise((resolve) => watch.once("close", resolve))).toBe(0);
}, 300_000);

describe("the tests are the same for FreeBSD", () => {
  let place: string;

  beforeAll(async () => {
    place = await packageWithTests("freebsd");
  });

  test.each(goarchs)("go vet, freebsd/%s", (goarch) => {
    go(["vet", "./..."], place, goarch);
  });
});
