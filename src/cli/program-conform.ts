import { type Command, Option } from "commander";
import type { ConformOptions } from "./commands/conform.js";
import type { ConformRunOptions } from "./commands/conform-run.js";
import { usageFailure } from "./failure.js";
import type { Io } from "./io.js";
import { archNamed, examples, listOption, wordsOption } from "./options.js";
import type { Outcome } from "./outcome.js";

/** `conform`, which reads libraries, and `conform run`, which runs programs. */
export function addConform(program: Command, io: Io, outcome: Outcome): void {
  const conform = program
    .command("conform")
    .summary("compare a compiled libsys.so.7 with the table")
    .description(
      "Compares a compiled library with the table, symbol by symbol: whether it is there, under " +
        "the right version, and whether its machine code makes the call that the table says and " +
        "reports errors. The library is read, and never run. A folder is taken for the root of a " +
        "system; of a package, base.txz or *.pkg, the library inside is taken; of a release " +
        "before libsys, libc; of libsys.a, every object.\n\n" +
        "The exit status is 12 if programs that are built for the table break with the library, " +
        "else 4 if the two differ, else 0.",
    )
    .enablePositionalOptions()
    .helpCommand("help [command]", "print the help of a command")
    .argument("<path>", "libsys.so.7, a folder, base.txz, or a package")
    .option("-t, --table <file>", "the table to compare with (default: FreeBSD 15.0's)")
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .addOption(
      new Option("--format <name>", "how to print what was found")
        .choices(["text", "tap", "junit", "json", "sarif"])
        .default("text"),
    )
    .option("--baseline <file>", "known differences to accept, a code and a symbol on each line")
    .addHelpText(
      "after",
      examples(
        ["libsysgen conform /lib/libsys.so.7", ""],
        ["libsysgen conform base.txz --format junit > conform.xml", ""],
      ),
    )
    .action(async (path: string, options: ConformOptions) => {
      const { conformLibraries } = await import("./commands/conform.js");
      outcome.status = await conformLibraries(path, options, io);
    });
  addConformRun(conform, io, outcome);
}

function addConformRun(conform: Command, io: Io, outcome: Outcome): void {
  conform
    .command("run")
    .summary("build and run programs that call libsys, in every language")
    .description(
      "Builds a program in each language from the bindings of the table, and runs it on the FreeBSD " +
        "that this is: every symbol is looked up, and calls are made whose outcome is known. " +
        "Nothing is called that acts on the whole machine; a file that a call makes is in an empty " +
        "folder, which is removed.\n\n" +
        "With --stage the programs are built for FreeBSD on this machine or another, and left in " +
        "a folder to copy; no libsys is needed for that. " +
        "The exit status is 1 if anything was not as it should be.",
    )
    .addOption(wordsOption("--languages <names>", "the programs to build", programLanguages))
    .addOption(wordsOption("--groups <names>", "what to run", programGroups))
    .option("--stage <dir>", "build only, and leave the programs and their runner in a new folder")
    .option("-a, --arch <name>", "with --stage: the architecture (default: this one)", archNamed)
    .option("--library <file>", "run with this library in the place of the system's libsys.so.7")
    .option("-t, --table <file>", "the table to generate from (default: FreeBSD 15.0's)")
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .addOption(listOption("--only <calls>", "make these calls; aio_* stands for all such names"))
    .addOption(listOption("--except <calls>", "make none of these calls"))
    .addOption(
      new Option("--format <name>", "how to print what came of it")
        .choices(["text", "tap", "junit", "json"])
        .default("text"),
    )
    .addOption(
      new Option("--timeout <seconds>", "how long each program may run")
        .default(300)
        .argParser(secondsOf),
    )
    .addHelpText(
      "after",
      examples(
        ["libsysgen conform run --languages c,go", ""],
        ["libsysgen conform run --stage to-copy --arch aarch64 --languages c", ""],
        ["CC=clang19 libsysgen conform run --format junit > run.xml", ""],
      ),
    )
    .action(async (options: ConformRunOptions) => {
      const { conformRun } = await import("./commands/conform-run.js");
      outcome.status = await conformRun(options, io);
    });
}

/** The words of `--languages`; the programs themselves are loaded when they are made. */
const programLanguages = ["c", "go", "rust", "zig", "typescript"] as const;

const programGroups = ["symbols", "descriptors", "pointers", "scenarios"] as const;

function secondsOf(value: string): number {
  const seconds = Number(value);
  if (/^\d+$/.test(value) && seconds >= 1 && seconds <= 86_400) return seconds;
  throw usageFailure(`"${value}" is no time for --timeout`, "it takes seconds, from 1 to 86400");
}
