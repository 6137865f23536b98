// Makes a package for Linux out of one for FreeBSD, in its folder: Go takes the system from the
// names of files and from the lines of build constraints.
//
//     node move-to-linux.mjs FOLDER cgo|assembly|purego
//
// The assembly is for programs without cgo, and somebody has to make the threads that C runs on.
// With `purego` that is the stand-in that the package's README names. With `assembly` it is cgo all
// the same, which takes no module from elsewhere.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder = "", way = ""] = process.argv.slice(2);

const makesThreads = {
  cgo: undefined,
  assembly: "runtime/cgo",
  purego: "github.com/ebitengine/purego",
}[way];

for (const file of readdirSync(folder)) {
  if (!/\.(go|s)$/.test(file)) continue;
  const text = readFileSync(join(folder, file), "utf8");
  rmSync(join(folder, file));
  writeFileSync(
    join(folder, file.replace("_freebsd_", "_linux_")),
    text.replace(/^\/\/go:build .*/m, constraintOnLinux),
  );
}
if (makesThreads !== undefined) {
  writeFileSync(join(folder, "threads.go"), `package libsys\n\nimport _ "${makesThreads}"\n`);
}

/** @param {string} line */
function constraintOnLinux(line) {
  const onLinux = line.replace(/\bfreebsd\b/, "linux");
  if (way !== "assembly") return onLinux;
  return onLinux.replace(/(!?)cgo\b/, (_, not) => `${not === "" ? "!" : ""}cgo`);
}
