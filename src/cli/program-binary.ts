import type { Command } from "commander";
import { archNames } from "../model/arch.js";
import type { AbiDiffOptions } from "./commands/abi-diff.js";
import type { StubOptions } from "./commands/stub.js";
import type { SymbolsOptions } from "./commands/symbols.js";
import type { Io } from "./io.js";
import { archNamed, examples, listOption } from "./options.js";
import type { Outcome } from "./outcome.js";
import { addConform } from "./program-conform.js";

/** The commands about compiled libraries. */
export function addBinary(program: Command, io: Io, outcome: Outcome): void {
  addConform(program, io, outcome);
  addSymbols(program, io, outcome);
  addStub(program, io, outcome);
  addAbi(program, io, outcome);
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

function addAbi(program: Command, io: Io, outcome: Outcome): void {
  const abi = program
    .command("abi")
    .summary("compare two libraries by what programs notice")
    .description("Compares libraries with each other.")
    .helpCommand("help [command]", "print the help of a command");
  abi
    .command("diff")
    .summary("list what breaks from one library to another, and what is new")
    .description(
      "Lists what changed from one libsys.so.7 to another: what breaks whom, what is new, and what " +
        "nobody notices. Either may be a table, which then stands for the library that it " +
        "describes. The exit status is 12 if something breaks, else 4 if something is new, else 0.",
    )
    .argument("<from>", "a library, a folder or package with one, or a table")
    .argument("<to>", "another")
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples(
        ["libsysgen abi diff 15.0/base.txz 15.1/base.txz", ""],
        ["libsysgen abi diff sys/kern/syscalls.master /lib/libsys.so.7", ""],
      ),
    )
    .action(async (from: string, to: string, options: AbiDiffOptions) => {
      const { diffLibraries } = await import("./commands/abi-diff.js");
      outcome.status = await diffLibraries(from, to, options, io);
    });
}
