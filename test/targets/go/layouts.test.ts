import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateInto } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { go } from "./go.js";
import { inspect } from "./inspect.js";
import { compareLayouts } from "./layouts.js";

const folder = temporaryFolder();
const place = join(folder, "bundled");

beforeAll(async () => {
  await generateInto(place, "go", "bundled");
});

test("Go puts every member where the model says, on every architecture", () => {
  expect(bundledModel().structures.length).toBeGreaterThan(80);
  expect(compareLayouts(bundledModel(), inspect(place))).toEqual([]);
});

const slips = [
  {
    what: "a field of another width",
    goarch: "amd64",
    text: "\tFflags uint32\n",
    by: "\tFflags uint16\n",
    compiled:
      "unsafe.Sizeof(Kevent_t{}.Fflags) - 4 (constant -2 of type uintptr) overflows uintptr",
    seen: "amd64: Kevent_t fflags has 2 bytes instead of 4",
  },
  {
    what: "two fields in each other's place",
    goarch: "386",
    text: "\tUdata  uintptr\n\tExt    [4]uint64\n",
    by: "\tExt    [4]uint64\n\tUdata  uintptr\n",
    compiled:
      "-(unsafe.Offsetof(Kevent_t{}.Udata) - 20) (constant -32 of type uintptr) overflows uintptr",
    seen: "386: Kevent_t udata is at 52 instead of 20",
  },
  {
    what: "a struct that is too short",
    goarch: "riscv64",
    text: "\tExt    [4]uint64\n",
    by: "\tExt    [3]uint64\n",
    compiled: "unsafe.Sizeof(Kevent_t{}) - 64 (constant -8 of type uintptr) overflows uintptr",
    seen: "riscv64: Kevent_t has 56 bytes instead of 64",
  },
] as const;

describe("the compiler and the comparison notice", () => {
  test.each(slips)("$what", async ({ what, goarch, text, by, compiled, seen }) => {
    const spoilt = join(folder, what.replaceAll(/\W/g, "-"));
    await generateInto(spoilt, "go", "bundled");
    spoil(spoilt, goarch, text, by);
    expect(() => go(["vet", "."], spoilt, goarch)).toThrow(compiled);
    rmSync(join(spoilt, `zlayout_freebsd_${goarch}.go`));
    go(["vet", "."], spoilt, goarch);
    expect(compareLayouts(bundledModel(), inspect(spoilt, [goarch]))).toContain(seen);
  });

  test("a field of another sign, which no size tells", async () => {
    const spoilt = join(folder, "sign");
    await generateInto(spoilt, "go", "bundled");
    spoil(spoilt, "arm", "\tFilter int16\n", "\tFilter uint16\n");
    expect(compareLayouts(bundledModel(), inspect(spoilt, ["arm"]))).toContain(
      "arm: Kevent_t filter is unsigned of 2 instead of signed of 2",
    );
  });
});

/** Replaces a text of a generated file that occurs in it once. */
function spoil(place: string, goarch: string, text: string, by: string): void {
  const file = join(place, `ztypes_freebsd_${goarch}.go`);
  const [before, after, ...others] = readFileSync(file, "utf8").split(text);
  if (before === undefined || after === undefined || others.length > 0) throw new Error(text);
  writeFileSync(file, before + by + after);
}
