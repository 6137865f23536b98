import { printType } from "syscalls-table/print";
import type { Call } from "../../model/call.js";
import { identifiers } from "../../model/naming.js";
import { attributesOf } from "./attributes.js";
import { keywords } from "./keywords.js";

/** style(9): lines fit a terminal of 80 columns. */
const WIDTH = 80;
/** style(9): what continues a line is four spaces further in. */
const CONTINUATION = "    ";

/**
 * The type of a stub's function: `typedef ssize_t __sys_read_t(int, void *, size_t);`, with line
 * ends where clang-format wants them.
 */
export function typedefOf(call: Call): string {
  const types = call.parameters.map(({ type }) => printType(type));
  return declare(call, `${call.symbols.sys.name}_t`, types, { before: "typedef ", after: ";" });
}

/** `ssize_t __sys_read(int fd, void *buf, size_t nbyte);` for the symbol of that name. */
export function prototypeOf(call: Call, symbol: string): string {
  return declareNamed(call, symbol, ";");
}

/** The same, with the macros of `libsys.h` that tell what is behind the pointers. */
export function annotatedPrototypeOf(call: Call, symbol: string): string {
  const macros = attributesOf(call);
  if (macros.length === 0) return prototypeOf(call, symbol);
  const lines = declareNamed(call, symbol, "").split("\n");
  const pieces = [lines.pop() ?? "", ...macros.slice(0, -1), `${macros.at(-1) ?? ""};`];
  return [...lines, fill(pieces, " ")].join("\n");
}

function declareNamed(call: Call, symbol: string, end: string): string {
  const names = parameterNames(call);
  const parameters = call.parameters.map(({ type, name }, index) =>
    printType(type, names[index] ?? name),
  );
  return declare(call, symbol, parameters, { before: "", after: `${attribute(call)}${end}` });
}

/**
 * The parameters' names as the headers have them: those of the table, but for the words of C++,
 * which get an underscore behind them.
 */
export function parameterNames(call: Call): readonly string[] {
  return identifiers(
    call.parameters.map(({ name }) => name),
    { keywords, escape: (keyword) => `${keyword}_` },
  );
}

/** The words of <sys/cdefs.h> for functions that do not return once, as others do. */
function attribute({ errorConvention, name }: Call): string {
  if (errorConvention === "noreturn") return " __dead2";
  return returnsTwice.has(name) ? " __returns_twice" : "";
}

/**
 * The calls that can return into a frame that has changed since they were made: a compiler that does
 * not know keeps values where they get lost. It knows `vfork` and the like by their plain names
 * only; <unistd.h> and <ucontext.h> mark the same three.
 */
const returnsTwice: ReadonlySet<string> = new Set(["getcontext", "rfork", "vfork"]);

function declare(
  call: Call,
  name: string,
  parameters: readonly string[],
  { before, after }: { readonly before: string; readonly after: string },
): string {
  const list = call.variadic ? [...parameters, "..."] : parameters;
  // A line end marks where the declaration may be broken; no type has one.
  const breakable = list.length === 0 ? "void" : list.join(",\n");
  const text = `${before}${printType(call.returns, `${name}(\n${breakable})`)}${after}`;
  return fill(text.split("\n"));
}

/**
 * Puts as many pieces as fit on each line.
 *
 * @param first what goes between the first two; between all others it is a space
 */
function fill([head = "", ...pieces]: readonly string[], first = ""): string {
  const lines: string[] = [];
  let line = head;
  let separator = first;
  for (const piece of pieces) {
    if (line.length + separator.length + piece.length > WIDTH) {
      lines.push(line);
      line = `${CONTINUATION}${piece}`;
    } else {
      line += `${separator}${piece}`;
    }
    separator = " ";
  }
  return [...lines, line].join("\n");
}
