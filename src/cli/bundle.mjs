// The last step of the build: puts the modules of the command together, because a process needs
// longer to find and load two hundred small files than most commands take to do their work. What a
// command loads when it runs stays apart.
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");
const { dependencies, engines } = createRequire(import.meta.url)("../../package.json");
const outdir = join(root, "dist/bin");

// The names of the parts have their hashes: those of an earlier build would stay.
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: { libsysgen: join(root, "dist/cli/main.js") },
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: `node${/[\d.]+/.exec(engines.node)?.[0] ?? ""}`,
  // Packages of others stay packages; the table's is ours, and as many small files.
  external: Object.keys(dependencies).filter((name) => name !== "syscalls-table"),
  minifyWhitespace: true,
  logLevel: "warning",
});
