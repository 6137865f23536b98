import { join } from "node:path";
import { archNames } from "../../model/arch.js";
import type { TargetEntry } from "../../targets/index.js";
import { configName } from "../config/find.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { Failure, ioFailure, isSystemError } from "../failure.js";
import type { Io } from "../io.js";

export interface InitOptions {
  readonly force?: true;
}

/** `libsysgen init` */
export function init(options: InitOptions, io: Io, registry: readonly TargetEntry[]): ExitStatus {
  const path = join(io.cwd, configName);
  try {
    io.files.writeFileSync(path, starter(registry), { flag: options.force ? "w" : "wx" });
  } catch (error) {
    if (isSystemError(error, "EEXIST")) {
      throw new Failure(exitStatus.failed, [
        { message: `${configName} is there already`, hint: "--force replaces it" },
      ]);
    }
    throw ioFailure(`write ${configName}`, error);
  }
  io.stdout.write(`${configName} written; next: libsysgen generate\n`);
  return exitStatus.ok;
}

/** Everything that has a good default is a comment. */
function starter(registry: readonly TargetEntry[]): string {
  const languages = registry.filter(({ onlyByName }) => onlyByName !== true);
  const others = registry.filter(({ onlyByName }) => onlyByName === true);
  const targets = languages.map(
    ({ description, name }) => `    // ${description}\n    "${name}": {}`,
  );
  return `{
  "$schema": "./node_modules/libsysgen/schema/libsysgen.schema.json",

  // All paths are relative to this file.

  // The table to read. Without it: the one of FreeBSD 15.0, which libsysgen brings.
  // "table": "sys/kern/syscalls.master",

  // Files of facts about calls that libsysgen does not know, in JSON; see the README.
  // "overlays": ["overlay.json"],

  // Where each language gets its folder.
  "out": "generated",

  // Architectures, of ${archNames.join(", ")}.
  // Without it: all that a language has.
  // "archs": ["amd64", "aarch64"],

  // Calls to bind, and calls to leave out; * stands for any letters. Without these: all calls.
  // "only": ["read", "write", "aio_*"],
  // "except": ["sctp_*"],

  // Which names to bind: "sys" is __sys_read, "private" is _read, "public" is read.
  "symbols": "sys",

  // Templates to use instead of libsysgen's own: TARGET/NAME.hbs in this folder.
  // "templates": "templates",

  // Remove the languages that you do not want. Each may have settings of its own, which come
  // before those above: "go": { "out": "internal/libsys", "archs": ["amd64"] }
  "targets": {
${targets.join(",\n\n")}
${others.map(commented).join("")}  }
}
`;
}

/** What nobody gets who has not asked for it. */
function commented({ description, name }: TargetEntry): string {
  return `\n    // ${description}\n    // "${name}": {}\n`;
}
