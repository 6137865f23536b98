import { type Command, Option } from "commander";
import { dialects } from "syscalls-table/dialect";
import type { TableCheckOptions } from "./commands/table-check.js";
import type { TableDiffOptions } from "./commands/table-diff.js";
import type { TableFormatOptions } from "./commands/table-format.js";
import type { ModelOptions } from "./commands/table-show.js";
import type { Io } from "./io.js";
import { examples, listOption } from "./options.js";
import type { Outcome } from "./outcome.js";

const tableArgument = "a table, - for standard input (default: FreeBSD 15.0's)";

/** The commands about tables. */
export function addTable(program: Command, io: Io, outcome: Outcome): void {
  const table = program
    .command("table")
    .summary("check, format, compare and explain tables")
    .description("Works on tables of system calls themselves.")
    .helpCommand("help [command]", "print the help of a command");
  addCheck(table, io, outcome);
  addFormat(table, io, outcome);
  addJson(table, io, outcome);
  addDiff(table, io, outcome);
  addShow(table, io, outcome);
  addCoverage(table, io, outcome);
}

function addCheck(table: Command, io: Io, outcome: Outcome): void {
  table
    .command("check")
    .summary("report everything that is wrong with a table")
    .description(
      "Reports everything that is wrong with a table, with its place and what to do about it. " +
        "The exit status is 1 if there are errors.",
    )
    .argument("[file]", tableArgument)
    .option("--strict", "exit with status 1 for warnings too")
    .addOption(
      new Option("--dialect <name>", "the table's family (default: told by its entries)").choices(
        Object.keys(dialects),
      ),
    )
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `\nDialects:\n${Object.entries(dialects)
        .map(([name, { title }]) => `  ${name.padEnd(12)} ${title}`)
        .join("\n")}\n` +
        examples(
          ["libsysgen table check sys/kern/syscalls.master", ""],
          ["git show HEAD:sys/kern/syscalls.master | libsysgen table check -", ""],
        ),
    )
    .action(async (file: string | undefined, options: TableCheckOptions) => {
      const { checkTable } = await import("./commands/table-check.js");
      outcome.status = await checkTable(file, options, io);
    });
}

function addFormat(table: Command, io: Io, outcome: Outcome): void {
  table
    .command("format")
    .summary("print a table in canonical form")
    .description("Prints a table in canonical form. Comments and all that has a meaning stay.")
    .argument("[file]", tableArgument)
    .option("-w, --write", "change the file instead")
    .addOption(
      new Option("--check", "print a diff of what would change, with exit status 1").conflicts(
        "write",
      ),
    )
    .addHelpText("after", examples(["libsysgen table format --write sys/kern/syscalls.master", ""]))
    .action(async (file: string | undefined, options: TableFormatOptions) => {
      const { formatTable } = await import("./commands/table-format.js");
      outcome.status = await formatTable(file, options, io);
    });
}

function addJson(table: Command, io: Io, outcome: Outcome): void {
  table
    .command("json")
    .summary("print a table as JSON")
    .description(
      "Prints a table as JSON, in the form of table.schema.json of the package syscalls-table. " +
        "All commands read that form too, and the JSON of FreeBSD's own generator.",
    )
    .argument("[file]", tableArgument)
    .addHelpText(
      "after",
      examples(["libsysgen table json | jq -r '.items[] | .body?.prototype?.name // empty'", ""]),
    )
    .action(async (file: string | undefined) => {
      const { printTableJson } = await import("./commands/table-json.js");
      outcome.status = await printTableJson(file, io);
    });
}

function addDiff(table: Command, io: Io, outcome: Outcome): void {
  table
    .command("diff")
    .summary("compare two tables by what programs notice")
    .description(
      "Lists what changed from one table to another: what breaks existing programs, what was " +
        "added, and what nobody notices. The exit status is 12 if something breaks, else 4 if " +
        "something was added, else 0.",
    )
    .argument("<from>", "a table, - for standard input")
    .argument("<to>", "another")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples([
        "git show releng/14.3:sys/kern/syscalls.master | libsysgen table diff - sys/kern/syscalls.master",
        "",
      ]),
    )
    .action(async (from: string, to: string, options: TableDiffOptions) => {
      const { diffTables } = await import("./commands/table-diff.js");
      outcome.status = await diffTables(from, to, options, io);
    });
}

function addShow(table: Command, io: Io, outcome: Outcome): void {
  table
    .command("show")
    .summary("print all that is known about one call")
    .description(
      "Prints the number, the symbols, the error convention, and the types of one call on all " +
        "architectures. The call is named as in the table, by one of its symbols, or by its number.",
    )
    .argument("<call>", "read, __sys_read, _read or 3")
    .option("-t, --table <file>", tableArgument)
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .option("--json", "print JSON")
    .addHelpText("after", examples(["libsysgen table show pdfork", ""]))
    .action(async (call: string, options: ModelOptions) => {
      const { showCall } = await import("./commands/table-show.js");
      outcome.status = await showCall(call, options, io);
    });
}

function addCoverage(table: Command, io: Io, outcome: Outcome): void {
  table
    .command("coverage")
    .summary("list the calls that are bound, and why the other entries are not")
    .description("Lists every entry of a table as bound, or as left out with the reason.")
    .option("-t, --table <file>", tableArgument)
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .option("--json", "print JSON")
    .addHelpText("after", examples(["libsysgen table coverage --json | jq '.bound | length'", ""]))
    .action(async (options: ModelOptions) => {
      const { showCoverage } = await import("./commands/table-coverage.js");
      outcome.status = await showCoverage(options, io);
    });
}
