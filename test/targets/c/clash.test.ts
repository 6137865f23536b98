import { archNames, type ArchName } from "../../../src/model/arch.js";
import type { SymbolChoice } from "../../../src/targets/target.js";
import { generateInto } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { includeAll, systemHeaders } from "./system-headers.js";
import { compile, diagnostics } from "./zig-cc.js";

const ours = '#include "libsys.h"\n#include "syscall.h"\n';
const scratch = temporaryFolder();
const include = {
  sys: temporaryFolder(),
  private: temporaryFolder(),
  public: temporaryFolder(),
} as const satisfies Record<SymbolChoice, string>;

beforeAll(async () => {
  for (const symbols of ["sys", "private", "public"] as const) {
    await generateInto(include[symbols], "c", "bundled", { symbols });
  }
});

describe("libsys.h stands before and behind the system's headers", () => {
  // The plain names are those that could clash, so they meet all architectures.
  test.each<[SymbolChoice, ArchName]>([
    ["sys", "amd64"],
    ["private", "amd64"],
    ...archNames.map((arch): [SymbolChoice, ArchName] => ["public", arch]),
  ])("with the %s symbols on %s", (symbols, arch) => {
    const source = { arch, standard: "gnu17", include: include[symbols], scratch } as const;
    const theirs = includeAll(systemHeaders);
    compile({ ...source, text: ours + theirs });
    compile({ ...source, text: theirs + ours });
  });

  test.each<SymbolChoice>(["sys", "private", "public"])("with the %s symbols in C++", (symbols) => {
    const source = {
      arch: "amd64",
      standard: "c++20",
      include: include[symbols],
      scratch,
    } as const;
    const theirs = includeAll(["unistd.h", "sys/socket.h", "fcntl.h", "signal.h", "aio.h"]);
    compile({ ...source, text: ours + theirs });
    compile({ ...source, text: theirs + ours });
  });
});

test("a clash would be seen", () => {
  const text = `${ours}int chown(const char *, int, int);\n${includeAll(["unistd.h"])}`;
  const source = { arch: "amd64", standard: "gnu17", include: include.sys, scratch, text } as const;
  expect(diagnostics(source)).toContain("conflicting types for 'chown'");
});
