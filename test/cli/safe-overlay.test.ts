import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli } from "../support/cli.js";
import { temporaryFolder } from "../support/temporary.js";

const cwd = temporaryFolder();

const table = `0\tAUE_NULL\tSTD {
\t\tssize_t grab(
\t\t    int fd,
\t\t    _Out_writes_bytes_(len) void *buf,
\t\t    size_t len
\t\t);
\t}
`;

beforeAll(() => {
  put("grab.master", table);
  put("errors.json", { calls: { grab: { errors: "errno" } } });
  put("reviewed.json", {
    calls: {
      grab: {
        errors: "errno",
        safe: { result: { length: "buf", unit: "bytes" }, parameters: { fd: "descriptor" } },
      },
    },
  });
  put("wrong.json", { calls: { grab: { errors: "errno", safe: { result: "lenght" } } } });
});

test("a call that nobody has reviewed fails the build, with its place and what to write", async () => {
  const { status, stderr, stdout } = await generate("errors.json");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("grab.master:2:3: error: the safe form of grab is not reviewed");
  expect(stderr).toContain('"safe": { "result": { "length": "buf", "unit": "bytes" } }');
});

test("an overlay reviews it", async () => {
  expect(await generate("reviewed.json")).toMatchObject({ status: 0, stderr: "" });
  const show = ["table", "show", "grab", "--table", "grab.master", "--overlay", "reviewed.json"];
  expect((await cli(show, { cwd })).stdout).toContain(`Safe form
  takes  fd: descriptor
         buf: bytes, written
  gives  how many bytes of buf were used
  calls  __sys_grab(fd, &buf, bytes of buf)
`);
});

test("an overlay with a word that means nothing is refused", async () => {
  const { status, stderr } = await generate("wrong.json");
  expect(status).not.toBe(0);
  expect(stderr).toContain("wrong.json:1:");
});

function generate(overlay: string): ReturnType<typeof cli> {
  const options = ["--table", "grab.master", "--overlay", overlay, "--target", "zig", "--quiet"];
  return cli(["generate", ...options, "--out", overlay.replace(".json", "")], { cwd });
}

function put(name: string, content: unknown): void {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(join(cwd, name), text);
}
