import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { archNames } from "../../../src/model/arch.js";
import { generateInto, type TableName } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { compile } from "./zig-cc.js";

const scratch = temporaryFolder();

describe.each<TableName>(["bundled", "hard-cases"])("the headers of the %s table", (table) => {
  const include = temporaryFolder();

  beforeAll(async () => {
    await generateInto(include, "c", table);
  });

  describe.each(["c99", "c17", "c++11", "c++20"])("compile without a warning as %s", (standard) => {
    const text = '#include "libsys.h"\n#include "syscall.h"\n#include "libsys.h"\n';
    test.each(archNames)("on %s", (arch) => {
      compile({ arch, standard, text, include, scratch });
    });
  });

  test.each(["_libsys.h", "syscall.h"])("%s can be included alone", (header) => {
    // An empty translation unit is an extension.
    const text = `#include "${header}"\nextern int none;\n`;
    compile({ arch: "amd64", standard: "c99", text, include, scratch });
    compile({ arch: "amd64", standard: "c++11", text, include, scratch });
  });
});

test.each([[["syscall"]], [["read"]], [["__syscall", "mmap"]]])(
  "the headers of %j alone compile",
  async (only) => {
    const include = mkdtempSync(join(scratch, "only"));
    await generateInto(include, "c", "bundled", { only });
    const text = '#include "libsys.h"\n#include "syscall.h"\n';
    compile({ arch: "amd64", standard: "c99", text, include, scratch });
    compile({ arch: "amd64", standard: "c++11", text, include, scratch });
  },
);
