import type { Command } from "commander";
import type { SymbolsOptions } from "./commands/symbols.js";
import type { Io } from "./io.js";
import { examples } from "./options.js";
import type { Outcome } from "./outcome.js";

/** The commands about compiled libraries. */
export function addBinary(program: Command, io: Io, outcome: Outcome): void {
  addSymbols(program, io, outcome);
}

function addSymbols(program: Command, io: Io, outcome: Outcome): void {
  program
    .command("symbols")
    .summary("list the symbols of a library, with versions and system call numbers")
    .description(
      "Lists the symbols that a compiled library defines: name and version, the number of the " +
        "system call if it is a stub, the size, and the offset in the file. Any ELF file will do, " +
        "of any architecture, and archives of them.",
    )
    .argument("<file>", "libsys.so.7, libc.so.7, libsys.a, …")
    .option("--json", "print JSON")
    .addHelpText("after", examples(["libsysgen symbols /lib/libsys.so.7 | grep '^__sys_read'", ""]))
    .action(async (file: string, options: SymbolsOptions) => {
      const { printSymbols } = await import("./commands/symbols.js");
      outcome.status = await printSymbols(file, options, io);
    });
}
