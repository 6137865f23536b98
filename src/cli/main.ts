#!/usr/bin/env node
import { processIo } from "./io.js";
import { run } from "./run.js";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // The reader has gone, `head` for one: there is nobody left to tell anything.
    if (error.code === "EPIPE") process.exit(process.exitCode);
    throw error;
  });
}

// Files are written by synchronous calls, so these run before or after the writing, not within.
for (const [signal, number] of [
  ["SIGHUP", 1],
  ["SIGINT", 2],
  ["SIGTERM", 15],
] as const) {
  process.on(signal, () => process.exit(128 + number));
}

process.exitCode = await run(process.argv.slice(2), processIo());
