import { printType } from "syscalls-table/print";
import type { Call } from "../../../model/call.js";
import { resultSentence } from "../../counted-result.js";
import { documentCall, wrap } from "../../documentation.js";
import type { Entry } from "../entry.js";
import type { DataModule } from "../module.js";
import { table } from "./table.js";

/** What it takes to make each call. */
export function signaturesModule(entries: readonly Entry[]): DataModule {
  const description = "Every call that can be made, in the order of the system call numbers.";
  const members = entries.map(({ call, signature }) => ({
    key: call.name,
    value: {
      ...signature,
      parameters: signature.parameters.map((parameter) => ({ ...parameter })),
    },
    documentation: documentation(call),
  }));
  return { name: "signatures", statements: [table("signatures", description, members)] };
}

function documentation(call: Call): readonly string[] {
  const { summary, heading, errors, notes, parameters } = documentCall(call);
  return [
    ...(summary === undefined ? [] : [...wrap(summary, 75), ""]),
    `\`${prototype(call)}\``,
    "",
    ...wrap([heading, ...resultSentence(call), errors, ...notes].join(" "), 75),
    ...(parameters.length === 0 ? [] : [""]),
    ...parameters.map(({ name, text }) => `- \`${name}\`: ${text}`),
  ];
}

function prototype({ name, returns, parameters }: Call): string {
  const list = parameters.map((parameter) => printType(parameter.type, parameter.name));
  return printType(returns, `${name}(${list.length === 0 ? "void" : list.join(", ")})`);
}
