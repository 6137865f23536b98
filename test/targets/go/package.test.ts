import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { archs } from "../../../src/model/arch.js";
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

/** Runs `go test` on this machine, where the double stands in for libsys. */
function goTest(place: string, options: readonly string[]): string {
  const { folder: libraries } = hostlib();
  const [goToolchain, zig] = [toolchain("go"), toolchain("zig")];
  const arch = archs.find(({ names }) => names.node === process.arch);
  return run(goToolchain.path, ["test", "-count=1", ...options, "."], {
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
      expect(goTest(place, options)).toMatch(/^ok\s+libsys\s/);
    },
  );
});

describe("they are the same for FreeBSD", () => {
  let place: string;

  beforeAll(async () => {
    place = await packageWithTests("freebsd");
  });

  test.each(goarchs)("go vet, freebsd/%s", (goarch) => {
    go(["vet", "./..."], place, goarch);
  });
});
