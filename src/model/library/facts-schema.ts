import { z } from "zod";
import { libraryArchNames } from "./arch.js";

const archs = z.array(z.enum(libraryArchNames)).min(1);
const version = z.string().regex(/^FBSD(private)?_\d+\.\d+$/);

/** The shape of `data/library.json`. */
export const libraryFactsSchema = z
  .strictObject({
    soname: z.string(),
    old: z
      .record(
        z.string(),
        z.strictObject({
          version,
          number: z.int().min(0),
          missingOn: archs.exactOptional().describe("Where the library does not have it."),
        }),
      )
      .describe(
        "Older forms of calls, kept for programs that were linked with them: weak symbols that are " +
          "no default, over the stub of an old number.",
      ),
    others: z
      .record(
        z.string(),
        z.strictObject({
          version,
          default: z.literal(false).exactOptional(),
          binding: z.literal("weak").exactOptional(),
          bytes: z
            .union([z.int().min(1), z.literal("pointer")])
            .exactOptional()
            .describe("The size of data; absent for functions."),
          only: archs.exactOptional().describe("Where the library has it, if not everywhere."),
          what: z.string().regex(/\.$/).describe("What it is for, in a sentence."),
        }),
      )
      .describe("What the library exports that is no system call."),
  })
  .readonly();
