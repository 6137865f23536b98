import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain, type Program } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

const root = join(__dirname, "../../..");
const folder = temporaryFolder();
/** Outside of the other, whose koffi would be found. */
const alone = temporaryFolder();
const library = join(folder, "libhost.so");

/** The committed package, linked into a project of its own. */
beforeAll(() => {
  const { path, env } = toolchain("zig");
  const source = join(__dirname, "programs/host.c");
  run(
    path,
    ["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", library, source],
    {
      env,
    },
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  mkdirSync(join(folder, "node_modules/@libsysgen"), { recursive: true });
  symlinkSync(join(root, "generated/typescript"), join(folder, "node_modules/@libsysgen/libsys"));
  symlinkSync(join(root, "node_modules/koffi"), join(folder, "node_modules/koffi"));
  cpSync(join(__dirname, "programs/probe.mjs"), join(folder, "probe.mjs"));
}, 120_000);

interface Runtime {
  readonly program: Program | "this Node";
  readonly args: readonly string[];
  readonly ffi: string;
  /** Asked for although the runtime has one of its own. */
  readonly wanted?: string;
}

const runtimes: readonly Runtime[] = [
  { program: "bun", args: [], ffi: "bun:ffi" },
  { program: "deno", args: deno("--allow-ffi"), ffi: "Deno.dlopen" },
  { program: "node", args: ["--no-warnings"], ffi: "node:ffi" },
  { program: "node", args: ["--no-experimental-ffi"], ffi: "koffi" },
  { program: "node", args: ["--no-warnings"], ffi: "koffi", wanted: "koffi" },
  { program: "this Node", args: [], ffi: "koffi" },
];

describe.each(runtimes)("$program with $ffi", ({ program, args, ffi, wanted }) => {
  test("makes calls as their types say", () => {
    const { stdout } = start(program, [
      ...args,
      "probe.mjs",
      library,
      ...(wanted === undefined ? [] : [wanted]),
    ]);
    expect(JSON.parse(stdout)).toEqual({ ...expected, interface: ffi });
  }, 120_000);

  test("says that there is no libsys here", () => {
    expect(thrown(program, args, "{}")).toBe(
      "LibsysLoadError: libsys is a library of FreeBSD, and this is linux; " +
        "openLibsys({ library }) loads another in its place\n",
    );
  });

  test("says what it tried and why that would not do", () => {
    const [line, attempt, ...rest] = thrown(program, args, '{ library: "libnone.so.7" }').split(
      "\n",
    );
    expect(line).toMatch(/^LibsysLoadError: no system calls on linux \w+ through [\w.:]+$/);
    expect(attempt).toMatch(/^ {2}libnone\.so\.7: .*cannot open shared object file/);
    expect(rest).toEqual([""]);
  });

  test("does without a library that has no system calls", () => {
    expect(thrown(program, args, '{ library: "libc.so.6" }')).toMatch(
      /\n {2}libc\.so\.6: .*__sys_getpid/,
    );
  });
});

test("Deno says which permission it wants", () => {
  expect(thrown("deno", deno("--no-prompt"), `{ library: ${JSON.stringify(library)} }`)).toMatch(
    /libhost\.so: Requires ffi access to ".*", run again with the --allow-ffi flag\n$/,
  );
});

test("Node without any interface says how to get one", () => {
  cpSync(join(root, "generated/typescript"), join(alone, "node_modules/@libsysgen/libsys"), {
    recursive: true,
  });
  writeFileSync(join(alone, "package.json"), '{ "type": "module" }\n');
  expect(thrown("this Node", [], "{}", alone)).toBe(
    "LibsysLoadError: this Node has no foreign function interface: " +
      "use Node 26.1 or newer, or install koffi\n" +
      "  node:ffi: not in this version of Node\n" +
      "  koffi: Cannot find module 'koffi'\n",
  );
});

/** What each runtime has to find, down to the last bit: results and errno. */
const expected = {
  number: 3,
  pid: true,
  fd: true,
  write: ["4n", 0],
  "seek far": ["4886718345n", 0],
  "write far": ["2n", 0],
  "seek back": ["3n", 0],
  "read into the middle": ["4n", 0],
  memory: [0, 0, 4, 0, 0, 0, 0, 0],
  "read at the far end": ["2n", 0],
  "memory from the far end": [5, 6],
  "address is a bigint": true,
  "write from an address": ["16n", 0],
  "read to an address": ["2n", 0],
  unmap: [0, 0],
  "unmap of nothing": [-1, 22],
  "failed map": ["18446744073709551615n", 22],
  "address of memory": [true, 0],
  "address 0": ["0n", 0],
  "high address": ["18446744073709551614n", 0],
  "null pointers": [0b1010, 0],
  "unsigned result": [4294967294, 0],
  "negative result": [-5, 0],
  "16-bit result": [0x8001, 0],
  "unsigned argument": [1, 0],
  "the same bits, signed": [1, 0],
  "least 64-bit value": ["-9223372036854775808n", 0],
  "greatest 64-bit value": ["9223372036854775807n", 0],
  "beyond what a number holds": ["9007199254740993n", 0],
  "seven arguments": [3, 0],
  sum: "1099511627781n",
  "bad descriptor": [-1, 9],
  "errno stays": [9, true, 0],
  "null where it faults": ["-1n", 14],
  "error number as the result": [28, 28],
  "none as the result": [0, 0],
  "-1 that is a success": [-1, 0],
  "-1 that is a failure": [-1, 3],
  "wrong errno in 100,000": 0,
  "number for a bigint": [
    "TypeError: read: nbyte must be a bigint, not a value of type number",
    28,
  ],
  "bigint for a number": ["TypeError: close: fd must be a number, not a value of type bigint", 28],
  fraction: ["RangeError: close: fd cannot hold 0.5", 28],
  "too great": ["RangeError: close: fd cannot hold 4294967296", 28],
  "too great for 64 bits": ["RangeError: lseek: offset cannot hold 18446744073709551616", 28],
  "string for memory": [
    "TypeError: read: buf must be a Uint8Array or an address, not a value of type string",
    28,
  ],
  "null where it must not be": [
    "TypeError: read: buf must be a Uint8Array or an address, not null",
    28,
  ],
  "too few arguments": ["TypeError: close takes 1 arguments, not 0", 28],
  "symbol that is not there": [
    expect.stringMatching(/^LibsysLoadError: cannot bind all of .*libhost\.so\n {2}__sys_rmdir: /),
    28,
  ],
  "calls that are not there": ["__sys_rmdir", "__sys_mkdir"],
  only: ["read"],
  "fork is no call": true,
};

/** Flags that keep Deno off the network and have it use the folder's node_modules as it is. */
function deno(...flags: readonly string[]): readonly string[] {
  return ["run", "--quiet", "--no-remote", "--node-modules-dir=manual", ...flags];
}

/** What `openLibsys(options)` throws, as text. */
function thrown(
  program: Runtime["program"],
  args: readonly string[],
  options: string,
  cwd = folder,
): string {
  const script = `
    import { openLibsys } from "@libsysgen/libsys";
    try {
      openLibsys(${options});
    } catch (error) {
      console.log(String(error));
    }`;
  writeFileSync(join(cwd, "thrown.mjs"), script);
  return start(program, [...args, "thrown.mjs"], cwd).stdout;
}

function start(program: Runtime["program"], args: readonly string[], cwd = folder) {
  if (program === "this Node") return run(process.execPath, args, { cwd });
  const { path, env } = toolchain(program);
  return run(path, args, { cwd, env });
}
