// What the tests of the package have in common. They run in Bun, Deno and Node, on FreeBSD against the real library, and anywhere
// else against the one that LIBSYS_LIBRARY names; LIBSYS_FFI=koffi takes koffi where the runtime has an interface of its own.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { LibsysError, openLibsys } from "@libsysgen/libsys";
import { koffiFfi } from "@libsysgen/libsys/koffi";

export const options = {
  library: process.env.LIBSYS_LIBRARY,
  ffi: process.env.LIBSYS_FFI === "koffi" ? koffiFfi((await import("koffi")).default) : undefined,
};

export const libsys = openLibsys(options);

/** A folder that goes away with the process. */
export const folder = mkdtempSync(join(tmpdir(), "libsys-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Expects a call to fail as FreeBSD's would. */
export function fails(call, code, errno, syscall) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof LibsysError, String(error));
    const { name, code: given, errno: number, syscall: where } = error;
    assert.deepEqual([name, given, number, where], ["LibsysError", code, errno, syscall]);
    return true;
  });
}
