import { join } from "node:path";
import { notCallable } from "../../../src/targets/go/reviewed.js";
import { wrapperNames } from "../../../src/targets/go/names.js";
import { generateFiles, generateInto } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { goarchs } from "./go.js";
import { inspect } from "./inspect.js";

const folder = temporaryFolder();
let seen: ReturnType<typeof inspect>;

beforeAll(async () => {
  await generateInto(join(folder, "bundled"), "go", "bundled");
  seen = inspect(join(folder, "bundled"));
});

/** One of each thing that the safe form has. */
const signatures = {
  Getpid: "func() int32",
  Close: "func(fd int) error",
  Pread: "func(fd int, buf []byte, offset int64) (n int, err error)",
  Readv: "func(fd int, iovp [][]byte) (n int, err error)",
  Fstat: "func(fd int) (sb Stat_t, err error)",
  Pipe2: "func(flags int32) (fildes [2]int, err error)",
  Rename: "func(from string, to string) error",
  Acct: "func(path *string) error",
  Getcwd: "func(buf []byte) (s string, err error)",
  Getgroups: "func(gidset []uint32) (n int, err error)",
  Utimensat: "func(fd int, path string, times *[2]Timespec, flag int32) error",
  Accept4: "func(s int, name []byte, flags int32) (fd int, anamelen int, err error)",
  Nanosleep: "func(rqtp *Timespec, rmtp *Timespec) error",
  PosixFallocate: "func(fd int, offset int64, length int64) error",
  Getpriority: "func(which int32, who int32) (result int32, err error)",
};

test.each(goarchs)("the signatures of wrappers on %s", (goarch) => {
  const wrappers = seen.get(goarch)?.wrappers ?? {};
  const plain = Object.fromEntries(
    Object.keys(signatures).map((name) => [name, withoutFamilies(wrappers[name] ?? "missing")]),
  );
  expect(plain).toEqual(signatures);
});

/** The names of families are other names of these types. */
function withoutFamilies(signature: string): string {
  return signature.replaceAll(/\b(OpenFlags|AtFlags|SocketFlags|PriorityTarget)\b/g, "int32");
}

describe("every call has a wrapper, or the documentation says why not", () => {
  const { calls } = bundledModel();
  const names = wrapperNames(calls.map(({ name }) => name));
  let wrappers: Readonly<Record<string, unknown>>;
  let documentation: string;

  beforeAll(async () => {
    wrappers = seen.get("amd64")?.wrappers ?? {};
    documentation = (await generateFiles("go", "bundled")).get("doc.go") ?? "";
  });

  /** Calls that have neither, and calls that have both. */
  function unexplained(has: typeof wrappers, said: string): readonly string[] {
    const wrong = calls.filter(({ name }, index) => {
      const goName = names[index] ?? "";
      const isListed = new RegExp(`\\bSys${goName}[,:]`).test(said) || said.includes(`- ${name}: `);
      return (has[goName] !== undefined) === isListed;
    });
    return wrong.map(({ name }) => name);
  }

  test("as the package is", () => {
    expect(unexplained(wrappers, documentation)).toEqual([]);
    for (const name of ["fork", "thr_exit", "_exit", "sigreturn"]) {
      const index = calls.findIndex((call) => call.name === name);
      expect(wrappers[names[index] ?? ""]).toBeUndefined();
    }
    expect(notCallable.has("fork")).toBe(true);
  });

  test("a wrapper that goes missing, a reason that does, and a reason too many are noticed", () => {
    const others = Object.entries(wrappers).filter(([name]) => name !== "Pread");
    expect(unexplained(Object.fromEntries(others), documentation)).toEqual(["pread"]);
    expect(documentation).toContain("SysExit:");
    expect(unexplained(wrappers, documentation.replace("SysExit:", ":"))).toEqual(["_exit"]);
    expect(unexplained(wrappers, `${documentation}//   - SysPread: none.\n`)).toEqual(["pread"]);
  });
});

/** What an example of the README of another wrapper would show: text, not only types. */
test("a wrapper refuses before the call what the kernel would take for something else", async () => {
  const files = await generateFiles("go", "bundled", { only: ["symlinkat"] });
  expect(files.get("files.go")).toContain(`
	path1C, ok := cString(path1)
	if !ok {
		return EINVAL
	}
	path2C, ok := cString(path2)
	if !ok {
		return EINVAL
	}
	_, e1 := SysSymlinkat(path1C, int32(fd), path2C)
	if e1 != 0 {
		return e1
	}
	return nil
}`);
});
