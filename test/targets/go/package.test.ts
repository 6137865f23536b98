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
import { archs } from "../../../src/model/arch.js";
import { plainEnvironment } from "../../support/environment.js";
import { generateInto } from "../../support/generate.js";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { go, goarchs } from "./go.js";
import { movePackageToLinux, type Way } from "./on-linux.js";

const folder = temporaryFolder();
const tests = join(__dirname, "package");

/** A new folder with the package and its own tests. */
async function packageWithTests(name: string): Promise<string> {
  const place = join(folder, name);
  await generateInto(place, "go", "bundled");
  for (const file of readdirSync(tests)) copyFileSync(join(tests, file), join(place, file));
  return place;
}

/** Runs the go command for this machine, where the double stands in for libsys. */
function goHere(place: string, args: readonly string[]): string {
  const { folder: libraries } = hostlib();
  const [goToolchain, zig] = [toolchain("go"), toolchain("zig")];
  const arch = archs.find(({ names }) => names.node === process.arch);
  return run(goToolchain.path, args, {
    cwd: place,
    env: {
      ...goToolchain.env,
      ...zig.env,
      ...{ GOOS: "linux", GOARCH: arch?.names.goarch ?? "", GOFLAGS: "-buildvcs=false" },
      ...{ CGO_ENABLED: "1", CC: `${zig.path} cc`, CGO_LDFLAGS: `-L${libraries}` },
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
