import type { Suite } from "../../model/suite/form.js";
import type { FileSet, TargetInput } from "../target.js";

/**
 * The files of one language's conformance program, their paths relative to its own folder. The
 * folder of the language's bindings is `../../LANGUAGE` from there.
 *
 * What the program prints and takes is the same in all languages; `generated/conformance/README.md`
 * describes it.
 */
export type MakeProgram = (input: TargetInput, suite: Suite) => FileSet | Promise<FileSet>;
