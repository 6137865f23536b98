import type { Diagnostic } from "../diagnostic.js";
import { flagWords, lookUpFlag } from "../flags.js";
import { format } from "../format.js";
import { parse } from "../parse/table.js";
import type { FromJsonResult, JsonProblem } from "./result.js";
import type { Schema } from "./schema.js";
import { validate } from "./validate.js";

/**
 * What this reader needs of the generator's output. Other properties (`symbol`, `cap`, `args_size`
 * …) follow from these.
 */
interface UpstreamCall {
  readonly num: number;
  readonly name: string;
  readonly audit: string;
  readonly flags: readonly string[];
  readonly rettype?: string;
  readonly args: readonly UpstreamArgument[];
  readonly altname?: string;
  readonly alttag?: string;
}

interface UpstreamArgument {
  readonly type: string;
  readonly name: string;
  readonly annotation?: string;
}

const word: Schema = { type: "string", pattern: "^[A-Za-z0-9_]*$" };
/** A name, with brackets behind it where the parameter is an array. */
const declarator: Schema = { type: "string", pattern: "^[A-Za-z0-9_]+(\\[[A-Za-z0-9_]*\\])*$" };
const line: Schema = { type: "string", pattern: "^[^\\r\\n;{}]*$" };

const callSchema: Schema = {
  type: "object",
  properties: {
    num: { type: "integer", minimum: 0, maximum: 0x7fffffff },
    name: word,
    audit: word,
    flags: { type: "array", minItems: 1, items: { type: "string", pattern: "^[A-Z][A-Z0-9_]*$" } },
    rettype: line,
    args: {
      type: "array",
      items: {
        type: "object",
        properties: { type: line, name: declarator, annotation: line },
        required: ["type", "name"],
      },
    },
    altname: word,
    alttag: word,
  },
  required: ["num", "name", "audit", "flags", "args"],
};

/** Reads the document that FreeBSD's `syscall_json.lua` writes. */
export function readUpstream(document: Readonly<Record<string, unknown>>): FromJsonResult {
  const listed = document["syscalls"];
  const problems = validate(listed, { type: "array", items: callSchema }, "/syscalls");
  if (problems.length > 0) return { table: undefined, problems };
  // The schema above describes the part of the shape that is used, and has just been checked.
  const calls = (listed as readonly UpstreamCall[]).toSorted((a, b) => a.num - b.num);
  const { table, diagnostics } = parse(groupRanges(calls).map(writeEntry).join(""), "");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { table: undefined, problems: errors.map(toProblem) };
  return { table: parse(format(table), "").table, problems: [RETURN_TYPES] };
}

const RETURN_TYPES: JsonProblem = {
  severity: "warning",
  path: "/syscalls",
  message: "the return types are not reliable: this form has `int` where the table says more",
  hint: "take them from the table itself",
};

interface Group {
  readonly call: UpstreamCall;
  lastNumber: number;
}

/** The generator writes each number of a range on its own. */
function groupRanges(calls: readonly UpstreamCall[]): readonly Group[] {
  const groups: Group[] = [];
  for (const call of calls) {
    const before = groups.at(-1);
    if (before !== undefined && call.num === before.lastNumber + 1 && isSame(before.call, call)) {
      before.lastNumber = call.num;
    } else {
      groups.push({ call, lastNumber: call.num });
    }
  }
  return groups;
}

function isSame(a: UpstreamCall, b: UpstreamCall): boolean {
  return a.name === "" && b.name === "" && a.audit === b.audit && orderFlags(a) === orderFlags(b);
}

function writeEntry({ call, lastNumber }: Group): string {
  const numbers = lastNumber === call.num ? `${call.num}` : `${call.num}-${lastNumber}`;
  return `${numbers}\t${call.audit}\t${orderFlags(call)}${writeBody(call)}\n`;
}

/** The generator sorts flags by the alphabet, and adds NOPROTO to every SYSMUX. */
function orderFlags({ flags }: UpstreamCall): string {
  const kept = flags.filter((flag) => flag !== "NOPROTO" || !flags.includes("SYSMUX"));
  return kept.toSorted((a, b) => rank(a) - rank(b)).join("|");
}

/** Tables name the release first, then the kind of entry, then what is added. */
function rank(flag: string): number {
  return lookUpFlag(flag)?.kind === "compat" ? -1 : flagWords().indexOf(flag);
}

function writeBody(call: UpstreamCall): string {
  const { name, altname, alttag, rettype = "int", flags } = call;
  if (name === "") return "";
  const tagged = altname !== undefined && alttag !== undefined;
  const columns = tagged ? ` ${altname} ${alttag} ${rettype}` : "";
  const kinds = flags.map((flag) => lookUpFlag(flag)?.kind);
  const named = kinds.includes("named") || kinds.includes("empty");
  if (named || (tagged && flags.includes("NODEF"))) return `\t${name}${columns}`;
  const parameters = call.args.map(
    ({ annotation = "", type, name: each }) => `${annotation} ${type} ${each}`,
  );
  // The generator drops the ellipsis; multiplexers are the calls that have one.
  if (flags.includes("SYSMUX")) parameters.push("...");
  return ` { ${rettype} ${name}(${parameters.join(", ") || "void"}); }${columns}`;
}

/** The text that was made on the way is no document of the user's, so only its sentence is told. */
function toProblem({ message, hint, excerpt }: Diagnostic): JsonProblem {
  const number = /^[0-9]+/.exec(excerpt)?.[0];
  const where = number === undefined ? "" : ` (number ${number})`;
  const problem = { severity: "error", path: "/syscalls", message: `${message}${where}` } as const;
  return { ...problem, ...(hint !== undefined && { hint }) };
}
