import { join } from "node:path";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { buildOnLinux } from "./on-linux.js";

const folder = temporaryFolder();

/**
 * The package for the architecture of this machine runs here, on Linux: Go's linker, the
 * trampolines, the assembly and the way to C are the same, and a library that the test compiles
 * answers in the place of libsys.
 */
describe("arguments, results and errors arrive on the other side", () => {
  test.each([
    { table: "bundled", model: bundledModel(), way: "assembly" },
    { table: "bundled", model: bundledModel(), way: "cgo" },
    { table: "hard-cases", model: hardCases(), way: "assembly" },
    { table: "hard-cases", model: hardCases(), way: "cgo" },
    { table: "hard-cases", model: hardCases(), way: "purego" },
  ] as const)("$table by $way", async ({ table, model, way }) => {
    const place = join(folder, `${table}-${way}`);
    const { calls, start } = await buildOnLinux(place, table, model, way);
    expect(start()).toEqual({ stdout: `${calls} calls\n`, stderr: "" });
  });
});

describe("the library and the program notice", () => {
  test.each([
    {
      what: "two arguments in each other's place",
      text: "uintptr(b), uintptr(c)",
      by: "uintptr(c), uintptr(b)",
      report: "eight: argument 2 is 0x84332283 instead of 0x84332282",
    },
    {
      what: "a wide result that is tested for a narrow -1",
      text: "syscall_syscall6X(libc___sys_gather",
      by: "syscall_syscall6(libc___sys_gather",
      report: "gather: result 3 is not as expected",
    },
    {
      what: "a narrow result that is tested for a wide -1",
      text: "syscall_syscall(libc___sys_default",
      by: "syscall_syscallX(libc___sys_default",
      report: "default: result 2 is not as expected",
    },
    {
      what: "an errno that was not cleared",
      text: "*ErrnoLocation() = 0",
      by: "",
      report: "ambiguous_long: result 3 is not as expected",
    },
  ])("$what", async ({ what, text, by, report }) => {
    const place = join(folder, what.replaceAll(/\W/g, "-"));
    const change = (file: string) => file.replaceAll(text, by);
    const { start } = await buildOnLinux(place, "hard-cases", hardCases(), "assembly", change);
    expect(start().stderr.split("\n")).toContain(report);
  });
});
