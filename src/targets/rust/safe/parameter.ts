import type { SafeParameter } from "../../../model/safe/form.js";
import type { SafeContext } from "./context.js";

/** The Rust type of a parameter; `lifetime` is the name of the lifetime of what it borrows, if any. */
export function parameterType(
  context: SafeContext,
  parameter: SafeParameter,
  lifetime: string | undefined,
): string {
  const borrow = lifetime === undefined ? "&" : `&${lifetime} `;
  switch (parameter.kind) {
    case "value":
      return context.family(parameter.family)?.name ?? context.value(parameter.type);
    case "descriptor":
      if (parameter.ownership === "consumed") return "OwnedFd";
      return parameter.none === undefined ? "impl AsFd" : "Option<BorrowedFd<'_>>";
    case "string":
      return optional(parameter, `${borrow}CStr`);
    case "bytes":
      return optional(parameter, `${borrow}${mutable(parameter)}[u8]`);
    case "elements": {
      const element = context.object(parameter.element);
      const length = parameter.count === undefined ? "" : `; ${parameter.count}`;
      return optional(parameter, `${borrow}${mutable(parameter)}[${element}${length}]`);
    }
    case "vectors":
      return optional(
        parameter,
        parameter.direction === "in" ? `${borrow}[IoSlice<'_>]` : `${borrow}mut [IoSliceMut<'_>]`,
      );
    case "object":
      return optional(parameter, `${borrow}${mutable(parameter)}${context.object(parameter.type)}`);
    case "address":
      return "*mut c_void";
  }
}

/** What the documentation says about a parameter; undefined where its type says all. */
export function parameterText(parameter: SafeParameter): string | undefined {
  switch (parameter.kind) {
    case "value":
      return undefined;
    case "descriptor":
      if (parameter.ownership === "consumed") return "a descriptor that the call takes away";
      if (parameter.none !== undefined) return "a descriptor, or none";
      return parameter.directory
        ? "a directory that relative paths start from, or [`CWD`](crate::fd::CWD)"
        : "a descriptor, which stays the caller's";
    case "string":
      return parameter.optional ? "may be absent" : undefined;
    case "bytes":
    case "elements":
    case "vectors":
    case "object": {
      const what = { in: "read", out: "written", inout: "read and written" }[parameter.direction];
      return `${what} by the kernel${parameter.optional ? ", may be absent" : ""}`;
    }
    case "address":
      return parameter.optional ? "an address, may be null" : "an address";
  }
}

function optional(parameter: { readonly optional: boolean }, type: string): string {
  return parameter.optional ? `Option<${type}>` : type;
}

function mutable({ direction }: { readonly direction: "in" | "out" | "inout" }): string {
  return direction === "in" ? "" : "mut ";
}
