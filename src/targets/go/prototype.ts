import { printType } from "syscalls-table/print";
import type { Call } from "../../model/call.js";

/** The declaration in C, without a semicolon: `ssize_t read(int fd, void *buf, size_t nbyte)`. */
export function prototypeOf(call: Call): string {
  const parameters = call.parameters.map(({ name, type }) => printType(type, name));
  if (call.variadic) parameters.push("...");
  const list = parameters.length === 0 ? "void" : parameters.join(", ");
  return printType(call.returns, `${call.name}(${list})`);
}
