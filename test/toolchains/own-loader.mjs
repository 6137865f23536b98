import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { libraryPath, triple } from "./debian.mjs";

/**
 * Programs of a newer Debian than this one, started by the loader that came with them: this system's
 * knows neither their C library nor its own in their company.
 *
 * @param {string} root of unpacked packages
 * @param {Record<string, string>} programs name → path in the root
 * @returns {Record<string, string>} name → a script that takes the program's arguments
 */
export function withOwnLoader(root, programs) {
  const folder = join(root, "with-own-loader");
  mkdirSync(folder, { recursive: true });
  const loader = [loaderOf(root), "--library-path", libraryPath(root)];
  return Object.fromEntries(
    Object.entries(programs).map(([name, path]) => {
      const script = join(folder, name);
      const words = [...loader, "--argv0", path, path].map(quoted).join(" ");
      writeFileSync(script, `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
      return [name, script];
    }),
  );
}

/** @param {string} root */
function loaderOf(root) {
  const libraries = join(root, "usr/lib", triple);
  const loader = readdirSync(libraries).find((name) => /^ld-linux-.*\.so\.\d+$/.test(name));
  if (loader === undefined) throw new Error(`${libraries} holds no loader`);
  return join(libraries, loader);
}

/** @param {string} word */
function quoted(word) {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
