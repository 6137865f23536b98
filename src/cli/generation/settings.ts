import type { ArchName } from "../../model/arch.js";
import type { SymbolChoice } from "../../targets/target.js";

/** What can be said per target and for all of them. What is absent is left to the default. */
export interface TargetSettings {
  readonly out?: string | undefined;
  readonly archs?: readonly ArchName[] | undefined;
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  readonly symbols?: SymbolChoice | undefined;
}

/** What `libsysgen.json` holds; its paths are relative to its own folder. */
export interface Settings extends TargetSettings {
  readonly table?: string | undefined;
  readonly overlays?: readonly string[] | undefined;
  readonly templates?: string | undefined;
  readonly targets?: Readonly<Record<string, TargetSettings | undefined>> | undefined;
}

/** What the command line of `generate` says; its paths are relative to the working directory. */
export interface CommandLineSettings extends TargetSettings {
  readonly table?: string | undefined;
  readonly overlays?: readonly string[] | undefined;
  readonly templates?: string | undefined;
  readonly targets?: readonly string[] | undefined;
}
