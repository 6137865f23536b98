import { Command, CommanderError } from "commander";
import type { TargetEntry } from "../targets/index.js";
import type { GenerateOptions } from "./commands/generate.js";
import { type ExitStatus, exitStatus, exitStatusHelp } from "./exit-status.js";
import { Failure } from "./failure.js";
import type { Io } from "./io.js";
import { archOption, examples, listOption, symbolsOption } from "./options.js";
import { readPackageFile } from "./package-files.js";
import type { Outcome } from "./outcome.js";
import { addBinary } from "./program-binary.js";
import { addData } from "./program-data.js";
import { addTable } from "./program-table.js";

/**
 * Runs the command that the words name.
 *
 * What the words get wrong is thrown as a `Failure`. Help and version are no failures.
 */
export async function runCommandLine(
  argv: readonly string[],
  io: Io,
  registry: readonly TargetEntry[],
): Promise<ExitStatus> {
  const outcome: Outcome = { status: exitStatus.ok };
  try {
    await createProgram(io, registry, outcome).parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has printed the help: because it was asked for, or because there was no command.
    if (error.exitCode === 0) return exitStatus.ok;
    if (error.code === "commander.help") return exitStatus.usage;
    throw new Failure(exitStatus.usage, [findingOf(error)]);
  }
  return outcome.status;
}

/** Commander's message in the form of the other findings: `(Did you mean --check?)` is a hint. */
function findingOf({ message }: CommanderError) {
  const [first = "", ...rest] = message.split("\n");
  const suggestion = /^\((Did .*)\)$/.exec(rest.join(" "))?.[1];
  return {
    message: first.replace(/^error: /, "").replace(/\.$/, ""),
    hint: suggestion?.replace("Did", "did") ?? "add --help to see what there is",
  };
}

/** The commands and their options. What a command does is loaded when it runs. */
function createProgram(io: Io, registry: readonly TargetEntry[], outcome: Outcome): Command {
  const program = new Command("libsysgen")
    .description("Generates libsys bindings from FreeBSD's syscalls.master.")
    .version(packageVersion(io), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", `\n${exitStatusHelp}`)
    .exitOverride()
    // What stands behind a command is for that command: conform and conform run have options alike.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      outputError: () => undefined,
    });
  addGenerate(program, io, registry, outcome);
  addInit(program, io, registry, outcome);
  addTargets(program, io, registry, outcome);
  addTable(program, io, outcome);
  addData(program, io, outcome);
  addBinary(program, io, outcome);
  return program;
}

function packageVersion(io: Io): string {
  const { version } = JSON.parse(readPackageFile("package.json", io.files)) as { version: string };
  return version;
}

function addGenerate(
  program: Command,
  io: Io,
  registry: readonly TargetEntry[],
  outcome: Outcome,
): void {
  program
    .command("generate")
    .summary("write the bindings of some or all languages")
    .description(
      "Writes the bindings of some or all languages, each into a folder of its own, and removes " +
        "what an earlier run wrote there and this one does not.\n\n" +
        "Names are separated by commas, or given by repeating the option. What the command line " +
        "says comes before what libsysgen.json says; that is looked for in the working directory " +
        "and the folders above it, up to the root of the repository.",
    )
    .option(
      "-t, --table <file>",
      "the table to read, - for standard input (default: FreeBSD 15.0's)",
    )
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .addOption(listOption("--target <names>", "the languages (default: all)"))
    .addOption(archOption())
    .addOption(listOption("--only <calls>", "bind these calls; aio_* stands for all such names"))
    .addOption(listOption("--except <calls>", "leave these calls out"))
    .addOption(symbolsOption())
    .option("-o, --out <dir>", "where the languages' folders go (default: generated)")
    .option("--templates <dir>", "templates to use instead of the package's: DIR/TARGET/NAME.hbs")
    .option("--config <file>", "use this configuration")
    .option("--no-config", "use no configuration")
    .option("--check", "write nothing; show what is out of date as a diff, with exit status 1")
    .option("--json", "print the summary as JSON")
    .option("-q, --quiet", "print no summary")
    .addHelpText(
      "after",
      examples(
        ["libsysgen generate", "all languages into ./generated"],
        ["libsysgen generate --target go --arch amd64,aarch64 --out internal/libsys", ""],
        ["libsysgen generate --table sys/kern/syscalls.master --except 'sctp_*'", ""],
        ["libsysgen generate --check | git apply", "see what would change, and make it so"],
      ),
    )
    .action(async (options: GenerateOptions) => {
      const { generate } = await import("./commands/generate.js");
      outcome.status = await generate(options, io, registry);
    });
}

function addInit(
  program: Command,
  io: Io,
  registry: readonly TargetEntry[],
  outcome: Outcome,
): void {
  program
    .command("init")
    .summary("write a libsysgen.json to start from")
    .description("Writes libsysgen.json with a comment at each setting into the working directory.")
    .option("--force", "replace the file if there is one")
    .addHelpText("after", examples(["libsysgen init && libsysgen generate", ""]))
    .action(async (options: { readonly force?: true }) => {
      const { init } = await import("./commands/init.js");
      outcome.status = init(options, io, registry);
    });
}

function addTargets(
  program: Command,
  io: Io,
  registry: readonly TargetEntry[],
  outcome: Outcome,
): void {
  program
    .command("targets")
    .summary("list the languages")
    .description("Lists the languages, what is generated for each, and their architectures.")
    .option("--json", "print JSON")
    .addHelpText("after", examples(["libsysgen targets --json | jq -r '.[].name'", ""]))
    .action(async (options: { readonly json?: true }) => {
      const { listTargets } = await import("./commands/targets.js");
      outcome.status = listTargets(options, io, registry);
    });
}
