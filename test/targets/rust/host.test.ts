import { cpSync } from "node:fs";
import { join } from "node:path";
import { hostlib } from "../../support/hostlib.js";
import { generateInto } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo } from "./cargo.js";

const folder = temporaryFolder();

test("the package's own tests pass and its example builds, with a double of the library", async () => {
  await generateInto(folder, "rust", "bundled");
  const crate = join(folder, "libsys");
  cpSync(join(__dirname, "package"), join(crate, "tests"), { recursive: true });
  const { folder: library } = hostlib();
  const flags = ["--cfg", "libsys_host", "-L", `native=${library}`];
  const variables = {
    RUSTFLAGS: [...flags, "-C", `link-arg=-Wl,-rpath,${library}`].join(" "),
  };
  const { stdout } = cargo(
    crate,
    ["test", "--features", "std", "--tests", "--examples"],
    join(folder, "builds"),
    variables,
  );
  expect(stdout).toMatch(/^test result: ok\. 8 passed; 0 failed; 0 ignored/m);
});
