import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printTable } from "./measure.mjs";
import { measureCommand } from "./whole.mjs";

const program = join(import.meta.dirname, "../dist/bin/libsysgen.js");

/**
 * The commands about libraries, as whole processes: on the stub library, which has the tables of the
 * real one, and on the same in a file of 100 MB; and on the library that LIBSYSGEN_LIBSYS names.
 */
export function libraries() {
  const folder = mkdtempSync(join(tmpdir(), "libsysgen-bench-"));
  const small = join(folder, "libsys.so.7");
  const large = join(folder, "large.so");
  execFileSync(process.execPath, [program, "stub", "--arch", "amd64", "-o", small]);
  execFileSync(process.execPath, [program, "stub", "--arch", "amd64", "-o", large]);
  const file = openSync(large, "a");
  const block = new Uint8Array(1024 * 1024).fill(0x90);
  for (let done = 0; done < 100; done++) writeSync(file, block);
  closeSync(file);
  // The code of a stub library is not looked at; a real library has to be named.
  const real = process.env.LIBSYSGEN_LIBSYS;
  const commands = [
    ["`node -e 0`", [process.execPath, "-e", "0"]],
    ["`conform`, tables alone", [process.execPath, program, "conform", small]],
    ...(real === undefined
      ? []
      : [["`conform`, with code", [process.execPath, program, "conform", real]]]),
    ["`symbols`, 67 KB", [process.execPath, program, "symbols", small]],
    ["`symbols`, 100 MB", [process.execPath, program, "symbols", large]],
    ["`abi diff`", [process.execPath, program, "abi", "diff", small, large]],
    ["`stub`", [process.execPath, program, "stub", "--arch", "amd64", "-o", small]],
  ];
  const rows = commands.map(([title, command]) => [title, ...measureCommand(command)]);
  rmSync(folder, { recursive: true });
  printTable("Libraries, whole processes, as above", ["command", "time", "memory"], rows);
}
