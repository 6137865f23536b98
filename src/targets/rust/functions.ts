import type { ArchName } from "../../model/arch.js";
import type { Call } from "../../model/call.js";
import type { Model } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { symbolFor, type SymbolChoice } from "../../model/symbols.js";
import { cfgOf } from "./cfg.js";
import { callParagraphs, docComment } from "./doc-comment.js";
import { attribute, foreignFunction } from "./layout.js";
import { rustNames, takenFunctionNames } from "./names.js";
import { rustType } from "./type.js";
import type { TypeNames } from "./type-names.js";

/** One declaration in the block of foreign functions. */
export interface ForeignFunction {
  readonly call: Call;
  /** The Rust identifier. */
  readonly name: string;
  /** Documentation, attributes and signature, without indentation. */
  readonly lines: readonly string[];
}

/** How far the declarations stand to the right in their block. */
export const functionIndent = 4;

/**
 * The declarations of all calls, each named as the chosen kind of symbol is.
 *
 * Where libsys lacks that symbol, the name stays and is bound to the `__sys_` one.
 */
export function foreignFunctions(
  model: Model,
  types: TypeNames,
  archs: readonly ArchName[],
  choice: SymbolChoice,
): readonly ForeignFunction[] {
  const wanted = model.calls.map((call) => symbolPrefixes[choice] + call.name);
  const names = identifiers(wanted, rustNames, takenFunctionNames);
  return model.calls.map((call, index) => {
    const name = names[index] ?? call.name;
    const links = linksOf(call, choice, archs);
    const remarks = remarksOn(wanted[index] ?? name, links, choice, archs);
    return {
      call,
      name,
      lines: [
        ...docComment(callParagraphs(call, remarks), functionIndent),
        ...linkNames(name, links),
        ...signature(model, types, call, name),
      ],
    };
  });
}

/** What stands before the name of the table in the name of a symbol. */
export const symbolPrefixes = {
  sys: "__sys_",
  private: "_",
  public: "",
} as const satisfies Record<SymbolChoice, string>;

/** A symbol and the architectures where a function is bound to it. */
interface Link {
  readonly symbol: string;
  readonly wrapper: boolean;
  readonly archs: readonly ArchName[];
}

function linksOf(call: Call, choice: SymbolChoice, archs: readonly ArchName[]): readonly Link[] {
  const symbols = archs.map((arch) => ({ arch, symbol: symbolFor(call, choice, arch) }));
  return [...new Set(symbols.map(({ symbol }) => symbol))].map((symbol) => ({
    symbol: symbol.name,
    wrapper: symbol.kind === "wrapper",
    archs: symbols.filter((other) => other.symbol === symbol).map(({ arch }) => arch),
  }));
}

function remarksOn(
  wanted: string,
  links: readonly Link[],
  choice: SymbolChoice,
  archs: readonly ArchName[],
): readonly string[] {
  return links.flatMap((link) => {
    if (link.wrapper) return [`\`${link.symbol}\` may answer without entering the kernel.`];
    if (link.symbol === wanted || choice === "sys") return [];
    const everywhere = link.archs.length === archs.length;
    const bound = `Bound to \`${link.symbol}\`${everywhere ? "" : ` on ${link.archs.join(", ")}`}`;
    return [`${bound}: libsys has no \`${wanted}\` ${everywhere ? "of this form" : "there"}.`];
  });
}

/** Attributes for the symbols that are not called what Rust would ask the linker for. */
function linkNames(name: string, links: readonly Link[]): readonly string[] {
  return links
    .filter(({ symbol }) => symbol !== name.replace(/^r#/, ""))
    .flatMap(({ symbol, archs }) => {
      const link = { name: "link_name", value: symbol };
      return links.length === 1
        ? attribute(link)
        : attribute({ name: "cfg_attr", args: [cfgOf(archs), link] });
    });
}

function signature(model: Model, types: TypeNames, call: Call, name: string): readonly string[] {
  const names = identifiers(
    call.parameters.map((parameter) => parameter.name),
    rustNames,
  );
  const parameters = call.parameters.map(({ type }, index) => ({
    name: names[index] ?? "_",
    // The model has no parameter of type `void`.
    type: rustType(model, types, type) ?? "c_void",
  }));
  const result = call.errorConvention === "noreturn" ? "!" : rustType(model, types, call.returns);
  const head = `pub ${call.harmless ? "safe " : ""}fn ${name}`;
  return foreignFunction(head, parameters, call.variadic, result, functionIndent);
}
