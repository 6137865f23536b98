import { join } from "node:path";
import type { FileSet } from "../../../../src/targets/target.js";
import { generateFiles } from "../../../support/generate.js";
import { bundledModel } from "../../../support/models.js";
import { temporaryFolder } from "../../../support/temporary.js";
import { cargo } from "../cargo.js";
import { writeFiles } from "../crates.js";
import { withoutConstants } from "../leaner.js";

const folder = temporaryFolder();
const declared = "libsys-sys/src/structures.rs";
const proofs = "libsys-sys/src/structures/layout";

// The layouts as they are compile on every architecture: compile.test.ts shows that.
describe("the crate does not compile, and the compiler says why, if", () => {
  const mistakes = [
    {
      mistake: "two members have changed places",
      right: "    pub filter: c_short,\n    pub flags: c_ushort,\n",
      wrong: "    pub flags: c_ushort,\n    pub filter: c_short,\n",
      found: "the offset of kevent.filter",
    },
    {
      mistake: "a member is too narrow, and the next one stays aligned",
      right: "pub ru_nswap: c_long,\n    pub ru_inblock: c_long,",
      wrong: "pub ru_nswap: i32,\n    pub ru_inblock: i32,",
      found: "the size of rusage",
    },
    {
      mistake: "a member is missing at the end",
      right: "    pub tz_dsttime: c_int,\n",
      wrong: "",
      found: "no field `tz_dsttime` on type `structures::timezone`",
    },
    {
      mistake: "only the alignment is another",
      right: "#[repr(C)]\n#[derive(Clone, Copy, Debug)]\n#[non_exhaustive]\npub struct stat {",
      wrong: "#[repr(C, align(16))]\n#[derive(Clone, Copy, Debug)]\npub struct stat {",
      found: "the alignment of stat",
    },
    {
      mistake: "members that share their bytes do not",
      right: "pub union modspecific {",
      wrong: "pub struct modspecific {",
      found: "the size of modspecific",
    },
  ];

  test.each(mistakes)("$mistake: $found", async ({ found, right, wrong }) => {
    const files = await structures();
    const text = files.get(declared) ?? "";
    expect(text.split(right)).toHaveLength(2);
    const changed = new Map([...files, [declared, text.replace(right, wrong)]]);
    const said = complaintsOf(changed, "x86_64-unknown-freebsd");
    expect(said).toContain(found);
  });

  test("the layouts are those of another architecture", async () => {
    const files = await structures();
    const amd64 = files.get(`${proofs}/amd64.rs`) ?? "";
    const changed = new Map([...files, [`${proofs}/i386.rs`, amd64]]);
    expect(complaintsOf(changed, "i686-unknown-freebsd")).toContain("the size of timespec");
  });
});

/** The structures of some calls, and nothing that only takes the compiler's time. */
function structures(): Promise<FileSet> {
  const only = ["fstat", "getrusage", "gettimeofday", "kevent", "modstat"];
  return generateFiles("rust", withoutConstants(bundledModel()), { only });
}

/** What the compiler says of a crate that it must refuse. */
function complaintsOf(files: FileSet, target: string): string {
  writeFiles(folder, files);
  try {
    cargo(join(folder, "libsys-sys"), ["check", "--target", target], join(folder, "builds"));
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  throw new Error("it compiles");
}
