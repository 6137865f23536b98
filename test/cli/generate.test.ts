import { join } from "node:path";
import { cli } from "../support/cli.js";
import { listing } from "../support/fake-target.js";
import { readFiles, temporaryFolder } from "../support/temporary.js";

const folder = temporaryFolder();

test("generate writes each target into a folder of its own, with a manifest", async () => {
  const result = await cli(["generate", "--only", "read,write"], {
    cwd: folder,
    registry: listing,
  });
  expect(result).toEqual({
    status: 0,
    stdout:
      `fake  ${join("generated", "fake")}: 2 calls on 7 architectures; files: 3 written\n` +
      "left out: 155 entries of syscalls.master that need no binding\n",
    stderr: "",
  });
  expect(readFiles(join(folder, "generated"))).toEqual({
    "fake/.libsysgen-manifest.json": expect.stringContaining('"path": "calls.txt"') as string,
    "fake/calls.txt": "3 read\n4 write\n",
    "fake/command.txt": "libsysgen generate --target fake --only read,write\n",
  });
});
