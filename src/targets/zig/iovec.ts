import type { TypesView } from "./types.js";

/** What `iovec.zig` shows: the layout of C's struct, if a call of the selection takes it. */
export interface IovecView {
  readonly layout:
    | {
        /** The type, its size and its alignment in bytes, as arguments. */
        readonly size: string;
        readonly offsets: readonly { readonly name: string; readonly offset: string }[];
      }
    | undefined;
  readonly imports: { readonly on: boolean };
}

/** `types.zig` has the struct as it is in C, and this file its two directions. */
export function iovecView({ structures }: TypesView): IovecView {
  const found = structures.find(({ name }) => name === "iovec");
  const layout = found && {
    size: found.size,
    offsets: found.offsets.map(({ name, offset }) => ({ name: name.replace("iov_", ""), offset })),
  };
  return { layout, imports: { on: JSON.stringify(layout ?? "").includes("on(") } };
}
