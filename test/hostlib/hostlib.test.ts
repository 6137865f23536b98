import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { hostlib } from "../support/hostlib.js";
import { filesBelow } from "../support/files-below.js";
import { temporaryFolder } from "../support/temporary.js";
import { toolchain } from "../toolchains/index.js";
import { run } from "../toolchains/run.js";

const scratch = temporaryFolder();
const program = join(scratch, "main");

beforeAll(() => {
  const { path, env } = toolchain("zig");
  const { folder } = hostlib();
  const sources = filesBelow(join(__dirname, "test")).map((file) => join(__dirname, "test", file));
  run(
    path,
    [
      ...["cc", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-pthread", "-o", program],
      ...sources.filter((file) => file.endsWith(".c")),
      ...["-L", folder, "-lsys", `-Wl,-rpath,${folder}`],
    ],
    { env },
  );
}, 120_000);

const names = [
  "reads what was written",
  "goes beyond 4 GiB",
  "takes none, one and many pieces",
  "translates open flags",
  "fills in status",
  "handles names",
  "lists a folder",
  "copies descriptors",
  "locks files",
  "answers with error numbers",
  "tells what can be read",
  "tells what can be written",
  "clears and fires once",
  "disables and dispatches",
  "counts expirations",
  "waits no longer than asked",
  "answers with receipts and errors",
  "wakes for another thread",
  "watches files",
  "watches folders",
  "talks over TCP",
  "talks over local sockets",
  "sends datagrams",
  "translates options",
  "refuses what it does not know of sockets",
  "calls handlers with FreeBSD's numbers",
  "gives handlers FreeBSD's structure",
  "interrupts a read",
  "interrupts a kevent",
  "blocks signals",
  "restores actions",
  "maps memory",
  "tells time",
  "knows itself",
  "tells usage and limits",
  "leaves errno after a priority",
  "polls",
  "keeps errors of 64 threads apart",
];

describe("the double of libsys", () => {
  test.each(names)("%s", (name) => {
    run(program, [name], { cwd: mkdtempSync(join(scratch, "test-")) });
  });
});

test("its test program has no test that is not named here, and knows an unknown one", () => {
  expect(run(program, []).stdout.trimEnd().split("\n")).toEqual(names);
  expect(() => run(program, ["flies"])).toThrow("exit status 2");
});
