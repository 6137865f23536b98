import { join } from "node:path";
import { cli } from "../support/cli.js";

const root = join(__dirname, "../..");

test("the committed generated/ is what generate makes", async () => {
  const result = await cli(["generate", "--check"], { cwd: root });
  expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
});
