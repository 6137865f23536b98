import { parse, type ParseResult } from "syscalls-table/parse";
import { isSystemError } from "./failure.js";
import type { TableInput } from "./input.js";
import type { FileSystem } from "./io.js";
import { sha256 } from "./output/manifest.js";
import { builtFile } from "./package-files.js";

/** What the build has read of a table, for exactly the text of that hash. */
interface PrecompiledTable {
  readonly sha256: string;
  readonly result: ParseResult;
}

/** The content of the file that the build writes, as the parser takes longer than most commands. */
export function precompileTable({ bytes, file }: TableInput): string {
  const precompiled: PrecompiledTable = { sha256: sha256(bytes), result: parse(bytes, file) };
  return JSON.stringify(precompiled);
}

/** Where the build writes it; there is none beside the sources. */
export const precompiledTablePath = builtFile("table.json");

/** Reads the bundled table, or takes what the build has read of it. */
export function parseBundled({ bytes, file }: TableInput, files: FileSystem): ParseResult {
  const precompiled = readPrecompiled(files);
  return precompiled?.sha256 === sha256(bytes) ? precompiled.result : parse(bytes, file);
}

function readPrecompiled(files: FileSystem): PrecompiledTable | undefined {
  try {
    // The build writes it by the function above.
    return JSON.parse(files.readFileSync(precompiledTablePath, "utf8")) as PrecompiledTable;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}
