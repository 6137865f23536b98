import type { Command } from "commander";
import { archNames } from "../model/arch.js";
import type { StubOptions } from "./commands/stub.js";
import type { SymbolsOptions } from "./commands/symbols.js";
import type { Io } from "./io.js";
import { archNamed, examples, listOption } from "./options.js";
import type { Outcome } from "./outcome.js";

/** The commands about compiled libraries. */
export function addBinary(program: Command, io: Io, outcome: Outcome): void {
  addSymbols(program, io, outcome);
  addStub(program, io, outcome);
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

function addStub(program: Command, io: Io, outcome: Outcome): void {
  program
    .command("stub")
    .summary("write a libsys.so.7 to link with")
    .description(
      "Writes a shared library that has every symbol of libsys.so.7 with its version, and no code: " +
        "what a linker needs to make programs for FreeBSD on another system. It takes the place " +
        "of a sysroot's library; no compiler or linker is needed to make it.",
    )
    .requiredOption("-a, --arch <name>", `the architecture, of ${archNames.join(", ")}`, archNamed)
    .requiredOption("-o, --output <file>", "the file to write; its folder must exist")
    .option("-t, --table <file>", "the table to read (default: FreeBSD 15.0's)")
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .addHelpText(
      "after",
      examples(
        ["libsysgen stub --arch aarch64 -o sysroot/usr/lib/libsys.so", ""],
        ["clang --target=aarch64-unknown-freebsd15.0 … -Lsysroot/usr/lib -lsys", ""],
      ),
    )
    .action(async (options: StubOptions) => {
      const { writeStub } = await import("./commands/stub.js");
      outcome.status = await writeStub(options, io);
    });
}
