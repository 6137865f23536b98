// Runs in Bun, Deno and Node alike.
import process from "node:process";
import { performance } from "node:perf_hooks";
import { openLibsys } from "@libsysgen/libsys";
import { koffiFfi } from "@libsysgen/libsys/koffi";

const [library, wanted] = process.argv.slice(2);
const ffi = wanted === "koffi" ? koffiFfi((await import("koffi")).default) : undefined;
const { calls, sys } = openLibsys({ library, ffi });

const buffer = new Uint8Array(4096);
const length = BigInt(buffer.length);

const measured = {
  "raw getpid": measure(() => calls.getpid()),
  "raw pread": measure(() => calls.pread(3, buffer, length, 0n)),
  "safe getpid": measure(() => sys.getpid()),
  "safe pread": measure(() => sys.pread(3, buffer, 0n)),
};
console.log(JSON.stringify(measured));

/** Nanoseconds of a call in the fastest of all rounds. */
function measure(call) {
  let best = Infinity;
  for (let round = 0; round < 500; round++) {
    const start = performance.now();
    for (let turn = 0; turn < 1000; turn++) call();
    best = Math.min(best, ((performance.now() - start) * 1e6) / 1000);
  }
  return best;
}
