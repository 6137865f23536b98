import type { Command } from "commander";
import type { DataCheckOptions } from "./commands/data-check.js";
import type { Io } from "./io.js";
import { examples, listOption } from "./options.js";
import type { Outcome } from "./outcome.js";

/** The commands about the facts that a table does not carry. */
export function addData(program: Command, io: Io, outcome: Outcome): void {
  const data = program
    .command("data")
    .summary("check what is known beside the table")
    .description("Works on the facts that a table does not carry: types, structures, constants.")
    .helpCommand("help [command]", "print the help of a command");
  data
    .command("check")
    .summary("hold the facts against themselves")
    .description(
      "Holds sizes, offsets and alignments of structures against the types of their members on " +
        "every architecture, constants against the types of their families, and names against what " +
        "they mean; in the bundled data with the overlays over it. The exit status is 1 if there " +
        "are errors.",
    )
    .addOption(listOption("--overlay <files>", "facts that the bundled data lacks, in JSON"))
    .option("--json", "print JSON")
    .addHelpText("after", examples(["libsysgen data check --overlay my-structures.json", ""]))
    .action(async (options: DataCheckOptions) => {
      const { checkData } = await import("./commands/data-check.js");
      outcome.status = checkData(options, io);
    });
}
