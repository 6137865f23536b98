import { archOf, type ArchName } from "../../../src/model/arch.js";
import { bind } from "../../../src/targets/go/binding.js";
import { goCalls } from "../../../src/targets/go/call.js";
import { goTypes } from "../../../src/targets/go/types.js";
import { bundledModel } from "../../support/models.js";

const model = bundledModel();
const calls = goCalls(model, goTypes(model));

/** The words that carry the arguments of a call, without the conversions around them. */
function words(name: string, archName: ArchName): string {
  const goCall = calls.find(({ call }) => call.name === name);
  if (goCall === undefined) throw new Error(`no call ${name}`);
  const platform = { arch: archOf(archName), goarch: archOf(archName).names.goarch ?? "" };
  return bind(model, goCall, platform, "sys")
    .words.map((word) => word.replace(/^uintptr\((?:unsafe\.Pointer\((\w+)\)|(.*))\)$/, "$1$2"))
    .join(" ");
}

/**
 * By hand from the prototypes: off_t and id_t are 64 bits wide; arm starts them at an even word
 * (r0, r2 or a multiple of eight on the stack), i386 pushes them wherever they come.
 */
const slots = [
  { name: "read", on: "both", words: "fd buf nbyte" },
  { name: "pread", on: "armv7", words: "fd buf nbyte 0 offset offset>>32" },
  { name: "pread", on: "i386", words: "fd buf nbyte offset offset>>32" },
  { name: "lseek", on: "armv7", words: "fd 0 offset offset>>32 whence" },
  { name: "lseek", on: "i386", words: "fd offset offset>>32 whence" },
  { name: "ftruncate", on: "armv7", words: "fd 0 length length>>32" },
  { name: "ftruncate", on: "i386", words: "fd length length>>32" },
  { name: "truncate", on: "armv7", words: "path 0 length length>>32" },
  { name: "mmap", on: "armv7", words: "addr length prot flags fd 0 pos pos>>32" },
  { name: "mmap", on: "i386", words: "addr length prot flags fd pos pos>>32" },
  {
    name: "posix_fadvise",
    on: "armv7",
    words: "fd 0 offset offset>>32 length length>>32 advice",
  },
  { name: "posix_fadvise", on: "i386", words: "fd offset offset>>32 length length>>32 advice" },
  { name: "sendfile", on: "both", words: "fd s offset offset>>32 nbytes hdtr sbytes flags" },
  { name: "cap_fcntls_limit", on: "both", words: "fd fcntlrights" },
  { name: "procctl", on: "armv7", words: "idtype 0 id id>>32 com data" },
  { name: "procctl", on: "i386", words: "idtype id id>>32 com data" },
  { name: "wait6", on: "armv7", words: "idtype 0 id id>>32 status options wrusage info" },
  { name: "wait6", on: "i386", words: "idtype id id>>32 status options wrusage info" },
  {
    name: "cpuset_getaffinity",
    on: "both",
    words: "level which id id>>32 cpusetsize mask",
  },
] as const satisfies readonly { name: string; on: ArchName | "both"; words: string }[];

test.each(slots)("$name on $on: $words", ({ name, on, words: wanted }) => {
  const machines = on === "both" ? (["armv7", "i386"] as const) : [on];
  for (const machine of machines) expect(words(name, machine)).toBe(wanted);
});

test("a machine of 64 bits passes each argument in one word", () => {
  for (const arch of ["amd64", "aarch64"] as const) {
    expect(words("sendfile", arch)).toBe("fd s offset nbytes hdtr sbytes flags");
  }
});

test("riscv64 extends the sign of 32-bit arguments, of unsigned ones too", () => {
  expect(words("chflags", "amd64")).toBe("path flags");
  expect(words("wait6", "riscv64")).toBe("int32(idtype) id status options wrusage info");
});
