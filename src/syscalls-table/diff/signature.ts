import { abiClass, abiWidth } from "../abi-class.js";
import type { Parameter } from "../ast.js";
import type { NamedCall } from "../call.js";
import type { CType } from "../ctype.js";
import { formatAnnotations } from "../format.js";
import { printType } from "../print/type.js";
import type { Change } from "./change.js";

type SignatureChange = Pick<Change, "class" | "kind" | "message" | "before" | "after">;

/** Whether two calls take and return the same, whatever the names. */
export function sameSignature(a: NamedCall, b: NamedCall): boolean {
  if (a.prototype === undefined || b.prototype === undefined) return a.prototype === b.prototype;
  return compareSignatures(a, b).every((change) => change.class === "cosmetic");
}

export function compareSignatures(before: NamedCall, after: NamedCall): SignatureChange[] {
  const [old, now] = [before.prototype, after.prototype];
  if (old === undefined || now === undefined) return [];
  const returns = compareTypes(old.returns, now.returns, "return-type", "the result");
  const variadic: SignatureChange[] =
    old.variadic === now.variadic
      ? []
      : [
          {
            class: "breaking",
            kind: "variadic",
            message: now.variadic
              ? "takes further arguments now"
              : "takes no further arguments now",
          },
        ];
  if (old.parameters.length !== now.parameters.length) {
    return [...returns, ...variadic, compareCounts(old.parameters, now.parameters)];
  }
  const parameters = old.parameters.flatMap((parameter, index) => {
    const other = now.parameters[index];
    return other === undefined ? [] : compareParameters(parameter, other, index + 1);
  });
  return [...returns, ...variadic, ...parameters];
}

function compareCounts(old: readonly Parameter[], now: readonly Parameter[]): SignatureChange {
  const list = (parameters: readonly Parameter[]): string =>
    `(${parameters.map(({ type, name }) => printType(type, name)).join(", ") || "void"})`;
  const count = (length: number): string => `${length} parameter${length === 1 ? "" : "s"}`;
  return {
    class: "breaking",
    kind: "parameter-count",
    message: `has ${count(now.length)}, had ${old.length}`,
    before: list(old),
    after: list(now),
  };
}

function compareParameters(old: Parameter, now: Parameter, position: number): SignatureChange[] {
  const what = `parameter ${position}, \`${now.name}\`,`;
  const changes = compareTypes(old.type, now.type, "parameter-type", what);
  if (old.name !== now.name) {
    const message = `parameter ${position} is called \`${now.name}\`, was \`${old.name}\``;
    const names = { before: old.name, after: now.name };
    changes.push({ class: "cosmetic", kind: "parameter-name", message, ...names });
  }
  const [before, after] = [formatAnnotations(old), formatAnnotations(now)];
  if (before !== after) {
    const message = `${what} is annotated \`${after}\`, was \`${before}\``;
    changes.push({ class: "cosmetic", kind: "annotation", message, before, after });
  }
  return changes;
}

function compareTypes(
  old: CType,
  now: CType,
  kind: "return-type" | "parameter-type",
  what: string,
): SignatureChange[] {
  const [before, after] = [printType(old), printType(now)];
  if (before === after) return [];
  const texts = { message: `${what} is \`${after}\`, was \`${before}\``, before, after };
  if (sameAbi(old, now, abiClass)) return [{ class: "cosmetic", kind: "type-spelling", ...texts }];
  if (sameAbi(old, now, abiWidth)) return [{ class: "cosmetic", kind: "signedness", ...texts }];
  return [{ class: "breaking", kind, ...texts }];
}

/** Equal in `by` everywhere; behind pointers the same object, or untyped memory on one side. */
function sameAbi(a: CType, b: CType, by: (type: CType) => string): boolean {
  if (by(a) !== by(b)) return false;
  const [to, other] = [pointee(a), pointee(b)];
  if (to === undefined || other === undefined) return true;
  return isUntyped(to) || isUntyped(other) || sameAbi(to, other, by);
}

function pointee(type: CType): CType | undefined {
  if (type.kind === "pointer") return type.to;
  return type.kind === "array" ? type.of : undefined;
}

/** What C programs of all ages use for memory of any kind. */
function isUntyped(type: CType): boolean {
  return type.kind === "void" || (type.kind === "named" && type.name === "char");
}
