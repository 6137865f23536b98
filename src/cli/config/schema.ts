import { z } from "zod";
import { archNames } from "../../model/arch.js";
import type { TargetEntry } from "../../targets/index.js";
import type { Settings } from "../generation/settings.js";

/** The schema of `libsysgen.json`, the descriptions of which editors show. */
export function createConfigSchema(registry: readonly TargetEntry[]): z.ZodType<Settings> {
  const perTarget = z.strictObject(targetSettings).describe("Settings of this language alone.");
  const targets = z
    .strictObject(Object.fromEntries(registry.map(({ name }) => [name, perTarget.optional()])))
    .describe(
      "The languages to generate bindings for, by name. All, if absent; not the conformance programs.",
    );
  return z
    .strictObject({
      $schema: z.string().optional().describe("Where this schema is, for editors."),
      table: path("The table to read. FreeBSD 15.0's, if absent."),
      overlays: z
        .array(z.string().min(1))
        .optional()
        .describe("Files of facts that the bundled data lacks, later ones before earlier ones."),
      templates: path("A folder of templates to use instead of the package's: TARGET/NAME.hbs."),
      ...targetSettings,
      targets: targets.optional(),
    })
    .describe("Configuration of libsysgen. Paths are relative to the folder of this file.");
}

const targetSettings = {
  out: path(
    "The output folder. For all languages: the folder that gets one folder per language " +
      '("generated", if absent). For one language: the very folder.',
  ),
  archs: z
    .array(z.enum(archNames))
    .min(1)
    .optional()
    .describe("The architectures. All that the language has, if absent."),
  only: calls("Bind these calls alone."),
  except: calls("Leave these calls out."),
  symbols: z
    .enum(["sys", "private", "public"])
    .optional()
    .describe('Which names to bind: "sys" is __sys_read, "private" is _read, "public" is read.'),
};

function path(description: string) {
  return z.string().min(1).optional().describe(description);
}

function calls(description: string) {
  return z
    .array(z.string().min(1))
    .optional()
    .describe(`${description} Names of the table; a * stands for any letters.`);
}
